"""Learn what `tesseract -l eng` makes of Danish and Swedish letters.

usage: python bench/learn_confusions.py DATA LANGUAGE PAGES

Pages of running text are rendered in several fonts and sizes, read in the wrong language, aligned
letter by letter with what was printed, and the substitutions counted. Writes one line for each
substitution to `ingest/repair/confusions/LANGUAGE.tsv`: printed, read, its share of all times that
the letters were printed.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from bench.render import read_lines, read_page

TABLES = Path(__file__).parent.parent / "ingest" / "repair" / "confusions"
LONGEST = 3
LEAST_COUNT = 3
LEAST_SHARE = 2e-5


def substitutions(truth: str, read: str) -> Iterator[tuple[str, str]]:
    """Stretches that differ, each grown together from neighbouring edits: `æ` read as `ee`."""
    start: tuple[int, int] | None = None
    for edit in Levenshtein.opcodes(truth, read):
        tag, t1, r1 = edit.tag, edit.src_start, edit.dest_start
        if tag != "equal" and start is None:
            start = (t1, r1)
        if tag == "equal" and start is not None:
            yield truth[start[0] : t1], read[start[1] : r1]
            start = None
    if start is not None:
        yield truth[start[0] :], read[start[1] :]


def main() -> None:
    """Read pages, count substitutions, write the table."""
    data, language, pages = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    lines = read_lines(data, language, held_out=False)
    printed: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for seed in range(pages):
        reading = read_page(lines, seed)
        truth, read = " ".join(reading.truth), " ".join(reading.read.split())
        for length in range(1, LONGEST + 1):
            printed.update(truth[i : i + length] for i in range(len(truth) - length + 1))
        found.update(substitutions(truth, read))
    write(language, printed, found)


def write(language: str, printed: Counter[str], found: Counter[tuple[str, str]]) -> None:
    """Write the substitutions that were seen often enough."""
    rows = []
    for (truth, read), count in found.items():
        share = count / printed[truth] if printed[truth] else 0.0
        if truth and len(truth) <= LONGEST and len(read) <= LONGEST and count >= LEAST_COUNT:
            rows += [(truth, read, share)] if share >= LEAST_SHARE else []
    rows.sort(key=lambda row: (row[0], -row[2]))
    text = "".join(f"{truth}\t{read}\t{share:.6f}\n" for truth, read, share in rows)
    (TABLES / f"{language}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
