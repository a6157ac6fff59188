"""Goals in the tables of action plans: as text, in Word and in PDF, in both directions."""

from pathlib import Path

import pytest

from corpus.samples.office import write_docx
from corpus.samples.parts import Part
from corpus.samples.printed import Layout, print_pdf
from ingest.document import Document, Page, Reading
from ingest.reader import read_document
from ingest.structure import infer_blocks
from nlp.entities.find import find_entities
from nlp.goals import find_goals
from nlp.goals.lexicon.labels import column_role
from nlp.passage import DocumentFacts, DocumentKind, Goal

PLAN = """Handlingsplan for Sorø Kommune og ZBC

Mål og handlinger

Mål | Aktivitet | Ansvarlig | Frist | Måltal
Flere elever gennemfører grundforløbet | Mentorer følger alle nye elever | Rektor \
| 1. juni 2027 | Fra 72 til 80 %
Alle vejledere er uddannede | Kommunen holder kursus to gange om året | HR-chefen | Q4 2026 | 100 %
"""
WANTED = [
    ("goal", "Flere elever gennemfører grundforløbet", "Rektor", "2027-06-01"),
    ("activity", "Mentorer følger alle nye elever", "Rektor", "2027-06-01"),
    ("goal", "Alle vejledere er uddannede", "HR-chefen", "2026-12-31"),
    ("activity", "Kommunen holder kursus to gange om året", "HR-chefen", "2026-12-31"),
]


def in_text(text: str) -> Document:
    page = Page(1, text, text, Reading.PLAIN, "", "da", infer_blocks(text))
    return Document("d", "d.txt", "text/plain", "da", (page,))


def goals(document: Document) -> tuple[Goal, ...]:
    facts = DocumentFacts("", DocumentKind.STRATEGY, "da")
    found = find_goals(document, find_entities(document), facts)
    for goal in found:
        page = document.pages[goal.page_number - 1]
        assert page.text[goal.start : goal.end] == goal.text
    return found


def told(found: tuple[Goal, ...]) -> list[tuple[str, str, str | None, str]]:
    return [(g.kind, " ".join(g.text.split()), g.owner, g.deadline_date) for g in found]


def parts() -> list[Part]:
    return [Part(b.kind, PLAN[b.start : b.end], b.level) for b in infer_blocks(PLAN)]


def written(kind: str, folder: Path) -> Document:
    path = folder / f"plan.{kind}"
    if kind == "docx":
        write_docx(parts(), path, header="")
    elif kind == "pdf":
        print_pdf(parts(), path, Layout())
    else:
        path.write_text(PLAN, encoding="utf-8")
    return read_document(path)


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
def test_tables_of_plans_in_every_shape(kind: str, tmp_path: Path) -> None:
    found = goals(written(kind, tmp_path))
    assert told(found) == WANTED
    target = found[0].target
    assert target is not None
    assert (target.value, target.unit, target.baseline, target.direction) == (80, "%", 72, "up")
    # the row's figure is that of its aim; the action has its own
    assert (found[1].target.text if found[1].target else "") == "alle nye elever"


def test_tables_with_labels_in_the_first_column() -> None:
    text = "Plan\n\nMål | Sygefraværet falder\nAnsvarlig | Centerlederen\nFrist | 1. maj 2027\n"
    assert told(goals(in_text(text))) == [
        ("goal", "Sygefraværet falder", "Centerlederen", "2027-05-01")
    ]


def test_tables_with_merged_cells_and_a_theme_between_their_rows() -> None:
    text = """Plan

| Mål | Aktivitet | Ansvarlig |
|---|---|---|
| Elever føler sig velkomne | Skolen laver en velkomstmappe | Rektor |
| | Fast vejleder fra dag et | |

Tema 2: Rekruttering

| Flere unge søger ind | Åbent hus i marts | Jobcentret |
"""
    found = goals(in_text(text))
    assert [g.owner for g in found] == ["Rektor"] * 3 + ["Jobcentret"] * 2
    assert found[-1].heading_path[-1] == "Tema 2: Rekruttering"


def test_tables_of_levels_name_baseline_and_year() -> None:
    text = "Plan\n\nNøgletal | 2024 | Mål 2027\nFrafald på hovedforløb | 21 % | 15 %\n"
    [goal] = goals(in_text(text))
    assert goal.target is not None
    assert (goal.target.value, goal.target.baseline, goal.target.direction) == (15, 21, "down")
    assert (goal.deadline, goal.deadline_date) == ("2027", "2027-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "Tal\n\nNøgletal | Hjælper | Assistent\nAnsøgere til uddannelsen | 131 | 111\n",
        "Program\n\nTid | Aktivitet\n9.00-9.30 | Velkomst ved borgmesteren\n10.00 | Oplæg\n",
        "Kontakt\n\nNavn | Rolle | Telefon\nAnne Holm | Leder af skolen | 12 34 56 78\n",
        "Økonomi\n\nÅr | Beløb\n2026 | 400.000 kr. fra kommunen\n",
    ],
)
def test_tables_of_figures_and_programmes_hold_no_goals(text: str) -> None:
    assert goals(in_text(text)) == ()


def test_column_roles() -> None:
    heads = ("Delmål", "Hvem gør hvad", "Tovholder", "Hvornår?", "Succeskriterier", "Baseline 2024")
    assert [column_role(head) for head in heads] == [
        "aim", "action", "owner", "deadline", "target", "baseline",
    ]  # fmt: skip
    assert column_role("Bemærkninger") == ""
