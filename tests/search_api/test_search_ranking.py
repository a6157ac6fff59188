from string import ascii_lowercase

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.ranking import FUSIONS, Fusion, Mode, fuse, gather_repeats, standardise

numbers = st.lists(st.floats(-100, 100), min_size=1, max_size=30)


@given(numbers)
def test_standardised_scores_keep_their_order(values: list[float]) -> None:
    scores = np.array(values)
    made = standardise(scores)
    assert abs(made.mean()) < 1e-6
    order = np.argsort(scores, kind="stable")
    assert (np.diff(made[order]) >= -1e-9).all()


def test_nothing_to_tell_apart_scores_nothing() -> None:
    assert standardise(np.array([3.0, 3.0])).tolist() == [0.0, 0.0]
    assert standardise(np.array([])).size == 0


def test_fusion_weighs_what_it_is_told_to() -> None:
    words, whole, sentence = np.array([1.0, 0.0]), np.array([0.0, 1.0]), np.array([0.0, 1.0])
    assert np.argmax(fuse(words, whole, sentence, FUSIONS[Mode.SPARSE])) == 0
    assert np.argmax(fuse(words, whole, sentence, FUSIONS[Mode.DENSE])) == 1
    assert fuse(words, whole, sentence, Fusion(0, 0, 0)).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [1, 2, 0]])
def test_near_identical_texts_are_gathered_under_the_best(order: list[int]) -> None:
    clause = " ".join(f"ord{letter}" for letter in ascii_lowercase)
    texts = [clause, clause.upper() + " Viborg", "noget helt andet"]
    gathered = gather_repeats({at: texts[at] for at in order})
    first = next(at for at in order if at in (0, 1))
    assert set(gathered) == {first, 2}
    assert gathered[first] == [1 - first]
    assert gathered[2] == []


def test_other_figures_are_no_repeat_but_another_list_number_is() -> None:
    clause = "aftalen kan opsiges med {} måneders skriftligt varsel til en måneds udgang"
    texts = ["3. " + clause.format(6), "§ 12 " + clause.format(6), clause.format(3)]
    assert gather_repeats(dict(enumerate(texts))) == {0: [1], 2: []}
