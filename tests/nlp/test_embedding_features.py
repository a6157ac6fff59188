"""Words become parts as the training and the bundled model both read them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.embedding.features import Pieces, fold, letter_groups, parts_of, words_of

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåäö0123456789", min_size=1, max_size=90)


def pieces(**chances: float) -> Pieces:
    return Pieces(
        {piece: number for number, piece in enumerate(chances)},
        tuple(math.log(chance) for chance in chances.values()),
    )


def test_words_are_lower_case_composed_and_without_soft_hyphens() -> None:
    assert words_of("O\u0308ka SAM\u00adARBETET, 20 %!") == ["öka", "samarbetet", "20"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gennemførelse", "gennemfoerelse"),
        ("oplæring", "oplaering"),
        ("pædagogisk", "peedagogisk"),
        ("fælles", "feelles"),
        ("lärling", "lærling"),
        ("håndbog", "haandbog"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert letter_groups(one, 1000) == letter_groups(other, 1000)


def test_a_compound_is_split_at_its_likeliest_seam() -> None:
    known = pieces(elev=0.1, fastholdelse=0.1, fast=0.1, holdelse=0.1, e=0.01, s=0.01)
    assert known.split("elevfastholdelse") == [0, 1]


def test_letters_that_no_piece_holds_are_passed_over() -> None:
    assert pieces(elev=0.1).split("xelev") == [0]
    assert pieces(elev=0.1).split("xyz") == []


@given(WORDS)
def test_every_word_has_parts_inside_the_table(word: str) -> None:
    known = pieces(elev=0.1, a=0.01)
    parts = parts_of(word, known, 50)
    assert parts.groups
    assert all(2 <= row < 52 for row in parts.groups)
    assert all(0 <= row < 2 for row in parts.pieces)
