"""Letters lost for good, a `?` or U+FFFD in their place: `til r?dighed`, `p\ufffd`.

What stood there is one of the language's own letters; the word and its neighbours tell which.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from ingest.lexicon.lexicon import Lexicon, LexiconLanguage, load_lexicon
from ingest.repair.bits import word_bits
from ingest.repair.tokens import Token, find_protected, opens_sentence
from ingest.repair.trace import Replacement
from ingest.repair.weigh import Choice, choose, confidence

RULE = "lost-letter"
MOST_LOST = 4
_LETTERS = {"da": "æøåéöäü", "sv": "åäöéüæø"}
_RARE_LETTER_BITS = 8.0
_GAP = re.compile("\ufffd\ufffd|\\?\\?|\ufffd|\\?")
_WORD = re.compile("[^\\W\\d_]*(?:[\ufffd?]+[^\\W\\d_]*)+|[^\\W\\d_]+")
_INSIDE = re.compile("[^\\W\\d_][?\ufffd]+[^\\W\\d_]|(?<!\\S)[?\ufffd]+[^\\W\\d_]|\ufffd")
_UNKNOWN_BITS, _STAY_BITS, _CASE_BITS = 60.0, 45.0, 6.0
_SURE_RATIO = 20
_GOES_ON = (",", ";", ":", ")", "-", "–", "?")


def restore_lost(text: str, language: LexiconLanguage) -> list[Replacement]:
    """Put letters back where a sign stands for them."""
    if "?" not in text and "\ufffd" not in text:
        return []
    lexicon = load_lexicon(language)
    tokens = list(_find(text, lexicon, lossy=bool(_INSIDE.search(text))))
    choices = [_choices(token.text, lexicon, opens=token.opens) for token in tokens]
    chosen = choose(text, tokens, choices, lexicon)
    return [
        Replacement(token.start, token.end, word, RULE, confidence(options, word))
        for token, word, options in zip(tokens, chosen, choices, strict=True)
        if word != token.text
    ]


def _find(text: str, lexicon: Lexicon, *, lossy: bool) -> Iterator[Token]:
    """All words outside addresses, with those signs that are no question marks."""
    fences = list(find_protected(text))
    for match in _WORD.finditer(text):
        if any(start <= match.start() < end for start, end in fences):
            continue
        word, start = match[0], match.start()
        if word.endswith("?") and not _is_gap(word, text[match.end() :], lexicon, lossy=lossy):
            word = word.rstrip("?")
        if word:
            yield Token(start, start + len(word), word, opens_sentence(text, start))


def _is_gap(word: str, after: str, lexicon: Lexicon, *, lossy: bool) -> bool:
    """Whether the question mark at a word's end stands for a letter."""
    bare = word.rstrip("?").lower()
    if lossy and (after[:1] in _GOES_ON or re.match(r" [a-zæøåäö\d?]", after)):
        return bool(bare) or after[:1] == " "
    if not bare:
        return False
    fills = (bare + letter for letter in _LETTERS[lexicon.language][:3])
    return max(map(lexicon.frequency, fills)) > _SURE_RATIO * lexicon.frequency(bare)


@lru_cache(maxsize=20_000)
def _choices(token: str, lexicon: Lexicon, *, opens: bool) -> list[Choice]:
    """What a token with gaps may be, cheapest first; itself where it has none or too many."""
    gaps = list(_GAP.finditer(token))
    if not gaps or len(gaps) > MOST_LOST:
        return [Choice(token, 0.0)]
    fills = [_fills(gap, token, lexicon.language) for gap in gaps]
    words = [_fill(token, gaps, letters) for letters in product(*fills)]
    options = [
        Choice(word, _bits(word, lexicon) + _misfit(word, token, lexicon.language, opens=opens))
        for word in words
    ]
    stays = "\ufffd" not in token and not _INSIDE.search(token)
    options += [Choice(token, _STAY_BITS)] * stays
    return sorted(options, key=lambda one: one.bits)[:8]


def _fills(gap: re.Match[str], token: str, language: LexiconLanguage) -> str:
    """The letters that may stand in a gap, capitals where they fit."""
    letters = _LETTERS[language]
    capitals = [char for char in token if char.isupper()]
    if len(capitals) > 1 and token.upper() == token:
        return letters.upper()
    return letters + letters.upper() if gap.start() == 0 else letters


def _fill(token: str, gaps: Sequence[re.Match[str]], letters: Sequence[str]) -> str:
    pieces, done = [], 0
    for gap, letter in zip(gaps, letters, strict=True):
        pieces += [token[done : gap.start()], letter]
        done = gap.end()
    return "".join((*pieces, token[done:]))


def _misfit(word: str, token: str, language: LexiconLanguage, *, opens: bool) -> float:
    """Bits against rare letters, and against a capital at odds with the place."""
    rare = len(_rare(word, language)) - len(_rare(token, language))
    odd_case = token[0] in "?\ufffd" and word[0].isupper() != opens
    return _RARE_LETTER_BITS * rare + _CASE_BITS * odd_case


def _bits(word: str, lexicon: Lexicon) -> float:
    """Bits of surprise at a word; for an unknown one, fewer the longer it starts like a word."""
    lower = word.lower()
    if lower in lexicon:
        name = lexicon.shape(lower).name_share >= 0.5
        return lexicon.surprise(lower) + _CASE_BITS * (name and word[0].islower())
    bits = word_bits(lower, lexicon)
    if not math.isinf(bits):
        return bits
    known = next(n for n in range(len(lower), -1, -1) if not n or lexicon.starts_word(lower[:n]))
    return _UNKNOWN_BITS - known


def _rare(word: str, language: LexiconLanguage) -> list[str]:
    return [char for char in word.lower() if char in _LETTERS[language][3:]]
