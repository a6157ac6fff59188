"""Reading order on two-column and table pages, and time of digital PDFs beside pdfplumber.

PEJL_SHARED=... python -m bench.bench_layout [pages]
"""

import random
import sys
import tempfile
import time
from pathlib import Path

import pdfplumber
from rapidfuzz.distance import LCSseq

from bench.pages import paragraphs, shared_folder
from bench.typeset import Sheet, new_canvas
from ingest.document import RawPage
from ingest.formats.pdf import read_pdf
from ingest.options import OcrMode, ReadOptions

PAGES_A_FILE = 4
OCR_PAGES = 8


def main(count: int) -> None:
    """Print the share of words in truth order, from the text layer and from OCR, and the times."""
    lines = paragraphs(shared_folder() / "devset" / "docs")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.pdf" for number in range(count // PAGES_A_FILE)]
        truths = [write_pages(path, lines, seed) for seed, path in enumerate(paths)]
        print(f"words in truth order, text layer: {_in_order(paths, truths, OcrMode.AUTO):.4%}")
        few = OCR_PAGES // PAGES_A_FILE
        by_ocr = _in_order(paths[:few], truths[:few], OcrMode.ALWAYS)
        print(f"words in truth order, OCR ({few * PAGES_A_FILE} pages): {by_ocr:.4%}")
        _print_times(paths, count)


def write_pages(path: Path, lines: list[str], seed: int) -> list[list[str]]:
    """A file of pages of all kinds; each page's words in reading order."""
    canvas = new_canvas(path)
    truths = []
    style = random.Random(seed).random()
    for number in range(1, PAGES_A_FILE + 1):
        chance = random.Random(f"{seed} {number}")
        sheet = Sheet(canvas, random.Random(style))
        texts = chance.sample(lines, len(lines))
        prose = [text for text in texts if len(text.split()) > 12]
        short = [text for text in texts if 1 < len(text.split()) <= 6]
        sheet.furniture("Partnerskab om uddannelse", number)
        _fill(sheet, chance, prose, short)
        truths.append(sheet.truth)
        canvas.showPage()
    canvas.save()
    return truths


def _fill(sheet: Sheet, chance: random.Random, prose: list[str], short: list[str]) -> None:
    sheet.heading(short[0])
    sheet.columns(prose[:3], count=1, height=chance.uniform(60, 140))
    sheet.columns(prose[3:20], count=chance.choice((2, 2, 3)), height=chance.uniform(150, 280))
    if chance.random() < 0.5:
        sheet.heading(short[1])
    columns = chance.choice((2, 3, 4))
    cells = short[2:] if columns > 2 else [*short[2:12], *prose[20:30]]
    chance.shuffle(cells)
    rows = [cells[columns * row : columns * (row + 1)] for row in range(chance.randint(3, 5))]
    sheet.table(rows, ruled=chance.random() < 0.6)


def _in_order(paths: list[Path], truths: list[list[list[str]]], mode: OcrMode) -> float:
    found = total = 0
    for path, pages in zip(paths, truths, strict=True):
        read = read_pdf(path, ReadOptions(ocr=mode, ocr_jobs=2)).pages
        for page, truth in zip(read, pages, strict=True):
            here = LCSseq.similarity(_words(page), truth)
            found, total = found + here, total + len(truth)
            if here < 0.97 * len(truth):
                print(f"  {path.stem} page {page.number}: {here} of {len(truth)}", file=sys.stderr)
    return found / max(total, 1)


def _words(page: RawPage) -> list[str]:
    return [page.text[word.start : word.end] for word in page.words]


def _print_times(paths: list[Path], pages: int) -> None:
    started = time.process_time()
    for path in paths:
        read_pdf(path, ReadOptions(ocr=OcrMode.NEVER))
    ours = time.process_time() - started
    started = time.process_time()
    for path in paths:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
    theirs = time.process_time() - started
    print(f"processor ms a page, pdfplumber: {1000 * theirs / pages:.1f}")
    print(f"processor ms a page, Pejl: {1000 * ours / pages:.1f}")
    print(f"ratio: {ours / theirs:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 80)
