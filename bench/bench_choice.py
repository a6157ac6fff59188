"""Text layer or OCR on 100 mixed pages: `PEJL_SHARED=... python -m bench.bench_choice`."""

import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench.pages import Condition, draw_page, page_texts, paragraphs, shared_folder
from bench.typeset import HEIGHT, Sheet, new_canvas
from ingest.document import Reading
from ingest.formats.pdf import read_pdf
from ingest.options import ReadOptions

SCAN = Condition("scan", dpi=200)
LAYER, OCR = Reading.TEXT_LAYER, Reading.OCR

Draw = Callable[[Sheet, str, int], None]


def digital(sheet: Sheet, text: str, seed: int) -> None:
    """An ordinary page."""
    sheet.columns(text.split("\n"), count=1 + seed % 2, height=640)


def scan(sheet: Sheet, text: str, seed: int) -> None:
    """A picture and nothing else."""
    sheet.picture(draw_page(text, SCAN, seed=seed))


def scan_with_bad_layer(sheet: Sheet, text: str, seed: int) -> None:
    """A picture over what a scanner's OCR without Danish or Swedish letters made of it."""
    scan(sheet, text, seed)
    sheet.invisible(lose_letters(text, seed))


def scan_with_sound_layer(sheet: Sheet, text: str, seed: int) -> None:
    """A picture over a good text layer."""
    scan(sheet, text, seed)
    sheet.invisible(text)


def picture_under_header(sheet: Sheet, text: str, seed: int) -> None:
    """A page pasted in as a picture, with a header and page number of its own."""
    sheet.picture(draw_page(text, SCAN, seed=seed), height=HEIGHT * 0.93)
    sheet.furniture("Partnerskabsaftale", seed + 1)


def cover(sheet: Sheet, text: str, seed: int) -> None:
    """A heading over a photograph without a word in it."""
    noise = draw_page("", SCAN, seed=seed)
    noise[:, :] = random.Random(seed).randint(90, 200)
    sheet.picture(noise, height=HEIGHT * 0.6)
    sheet.heading(" ".join(text.split()[:8]))


def blank(sheet: Sheet, text: str, seed: int) -> None:
    """Nothing at all."""


def figures(sheet: Sheet, text: str, seed: int) -> None:
    """A table of names and numbers."""
    names = re.findall(r"\b[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ][a-zæøå]+", text)[:12] or ["Grete Holm"]
    chance = random.Random(seed)
    sheet.table(
        [[n, str(chance.randint(1, 999)), f"{chance.random():.2f}"] for n in names], ruled=True
    )


KINDS: tuple[tuple[str, int, Draw, Reading], ...] = (
    ("digital", 34, digital, LAYER),
    ("scan", 14, scan, OCR),
    ("scan, bad text layer", 18, scan_with_bad_layer, OCR),
    ("scan, sound text layer", 8, scan_with_sound_layer, LAYER),
    ("picture under a header", 6, picture_under_header, OCR),
    ("cover with photograph", 5, cover, LAYER),
    ("blank", 4, blank, LAYER),
    ("names and figures", 5, figures, LAYER),
    ("glyphs without Unicode", 6, digital, OCR),
)
_LOSSES = (("æ", ("ae", "z", "e")), ("ø", ("g", "o")), ("å", ("a",)), ("ä", ("a",)), ("ö", ("o",)))


def lose(losses: Sequence[str], chance: random.Random, _: re.Match[str]) -> str:
    return chance.choice(losses)


def lose_letters(text: str, seed: int) -> str:
    """What reading in the wrong language does."""
    chance = random.Random(seed)
    for letter, losses in _LOSSES:
        text = re.sub(letter, partial(lose, losses, chance), text, flags=re.I)
    return text


def main() -> None:
    """Print for each kind of page how many were read the right way, and why others were not."""
    folder = shared_folder() / "devset" / "docs"
    texts = page_texts(paragraphs(folder), 60) + page_texts(paragraphs(folder, swedish=True), 10)
    right: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        for kind, count, draw, wanted in KINDS:
            path = Path(place) / "pages.pdf"
            _write(path, count, draw, texts, strip_unicode="Unicode" in kind)
            for page in read_pdf(path, ReadOptions(ocr_jobs=2)).pages:
                right[kind] += page.reading is wanted
                if page.reading is not wanted:
                    print(f"  {kind}, page {page.number}: {page.reading}. {page.reason}")
            print(f"{kind:28} {right[kind]:3} of {count}")
    print(f"{'all':28} {sum(right.values()):3} of {sum(kind[1] for kind in KINDS)}")


def _write(path: Path, count: int, draw: Draw, texts: list[str], *, strip_unicode: bool) -> None:
    canvas = new_canvas(path)
    for number in range(count):
        sheet = Sheet(canvas, random.Random(number))
        draw(sheet, texts[(7 * number + len(draw.__name__)) % len(texts)], number)
        canvas.showPage()
    canvas.save()
    if strip_unicode:
        path.write_bytes(path.read_bytes().replace(b"/ToUnicode", b"/NoUnicode"))


if __name__ == "__main__":
    main()
