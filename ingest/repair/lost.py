"""Letters lost for good, a `?` or U+FFFD in their place: `til r?dighed`, `p\ufffd`.

What stood there is one of the language's own letters; the word and its neighbours tell which.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from ingest.lexicon.compounds import read_compound
from ingest.lexicon.lexicon import Lexicon, LexiconLanguage, load_lexicon
from ingest.repair.tokens import Token
from ingest.repair.trace import Replacement
from ingest.repair.weigh import Choice, choose, confidence

RULE = "lost-letter"
MOST_LOST = 4
_LETTERS = {"da": "æøåéöäü", "sv": "åäöéüæø"}
_RARE_LETTER_BITS = 8.0
_GAP = re.compile("\ufffd\ufffd|\\?\\?|\ufffd|\\?")
_WORD = re.compile("[^\\W\\d_]*(?:[\ufffd?]+[^\\W\\d_]*)+|[^\\W\\d_]+")
_INSIDE = re.compile("[^\\W\\d_][?\ufffd]+[^\\W\\d_]|(?<!\\S)[?\ufffd]+[^\\W\\d_]|\ufffd")
_UNKNOWN_BITS, _UNKNOWN_LETTER_BITS = 22.0, 1.0


def restore_lost(text: str, language: LexiconLanguage) -> list[Replacement]:
    """Put letters back where a sign stands for them."""
    if "?" not in text and "\ufffd" not in text:
        return []
    lexicon = load_lexicon(language)
    tokens = list(_find(text, lexicon, lossy=bool(_INSIDE.search(text))))
    choices = [_choices(token.text, lexicon) for token in tokens]
    chosen = choose(text, tokens, choices, lexicon)
    return [
        Replacement(token.start, token.end, word, RULE, confidence(options, word))
        for token, word, options in zip(tokens, chosen, choices, strict=True)
        if word != token.text
    ]


def _find(text: str, lexicon: Lexicon, *, lossy: bool) -> Iterator[Token]:
    """All words, with those signs that are no question marks."""
    for match in _WORD.finditer(text):
        word = match[0]
        if word.endswith("?") and not _is_gap(word, text[match.end() :], lexicon, lossy=lossy):
            word = word.rstrip("?")
        if word:
            yield Token(match.start(), match.start() + len(word), word)


def _is_gap(word: str, after: str, lexicon: Lexicon, *, lossy: bool) -> bool:
    """Whether the question mark at a word's end stands for a letter."""
    bare = word.rstrip("?")
    if not bare or not after.strip():
        return False
    goes_on = after[:1] == " " and (after[1:2].islower() or after[1:2].isdigit())
    return bare.lower() not in lexicon or (lossy and goes_on) or after[:1] in ",;-"


def _choices(token: str, lexicon: Lexicon) -> list[Choice]:
    gaps = list(_GAP.finditer(token))
    stay = Choice(token, _UNKNOWN_BITS + _UNKNOWN_LETTER_BITS * len(token))
    if not gaps or len(gaps) > MOST_LOST:
        return [stay]
    fills = [_fills(gap, token, lexicon.language) for gap in gaps]
    options = [stay]
    for letters in product(*fills):
        word = _fill(token, gaps, letters)
        bits = _bits(word.lower(), lexicon)
        rare = sum(letter.lower() not in _LETTERS[lexicon.language][:3] for letter in letters)
        options.append(Choice(word, bits + _RARE_LETTER_BITS * rare))
    return sorted(options, key=lambda one: one.bits)[:8]


def _fills(gap: re.Match[str], token: str, language: LexiconLanguage) -> Sequence[str]:
    """What may stand in a gap: one letter, for a double sign also two; capitals where they fit."""
    letters = _LETTERS[language]
    shouted = sum(map(str.isupper, token)) > sum(map(str.islower, token))
    if shouted:
        return letters.upper()
    return [*letters, *letters.upper()] if gap.start() == 0 else letters


def _fill(token: str, gaps: Sequence[re.Match[str]], letters: Sequence[str]) -> str:
    pieces, done = [], 0
    for gap, letter in zip(gaps, letters, strict=True):
        pieces += [token[done : gap.start()], letter]
        done = gap.end()
    return "".join((*pieces, token[done:]))


def _bits(word: str, lexicon: Lexicon) -> float:
    if word in lexicon:
        return lexicon.surprise(word)
    compound = read_compound(word, lexicon)
    return compound.cost if compound else 99.0
