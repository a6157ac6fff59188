"""Pejl beside other readers, on the same pages in one run; prints Markdown tables.

PEJL_SHARED=... PEJL_RIVALS=PYTHON[:PYTHON...] python -m bench.bench_rivals [pages]

PEJL_RIVALS names the interpreters of environments that hold the rivals (`pip install ocrmypdf
markitdown[pdf] kreuzberg pdfplumber pytesseract`, and docling or unstructured[pdf] in another);
OCRmyPDF wants Ghostscript. A rival that is in none, or does not read a file, is listed with why.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from rapidfuzz.distance import LCSseq, Levenshtein

from bench.bench_choice import scan_with_bad_layer
from bench.bench_layout import PAGES_A_FILE, write_pages
from bench.pages import Condition, draw_page, page_texts, paragraphs, shared_folder
from bench.rival_runner import processor_seconds
from bench.typeset import Sheet, new_canvas
from ingest.options import ReadOptions
from ingest.reader import read_document

RUNNER = Path(__file__).with_name("rival_runner.py")
CONDITIONS = (
    Condition("300 dpi"),
    Condition("200 dpi, 1.5 degrees askew", dpi=200, skew=1.5),
    Condition("100 dpi", dpi=100),
    Condition("150 dpi, 2 % salt and pepper", dpi=150, noise=0.02),
)
SCANS = ("pytesseract", "ocrmypdf", "kreuzberg", "unstructured ocr_only", "docling")
LAYERS = ("pdfplumber", "markitdown", "kreuzberg", "docling", "ocrmypdf --redo-ocr")
DIGITAL = ("pdfplumber", "markitdown", "kreuzberg", "unstructured fast", "docling")
FIRST_SEED = 500
_LETTERS = re.compile("[æøåÆØÅ]")
_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reader made of some files, a text each, in processor seconds; or why it did not."""

    texts: tuple[str, ...] = ()
    seconds: float = 0.0
    failure: str = ""


Score = Callable[[Sequence[str], Sequence[str]], str]


def main(count: int) -> None:
    lines = paragraphs(shared_folder() / "devset" / "docs")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _scans(folder, page_texts(lines, count))
        _bad_layers(folder, page_texts(lines, count))
        _digital(folder, lines, count)


def _scans(folder: Path, texts: list[str]) -> None:
    """Pages as pictures."""
    for condition in CONDITIONS:
        paths = []
        for number, text in enumerate(texts):
            paths.append(folder / f"{condition.dpi}-{number}.png")
            page = Image.fromarray(draw_page(text, condition, seed=FIRST_SEED + number))
            page.save(paths[-1], dpi=(condition.dpi, condition.dpi), compress_level=1)
        title = f"pictures, {condition.name}"
        _table(title, paths, texts, SCANS, {"character errors": wrong, "words in order": in_order})


def _bad_layers(folder: Path, texts: list[str]) -> None:
    """Scans whose text layer is someone's OCR without æ, ø and å."""
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"layer-{number}.pdf")
        canvas = new_canvas(paths[-1])
        scan_with_bad_layer(Sheet(canvas, random.Random(number)), text, FIRST_SEED + number)
        canvas.save()
    scores = {"words with æ, ø, å kept": letters_kept, "character errors": wrong}
    _table("scans with a bad text layer", paths, texts, LAYERS, scores)


def _digital(folder: Path, lines: list[str], count: int) -> None:
    """Columns and tables, with a text layer of their own."""
    paths = [folder / f"digital-{number}.pdf" for number in range(max(count // PAGES_A_FILE, 1))]
    truths = [write_pages(path, lines, FIRST_SEED + at) for at, path in enumerate(paths)]
    texts = [" ".join(word for page in pages for word in page) for pages in truths]
    _table("digital PDF", paths, texts, DIGITAL, {"words in order": in_order}, pages=PAGES_A_FILE)


def _table(
    title: str,
    paths: list[Path],
    texts: Sequence[str],
    rivals: Sequence[str],
    scores: Mapping[str, Score],
    pages: int = 1,
) -> None:
    print(f"\n| {title} | {' | '.join(scores)} | processor s a page |")
    print("|---" * (len(scores) + 2) + "|")
    for name in (*rivals, "**Pejl**"):
        outcome = _read_with_pejl(paths) if "Pejl" in name else _read_with_rival(name, paths)
        if outcome.failure:
            print(f"| {name} | {outcome.failure} {'| ' * len(scores)}|", flush=True)
            continue
        row = " | ".join(score(outcome.texts, texts) for score in scores.values())
        seconds = outcome.seconds / len(paths) / pages
        print(f"| {name} | {row} | {seconds:.3f} |", flush=True)


def _read_with_pejl(paths: Sequence[Path]) -> Outcome:
    read_document(paths[0], ReadOptions())  # what is loaded once is no page's time
    started = processor_seconds()
    documents = [read_document(path, ReadOptions()) for path in paths]
    spent = processor_seconds() - started
    texts = ["\n".join((*p.furniture, p.text)) for d in documents for p in d.pages]
    whole = len(texts) // len(paths)
    joined = ["\n".join(texts[at : at + whole]) for at in range(0, len(texts), whole)]
    return Outcome(tuple(joined), spent)


def _read_with_rival(name: str, paths: Sequence[Path]) -> Outcome:
    """Ask each environment in turn; the first file is read twice, for what is loaded once."""
    failure = "PEJL_RIVALS is not set"
    for python in filter(None, os.environ.get("PEJL_RIVALS", "").split(":")):
        command = [python, str(RUNNER), name, str(paths[0]), *map(str, paths)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return Outcome(failure=f"took more than {_SECONDS} s")
        if done.returncode == 0:
            read = [json.loads(line) for line in done.stdout.splitlines() if line[:1] == "{"][1:]
            return Outcome(tuple(one["text"] for one in read), sum(one["cpu"] for one in read))
        said = (done.stderr.strip().splitlines() or ["no message"])[-1]
        if "No module named" not in said or failure.startswith("PEJL"):
            failure = said[:160].replace("|", "/")
    return Outcome(failure=failure)


def wrong(found: Sequence[str], truth: Sequence[str]) -> str:
    """Edits of characters over the characters that were printed."""
    pairs = [(" ".join(a.split()), " ".join(b.split())) for a, b in zip(found, truth, strict=True)]
    edits = sum(Levenshtein.distance(a, b) for a, b in pairs)
    return f"{edits / sum(len(b) for _, b in pairs):.3%}"


def in_order(found: Sequence[str], truth: Sequence[str]) -> str:
    """Share of the printed words that come out, in their order."""
    pairs = [(a.split(), b.split()) for a, b in zip(found, truth, strict=True)]
    right = sum(LCSseq.similarity(a, b) for a, b in pairs)
    return f"{right / sum(len(b) for _, b in pairs):.2%}"


def letters_kept(found: Sequence[str], truth: Sequence[str]) -> str:
    """Share of the printed words with an æ, ø or å that come out as they are."""
    kept = total = 0
    for read, printed in zip(found, truth, strict=True):
        wanted = Counter(word for word in printed.split() if _LETTERS.search(word))
        kept += (wanted & Counter(read.split())).total()
        total += wanted.total()
    return f"{kept / total:.2%}"


if __name__ == "__main__":
    started = time.perf_counter()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
    print(f"\n{time.perf_counter() - started:.0f} s in all")
