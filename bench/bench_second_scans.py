"""Print the second set, read it with Tesseract's English model, and repair it.

`python -m bench.bench_second_scans` tells words put right, of those that the wrong language broke,
and clean words that repair changes.
"""

import re
import tempfile
import textwrap
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench.judged_set import SECOND, read_set
from bench.render import read_picture
from ingest.formats.render import render_page
from ingest.repair import repair_text

FONTS = ("LiberationSerif-Regular", "LiberationSans-Regular")
FONT_FOLDER = Path("/usr/share/fonts/truetype/liberation")
WORD = re.compile(r"\w+(?:[-'’]\w+)*")
LINES_A_PAGE = 48


def main() -> None:
    for font in FONTS:
        pdfmetrics.registerFont(TTFont(font, FONT_FOLDER / f"{font}.ttf"))
    total = [0, 0, 0, 0]
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, text) in enumerate(read_set(SECOND).texts.items()):
            path = Path(folder) / f"{number}.pdf"
            pages = typeset(text, path, FONTS[number % 2])
            read = "\f".join(read_pages(path, pages))
            truth = words(text)
            counts = (
                len(truth),
                errors(words(read), truth),
                errors(words(repair_text(read).text), truth),
                errors(words(repair_text(text).text), truth),
            )
            total = [a + b for a, b in zip(total, counts, strict=True)]
            say(name, *counts)
    say("all", *total)


def typeset(text: str, path: Path, font: str) -> int:
    """Print TEXT line by line; return how many pages it took."""
    lines = [part for line in text.split("\n") for part in textwrap.wrap(line, 88) or [""]]
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)]
    canvas = Canvas(str(path), pagesize=A4)
    for page in pages:
        canvas.setFont(font, 11)
        for row, line in enumerate(page):
            canvas.drawString(60, 790 - 15 * row, line)
        canvas.showPage()
    canvas.save()
    return len(pages)


def read_pages(path: Path, pages: int) -> Iterator[str]:
    for number in range(1, pages + 1):
        picture = render_page(path, "application/pdf", number, dpi=200)
        if picture is not None:
            yield read_picture(picture)


def words(text: str) -> list[str]:
    return WORD.findall(re.sub(r"(\w)[-\u00ad]\n(\w)", r"\1\2", text))


def errors(found: list[str], truth: list[str]) -> int:
    """Words of TRUTH not found in order, or words too many."""
    blocks = SequenceMatcher(None, found, truth, autojunk=False).get_matching_blocks()
    return max(len(truth), len(found)) - sum(size for *_, size in blocks)


def say(name: str, count: int, before: int, after: int, spoilt: int) -> None:
    right = 1 - after / before if before else 1.0
    print(f"{name[:44]:46}{count:6} words, wrong {before:4} -> {after:3}: {right:6.1%}", end="")
    print(f", spoilt {spoilt}")


if __name__ == "__main__":
    main()
