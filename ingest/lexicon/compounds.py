"""Danish and Swedish compounds: `elevfastholdelse` -> `elev` + `fastholdelse`.

Parts are words of the lexicon that are productive in compounds. A part that is not last may take a
linking letter or lose its own last one (`arbejdsplads` -> `arbejde` + `plads`, `skolgård` ->
`skola` + `gård`). Of all ways to split, the one with the likeliest parts wins; each part costs, so
that few long parts beat many short ones (Koehn & Knight 2003, with productivity beside frequency).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.lexicon.lexicon import Lexicon
from ingest.lexicon.parts import (
    BARE_LINKS,
    CUTTING_LINKS,
    INSEPARABLE,
    LINKS,
    NEVER_LAST,
    NEVER_PART,
)

SHORTEST_PART = 3
SHORTEST_RARE = 5
SHORTEST_WORD = 7
LONGEST_WORD = 60
PART_COST = 9.0
SHORT_PART_COST = 4.0
LINK_COST = 0.5
NAME_COST = 4.0
RARE_COST = 6.0
RARE_COUNT = 8
PLAIN_COUNT = 20
KNOWN_MARGIN = 12.0
RARE_SURPRISE = 20.0


@dataclass(frozen=True, slots=True)
class Split:
    """A way to read a word as a compound: its parts as words, and its surprise in bits."""

    parts: tuple[str, ...]
    cost: float


@lru_cache(maxsize=50_000)
def split_compound(word: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The parts of a lower-case compound as words of the lexicon; None where it is no compound.

    A hyphen is a boundary by itself. A known word is split only where its parts are so frequent
    that reading it as one word is not much likelier. Parts that are compounds are split in turn.
    """
    if "-" in word:
        return _split_at_hyphens(word, lexicon)
    best = read_compound(word, lexicon)
    if best is None or best.cost > lexicon.surprise(word) + KNOWN_MARGIN:
        return None
    parts = (_plain_form(part, lexicon) for part in best.parts[:-1])
    split = [p for part in (*parts, best.parts[-1]) for p in _split_rare(part, lexicon)]
    whole = _rejoined(split, lexicon)
    return whole if len(whole) > 1 else None


def _rejoined(parts: list[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The parts with those together that are no compound any more (`vej|lederne`)."""
    pairs = INSEPARABLE[lexicon.language]
    joined = parts[:1]
    for part in parts[1:]:
        if any(joined[-1] == first and part.startswith(last) for first, last in pairs):
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)


def _split_rare(part: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A part's own parts where it is rare itself (`elevløn`); frequent ones stay (`vejleder`)."""
    if lexicon.surprise(part) < RARE_SURPRISE:
        return (part,)
    return split_compound(part, lexicon) or (part,)


def _plain_form(part: str, lexicon: Lexicon) -> str:
    """A part without the linking s that it has as a word of its own (`sundheds` -> `sundhed`)."""
    for strip, add in LINKS[lexicon.language]:
        if add == "s" and part.endswith(add):
            plain = part.removesuffix(add) + strip
            if lexicon.frequency(plain) > PLAIN_COUNT:
                return plain
    return part


def _split_at_hyphens(word: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    pieces = [piece for piece in word.split("-") if piece]
    parts = [part for piece in pieces for part in split_compound(piece, lexicon) or (piece,)]
    return tuple(parts) if len(parts) > 1 else None


@lru_cache(maxsize=50_000)
def read_compound(word: str, lexicon: Lexicon) -> Split | None:
    """The likeliest reading of a word as a compound of two or more parts, known or not."""
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or not LINKS[lexicon.language]:
        return None
    # of the likeliest reading up to each place
    costs: dict[int, float] = {0: 0.0}
    parts: dict[int, tuple[str, ...]] = {0: ()}
    for start in range(len(word) - SHORTEST_PART):
        if start not in costs:
            continue
        for part, end, own in _parts(word, start, lexicon):
            cost = costs[start] + own
            whole = start == 0 and end == len(word)
            if not whole and cost < costs.get(end, math.inf):
                costs[end], parts[end] = cost, (*parts[start], part)
    end = len(word)
    return Split(parts[end], costs[end]) if end in costs else None


def _parts(word: str, start: int, lexicon: Lexicon) -> Iterator[tuple[str, int, float]]:
    """The parts that may stand at START: the part as a word, where it ends, what it costs."""
    for stem in lexicon.prefixes(word[start:]):
        end = start + len(stem)
        if len(word) - end >= SHORTEST_PART:
            yield from _modifiers(stem, word, end, lexicon)
        elif end == len(word) and (cost := last_cost(stem, lexicon)) < math.inf:
            yield stem, end, cost
    yield from _shortened(word, start, lexicon)


def _modifiers(
    stem: str, word: str, end: int, lexicon: Lexicon
) -> Iterator[tuple[str, int, float]]:
    """A whole word as modifier, bare or with a linking letter."""
    cost = first_cost(stem, lexicon)
    if cost == math.inf:
        return
    for add in BARE_LINKS[lexicon.language]:
        if word.startswith(add, end) and len(word) - end - len(add) >= SHORTEST_PART:
            yield stem, end + len(add), cost + LINK_COST * bool(add)


def _shortened(word: str, start: int, lexicon: Lexicon) -> Iterator[tuple[str, int, float]]:
    """A word as modifier that lost its last letter, perhaps for a linking letter."""
    cutting = CUTTING_LINKS[lexicon.language]
    for end in range(start + SHORTEST_PART - 1, len(word) - SHORTEST_PART):
        for lost, links in cutting:
            stem = word[start:end] + lost
            if stem in lexicon and (cost := first_cost(stem, lexicon)) < math.inf:
                for add in links:
                    if word.startswith(add, end):
                        yield stem, end + len(add), cost + LINK_COST * (1 + bool(add))


@lru_cache(maxsize=50_000)
def first_cost(part: str, lexicon: Lexicon) -> float:
    """Bits of surprise at a word as a part that is not last; infinite where it cannot be one."""
    if part in NEVER_PART[lexicon.language]:
        return math.inf
    shape = lexicon.shape(part)
    return _cost(part, shape.name_share, shape.first, lexicon)


@lru_cache(maxsize=50_000)
def last_cost(part: str, lexicon: Lexicon) -> float:
    """Bits of surprise at a word as last part; infinite where it cannot be one."""
    if part in NEVER_PART[lexicon.language] or part in NEVER_LAST[lexicon.language]:
        return math.inf
    shape = lexicon.shape(part)
    return _cost(part, shape.name_share, shape.last, lexicon)


def _cost(part: str, name_share: float, level: int, lexicon: Lexicon) -> float:
    rare = level < 2 and lexicon.frequency(part) < RARE_COUNT
    if len(part) < (SHORTEST_RARE if rare else SHORTEST_PART) or name_share >= 0.9:
        return math.inf
    odd = SHORT_PART_COST * (len(part) == SHORTEST_PART) + NAME_COST * (name_share >= 0.5)
    return PART_COST + odd + RARE_COST * rare + lexicon.surprise(part) / 2 - level
