"""Dates, amounts, per cents and laws: what is found, how far it goes, and its value."""

from collections.abc import Iterable

import pytest

from nlp.entities.amounts import find_money, find_percents
from nlp.entities.calendar import first_day, last_day, with_year
from nlp.entities.dates import find_dates
from nlp.entities.find import PAGE_PATTERNS
from nlp.entities.laws import find_laws
from nlp.entities.numbers import parse_number
from nlp.entities.span import Span, keep_longest


def _found(text: str, spans: Iterable[Span]) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.value) for span in keep_longest(spans)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("den 30. august 2022 kl. 8.30", "30. august 2022", "2022-08-30"),
        ("underskrevet 1/8 24 af", "1/8 24", "2024-08-01"),
        ("vi sender ansøgningen den 13/2.", "13/2", "--02-13"),
        ("underskrevet 1/8. 2024", "1/8. 2024", "2024-08-01"),
        ("den 20/6-2025", "20/6-2025", "2025-06-20"),
        ("Dato: 01.08.2024", "01.08.2024", "2024-08-01"),
        ("den 4 december 2024", "4 december 2024", "2024-12-04"),
        ("på mötet 14 maj", "14 maj", "--05-14"),
        ("i foråret 2026 og", "foråret 2026", "2026-03-01/2026-05-31"),
        ("under våren 2026", "våren 2026", "2026-03-01/2026-05-31"),
        ("vinteren 2025", "vinteren 2025", "2025-12-01/2026-02-28"),
        ("inden udgangen af 2027.", "2027", "2027"),
        ("strategi 2025–2029", "2025–2029", "2025/2029"),
        ("skoleåret 2024/25", "2024/25", "2024/2025"),
        ("i uge 34.", "uge 34", "W34"),
        ("uge 42 til 46.", "uge 42 til 46", "W42/W46"),
        ("vecka 8 2026", "vecka 8 2026", "2026-W08"),
        ("i 1. kvartal 2025", "1. kvartal 2025", "2025-01-01/2025-03-31"),
        ("andet halvår 2026", "andet halvår 2026", "2026-07-01/2026-12-31"),
        ("1.-3. marts 2025", "1.-3. marts 2025", "2025-03-01/2025-03-03"),
        ("møder i november", "november", "--11"),
        ("Juni: status", "Juni", "--06"),
    ],
)
def test_dates_are_found_with_their_value(text: str, written: str, value: str) -> None:
    assert _found(text, find_dates(text, PAGE_PATTERNS.matches(text))) == [(written, value)]


@pytest.mark.parametrize(
    "text",
    [
        "mandag kl. 13.00-15.00",
        "i påskeferien",
        "tre uger om året og 12 uger",
        "hvert efterår",
        "2030 elever",
        "2.500 kr. og 2025 kr.",
        "punkt 1.2.10",
        "8. klasse",
        "lov nr. 2024",
        "we may march",
        "den 31. februar 2024",
    ],
)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    found = [written for written, _ in _found(text, find_dates(text, PAGE_PATTERNS.matches(text)))]
    assert [written for written in found if written not in {"februar 2024"}] == []


def test_last_and_first_day_cover_every_precision() -> None:
    values = ["2027", "2026-02", "2026-W34", "2025-01-01/2025-03-31", "2025/2027", "--12-01", "W34"]
    assert [first_day(value) for value in values] == [
        "2027-01-01", "2026-02-01", "2026-08-17", "2025-01-01", "2025-01-01", "", "",
    ]  # fmt: skip
    assert [last_day(value) for value in values] == [
        "2027-12-31", "2026-02-28", "2026-08-23", "2025-03-31", "2027-12-31", "", "",
    ]  # fmt: skip


def test_a_bare_month_is_the_next_one_after_the_document() -> None:
    assert with_year("--12-01", "2025-03-18") == "2025-12-01"
    assert with_year("--02", "2025-03-18") == "2026-02"
    assert with_year("W34", "2025-09-01") == "2026-W34"
    assert with_year("2027", "2025-09-01") == "2027"


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("på 1,8 mio. kr. fra", "1,8 mio. kr.", "1800000 DKK"),
        ("75.000 – 100.000 kr.", "75.000 – 100.000 kr.", "75000/100000 DKK"),
        ("kr. 12.500 til", "kr. 12.500", "12500 DKK"),
        ("i alt 2,5 mkr. om året", "2,5 mkr.", "2500000 DKK"),
        ("125.500,50 kr. overføres", "125.500,50 kr.", "125500.5 DKK"),
        ("25.000,- til", "25.000,-", "25000 DKK"),
        ("på 5.000 euro", "5.000 euro", "5000 EUR"),
    ],
)
def test_amounts_are_found_with_currency(text: str, written: str, value: str) -> None:
    assert _found(text, find_money(PAGE_PATTERNS.matches(text), "da")) == [(written, value)]


def test_crowns_are_swedish_in_swedish_text() -> None:
    found = find_money(PAGE_PATTERNS.matches("350 000 kr"), "sv")
    assert _found("350 000 kr", found) == [("350 000 kr", "350000 SEK")]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("13,2 procent fravær", "13,2 procent", "13.2"),
        ("fra 66 til 76 procent,", "76 procent", "76"),
        ("10-15 %", "10-15 %", "10/15"),
        ("2,5 procentpoint", "2,5 procentpoint", "2.5 pp"),
        ("fem procentenheter", "fem procentenheter", "5 pp"),
        ("mindst to procent", "to procent", "2"),
        ("20 pct. af", "20 pct.", "20"),
    ],
)
def test_per_cents_are_found(text: str, written: str, value: str) -> None:
    assert _found(text, find_percents(PAGE_PATTERNS.matches(text))) == [(written, value)]


def _laws(text: str) -> list[str]:
    return [text[span.start : span.end] for span in _law_spans(text)]


def _law_spans(text: str) -> list[Span]:
    return keep_longest(find_laws(text, PAGE_PATTERNS.matches(text)))


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("efter lov om erhvervsuddannelser og fremlægger", "lov om erhvervsuddannelser"),
        ("efter lov om en aktiv beskæftigelsesindsats.", "lov om en aktiv beskæftigelsesindsats"),
        ("reglerne i serviceloven gælder", "serviceloven"),
        ("databeskyttelseslovens regler", "databeskyttelsesloven"),
        ("gäller offentlighets- och sekretesslagen.", "offentlighets- och sekretesslagen"),
        ("efter LBK nr. 170 af 24/01/2022 skal", "LBK nr. 170 af 24/01/2022"),
        ("enligt EU:s dataskyddsförordning.", "EU:s dataskyddsförordning"),
        (
            "bekendtgørelse nr. 1499 af 11. december 2023 om social- og sundhedsuddannelserne. Det",
            "bekendtgørelse nr. 1499 af 11. december 2023 om social- og sundhedsuddannelserne",
        ),
        (
            "lagen (1993:387) om stöd och service till vissa funktionshindrade gäller",
            "lagen (1993:387) om stöd och service till vissa funktionshindrade",
        ),
    ],
)
def test_laws_go_as_far_as_their_title(text: str, law: str) -> None:
    assert _laws(text) == [law]


@pytest.mark.parametrize("text", ["de förslagen", "loven", "en orlov", "bolagen", "orloven"])
def test_words_that_end_like_laws_are_none(text: str) -> None:
    assert _laws(text) == []


def test_spellings_of_one_law_share_an_identity() -> None:
    texts = ["GDPR", "databeskyttelsesforordningen", "EU:s dataskyddsförordning"]
    assert {span.id for text in texts for span in _law_spans(text)} == {"lov:gdpr"}


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.800.000", 1.8e6), ("1 800 000", 1.8e6), ("1,8", 1.8), ("3.5", 3.5), ("ti", 10.0)],
)
def test_numbers_are_read_as_danes_and_swedes_write_them(text: str, number: float) -> None:
    assert parse_number(text) == number


def test_nothing_is_found_in_nothing() -> None:
    nothing = PAGE_PATTERNS.matches("")
    assert not any(nothing.values())
    assert [*find_dates("", nothing), *find_percents(nothing), *find_laws("", nothing)] == []
