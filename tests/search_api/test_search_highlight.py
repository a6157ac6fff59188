from itertools import pairwise

import pytest

from nlp.words.query_words import query_terms
from nlp.words.terms import TermKind
from search_api import pieces
from search_api.highlight import Marker, find_matches
from search_api.pieces import known_pieces
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
        assert set(marks[word].signs).isdisjoint(marks["budget"].signs)
    longer = [begun for word in ("på", "til", "at") for begun in marks[word].begun.values()]
    assert longer
    assert all(begun.longer and not begun.alone for begun in longer)


@pytest.mark.parametrize(
    "text",
    [
        "Skolen skal holde bedre fast på eleverne.",
        "Skolen skal holde\n\n–  bedre •\tfast\n\u00a0på • eleverne.",
        "Skolen skal holde/bedre – – fast - på (eleverne).",
    ],
)
def test_a_label_is_found_whatever_stands_between_its_words(text: str) -> None:
    found = marked("frafald", text)
    assert [word for word, kind in found if kind == "synonym"][:2] == ["holde", "fast"]


def test_of_what_a_word_says_besides_only_one_match_is_left() -> None:
    text = "Frafald, dropout, fravær/ulovligt fravær; elevfravær og afbrudte uddannelsesaftaler. "
    terms = query_terms("frafald og fravær").terms
    matches = find_matches(3 * text, "da", terms)
    places = [(match.start, match.end) for match in matches]
    assert len(set(places)) == len(places) > 9
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert {match.kind for match in matches} == {"exact", "part", "synonym"}


def test_pieces_are_met_anew_when_too_many_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = marked("frafald", "Flere elever dropper ud.")
    marker = Marker(query_terms("frafald").terms)
    assert marker.matches("Flere elever", "da") == ()
    former = known_pieces("da")
    monkeypatch.setattr(pieces, "MOST_KEPT", 1)
    assert known_pieces("da") is not former
    assert known_pieces("da").words == {}
    assert marked("frafald", "Flere elever dropper ud.") == expected
    late = marker.matches("Flere elever dropper ud.", "da")
    assert [match.start for match in late] == [13, 21]


def test_what_another_search_met_meanwhile_is_marked_too() -> None:
    text = "Så mange afbruddsord og xfrafaldsx findes ikke, men frafaldsprocenter gør."
    marker = Marker(query_terms("frafald").terms)
    assert marker.matches("Intet.", "da") == ()
    found = find_matches(text, "da", query_terms("frafald").terms)
    assert found
    assert marker.matches(text, "da") == found
