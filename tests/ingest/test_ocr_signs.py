"""Signs that Tesseract's Danish model lacks, read from pictures drawn here."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr.recognise import Recogniser
from ingest.ocr.signs import mend_signs
from ingest.ocr.tesseract import OcrWord

FONTS = ("DejaVuSans.ttf", "LiberationSerif-Regular.ttf")
LINES = [
    "§ 8. Efteruddannelse af vejledere, jf. § 12, stk. 2, i aftalen",
    "Grete Holm · vicedirektør · medlem af styregruppen siden foråret",
    "• Flere elever skal gennemføre deres uddannelse i kommunen",
    "• Kommunen stiller oplæringspladser til rådighed hvert år",
    "– Strategien gælder 2024–2027 – det er tre år – og 8 skoler er med",
    "Ordningen, der er ny - og frivillig - begynder i august, siger hun",
]
SIZE, DPI = 46, 300


def draw(lines: list[str], font: str) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    page = Image.new("L", (1800, 120 + 90 * len(lines)), 255)
    letters = ImageFont.truetype(font, SIZE)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((80, 60 + 90 * number), line, font=letters, fill=0)
    return np.array(page)


@pytest.mark.parametrize("font", FONTS)
def test_signs_are_read_as_they_are_printed(font: str) -> None:
    words = Recogniser(DPI, 0, "da").recognise(draw(LINES, font), likely="da").words
    assert " ".join(word.text for word in words) == " ".join(LINES)


def words_of(line: str, font: str) -> list[OcrWord]:
    """The words of a line as `draw` puts it, in boxes that fit their ink."""
    letters = ImageFont.truetype(font, SIZE)
    found = []
    for word in line.split():
        start = 80 + letters.getlength(line[: line.index(word)])
        left, top, right, bottom = letters.getbbox(word)
        box = (round(start + left), round(60 + top), round(start + right), round(60 + bottom))
        found.append(OcrWord(word, *box, 0.9, (1, 1, 1)))
    return found


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(
    ("printed", "read"),
    [("Elever ved skolen. Vi mødes", "skolen,"), ("Elever ved skolen, der er ny", "skolen.")],
)
def test_a_stop_that_does_not_fit_is_looked_at(font: str, printed: str, read: str) -> None:
    misread = [
        replace(word, text=read) if word.text.startswith("skolen") else word
        for word in words_of(printed, font)
    ]
    mended = mend_signs(misread, draw([printed], font))
    assert " ".join(word.text for word in mended) == printed
