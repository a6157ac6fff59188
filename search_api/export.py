"""Goals and comparisons as tables that can be sent on: CSV, Markdown and JSON.

A spreadsheet is made of the same rows in `search_api.spreadsheet`. `Source` tells the document's
name and the address of a goal's page; both come from the door, which knows them.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nlp.passage import Goal
from search_api.compare import Comparison, Match
from search_api.differences import Difference

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a cell (OWASP, CSV injection)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a goal stands: the document's title, and an address that opens the page, or ""."""

    title: str
    link: str = ""


SourceOf = Callable[[Goal], Source]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under column names; `links[row][column]` is an address, or ""."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    links: tuple[tuple[str, ...], ...] = ()


_GOAL_COLUMNS = (
    "document", "page", "kind", "theme", "statement", "owner", "deadline", "deadline date",
    "target", "strength", "confidence",
)  # fmt: skip
_PAIR_COLUMNS = (
    "similarity", "theme", "a", "document a", "page a", "b", "document b", "page b", "differences",
)  # fmt: skip


def goal_table(goals: Iterable[Goal], source_of: SourceOf, *, title: str = "Goals") -> Table:
    """Return one row a goal, the statement linked to its page."""
    goals = tuple(goals)
    sources = [source_of(goal) for goal in goals]
    rows = tuple(_goal_row(goal, one) for goal, one in zip(goals, sources, strict=True))
    links = tuple(_goal_links(one) for one in sources)
    return Table(title, _GOAL_COLUMNS, rows, links)


def _goal_row(goal: Goal, source: Source) -> tuple[str, ...]:
    return (
        source.title,
        str(goal.page_number),
        goal.kind,
        goal.theme,
        _flat(goal.text),
        goal.owner or "",
        goal.deadline or "",
        goal.deadline_date,
        goal.target.text if goal.target else "",
        goal.strength,
        f"{goal.confidence:.2f}",
    )


def _goal_links(source: Source) -> tuple[str, ...]:
    return tuple(source.link if name == "statement" else "" for name in _GOAL_COLUMNS)


def comparison_table(comparison: Comparison, source_of: SourceOf) -> Table:
    """Return pairs first, then what only A has, then what only B has.

    What answers to a statement that has its pair elsewhere says so in its last column.
    """
    found = [_pair_row(match, source_of) for match in comparison.matches]
    for goals, first in ((comparison.only_a, True), (comparison.only_b, False)):
        for goal in goals:
            note = _see_also(comparison.see_also(goal), source_of)
            found.append(_single_row(goal, source_of, first=first, note=note))
    rows, links = tuple(row for row, _ in found), tuple(link for _, link in found)
    return Table("Comparison", _PAIR_COLUMNS, rows, links)


Linked = tuple[tuple[str, ...], tuple[str, ...]]


def _pair_row(match: Match, source_of: SourceOf) -> Linked:
    (texts_a, links_a), (texts_b, links_b) = (_said(one, source_of) for one in (match.a, match.b))
    differences = "; ".join(_in_words(one) for one in match.differences)
    row = (f"{match.similarity:.2f}", match.a.theme, *texts_a, *texts_b, differences)
    return row, ("", "", *links_a, *links_b, "")


def _see_also(goal: Goal | None, source_of: SourceOf) -> str:
    if goal is None:
        return ""
    return f"see also: {source_of(goal).title}, p. {goal.page_number}: {_flat(goal.text)}"


def _in_words(one: Difference) -> str:
    further = f" ({one.further} goes further)" if one.further else ""
    return f"{one.aspect}: {one.a or '–'} / {one.b or '–'}{further}"


def _single_row(goal: Goal, source_of: SourceOf, *, first: bool, note: str) -> Linked:
    (said, links), nothing = _said(goal, source_of), ("", "", "")
    texts = (*said, *nothing) if first else (*nothing, *said)
    leads = (*links, *nothing) if first else (*nothing, *links)
    return ("", goal.theme, *texts, note), ("", "", *leads, "")


def _said(goal: Goal, source_of: SourceOf) -> Linked:
    source = source_of(goal)
    return (_flat(goal.text), source.title, str(goal.page_number)), (source.link, "", "")


def to_csv(table: Table) -> str:
    """Return TABLE as comma-separated values (RFC 4180) that no spreadsheet takes for formulas."""
    table = _spelled_out(table)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def to_markdown(table: Table) -> str:
    """Return TABLE as a Markdown table under its title, linked cells as links."""
    lines = [f"## {table.title}", "", _line(table.columns), _line(["---"] * len(table.columns))]
    unlinked = (("",) * len(table.columns),) * len(table.rows)
    for row, links in zip(table.rows, table.links or unlinked, strict=True):
        lines.append(_line(_cell(text, link) for text, link in zip(row, links, strict=True)))
    return "\n".join([*lines, ""])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str, link: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("|", "\\|")
    return (
        f"[{escaped.replace('[', '(').replace(']', ')')}](<{link}>)" if link and text else escaped
    )


def to_json(table: Table) -> str:
    """Return TABLE as a JSON array of objects by column name."""
    table = _spelled_out(table)
    objects = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps(objects, ensure_ascii=False, indent=1)


def _spelled_out(table: Table) -> Table:
    """Return TABLE with a column for every column's links: text alone cannot be clicked."""
    linked = [at for at in range(len(table.columns)) if any(row[at] for row in table.links)]
    rows = tuple(
        (*row, *(links[at] for at in linked))
        for row, links in zip(table.rows, table.links or ((),) * len(table.rows), strict=True)
    )
    return Table(
        table.title, (*table.columns, *(f"{table.columns[at]} link" for at in linked)), rows
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
