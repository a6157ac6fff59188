"""Two texts word by word: what both say, what one leaves out, what the other puts in.

The least number of words changed (Levenshtein), then read as people read: a lone short word between
two changes belongs to them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

Kind = Literal["same", "gone", "new"]

_WORDS = re.compile(r"\S+\s*")
_SPELLINGS = str.maketrans({"–": "-", "—": "-", "\u00ad": None, "”": '"', "“": '"', "’": "'"})
_ISLAND = 12
"""So many characters in common between two changes are read as part of them."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """A run of words, each with a blank or more after it, as the text says them that holds them."""

    kind: Kind
    text: str


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared: how dashes and quotes look is no matter."""
    return [_key(word) for word in text.split()]


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """Return OLD and NEW as runs of words; `same` and `new` runs together are NEW, nothing lost.

    >>> [(c.kind, c.text) for c in word_changes("højst 10 procent", "højst 12 procent")]
    [('same', 'højst '), ('gone', '10 '), ('new', '12 '), ('same', 'procent ')]
    """
    before, after = (_WORDS.findall(f"{text.strip()} ") for text in (old, new))
    runs: list[WordChange] = []
    for code in Levenshtein.opcodes([_key(w) for w in before], [_key(w) for w in after]):
        gone = "".join(before[code.src_start : code.src_end])
        said = "".join(after[code.dest_start : code.dest_end])
        if code.tag == "equal":
            runs.append(WordChange("same", said))
            continue
        runs += [WordChange("gone", gone)] if gone else []
        runs += [WordChange("new", said)] if said else []
    return tuple(_joined(_without_islands(runs)))


def _key(word: str) -> str:
    return word.strip().translate(_SPELLINGS)


def _without_islands(runs: Sequence[WordChange]) -> Iterator[WordChange]:
    """Yield the runs, with a few letters in common between two changes as both gone and new."""
    last = len(runs) - 1
    for at, run in enumerate(runs):
        inside = 0 < at < last and run.kind == "same" and len(run.text) <= _ISLAND
        if inside and not re.search(r"\d", run.text):
            yield WordChange("gone", run.text)
            yield WordChange("new", run.text)
        else:
            yield run


def _joined(runs: Iterator[WordChange]) -> Iterator[WordChange]:
    """Yield what stands between two runs in common as one run gone and one run new."""
    gone: list[str] = []
    new: list[str] = []
    for run in runs:
        if run.kind != "same":
            (gone if run.kind == "gone" else new).append(run.text)
            continue
        yield from _change(gone, new)
        gone, new = [], []
        yield run
    yield from _change(gone, new)


def _change(gone: list[str], new: list[str]) -> Iterator[WordChange]:
    if gone:
        yield WordChange("gone", "".join(gone))
    if new:
        yield WordChange("new", "".join(new))
