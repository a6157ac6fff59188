"""Goals of the real documents that Pejl was first written for; their words stay where they are."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.reader import read_document
from nlp.annotate import annotate_document
from nlp.passage import Goal

SHARED = os.environ.get("PEJL_SHARED", "")
pytestmark = pytest.mark.skipif(not SHARED, reason="PEJL_SHARED does not name the shared folder")


def read(name: str) -> tuple[str, tuple[Goal, ...]]:
    [path] = (Path(SHARED) / "seeds").glob(f"{name}*.txt")
    document = read_document(path)
    return document.pages[0].text, annotate_document(document).goals


def taken(text: str, pattern: str, goals: tuple[Goal, ...]) -> list[bool]:
    """Return of each line that PATTERN finds whether a goal begins in it."""
    lines = re.finditer(pattern, text, re.MULTILINE)
    return [any(m.start() <= goal.start < m.end() for goal in goals) for m in lines]


def test_every_stated_aim_of_the_news_is_a_goal() -> None:
    text, goals = read("003")
    aims = taken(text, r"^[ \t]*(?:#|o) ?At .+$", tuple(g for g in goals if g.kind == "goal"))
    assert len(aims) == 8
    assert all(aims)


def test_numbered_aims_of_the_strategy_are_promised() -> None:
    text, goals = read("001")
    aims = taken(text, r"^Tema \d\.[a-z] .+$", goals)
    assert len(aims) == 8
    assert all(aims)


def test_the_lists_of_the_plan_are_read_to_their_end() -> None:
    text, goals = read("004")
    start, end = text.index("\nUppdrag\n"), text.index("Presentation av")
    bullets = taken(text[start:end], r"^- .+$", tuple(_moved(goal, start) for goal in goals))
    assert len(bullets) == 21
    assert sum(bullets) >= 19


def test_the_aims_of_the_agreement_are_goals() -> None:
    text, goals = read("002")
    start = re.search(r"mål vil være:\s", text)
    assert start is not None
    rest = text[start.end() :]
    aims = taken(rest[: rest.index("\n2. ")], r"^\S.+$", _kept(goals, start.end()))
    assert len(aims) >= 6
    assert sum(aims) >= len(aims) - 1


def _kept(goals: tuple[Goal, ...], start: int) -> tuple[Goal, ...]:
    return tuple(_moved(goal, start) for goal in goals if goal.kind == "goal")


def _moved(goal: Goal, start: int) -> Goal:
    """Return GOAL with offsets from START on."""
    return replace(goal, start=goal.start - start, end=goal.end - start)
