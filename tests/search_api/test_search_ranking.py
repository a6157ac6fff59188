from string import ascii_lowercase

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_api.ranking import Mode, even_fusion, fuse, fusion_of, gather_repeats

WORDS = np.array([9.0, 0.0, 3.0])
WHOLE = np.array([0.1, 0.6, 0.2])


def test_one_leg_alone_ranks_as_that_leg() -> None:
    assert np.argmax(fuse(WORDS, WHOLE, WHOLE, fusion_of(Mode.SPARSE, asked=2, spread=0.1))) == 0
    assert np.argmax(fuse(WORDS, WHOLE, WHOLE, fusion_of(Mode.DENSE, asked=2, spread=0.1))) == 1


def test_a_leg_that_finds_all_alike_does_not_vote() -> None:
    alike = np.array([0.300, 0.301, 0.302])
    fused = fuse(WORDS, alike, alike, fusion_of(Mode.HYBRID, asked=2, spread=0.12))
    assert np.argsort(-fused).tolist() == [0, 2, 1]


@given(st.integers(0, 40), st.floats(0.05, 0.3))
def test_long_queries_let_words_count_less_and_wide_models_meaning(n: int, spread: float) -> None:
    fusion = fusion_of(Mode.HYBRID, asked=n, spread=spread)
    longer = fusion_of(Mode.HYBRID, asked=4 * n + 4, spread=2 * spread)
    assert 0 < longer.words < fusion.words
    assert 0 < longer.passage < fusion.passage


def test_even_weights_do_not_depend_on_how_scores_are_counted() -> None:
    fusion = even_fusion(WORDS, WHOLE, np.zeros(3))
    larger = even_fusion(10 * WORDS, WHOLE, np.zeros(3))
    assert larger.words == pytest.approx(fusion.words / 10)
    assert np.isfinite(fuse(WORDS, WHOLE, np.zeros(3), fusion)).all()


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


def test_what_both_shapes_of_one_document_say_is_one_hit() -> None:
    texts = {
        0: "Parterne vil nedbringe frafaldet til højst 15 procent",
        1: "Parteme vil nedbringe frafaldet til højst 16 procent i 2028",
        2: "Skolen ringer til elever der er væk",
    }
    assert gather_repeats(texts) == {0: [], 1: [], 2: []}
    families = {0: "a", 1: "a", 2: "a"}
    assert gather_repeats(texts, families) == {0: [1], 2: []}
    assert gather_repeats(texts, {0: "a", 1: "", 2: ""}) == {0: [], 1: [], 2: []}
