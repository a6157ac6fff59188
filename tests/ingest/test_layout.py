"""Reading order, paragraphs, tables, headings and furniture, from words placed by hand."""

from collections.abc import Iterable, Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import BlockKind
from ingest.layout.document import lay_out
from ingest.layout.frame import Frame
from ingest.layout.word import Cell, Grid, LayoutWord, PageWords

WIDTH, HEIGHT = 595.0, 842.0


def set_line(
    text: str, left: float, top: float, *, size: float = 10, bold: bool = False
) -> Iterator[LayoutWord]:
    """Words half an em a letter wide, parted by a quarter of an em."""
    for word in text.split():
        right = left + len(word) * size / 2
        yield LayoutWord(word, left, top, right, top + size * 1.15, size, bold)
        left = right + size / 4


def set_lines(
    lines: Iterable[str], left: float, top: float, *, size: float = 10, step: float = 12
) -> list[LayoutWord]:
    return [
        word
        for number, line in enumerate(lines)
        for word in set_line(line, left, top + number * step, size=size)
    ]


def page(*words: LayoutWord, number: int = 1, grids: tuple[Grid, ...] = ()) -> PageWords:
    return PageWords(number, Frame(WIDTH, HEIGHT), words, grids)


LEFT = [
    "Parterne vil sammen øge antallet",
    "af elever på grundforløbet og",
    "hjælpe dem med at blive færdige",
    "inden for den aftalte tid hvert år.",
    "Kommunen stiller pladser til",
    "rådighed for de nye elever.",
]
RIGHT = [
    "Skolen tilbyder vejledning til",
    "alle, der overvejer at stoppe,",
    "og kontakter arbejdsstedet, når",
    "fraværet er over ti procent om",
    "måneden. Aftalen gælder i fire år",
    "og evalueres af styregruppen.",
]


def test_columns_are_read_one_after_the_other() -> None:
    words = set_lines(LEFT, 60, 100) + set_lines(RIGHT, 320, 104)
    heading = set_line("Aftale om fastholdelse af elever i hele uddannelsen", 60, 70, size=16)
    (laid,) = lay_out([page(*words, *heading)])
    assert " ".join(laid.text.split()) == " ".join(
        ["Aftale om fastholdelse af elever i hele uddannelsen", *LEFT, *RIGHT]
    )


def test_rows_of_an_open_table_are_read_across_even_when_cells_wrap() -> None:
    rows = [
        (["Flere elever på holdet", "i efteråret og foråret"], ["Skolens leder har ansvaret"]),
        (["Mindre frafald i år"], ["Kommunens vejleder og", "den enkelte arbejdsplads"]),
        (["Bedre modtagelse af", "nye elever på stedet"], ["Plejecentrets leder"]),
    ]
    words = [
        word
        for number, cells in enumerate(rows)
        for column, lines in enumerate(cells)
        for word in set_lines(lines, 60 + 250 * column, 100 + 40 * number)
    ]
    (laid,) = lay_out([page(*words)])
    assert laid.text.splitlines() == [
        " | ".join(" ".join(lines) for lines in cells) for cells in rows
    ]
    assert {block.kind for block in laid.blocks} == {BlockKind.ROW}


def test_cells_of_a_ruled_table_hold_their_words() -> None:
    words = set_lines(["Mål", "Frafald", "under ti procent"], 60, 100) + set_lines(
        ["Frist", "2027"], 300, 100
    )
    cells = [(50, 98, 111), (50, 111, 150)]
    grid = Grid(
        tuple(
            (Cell(left, top, 290, bottom), Cell(290, top, 500, bottom))
            for left, top, bottom in cells
        )
    )
    (laid,) = lay_out([page(*words, grids=(grid,))])
    assert laid.text == "Mål | Frist\nFrafald under ti procent | 2027"


def test_headers_footers_and_page_numbers_are_set_apart() -> None:
    pages = [
        page(
            *set_line("Referat af styregruppens møde", 60, 30),
            *set_lines([f"{text} nummer {number}." for text in LEFT], 60, 130),
            *set_line(f"Side {number} af 3", 280, 810),
            number=number,
        )
        for number in (1, 2, 3)
    ]
    for number, laid in enumerate(lay_out(pages), 1):
        assert laid.furniture == ("Referat af styregruppens møde", f"Side {number} af 3")
        assert "Referat" not in laid.text
        assert laid.text.startswith("Parterne")


def test_a_line_that_stands_on_one_page_only_is_no_furniture() -> None:
    pages = [
        page(*set_line(text, 60, 30), *set_lines(LEFT, 60, 130), number=number)
        for number, text in enumerate(("Dagsorden for mødet i maj", "Bilag med årets tal"), 1)
    ]
    assert [laid.furniture for laid in lay_out(pages)] == [(), ()]


def test_larger_and_bold_lines_are_headings_by_rank() -> None:
    words = [
        *set_line("Partnerskabsaftale", 60, 60, size=20),
        *set_line("Formål", 60, 100, size=14),
        *set_lines(LEFT, 60, 125),
        *set_line("Tilsyn", 60, 205, bold=True),
        *set_lines(RIGHT, 60, 217),
    ]
    (laid,) = lay_out([page(*words)])
    found = [
        (block.kind, block.level, laid.text[block.start : block.end])
        for block in laid.blocks
        if block.kind in {BlockKind.TITLE, BlockKind.HEADING}
    ]
    assert found == [
        (BlockKind.TITLE, 1, "Partnerskabsaftale"),
        (BlockKind.HEADING, 2, "Formål"),
        (BlockKind.HEADING, 3, "Tilsyn"),
    ]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["Møde holdt i Randers den", "12. december med alle parter"], 1),
        (["1. Velkomst og godkendelse", "2. Orientering fra skolen"], 2),
        (["• flere elever i praktik", "• færre afbrud på skolen"], 2),
        (["Aftalen gælder i fire år og kan", "forlænges med to år ad gangen"], 1),
    ],
)
def test_lines_are_joined_unless_an_item_starts(lines: list[str], paragraphs: int) -> None:
    (laid,) = lay_out([page(*set_lines(lines, 60, 100))])
    assert len(laid.text.split("\n\n")) == paragraphs


def test_a_paragraph_that_a_column_breaks_stays_one() -> None:
    words = set_lines(LEFT[:-1], 60, 100) + set_lines(["rådighed, når", *RIGHT], 320, 100)
    (laid,) = lay_out([page(*words)])
    assert "Kommunen stiller pladser til\nrådighed, når" in laid.text


def test_text_askew_is_set_apart() -> None:
    stamp = LayoutWord("UDKAST", 200, 300, 400, 500, 40, upright=False)
    (laid,) = lay_out([page(*set_lines(LEFT, 60, 100), stamp)])
    assert "UDKAST" not in laid.text
    assert laid.furniture == ("UDKAST",)


@given(
    st.lists(
        st.tuples(
            st.text("abcæøå1.–", min_size=1, max_size=9), st.integers(0, 500), st.integers(0, 800)
        ),
        min_size=1,
        max_size=40,
    )
)
def test_no_word_is_lost_and_every_offset_holds(placed: list[tuple[str, int, int]]) -> None:
    words = [LayoutWord(text, x, y, x + 5 * len(text), y + 11.5, 10) for text, x, y in placed]
    (laid,) = lay_out([page(*words)])
    inside = [laid.text[word.start : word.end] for word in laid.words]
    outside = " ".join(laid.furniture).split()
    assert sorted(inside + outside) == sorted(text for text, _, _ in placed)
    assert [word.start for word in laid.words] == sorted(word.start for word in laid.words)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_boxes_go_back_to_the_page_that_was_turned(turned: int) -> None:
    width, height = (WIDTH, HEIGHT) if turned % 180 == 0 else (HEIGHT, WIDTH)
    (box,) = Frame(width, height, turned).page_boxes(np.array([(0, 0, width / 10, height / 20)]))
    corner = {0: (0, 0), 90: (0, 1), 180: (1, 1), 270: (1, 0)}[turned]
    assert corner[0] in (box.left, box.right)
    assert corner[1] in (box.top, box.bottom)
    assert (box.right - box.left) * (box.bottom - box.top) == pytest.approx(1 / 200, abs=1e-4)


@given(st.lists(st.floats(-0.5, 1.5) | st.integers(0, 200_000).map(lambda n: n / 2e5), min_size=1))
def test_boxes_have_five_digits(fractions: list[float]) -> None:
    corners = np.array([(0.0, 0.0, fraction, fraction) for fraction in fractions])
    boxes = Frame(1.0, 1.0).page_boxes(corners)
    kept = [round(min(max(fraction, 0.0), 1.0), 5) for fraction in fractions]
    assert [max(box.left, box.right) for box in boxes] == kept
    assert all(0.0 <= box.top <= box.bottom <= 1.0 for box in boxes)
