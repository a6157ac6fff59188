"""The word lists that ship: counts, shapes, pairs, and the bytes that they are packed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lexicon.lexicon import Lexicon, LexiconLanguage, load_lexicon
from ingest.lexicon.marks import decode_count, decode_shape, encode_count, encode_shape


@pytest.mark.parametrize(
    ("language", "common", "rare"),
    [("da", "og", "blindgyde"), ("sv", "och", "grundskola"), ("en", "the", "hitherto")],
)
def test_common_words_are_counted_more_often_than_rare_ones(
    language: LexiconLanguage, common: str, rare: str
) -> None:
    lexicon = load_lexicon(language)

    assert lexicon.frequency(common) > 1000 * lexicon.frequency(rare) > 0
    assert lexicon.surprise(common) < lexicon.surprise(rare)


@pytest.mark.parametrize("word", ["gennemfgrelse", "pejlemzerke", "Uddannelse", ""])
def test_what_is_no_word_is_unknown(word: str) -> None:
    lexicon = load_lexicon("da")

    assert word not in lexicon
    assert lexicon.frequency(word) == 0
    assert lexicon.shape(word).name_share == 0


def test_names_are_told_from_words() -> None:
    lexicon = load_lexicon("da")

    assert lexicon.shape("aabenraa").name_share >= 0.9
    assert lexicon.shape("uddannelse").name_share < 0.5


def test_neighbours_tell_confusable_words_apart() -> None:
    lexicon = load_lexicon("da")

    assert lexicon.pair_frequency("længe", "før") > lexicon.pair_frequency("længe", "for")
    assert lexicon.pair_frequency("denne", "måde") > 10 * lexicon.pair_frequency("denne", "møde")


def test_a_lexicon_is_opened_once() -> None:
    assert load_lexicon("da") is load_lexicon("da")
    assert len(Lexicon("da")) == len(load_lexicon("da"))


@given(st.integers(min_value=1, max_value=10**9))
def test_counts_are_kept_within_five_per_cent(count: int) -> None:
    assert decode_count(encode_count(count)) == pytest.approx(count, rel=0.05, abs=1)


@given(st.floats(0, 1), st.integers(0, 500), st.integers(0, 500))
def test_shapes_keep_classes(share: float, first: int, last: int) -> None:
    shape = decode_shape(encode_shape(share, first=first, last=last))

    assert shape.name_share <= share
    assert (shape.first == 0) == (first == 0)
    assert (shape.last == 7) == (last >= 64)
