"""Between a page's raw text and its repaired text, offset by offset, through the edits.

Between two edits the texts are the same, so an offset moves by what the edits before it have added
or taken; one inside an edit goes to the edit's own edge, for its letters have no other counterpart.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.document import Block, Edit


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps offsets of one text into another that differs from it in given stretches, in order.

    Stretch i is `starts[i]:ends[i]` here and `other_starts[i]:other_ends[i]` there.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    other_starts: tuple[int, ...]
    other_ends: tuple[int, ...]

    def start(self, offset: int) -> int:
        """Where a stretch that begins at `offset` begins in the other text."""
        at = bisect_right(self.starts, offset) - 1
        if at >= 0 and offset < self.ends[at]:
            return self.other_starts[at]
        return self._moved(offset, at)

    def end(self, offset: int) -> int:
        """Where a stretch that ends before `offset` ends in the other text."""
        at = bisect_left(self.starts, offset) - 1
        if at >= 0 and offset <= self.ends[at]:
            return self.other_ends[at]
        return self._moved(offset, at)

    def _moved(self, offset: int, at: int) -> int:
        return offset if at < 0 else offset - self.ends[at] + self.other_ends[at]


def raw_to_repaired(edits: Iterable[Edit]) -> OffsetMap:
    """From offsets in `raw_text` to offsets in `text`."""
    raw_starts, raw_ends, starts, ends = _stretches(edits)
    return OffsetMap(raw_starts, raw_ends, starts, ends)


def repaired_to_raw(edits: Iterable[Edit]) -> OffsetMap:
    """From offsets in `text` to offsets in `raw_text`."""
    raw_starts, raw_ends, starts, ends = _stretches(edits)
    return OffsetMap(starts, ends, raw_starts, raw_ends)


def move_blocks(blocks: Iterable[Block], edits: Iterable[Edit], text: str) -> tuple[Block, ...]:
    """A raw page's blocks in its repaired `text`; one that repair left without a letter is gone."""
    return tuple(_moved_blocks(blocks, raw_to_repaired(edits), text))


def _moved_blocks(blocks: Iterable[Block], offsets: OffsetMap, text: str) -> Iterator[Block]:
    reached = 0
    for block in blocks:
        start = max(reached, offsets.start(block.start))
        stretch = text[start : max(start, offsets.end(block.end))]
        bare = stretch.strip()
        if bare:
            start += len(stretch) - len(stretch.lstrip())
            reached = start + len(bare)
            yield Block(start, reached, block.kind, block.level)


def _stretches(
    edits: Iterable[Edit],
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    rows, added = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        raw_start = edit.start - added
        rows.append((raw_start, raw_start + len(edit.before), edit.start, edit.end))
        added += len(edit.after) - len(edit.before)
    if not rows:
        return (), (), (), ()
    raw_starts, raw_ends, starts, ends = zip(*rows, strict=True)
    return raw_starts, raw_ends, starts, ends
