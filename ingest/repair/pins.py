"""A user's own words: those that repair never changes, and those that it always does."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ingest.repair.trace import Draft, Replacement

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pins:
    """Words to `keep` as they stand (in any case), and words to `replace` by others, always.

    Both are whole words or phrases as the extracted text has them.
    """

    keep: frozenset[str] = frozenset()
    replace: Mapping[str, str] = field(default_factory=lambda: _NONE)

    def kept_spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words to keep, and those put in by force, stand in a text."""
        words = {*self.keep, *self.replace.values()}
        return [match.span() for match in _find(words, text)] if words else []

    def force(self, draft: Draft) -> Draft:
        """The draft with every word that has a replacement replaced."""
        table = {word.casefold(): after for word, after in self.replace.items()}
        return draft.change(
            Replacement(m.start(), m.end(), table[m[0].casefold()], "pinned")
            for m in _find(set(self.replace), draft.text)
        )


NO_PINS = Pins()


def _find(words: set[str], text: str) -> Iterator[re.Match[str]]:
    if not words:
        return iter(())
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    return re.finditer(rf"(?<!\w)(?:{alternatives})(?!\w)", text, re.IGNORECASE)
