"""Words read by OCR in the wrong language: `gennemfgrsel`, `peedagogisk`, `p&`, `Igsninger`.

For every word of a damaged text the words that may have been printed are weighed against leaving it
as it stands: how likely the misreading, how frequent the word, how well it fits its neighbours.
Words that change are weighed again with their repaired neighbours.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

from ingest.lexicon.lexicon import Lexicon, LexiconLanguage, load_lexicon
from ingest.repair.bits import word_bits
from ingest.repair.channel import LONGEST_TOKEN, Candidate, load_channel
from ingest.repair.damage import Damage
from ingest.repair.tokens import Token
from ingest.repair.trace import Replacement
from ingest.repair.weigh import Choice, choose, confidence

RULE = "wrong-language-ocr"
LEAST_RATE = 0.2
"""Below this share of lost letters a text is left alone."""
_UNKNOWN_BITS, _UNKNOWN_LETTER_BITS = 20.0, 2.0
_NAME_BITS, _NAME_LETTER_BITS = 18.0, 2.0
_ODD_SIGN_BITS = 12.0
_FOREIGN_BITS = 6.0
_NAME_AS_WORD = 8.0
_WORD_AS_NAME = 2.0
_WINDOW = 14.0
"""Candidates further behind the best than this are not weighed by their neighbours."""


def mend_misread(
    text: str, tokens: Sequence[Token], language: LexiconLanguage, damage: Damage
) -> list[Replacement]:
    """Replacements for the misread words of a damaged text; none where it is not damaged."""
    if damage.rate < LEAST_RATE:
        return []
    toll = -math.log2(damage.rate)
    choices = [_choices(t.text, language, opens=t.opens, toll=toll) for t in tokens]
    chosen = choose(text, tokens, choices, load_lexicon(language))
    return [
        Replacement(token.start, token.end, word, RULE, confidence(options, word))
        for token, word, options in zip(tokens, chosen, choices, strict=True)
        if word != token.text
    ]


@lru_cache(maxsize=50_000)
def _choices(token: str, language: LexiconLanguage, *, opens: bool, toll: float) -> list[Choice]:
    """The token as it stands and the words it may have been, cheapest first."""
    lexicon = load_lexicon(language)
    stay = Choice(token, _bits_of_staying(token, lexicon))
    if len(token) > LONGEST_TOKEN or not any(map(str.isalpha, token)) or _is_code(token):
        return [stay]
    channel = load_channel(language)
    found = channel.words(token)
    if not found or found[0].channel + found[0].prior > stay.bits:
        found = [*found, *channel.compounds(token)] if token.lower() not in lexicon else found
    others = [
        Choice(c.word, c.channel + c.prior + toll + _misfit(c, token, lexicon, opens=opens))
        for c in found
        if c.word != token
    ]
    options = sorted([stay, *others], key=lambda one: one.bits)
    return [one for one in options if one.bits <= options[0].bits + _WINDOW]


def _is_code(token: str) -> bool:
    """Whether a token is a number, a unit or a code rather than a word."""
    digits = sum(map(str.isdigit, token))
    return digits > 1 or (digits == 1 and (len(token) < 3 or any(map(str.isupper, token))))


def _bits_of_staying(token: str, lexicon: Lexicon) -> float:
    """Bits of surprise at the token as a word that was read right."""
    word = token.lower()
    known = word_bits(word, lexicon)
    if not math.isinf(known):
        return known
    bits = (
        _NAME_BITS + _NAME_LETTER_BITS * len(token)
        if token[0].isupper()
        else _UNKNOWN_BITS + _UNKNOWN_LETTER_BITS * len(token)
    )
    bits += _ODD_SIGN_BITS * sum(not char.isalpha() for char in token)
    return min(bits, load_lexicon("en").surprise(word) + _FOREIGN_BITS)


def _misfit(candidate: Candidate, token: str, lexicon: Lexicon, *, opens: bool) -> float:
    """Bits against a name in lower case, or a word in capitals amid a sentence."""
    share = lexicon.shape(candidate.word.lower()).name_share
    if candidate.word[0].islower():
        return _NAME_AS_WORD * (share >= 0.9)
    shouted = token.isupper() and len(token) > 1
    return 0.0 if opens or shouted else _WORD_AS_NAME * (share < 0.1)
