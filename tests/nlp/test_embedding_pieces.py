"""The table of pieces against a dict, whatever the order in which pieces come."""

from collections.abc import Iterable
from itertools import chain

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp.embedding.pieces import PieceTable

ROWS = st.lists(st.lists(st.text("abc-", min_size=1, max_size=4), max_size=6), max_size=5)


def words_in(piece: str) -> list[int]:
    return [ord(letter) for letter in piece if letter != "-"]


class Making:
    """Makes numbers of pieces, and remembers of which."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, pieces: Iterable[str]) -> dict[str, list[int]]:
        new = list(pieces)
        self.made += new
        return {piece: words_in(piece) for piece in new}


@given(st.lists(ROWS, max_size=6))
def test_every_row_has_the_words_of_its_pieces(asked: list[list[list[str]]]) -> None:
    make = Making()
    table = PieceTable(make, room=4)
    for rows in asked:
        numbers, sizes = table.look_up(rows)
        expected = [[number for piece in row for number in words_in(piece)] for row in rows]
        assert sizes.tolist() == list(map(len, expected))
        assert numbers.tolist() == list(chain.from_iterable(expected))
    assert sorted(make.made) == sorted({piece for rows in asked for row in rows for piece in row})
    assert len(table) == len(make.made)


def test_what_was_forgotten_is_made_anew() -> None:
    make = Making()
    table = PieceTable(make, room=4)
    for _ in range(2):
        assert table.look_up([["ab", "-"], [], ["c"]])[0].tolist() == words_in("abc")
        table.clear()
        assert len(table) == 0
    assert make.made == 2 * ["ab", "-", "c"]


def test_a_table_grows_with_what_is_kept_in_it() -> None:
    make = Making()
    table = PieceTable(make, room=4)
    pieces = [f"{'a' * (number % 3)}{number}" for number in range(3000)]
    for at in range(0, 3000, 700):
        table.look_up([pieces[at : at + 700]])
    numbers, sizes = table.look_up([[piece] for piece in reversed(pieces)])
    assert sizes.tolist() == [len(piece) for piece in reversed(pieces)]
    assert np.array_equal(numbers, [n for piece in reversed(pieces) for n in words_in(piece)])
    assert len(make.made) == 3000
