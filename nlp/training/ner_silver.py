"""Silver sentences: Danish text that the teacher marked, kept where it was sure of every word.

Texts are full of the same few names (`Kommissionen`, `Tom`), so a sentence is only taken for a
capitalised word that has not been met often yet.
"""

import json
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy

from nlp.training.ner_data import Sentence
from nlp.training.ner_teacher import Tagger, mark
from nlp.training.sources import (
    EUROPARL,
    LAW_DA,
    SOFTWARE_DA_SV,
    TATOEBA_DA,
    read_lines,
)

log = logging.getLogger(__name__)

_BREAK = re.compile(r"(?<=[.!?]) (?=[A-ZÆØÅÄÖ])")
_INSIDE = re.compile(r"(?<=[a-zæøåäöé,] )[A-ZÆØÅÄÖÉ][\w-]+")
_SHORTEST, _LONGEST = 20, 180
_MOST_A_WORD = 8
_SURE = 0.8
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Source:
    """A packed text, Danish in its first column, and how many sentences to mark at most."""

    path: str
    most: int

    def lines(self, data: Path) -> Iterator[str]:
        """Yield the Danish of each line."""
        for line in read_lines(data / self.path):
            yield line.split("\t")[0]


SOURCES = (
    Source(EUROPARL.path, 6_000),
    Source(TATOEBA_DA.path, 1_000),
    Source(LAW_DA, 500),
    Source(SOFTWARE_DA_SV.path, 250),
)


def make_silver(data: Path, folder: Path, teacher: Callable[[], Tagger]) -> None:
    """Mark the sources into the folder, 500 sentences a file; files that are there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    teacher = cache(teacher)
    for source in SOURCES:
        chosen = list(choose(source.lines(data), source.most))
        for number, start in enumerate(range(0, len(chosen), _CHUNK)):
            chunk = chosen[start : start + _CHUNK]
            name = f"{Path(source.path).name.split('.')[0]}-{number:02}.jsonl"
            if not (folder / name).exists():
                kept = list(sure_ones(teacher(), chunk))
                log.info("%s: %d of %d sentences kept", name, len(kept), len(chunk))
                write_silver(folder / name, kept)


def choose(lines: Iterable[str], most: int) -> Iterator[str]:
    """Yield up to so many different sentences that have a rarely met capitalised word inside."""
    met: Counter[str] = Counter()
    seen: set[str] = set()
    for line in lines:
        for sentence in _BREAK.split(line):
            names = set(_INSIDE.findall(sentence))
            fits = _SHORTEST <= len(sentence) <= _LONGEST and sentence not in seen
            if fits and any(met[name] < _MOST_A_WORD for name in names):
                met.update(names)
                seen.add(sentence)
                yield sentence
                if len(seen) == most:
                    return


def sure_ones(tagger: Tagger, texts: Iterable[str]) -> Iterator[Sentence]:
    """Yield the sentences, split into the recogniser's words, of which no tag is unsure."""
    tokenizer = spacy.blank("da").tokenizer
    split = [
        Sentence(tuple(token.text for token in tokenizer(text) if not token.is_space), ())
        for text in texts
    ]
    for sentence, sure in mark(tagger, split):
        if sure > _SURE:
            yield sentence


def write_silver(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write sentences as lines of words and mentions, the file whole or not at all."""
    part = path.with_suffix(".part")
    rows = (json.dumps([s.words, s.mentions], ensure_ascii=False) for s in sentences)
    part.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    part.replace(path)


def read_silver(folder: Path) -> Iterator[Sentence]:
    """Read all that `make_silver` wrote, in the order of the files' names."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            words, mentions = json.loads(line)
            yield Sentence(
                tuple(words), tuple((start, end, label) for start, end, label in mentions)
            )
