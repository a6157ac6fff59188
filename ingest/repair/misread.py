"""Words read by OCR in the wrong language: `gennemfgrsel`, `peedagogisk`, `p&`, `Igsninger`.

For every word of a damaged text the words that may have been printed are weighed against leaving it
as it stands: how likely the misreading, how frequent the word, how well it fits its neighbours.
Words that change are weighed again with their repaired neighbours.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.lexicon.lexicon import Lexicon, LexiconLanguage, load_lexicon
from ingest.repair.bits import word_bits
from ingest.repair.channel import LONGEST_TOKEN, Candidate, load_channel
from ingest.repair.context import pair_gain
from ingest.repair.damage import Damage
from ingest.repair.tokens import Token, opens_sentence
from ingest.repair.trace import Replacement
from ingest.repair.weigh import Choice, choose, confidence

RULE = "wrong-language-ocr"
LEAST_RATE, LEAST_LOST = 0.2, 2.0
"""Below this share of lost letters only words that nobody knows are mended, and these only where
there are two of them and more."""
_CAUTIOUS_LEAD = 10.0
_UNKNOWN_BITS, _UNKNOWN_LETTER_BITS = 20.0, 2.0
_NAME_BITS, _NAME_LETTER_BITS = 18.0, 2.0
_ODD_SIGN_BITS = 12.0
_FOREIGN_BITS = 6.0
_NAME_AS_WORD = 8.0
_WORD_AS_NAME = 5.0
_SOUND_BITS = 1.5
"""A known word is likelier to have been read right than its count alone says."""
_LOST_SPACE_BITS = 11.0
_FAMILIAR_COUNT = 2000
_LOOK_ON = 2
"""A bar at a line's end looks on to the first letter of the next."""
_LINE = re.compile(r"[^\n]*\|[^\n]*")
_BAR = re.compile(r"(?<!\S)(\|)\s(?=[a-zæøåäö\d])")
_SPECK = re.compile(r"(?<!\S)([a-zæøåäö]+) (-)([a-zæøåäö]{2,})(?![\w-])")
_WINDOW = 14.0
"""Candidates further behind the best than this are not weighed by their neighbours."""


def mend_misread(
    text: str, tokens: Sequence[Token], language: LexiconLanguage, damage: Damage
) -> list[Replacement]:
    """Replacements for the misread words of a damaged text; none where it is not damaged."""
    cautious = damage.rate < LEAST_RATE
    if not damage.rate or (cautious and damage.lost < LEAST_LOST):
        return []
    toll = round(-2 * math.log2(damage.rate)) / 2  # in halves, so that pages share the cache
    choices = [_choices(t.text, language, opens=t.opens, toll=toll) for t in tokens]
    if cautious:
        choices = [
            _sure_choices(options, token) for options, token in zip(choices, tokens, strict=True)
        ]
    chosen = choose(text, tokens, choices, load_lexicon(language))
    return [
        Replacement(token.start, token.end, word, RULE, confidence(options, word))
        for token, word, options in zip(tokens, chosen, choices, strict=True)
        if word != token.text
    ] + [*_bars_as_i(text), *_specks(text, load_lexicon(language))]


def _sure_choices(options: list[Choice], token: Token) -> list[Choice]:
    """The best choice alone, if the token as it stands is far behind it; else the token alone."""
    stay = next((one for one in options if one.word == token.text), None)
    if stay is None or stay.bits > options[0].bits + _CAUTIOUS_LEAD:
        return options[:1]
    return [stay]


def _bars_as_i(text: str) -> list[Replacement]:
    """`| dag` at the start of a sentence as `I dag`, where no other bar says that it is a table."""
    return [
        Replacement(match.start(1), match.end(1), "I", RULE, 0.9)
        for line in _LINE.finditer(text)
        if line[0].count("|") == 1
        for match in [_BAR.search(text, line.start(), line.end() + _LOOK_ON)]
        if match and opens_sentence(text, match.start(1))
    ]


def _specks(text: str, lexicon: Lexicon) -> list[Replacement]:
    """Hyphens before a word that often follows the one before it: `vi -har` is no dash."""
    return [
        Replacement(match.start(2), match.end(2), "", RULE, 0.8)
        for match in _SPECK.finditer(text)
        if min(lexicon.frequency(match[1]), lexicon.frequency(match[3])) >= _FAMILIAR_COUNT
        and pair_gain(match[1], match[3], lexicon) > 0
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
    if token.lower() not in lexicon:
        others += _apart(token, lexicon)
    options = sorted([stay, *others], key=lambda one: one.bits)
    return [one for one in options if one.bits <= options[0].bits + _WINDOW]


def _apart(token: str, lexicon: Lexicon) -> list[Choice]:
    """Two words that lost the blank between them (`Derer`), if they often stand side by side."""
    pairs = ((token[:cut], token[cut:]) for cut in range(1, len(token)))
    return [
        Choice(f"{left} {right}", _LOST_SPACE_BITS + bits)
        for left, right in pairs
        if right.islower() or token.isupper()
        for bits in [_pair_bits(left.lower(), right.lower(), lexicon)]
        if not math.isinf(bits)
    ]


def _pair_bits(left: str, right: str, lexicon: Lexicon) -> float:
    """Bits of surprise at two words side by side; infinite where they are no familiar pair."""
    if min(lexicon.frequency(left), lexicon.frequency(right)) < _FAMILIAR_COUNT:
        return math.inf
    gain = pair_gain(left, right, lexicon)
    return math.inf if gain < 0 else lexicon.surprise(left) + lexicon.surprise(right) - gain


def _is_code(token: str) -> bool:
    """Whether a token is a number, a unit or a code rather than a word."""
    digits = sum(map(str.isdigit, token))
    if "&" in token and token.isupper():
        return True
    return digits > 1 or (digits == 1 and (len(token) < 2 or any(map(str.isupper, token))))


def _bits_of_staying(token: str, lexicon: Lexicon) -> float:
    """Bits of surprise at the token as a word that was read right."""
    word = token.lower()
    known = word_bits(word, lexicon)
    if not math.isinf(known):
        return known - _SOUND_BITS
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
