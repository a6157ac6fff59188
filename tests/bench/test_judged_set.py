"""The judged sets hold together: every quote is in its document, every label is known."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import get_args

import pytest
import snowballstemmer

from bench.judged_set import (
    EIGHTH,
    FIFTH,
    FOURTH,
    NINTH,
    SECOND,
    SEVENTH,
    SIXTH,
    TENTH,
    THIRD,
    JudgedQuery,
    JudgedSet,
    Relevant,
    read_set,
)
from nlp.passage import GoalKind, Label, Theme

LINE_TWO = {
    "Eksempeldokument – opdigtet til demonstration",
    "Exempeldokument – påhittat för demonstration",
}
KNOWN = {choice for kind in (Label, GoalKind, Theme) for choice in get_args(kind)}
LANGUAGES = {"da": "danish", "sv": "swedish", "en": "english"}
FULL = (
    THIRD / "dev",
    THIRD / "test",
    FOURTH,
    FIFTH / "dev",
    FIFTH / "test",
    SIXTH / "dev",
    SIXTH / "test",
    SEVENTH / "dev",
    SEVENTH / "test",
    EIGHTH / "dev",
    EIGHTH / "test",
    NINTH / "test",
    TENTH / "test",
)


@pytest.fixture(params=[SECOND, *FULL], ids=lambda folder: "/".join(folder.parts[-2:]))
def judged(request: pytest.FixtureRequest) -> JudgedSet:
    return read_set(request.param)


@pytest.fixture(params=FULL, ids=lambda folder: "/".join(folder.parts[-2:]))
def full(request: pytest.FixtureRequest) -> JudgedSet:
    return read_set(request.param)


def language(doc: str) -> str:
    return "sv" if doc.startswith(("samverkansavtal", "verksamhetsplan")) else "da"


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.lower()))


def stems(text: str, lang: str) -> set[str]:
    """Return the stems of words that say something: longer than three letters."""
    stemmer = snowballstemmer.stemmer(LANGUAGES[lang])
    return {stemmer.stemWord(word) for word in words(text) if len(word) > 3}


def direct(query: JudgedQuery) -> list[Relevant]:
    return [one for one in query.relevant if one.grade == 2]


def test_texts_say_that_they_are_examples(full: JudgedSet) -> None:
    assert len(full.texts) >= 4
    for text in full.texts.values():
        assert text.split("\n")[1] in LINE_TWO
        assert unicodedata.normalize("NFC", text) == text
        assert 450 <= len(text.split()) <= 1000


def test_mentions_are_where_they_say_and_do_not_overlap(judged: JudgedSet) -> None:
    for mention in judged.mentions:
        assert judged.texts[mention.doc][mention.start : mention.end] == mention.text
        assert mention.label in KNOWN
    spans = sorted((mention.doc, mention.start, mention.end) for mention in judged.mentions)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(spans))


def test_goals_are_quoted_and_labelled(judged: JudgedSet) -> None:
    quotes = Counter((goal.doc, goal.quote) for goal in judged.goals)
    assert max(quotes.values()) == 1
    for goal in judged.goals:
        text = judged.texts[goal.doc]
        assert goal.quote in text
        assert {goal.kind, goal.theme} <= KNOWN
        assert all(field is None or field in text for field in fields(goal))


def fields(goal: object) -> tuple[str | None, ...]:
    return tuple(getattr(goal, name) for name in ("owner", "deadline", "target"))


def test_plain_sentences_are_no_goals(judged: JudgedSet) -> None:
    for sentence in judged.plain:
        assert sentence.quote in judged.texts[sentence.doc]
        goals = [goal.quote for goal in judged.goals if goal.doc == sentence.doc]
        assert not any(sentence.quote in quote or quote in sentence.quote for quote in goals)


def test_queries_are_judged_with_quotes(full: JudgedSet) -> None:
    assert len(full.queries) >= 20
    assert len({query.id for query in full.queries}) == len(full.queries)
    for query in full.queries:
        assert direct(query), query.query
        places = Counter((one.doc, one.quote) for one in query.relevant)
        assert max(places.values()) == 1, query.query
        for one in query.relevant:
            assert one.quote in full.texts[one.doc]
            assert one.grade in (1, 2)


def test_a_query_is_of_its_kind(full: JudgedSet) -> None:
    known = set().union(*map(words, full.texts.values()))
    for query in full.queries:
        match query.kind:
            case "term":
                assert any(query.query in one.quote.lower() for one in direct(query)), query.query
            case "inflection":
                assert not words(query.query) <= known, query.query
            case "typo":
                assert words(query.query) - known, query.query
            case "crosslingual":
                assert any(language(one.doc) != query.lang for one in direct(query)), query.query


def test_a_paraphrase_shares_no_word_with_what_answers_it(full: JudgedSet) -> None:
    for query in full.queries:
        if query.kind == "paraphrase":
            for one in direct(query):
                assert not shared(query, one), (query.query, one.quote)


def shared(query: JudgedQuery, one: Relevant) -> set[str]:
    """Return stems of one side that are in words of the other, parts of compounds included."""
    asked, told = stems(query.query, query.lang), stems(one.quote, language(one.doc))
    inside = {stem for stem in asked if len(stem) > 3 and stem in " ".join(words(one.quote))}
    around = {stem for stem in told if len(stem) > 3 and stem in " ".join(words(query.query))}
    return asked & told | inside | around


def test_comparisons_tell_each_statement_once(full: JudgedSet) -> None:
    assert full.comparisons
    for pair in full.comparisons:
        sides = (
            (pair.a, [match.quote_a for match in pair.matches], pair.only_a),
            (pair.b, [match.quote_b for match in pair.matches], pair.only_b),
        )
        for name, matched, alone in sides:
            assert all(quote in full.texts[name] for quote in (*matched, *alone))
            assert not set(matched) & set(alone)
