"""Offsets between raw and repaired text, through any edits."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Block, BlockKind, Edit
from ingest.tracing import move_blocks, raw_to_repaired, repaired_to_raw


@dataclass(frozen=True, slots=True)
class Repair:
    raw: str
    text: str
    edits: tuple[Edit, ...]


@st.composite
def repairs(draw: st.DrawFn) -> Repair:
    """Stretches that stay, and between them stretches that repair replaced, took or put in."""
    word = st.text("abc \n", max_size=5)
    raw = text = ""
    edits = []
    for _ in range(draw(st.integers(0, 5))):
        same, before, after = draw(st.text("xyz ", min_size=1, max_size=5)), draw(word), draw(word)
        raw, text = raw + same + before, text + same
        if before != after:
            edits.append(Edit(len(text), len(text) + len(after), before, after, "rule", 1.0))
        text += after
    tail = draw(st.text("xyz", max_size=5))
    return Repair(raw + tail, text + tail, tuple(edits))


@given(repairs())
def test_unchanged_letters_keep_their_place(repair: Repair) -> None:
    forth, back = raw_to_repaired(repair.edits), repaired_to_raw(repair.edits)
    for at, char in enumerate(repair.raw):
        if char in "xyz":
            assert repair.text[forth.start(at) : forth.end(at + 1)] == char
    for at, char in enumerate(repair.text):
        if char in "xyz":
            assert repair.raw[back.start(at) : back.end(at + 1)] == char


@given(repairs(), st.data())
def test_offsets_keep_their_order(repair: Repair, data: st.DataObject) -> None:
    offsets = raw_to_repaired(repair.edits)
    first, second = sorted(data.draw(st.tuples(*[st.integers(0, len(repair.raw))] * 2)))
    assert 0 <= offsets.start(first) <= offsets.start(second) <= len(repair.text)
    assert 0 <= offsets.end(first) <= offsets.end(second) <= len(repair.text)


@given(repairs(), st.integers(1, 6))
def test_moved_blocks_cover_all_that_is_visible(repair: Repair, width: int) -> None:
    blocks = [
        Block(at, min(at + width, len(repair.raw)), BlockKind.PARAGRAPH)
        for at in range(0, len(repair.raw), width)
    ]
    moved = move_blocks(blocks, repair.edits, repair.text)
    assert all(one.end <= two.start for one, two in pairwise(moved))
    covered = "".join(repair.text[block.start : block.end] for block in moved)
    kept = "".join(char for char in covered if char in "xyz")
    assert kept == "".join(char for char in repair.text if char in "xyz")


def test_a_hyphen_joined_within_a_block() -> None:
    raw, text = "Mål\nFra er-\nfaringer", "Mål\nFra erfaringer"
    blocks = [Block(0, 3, BlockKind.HEADING), Block(4, len(raw), BlockKind.PARAGRAPH)]
    moved = move_blocks(blocks, [Edit(10, 10, "-\n", "", "line-hyphen", 0.9)], text)
    assert [text[block.start : block.end] for block in moved] == ["Mål", "Fra erfaringer"]
