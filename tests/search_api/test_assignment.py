"""The best pairing, against every pairing there is."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.assignment import Matrix, assign


def best_total(gains: Matrix) -> float:
    """Try every pairing."""
    if gains.shape[0] > gains.shape[1]:
        return best_total(gains.T)
    rows, columns = gains.shape
    every = permutations(range(columns), rows)
    return max(float(gains[range(rows), list(chosen)].sum()) for chosen in every)


@given(st.integers(1, 5), st.integers(1, 5), st.randoms(use_true_random=False))
def test_assign_gains_as_much_as_any_pairing(rows: int, columns: int, chance: object) -> None:
    seed = np.random.default_rng(abs(hash(str(chance))) % 2**32)
    gains = np.round(seed.random((rows, columns)), 2) * (seed.random((rows, columns)) > 0.4)
    pairs = assign(gains)
    assert sum(gains[pair] for pair in pairs) == pytest.approx(best_total(gains))
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


def test_assign_leaves_out_what_gains_nothing() -> None:
    assert assign(np.array([[0.0, 0.9], [0.0, 0.8]])) == [(0, 1)]
    assert assign(np.zeros((2, 3))) == []
    assert assign(np.zeros((0, 3))) == []


def test_assign_prefers_the_better_whole_to_the_best_pair() -> None:
    assert assign(np.array([[0.9, 0.8], [0.8, 0.1]])) == [(0, 1), (1, 0)]
