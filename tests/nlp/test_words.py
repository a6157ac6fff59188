import numpy as np
import pytest

from nlp.passage import Passage
from nlp.words.analysis import analyse
from nlp.words.forms import WordLanguage, word_forms
from nlp.words.lemmas import complete, lemma
from nlp.words.passage_words import passage_words
from nlp.words.query_words import query_terms
from nlp.words.spelling import fold, is_foldable
from nlp.words.terms import TermKind, sparse_vector, term_number
from nlp.words.tokens import tokenize


def shared(query: str, text: str, language: str = "da") -> float:
    """What a passage of this text scores for a query, without inverse document frequency."""
    passage = Passage("d", 1, 0, len(text), text)
    words = passage_words(passage, title="", language=language)
    weights = dict(zip(words.indices.tolist(), words.values.tolist(), strict=True))
    vector = query_terms(query).vector
    pairs = zip(vector.indices.tolist(), vector.values.tolist(), strict=True)
    return float(sum(weights.get(number, 0.0) * weight for number, weight in pairs))


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        ("eleverne", "da", "elev"),
        ("elevernes", "da", "elev"),
        ("fastholdt", "da", "fastholde"),
        ("utbildningarna", "sv", "utbildning"),
        ("it", "sv", "it"),
        ("elever", "en", None),
        ("xyzzyx", "da", None),
    ],
)
def test_lemma(form: str, language: str, expected: str | None) -> None:
    assert lemma(form, language) == expected


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (("vejlede", "vejleder", "vejledning", "vejledningen"), "da"),
        (("uddanne", "uddannelse", "uddannelserne"), "da"),
        (("handleda", "handledare", "handledning"), "sv"),
    ],
)
def test_kin_share_a_root(words: tuple[str, ...], language: WordLanguage) -> None:
    assert len({word_forms(word, language).root for word in words}) == 1


def test_unknown_compound_has_the_lemma_of_its_head() -> None:
    forms = word_forms("oplæringsvejlederne", "da")
    assert forms.lemma == "oplæringsvejleder"
    assert [part.word for part in forms.parts] == ["oplæring", "vejleder"]


def test_tokens_keep_their_offsets() -> None:
    text = "Social- og sundhedsskolen/kommunen, 1.200 kr."
    tokens = tokenize(text)
    assert [token.word for token in tokens] == [
        "social", "og", "sundhedsskolen", "kommunen", "1.200", "kr",
    ]  # fmt: skip
    assert all(text[t.start : t.end].lower() == t.word for t in tokens)
    assert tokens[0].completed_by == "sundhedsskolen"


def test_suspended_hyphen_is_completed() -> None:
    assert analyse("hjemme- og sygepleje", "da")[0].completion is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("læring", "laering"),
        ("gennemførelse", "gennemforelse"),
        ("åben", "aaben"),
        ("öppen", "oppen"),
    ],
)
def test_spellings_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert is_foldable(one)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("fastholdelse af elever", "En indsats for elevfastholdelse."),
        ("elevfastholdelse", "Fastholdelse af eleverne er vigtig."),
        ("vejledere i oplæringen", "Oplæringsvejlederne mødes."),
        ("sundhedsskole", "Social- og sundhedsskolerne mødes."),
        ("laering", "Et miljø for læring."),
        ("gennemforelse", "Øget gennemførelse."),
        ("økonmi", "Økonomien er delt."),
        ("at holde på eleverne", "Parterne vil mindske frafaldet."),
        ("minska avhopp", "Parterne vil mindske frafaldet."),
        ("dropout", "Parterne vil mindske frafaldet."),
        ("lærling", "Hver elev får en plan."),
        ("vejled*", "Vejledningen afsættes i vagtplanen."),
    ],
)
def test_query_reaches_text(query: str, text: str) -> None:
    prefixes = [query[:-1]] if query.endswith("*") else []
    if prefixes:
        numbers = query_terms("", prefixes=prefixes).vector.indices
        passage = Passage("d", 1, 0, len(text), text)
        assert np.isin(numbers, passage_words(passage, title="", language="da").indices).any()
    else:
        assert shared(query, text) > 0
    assert shared(query, "Blomsterne står i vinduet.") == 0


def test_whole_word_weighs_more_than_part() -> None:
    assert shared("vejleder", "En vejleder.") > shared("vejleder", "En oplæringsvejleder.") > 0


def test_swedish_text_is_reached_in_danish() -> None:
    assert shared("frafald", "Parterna ska minska avhoppen.", "sv") > 0


def test_stop_words_and_blanks_are_nothing() -> None:
    assert query_terms("og i det som").vector.indices.size == 0
    assert query_terms("").terms == ()


def test_repeating_a_word_saturates() -> None:
    once = shared("frafald", "frafald " + "bord " * 9)
    often = shared("frafald", "frafald " * 10)
    assert once < often < 10 * once


def test_title_and_headings_count() -> None:
    bare = Passage("d", 1, 0, 5, "Tekst")
    under = Passage("d", 1, 0, 5, "Tekst", ("Frafald",))
    number = term_number(TermKind.LEMMA, "frafald")
    assert number not in passage_words(bare, title="", language="da").indices
    assert number in passage_words(bare, title="Frafald", language="da").indices
    assert number in passage_words(under, title="", language="da").indices


def test_term_numbers_stay_as_they_are_in_every_index() -> None:
    assert term_number(TermKind.LEMMA, "frafald") == 2520918625
    assert sparse_vector({7: 1.0, 3: 2.0}).indices.tolist() == [3, 7]


def test_complete_offers_lemmas() -> None:
    assert "vejledning" in complete("vejled", 10)
    assert complete("qqqq", 10) == []
