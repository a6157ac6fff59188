import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Block, BlockKind, Document, Page, Reading
from ingest.structure.blocks import infer_blocks
from nlp.passage import Passage
from nlp.split import PassageSize, split_document


def page(text: str, number: int = 1, blocks: tuple[Block, ...] | None = None) -> Page:
    made = infer_blocks(text, first_page=number == 1) if blocks is None else blocks
    return Page(number, text, text, Reading.PLAIN, "", "da", made)


def document(*pages: Page) -> Document:
    return Document("d", "d.txt", "text/plain", "da", pages)


def split(*texts: str, size: PassageSize | None = None) -> tuple[Passage, ...]:
    pages = (page(text, number) for number, text in enumerate(texts, start=1))
    return split_document(document(*pages), size=size)


def test_heading_opens_its_passage_and_stands_in_the_path() -> None:
    body = "Frafaldet skal ned på 15 procent. " * 10
    passages = split("Aftale om uddannelse\n\n1. Formål\n\n" + body + "\n\n2. Økonomi\n\n" + body)
    found = {passage.heading_path: passage.text for passage in passages}
    assert "1. Formål" in found["1. Formål",]
    assert found["2. Økonomi",].startswith("2. Økonomi")


def test_heading_path_goes_on_to_the_next_page() -> None:
    body = "Parterne mødes to gange om året. " * 10
    passages = split("Aftale\n\n1. Organisering\n\n" + body, body)
    assert [passage.page_number for passage in passages if passage.heading_path] == [1, 2]
    assert passages[-1].heading_path == ("1. Organisering",)


def test_bullets_stay_with_the_line_that_leads_in_to_them() -> None:
    blocks = (
        Block(0, 12, BlockKind.PARAGRAPH),
        Block(13, 28, BlockKind.ITEM),
        Block(29, 44, BlockKind.ITEM),
        Block(45, 60, BlockKind.PARAGRAPH),
    )
    text = "Vi vil sikre\n- elev til elev\n- mentor til to\nEn ny paragraf.".ljust(60)
    passages = split_document(
        document(page(text, blocks=blocks)), size=PassageSize(least=0, most=50)
    )
    assert passages[0].text == "Vi vil sikre\n- elev til elev\n- mentor til to"


def test_long_block_is_parted_at_sentences() -> None:
    text = "Skolen og kommunen deler ansvaret for eleven. " * 40
    passages = split(text, size=PassageSize(least=0, most=300))
    assert len(passages) > 4
    assert all(passage.text.endswith(".") for passage in passages)


def test_long_section_is_parted_evenly() -> None:
    text = "\n\n".join(f"Afsnit {number} siger noget om oplæring og tid." for number in range(40))
    lengths = [len(passage.text) for passage in split(text, size=PassageSize(0, 600))]
    assert max(lengths) <= 600
    assert min(lengths) > 300


def test_page_without_known_structure_is_one_paragraph() -> None:
    passages = split_document(document(page("  Kort tekst. \n", blocks=())))
    assert [(passage.start, passage.text) for passage in passages] == [(2, "Kort tekst.")]


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_blank_page_has_no_passages(text: str) -> None:
    assert split(text) == ()


lines = st.text(string.ascii_letters + "æøå0123456789 .,:-•\n", max_size=400)


@given(pages=st.lists(lines, min_size=1, max_size=3), most=st.integers(60, 400))
def test_passages_cover_every_letter_once_and_stay_on_their_page(
    pages: list[str], most: int
) -> None:
    passages = split(*pages, size=PassageSize(least=40, most=most))
    for number, text in enumerate(pages, start=1):
        spans = [(p.start, p.end) for p in passages if p.page_number == number]
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        kept = "".join(text[start:end] for start, end in spans)
        assert sorted("".join(kept.split())) == sorted("".join(text.split()))
    assert all(p.text == pages[p.page_number - 1][p.start : p.end] for p in passages)
    assert all(len(passage.text) <= most for passage in passages)
