"""Everything that the command line prints: JSON and text on standard output, the rest on error."""

import sys
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from search_api.answers import GoalAnswer


def print_json(value: object) -> None:
    """Print a value as one line of JSON."""
    from corpus.codec import to_json

    print_text(to_json(value).decode() + "\n")


def print_text(text: str) -> None:
    """Print text as it is."""
    sys.stdout.write(text)


def print_error(message: str) -> None:
    """Print a message of what went wrong."""
    sys.stderr.write(f"pejl: {message}\n")


@cache
def console() -> "Console":
    """Return what writes for people on standard output."""
    from rich.console import Console

    return Console(highlight=False, markup=False, soft_wrap=False)


@cache
def notices() -> "Console":
    """Return what writes progress and summaries on standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False)


def goal_text(goal: "GoalAnswer") -> "Text":
    """Return a statement under its lead-in, what was read out of it, and how to refer to it."""
    from rich.text import Text

    text = Text()
    if goal.lead_in:
        text.append(" ".join(goal.lead_in.split()) + " ", style="dim")
    text.append(" ".join(goal.text.split()))
    details = (goal.kind, goal.theme, goal.owner, goal.deadline, goal.target, f"page {goal.page}")
    text.append("\n" + " · ".join(detail for detail in details if detail), style="cyan")
    text.append(f"  [{goal.document_id[:12]} {goal.start}-{goal.end}]", style="dim")
    return text


def print_table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print rows under column names; the last column takes what width is left."""
    from rich.table import Table
    from rich.text import Text

    names = list(columns)
    table = Table(box=None, pad_edge=False)
    for name in names[:-1]:
        table.add_column(name, overflow="fold")
    table.add_column(names[-1], overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)
