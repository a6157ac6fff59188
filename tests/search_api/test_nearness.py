import numpy as np
import pytest

from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from nlp.embedding.transformer import TransformerEmbedder
from search_api.nearness import word_nearness


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder()


def test_a_passage_that_says_every_word_is_nearest(embedder: Embedder) -> None:
    score = word_nearness("vejledning og fravær", embedder)
    assert score is not None
    both, one, none, empty = score(
        [
            "Fravær følges op med vejledning.",
            "Vejledning gives hver uge.",
            "Budgettet fordeles i maj.",
            "--",
        ]
    )
    assert both == pytest.approx(1.0, abs=1e-5)
    assert both > one > none
    assert empty < one


def test_words_meet_across_languages_and_misspellings(embedder: Embedder) -> None:
    score = word_nearness("education", embedder)
    typed = word_nearness("udannelse", embedder)
    texts = ["Uddannelse er vigtig.", "Bilen er rød."]
    assert score is not None
    assert typed is not None
    assert score(texts)[0] > score(texts)[1]
    assert typed(texts)[0] > typed(texts)[1]


def test_stop_words_count_only_where_nothing_else_was_asked(embedder: Embedder) -> None:
    some = word_nearness("og det er", embedder)
    assert some is not None
    assert np.isfinite(some(["og det er", "Noget andet."])).all()
    assert word_nearness("?!", embedder) is None
    assert some([]).size == 0


def test_a_model_without_word_vectors_has_no_second_look() -> None:
    model = TransformerEmbedder.__new__(TransformerEmbedder)  # opening one needs weights
    assert word_nearness("elever", model) is None
