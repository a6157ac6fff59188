"""A text's words with their forms: what terms, concepts and highlights are all made from."""

from functools import lru_cache
from typing import NamedTuple

from nlp.words.forms import Forms, WordLanguage, word_forms
from nlp.words.stopwords import stop_words
from nlp.words.tokens import Token, tokenize


class Word(NamedTuple):
    """A word where it stands in a text. `completion` is what its suspended hyphen leaves out."""

    token: Token
    forms: Forms
    is_stop: bool
    completion: Forms | None = None


@lru_cache(maxsize=256)
def analyse(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of TEXT; a language without tables of its own is read as Danish."""
    known = word_language(language)
    stops = stop_words(known)
    return tuple(_word(token, known, stops) for token in tokenize(text))


def word_language(language: str) -> WordLanguage:
    """Return the language whose tables serve for LANGUAGE: Danish ones for Norwegian."""
    match language:
        case "sv" | "en":
            return language
        case _:
            return "da"


def _word(token: Token, language: WordLanguage, stops: frozenset[str]) -> Word:
    forms = word_forms(token.word, language)
    completion = word_forms(token.completed_by, language) if token.completed_by else None
    return tuple.__new__(Word, (token, forms, token.word in stops, completion))  # twice as fast
