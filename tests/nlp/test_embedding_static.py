"""The bundled model: what its vectors promise, and that what is near in meaning is near in it."""

import threading
from pathlib import Path

import numpy as np
import pytest

from nlp.embedding.features import Pieces, words_of
from nlp.embedding.interface import Embedder
from nlp.embedding.load import DEFAULT, load_embedder
from nlp.embedding.static import MOST_WORDS_KEPT, StaticEmbedder
from nlp.embedding.storage import ROWS, read_model, write_model
from nlp.errors import ModelMissing

MOST_BYTES = 30_000_000


@pytest.fixture(scope="module")
def bundled() -> Embedder:
    return load_embedder()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    rows = np.random.default_rng(3).normal(size=(3 + 16, 8)).astype(np.float32)
    pieces = Pieces({"elev": 0, "skole": 1, "e": 2}, (-2.0, -2.5, -6.0))
    write_model(tmp_path / "small", name="small", pieces=pieces, rows=rows)
    return tmp_path / "small"


def likeness(embedder: Embedder, one: str, other: str) -> float:
    return float(embedder.embed_query(one) @ embedder.embed_passages([other])[0])


def test_rows_have_the_length_one_and_the_models_width(bundled: Embedder) -> None:
    vectors = bundled.embed_passages(["Eleverne får løn under oplæringen.", "x", "§ 3, stk. 2"])
    assert vectors.shape == (3, bundled.width)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_text_without_words_is_near_nothing(bundled: Embedder) -> None:
    vectors = bundled.embed_passages(["", "elev", " – !\n"])
    assert not vectors[[0, 2]].any()
    assert vectors[1].any()
    assert bundled.embed_passages([]).shape == (0, bundled.width)


def test_a_text_has_one_vector_whatever_stands_around_it(bundled: Embedder) -> None:
    texts = [f"Mål nummer {number} handler om praktikpladser" for number in range(1200)]
    together = bundled.embed_passages(texts)
    alone = bundled.embed_passages(texts[700:701])
    assert np.allclose(together[700], alone[0], atol=1e-6)


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        (
            "fastholdelse af elever",
            "Færre skal afbryde uddannelsen.",
            "Mødet slutter klokken tolv.",
        ),
        ("students", "Eleverne undervises på skolen.", "Vejen asfalteres til sommer."),
        ("minska avhopp", "Frafaldet skal ned.", "Aftalen underskrives af borgmesteren."),
        ("sygeplejerske", "Patienten plejes på hospitalet.", "Skatten betales hvert år."),
    ],
)
def test_meaning_is_near_across_words_and_languages(
    bundled: Embedder, query: str, near: str, far: str
) -> None:
    assert likeness(bundled, query, near) > likeness(bundled, query, far) + 0.05


@pytest.mark.parametrize(
    ("clean", "damaged"),
    [("gennemførelse", "gennemfoerelse"), ("uddannelse", "udannelse"), ("fælles", "feelles")],
)
def test_a_damaged_word_stays_near_the_clean_one(
    bundled: Embedder, clean: str, damaged: str
) -> None:
    assert likeness(bundled, clean, damaged) > 0.35


def test_the_folder_is_small_enough_to_ship() -> None:
    folder = Path(__file__).parents[2] / "nlp/models" / DEFAULT
    assert sum(path.stat().st_size for path in folder.iterdir()) < MOST_BYTES


def test_written_rows_come_back_to_a_hundredth(small: Path) -> None:
    rows = np.random.default_rng(3).normal(size=(3 + 16, 8)).astype(np.float32)
    model = read_model(small)
    assert model.pieces.numbers == {"elev": 0, "skole": 1, "e": 2}
    assert np.allclose(model.rows * model.scales[:, None], rows, atol=0.02)


def test_the_name_changes_with_the_weights(small: Path) -> None:
    before = read_model(small).name
    pieces = read_model(small).pieces
    write_model(small, name="small", pieces=pieces, rows=np.ones((19, 8), np.float32))
    assert read_model(small).name != before


def test_a_folder_without_its_rows_says_what_to_do(small: Path) -> None:
    (small / ROWS).unlink()
    with pytest.raises(ModelMissing, match="install"):
        StaticEmbedder(small)


def test_threads_get_the_same_vectors_as_one(small: Path) -> None:
    texts = [f"elev skole ord{number}" for number in range(400)]
    expected = StaticEmbedder(small).embed_passages(texts)
    shared = StaticEmbedder(small)
    found: dict[int, np.ndarray] = {}

    def embed(number: int) -> None:
        found[number] = shared.embed_passages(texts[number * 50 :])

    threads = [threading.Thread(target=embed, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.allclose(found[n], expected[n * 50 :], atol=1e-6) for n in range(8))


def test_more_words_than_are_kept_still_get_their_vectors(small: Path) -> None:
    embedder = StaticEmbedder(small)
    first = embedder.embed_query("elev skole")
    embedder.embed_passages([f"{n} {n + 1}" for n in range(0, MOST_WORDS_KEPT + 4, 2)])
    assert np.allclose(embedder.embed_query("skole elev"), first, atol=1e-6)


def test_the_nearest_word_of_each_text_is_found_whatever_stands_around_it(
    bundled: Embedder,
) -> None:
    asked = ["fravær", "elever"]
    texts = ["Elever, lærere og\nFRAVÆR.", "–", "Skolens (elevernes) fravær/fremmøde", ""]
    known = bundled.words
    assert known is not None
    found = known.nearest(asked, texts)
    assert found.shape == (4, 2)
    assert found[0] == pytest.approx([1, 1], abs=1e-5)
    assert (found[[1, 3]] == -1).all()
    single = [[likeness(bundled, one, word) for one in words_of(texts[2])] for word in asked]
    assert found[2] == pytest.approx([max(row) for row in single], abs=1e-5)
    assert known.nearest(asked, []).shape == (0, 2)
