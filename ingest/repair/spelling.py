"""`ae`, `oe`, `aa` (and Swedish `aa`, `ae`, `oe`) written for letters that a keyboard lacked.

Only where the dictionary knows the word with its own letter and not as it stands, and only in a
text that does so more than once: `Aabenraa`, `Michael`, `poesi` stay, and so does a lone quotation.
"""

import re
from collections.abc import Sequence
from itertools import product

from ingest.lexicon.lexicon import Lexicon, LexiconLanguage, load_lexicon
from ingest.repair.bits import word_bits
from ingest.repair.damage import Damage
from ingest.repair.tokens import Token
from ingest.repair.trace import Replacement

RULE = "letter-pair"
SURE_GAIN, GAIN = 12.0, 3.0
"""Bits that letters must save: to count as evidence, and once a text has enough of that."""
LEAST_WORDS = 2
NAME_COUNT = 20
"""A name amid a sentence is spelt anew only where that is so common: not `Lykkegaard`."""
LEAST_SHARE = 0.5
"""Of the words that kept their letters, and of those that lost them in whatever way."""
MOST_PAIRS = 6
_PAIR = re.compile("aa|ae|oe", re.IGNORECASE)
_LETTER = {"da": {"aa": "å", "ae": "æ", "oe": "ø"}, "sv": {"aa": "å", "ae": "ä", "oe": "ö"}}
_UNKNOWN_BITS = 45.0
_FOREIGN_BITS = 8.0


def spell_letters(
    tokens: Sequence[Token], language: LexiconLanguage, damage: Damage
) -> list[Replacement]:
    """Put the letter for the pair in words that are far likelier so."""
    lexicon = load_lexicon(language)
    paired = [token for token in tokens if _PAIR.search(token.text)]
    found = [(token, *_with_letters(token.text, lexicon)) for token in paired]
    sure = sum(gain >= SURE_GAIN for *_, gain in found)
    if sure < max(LEAST_WORDS, damage.kept * LEAST_SHARE, damage.lost * LEAST_SHARE):
        return []
    return [
        Replacement(token.start, token.end, word, RULE, 0.95 if gain >= SURE_GAIN else 0.8)
        for token, word, gain in found
        if gain >= GAIN and not (_is_name(token) and lexicon.frequency(word.lower()) < NAME_COUNT)
    ]


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and not token.opens and not token.text.isupper()


def _with_letters(text: str, lexicon: Lexicon) -> tuple[str, float]:
    """The likeliest spelling with letters for some or all pairs, and the bits that it saves."""
    if len(_PAIR.findall(text)) > MOST_PAIRS:
        return text, 0.0
    words = _spellings(text, lexicon.language)
    bits, word = min((_bits(word, lexicon), word) for word in words)
    foreign = load_lexicon("en").surprise(text.lower()) + _FOREIGN_BITS
    return word, min(_bits(text, lexicon), foreign) - bits


def _bits(word: str, lexicon: Lexicon) -> float:
    return min(word_bits(word.lower(), lexicon), _UNKNOWN_BITS)


def _spellings(text: str, language: LexiconLanguage) -> list[str]:
    """The text with some or all of its pairs as letters."""
    pieces = re.split(f"({_PAIR.pattern})", text, flags=re.IGNORECASE)
    options = [_options(piece, language) if at % 2 else (piece,) for at, piece in enumerate(pieces)]
    return [word for word in map("".join, product(*options)) if word != text]


def _options(pair: str, language: LexiconLanguage) -> tuple[str, str]:
    letter = _LETTER[language][pair.lower()]
    return pair, letter.upper() if pair[0].isupper() else letter
