"""A document without the personal numbers that stand in it: what is kept, indexed and shown.

The original file alone still holds them. Each page tells where there were some, as a problem.
"""

from collections.abc import Iterable
from dataclasses import replace

from ingest.document import Document, Edit, Page, PageProblem
from ingest.tracing import repaired_to_raw
from nlp.privacy import MASK, find_numbers

Span = tuple[int, int]


def mask_document(document: Document) -> Document:
    """Return the document with every digit of its personal numbers blotted out.

    Raw text, repaired text and edits are masked alike and keep their lengths, so that every offset
    still holds.
    """
    return replace(document, pages=tuple(_mask_page(page) for page in document.pages))


def _mask_page(page: Page) -> Page:
    spans = [(number.start, number.end) for number in find_numbers(page.text)]
    if not spans:
        return page
    offsets = repaired_to_raw(page.edits)
    raw_spans = [(offsets.start(start), offsets.end(end)) for start, end in spans]
    return replace(
        page,
        text=_blot(page.text, spans),
        raw_text=_blot(page.raw_text, raw_spans),
        edits=tuple(_mask_edit(edit, spans) for edit in page.edits),
        problems=(*page.problems, *(_tell(page, span) for span in spans)),
    )


def _blot(text: str, spans: Iterable[Span]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = [MASK if letter.isdigit() else letter for letter in letters[start:end]]
    return "".join(letters)


def _mask_edit(edit: Edit, spans: Iterable[Span]) -> Edit:
    """Blot an edit inside a number; elsewhere an edit says nothing of it."""
    if not any(start < edit.end and edit.start < end for start, end in spans):
        return edit
    before, after = (
        "".join(MASK if c.isdigit() else c for c in t) for t in (edit.before, edit.after)
    )
    return replace(edit, before=before, after=after)


def _tell(page: Page, span: Span) -> PageProblem:
    line = page.text.count("\n", 0, span[0]) + 1
    return PageProblem("personal-number", f"A personal number on line {line} was masked.")
