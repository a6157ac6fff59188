"""The noisy channel: which words may have been printed where this was read.

A table says how often a letter was read as something else (`confusions/`, learnt from pages with
known text). Candidates are found by walking the lexicon along the token and branching where the
table knows a confusion; a branch dies as soon as no word starts like it. A token that is no word is
also walked part by part, for compounds that no list holds.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.lexicon.compounds import first_cost, last_cost
from ingest.lexicon.lexicon import Lexicon, LexiconLanguage, load_lexicon
from ingest.repair.bits import UNLISTED_BITS

TABLES = Path(__file__).parent / "confusions"
GENERAL = (
    *(("l", "I", 2e-3), ("I", "l", 1e-3), ("l", "|", 1e-3), ("I", "|", 2e-2), ("o", "0", 5e-4)),
    *(("O", "0", 5e-4), ("o", "0o", 2e-4), ("rn", "m", 5e-4), ("m", "rn", 5e-4), ("m", "n", 2e-4)),
    *(("c", "e", 1e-4), ("e", "c", 1e-4), ("i", "l", 3e-4), ("l", "i", 3e-4), ("t", "f", 1e-4)),
    *(("å", "&", 1e-3), ("å", "@", 1e-3), ("æ", "as", 1e-3), ("æ", "&", 1e-3), ("ø", "og", 1e-3)),
    *(("a", "as", 5e-4), ("æ", "aes", 3e-4), ("æ", "eae", 3e-4), ("ä", "eae", 3e-4)),
    *(("ø", "¢", 1e-3), ("ö", "@", 1e-3), ("ä", "&", 1e-3), ("Æ", "AZ", 1e-2), ("Ø", "0", 1e-2)),
)
"""Confusions met in documents, of fonts and scanners that the learnt pages do not show."""
_GENERAL_SHARES = {(printed, read): share for printed, read, share in GENERAL}
MOST_BITS = 20.0
"""A candidate whose confusions together are less likely than 2**-20 is none."""
LONGEST_TOKEN = 45
SHORTEST_PART = 3
_LINKS = ("", "s", "e")
_BREADTH = 3
_FOREIGN = {"da": frozenset("äöÄÖè"), "sv": frozenset("æøÆØ"), "en": frozenset("")}
_FOREIGN_BITS = 6.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may have been printed.

    `channel` are the bits of surprise at its being read as it was, `prior` those at the word.
    """

    word: str
    channel: float
    prior: float


@dataclass(frozen=True, slots=True)
class Stem:
    """A word of the lexicon that a token may hold up to `end`, written as it would be printed."""

    end: int
    word: str
    bits: float


class Channel:
    """Confusions of one language: what was read, what may have been printed, and at what cost."""

    __slots__ = ("_longest", "_printed", "lexicon")

    def __init__(self, lexicon: Lexicon, rows: Iterator[tuple[str, str, float]]) -> None:
        self.lexicon = lexicon
        self._printed: dict[str, list[tuple[str, float]]] = {}
        foreign = _FOREIGN[lexicon.language]
        learnt = {(printed, read): share for printed, read, share in rows}
        for (printed, read), share in {**_GENERAL_SHARES, **learnt}.items():
            bits = _FOREIGN_BITS * (not foreign.isdisjoint(printed)) - math.log2(share)
            self._printed.setdefault(read, []).append((printed, bits))
        self._longest = max((len(read) for read in self._printed), default=0)

    def options(self, token: str, at: int) -> Iterator[tuple[int, str, float]]:
        """What may have been printed at an offset: letters read, letters printed, bits."""
        yield 1, token[at], 0.0
        for length in range(1, self._longest + 1):
            read = token[at : at + length]
            if len(read) == length:
                for printed, bits in self._printed.get(read, ()):
                    yield length, printed, bits

    def stems(self, token: str, start: int) -> list[Stem]:
        """The words of the lexicon that may stand in a token from START on.

        Capitals are put only where the token has them: at its start, or all through.
        """
        found: list[Stem] = []
        shouted = sum(map(str.isupper, token)) > sum(map(str.islower, token))
        stack = [(start, "", 0.0)]
        while stack:
            at, before, bits = stack.pop()
            if before and before.lower() in self.lexicon:
                found.append(Stem(at, before, bits))
            if at < len(token):
                stack += [
                    (at + length, before + printed, bits + cost)
                    for length, printed, cost in self.options(token, at)
                    if bits + cost <= MOST_BITS
                    and (shouted or at == 0 or printed == token[at] or not printed.isupper())
                    and self.lexicon.starts_word((before + printed).lower())
                ]
        return found

    def bits_of_reading(self, printed: str, token: str) -> float:
        """Bits of surprise at TOKEN where PRINTED was printed; infinite beyond `MOST_BITS`."""
        best = {(0, 0): 0.0}
        for at in range(len(token)):
            for (read, done), bits in [*best.items()]:
                if read == at:
                    self._read_on(printed, token, (read, done, bits), best)
        return best.get((len(token), len(printed)), math.inf)

    def _read_on(
        self,
        printed: str,
        token: str,
        reached: tuple[int, int, float],
        best: dict[tuple[int, int], float],
    ) -> None:
        read, done, bits = reached
        for length, letters, cost in self.options(token, read):
            place, total = (read + length, done + len(letters)), bits + cost
            if printed.startswith(letters, done) and total <= min(
                MOST_BITS, best.get(place, math.inf)
            ):
                best[place] = total

    def words(self, token: str) -> list[Candidate]:
        """The words that may have been printed, the token itself among them if it is one."""
        surprise = self.lexicon.surprise
        whole = [stem for stem in self.stems(token, 0) if stem.end == len(token)]
        return _best([Candidate(s.word, s.bits, surprise(s.word.lower())) for s in whole])

    def compounds(self, token: str) -> list[Candidate]:
        """The compounds that may have been printed."""
        reached: dict[int, list[Candidate]] = {0: [Candidate("", 0.0, UNLISTED_BITS)]}
        for start in range(len(token)):
            if start in reached:
                reached[start] = _best(reached[start])[:_BREADTH]
                for stem in self.stems(token, start):
                    self._extend(token, start, stem, reached)
        return _best(reached.get(len(token), []))

    def _extend(
        self, token: str, start: int, stem: Stem, reached: dict[int, list[Candidate]]
    ) -> None:
        """Go on by one part from all readings that reach START."""
        word, last = stem.word.lower(), stem.end == len(token)
        cost = last_cost(word, self.lexicon) if last else first_cost(word, self.lexicon)
        if math.isinf(cost) or (last and not start):
            return
        for link in ("",) if last else _LINKS:
            end = stem.end + len(link)
            if token.startswith(link, stem.end) and (last or len(token) - end >= SHORTEST_PART):
                reached.setdefault(end, []).extend(
                    Candidate(c.word + stem.word + link, c.channel + stem.bits, c.prior + cost)
                    for c in reached[start]
                )


def _best(candidates: list[Candidate]) -> list[Candidate]:
    """Each word once, by its cheapest reading; cheapest first."""
    best: dict[str, Candidate] = {}
    for one in sorted(candidates, key=lambda c: c.channel + c.prior):
        best.setdefault(one.word, one)
    return list(best.values())


@lru_cache(maxsize=4)
def load_channel(language: LexiconLanguage) -> Channel:
    """The channel of a language, its table read once."""
    return Channel(load_lexicon(language), _rows(TABLES / f"{language}.tsv"))


def _rows(path: Path) -> Iterator[tuple[str, str, float]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        printed, read, share = line.split("\t")
        yield printed, read, float(share)
