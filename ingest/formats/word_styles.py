"""What Word's styles say: headings, titles, tables of contents, numbering, bold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.formats.ooxml import attribute, child, is_on, name_of

_HEADING = re.compile(r"(?:heading|overskrift|rubrik|overskrift\s*niveau)\s*([1-9])")
_TITLE = re.compile(r"title|titel|tittel|rubrik|dokumenttitel")
_CONTENTS = re.compile(r"(?:toc|indholdsfortegnelse|innehåll|innehållsförteckning)\s*[0-9]?")
_MAX_CHAIN = 20
"""Styles based on styles; more than this is a circle."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their id."""

    by_id: dict[str, etree._Element] = field(default_factory=dict)

    def chain(self, style_id: str) -> Iterator[etree._Element]:
        """A style and those it is based on, nearest first."""
        for _ in range(_MAX_CHAIN):
            style = self.by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = attribute(child(style, "basedOn"), "val")

    def heading_level(self, paragraph: etree._Element) -> int | None:
        """A heading's rank from 1, by outline level or by the style's name; None for other text."""
        properties = child(paragraph, "pPr")
        own = _outline_level(properties)
        if own is not None:
            return own
        for style in self.chain(style_of(paragraph)):
            if named := _HEADING.fullmatch(style_name(style)):
                return int(named.group(1))
            level = _outline_level(child(style, "pPr"))
            if level is not None:
                return level
        return None

    def is_title(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph wears the title style."""
        return any(_TITLE.fullmatch(style_name(s)) for s in self.chain(style_of(paragraph)))

    def is_contents(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is a line of the table of contents."""
        return any(_CONTENTS.fullmatch(style_name(s)) for s in self.chain(style_of(paragraph)))

    def is_bold(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's style is bold."""
        for style in self.chain(style_of(paragraph)):
            if (bold := child(style, "rPr", "b")) is not None:
                return is_on(bold)
        return False

    def numbering(self, paragraph: etree._Element) -> tuple[str, str, str]:
        """Number list, level ("" where unsaid), and the style that gave them ("" for its own)."""
        own = child(paragraph, "pPr", "numPr")
        if own is not None:
            return attribute(child(own, "numId"), "val"), attribute(child(own, "ilvl"), "val"), ""
        for style in self.chain(style_of(paragraph)):
            given = child(style, "pPr", "numPr")
            if given is not None:
                level = attribute(child(given, "ilvl"), "val")
                return attribute(child(given, "numId"), "val"), level, attribute(style, "styleId")
        return "", "", ""


def read_styles(root: etree._Element | None) -> Styles:
    """The styles in Word's style part; none where the part is missing."""
    styles = [] if root is None else [one for one in root if name_of(one) == "style"]
    return Styles({attribute(style, "styleId"): style for style in styles})


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style, "" for the default."""
    return attribute(child(paragraph, "pPr", "pStyle"), "val")


def style_name(style: etree._Element) -> str:
    """A style's name, lower case: English in the file whatever Word's language is."""
    return attribute(child(style, "name"), "val").lower()


def _outline_level(properties: etree._Element | None) -> int | None:
    level = attribute(child(properties, "outlineLvl"), "val")
    return int(level) + 1 if level.isdigit() and int(level) < 9 else None
