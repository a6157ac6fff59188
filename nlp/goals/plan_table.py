"""Action plans laid out as tables: the heading row says which cells are aims, actions, owners.

    Mål | Aktivitet | Ansvarlig | Frist | Måltal

A table may have its labels in the first column instead, go on over a page, or be parted by a line
that names the next theme. Tables of figures and the programme of a day hold no goals.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import zip_longest

from nlp.goals.lexicon.labels import column_role

STATEMENTS = ("aim", "action", "commitment", "decision")
"""Roles of the columns whose cells may be goals."""

_LONGEST_HEADING = 60
_BAR = re.compile(r"[ \t]*\|[ \t]*|\t+")
_RULE = re.compile(r"[\s|:+=-]*\Z")
_CLOCK = re.compile(r"(?:kl\.? ?)?\d{1,2}[.:]\d\d(?![\d./])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTHING = frozenset(("", "-", "–", "—", "n/a", "ingen", "inga", "x", "se ovenfor"))


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: page, offset, text, and what parts it from the row before.

    `between` counts other blocks; `apart` says that an empty line does it.
    """

    page_number: int
    start: int
    text: str
    between: int = 0
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, the place of its row among those read, and its offset into the page."""

    text: str
    row: int
    start: int


@dataclass(frozen=True, slots=True)
class Notes:
    """What the cells beside a statement, or lines such as `Frist: ...`, say of it; "" nothing."""

    owner: str = ""
    deadline: str = ""
    target: str = ""
    baseline: str = ""
    theme: str = ""


_DETAILS = tuple(field.name for field in fields(Notes))


NO_NOTES = Notes()


@dataclass(frozen=True, slots=True)
class Planned:
    """A cell that states something, as what (one of STATEMENTS), and what its row says of it."""

    cell: Cell
    role: str
    notes: Notes


@dataclass(frozen=True, slots=True)
class _Header:
    """The role and the year that each column's heading names, "" where none."""

    roles: tuple[str, ...]
    years: tuple[str, ...]


def planned_cells(rows: Sequence[Row]) -> tuple[Planned, ...]:
    """Return what the tables of a document plan; ROWS are all of its rows, in order."""
    found: list[Planned] = []
    header: _Header | None = None
    for table in _tables(rows):
        own = _read_header(table[0])
        if own is not None:
            header = own
            found += _planned(header, table[1:])
        elif turned := _turned(table):
            header = None
            found += turned
        elif header is not None and _goes_on(header, rows[table[0][0].row], table[0]):
            found += _planned(header, table)  # a line, such as the next theme, parted the table
        else:
            header = None
    return tuple(sorted(found, key=lambda one: (one.cell.row, one.cell.start)))


def _goes_on(header: _Header, row: Row, cells: Sequence[Cell]) -> bool:
    """Whether a row without headings above it belongs to the table that a line of text parted."""
    if row.between != 1 or len(cells) != len(header.roles):
        return False
    return any(cell.text.count(" ") > 1 for _, cell in _stated(header, cells, NO_NOTES))


def _tables(rows: Sequence[Row]) -> Iterator[list[list[Cell]]]:
    """Yield the cells of every stretch of rows that nothing parts."""
    table: list[list[Cell]] = []
    for number, row in enumerate(rows):
        if (row.between or row.apart) and table:
            yield _unframed(table)
            table = []
        if not _RULE.match(row.text):
            table.append(_cells(row, number))
    if table:
        yield _unframed(table)


def _cells(row: Row, number: int) -> list[Cell]:
    cells, at = [], 0
    for bar in (*_BAR.finditer(row.text), None):
        end = bar.start() if bar else len(row.text)
        text = row.text[at:end]
        left = len(text) - len(text.lstrip())
        cells.append(Cell(text.strip(), number, row.start + at + left))
        at = bar.end() if bar else end
    return cells


def _unframed(table: list[list[Cell]]) -> list[list[Cell]]:
    """Return TABLE without the bars at both ends of its rows, if it is drawn with such."""
    first = table[0]
    if len(first) < 4 or first[0].text or first[-1].text:
        return table
    return [cells[1:-1] for cells in table]


def _read_header(cells: Sequence[Cell]) -> _Header | None:
    """Return what a heading row announces, None where it heads no plan."""
    if any(len(cell.text) > _LONGEST_HEADING for cell in cells):
        return None
    roles = [column_role(cell.text) for cell in cells]
    years = [found[0] if (found := _YEAR.search(cell.text)) else "" for cell in cells]
    if _is_level_table(roles, years):
        roles[0] = "aim"
    elif not _heads_plan(set(roles)):
        return None
    return _Header(tuple(roles), tuple(years))


def _heads_plan(roles: set[str]) -> bool:
    """Whether columns state something and say more of it, or state two sorts of things."""
    stated = roles.intersection(STATEMENTS)
    told = roles.intersection(("owner", "deadline", "target"))
    return bool(stated) and (bool(told) or len(stated) > 1 or {"aim", "theme"} <= roles)


def _is_level_table(roles: Sequence[str], years: Sequence[str]) -> bool:
    """Whether rows name a figure and the columns its level now and the one wanted."""
    if roles[0] not in ("", "theme", "target") or "target" not in roles[1:]:
        return False
    if not {"aim", "action"}.isdisjoint(roles):
        return False
    return "baseline" in roles or bool(years[roles.index("target", 1)])


def _turned(table: Sequence[Sequence[Cell]]) -> list[Planned]:
    """Return what a table plans whose labels stand in its first column, "" where it has none."""
    roles = [column_role(cells[0].text) for cells in table]
    told = set(roles) - {""}
    if not told.intersection(STATEMENTS) or not told.intersection(_DETAILS):
        return []
    if any(len(cells) < 2 for cells in table):
        return []
    starts = [at for at, role in enumerate(roles) if role == roles[0]]
    found: list[Planned] = []
    for start, end in zip_longest(starts, starts[1:], fillvalue=len(table)):
        header = _Header(tuple(roles[start:end]), ("",) * (end - start))
        columns = zip_longest(*(cells[1:] for cells in table[start:end]))
        filled = [[cell or Cell("", start, 0) for cell in column] for column in columns]
        found += _planned(header, filled)
    return found


def _planned(header: _Header, records: Sequence[Sequence[Cell]]) -> list[Planned]:
    found: list[Planned] = []
    above = Notes()
    for cells in records:
        notes = _notes(header, cells)
        if _continues(header, cells):
            notes = _filled(notes, above)
        above = notes
        if _CLOCK.match(notes.deadline):
            continue
        stated = _stated(header, cells, notes)
        found += [_with(notes, stated, place) for place in range(len(stated))]
    return found


def _stated(header: _Header, cells: Sequence[Cell], notes: Notes) -> list[tuple[str, Cell]]:
    pairs = zip(header.roles, cells, strict=False)
    return [(role, cell) for role, cell in pairs if role in STATEMENTS and _says(cell, notes)]


def _with(notes: Notes, stated: Sequence[tuple[str, Cell]], place: int) -> Planned:
    """Return a statement with its notes; the figures of a row go with its first statement."""
    role, cell = stated[place]
    return Planned(cell, role, replace(notes, target="", baseline="") if place else notes)


def _notes(header: _Header, cells: Sequence[Cell]) -> Notes:
    """Return what a row's cells say by role; a target's year is its deadline where none stands."""
    said: dict[str, str] = {}
    for role, year, cell in zip(header.roles, header.years, cells, strict=False):
        if role in _DETAILS and not _is_empty(cell):
            said.setdefault(role, cell.text.rstrip("."))
            if role == "target" and "deadline" not in header.roles:
                said["deadline"] = year
    return Notes(**said)


def _filled(notes: Notes, above: Notes) -> Notes:
    """Return NOTES with what ABOVE says of owner, deadline and theme where they say nothing."""
    return replace(
        notes,
        owner=notes.owner or above.owner,
        deadline=notes.deadline or above.deadline,
        theme=notes.theme or above.theme,
    )


def _continues(header: _Header, cells: Sequence[Cell]) -> bool:
    """Whether a row's first statement is that of the row above, which is not repeated."""
    stating = (cell for role, cell in zip(header.roles, cells, strict=False) if role in STATEMENTS)
    first = next(stating, None)
    return first is not None and _is_empty(first)


def _is_empty(cell: Cell) -> bool:
    return cell.text.casefold() in _NOTHING


def _says(cell: Cell, notes: Notes) -> bool:
    """Whether a cell states more than a catchword; beside a figure a catchword is enough."""
    words = sum(any(map(str.isalpha, word)) for word in cell.text.split())
    return words >= 2 or (words == 1 and any(map(str.isdigit, notes.target)))
