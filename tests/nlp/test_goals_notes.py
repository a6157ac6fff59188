"""Who and when, said beside a statement: once for all, for each, at the end of a bullet."""

from collections.abc import Sequence

import pytest

from ingest.document import BlockKind, Document, Page, Reading
from ingest.structure import infer_blocks
from nlp.goals.find import find_goals
from nlp.goals.notes import section_notes
from nlp.passage import DocumentFacts, DocumentKind

TEXT = BlockKind.PARAGRAPH
ONE = "Skolen holder et kursus for vejledere."
TWO = "Kommunen køber to lifte til øvelokalet."


def notes_of(lines: Sequence[str]) -> list[tuple[str, str]]:
    return [(one.owner, one.deadline) for one in section_notes([(line, TEXT) for line in lines])]


def test_one_note_counts_for_all_of_a_section() -> None:
    assert notes_of([ONE, TWO, "Ansvarlig: rektor"]) == [("rektor", "")] * 3


def test_notes_behind_each_statement_count_for_it_alone() -> None:
    lines = [ONE, "Tovholder: rektor", "Frist: 1. maj", TWO, "Tovholder: centerlederen"]
    found = notes_of([*lines, "Frist: 1. juni"])
    assert found[0] == ("rektor", "1. maj")
    assert found[3] == ("centerlederen", "1. juni")


def test_notes_before_each_statement_count_for_what_follows() -> None:
    found = notes_of(["Tovholder: rektor", ONE, "Tovholder: centerlederen", TWO])
    assert (found[1][0], found[3][0]) == ("rektor", "centerlederen")


def test_the_hour_of_a_meeting_is_no_deadline() -> None:
    assert notes_of([ONE, "Tid: kl. 9.00"])[0] == ("", "")


@pytest.mark.parametrize(
    ("line", "owner", "deadline"),
    [
        ("- Skolen holder et kursus. Ansvarlig: rektor. Frist: 1. maj 2027.", "rektor", "1. maj"),
        ("- Skolen holder et kursus (ansvarlig: rektor, frist: 1. maj 2027).", "rektor", "1. maj"),
        ("- Der holdes et kursus. Frist: 1. maj 2027.", None, "1. maj"),
    ],
)
def test_a_bullet_may_say_who_and_when_itself(line: str, owner: str | None, deadline: str) -> None:
    other = (
        "- Kommunen køber to lifte til øvelokalet. Ansvarlig: centerlederen. Frist: 2. juni 2027."
    )
    text = f"Handleplan\n\nAktiviteter\n\n{line}\n{other}\n"
    page = Page(1, text, text, Reading.PLAIN, "", "da", infer_blocks(text))
    document = Document("ab" * 32, "plan.txt", "text/plain", "da", (page,))
    facts = DocumentFacts("", DocumentKind.STRATEGY, "da")
    first, second = find_goals(document, (), facts)
    assert (first.owner, (first.deadline or "")[:6]) == (owner, deadline)
    assert (second.owner, second.deadline) == ("centerlederen", "2. juni 2027")


@pytest.mark.parametrize(
    "sentence",
    [
        "Parterne er enige om, at frafaldet skal ned på 9 procent inden udgangen af 2028.",
        "Kommunen stiller to lokaler til rådighed for skolen i løbet af 2027.",
    ],
)
def test_a_sentence_reads_the_same_over_the_end_of_a_line(sentence: str) -> None:
    def found(text: str) -> tuple[object, ...]:
        page = Page(1, text, text, Reading.PLAIN, "", "da", infer_blocks(text))
        document = Document("ab" * 32, "aftale.txt", "text/plain", "da", (page,))
        facts = DocumentFacts("", DocumentKind.AGREEMENT, "da")
        [goal] = find_goals(document, (), facts)
        target = goal.target and (goal.target.value, goal.target.unit)
        return goal.kind, goal.confidence, goal.strength, goal.deadline, target, goal.cues

    whole = found(f"Aftale\n\nMål og midler\n\n{sentence}\n")
    for at, letter in enumerate(sentence):
        if letter == " " and at > 40:
            broken = f"{sentence[:at]}\n{sentence[at + 1 :]}"
            assert found(f"Aftale\n\nMål og midler\n\n{broken}\n") == whole, broken
