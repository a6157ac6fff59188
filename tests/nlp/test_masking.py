from ingest.document import Document, Edit, Page, Reading
from ingest.structure import infer_blocks
from nlp.masking import mask_document

TEXT = "Eleven har CPR-nr. 010170-1234\nog ønsker mere tid."
RAW = "Eleven har CPR-nr. 010170-1234\nog gnsker mere tid."


def document(text: str, raw: str, edits: tuple[Edit, ...] = ()) -> Document:
    page = Page(1, text, raw, Reading.PLAIN, "", "da", infer_blocks(text), edits=edits)
    return Document("ab", "a.txt", "text/plain", "da", (page,))


def test_numbers_leave_both_texts_and_every_offset_holds() -> None:
    edit = Edit(34, 35, "g", "ø", "ocr", 0.9)
    page = mask_document(document(TEXT, RAW, (edit,))).pages[0]
    assert "010170" not in page.text + page.raw_text
    assert "1234" not in page.text + page.raw_text
    assert (len(page.text), len(page.raw_text)) == (len(TEXT), len(RAW))
    assert page.edits == (edit,)


def test_an_edit_inside_a_number_keeps_no_digit() -> None:
    raw = TEXT.replace("010170-1234", "O10170-1234")
    at = TEXT.index("010170")
    edit = Edit(at, at + 1, "O", "0", "digits", 0.9)
    page = mask_document(document(TEXT, raw, (edit,))).pages[0]
    assert not any(c.isdigit() for c in page.edits[0].after + page.edits[0].before)


def test_the_page_tells_where_without_telling_what() -> None:
    (problem,) = mask_document(document(TEXT, TEXT)).pages[0].problems
    assert (problem.code, problem.message) == (
        "personal-number",
        "A personal number on line 1 was masked.",
    )


def test_a_document_without_numbers_is_left_alone() -> None:
    plain = document("Mødet er den 1. maj 2025 kl. 10.", "Mødet er den 1. maj 2025 kl. 10.")
    assert mask_document(plain) == plain
