"""Sentences of running text that nobody marked, for the shorter recogniser to learn names from."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import spacy

from nlp.training.ner_data import Sentence
from nlp.training.sources import (
    EUROPARL,
    GOVERNMENT_SV,
    LAW_DA,
    TATOEBA_DA,
    TATOEBA_SV,
    read_first_columns,
)

SHARES = {
    EUROPARL.path: 7_500,
    LAW_DA: 2_500,
    GOVERNMENT_SV: 7_500,
    TATOEBA_DA.path: 1_500,
    TATOEBA_SV.path: 1_000,
}
"""How many sentences of each text, where there are as many."""
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
    for column in read_first_columns(path):
        for text in _BETWEEN.split(column.strip()):
            if _SHORTEST <= len(text) <= _LONGEST and _NAME_INSIDE.search(text):
                yield text
