"""The sentences that may be goals, each with what stands around it.

A sentence alone does not say enough: a bullet shares the meaning of the line above the list, a
clause that of its heading, and in an action plan who and when stand on lines of their own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.document import Block, BlockKind, Document, Page
from ingest.structure.marks import WORDED
from nlp.goals.lexicon.labels import is_numbered_aim, line_label
from nlp.goals.notes import NOTED, Line, Span, own_notes, section_notes
from nlp.goals.own_labels import Labels, read_labels
from nlp.goals.plan_table import NO_NOTES, Notes, Planned, Row, planned_cells
from nlp.sentences import split_sentences

_SPOKEN = re.compile(r"\s*(?:[–—-]\s|[»”“\"])")
_PARTIES = re.compile(
    r"(?:vi|partene|parterne|parterna|(?:kommunen|skolen|skolan)(?: (?:og|och) (?:kommunen|skolen"
    r"|skolan))?|kommunerne|kommunerna|skolerne|skolorna) \w+ \w",
    re.IGNORECASE,
)
_LEAD_IN_ENDS = (":", ",", "at", "att", "skal", "ska", "vil", "vi vil", "ved at")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a page with its surroundings; `start` and `end` are offsets into the page.

    `order` counts the sentences of its block from 0. `label` is the kind of label that opens the
    block (see `lexicon.labels`), and `label_end` where the label stops, in characters of `text`;
    `month` is the label itself where a calendar gives one (`Marts: ...`). `previous` is the
    sentence before it in the block, `section` all that stands under the heading, or the whole row;
    `opens_list` says that bullets follow it, `spoken` that somebody's words are repeated. A cell of
    a plan's table has the role of its column for a label, and `notes` from the cells beside it;
    `has_own_notes` says that the block itself ends with them, `noted` that it does or that a line
    with them follows.
    """

    page_number: int
    start: int
    end: int
    text: str
    block: BlockKind
    order: int
    heading_path: tuple[str, ...]
    lead_in: str = ""
    label: str = ""
    label_end: int = 0
    month: str = ""
    previous: str = ""
    opens_list: bool = False
    notes: Notes = NO_NOTES
    has_own_notes: bool = False
    noted: bool = False
    section: str = ""
    spoken: bool = False

    @property
    def body(self) -> str:
        """What stands behind the label, on one line, for a turn of phrase may go over its end."""
        return on_one_line(self.text[self.label_end :])


def on_one_line(text: str) -> str:
    """Return TEXT with a space for every line break: as long as it was, so that offsets hold."""
    for mark in "\n\r\f\v":  # ten times as fast as str.translate where none stands
        text = text.replace(mark, " ")
    return text


@dataclass(frozen=True, slots=True)
class _Place:
    page: Page
    block: Block
    path: tuple[str, ...]
    lead_in: str
    line: Line
    spans: Sequence[Span]
    opens_list: bool = False

    @property
    def text(self) -> str:
        return self.line.text


def statements(document: Document) -> tuple[Statement, ...]:
    """Return every sentence of DOCUMENT outside titles, most headings, label lines and most tables.

    Of tables, only those count that lay out a plan (see `plan_table`); of headings, those that
    number an aim and word it as a sentence (`Tema 1.b Vi styrker oplæringsvejlederne`).
    """
    labels = read_labels(_labelled(document))
    places = list(_places(document, labels))
    planned = _planned(places)
    found: list[Statement] = []
    for section in _sections(places):
        notes = section_notes([place.line for place in section], labels)
        beside = " ".join(place.text for place in section if place.block.kind is not BlockKind.ROW)
        followed = [*(place.line.label in NOTED for place in section[1:]), False]
        for place, note, noted in zip(section, notes, followed, strict=False):
            if place.block.kind is BlockKind.ROW:
                for one in planned.get((place.page.number, place.block.start), ()):
                    found.extend(_cell_sentences(place, one))
            else:
                sentences = _sentences(place, note, beside, labels)
                found.extend(replace(said, noted=True) if noted else said for said in sentences)
    return tuple(found)


def _planned(places: Sequence[_Place]) -> dict[tuple[int, int], list[Planned]]:
    """Return what the tables plan, by the page and offset of the row that it stands in."""
    at = [number for number, place in enumerate(places) if place.block.kind is BlockKind.ROW]
    rows = [_row(places, number, before) for before, number in pairwise((-1, *at))]
    found: dict[tuple[int, int], list[Planned]] = defaultdict(list)
    for one in planned_cells(rows):
        row = rows[one.cell.row]
        found[row.page_number, row.start].append(one)
    return found


def _row(places: Sequence[_Place], number: int, before: int) -> Row:
    """Return the row at place NUMBER; BEFORE is the place of the row before it, -1 without."""
    place, last = places[number], places[before]
    between = number - before - 1
    apart = False
    if before >= 0 and last.page is place.page and not between:
        apart = place.page.text.count("\n", last.block.end, place.block.start) > 1
    return Row(place.page.number, place.block.start, place.text, between, apart)


def _cell_sentences(place: _Place, planned: Planned) -> Iterator[Statement]:
    theme = (planned.notes.theme,) if planned.notes.theme else ()
    spans = split_sentences(planned.cell.text)
    for order, (start, end) in enumerate(spans):
        yield Statement(
            page_number=place.page.number,
            start=planned.cell.start + start,
            end=planned.cell.start + end,
            text=planned.cell.text[start:end],
            block=BlockKind.ROW,
            order=order,
            heading_path=(*place.path, *theme),
            label=planned.role,
            notes=planned.notes if not order else replace(planned.notes, target="", baseline=""),
            section=place.text,
        )


def _labelled(document: Document) -> Iterator[str]:
    """Yield what may begin with a label or be one: every block but titles and rows."""
    for page in document.pages:
        for block in page.blocks:
            if block.kind not in (BlockKind.TITLE, BlockKind.ROW):
                yield page.text[block.start : block.end]


def _places(document: Document, labels: Labels) -> Iterator[_Place]:
    """Yield the blocks with what stands over them, be it a label on a line of its own."""
    headings: list[tuple[int, str]] = []
    lead_in = over = ""
    for page in document.pages:
        for number, block in enumerate(page.blocks):
            text = page.text[block.start : block.end]
            if block.kind is not BlockKind.ITEM and (label := labels.over(text)):
                over, lead_in = label, ""
                continue
            if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
                headings = [known for known in headings if known[0] < block.level]
                headings.append(
                    (block.level if block.kind is BlockKind.HEADING else 0, _flat(text))
                )
                lead_in = over = ""
            path = tuple(heading for level, heading in headings if level > 0)
            line = Line(text, block.kind, *_label(text, over, labels))
            spans = split_sentences(text)
            over = "" if over in NOTED else over
            if block.kind is BlockKind.ITEM:
                yield _Place(page, block, path, lead_in, line, spans)
                continue
            opens = _item_follows(page, number)
            lead_in = _lead_in(line, spans, opens=opens)
            yield _Place(page, block, path, "", line, spans, opens)


def _label(text: str, over: str, labels: Labels) -> tuple[str, int]:
    """Return the kind of a block's label, or of that OVER it, and where its text goes on."""
    kind, end = labels.of(text)
    return (over, 0) if over and not kind else (kind, end)


def _item_follows(page: Page, number: int) -> bool:
    following = page.blocks[number + 1 : number + 2]
    return bool(following) and following[0].kind is BlockKind.ITEM


def _flat(text: str) -> str:
    return " ".join(text.split())


def _lead_in(line: Line, spans: Sequence[Span], *, opens: bool) -> str:
    """Return the last sentence of a block where it opens a list, else "".

    OPENS says that an item follows; at the foot of a page only the sentence itself can tell.
    """
    if not spans or line.label in NOTED:
        return ""
    last = line.text[slice(*spans[-1])]
    unfinished = opens and last[-1] not in ".!?"
    return _flat(last) if unfinished or last.casefold().endswith(_LEAD_IN_ENDS) else ""


def _sections(places: Iterable[_Place]) -> Iterator[list[_Place]]:
    """Group what stands under one heading."""
    section: list[_Place] = []
    for place in places:
        heads = place.block.kind in (BlockKind.TITLE, BlockKind.HEADING)
        if heads or is_numbered_aim(place.text):
            yield section
            section = [place] if not heads or _speaks(place) else []
            continue
        section.append(place)
    yield section


def _speaks(place: _Place) -> bool:
    """Return whether a heading is a numbered aim, by name or worded as a sentence.

    `Mål 2. Bedre vejledning` is one, and so is `Tema 1.b Vi styrker vejledningen`.
    Without such a word a sentence over a section is only its name (`3. Vi holder på eleverne`).
    """
    if place.block.kind is not BlockKind.HEADING or place.text[-1] in "?:":
        return False
    if is_numbered_aim(place.text):
        return True
    start = _mark_end(place.text)
    return start > 0 and _PARTIES.match(place.text, start) is not None


def _mark_end(heading: str) -> int:
    """Return where the words behind `Tema 1.b ` begin, 0 where nothing of the kind stands."""
    if is_numbered_aim(heading):
        return line_label(heading)[1]
    found = WORDED.match(heading)
    return len(heading) - len(heading[found.end() :].lstrip()) if found else 0


def _sentences(place: _Place, notes: Notes, section: str, labels: Labels) -> Iterator[Statement]:
    text, label = place.text, place.line.label
    if label in ("owner", "deadline", "meta"):
        return
    month = text[: text.find(":")].strip() if label == "month" else ""
    spans, told = own_notes(text, place.spans, notes, labels)
    if place.block.kind is BlockKind.HEADING:
        spans, told = [(_mark_end(text), len(text.rstrip()))], notes
    for order, (start, end) in enumerate(spans):
        sentence = text[start:end]
        yield Statement(
            page_number=place.page.number,
            start=place.block.start + start,
            end=place.block.start + end,
            text=sentence,
            block=place.block.kind,
            order=order,
            heading_path=place.path,
            lead_in=place.lead_in,
            label=label,
            label_end=0 if order else line_label(sentence)[1],
            month=month,
            previous=text[slice(*spans[order - 1])] if order else "",
            opens_list=place.opens_list and order == len(spans) - 1,
            notes=told,
            has_own_notes=told != notes,
            noted=told != notes,
            section=section,
            spoken=_SPOKEN.match(text) is not None and place.block.kind is BlockKind.PARAGRAPH,
        )
