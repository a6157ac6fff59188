"""What a statement is for: the recurring functions of partnership agreements, as shares.

Two agreements word the same function differently (`underretter skolen lederen`, `ringer skolens
team`); its function shows what their words do not. A function of `family/name` has kin, which
people often take for the same (`teachers/visits`, `teachers/days`).
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from nlp.goals.share_model import Rows, ShareModel, read_model
from nlp.goals.statement import on_one_line
from nlp.passage import Goal

PATH = Path(__file__).parent / "data" / "functions.npz"
_LEAD_IN_SHARE = 0.3
"""What the line above a bullet counts beside the bullet."""


@cache
def load_model() -> ShareModel:
    """Return the model that ships; its labels are the functions' names."""
    return read_model(PATH)


def function_shares(goals: Sequence[Goal], language: str) -> Rows:
    """Return the shares of every function in every goal, shape (goals, functions).

    Each row sums to 1; LANGUAGE is that of the goals' words.
    """
    model = load_model()
    lead_ins = {text: number for number, text in enumerate(_different(goals))}
    texts = [on_one_line(goal.text) for goal in goals]
    shares = model.shares([*texts, *(on_one_line(text) for text in lead_ins)], language)
    found = shares[: len(goals)]
    under = [row for row, goal in enumerate(goals) if goal.lead_in]
    above = [len(goals) + lead_ins[goals[row].lead_in] for row in under]
    found[under] = (found[under] + _LEAD_IN_SHARE * shares[above]) / (1 + _LEAD_IN_SHARE)
    return found


def _different(goals: Sequence[Goal]) -> Sequence[str]:
    return tuple(dict.fromkeys(goal.lead_in for goal in goals if goal.lead_in))


def family_shares(shares: Rows) -> Rows:
    """Return the shares of the families, summed up from those of their functions."""
    summed: Rows = shares @ _families()
    return summed


@cache
def _families() -> Rows:
    """Return which function is of which family: 1 or 0, shape (functions, families)."""
    of_each = [name.partition("/")[0] for name in load_model().labels]
    families = sorted(set(of_each))
    return np.array([[float(one == family) for family in families] for one in of_each])
