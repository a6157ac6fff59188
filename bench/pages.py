"""Pages with known truth: text drawn with real fonts, then scanned badly on purpose. All seeded."""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

FONT_FOLDERS = (
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/fonts/truetype/dejavu"),
)
FONTS = (
    "LiberationSerif-Regular.ttf",
    "LiberationSans-Regular.ttf",
    "DejaVuSerif.ttf",
    "DejaVuSans.ttf",
)
WORDS_A_PAGE = 210
A4 = (8.27, 11.69)

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Condition:
    """How a page was scanned: dots per inch, degrees askew, share of pixels made black or white."""

    name: str
    dpi: int = 300
    skew: float = 0.0
    noise: float = 0.0


def shared_folder() -> Path:
    """The folder that PEJL_SHARED names. Raises SystemExit without it."""
    named = os.environ.get("PEJL_SHARED")
    if not named:
        raise SystemExit("set PEJL_SHARED to the folder that holds the development documents")
    return Path(named)


def paragraphs(folder: Path, *, swedish: bool = False) -> list[str]:
    """Paragraphs of the development documents in one language, document by document."""
    chosen = (p for p in sorted(folder.glob("*.txt")) if ("samverkan" in p.name) == swedish)
    lines = (line.strip() for path in chosen for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def page_texts(lines: list[str], count: int, *, words: int = WORDS_A_PAGE) -> list[str]:
    """COUNT pages of about WORDS words each, whole paragraphs."""
    pages: list[list[str]] = [[]]
    for line in lines:
        if sum(len(part.split()) for part in pages[-1]) > words:
            pages.append([])
        pages[-1].append(line)
    return ["\n".join(page) for page in pages if page][:count]


def font_path(name: str) -> Path:
    """Where a font lies. Raises SystemExit, naming the package, if it is not installed."""
    for folder in FONT_FOLDERS:
        if (folder / name).exists():
            return folder / name
    raise SystemExit(f"{name} is missing; install fonts-liberation and fonts-dejavu-core")


def draw_page(text: str, condition: Condition, *, seed: int, points: float = 11) -> Picture:
    """A page of one column in a font chosen by the seed, scanned as the condition says."""
    rng = random.Random(seed)
    dpi = condition.dpi
    font = ImageFont.truetype(font_path(rng.choice(FONTS)), round(points * dpi / 72))
    page = Image.new("L", (round(A4[0] * dpi), round(A4[1] * dpi)), 255)
    drawing = ImageDraw.Draw(page)
    down = 0.8 * dpi
    for paragraph in text.split("\n"):
        for line in wrap(paragraph, font, (A4[0] - 1.8) * dpi):
            drawing.text((0.9 * dpi, down), line, font=font, fill=0)
            down += points * 1.3 * dpi / 72
        down += points * 0.5 * dpi / 72
    return _scan(page, condition, seed)


def wrap(paragraph: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    """Lines no wider than WIDTH pixels."""
    line = ""
    for word in paragraph.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _scan(page: Image.Image, condition: Condition, seed: int) -> Picture:
    if condition.skew:
        page = page.rotate(condition.skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    picture = np.array(page)
    if condition.noise:
        chance = np.random.default_rng(seed).random(picture.shape)
        picture[chance < condition.noise / 2] = 0
        picture[chance > 1 - condition.noise / 2] = 255
    return picture
