"""Sentences of running text that nobody marked, for the shorter recogniser to learn names from."""

import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

import spacy

from nlp.training.ner_data import Sentence
from nlp.training.sources import EUROPARL, GOVERNMENT_SV, LAW_DA, TATOEBA_DA, TATOEBA_SV

SHARES = {
    EUROPARL.path: 7_500,
    LAW_DA: 2_500,
    GOVERNMENT_SV: 7_500,
    TATOEBA_DA.path: 1_500,
    TATOEBA_SV.path: 1_000,
}
"""How many sentences of each text, where there are as many."""
_LETTERS_A_FILE = 25_000_000
_SHORTEST, _LONGEST = 30, 300
_NAME_INSIDE = re.compile(r"[a-zæøåäö,;:] [A-ZÆØÅÄÖ][a-zæøåäöé]")
_BETWEEN = re.compile(r"(?<=[.!?]) +(?=[A-ZÆØÅÄÖ§])")


def read_free(path: Path, number: int) -> list[Sentence]:
    """Return so many unmarked sentences, drawn among those with a capital inside.

    The first column of the xz-packed file is read; there may be fewer sentences than asked for.
    """
    found = list(dict.fromkeys(_sentences(path)))
    random.Random(7).shuffle(found)
    words = spacy.blank("da").make_doc
    return [
        Sentence(tuple(word.text for word in words(text) if not word.is_space), ())
        for text in found[:number]
    ]


def _sentences(path: Path) -> Iterator[str]:
    taken = 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if (taken := taken + len(line)) > _LETTERS_A_FILE:
                return
            for text in _BETWEEN.split(line.split("\t")[0].strip()):
                if _SHORTEST <= len(text) <= _LONGEST and _NAME_INSIDE.search(text):
                    yield text
