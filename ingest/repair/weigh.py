"""Choosing among the words that a token may be: each by itself, then between its neighbours."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.lexicon.lexicon import BOUNDARY, COMMA, NUMBER, Lexicon
from ingest.repair.context import context_gain
from ingest.repair.tokens import Token

ROUNDS = 3
_SURE_LEAD, _CONTENT_BITS = 8.0, 10.0
_ECHO, _MOST_ECHO = 1.0, 3.0
_COMMA = re.compile(r"[,()]")
_NUMBER = re.compile(r"\d[\d.,]*")
_BOUNDARY = re.compile(r"[.!?:;]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a token may be; `bits` of surprise apart from its neighbours."""

    word: str
    bits: float


def choose(
    text: str, tokens: Sequence[Token], choices: Sequence[Sequence[Choice]], lexicon: Lexicon
) -> list[str]:
    """The best word for each token; `choices` hold at least one for each, cheapest first.

    A token with a choice is weighed again as long as its neighbours' words change.
    """
    chosen = [options[0].word for options in choices]
    echo = _echoes(choices, lexicon)
    for _ in range(ROUNDS):
        before = list(chosen)
        for at, options in enumerate(choices):
            if len(options) > 1:
                left, right = _neighbours(text, tokens, chosen, at)
                chosen[at] = _weigh(options, left, right, echo, lexicon)
        if chosen == before:
            break
    return chosen


def _echoes(choices: Sequence[Sequence[Choice]], lexicon: Lexicon) -> dict[str, float]:
    """Bits by which words are likelier for standing elsewhere in the text beyond doubt.

    A text comes back to its subject (Kuhn & De Mori 1990): where `mgde` is `møde`, so is `made`.
    """
    sure = Counter(
        options[0].word.lower()
        for options in choices
        if len(options) == 1 or options[1].bits > options[0].bits + _SURE_LEAD
    )
    return {
        word: min(_MOST_ECHO, _ECHO * math.log2(1 + count))
        for word, count in sure.items()
        if lexicon.surprise(word) > _CONTENT_BITS
    }


def confidence(options: Sequence[Choice], word: str) -> float:
    """How sure a choice is (0..1), from its lead over the next best."""
    mine = next(one.bits for one in options if one.word == word)
    rest = min((one.bits for one in options if one.word != word), default=mine + 20)
    return round(1 / (1 + 2 ** max(-50, mine - rest)), 3)


def _neighbours(
    text: str, tokens: Sequence[Token], chosen: Sequence[str], at: int
) -> tuple[str, str]:
    """What stands on either side as the pairs know it; "" where they know nothing of it."""
    before = text[tokens[at - 1].end if at else 0 : tokens[at].start]
    last = at + 1 == len(tokens)
    after = text[tokens[at].end : None if last else tokens[at + 1].start]
    left = _neighbour(before, before.split()[-1:], chosen[at - 1] if at else None)
    return left, _neighbour(after, after.split()[:1], None if last else chosen[at + 1])


def _neighbour(between: str, nearest: Sequence[str], word: str | None) -> str:
    """A number or sentence end between two words, or else the word on the other side."""
    if nearest and _NUMBER.fullmatch(nearest[0]):
        return NUMBER
    if word is None or _BOUNDARY.search(between):
        return BOUNDARY
    if nearest:
        return COMMA if _COMMA.search(between) else ""
    return NUMBER if word[0].isdigit() else word.lower()


def _weigh(
    options: Sequence[Choice], left: str, right: str, echo: Mapping[str, float], lexicon: Lexicon
) -> str:
    """The choice that fits best; neighbours count only where they were counted for the best two."""
    paired = all(lexicon.has_pairs(one.word.lower()) for one in options[:2])

    def bits(one: Choice) -> float:
        word = one.word.lower()
        gain = context_gain(left, word, right, lexicon) if paired else 0.0
        return one.bits - gain - echo.get(word, 0.0)

    return min(options, key=bits).word
