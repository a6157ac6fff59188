import pytest

from corpus.store.interface import Condition
from search_api.constraints import keeps
from search_api.errors import InvalidQuery, UnknownField
from search_api.query import LONGEST_QUERY, Query, parse_query, parse_where


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("frafald", Query("frafald")),
        ("  mindre   frafald ", Query("mindre frafald")),
        ('"fælles mål" elever', Query("fælles mål elever", phrases=("fælles mål",))),
        ("“fælles mål”", Query("fælles mål", phrases=("fælles mål",))),
        ("frafald -budget", Query("frafald", excluded=("budget",))),
        ('frafald -"to gange"', Query("frafald", excluded=("to gange",))),
        ("social- og sundhedsskole", Query("social- og sundhedsskole")),
        ("2024-2027 ung-til-ung", Query("2024-2027 ung-til-ung")),
        ("vejled* elev", Query("elev", prefixes=("vejled",))),
        ("vejled*", Query("", prefixes=("vejled",))),
        ('en "halv', Query('en "halv')),
    ],
)
def test_parse(typed: str, query: Query) -> None:
    assert parse_query(typed) == query


@pytest.mark.parametrize("typed", ["", "   ", "-budget", '""', "x" * (LONGEST_QUERY + 1)])
def test_nothing_to_search_for_is_said(typed: str) -> None:
    with pytest.raises(InvalidQuery):
        parse_query(typed)


@pytest.mark.parametrize(
    ("typed", "condition"),
    [
        ("kind=agreement", Condition("kind", ("agreement",))),
        ("kind!=minutes,news", Condition("kind", ("minutes", "news"), negated=True)),
        ("year=2025", Condition("years", (2025,))),
        ("municipality=Viborg", Condition("municipalities", ("Viborg", "kommune:0791"))),
        ("municipality=kommune:0791", Condition("municipalities", ("kommune:0791",))),
        ("theme=fastholdelse", Condition("themes", ("fastholdelse",))),
    ],
)
def test_parse_where(typed: str, condition: Condition) -> None:
    assert parse_where([typed]) == (condition,)


def test_unknown_field_names_the_known_ones() -> None:
    with pytest.raises(UnknownField, match="municipality"):
        parse_where(["colour=red"])


@pytest.mark.parametrize("typed", ["kind", "=x", "kind=", "year=soon"])
def test_no_filter_is_said(typed: str) -> None:
    with pytest.raises(InvalidQuery):
        parse_where([typed])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('"fælles mål"', True),
        ('"Fælles  mål"', True),
        ('"mål fælles"', False),
        ('"fælles må"', False),
        ("mål -frafald", False),
        ("mål -frafaldet", False),
        ("mål -økonomi", True),
        ('mål -"fælles mål"', False),
        ('mål -"mål fælles"', True),
    ],
)
def test_phrases_must_and_excluded_words_must_not_be_there(typed: str, kept: bool) -> None:  # noqa: FBT001
    text = "Parterne har fælles\nmål: frafaldet skal ned."
    assert keeps(parse_query(typed), text, "da") is kept
