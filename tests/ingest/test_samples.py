"""The sample corpus: every shape holds its text's words, and says that it is invented."""

import re
from collections import Counter
from pathlib import Path

import pytest

from corpus.samples import make_samples, parts
from ingest.document import BlockKind, Reading
from ingest.reader import read_document

WORD = re.compile(r"\w+")
SCANS = ("gladsaxe", "randers", "aabenraa")
FILES = sorted(make_samples.FILES.iterdir())
PRINTED = [path for path in FILES if not any(name in path.name for name in SCANS)]


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def test_every_text_has_its_file_and_the_whole_stays_small() -> None:
    assert {path.stem for path in FILES} == {path.stem for path in parts.TEXTS.glob("*.txt")}
    assert sum(path.stat().st_size for path in FILES) < 4_000_000


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.name)
def test_a_shape_holds_its_words(path: Path) -> None:
    document = read_document(path)
    text = "\n".join(page.text for page in document.pages)
    assert any(notice in text for notice in parts.NOTICE)
    truth = words((parts.TEXTS / f"{path.stem}.txt").read_text(encoding="utf-8"))
    lost = truth - words(text)
    share = 0.15 if path.suffix == ".html" else 0.01
    assert lost.total() <= share * truth.total(), lost


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.name)
def test_a_shape_has_its_title_and_headings(path: Path) -> None:
    pages = read_document(path).pages
    first = pages[0]
    opening = first.blocks[0]
    assert opening.kind is BlockKind.TITLE
    title = parts.parts_of(path.stem)[0].text
    assert "".join(first.text[opening.start : opening.end].split()) == "".join(title.split())
    headings = [block for page in pages for block in page.blocks if block.kind is BlockKind.HEADING]
    assert len(headings) >= 3


def test_running_headers_and_page_numbers_are_not_text() -> None:
    document = read_document(make_samples.FILES / "partnerskabsaftale-viborg-sosu-stv.pdf")
    assert not any(re.search(r"^Side \d$", page.text, re.MULTILINE) for page in document.pages)
    assert all(f"Side {page.number}" in page.furniture for page in document.pages)


@pytest.mark.slow
@pytest.mark.parametrize("path", [p for p in FILES if p not in PRINTED], ids=lambda path: path.name)
def test_a_scan_is_read_by_ocr_with_its_nordic_letters(path: Path) -> None:
    document = read_document(path)
    assert {page.reading for page in document.pages} == {Reading.OCR}
    truth = words((parts.TEXTS / f"{path.stem}.txt").read_text(encoding="utf-8"))
    found = words("\n".join(page.text for page in document.pages))
    assert (truth - found).total() <= 0.01 * truth.total(), truth - found


@pytest.mark.parametrize(
    "name",
    [
        "partnerskabsaftale-varde-sosu-esbjerg.pdf",
        "samarbejdsaftale-hjoerring-sosu-nord.docx",
        "handleplan-naestved-zbc-2025-2027.pptx",
        "nyhed-odsherred-zbc-lokalt-grundforloeb.html",
    ],
)
def test_the_script_makes_the_same_bytes(name: str, tmp_path: Path) -> None:
    make_samples.make(tmp_path, names=(name,))
    assert (tmp_path / name).read_bytes() == (make_samples.FILES / name).read_bytes()
