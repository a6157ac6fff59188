"""Choosing among the words that a token may be: each by itself, then between its neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lexicon.lexicon import BOUNDARY, COMMA, NUMBER, Lexicon
from ingest.repair.context import context_gain
from ingest.repair.tokens import Token

ROUNDS = 3
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
    for _ in range(ROUNDS):
        before = list(chosen)
        for at, options in enumerate(choices):
            if len(options) > 1:
                chosen[at] = _weigh(options, *_neighbours(text, tokens, chosen, at), lexicon)
        if chosen == before:
            break
    return chosen


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


def _weigh(options: Sequence[Choice], left: str, right: str, lexicon: Lexicon) -> str:
    """The choice that fits best; neighbours count only where they were counted for the best two."""
    if not all(lexicon.has_pairs(one.word.lower()) for one in options[:2]):
        return options[0].word
    return min(
        options, key=lambda one: one.bits - context_gain(left, one.word.lower(), right, lexicon)
    ).word
