"""Footnote marks that OCR read as signs: `ministeriet!.`, `anbefalinger? har` over notes 1 and 2.

Small raised figures come out as `!`, `?`, `*` or a quotation mark. Where as many such signs stand
amid sentences as the page has footnotes, and one at least before a full stop or comma (where no
sentence puts it: `"Kom nu!" sagde hun` is sound), they are their marks.
"""

import re
from collections.abc import Iterator

from ingest.repair.trace import Replacement

RULE = "footnote-mark"
_NOTE = re.compile(r"^(\d{1,2}) (?=[^\W\d_])", re.MULTILINE)
_MARK = re.compile(
    r"""(?<=[^\W\d_])[!?*'’”"°](?:
        (?=[.,;:](?:\s|$))          # `ministeriet!.`
      | (?=\s+[a-zæøåäö])          # `anbefalinger? har`
    )""",
    re.VERBOSE,
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STOPS = ".,;:"
_OPENS = "'’”\"‘“"


def restore_marks(text: str) -> Iterator[Replacement]:
    """The figures of footnotes for the signs that stand in their places, all or none of them."""
    notes = _notes(text)
    if not notes:
        return
    marks = [m for m in _MARK.finditer(text, 0, notes[0][0]) if not _is_quoted(text, m.start())]
    sure = any(text[mark.end()] in _STOPS for mark in marks)
    if len(marks) != len(notes) or not sure or any(sign in text for sign in "¹²³"):
        return
    for mark, (_, number) in zip(marks, notes, strict=True):
        yield Replacement(mark.start(), mark.end(), number.translate(_RAISED), RULE, 0.8)


def _notes(text: str) -> list[tuple[int, str]]:
    """Where the page's footnotes begin and their numbers: the last lines numbered from 1 on."""
    found = [(match.start(), match[1]) for match in _NOTE.finditer(text)]
    firsts = [at for at, (_, number) in enumerate(found) if number == "1"]
    notes = found[firsts[-1] :] if firsts else []
    counted = all(int(number) == at for at, (_, number) in enumerate(notes, 1))
    return notes if counted else []


def _is_quoted(text: str, at: int) -> bool:
    """Whether a quotation mark closes what one opened in the same line."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return text[at] in _OPENS and any(sign in line for sign in _OPENS)
