"""Pages of seeded text as pictures, and what Tesseract reads on them: damage with known truth."""

import lzma
import os
import random
import subprocess
import textwrap
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT_FOLDER = Path("/usr/share/fonts/truetype")
FONTS = (
    "liberation/LiberationSans-Regular.ttf",
    "liberation/LiberationSerif-Regular.ttf",
    "liberation/LiberationSansNarrow-Regular.ttf",
    "liberation/LiberationSans-Bold.ttf",
    "liberation/LiberationSerif-Italic.ttf",
    "dejavu/DejaVuSans.ttf",
    "dejavu/DejaVuSerif.ttf",
    "dejavu/DejaVuSansCondensed.ttf",
)
SOURCES = {
    "da": (("mono/law.da.txt.xz", 0), ("parallel/europarl.da-en.tsv.xz", 0)),
    "sv": (("mono/government.sv.txt.xz", 0), ("parallel/software-docs.sv-en.tsv.xz", 0)),
}
HELD_OUT = 0.03
LINES_A_PAGE = 34


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines printed on a page and the text that Tesseract made of them."""

    truth: tuple[str, ...]
    read: str


def read_lines(data: Path, language: str, *, held_out: bool) -> list[str]:
    """Lines of a language's corpora: all but the last 3 % of each, or only the last 3 %."""
    lines: list[str] = []
    for name, column in SOURCES[language][: 1 if held_out else None]:
        with lzma.open(data / name, "rt", encoding="utf-8") as file:
            found = [line.rstrip("\n").split("\t")[column] for line in file]
        cut = len(found) - int(len(found) * HELD_OUT)
        lines += found[cut:] if held_out else found[:cut]
    return [unicodedata.normalize("NFC", line) for line in lines if len(line) > 40]


def compose_page(lines: list[str], chance: random.Random) -> list[str]:
    """Lines of print: paragraphs of running text under headings, some of them in capitals."""
    width = chance.randint(58, 96)
    page: list[str] = []
    while len(page) < LINES_A_PAGE:
        line = chance.choice(lines)
        start = chance.randrange(max(1, len(line) - 400))
        start = line.find(" ", start) + 1
        words = line[start : start + 400].split(" ")[:-1] or line.split(" ")[:40]
        if chance.random() < 0.5:
            heading = " ".join(words[: chance.randint(2, 5)])
            page.append(heading.upper() if chance.random() < 0.6 else heading.capitalize())
        page += textwrap.wrap(" ".join(words), width, break_on_hyphens=False)
    return page[:LINES_A_PAGE]


def draw_page(page: list[str], chance: random.Random) -> bytes:
    """The page as a PNG: a font, size and resolution by chance, sometimes a little soft."""
    dots = chance.choice((150, 200, 200, 300))
    size = round(chance.choice((9, 10, 11, 12)) * dots / 72)
    font = ImageFont.truetype(str(FONT_FOLDER / chance.choice(FONTS)), size)
    high = round(size * chance.choice((1.25, 1.5)))
    wide = max(round(font.getlength(line)) for line in page)
    picture = Image.new("L", (wide + 2 * dots // 2, high * len(page) + dots), 255)
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(page):
        pen.text((dots // 2, dots // 2 + number * high), line, font=font, fill=0)
    if chance.random() < 0.3:
        picture = picture.filter(ImageFilter.GaussianBlur(dots / 300))
    file = BytesIO()
    picture.save(file, "PNG", dpi=(dots, dots))
    return file.getvalue()


def read_picture(picture: bytes, *, language: str = "eng") -> str:
    """What Tesseract reads on a picture."""
    return subprocess.run(
        ["tesseract", "-", "-", "-l", language, "--psm", "6"],
        input=picture,
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    ).stdout.decode()


def read_page(lines: list[str], seed: int) -> Reading:
    """Compose, draw and read the page that a seed stands for."""
    chance = random.Random(seed)
    page = compose_page(lines, chance)
    return Reading(tuple(page), read_picture(draw_page(page, chance)))
