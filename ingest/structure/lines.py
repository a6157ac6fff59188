"""What each line of a page looks like by itself and beside its neighbours."""

import re
from dataclasses import dataclass

from ingest.structure import marks

_HEADING_LENGTH = 90
_BARE_HEADING_WORDS = 10
_TERMINAL = (".", ",", ";", ":", "!")
_DATE = re.compile(
    r"\b(?:den|d\.)\s+\d{1,2}[. ]|\d{1,2}\.? [a-zåäö]+ (?:19|20)\d\d"
    r"|\d{4}\s*[-–]\s*\d{4}|\bkl\.\s*\d",
    re.IGNORECASE,
)
_YEAR_END = re.compile(r"\b(?:19|20)\d\d$")
_SENTENCE_STARTS = ("at ", "att ")
_OPEN_ENDS = re.compile(
    r"\b(?:og|och|eller|samt|i|på|af|av|med|mellem|mellan|for|för|til|till|som|der|at|att|om|and|of"
    r"|skal|ska|vil|vill)$|[.?!] I$"
)
_LONGEST_END = len("mellem")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: offsets of its text without margins, indentation, blank lines around it."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool
    before_blank: bool


def split_lines(text: str) -> list[Line]:
    """Return the non-blank lines of a page, in order."""
    found: list[Line] = []
    offset, blank = 0, True
    rows = text.split("\n")
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        stripped = row.strip()
        if stripped:
            indent = len(row) - len(row.lstrip())
            start = offset + indent
            end = start + len(stripped)
            found.append(Line(start, end, stripped, indent, blank, not following.strip()))
        blank = not stripped
        offset += len(row) + 1
    return found


def is_row(line: Line) -> bool:
    """Whether a line is a table's row: cells parted by bars or by several tabs."""
    return " | " in line.text or line.text.count("\t") >= 2 or line.text.startswith("|")


def is_bullet(line: Line) -> bool:
    """Whether a line begins with a bullet or a list letter (dashes are judged by their place)."""
    if marks.MARKDOWN.match(line.text):
        return _rest(line, marks.MARKDOWN).lower().startswith(_SENTENCE_STARTS)
    return bool(marks.BULLET.match(line.text) or marks.LETTERED.match(line.text))


def is_clause(line: Line) -> bool:
    """Whether a line begins with a clause number or a paragraph number (`3.1`, `Stk. 2`)."""
    return bool(marks.CLAUSE.match(line.text))


def is_marked_heading(line: Line) -> bool:
    """Whether a numbered or worded mark, and the shape of the rest, make the line a heading."""
    if len(line.text) > _HEADING_LENGTH or is_bullet(line):
        return False
    if marks.MARKDOWN.match(line.text):
        return True
    if marks.WORDED.match(line.text):
        return not line.text.endswith((".", ",", ";")) or bool(marks.WORDED.fullmatch(line.text))
    if marks.SECTION.match(line.text):
        return not line.text.endswith((",", ";")) and len(line.text) <= 60
    return _is_numbered_heading(line)


def is_bare_heading(line: Line) -> bool:
    """Whether a line without a mark reads like a heading (where it stands is judged elsewhere)."""
    words = line.text.split()
    if len(line.text) > _HEADING_LENGTH or len(words) > _BARE_HEADING_WORDS:
        return False
    if line.text.endswith(_TERMINAL) or line.text.count(",") > 1 or _DATE.search(line.text):
        return False
    if is_capitals(line):
        return True
    if line.text[-1].isdigit() and not _YEAR_END.search(line.text):
        return False
    return line.text[0].isupper() and ": " not in line.text


def ends_open(line: Line) -> bool:
    """Whether a line stops on a word that needs another (`Vejle Kommune og`)."""
    return bool(_OPEN_ENDS.search(line.text, max(0, len(line.text) - _LONGEST_END)))


def is_capitals(line: Line) -> bool:
    """Whether a line is written in capitals (`ØKONOMI`), one long word at least."""
    letters = list(filter(str.isalpha, line.text))
    return len(letters) >= 4 and all(map(str.isupper, letters))


def _is_numbered_heading(line: Line) -> bool:
    patterns = (marks.CLAUSE, marks.NUMBERED, marks.CAPITAL)
    mark = next((found for pattern in patterns if (found := pattern.match(line.text))), None)
    if not mark:
        return False
    rest = line.text[mark.end() :]
    alone = line.after_blank and line.before_blank and len(rest.split()) <= 4
    return (
        (rest[:1].isupper() or alone)
        and not rest.endswith(_TERMINAL)
        and len(rest.split()) <= _BARE_HEADING_WORDS
        and not _DATE.search(rest)
    )


def _rest(line: Line, mark: re.Pattern[str]) -> str:
    return mark.sub("", line.text, count=1)
