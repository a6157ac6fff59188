"""`ae`, `oe`, `aa` (and Swedish `aa`, `ae`, `oe`) written for letters that a keyboard lacked.

Only where the dictionary knows the word with its own letter and not as it stands, and only in a
text that does so more than once: `Aabenraa`, `Michael`, `poesi` stay, and so does a lone quotation.
"""

import re
from collections.abc import Sequence
from itertools import product

from ingest.lexicon.lexicon import Lexicon, LexiconLanguage, load_lexicon
from ingest.repair.damage import Damage, is_known
from ingest.repair.tokens import Token
from ingest.repair.trace import Replacement

RULE = "letter-pair"
LEAST_COUNT = 5
LEAST_WORDS = 2
MOST_RATE_KEPT = 0.5
_PAIR = re.compile("aa|ae|oe|AA|AE|OE|Aa|Ae|Oe")
_LETTER = {"da": {"aa": "å", "ae": "æ", "oe": "ø"}, "sv": {"aa": "å", "ae": "ä", "oe": "ö"}}
_FOREIGN_COUNT = 30


def spell_letters(
    tokens: Sequence[Token], language: LexiconLanguage, damage: Damage
) -> list[Replacement]:
    """Put the letter for the pair in words that the dictionary knows only so."""
    found = [
        Replacement(token.start, token.end, word, RULE, 0.95)
        for token in tokens
        for word in [_with_letters(token, load_lexicon(language))]
        if word
    ]
    scarce = len(found) < LEAST_WORDS or len(found) < damage.kept * MOST_RATE_KEPT
    return [] if scarce else found


def _with_letters(token: Token, lexicon: Lexicon) -> str | None:
    """The word with letters for pairs; None where it should stay."""
    text = token.text
    if not _PAIR.search(text) or is_known(text.lower(), lexicon):
        return None
    if load_lexicon("en").frequency(text.lower()) >= _FOREIGN_COUNT:
        return None
    words = [word for word in _spellings(text, lexicon.language) if _is_sound(word, lexicon)]
    best = max(words, key=lambda word: lexicon.frequency(word.lower()), default=None)
    name = text[0].isupper() and not token.opens and not text.isupper()
    return None if best is None or (name and lexicon.frequency(best.lower()) < 100) else best


def _is_sound(word: str, lexicon: Lexicon) -> bool:
    if lexicon.frequency(word.lower()):
        return lexicon.frequency(word.lower()) >= LEAST_COUNT
    return is_known(word.lower(), lexicon)


def _spellings(text: str, language: LexiconLanguage) -> list[str]:
    """The text with some or all of its pairs as letters."""
    pieces = re.split(f"({_PAIR.pattern})", text)
    options = [_options(piece, language) if at % 2 else (piece,) for at, piece in enumerate(pieces)]
    return [word for word in map("".join, product(*options)) if word != text]


def _options(pair: str, language: LexiconLanguage) -> tuple[str, str]:
    letter = _LETTER[language][pair.lower()]
    return pair, letter.upper() if pair[0].isupper() else letter
