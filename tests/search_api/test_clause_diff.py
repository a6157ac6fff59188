"""Two versions of an agreement, clause by clause."""

import pytest

from ingest.document import Document, Page, Reading
from ingest.structure import infer_blocks
from nlp.embedding.load import DEFAULT, load_embedder
from search_api.clause_diff import ClauseChange, diff_clauses
from search_api.clause_split import number_of, split_clauses

OLD = """Samarbejdsaftale mellem Solrød Kommune og SOSU Øst

1. Formål
Parterne vil samarbejde om uddannelse af social- og sundhedshjælpere og -assistenter.

2. Fastholdelse
Parterne forpligter sig til at nedbringe frafaldet til højst 15 procent i 2028.

3. Økonomi
Kommunen afsætter hvert år 200.000 kr. til fælles aktiviteter.

4. Opsigelse
Aftalen kan opsiges med tre måneders varsel.
"""
NEW = """Samarbejdsaftale mellem Solrød Kommune og SOSU Øst

1. Formål
Parterne vil samarbejde om uddannelse af social- og sundhedshjælpere og -assistenter.

2. Digitale kompetencer
Skolen underviser alle vejledere i velfærdsteknologi.

3. Fastholdelse
Parterne forpligter sig til at nedbringe frafaldet til højst 12 procent i 2028.

4. Ophør
Aftalen kan opsiges med seks måneders varsel.
"""


def document(*texts: str) -> Document:
    pages = tuple(
        Page(n, text, text, Reading.PLAIN, "", "da", infer_blocks(text, first_page=n == 1))
        for n, text in enumerate(texts, 1)
    )
    return Document("0" * 64, "aftale.txt", "text/plain", "da", pages)


def diff(old: Document, new: Document) -> tuple[ClauseChange, ...]:
    return diff_clauses(split_clauses(old), split_clauses(new), load_embedder(DEFAULT))


def test_each_clause_has_its_fate() -> None:
    changes = {c.clause.heading: c for c in diff(document(OLD), document(NEW))}
    assert {heading: change.fate for heading, change in changes.items()} == {
        "": "unchanged",
        "Formål": "unchanged",
        "Digitale kompetencer": "new",
        "Fastholdelse": "changed",
        "Økonomi": "gone",
        "Ophør": "changed",
    }
    kept = changes["Fastholdelse"]
    assert kept.renumbered
    assert [(w.kind, w.text) for w in kept.words if w.kind != "same"] == [
        ("gone", "15 "),
        ("new", "12 "),
    ]


def test_what_is_gone_stands_where_it_stood() -> None:
    fates = [change.fate for change in diff(document(OLD), document(NEW))]
    assert fates == ["unchanged", "unchanged", "new", "changed", "gone", "changed"]


def test_a_document_is_unchanged_beside_itself() -> None:
    assert {change.fate for change in diff(document(OLD), document(OLD))} == {"unchanged"}


def test_where_pages_break_is_no_change() -> None:
    head, tail = OLD.split("nedbringe ")
    parted = document(f"{head}nedbringe", tail)
    assert {change.fate for change in diff(document(OLD), parted)} == {"unchanged"}


def test_a_clause_that_only_moved_is_unchanged() -> None:
    moved = OLD.replace("3. Økonomi", "5. Økonomi")
    [economy] = [c for c in diff(document(OLD), document(moved)) if c.renumbered]
    assert (economy.fate, economy.new and economy.new.number) == ("unchanged", "5")


def test_everything_is_new_beside_an_empty_document() -> None:
    assert {change.fate for change in diff(document(""), document(NEW))} == {"new"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("§ 3. Gennemførelse", "§ 3. "),
        ("Stk. 2. Skolen tilbyder", "Stk. 2. "),
        ("3.1 Parterne vil øge", "3.1 "),
        ("B. Lokalt udbud", "B. "),
        ("28. maj 2025", ""),
        ("10 procent af eleverne", ""),
        ("Parterne", ""),
    ],
)
def test_the_number_of_a_clause(text: str, number: str) -> None:
    assert number_of(text) == number


def test_parts_of_a_section_carry_its_number() -> None:
    text = "§ 1. Formål\n\nStk. 1. Parterne mødes.\n\n§ 2. Møder\n\nStk. 1. De mødes tit.\n"
    numbers = [clause.number for clause in split_clauses(document(text))]
    assert [n for n in numbers if "Stk" in n] == ["§ 1 Stk. 1", "§ 2 Stk. 1"]
