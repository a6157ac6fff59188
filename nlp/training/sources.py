"""The public texts that the model learns from, and which of their lines are fit to use."""

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Tongue = Literal["da", "sv", "en"]

LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class PairFile:
    """A file of `left TAB right` lines, xz-packed, and the two languages of its columns."""

    path: str
    left: Tongue
    right: Tongue


EUROPARL = PairFile("parallel/europarl.da-en.tsv.xz", "da", "en")
TATOEBA_DA = PairFile("parallel/tatoeba.da-en.tsv.xz", "da", "en")
TATOEBA_SV = PairFile("parallel/tatoeba.sv-en.tsv.xz", "sv", "en")
SOFTWARE_SV = PairFile("parallel/software-docs.sv-en.tsv.xz", "sv", "en")
SOFTWARE_DA_SV = PairFile("parallel/software-docs.da-sv.tsv.xz", "da", "sv")
LAW_DA = "mono/law.da.txt.xz"
GOVERNMENT_SV = "mono/government.sv.txt.xz"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences that say the same in two languages."""

    left: str
    right: str
    left_tongue: Tongue
    right_tongue: Tongue


LETTERS_A_FILE = 25_000_000
"""How much of a text the name recogniser's words and sentences are taken from."""


def read_lines(path: Path) -> Iterator[str]:
    """Yield the stripped lines of an xz-packed UTF-8 file, blank ones left out."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if stripped := line.strip():
                yield stripped


def read_first_columns(path: Path) -> Iterator[str]:
    """Yield the first column of each line of an xz-packed file, up to LETTERS_A_FILE of lines."""
    taken = 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if (taken := taken + len(line)) > LETTERS_A_FILE:
                return
            yield line.split("\t")[0]


def read_pairs(data: Path, file: PairFile) -> Iterator[Pair]:
    """Yield a file's fit pairs, each once, in the file's order."""
    seen: set[int] = set()
    for line in read_lines(data / file.path):
        left, tab, right = line.partition("\t")
        key = hash((left, right))
        if tab and key not in seen and is_fit(left, right):
            seen.add(key)
            yield Pair(left.strip(), right.strip(), file.left, file.right)


def is_fit(left: str, right: str) -> bool:
    """True where both sides are sentences of letters, different, and of about the same length."""
    shorter, longer = sorted((len(left), len(right)))
    if not 8 <= shorter <= longer <= 320 or left == right:
        return False
    letters = min(len(LETTERS.findall(side)) / len(side) for side in (left, right))
    return letters >= 0.6 and (longer <= 2 * shorter or longer <= 40)
