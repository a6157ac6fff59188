"""Pairs joined and parted by people: kept in either order, gone with their documents."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.alignments import Alignment, Alignments, GoalPlace
from nlp.passage import Goal

ONE = GoalPlace("ab" * 32, 1, 10, "Parterne vil mindske frafaldet.")
OTHER = GoalPlace("cd" * 32, 2, 0, "Frafaldet skal ned.")
GOAL = Goal(ONE.document_id, 1, 10, 41, ONE.text, "goal", "fastholdelse")


@pytest.fixture
def alignments(tmp_path: Path) -> Alignments:
    return Alignments(tmp_path / "catalog.sqlite")


def test_the_last_word_counts_in_either_order(alignments: Alignments) -> None:
    alignments.put(Alignment(ONE, OTHER, "joined", 1.0))
    alignments.put(Alignment(OTHER, ONE, "parted", 2.0))
    assert alignments.all() == [Alignment(ONE, OTHER, "parted", 2.0)]
    assert alignments.undo(replace(OTHER, text=""), ONE)
    assert not alignments.undo(ONE, OTHER)
    assert alignments.all() == []


def test_what_was_said_goes_with_either_document(alignments: Alignments) -> None:
    alignments.put(Alignment(ONE, OTHER, "joined"))
    alignments.forget("ef" * 32)
    assert len(alignments.all()) == 1
    alignments.forget(OTHER.document_id)
    assert alignments.all() == []


@pytest.mark.parametrize(
    ("goal", "same"),
    [
        (GOAL, True),
        (replace(GOAL, start=14), True),
        (replace(GOAL, text="Parterne vil mindske frafaldet meget."), True),
        (replace(GOAL, start=14, text="Noget andet."), False),
        (replace(GOAL, page_number=2), False),
    ],
)
def test_a_place_is_known_again_by_offset_or_words(goal: Goal, same: bool) -> None:  # noqa: FBT001
    assert ONE.is_of(goal) is same
