"""Whether a text has lost its letters: decided for the page before any word is touched."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.lexicon.compounds import read_compound
from ingest.lexicon.lexicon import Lexicon, LexiconLanguage, load_lexicon
from ingest.repair.channel import LONGEST_TOKEN, load_channel
from ingest.repair.tokens import Token, find_tokens

SPECIAL: dict[str, re.Pattern[str]] = {"da": re.compile("[æøåÆØÅ]"), "sv": re.compile("[åäöÅÄÖ]")}
_SURE_COUNT = 40
_LEAST_OWN = 0.04
"""Danish and Swedish have letters outside a-z in every fifth word or so."""
_MOST_TRIED = 60
_FOREIGN_COUNT = 30


@dataclass(frozen=True, slots=True)
class Damage:
    """What a text says of its letters: words that kept them, and words that plainly lost them.

    `words` are all its words: where hardly any of them should have such letters, the text is in
    another language and has lost nothing.
    """

    kept: float = 0.0
    lost: float = 0.0
    words: float = 0.0

    @property
    def rate(self) -> float:
        """Share (0..1) of the language's own letters that were lost."""
        own = self.kept + self.lost
        return self.lost / own if self.lost and own >= self.words * _LEAST_OWN else 0.0

    def lean_on(self, whole: "Damage", *, weight: float) -> "Damage":
        """The page's own evidence with some of the whole document's added."""
        total = whole.kept + whole.lost
        if not total:
            return self
        share = weight / total
        return Damage(
            self.kept + whole.kept * share,
            self.lost + whole.lost * share,
            self.words + whole.words * share,
        )


def add_up(damages: Iterable[Damage]) -> Damage:
    """The evidence of all pages together."""
    every = list(damages)
    return Damage(
        sum(damage.kept for damage in every),
        sum(damage.lost for damage in every),
        sum(damage.words for damage in every),
    )


@lru_cache(maxsize=50_000)
def is_known(word: str, lexicon: Lexicon) -> bool:
    """Whether a lower-case word is in the lexicon or a compound of its words."""
    return word in lexicon or read_compound(word, lexicon) is not None


@lru_cache(maxsize=64)
def text_damage(text: str, language: LexiconLanguage) -> Damage:
    """`find_damage` of a text; kept for a while, since a document is surveyed before its pages."""
    return find_damage(find_tokens(text), language)


def find_damage(tokens: Sequence[Token], language: LexiconLanguage) -> Damage:
    """Count words that kept the language's own letters, and unknown words that lack them."""
    lexicon = load_lexicon(language)
    kept = sum(_keeps_letters(t.text, lexicon) for t in tokens)
    unknown = [t for t in tokens if _is_suspect(t.text, lexicon)]
    tried = unknown[:: max(1, len(unknown) // _MOST_TRIED)]
    lost = sum(1 for t in tried if _has_lost_letters(t.text, language))
    return Damage(kept, lost * len(unknown) / max(1, len(tried)), len(tokens))


@lru_cache(maxsize=50_000)
def _keeps_letters(token: str, lexicon: Lexicon) -> bool:
    """Whether a token is a word with the language's own letters."""
    special = SPECIAL[lexicon.language].search(token)
    return special is not None and is_known(token.lower(), lexicon)


@lru_cache(maxsize=50_000)
def _is_suspect(token: str, lexicon: Lexicon) -> bool:
    """Whether a token is no word of any language known here."""
    word = token.lower()
    letters = sum(map(str.isalpha, word))
    code = letters < len(word) and token.isupper()
    if code or letters < 2 or len(word) > LONGEST_TOKEN or letters < len(word) - 1:
        return False
    return word not in lexicon and load_lexicon("en").frequency(word) < _FOREIGN_COUNT


def _has_lost_letters(token: str, language: LexiconLanguage) -> bool:
    """Whether putting the language's own letters back makes a frequent word of the token."""
    lexicon = load_lexicon(language)
    best = next(iter(load_channel(language).words(token)), None)
    if best is None or not SPECIAL[language].search(best.word):
        return False
    word = best.word.lower()
    frequent = lexicon.frequency(word) >= _SURE_COUNT
    return frequent and not (token[0].isupper() and lexicon.shape(word).name_share >= 0.9)
