"""Scans: printed pages as pictures, a little askew and grey, with no text layer or a bad one."""

import io
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.samples.parts import Part
from corpus.samples.printed import Layout, print_pdf
from ingest.formats.pdfium import open_pdf

_PAPER = 244
_DATES = re.compile(rb"D:20\d{12}")


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page is scanned: dots an inch, angle in degrees, grain (deviation of grey)."""

    dpi: int = 170
    angle: float = 0.7
    grain: float = 5.0
    quality: int = 38
    seed: int = 1


def scan_pdf(parts: list[Part], path: Path, layout: Layout, scanner: Scanner) -> None:
    """Write the parts as a PDF of pictures, without a text layer."""
    write_pictures(_pictures(parts, layout, scanner), path)


def write_pictures(pictures: Iterable[bytes], path: Path) -> None:
    """Write pictures of A4 pages as a PDF."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for picture in pictures:
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()


def scan_pdf_misread(parts: list[Part], path: Path, layout: Layout, scanner: Scanner) -> None:
    """Write the parts as a scan over which somebody ran OCR for English: æ, ø and å are lost."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, picture in enumerate(_pictures(parts, layout, scanner)):
            place = Path(folder) / f"{number}.jpg"
            place.write_bytes(picture)
            names.append(str(place))
        listed = Path(folder) / "pages.txt"
        listed.write_text("\n".join(names), encoding="utf-8")
        options = ["-l", "eng", "--dpi", str(scanner.dpi), "pdf"]
        command = ["tesseract", str(listed), str(path.with_suffix("")), *options]
        subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(_DATES.sub(b"D:20250101000000", path.read_bytes()))


def _pictures(parts: list[Part], layout: Layout, scanner: Scanner) -> Iterator[bytes]:
    """Each printed page as a JPEG from the scanner."""
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "printed.pdf"
        print_pdf(parts, printed, layout)
        yield from scan_pages(printed, scanner)


def scan_pages(printed: Path, scanner: Scanner) -> Iterator[bytes]:
    """Each page of a PDF as a JPEG from the scanner."""
    random = np.random.default_rng(scanner.seed)
    with open_pdf(printed) as pdf:
        for number in range(1, len(pdf) + 1):
            yield _scan(pdf.render(number, scanner.dpi), scanner, random)


def _scan(page: NDArray[np.uint8], scanner: Scanner, random: np.random.Generator) -> bytes:
    angle = scanner.angle * random.choice([-1.0, 1.0]) * random.uniform(0.6, 1.0)
    paper = Image.fromarray((page.astype(np.float32) * _PAPER / 255).astype(np.uint8))
    turned = paper.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_PAPER)
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.45)), dtype=np.float32)
    grainy = soft + random.normal(0, scanner.grain, soft.shape).astype(np.float32)
    picture = Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8))
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=scanner.quality, dpi=(scanner.dpi, scanner.dpi))
    return kept.getvalue()
