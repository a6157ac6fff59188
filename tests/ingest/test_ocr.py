"""OCR of pictures drawn here: preparation, language, tables, orientation, missing tools."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytesseract
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from ingest.document import Language
from ingest.errors import MissingTool, TooLarge, UnreadableFile
from ingest.formats.image import read_image
from ingest.ocr import prepare, tesseract
from ingest.ocr.recognise import Recogniser
from ingest.ocr.rules import find_tables
from ingest.options import OcrMode, ReadOptions

DANISH = [
    "Kommunen og skolen vil i fællesskab øge antallet af elever,",
    "der gennemfører uddannelsen. Målet er, at frafaldet falder,",
    "og at flere søger ind på grundforløbet hvert eneste forår.",
]
SWEDISH = [
    "Kommunen och skolan ska tillsammans öka antalet elever som",
    "genomför utbildningen. Målet är att färre hoppar av och att",
    "fler söker sig till vården och omsorgen under hela året.",
]
DPI = 150


def picture(lines: list[str], *, dpi: int = DPI) -> prepare.Picture:
    page = Image.new("L", (round(6.5 * dpi), round(3 * dpi)), 255)
    font = ImageFont.truetype("DejaVuSerif.ttf", round(11 * dpi / 72))
    for number, line in enumerate(lines):
        place = (0.4 * dpi, (0.5 + 0.25 * number) * dpi)
        ImageDraw.Draw(page).text(place, line, font=font, fill=0)
    return np.array(page)


def salted(page: prepare.Picture, share: float) -> prepare.Picture:
    chance = np.random.default_rng(3).random(page.shape)
    return np.where(chance < share / 2, 0, np.where(chance > 1 - share / 2, 255, page)).astype(
        np.uint8
    )


def read(page: prepare.Picture, *, language: Language | None = None) -> str:
    read = Recogniser(DPI, 0, language).recognise(page, likely="da")
    return " ".join(word.text for word in read.words)


@pytest.mark.parametrize(("lines", "language"), [(DANISH, "da"), (SWEDISH, "sv")])
def test_the_language_is_found_and_its_letters_kept(lines: list[str], language: str) -> None:
    found = Recogniser(DPI, 0).recognise(picture(lines), likely="da")
    assert found.language == language
    assert found.sure
    assert " ".join(word.text for word in found.words) == " ".join(lines)


def test_noise_is_taken_out_before_reading() -> None:
    noisy = salted(picture(DANISH), 0.02)
    assert prepare.lone_pixels(noisy) > prepare.NOISE
    assert "noise removed" in prepare.prepare(noisy).steps
    assert read(noisy, language="da") == " ".join(DANISH)


def test_a_clean_picture_at_300_dpi_is_left_alone() -> None:
    page = picture(DANISH * 2, dpi=300)
    prepared = prepare.prepare(page)
    assert prepared.steps == ()
    assert prepared.picture is page or np.array_equal(prepared.picture, page)


def signed(page: prepare.Picture) -> prepare.Picture:
    """The page with a signature drawn over its foot."""
    image = Image.fromarray(page)
    chance = np.random.default_rng(7)
    across = np.linspace(0.5 * DPI, 2.5 * DPI, 60)
    down = 2 * DPI + np.sin(np.linspace(0, 55, 60)) * 0.2 * DPI + chance.uniform(-4, 4, 60)
    line = list(zip(across.tolist(), down.tolist(), strict=True))
    ImageDraw.Draw(image).line(line, fill=60, width=3, joint="curve")
    return np.array(image)


def test_a_signature_is_no_text_and_is_told_of(tmp_path: Path) -> None:
    page = signed(picture(DANISH))
    assert len(tesseract.recognise_words(page, language="da", dpi=DPI)) > len(
        " ".join(DANISH).split()
    )
    assert read(page, language="da") == " ".join(DANISH)
    Image.fromarray(page).save(tmp_path / "a.png", dpi=(DPI, DPI))
    (told,) = read_image(tmp_path / "a.png", ReadOptions(ocr_language="da")).pages
    assert [problem.code for problem in told.problems] == ["handwriting"]


def test_a_page_upside_down_is_turned_and_its_boxes_stay_on_the_page() -> None:
    page = np.rot90(picture(DANISH * 2), 2).copy()
    found = Recogniser(DPI, 0, "da").recognise(page, likely="da")
    assert " ".join(word.text for word in found.words) == " ".join(DANISH * 2)
    first = found.words[0]
    corners = np.array([(first.left, first.top, first.right, first.bottom)])
    (box,) = found.frame.page_boxes(corners)
    assert box.left > 0.7
    assert box.top > 0.7


@settings(max_examples=15, deadline=None)
@given(st.floats(-5, 5))
def test_skew_is_found_to_a_quarter_of_a_degree(angle: float) -> None:
    turned = Image.fromarray(PLAIN).rotate(
        angle, resample=Image.Resampling.BICUBIC, fillcolor=255, expand=True
    )
    assert prepare.find_skew(np.array(turned)) == pytest.approx(angle, abs=0.3)


PLAIN = picture(DANISH * 3)


def test_ruled_tables_are_found_and_their_rules_painted_over() -> None:
    page = Image.new("L", (1000, 600), 255)
    drawing = ImageDraw.Draw(page)
    for y in (100, 200, 300):
        drawing.line((100, y, 900, y), fill=0, width=2)
    for x in (100, 500, 900):
        drawing.line((x, 100, x, 300), fill=0, width=2)
    found = find_tables(np.array(page))
    (grid,) = found.grids
    assert [len(row) for row in grid.rows] == [2, 2]
    assert grid.rows[0][0].left == pytest.approx(100, abs=8)
    assert grid.rows[1][1].bottom == pytest.approx(300, abs=8)
    assert found.picture.min() > 200


def test_a_page_without_rules_comes_back_as_it_is() -> None:
    page = picture(DANISH)
    found = find_tables(page)
    assert found.grids == ()
    assert found.picture is page


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Width and height of every picture that Tesseract is asked to read."""
    sizes: list[tuple[int, int]] = []
    recognise = pytesseract.image_to_data

    def noted(image: Image.Image, **options: object) -> object:
        sizes.append(image.size)
        return recognise(image, **options)

    monkeypatch.setattr(pytesseract, "image_to_data", noted)
    return sizes


@pytest.mark.parametrize("faint", [1, 10])
def test_a_page_is_shown_once_and_no_more_of_it_than_is_printed(
    shown: list[tuple[int, int]], faint: int
) -> None:
    page = np.full((11 * DPI, 8 * DPI), 255, dtype=np.uint8)
    left, top = DPI, 5 * DPI
    lines = 255 - (255 - picture(DANISH)) // np.uint8(faint)
    page[top : top + lines.shape[0], left : left + lines.shape[1]] = lines
    words = tesseract.recognise_words(page, language="da", dpi=DPI)
    assert " ".join(word.text for word in words) == " ".join(DANISH)
    first = words[0]
    assert page[first.top : first.bottom, first.left : first.right].min() == lines.min()
    assert (page[first.top : first.bottom, : first.left] == 255).all()
    ((width, height),) = shown
    assert width * height < 0.15 * page.size


def test_an_empty_page_is_not_shown_at_all(shown: list[tuple[int, int]]) -> None:
    grey = np.full((300, 400), 240, dtype=np.uint8)
    assert tesseract.recognise_words(grey, language="da", dpi=DPI) == []
    assert shown == []


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.setattr(tesseract, "_models", None)
    yield
    tesseract._models = None


@pytest.mark.usefixtures("without_tesseract")
def test_a_missing_tesseract_names_the_packages() -> None:
    with pytest.raises(MissingTool, match="apt-get install tesseract-ocr"):
        read(picture(DANISH))


def test_a_missing_language_names_its_package() -> None:
    with pytest.raises(MissingTool, match="tesseract-ocr-isl"):
        tesseract.require_models("isl")


def test_the_thread_limit_is_set_while_reading_and_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OMP_THREAD_LIMIT", "7")
    with tesseract.single_thread(), tesseract.single_thread():
        assert os.environ["OMP_THREAD_LIMIT"] == "1"
    assert os.environ["OMP_THREAD_LIMIT"] == "7"


def test_every_page_of_a_tiff_is_read(tmp_path: Path) -> None:
    first, second = (Image.fromarray(picture(lines)) for lines in (DANISH, DANISH[::-1]))
    first.save(tmp_path / "a.tif", save_all=True, append_images=[second], dpi=(DPI, DPI))
    pages = read_image(tmp_path / "a.tif", ReadOptions(ocr_jobs=2)).pages
    assert [page.text.split()[0] for page in pages] == ["Kommunen", "og"]
    assert [page.number for page in pages] == [1, 2]
    assert pages[0].size == pytest.approx((6.5 * 72, 3 * 72))
    assert all(word.confidence for page in pages for word in page.words)


def test_transparent_pictures_are_read_on_white(tmp_path: Path) -> None:
    ink = Image.fromarray(255 - picture(DANISH))
    page = Image.new("RGBA", ink.size, (0, 0, 0, 0))
    page.putalpha(ink)
    page.save(tmp_path / "a.png", dpi=(DPI, DPI))
    (read_page,) = read_image(tmp_path / "a.png", ReadOptions()).pages
    assert read_page.text.split() == " ".join(DANISH).split()


def test_hostile_pictures_are_refused(tmp_path: Path) -> None:
    Image.fromarray(picture(DANISH)).save(tmp_path / "a.png")
    with pytest.raises(TooLarge, match="limit of 1000"):
        read_image(tmp_path / "a.png", ReadOptions(max_pixels=1000))
    whole = (tmp_path / "a.png").read_bytes()
    (tmp_path / "b.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFile):
        read_image(tmp_path / "b.png", ReadOptions())


def test_without_ocr_a_picture_stays_unread_and_says_so(tmp_path: Path) -> None:
    Image.fromarray(picture(DANISH)).save(tmp_path / "a.png")
    (page,) = read_image(tmp_path / "a.png", ReadOptions(ocr=OcrMode.NEVER)).pages
    assert page.text == ""
    assert "switched off" in page.reason
