"""How sound a text's words are: how many are unknown, how many have only lost their letters."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from ingest.document import Language
from ingest.lexicon.compounds import read_compound
from ingest.lexicon.lexicon import LexiconLanguage, load_lexicon

_WORD = re.compile(r"[^\W\d_]{2,}")
_LEXICA: dict[Language, LexiconLanguage] = {"da": "da", "nb": "da", "sv": "sv", "en": "en"}


def _pairs(pairs: str) -> tuple[tuple[str, str], ...]:
    return tuple((pair[:-1], pair[-1]) for pair in pairs.split())


_LOST: dict[LexiconLanguage, tuple[tuple[str, str], ...]] = {
    "da": _pairs("aeæ aå oø gø eæ aæ oeø aaå eeæ zæ feæ iø lø äæ öø qø"),
    "sv": _pairs("aä aå oö éö æä øö då aaå aeä oeö"),
    "en": (),
}
"""What OCR or a keyboard without the letter puts, and last the letter that it stands for."""
_LEAST = 20
"""A word must have been counted this often for a damaged spelling to be taken for it."""


@dataclass(frozen=True, slots=True)
class WordCheck:
    """Counts of a text: words; shares (0..1) of words unknown, and of words that lack a letter.

    A word that lacks a letter is not counted as unknown.
    """

    count: int
    unknown: float
    damaged: float


def check_words(text: str, language: Language) -> WordCheck:
    """Look every word up; Norwegian is judged by the Danish list."""
    lexicon = _LEXICA[language]
    words = map(str.lower, _WORD.findall(unicodedata.normalize("NFC", text)))
    verdicts = Counter(map(_look_up, words, repeat(lexicon)))
    count = verdicts.total()
    return WordCheck(
        count, verdicts["unknown"] / max(count, 1), verdicts["damaged"] / max(count, 1)
    )


@lru_cache(maxsize=50_000)
def _look_up(word: str, language: LexiconLanguage) -> str:
    lexicon = load_lexicon(language)
    if word in lexicon or read_compound(word, lexicon) is not None:
        return "known"
    sound = any(lexicon.frequency(other) >= _LEAST for other in _restored(word, language))
    return "damaged" if sound else "unknown"


def _restored(word: str, language: LexiconLanguage) -> Iterator[str]:
    """The word with one lost letter put back, or all that were lost in the same way."""
    for lost, letter in _LOST[language]:
        at = word.find(lost)
        while at >= 0:
            yield word[:at] + letter + word[at + len(lost) :]
            at = word.find(lost, at + 1)
        if word.count(lost) > 1:
            yield word.replace(lost, letter)
