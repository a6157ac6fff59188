"""Edits of many steps as one list: the raw text always comes back, offsets find their way."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.repair.trace import Draft, Replacement, undo
from ingest.tracing import raw_to_repaired, repaired_to_raw

letters = st.text(alphabet="abc ", max_size=12)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A text changed in up to five steps, each at places that do not overlap."""
    raw = draw(letters)
    draft = Draft(raw, raw)
    for _ in range(draw(st.integers(0, 5))):
        size = len(draft.text)
        cuts = sorted(draw(st.lists(st.integers(0, size), max_size=6, unique=True)))
        spans = zip(cuts[::2], cuts[1::2], strict=False)
        draft = draft.change([Replacement(s, e, draw(letters), "rule") for s, e in spans])
    return draft


@given(drafts())
def test_edits_applied_backwards_give_the_raw_text(draft: Draft) -> None:
    assert undo(draft.text, draft.edits) == draft.raw


@given(drafts())
def test_edits_are_in_order_and_say_what_stands_there(draft: Draft) -> None:
    end = 0
    for edit in draft.edits:
        assert end <= edit.start
        assert draft.text[edit.start : edit.end] == edit.after != edit.before
        end = edit.end


@given(drafts())
def test_what_no_edit_touched_is_found_from_either_side(draft: Draft) -> None:
    there, back = repaired_to_raw(draft.edits), raw_to_repaired(draft.edits)
    touched = {at for edit in draft.edits for at in range(edit.start, edit.end)}
    for at in set(range(len(draft.text))) - touched:
        raw_start, raw_end = there.start(at), there.end(at + 1)

        assert draft.raw[raw_start:raw_end] == draft.text[at]
        assert (back.start(raw_start), back.end(raw_end)) == (at, at + 1)


def test_a_change_taken_back_leaves_no_edit() -> None:
    draft = Draft("made", "made").change([Replacement(0, 4, "møde", "a")])

    assert draft.change([Replacement(0, 4, "made", "b")]).edits == ()


def test_edits_of_two_steps_on_one_word_become_one() -> None:
    raw = "er-\nfarlnger"
    draft = Draft("er-\nfarlnger", "er-\nfarlnger").change(
        [Replacement(0, 12, "erfarlnger", "hyphen")]
    )
    draft = draft.change([Replacement(0, 10, "erfaringer", "ocr", 0.8)])

    assert [(e.before, e.after, e.rule, e.confidence) for e in draft.edits] == [
        (raw, "erfaringer", "hyphen+ocr", 0.8)
    ]
