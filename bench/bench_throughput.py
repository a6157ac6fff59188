"""Whole files, to searchable: all of ingest beside what only extracts or recognises.

PEJL_SHARED=... PEJL_RIVALS=PYTHON[:PYTHON...] python -m bench.bench_throughput [pages a file]

Two digital PDFs and two scanned ones, so that both processors have one. Wall time counts for a user
of an idle machine; processor time is what can be compared on a machine that others use. Pejl's
models are loaded before the clock starts.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from PIL import Image

from bench.pages import Condition, draw_page, page_texts, paragraphs, shared_folder
from bench.rival_runner import processor_seconds
from bench.typeset import Sheet, new_canvas
from corpus.build import BuildOptions, ingest
from corpus.garbage import collect_seldom
from corpus.opening import open_corpus
from corpus.options import read_options
from corpus.settings import Settings
from corpus.sources import find_sources

SCAN = Condition("scan", dpi=200, skew=0.4)
RUNNER = Path(__file__).with_name("rival_runner.py")
FILES = 2
SCANNED = 0.4
"""Scanned files have this share of the pages that digital ones have."""


def main(pages: int) -> None:
    collect_seldom()  # as every worker and every command does
    texts = page_texts(paragraphs(shared_folder() / "devset" / "docs"), 60, words=330)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        digital = [_digital(folder / f"digital{n}.pdf", texts, n, pages) for n in range(FILES)]
        few = max(round(pages * SCANNED), 1)
        scans = [_scanned(folder / f"scan{n}.pdf", texts, n, few) for n in range(FILES)]
        _ingest(digital[:1], folder / "warm")  # models are loaded once
        print("| digital PDFs | pages/s | processor ms a page |\n|---|---|---|")
        _say("Pejl, to searchable", lambda: _ingest(digital, folder / "a"), FILES * pages)
        _say("pdfplumber, text alone", lambda: _side_by_side("pdfplumber", digital), FILES * pages)
        print("\n| scans | pages/s | processor ms a page |\n|---|---|---|")
        _say("Pejl, to searchable", lambda: _ingest(scans, folder / "b"), FILES * few)
        _say("ocrmypdf --jobs 2", lambda: _in_turn("ocrmypdf", scans), FILES * few)
        pictures = sorted(folder.glob("*.png"))
        _say("tesseract alone, pictures", lambda: _tesseract(pictures), FILES * few)


def _digital(path: Path, texts: list[str], seed: int, pages: int) -> Path:
    canvas = new_canvas(path)
    for number, text in enumerate(islice(cycle(texts[seed:]), pages)):
        sheet = Sheet(canvas, random.Random(seed))
        sheet.columns(text.split("\n"), count=1 + (number % 4 == 3), height=640)
        sheet.furniture("Partnerskabsaftale", number + 1)
        canvas.showPage()
    canvas.save()
    return path


def _scanned(path: Path, texts: list[str], seed: int, pages: int) -> Path:
    canvas = new_canvas(path)
    for number, text in enumerate(islice(cycle(texts[seed:]), pages)):
        picture = draw_page(text, SCAN, seed=seed * 100 + number, points=10)
        Sheet(canvas, random.Random(seed)).picture(picture)
        canvas.showPage()
        Image.fromarray(picture).save(path.with_name(f"{path.stem}-{number}.png"), dpi=(200, 200))
    canvas.save()
    return path


def _say(name: str, work: Callable[[], None], pages: int) -> None:
    cpu, wall = processor_seconds(), time.perf_counter()
    work()
    seconds, cpu = time.perf_counter() - wall, processor_seconds() - cpu
    print(f"| {name} | {pages / seconds:.1f} | {1000 * cpu / pages:.0f} |", flush=True)


def _run(command: Sequence[str]) -> None:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run(command, check=True, capture_output=True, env=environment)


def _ingest(paths: Sequence[Path], data: Path) -> None:
    """Read, understand and index, in threads of this process so that its time can be told."""
    settings = Settings(data=data)
    corpus = open_corpus(settings)
    options = BuildOptions(start=ThreadPoolExecutor, width=FILES, read=read_options(settings))
    results = list(ingest(list(find_sources(paths)), corpus, options))
    corpus.store.close()
    if any(result.error for result in results):
        raise SystemExit(f"not everything was read: {results}")


def _side_by_side(name: str, paths: Sequence[Path]) -> None:
    with ThreadPoolExecutor(FILES) as pool:
        list(pool.map(lambda path: _rival(name, path), paths))


def _in_turn(name: str, paths: Sequence[Path]) -> None:
    for path in paths:
        _rival(name, path)


def _rival(name: str, path: Path) -> None:
    pythons = os.environ.get("PEJL_RIVALS", sys.executable).split(":")
    _run([pythons[0], str(RUNNER), name, str(path)])


def _tesseract(pictures: Sequence[Path]) -> None:
    with ThreadPoolExecutor(FILES) as pool:
        list(pool.map(lambda path: _run(["tesseract", str(path), "-", "-l", "dan"]), pictures))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 24)
