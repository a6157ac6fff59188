"""Agreements side by side: pairs, differences, what only one has; partnerships and overviews."""

import csv
import io
import json
from datetime import date

import numpy as np
import openpyxl
import pytest

from corpus.alignments import Alignment, GoalPlace
from ingest.document import Document, Page, Reading
from ingest.structure import infer_blocks
from nlp.annotate import annotate_document
from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from nlp.passage import AnnotatedDocument, Goal, Target
from search_api.align import against_rivals, answer_too, pair_up
from search_api.compare import Comparison, compare, compare_sides, compared_goals
from search_api.differences import differences
from search_api.export import Source, comparison_table, goal_table, to_csv, to_json, to_markdown
from search_api.judged import Judged
from search_api.overview import themes_by_year, timeline, who_owes_what
from search_api.partnerships import follow_up, group_partnerships, overlaps, theme_matrix
from search_api.spreadsheet import to_xlsx

FAXE = """Partnerskabsaftale mellem Faxe Kommune og ZBC

1. Fastholdelse

Parterne vil nedbringe frafaldet til højst 15 procent inden udgangen af 2027.

Kommunen tilbyder alle elever en mentor.

2. Organisering

Styregruppen mødes to gange om året.

3. Økonomi

Faxe Kommune afsætter 400.000 kr. om året til fælles aktiviteter.

4. Ophør

Aftalen kan opsiges med seks måneders varsel.
"""
STEVNS = """Partnerskabsaftale mellem Stevns Kommune og ZBC

A. Rekruttering

Kommunen tilbyder brobygning til alle 9. klasser.

B. Mindre frafald

Parterne forpligter sig til at nedbringe frafaldet til højst 12 procent i 2026.

C. Møder

En styregruppe holder møde fire gange om året.

D. Ophør

Hver part kan opsige aftalen med tolv måneders varsel.
"""
MINUTES = """Referat af møde i styregruppen, Faxe Kommune og ZBC

Dato: 4. marts 2026

1. Frafald

Det blev besluttet, at frafaldet skal ned på 10 procent inden udgangen af 2027.
"""


def read(text: str, name: str) -> AnnotatedDocument:
    page = Page(1, text, text, Reading.PLAIN, "", "da", infer_blocks(text))
    return annotate_document(Document(name, f"{name}.txt", "text/plain", "da", (page,)))


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


@pytest.fixture(scope="module")
def faxe() -> AnnotatedDocument:
    return read(FAXE, "faxe")


@pytest.fixture(scope="module")
def stevns() -> AnnotatedDocument:
    return read(STEVNS, "stevns")


@pytest.fixture(scope="module")
def comparison(
    faxe: AnnotatedDocument, stevns: AnnotatedDocument, embedder: Embedder
) -> Comparison:
    return compare(faxe, stevns, embedder)


def test_compare_pairs_what_is_about_the_same(comparison: Comparison) -> None:
    pairs = {(match.a.text.split()[0], match.b.text.split()[0]) for match in comparison.matches}
    assert pairs == {("Parterne", "Parterne"), ("Styregruppen", "En"), ("Aftalen", "Hver")}
    assert [goal.text.split()[0] for goal in comparison.only_a] == ["Kommunen", "Faxe"]
    assert [goal.text.split()[1] for goal in comparison.only_b] == ["tilbyder"]


def test_compare_keeps_every_statement_once(
    comparison: Comparison, faxe: AnnotatedDocument, stevns: AnnotatedDocument
) -> None:
    a = [match.a for match in comparison.matches] + list(comparison.only_a)
    b = [match.b for match in comparison.matches] + list(comparison.only_b)
    assert sorted(goal.start for goal in a) == [goal.start for goal in compared_goals(faxe)]
    assert sorted(goal.start for goal in b) == [goal.start for goal in compared_goals(stevns)]


def test_compare_shows_who_is_more_ambitious(comparison: Comparison) -> None:
    match = next(match for match in comparison.matches if match.a.theme == "fastholdelse")
    found = {difference.aspect: difference for difference in match.differences}
    assert found["ambition"].further == "b"
    assert found["deadline"].further == "b"
    assert found["strength"].further == "b"
    assert "owner" not in found


def test_compare_a_document_with_itself(faxe: AnnotatedDocument, embedder: Embedder) -> None:
    found = compare(faxe, faxe, embedder)
    assert all(match.a == match.b for match in found.matches)
    assert not any(match.differences for match in found.matches)
    assert (found.only_a, found.only_b) == ((), ())


def place(goal: Goal) -> GoalPlace:
    return GoalPlace(goal.document_id, goal.page_number, goal.start, goal.text)


def test_compare_joins_and_parts_what_people_say(
    comparison: Comparison,
    faxe: AnnotatedDocument,
    stevns: AnnotatedDocument,
    embedder: Embedder,
) -> None:
    money, bridge, wrong = comparison.only_a[1], comparison.only_b[0], comparison.matches[1]
    said = [
        Alignment(place(bridge), place(money), "joined"),
        Alignment(place(wrong.a), place(wrong.b), "parted"),
    ]
    found = compare_sides((faxe,), (stevns,), embedder, said=said)
    pairs = {(match.a.start, match.b.start): match.joined for match in found.matches}
    assert pairs[money.start, bridge.start]
    assert (wrong.a.start, wrong.b.start) not in pairs
    assert sum(pairs.values()) == 1
    assert len(found.only_a) == len(comparison.only_a)
    [shared] = overlaps(group_partnerships([faxe, stevns]), embedder, said=said)
    assert shared.matches == len(found.matches)


def test_compare_takes_one_to_many_from_people_alone(
    comparison: Comparison,
    faxe: AnnotatedDocument,
    stevns: AnnotatedDocument,
    embedder: Embedder,
) -> None:
    first, other = comparison.matches[0], comparison.only_b[0]
    said = [Alignment(place(first.a), place(goal), "joined") for goal in (first.b, other)]
    found = compare_sides((faxe,), (stevns,), embedder, said=said)
    assert [m.b.text for m in found.matches if m.a == first.a] == [
        goal.text for goal in compared_goals(stevns) if goal in (first.b, other)
    ]


def test_who_answers_to_a_paired_statement_too_is_told_apart(embedder: Embedder) -> None:
    one = read(
        "Aftale mellem Faxe Kommune og ZBC\n\n1. Mentorer\n\n"
        "Kommunen tilbyder alle elever en mentor fra første dag.\n",
        "one",
    )
    many = read(
        "Aftale mellem Stevns Kommune og ZBC\n\nA. Mentorer\n\n"
        "Kommunen tilbyder alle elever under 25 år en mentor.\n\n"
        "Kommunen tilbyder alle voksenelever en mentor.\n\n"
        "B. Transport\n\nSkolen betaler buskort til elever fra Stevns.\n",
        "many",
    )
    found = compare(one, many, embedder)
    [pair], [also] = found.matches, found.also
    assert also.a == pair.a
    assert {also.b.text, pair.b.text} == {goal.text for goal in many.goals if "mentor" in goal.text}
    assert also.b in found.only_b
    rows = comparison_table(found, lambda goal: Source(goal.document_id, "")).rows
    [told] = [row for row in rows if also.b.text in row]
    assert told[-1] == f"see also: one, p. 1: {pair.a.text}"


def test_rivals_in_its_row_and_its_column_speak_against_a_pair() -> None:
    own, row, column = against_rivals(np.array([[0.8, 0.7, 0.0], [0.0, 0.7, 0.1]]))
    assert own[0, 0] > own[0, 1] > 0 > own[0, 2]
    assert row[0, 0] == pytest.approx(own[0, 1])
    assert row[0, 2] > row[0, 1] > row[1, 1]  # all rivals together count for one at most
    assert column[0, 0] < 0 < column[0, 1]


def test_who_is_parted_by_people_does_not_answer_too() -> None:
    alike = np.array([[0.9, 0.8]])
    [pair] = pair_up(alike)
    assert [(one.a, one.b) for one in answer_too(alike, [pair])] == [(0, 1)]
    assert answer_too(alike, [pair], judged=Judged(parted=((0, 1),))) == ()
    assert answer_too(alike, ()) == ()


def test_compare_with_an_empty_document(faxe: AnnotatedDocument, embedder: Embedder) -> None:
    found = compare(faxe, read("Bilag", "bilag"), embedder)
    assert found.matches == ()
    assert len(found.only_a) == len(compared_goals(faxe))


def goal(**changes: object) -> Goal:
    given: dict[str, object] = {
        "document_id": "d", "page_number": 2, "start": 0, "end": 3, "text": "abc",
        "kind": "goal", "theme": "kvalitet",
    }  # fmt: skip
    return Goal(**(given | changes))  # type: ignore[arg-type]


def yearly(value: float, unit: str) -> Target:
    return Target(f"{value} {unit} om året", value, unit, period="year")


@pytest.mark.parametrize(
    ("a", "b", "further"),
    [
        (Target("10 %", 10, "%", "up"), Target("15 %", 15, "%", "up"), "b"),
        (Target("10 %", 10, "%", "down"), Target("15 %", 15, "%", "at-most"), "a"),
        (Target("10 %", 10, "%", "up"), Target("15 pladser", 15, "pladser", "up"), ""),
        (Target("10 %", 10, "%", "up"), None, "a"),
        (Target("1,6 mio. kr.", 1.6e6, "kr"), yearly(5e5, "kr"), ""),
        (yearly(4e5, "kr"), yearly(5e5, "kr"), "b"),
        (Target("15 %", 15, "%", "up", by=True), Target("80 %", 80, "%", "up"), ""),
        (Target("15 %", 15, "%", "up", by=True), Target("20 %", 20, "%", "up", by=True), "b"),
        (yearly(2, "dage"), Target("tre dage om måneden", 3, "dage", period="month"), ""),
    ],
)
def test_differences_in_ambition(a: Target, b: Target | None, further: str) -> None:
    found = differences(goal(target=a), goal(target=b))
    assert [(one.aspect, one.further) for one in found] == [("ambition", further)]


def test_partnerships_are_grouped_by_party(
    faxe: AnnotatedDocument, stevns: AnnotatedDocument
) -> None:
    found = group_partnerships([read(MINUTES, "referat"), faxe, stevns])
    assert sorted(len(partnership.documents) for partnership in found) == [1, 2]


def test_follow_up_finds_the_new_figure(faxe: AnnotatedDocument, embedder: Embedder) -> None:
    found = {one.goal.text: one.later for one in follow_up([faxe, read(MINUTES, "r")], embedder)}
    later = found["Parterne vil nedbringe frafaldet til højst 15 procent inden udgangen af 2027."]
    assert later[0].b.target is not None
    assert later[0].b.target.value == 10
    assert found["Styregruppen mødes to gange om året."] == ()


def test_follow_up_minds_what_people_say(faxe: AnnotatedDocument, embedder: Embedder) -> None:
    minutes = read(MINUTES, "referat")
    [found] = [one for one in follow_up([faxe, minutes], embedder) if one.later]
    parted = Alignment(place(found.goal), place(found.later[0].b), "parted")
    assert not any(one.later for one in follow_up([faxe, minutes], embedder, said=[parted]))
    joined = Alignment(place(faxe.goals[-1]), place(found.later[0].b), "joined")
    last = follow_up([faxe, minutes], embedder, said=[parted, joined])
    assert [(one.goal, one.later[0].joined) for one in last if one.later] == [
        (faxe.goals[-1], True)
    ]


def test_theme_matrix_counts_and_names_gaps(
    faxe: AnnotatedDocument, stevns: AnnotatedDocument, embedder: Embedder
) -> None:
    partnerships = group_partnerships([faxe, stevns])
    matrix = theme_matrix(partnerships)
    assert [sum(row) for row in matrix.counts] == [len(one.goals) for one in partnerships]
    assert matrix.missing(1) == ("økonomi",)
    assert overlaps(partnerships, embedder)[0].matches == 3


def test_overview_of_goals() -> None:
    goals = (
        goal(deadline_date="2027-12-31", owner="Kommunen", owner_id="kommune:0320"),
        goal(deadline_date="2026-06-30", owner="Faxe Kommune", owner_id="kommune:0320"),
        goal(owner="Rektor"),
        goal(),
    )
    assert [due.date for due in timeline(goals)] == ["2026-06-30", "2027-12-31"]
    assert timeline(goals, until=date(2026, 1, 1).isoformat()) == ()
    owed = who_owes_what(goals)
    assert [(one.owner, len(one.goals)) for one in owed] == [("Faxe Kommune", 2), ("Rektor", 1)]
    assert [(one.year, one.count) for one in themes_by_year(goals)] == [
        ("", 2),
        ("2026", 1),
        ("2027", 1),
    ]


def source(of: Goal) -> Source:
    return Source("Aftale", f"http://localhost/#{of.page_number}")


def test_export_of_goals() -> None:
    table = goal_table([goal(text="=1+1 | [x]\nto")], source)
    rows = list(csv.DictReader(io.StringIO(to_csv(table))))
    assert rows[0]["statement"] == "'=1+1 | [x] to"
    assert json.loads(to_json(table))[0]["page"] == "2"
    assert "[=1+1 \\| (x) to](<http://localhost/#2>)" in to_markdown(table)


def test_export_of_a_comparison_says_where_and_who_goes_further(comparison: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(comparison_table(comparison, source)))))
    pair = next(row for row in rows if "15 procent" in row["a"])
    assert (pair["document a"], pair["document b"], pair["page b"]) == ("Aftale", "Aftale", "1")
    assert "højst 15 procent / højst 12 procent (b goes further)" in pair["differences"]
    assert pair["b link"] == "http://localhost/#1"


def test_export_to_a_spreadsheet(comparison: Comparison) -> None:
    tables = [goal_table([goal(text="=1+1")], source), comparison_table(comparison, source)]
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(tables)))
    assert book.sheetnames == ["Goals", "Comparison"]
    cell = book["Goals"]["E2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert cell.hyperlink.target == "http://localhost/#2"
    said = len(comparison.matches) + len(comparison.only_a) + len(comparison.only_b)
    assert book["Comparison"].max_row == said + 1
