"""Who and when, said beside a statement: once for all, for each, at the end of a bullet."""

from collections.abc import Sequence

import pytest

from ingest.document import BlockKind, Document, Page, Reading
from ingest.structure import infer_blocks
from nlp.goals.find import find_goals
from nlp.goals.notes import Line, section_notes
from nlp.goals.own_labels import read_labels
from nlp.passage import DocumentFacts, DocumentKind

TEXT = BlockKind.PARAGRAPH
ONE = "Skolen holder et kursus for vejledere."
TWO = "Kommunen køber to lifte til øvelokalet."


def notes_of(lines: Sequence[str]) -> list[tuple[str, str]]:
    labels = read_labels(lines)
    found = section_notes([Line(line, TEXT, *labels.of(line)) for line in lines], labels)
    return [(one.owner, one.deadline) for one in found]


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


@pytest.mark.parametrize(
    ("line", "owner", "deadline"),
    [
        ("Ansvarlig: rektor. Frist: 1. maj 2027", "rektor", "1. maj 2027"),
        ("Frist: 1. maj 2027 – Ansvarlig: rektor.", "rektor", "1. maj 2027"),
        ("Hvem: rektor og centerlederen | Hvornår: uge 12", "rektor og centerlederen", "uge 12"),
        ("Ansvarlig: rektor, senest 1. maj 2027", "rektor", "senest 1. maj 2027"),
        ("Ansvarlig: rektor (inden udgangen af 2027)", "rektor", "inden udgangen af 2027"),
        ("Hvem og hvornår: rektor, løbende.", "rektor", "løbende"),
        ("Frist/ansvarlig: 1. juni 2027, rektor", "rektor", "1. juni 2027"),
        ("Ansvarig: rektor. Tid: senast den 1 maj 2027", "rektor", "senast den 1 maj 2027"),
        ("Tovholder: rektor · På plads: 1. maj 2027", "rektor", "1. maj 2027"),
        ("Ansvarlig: rektor, Skolen", "rektor, Skolen", ""),
    ],
)
def test_one_line_may_say_who_and_when(line: str, owner: str, deadline: str) -> None:
    assert notes_of([ONE, line])[0] == (owner, deadline)


def test_a_label_of_the_documents_own_is_told_by_what_stands_behind_it() -> None:
    plan = [
        line
        for who, when in (
            ("Else Holm", "1. juni 2027"),
            ("rektor", "hvert kvartal"),
            ("kommunens konsulent", "august"),
        )
        for line in (ONE, f"Håndslag fra: {who}", f"Så er vi der: {when}")
    ]
    found = notes_of(plan)
    assert found[0] == ("Else Holm", "1. juni 2027")
    assert found[6] == ("kommunens konsulent", "august")
    remarks = ["Bemærkning: Der mangler lokaler.", "Bemærkning: Ingen har klaget i 2024."] * 2
    assert notes_of([ONE, *remarks])[0] == ("", "")


def test_the_hour_of_a_meeting_is_no_deadline() -> None:
    assert notes_of([ONE, "Tid: kl. 9.00"])[0] == ("", "")


@pytest.mark.parametrize(
    ("line", "owner", "deadline"),
    [
        ("- Skolen holder et kursus. Ansvarlig: rektor. Frist: 1. maj 2027.", "rektor", "1. maj"),
        ("- Skolen holder et kursus (ansvarlig: rektor, frist: 1. maj 2027).", "rektor", "1. maj"),
        ("- Der holdes et kursus. Frist: 1. maj 2027.", None, "1. maj"),
        ("- Program for kurset sendes ud – Per Holm, 1. maj 2027", "Per Holm", "1. maj"),
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


OVER = """Handleplan for Solrød Kommune og SOSU Øst

1. Fravær

Mål

Fraværet falder fra 12 til 9 procent.

Sådan gør vi

Skolen indfører en fraværsknap i appen.

Hvem og hvornår

rektor, 1. maj 2027

2. Sprog

Mål

Alle elever kan skrive en journal.

Sådan gør vi

- Kommunen køber 20 ordbøger.
- Skolen holder sprogcafé.

Hvem og hvornår

kommunens konsulent, uge 12
"""


def test_labels_may_stand_over_what_they_announce() -> None:
    page = Page(1, OVER, OVER, Reading.PLAIN, "", "da", infer_blocks(OVER))
    document = Document("ab" * 32, "plan.txt", "text/plain", "da", (page,))
    found = find_goals(document, (), DocumentFacts("", DocumentKind.STRATEGY, "da"))
    assert [(one.kind, one.owner, one.deadline) for one in found] == [
        ("goal", "rektor", "1. maj 2027"),
        ("activity", "rektor", "1. maj 2027"),
        ("goal", "kommunens konsulent", "uge 12"),
        ("activity", "kommunens konsulent", "uge 12"),
        ("activity", "kommunens konsulent", "uge 12"),
    ]
