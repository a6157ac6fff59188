"""A user's own words: those that repair never changes, and those that it always does."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from ingest.errors import UnreadableFile
from ingest.repair.trace import Draft, Replacement

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pins:
    """Words to `keep` as they stand (in any case), and words to `replace` by others, always.

    Both are whole words or phrases as the extracted text has them.
    """

    keep: frozenset[str] = frozenset()
    replace: Mapping[str, str] = field(default_factory=lambda: _NONE)

    @property
    def words(self) -> set[str]:
        """The words to keep, and those put in by force."""
        return {*self.keep, *self.replace.values()}

    def kept_spans(self, text: str) -> list[tuple[int, int]]:
        """Where those words stand in a text."""
        words = self.words
        return [match.span() for match in _find(words, text)] if words else []

    def force(self, draft: Draft) -> Draft:
        """The draft with every word that has a replacement replaced."""
        table = {word.casefold(): after for word, after in self.replace.items()}
        return draft.change(
            Replacement(m.start(), m.end(), table[m[0].casefold()], "pinned")
            for m in _find(set(self.replace), draft.text)
        )


NO_PINS = Pins()


def read_pins(path: Path) -> Pins:
    """The pins of a word list: a word or phrase a line, or `as read = as it must be`.

    Empty lines and lines that start with # say nothing. Raises UnreadableFile, naming the line.
    """
    keep: set[str] = set()
    replace: dict[str, str] = {}
    for number, line in enumerate(_lines(path), 1):
        before, equals, after = (part.strip() for part in line.partition("="))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not before or (equals and not after) or "=" in after:
            reason = f"line {number} is neither a word nor `as read = as it must be`; mend it"
            raise UnreadableFile(path, reason)
        if equals:
            replace[before] = after
        else:
            keep.add(before)
    return Pins(frozenset(keep), replace)


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableFile(path, "the word list cannot be opened; check its name") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(path, "the word list is not UTF-8; save it as that") from error
    return unicodedata.normalize("NFC", text).splitlines()


def _find(words: set[str], text: str) -> Iterator[re.Match[str]]:
    if not words:
        return iter(())
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    return re.finditer(rf"(?<!\w)(?:{alternatives})(?!\w)", text, re.IGNORECASE)
