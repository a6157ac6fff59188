import pytest

from nlp.words.query_words import query_terms
from nlp.words.terms import TermKind
from search_api.highlight import find_matches
from search_api.word_marks import word_marks


def marked(query: str, text: str, language: str = "da") -> list[tuple[str, str]]:
    terms = query_terms(query).terms
    return [(text[m.start : m.end], m.kind) for m in find_matches(text, language, terms)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("elev", "Eleverne mødes.", ("Eleverne", "exact")),
        ("vejleder", "Alle oplæringsvejledere mødes.", ("vejledere", "part")),
        ("fastholdelse", "En fastholdelsesindsats.", ("fastholdelses", "part")),
        ("frafald", "Flere elever dropper ud.", ("dropper", "synonym")),
        ("dropout", "Mindre frafald.", ("frafald", "synonym")),
        ("frafald", "Färre avhopp.", ("avhopp", "synonym")),
    ],
)
def test_match_is_marked(query: str, text: str, expected: tuple[str, str]) -> None:
    language = "sv" if "avhopp" in text else "da"
    assert expected in marked(query, text, language)


def test_matches_stand_in_order_and_do_not_overlap() -> None:
    text = "Fastholdelse af elever: elevfastholdelse, frafald og vejledning af eleverne."
    matches = find_matches(text, "da", query_terms("fastholdelse af elever").terms)
    edges = [edge for match in matches for edge in (match.start, match.end)]
    assert len(matches) >= 4
    assert edges == sorted(edges)


def test_literal_match_wins_over_synonym() -> None:
    assert marked("frafald", "frafald") == [("frafald", "exact")]


def test_stop_words_and_strangers_are_not_marked() -> None:
    assert marked("frafald i skolen", "Vejret er godt i dag.") == []


def test_a_stop_word_is_marked_only_where_it_begins_a_longer_label() -> None:
    marks = word_marks("da")
    assert not marks["og"].stretches
    assert [stretch.terms[0] for stretch in marks["elevfravær"].stretches[:2]] == [
        (TermKind.LEMMA, "elevfravær"),
        (TermKind.LEMMA, "elev"),
    ]
    for word in ("holde", "på", "elever"):
        assert marks[word].signs.isdisjoint(marks["budget"].signs)
    longer = [begun for word in ("på", "til", "at") for begun in marks[word].begun.values()]
    assert longer
    assert all(begun.longer and not begun.whole for begun in longer)
