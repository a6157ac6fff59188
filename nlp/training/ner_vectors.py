"""Word vectors for the name recogniser: floret, whose small hashed table knows every spelling."""

import lzma
import random
import re
from collections.abc import Sequence
from pathlib import Path

import floret

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")
_LETTERS_A_FILE = 15_000_000  # more text makes better vectors, by the hour


def train_vectors(texts: Sequence[Path], target: Path) -> None:
    """Train vectors on running texts (the first column of each line) and write the hash table."""
    running = target.with_suffix(".txt")
    _gather(texts, running)
    model = floret.train_unsupervised(
        str(running),
        model="cbow",
        mode="floret",
        hashCount=2,
        bucket=25_000,
        minn=3,
        maxn=5,
        dim=96,
        epoch=2,
        minCount=2,
        thread=1,
    )
    model.save_floret_vectors(str(target))


def _gather(texts: Sequence[Path], running: Path) -> None:
    """Take lines by chance up to the same number of letters from every text."""
    chance = random.Random(7)
    with running.open("w", encoding="utf-8") as out:
        for path in texts:
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                taken = 0
                for line in lines:
                    if chance.random() < 0.6 and taken < _LETTERS_A_FILE:
                        out.write(" ".join(_WORD.findall(line.split("\t")[0])) + "\n")
                        taken += len(line)
