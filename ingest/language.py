"""Which of Pejl's languages a text is in; the only home of lingua.

Two witnesses are heard. Lingua's trigram models ("low accuracy mode" in its own words, which load
in 30 ms where the full ones take 2 s) know the shape of words. Function words know Danish from
Norwegian where OCR in the wrong language has taken every æ, ø and å: then trigrams say Norwegian.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lingua import Language as LinguaLanguage
from lingua import LanguageDetector, LanguageDetectorBuilder

from ingest.document import Language
from ingest.function_words import FUNCTION_WORDS

SAMPLE_CHARACTERS = 20_000
"""Of a longer text only this much is looked at: its beginning, middle and end."""

_CODES: dict[LinguaLanguage, Language] = {
    LinguaLanguage.DANISH: "da",
    LinguaLanguage.SWEDISH: "sv",
    LinguaLanguage.BOKMAL: "nb",
    LinguaLanguage.ENGLISH: "en",
}
_LEAST = -8.0
"""Log probability below which trigrams do not speak against a language: they are too sure of it."""
_WORD_WEIGHT = 2.0
"""Log odds of one function word more."""
_CLEAR = (7.0 - _LEAST) / _WORD_WEIGHT
"""So many function words ahead, a language is at least 99.9 % sure whatever trigrams say."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Identified:
    """A text's language and how sure that is, 0..1; 0 where there was nothing to judge by."""

    language: Language
    confidence: float


def identify(text: str, *, fallback: Language = "da") -> Identified:
    """The likeliest language of `text`, or `fallback` with confidence 0 where it has no words."""
    sample = _sample(text)
    words = _function_words(sample)
    first, second = sorted(words, key=words.__getitem__, reverse=True)[:2]
    lead = words[first] - words[second]
    if lead >= _CLEAR:  # trigrams would take most of the time and could not change it
        return Identified(first, 1 / (1 + math.exp(-_LEAST - _WORD_WEIGHT * lead)))
    shapes = _trigrams(sample)
    if not any(shapes.values()):
        return Identified(fallback, 0.0)
    scores = {
        language: max(_LEAST, math.log(share)) if (share := shapes[language]) else _LEAST
        for language in FUNCTION_WORDS
    }
    totals = {one: scores[one] + _WORD_WEIGHT * words[one] for one in scores}
    best = max(totals, key=totals.__getitem__)
    return Identified(best, 1 / sum(math.exp(total - totals[best]) for total in totals.values()))


def letters(text: str) -> int:
    """How many letters a text has: its weight when pages vote for a document's language."""
    return sum(map(str.isalpha, text))


def _trigrams(sample: str) -> Mapping[Language, float]:
    values = _detector().compute_language_confidence_values(sample)
    return {_CODES[one.language]: one.value for one in values}


def _function_words(sample: str) -> Mapping[Language, int]:
    words = [word.lower() for word in _WORD.findall(sample)]
    return {
        language: sum(map(listed.__contains__, words))
        for language, listed in FUNCTION_WORDS.items()
    }


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_CODES).with_low_accuracy_mode().build()


def _sample(text: str) -> str:
    if len(text) <= SAMPLE_CHARACTERS:
        return text
    third = SAMPLE_CHARACTERS // 3
    middle = len(text) // 2
    return "\n".join((text[:third], text[middle : middle + third], text[-third:]))
