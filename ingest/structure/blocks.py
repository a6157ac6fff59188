"""From lines to blocks: which lines belong together, and what each group is."""

from itertools import pairwise

from ingest.document import Block, BlockKind
from ingest.structure import marks
from ingest.structure.lines import (
    Line,
    ends_open,
    is_bare_heading,
    is_bullet,
    is_capitals,
    is_clause,
    is_marked_heading,
    is_row,
    split_lines,
)

_TITLE_LENGTH = 160
_ITEM_LENGTH = 160
_SECOND_LINE = 60
_UNWRAPPED = 140
"""Lines longer than this are whole paragraphs: the page was not wrapped by hand or by a printer."""


def infer_blocks(text: str, *, first_page: bool = True) -> tuple[Block, ...]:
    """Return the blocks of a page of text: in order, disjoint, covering every non-blank character.

    `first_page` lets the opening line be the document's title.
    """
    lines = split_lines(text)
    kinds = _itemise(lines, _demote_lists(lines, _kinds(lines, first_page=first_page)))
    width = _wrap_width(lines)
    blocks: list[Block] = []
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if index and _continues(lines[index - 1], line, kinds[index - 1], kind, width):
            last = blocks.pop()
            blocks.append(Block(last.start, line.end, last.kind, last.level))
        else:
            blocks.append(Block(line.start, line.end, kind, _level(line, kind, blocks)))
    return tuple(blocks)


def _kinds(lines: list[Line], *, first_page: bool) -> list[BlockKind]:
    kinds: list[BlockKind] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if first_page and index == 0 and _is_title(line):
            kinds.append(BlockKind.TITLE)
        else:
            kinds.append(_kind(line, lines[index - 1] if index else None, kinds, following))
    return kinds


def _demote_lists(lines: list[Line], kinds: list[BlockKind]) -> list[BlockKind]:
    """Turn runs of three and more bare headings into paragraphs: they list names, and head nothing.

    The last of a run heads what follows it, unless the page ends there.
    """
    found, run = list(kinds), 0
    for index in range(len(lines) + 1):
        if index < len(lines) and kinds[index] is BlockKind.HEADING and _is_unmarked(lines[index]):
            run += 1
            continue
        at_end = index == len(lines) or (index == len(lines) - 1 and is_bare_heading(lines[index]))
        last = index if at_end else index - 1
        if run >= 3:
            found[index - run : last] = [BlockKind.PARAGRAPH] * (last - index + run)
        run = 0
    return found


def _itemise(lines: list[Line], kinds: list[BlockKind]) -> list[BlockKind]:
    """Turn numbered headings into items where three and more follow each other line upon line.

    A heading has something under it; `1. Formål`, `2. Parter`, `3. Økonomi` close together are a
    list, be it the agenda or what stands behind `formålet er at:`.
    """
    found, run = list(kinds), 0
    for index in range(len(lines) + 1):
        if index < len(lines) and _goes_on_counting(lines, kinds, index, run):
            run += 1
            continue
        if run >= 3:
            found[index - run : index] = [BlockKind.ITEM] * run
        starts = index < len(lines) and _number(lines[index]) == 1
        run = 1 if starts and kinds[index] is BlockKind.HEADING else 0
    return found


def _goes_on_counting(lines: list[Line], kinds: list[BlockKind], index: int, run: int) -> bool:
    line = lines[index]
    close = run > 0 and not line.after_blank and kinds[index] is BlockKind.HEADING
    return close and _number(line) == run + 1


def _number(line: Line) -> int:
    """Return the number before a line's words (`2. Parter`), 0 where there is none."""
    return int(line.text.partition(".")[0]) if marks.NUMBERED.match(line.text) else 0


def _is_unmarked(line: Line) -> bool:
    return not (is_marked_heading(line) or is_capitals(line))


def _is_title(line: Line) -> bool:
    return len(line.text) <= _TITLE_LENGTH and not line.text.endswith((".", ",", ";", ":"))


def _kind(
    line: Line, previous: Line | None, kinds: list[BlockKind], following: Line | None
) -> BlockKind:
    if is_row(line):
        return BlockKind.ROW
    if marks.FOOTNOTE.match(line.text):
        return BlockKind.FOOTNOTE
    if is_bullet(line) or _is_dash_item(line, previous, kinds):
        return BlockKind.ITEM
    if _is_heading(line, kinds, following):
        return BlockKind.HEADING
    numbered = marks.NUMBERED.match(line.text) and not is_clause(line)
    return BlockKind.ITEM if numbered else BlockKind.PARAGRAPH


def _is_heading(line: Line, kinds: list[BlockKind], following: Line | None) -> bool:
    if is_marked_heading(line):
        return not _runs_on(line, following)
    if is_clause(line) or marks.NUMBERED.match(line.text):
        return False
    return is_bare_heading(line) and _stands_as_heading(line, kinds, following)


def _is_dash_item(line: Line, previous: Line | None, kinds: list[BlockKind]) -> bool:
    """Return whether a long dash opens an item rather than a quotation (`– Det er en tryghed`)."""
    if not marks.DASH.match(line.text) or previous is None or len(line.text) > _ITEM_LENGTH:
        return False
    goes_on = previous.text.endswith((":", ",")) or ends_open(previous)
    return goes_on or (kinds[-1] is BlockKind.ITEM and bool(marks.DASH.match(previous.text)))


def _runs_on(line: Line, following: Line | None) -> bool:
    """Return whether a sentence, and not just a heading's second line, follows."""
    if following is None or line.before_blank or not following.text[0].islower():
        return False
    return not is_bullet(following) and not _is_second_line(following)


def _is_second_line(line: Line) -> bool:
    return line.before_blank and len(line.text) <= _SECOND_LINE and line.text[-1] not in ".,;:"


def _stands_as_heading(line: Line, kinds: list[BlockKind], following: Line | None) -> bool:
    if following is None or _runs_on(line, following) or ends_open(line):
        return False
    if is_capitals(line):
        return True
    after_heading = bool(kinds) and kinds[-1] is BlockKind.HEADING
    opens = line.after_blank or after_heading
    return opens and (line.before_blank or is_bullet(following) or len(following.text) > 60)


def _wrap_width(lines: list[Line]) -> int:
    """Return the width that the page's sentences were wrapped at; 0 where they were not wrapped.

    Only lines that the next one goes on from tell it: titles may be longer.
    """
    wrapped = [
        len(line.text) + line.indent
        for line, following in pairwise(lines)
        if not line.before_blank and following.text[0].islower()
    ]
    longest = max((len(line.text) + line.indent for line in lines), default=0)
    return max(wrapped) if longest <= _UNWRAPPED and len(wrapped) >= 2 else 0


def _continues(
    previous: Line, line: Line, previous_kind: BlockKind, kind: BlockKind, width: int
) -> bool:
    """Return whether a line goes on where the one before it stopped."""
    if line.after_blank or kind is not BlockKind.PARAGRAPH or is_clause(line):
        return False
    lower = line.text[0].islower() or marks.YEAR.match(line.text) is not None
    if previous_kind is BlockKind.HEADING:
        return lower and _is_second_line(line)
    if previous_kind is BlockKind.ROW:
        return False
    if previous_kind is BlockKind.TITLE:
        return lower or previous.text.endswith(("-", "–")) or ends_open(previous)
    if ends_open(previous) or (lower and not previous.text.endswith((":", ".", "?", "!"))):
        return True
    return bool(width) and _was_full(previous, line, width)


def _was_full(previous: Line, line: Line, width: int) -> bool:
    """Return whether the next word had no room left on the line before it."""
    first_word = line.text.split(maxsplit=1)[0]
    return len(previous.text) + previous.indent + 1 + len(first_word) > width * 0.88


def _level(line: Line, kind: BlockKind, before: list[Block]) -> int:
    if kind is BlockKind.ITEM:
        return 2 if line.indent >= 4 or line.text.startswith(("o ", "◦")) else 1
    if kind is not BlockKind.HEADING:
        return 1
    if mark := marks.MARKDOWN.match(line.text):
        return mark.group().count("#")
    if depth := marks.numbering_depth(line.text):
        return depth
    if is_capitals(line) or marks.CAPITAL.match(line.text):
        return 1
    return _bare_level(line, before)


def _bare_level(line: Line, before: list[Block]) -> int:
    """Return the rank of a heading without mark: just below one right above it, else outermost."""
    last = before[-1] if before else None
    if last and last.kind is BlockKind.HEADING and not line.after_blank:
        return last.level + 1
    return 1
