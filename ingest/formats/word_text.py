"""The text of one Word paragraph as it stands when all changes are accepted."""

from dataclasses import dataclass, field

from lxml import etree

from ingest.formats.ooxml import attribute, child, is_on, name_of

_GONE = frozenset(
    ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "proofErr", "Fallback")
)
_LETTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
_MAX_DEPTH = 60
NOTE = "\0"
"""Stands in a paragraph's text where a foot- or endnote is referred to."""


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph holds: its text, where pages break, its notes, and text boxes beside it.

    `breaks_before` and `breaks_after` tell of a page break before the first letter and after it.
    `notes` are ids of the foot- and endnotes referred to, in order, each a `NOTE` in the text.
    """

    letters: list[str] = field(default_factory=list)
    bold_letters: int = 0
    breaks_before: bool = False
    breaks_after: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, with `NOTE` where a note is referred to."""
        return "".join(self.letters)

    @property
    def is_bold(self) -> bool:
        """Whether every visible letter is bold by its own run."""
        visible = sum(len("".join(part.split())) for part in self.letters if part != NOTE)
        return 0 < visible <= self.bold_letters

    def page_break(self) -> None:
        """Note a page break at this point of the text."""
        if self.text.strip():
            self.breaks_after = True
        else:
            self.breaks_before = True


def read_paragraph(paragraph: etree._Element) -> ParagraphText:
    """Read a `w:p` element."""
    found = ParagraphText()
    properties = child(paragraph, "pPr")
    found.breaks_before = is_on(child(properties, "pageBreakBefore"))
    _walk(paragraph, found, bold=False, depth=0)
    section = child(properties, "sectPr")
    if section is not None and attribute(child(section, "type"), "val") != "continuous":
        found.breaks_after = True
    return found


def _walk(element: etree._Element, found: ParagraphText, *, bold: bool, depth: int) -> None:
    for one in element:
        name = name_of(one)
        if name in _GONE or depth > _MAX_DEPTH:
            continue
        if name == "r":
            properties = child(one, "rPr")
            if not is_on(child(properties, "vanish")):
                _walk(one, found, bold=is_on(child(properties, "b")), depth=depth + 1)
        elif not _leaf(one, name, found, bold=bold):
            _walk(one, found, bold=bold, depth=depth + 1)


def _leaf(element: etree._Element, name: str, found: ParagraphText, *, bold: bool) -> bool:
    """Take in an element that holds no further text of the paragraph; False for all others."""
    if name == "t":
        text = element.text or ""
        found.letters.append(text)
        found.bold_letters += len("".join(text.split())) if bold else 0
    elif name in _LETTERS:
        found.letters.append(_LETTERS[name])
    elif name == "br":
        _line_or_page(element, found)
    elif name == "lastRenderedPageBreak":
        found.page_break()
    elif name in ("footnoteReference", "endnoteReference"):
        found.notes.append((name.removesuffix("Reference"), attribute(element, "id")))
        found.letters.append(NOTE)
    elif name == "txbxContent":
        found.boxes.append(element)
    else:
        return False
    return True


def _line_or_page(element: etree._Element, found: ParagraphText) -> None:
    if attribute(element, "type") == "page":
        found.page_break()
    else:
        found.letters.append("\n")
