"""Presentations: slides as pages, in reading order."""

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck
from pptx.util import Cm

from ingest.document import BlockKind, Document
from ingest.errors import EmptyFile, TooLarge
from ingest.options import ReadOptions
from ingest.reader import read_document


def saved(deck: Deck, tmp_path: Path, options: ReadOptions | None = None) -> Document:
    path = tmp_path / "oplæg.pptx"
    deck.save(str(path))
    return read_document(path, options)


def blocks(document: Document, number: int = 1) -> list[tuple[BlockKind, int, str]]:
    page = document.pages[number - 1]
    return [(b.kind, b.level, page.text[b.start : b.end]) for b in page.blocks]


def test_title_bullets_and_notes(tmp_path: Path) -> None:
    deck = Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Fælles strategi"
    second = deck.slides.add_slide(deck.slide_layouts[1])
    second.shapes.title.text = "Vores mål"
    frame = second.placeholders[1].text_frame
    frame.text = "Flere elever\nBedre oplæring"
    frame.paragraphs[1].level = 1
    second.notes_slide.notes_text_frame.text = "Husk tallene fra foråret."
    read = saved(deck, tmp_path)
    assert blocks(read) == [(BlockKind.TITLE, 1, "Fælles strategi")]
    assert blocks(read, 2) == [
        (BlockKind.HEADING, 1, "Vores mål"),
        (BlockKind.ITEM, 1, "• Flere elever"),
        (BlockKind.ITEM, 2, "• Bedre oplæring"),
        (BlockKind.PARAGRAPH, 1, "Husk tallene fra foråret."),
    ]


def test_free_boxes_from_the_top_and_from_the_left(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for text, left, top in (
        ("nederst", 1, 12),
        ("højre", 14, 3.2),
        ("venstre", 1, 3),
        ("øverst", 5, 1),
    ):
        slide.shapes.add_textbox(Cm(left), Cm(top), Cm(8), Cm(1)).text_frame.text = text
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Cm(1), Cm(15), Cm(8), Cm(1)).text_frame.text = "i gruppe"
    read = saved(deck, tmp_path)
    assert read.pages[0].text.split() == ["øverst", "venstre", "højre", "nederst", "i", "gruppe"]


def test_tables_and_charts_as_rows(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(2, 2, Cm(1), Cm(1), Cm(8), Cm(2)).table
    for at, text in enumerate(("År", "Elever", "2025", "214")):
        table.cell(at // 2, at % 2).text = text
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["Øst", "Vest"]
    data.add_series("2025", (1.5, None))
    chart = XL_CHART_TYPE.COLUMN_CLUSTERED
    slide.shapes.add_chart(chart, Cm(1), Cm(8), Cm(8), Cm(5), data)
    text = saved(deck, tmp_path).pages[0].text
    assert text.split("\n") == ["År | Elever", "2025 | 214", "2025", "Øst | 1.5", "Vest | –"]


def test_hidden_and_empty_slides_are_reported(tmp_path: Path) -> None:
    deck = Presentation()
    for text in ("Vises", "Vises ikke", ""):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        slide.shapes.add_textbox(0, 0, Cm(8), Cm(1)).text_frame.text = text
    deck.slides[1]._element.set("show", "0")
    read = saved(deck, tmp_path)
    assert [[problem.code for problem in page.problems] for page in read.pages] == [
        [],
        ["hidden"],
        ["no-text"],
    ]
    assert read.pages[1].text == "Vises ikke"


def test_without_text_and_with_too_many_slides(tmp_path: Path) -> None:
    deck = Presentation()
    for _ in range(3):
        deck.slides.add_slide(deck.slide_layouts[6])
    with pytest.raises(EmptyFile, match="without text"):
        saved(deck, tmp_path)
    with pytest.raises(TooLarge, match="3 slides"):
        saved(deck, tmp_path, ReadOptions(max_pages=2))
