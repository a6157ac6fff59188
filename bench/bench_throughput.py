"""Whole files, to searchable: all of ingest beside what only extracts or recognises.

PEJL_SHARED=... PEJL_RIVALS=PYTHON[:PYTHON...] python -m bench.bench_throughput [pages a file]

Two digital PDFs and two scanned ones, so that both processors have one, uploaded to `pejl serve`,
or named to `pejl ingest`. Wall time counts for a user of an idle machine; processor time, that of
all processes, is what can be compared on a machine that others use.
"""

import ctypes
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

import httpx2
import psutil
from PIL import Image

from bench.bench_http import service
from bench.bench_soak import SAMPLES
from bench.pages import Condition, draw_page, page_texts, paragraphs, shared_folder
from bench.typeset import Sheet, new_canvas

SCAN = Condition("scan", dpi=200, skew=0.4)
PEJL = [sys.executable, "-c", "from search_api.cli import main; main()"]
RUNNER = Path(__file__).with_name("rival_runner.py")
FILES = 2
SAMPLE = SAMPLES / "partnerskabsaftale-viborg-sosu-stv.pdf"
SUBREAPER = 36
"""What Linux's `prctl` calls it."""
GLANCE = 0.25
"""Seconds between two looks at a job. Each costs the service some milliseconds that no reading
takes; the web page looks half as often."""
SCANNED = 0.4
"""Scanned files have this share of the pages that digital ones have."""


def main(pages: int) -> None:
    _adopt_orphans()
    texts = page_texts(paragraphs(shared_folder() / "devset" / "docs"), 60, words=330)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        digital = [_digital(folder / f"digital{n}.pdf", texts, n, pages) for n in range(FILES)]
        few = max(round(pages * SCANNED), 1)
        scans = [_scanned(folder / f"scan{n}.pdf", texts, n, few) for n in range(FILES)]
        print("| digital PDFs | pages/s | processor ms a page |\n|---|---|---|")
        count = FILES * pages
        with _measured("`pejl ingest`, from start to end", count):
            _run([*PEJL, "ingest", *map(str, digital), "--data", str(folder / "a")])
        _serve(digital, folder / "b", count)
        _serve(digital, folder / "c", count, before=SAMPLE)
        with _measured("pdfplumber, text alone", count):
            _side_by_side("pdfplumber", digital)
        print("\n| scans | pages/s | processor ms a page |\n|---|---|---|")
        count = FILES * few
        _serve(scans, folder / "d", count, before=SAMPLE)
        if "PEJL_RIVALS" in os.environ:
            with _measured("ocrmypdf --jobs 2", count):
                _in_turn("ocrmypdf", scans)
        with _measured("tesseract alone, pictures", count):
            _tesseract(sorted(folder.glob("*.png")))


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


def _adopt_orphans() -> None:
    """Have processes below this one whose parents have ended counted with it (Linux)."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1)


@contextmanager
def _measured(name: str, pages: int) -> Iterator[None]:
    cpu, wall = _processor_seconds(), time.perf_counter()
    yield
    seconds, cpu = time.perf_counter() - wall, _processor_seconds() - cpu
    print(f"| {name} | {pages / seconds:.1f} | {1000 * cpu / pages:.0f} |", flush=True)


def _processor_seconds() -> float:
    """Of this process and all below it, ended or not."""
    own = psutil.Process()
    used = (one.cpu_times() for one in (own, *own.children(recursive=True)))
    return sum((sum(times[:4]) for times in used), 0.0)  # user, system; of ended children, too


def _run(command: Sequence[str]) -> None:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run(command, check=True, capture_output=True, env=environment)


def _serve(paths: Sequence[Path], data: Path, pages: int, *, before: Path | None = None) -> None:
    """Upload files to a service that has just started, or that has read another one BEFORE."""
    with service(data) as (port, _), httpx2.Client(base_url=f"http://127.0.0.1:{port}") as http:
        if before:
            _upload(http, [before])
        which = "a following" if before else "the first"
        with _measured(f"`pejl serve`, {which} upload", pages):
            _upload(http, paths)


def _upload(http: httpx2.Client, paths: Sequence[Path]) -> None:
    """Have files read; return when all can be found."""
    files = [("files", (path.name, path.read_bytes())) for path in paths]
    job = http.post("/api/documents", files=files).raise_for_status().json()
    while job["state"] in ("queued", "running"):
        time.sleep(GLANCE)
        job = http.get(f"/api/jobs/{job['id']}").json()
    if job["state"] != "done" or job["failed"]:
        raise SystemExit(f"not everything was read: {job}")


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
