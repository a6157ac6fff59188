"""Reading PDFs that are set here, with reportlab, as people's PDFs are."""

import cProfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pdfplumber
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Reading
from ingest.errors import EncryptedFile, TooLarge, UnreadableFile
from ingest.formats.pdf import draw_page, read_pdf
from ingest.formats.pdfium import open_pdf
from ingest.formats.plumber import open_tables
from ingest.options import OcrMode, ReadOptions

TEXT = [
    "Kommunen og skolen vil i fællesskab øge gennemførelsen på",
    "uddannelserne, så flere elever bliver færdige til tiden. De",
    "mødes fire gange om året og følger op på aftalens mål for",
    "rekruttering, fastholdelse og oplæring i hele perioden.",
]
BROKEN = [
    "Kommunen og skolen vil i feellesskab gge gennemfgrelsen pa",
    "uddannelserne, sa flere elever bliver feerdige til tiden. De",
    "mgdes fire gange om aret og fglger op pa aftalens mal for",
    "rekruttering, fastholdelse og oplaering i hele perioden.",
]
WITHOUT_OCR = ReadOptions(ocr=OcrMode.NEVER)


def make_pdf(path: Path, draw: Callable[[Canvas], None], *, rotation: int = 0) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=True)
    canvas.setPageRotation(rotation)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return path


def write_lines(canvas: Canvas, lines: list[str] = TEXT, *, mode: int = 0) -> None:
    writing = canvas.beginText(60, 760)
    writing.setTextRenderMode(mode)
    for line in lines:
        writing.textLine(line)
    canvas.drawText(writing)


def picture_of(lines: list[str]) -> Image.Image:
    """The page as a scanner at 150 dots per inch sees it."""
    page = Image.new("L", (1240, 1754), 255)
    font = ImageFont.truetype("DejaVuSans.ttf", 24)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((125, 150 + 36 * number), line, font=font, fill=0)
    return page


def words_of(text: str) -> list[str]:
    return text.split()


def test_a_digital_page_keeps_its_text_boxes_and_size(tmp_path: Path) -> None:
    (page,) = read_pdf(make_pdf(tmp_path / "a.pdf", write_lines), ReadOptions()).pages
    assert page.text == "\n".join(TEXT)
    assert page.reading is Reading.TEXT_LAYER
    assert page.reason == "The page has its own sound text layer."
    assert page.size == pytest.approx((595, 842))
    first = page.words[0]
    assert page.text[first.start : first.end] == "Kommunen"
    assert first.box.left == pytest.approx(60 / 595, abs=0.005)
    assert first.box.top == pytest.approx((842 - 770) / 842, abs=0.01)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_the_same(tmp_path: Path, rotation: int) -> None:
    path = make_pdf(tmp_path / "a.pdf", write_lines, rotation=rotation)
    (page,) = read_pdf(path, WITHOUT_OCR).pages
    assert page.text == "\n".join(TEXT)
    box = page.words[0].box
    corner = {90: (box.right, box.top), 180: (box.right, box.bottom), 270: (box.left, box.bottom)}
    across, down = corner[rotation]
    assert {90: 1 - across, 180: 1 - across, 270: across}[rotation] < 0.15
    assert {90: down, 180: 1 - down, 270: 1 - down}[rotation] < 0.15


def test_hyphens_at_line_ends_and_soft_hyphens_stay_for_repair(tmp_path: Path) -> None:
    lines = ["Eleverne har mange gode er-", "faringer fra social- og sundheds\u00ad", "skolen."]
    path = make_pdf(tmp_path / "a.pdf", lambda canvas: write_lines(canvas, lines))
    (page,) = read_pdf(path, WITHOUT_OCR).pages
    assert page.text.replace("\u00ad", "-") == "\n".join(lines).replace("\u00ad", "-")


def test_ruled_tables_become_rows(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([60, 250, 400], [700, 720, 740, 760])
        for row, cells in enumerate((("Nøgletal", "2024"), ("Frafald", "21"), ("Optag", "131"))):
            for column, cell in enumerate(cells):
                canvas.drawString(65 + 190 * column, 745 - 20 * row, cell)

    (page,) = read_pdf(make_pdf(tmp_path / "a.pdf", draw), WITHOUT_OCR).pages
    assert page.text == "Nøgletal | 2024\nFrafald | 21\nOptag | 131"


def test_tables_are_found_without_reading_letters(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write_lines(canvas)
        canvas.grid([60, 250, 400], [300, 320, 340, 360])
        canvas.rect(60, 200, 300, 40)

    path = make_pdf(tmp_path / "a.pdf", draw)
    with open_tables(path) as tables:
        profile = cProfile.Profile()
        grids = profile.runcall(tables.on_page, 1)
    with pdfplumber.open(path) as document:
        whole = [len(table.rows) for table in document.pages[0].find_tables()]
    assert [len(grid.rows) for grid in grids] == [rows for rows in whole if rows > 1] == [3]
    called = {getattr(entry.code, "co_name", "") for entry in profile.getstats()}
    assert "paint_path" in called
    assert "render_char" not in called


def test_a_scan_over_someones_bad_text_layer_is_read_again(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture_of(TEXT)), 0, 0, 595, 842)
        write_lines(canvas, BROKEN, mode=3)

    (page,) = read_pdf(make_pdf(tmp_path / "a.pdf", draw), ReadOptions()).pages
    assert page.reading is Reading.OCR
    assert "lack letters" in page.reason
    assert "OCR in Danish" in page.reason
    assert words_of(page.text) == words_of(" ".join(TEXT))
    assert page.confidence is not None
    assert page.confidence > 0.85
    assert page.language == "da"


def test_without_ocr_a_bad_text_layer_is_taken_and_the_reason_says_so(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", lambda canvas: write_lines(canvas, BROKEN))
    (page,) = read_pdf(path, WITHOUT_OCR).pages
    assert page.text == "\n".join(BROKEN)
    assert "switched off" in page.reason


def test_a_blank_page_costs_no_ocr(tmp_path: Path) -> None:
    (page,) = read_pdf(make_pdf(tmp_path / "a.pdf", lambda canvas: None), ReadOptions()).pages
    assert (page.text, page.reading, page.reason) == ("", Reading.TEXT_LAYER, "The page is blank.")


def test_glyphs_without_unicode_are_read_from_the_picture(tmp_path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("DejaVuSans", "DejaVuSans.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("DejaVuSans", 11)
        write_lines(canvas)

    path = make_pdf(tmp_path / "a.pdf", draw)
    path.write_bytes(path.read_bytes().replace(b"/ToUnicode", b"/NoUnicode"))
    (page,) = read_pdf(path, ReadOptions()).pages
    assert page.reading is Reading.OCR
    assert words_of(page.text) == words_of(" ".join(TEXT))


def test_an_encrypted_file_opens_with_its_password_only(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), encrypt="hemmelig")
    write_lines(canvas)
    canvas.save()
    with pytest.raises(EncryptedFile, match="encrypted"):
        read_pdf(path, ReadOptions())
    with pytest.raises(EncryptedFile, match="password is wrong"):
        read_pdf(path, ReadOptions(password="forkert"))
    (page,) = read_pdf(path, ReadOptions(password="hemmelig")).pages
    assert page.text == "\n".join(TEXT)


def test_a_truncated_file_is_unreadable(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", write_lines)
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(UnreadableFile, match="damaged"):
        read_pdf(path, ReadOptions())


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for _ in range(3):
        canvas.showPage()
    canvas.save()
    with pytest.raises(TooLarge, match="limit of 2"):
        read_pdf(tmp_path / "a.pdf", ReadOptions(max_pages=2))


def test_a_page_too_large_for_its_resolution_is_drawn_smaller(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.fromarray(np.full((20, 20), 255, np.uint8))), 0, 0)

    options = ReadOptions(max_pixels=200_000)
    (page,) = read_pdf(make_pdf(tmp_path / "a.pdf", draw), options).pages
    assert [problem.code for problem in page.problems] == ["no-text"]


@pytest.mark.parametrize(
    ("dpi", "noise", "drawn_at"),
    [(200, 0.0, 200), (240, 0.0, 240), (200, 0.01, 300), (150, 0.0, 300), (400, 0.0, 300)],
)
def test_a_clean_scan_is_drawn_as_it_was_made(
    tmp_path: Path, dpi: int, noise: float, drawn_at: int
) -> None:
    scan = np.asarray(picture_of(TEXT).resize((595 * dpi // 72, 842 * dpi // 72))).copy()
    lone = np.random.default_rng(1).random(scan.shape)
    scan[lone < noise] = 0

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.fromarray(scan)), 0, 0, width=595, height=842)

    path = make_pdf(tmp_path / "a.pdf", draw)
    with open_pdf(path) as pdf:
        (height, _), drawn = pdf.render(1, drawn_at).shape, draw_page(pdf, 1, dpi, ReadOptions())
        assert pdf.read(1).sketch.scan_dpi == pytest.approx(dpi, abs=1)
    assert (drawn.dpi, drawn.picture.shape[0]) == (drawn_at, height)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Aftale om oplæring", "Aftale om oplæring"),
        ("Microsoft Word - Aftale om oplæring", "Aftale om oplæring"),
        ("Microsoft Word - aftale_v3.docx", None),
        ("untitled", None),
        ("(anonymous)", None),
        ("", None),
    ],
)
def test_only_a_real_title_is_taken(tmp_path: Path, stated: str, title: str | None) -> None:
    path = make_pdf(tmp_path / "a.pdf", lambda canvas: canvas.setTitle(stated))
    assert read_pdf(path, WITHOUT_OCR).title == title


def test_footnotes_keep_their_mark(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for number, (line, mark) in enumerate(((TEXT[0], "12"), ("og et areal på 40 km", "2"))):
            writing = canvas.beginText(60, 760 - 14 * number)
            writing.setFont("Helvetica", 11)
            writing.setRise(0)
            writing.textOut(line)
            writing.setFont("Helvetica", 6.5)
            writing.setRise(4.5)
            writing.textOut(mark)
            canvas.drawText(writing)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 100, "12 Se bilag 1 om tal for hvert år.")

    (page,) = read_pdf(make_pdf(tmp_path / "a.pdf", draw), WITHOUT_OCR).pages
    assert page.text.startswith(TEXT[0] + " ¹²\n")
    assert "40 km²" in page.text
    assert page.text.endswith("\n\n12 Se bilag 1 om tal for hvert år.")


def test_what_was_filled_into_a_form_is_read_where_it_stands(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write_lines(canvas)
        canvas.drawString(72, 500, "Kommune:")
        canvas.drawString(72, 470, "Aftalen er godkendt:")
        form = canvas.acroForm
        form.textfield(value="Nørrevang Kommune", x=130, y=495, width=200, height=18, fontSize=11)
        form.checkbox(checked=True, x=190, y=466, size=14)
        form.checkbox(checked=False, x=300, y=466, size=14)

    (page,) = read_pdf(make_pdf(tmp_path / "a.pdf", draw), ReadOptions()).pages
    assert "Kommune: Nørrevang Kommune" in page.text
    assert "Aftalen er godkendt: ☒" in page.text
    assert page.text.count("☒") == 1
    place = page.text.index("Nørrevang")
    (box,) = [word.box for word in page.words if word.start == place]
    assert 125 / 595 < box.left < box.right < 330 / 595
    assert (842 - 515) / 842 < box.top < box.bottom < (842 - 490) / 842
