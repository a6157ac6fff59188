"""Character errors and time of OCR beside the `tesseract` program.

PEJL_SHARED=... python -m bench.bench_ocr [pages]
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image
from rapidfuzz.distance import Levenshtein

from bench.pages import Condition, Picture, draw_page, page_texts, paragraphs, shared_folder
from ingest.formats.image import read_image
from ingest.options import ReadOptions

CONDITIONS = (
    Condition("300 dpi, clean"),
    Condition("200 dpi, 1.5 degrees askew", dpi=200, skew=1.5),
    Condition("100 dpi", dpi=100),
    Condition("150 dpi, 2 % salt and pepper", dpi=150, noise=0.02),
    Condition("300 dpi, upside down", skew=180),
)
JOBS = 2


def main(count: int) -> None:
    """Print a table: character errors and processor seconds a page, of tesseract and of Pejl."""
    texts = page_texts(paragraphs(shared_folder() / "devset" / "docs"), count)
    print(f"{'condition':32} {'tesseract':>10} {'Pejl':>8} {'cpu s':>8} {'cpu s':>8} {'ratio':>6}")
    for condition in CONDITIONS:
        pages = [draw_page(text, condition, seed=seed) for seed, text in enumerate(texts)]
        theirs, their_time = _measure(pages, texts, condition, _read_with_program)
        ours, our_time = _measure(pages, texts, condition, _read_with_pejl)
        print(
            f"{condition.name:32} {theirs:>9.3%} {ours:>8.3%} {their_time:>8.2f} {our_time:>8.2f}"
            f" {our_time / their_time:>6.2f}"
        )


def _measure(
    pages: list[Picture],
    texts: list[str],
    condition: Condition,
    read: Callable[[list[Path]], list[str]],
) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.png" for number in range(len(pages))]
        for path, page in zip(paths, pages, strict=True):
            Image.fromarray(page).save(path, dpi=(condition.dpi, condition.dpi), compress_level=1)
        started = _processor_seconds()
        found = read(paths)
        seconds = _processor_seconds() - started
    return _errors(found, texts), seconds / len(pages)


def _processor_seconds() -> float:
    """Of this process and its children: steadier than the clock on a machine that others use."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _errors(found: list[str], texts: list[str]) -> float:
    pairs = [(" ".join(a.split()), " ".join(b.split())) for a, b in zip(found, texts, strict=True)]
    return sum(Levenshtein.distance(a, b) for a, b in pairs) / sum(len(b) for _, b in pairs)


def _read_with_program(paths: list[Path]) -> list[str]:
    """The tesseract program, a page a process, as many at once as Pejl reads."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}

    def read(path: Path) -> str:
        command = ["tesseract", str(path), "-", "-l", "dan"]
        return subprocess.run(
            command, env=environment, capture_output=True, check=True, text=True
        ).stdout

    with ThreadPoolExecutor(JOBS) as pool:
        return list(pool.map(read, paths))


def _read_with_pejl(paths: list[Path]) -> list[str]:
    with ThreadPoolExecutor(JOBS) as pool:
        extracted = pool.map(lambda path: read_image(path, ReadOptions()), paths)
        return [
            "\n".join((*page.furniture, page.text)) for read in extracted for page in read.pages
        ]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12)
