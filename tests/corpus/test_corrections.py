"""Corrections of goals: kept apart, laid over what was found, gone with their document."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.corrections import Correction, Corrections, correct_goal, corrected, read_corrected
from corpus.errors import GoalNotFound
from corpus.shelf import FolderShelf
from nlp.passage import AnnotatedDocument, DocumentFacts, DocumentKind, Goal

ID = "ab" * 32
FIRST = Goal(ID, 1, 10, 40, "Parterne vil mindske frafaldet.", "goal", "fastholdelse")
SECOND = Goal(ID, 2, 0, 30, "Kommunen betaler buskort.", "commitment", "økonomi")
FACTS = DocumentFacts("Aftale", DocumentKind.AGREEMENT, "da")
DOCUMENT = AnnotatedDocument(ID, FACTS, (), (), (FIRST, SECOND))


@pytest.fixture
def corrections(tmp_path: Path) -> Corrections:
    return Corrections(tmp_path / "catalog.sqlite")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(FolderShelf(tmp_path / "archive"))
    archive.put_annotated(DOCUMENT)
    return archive


def goals(archive: Archive, corrections: Corrections) -> tuple[Goal, ...]:
    [document] = read_corrected(archive, corrections, [ID])
    return document.goals


def test_what_is_rejected_vanishes_until_it_is_undone(
    archive: Archive, corrections: Corrections
) -> None:
    correct_goal(archive, corrections, (ID, 1, 10), "rejected")
    assert goals(archive, corrections) == (SECOND,)
    assert archive.annotated(ID) == DOCUMENT
    assert corrections.undo(ID, 1, 10)
    assert not corrections.undo(ID, 1, 10)
    assert goals(archive, corrections) == (FIRST, SECOND)


def test_the_last_word_counts(archive: Archive, corrections: Corrections) -> None:
    correct_goal(archive, corrections, (ID, 2, 0), "rejected")
    correct_goal(archive, corrections, (ID, 2, 0), "rethemed", theme="samarbejde")
    [_, changed] = goals(archive, corrections)
    assert (changed.theme, changed.themes, changed.cues) == (
        "samarbejde", (("samarbejde", 1.0),), ("person:rethemed",),
    )  # fmt: skip


@pytest.mark.parametrize(
    "moved",
    [replace(FIRST, start=14, end=44), replace(FIRST, text="Parterne vil mindske frafaldet nu.")],
)
def test_a_correction_follows_its_goal_through_a_rebuild(moved: Goal) -> None:
    said = Correction(ID, 1, 10, FIRST.text, "rejected")
    assert corrected(replace(DOCUMENT, goals=(moved, SECOND)), [said]).goals == (SECOND,)


def test_a_correction_touches_no_other_document_or_page() -> None:
    said = [
        Correction("cd" * 32, 1, 10, FIRST.text, "rejected"),
        Correction(ID, 3, 10, FIRST.text, "rejected"),
    ]
    assert corrected(DOCUMENT, said).goals == DOCUMENT.goals


def test_only_goals_are_corrected(archive: Archive, corrections: Corrections) -> None:
    with pytest.raises(GoalNotFound, match="pejl goals"):
        correct_goal(archive, corrections, (ID, 1, 11), "accepted")
    assert corrections.all() == []


def test_corrections_go_with_their_document(archive: Archive, corrections: Corrections) -> None:
    correct_goal(archive, corrections, (ID, 1, 10), "accepted")
    corrections.forget(ID)
    assert corrections.all() == []
