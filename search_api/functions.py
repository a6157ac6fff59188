"""What a statement is for: the recurring functions of partnership agreements, by turns of phrase.

Two agreements word the same function differently (`Styregruppen mødes`, `Et udvalg holder møde`);
its function shows what their words do not. Danish and Swedish stand together in `functions.toml`.
"""

import re
import tomllib
from importlib.resources import files

from nlp.goals.lexicon.needles import WantedPatterns
from nlp.goals.statement import on_one_line
from nlp.passage import Goal
from search_api.clauses import CLAUSES

_TABLE: dict[str, list[str]] = tomllib.loads(
    (files("search_api") / "functions.toml").read_text(encoding="utf-8")
)
_NAMES = tuple(_TABLE)
FUNCTIONS: tuple[str, ...] = (*_NAMES, *CLAUSES)
"""Every function that `functions_of` may name, those of the standard clauses last."""

_SEARCH = WantedPatterns([re.compile("|".join(phrases)) for phrases in _TABLE.values()])


def functions_of(goal: Goal) -> frozenset[str]:
    """Return the names of the functions of a goal; a standard clause has its own alone."""
    clauses = frozenset(cue for cue in goal.cues if cue.startswith("clause:"))
    if clauses:
        return clauses
    return frozenset(
        _NAMES[number] for number in _SEARCH.found_in(on_one_line(goal.text).casefold())
    )
