"""A document's clauses: what a heading or a number of its own begins, on whatever page it goes on.

Where pages break is no matter to what an agreement says, so a clause runs over them.
"""

import re
from dataclasses import dataclass, replace

from ingest.document import Block, BlockKind, Document, Page
from search_api.unwrap import unwrap

_NUMBER = re.compile(
    r"\W*((?i:§\s*|stk\.\s*|punkt\s+|artikel\s+|kapitel\s+|bilag\s+)\d+(?:\.\d+)*[a-z]?[.):]?"
    r"|(?:\d+(?:\.\d+)+[.)]?|\d+[a-z]?[.)]|[A-ZÆØÅ][.)])(?!\s+[a-zæøåäö]))\s+"
)
_BARE_NUMBER = re.compile(r"\s*(\d{1,2})\s+(?=[A-ZÆØÅÄÖ])")
_ENDS = re.compile(r"[.:;!?]\W*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its number and heading ("" where none), its text, and the page it begins on.

    `body` is the text after the number, heading included: a clause that only moved has the same.
    `start` is an offset into the page's repaired text.
    """

    number: str
    heading: str
    text: str
    body: str
    page: int
    start: int


def split_clauses(document: Document) -> tuple[Clause, ...]:
    """Return the clauses of a document in order; together they hold all its text."""
    clauses: list[Clause] = []
    section = ""
    for page in document.pages:
        for block in page.blocks:
            text = unwrap(page.text[block.start : block.end]).strip()
            if clauses and not _begins(text, block, clauses[-1]):
                clauses[-1] = _continued(clauses[-1], text)
            else:
                clauses.append(_clause(text, page, block, section))
                section = section if _is_part(clauses[-1].number) else clauses[-1].number
    return tuple(clauses)


def number_of(text: str) -> str:
    """Return the number that a clause begins with, with what stands around it; "" where none."""
    found = _NUMBER.match(text)
    return found[0] if found else ""


def _begins(text: str, block: Block, before: Clause) -> bool:
    """Whether a block begins a clause: a heading, a number, or what no heading is above."""
    if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
        return True
    if block.kind in (BlockKind.ROW, BlockKind.FOOTNOTE):
        return False
    if number_of(text):
        return True
    return block.kind is BlockKind.PARAGRAPH and not (before.number or before.heading)


def _is_part(number: str) -> bool:
    return "stk" in number.casefold()


def _clause(text: str, page: Page, block: Block, section: str) -> Clause:
    """Return the clause that a block begins, inside the section of this number ("" where none)."""
    is_heading = block.kind is BlockKind.HEADING
    bare = _BARE_NUMBER.match(text) if is_heading else None
    number = number_of(text) or (bare[0] if bare else "")
    heading = text[len(number) :] if is_heading else ""
    short = " ".join(number.split()).strip(".):")
    short = f"{section} {short}" if section and _is_part(short) else short
    return Clause(short, heading, text, text[len(number) :], page.number, block.start)


def _continued(clause: Clause, text: str) -> Clause:
    """Return a clause with a further block; a sentence that a page cut in two is one again."""
    goes_on = not _ENDS.search(clause.text) and text[:1].islower()
    more = (" " if goes_on else "\n") + text
    return replace(clause, text=clause.text + more, body=clause.body + more)
