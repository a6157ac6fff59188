"""The name recogniser's vectors: read as spaCy reads them, and fitted as near as can be."""

import random

import numpy as np
import pytest
from spacy.vectors import Vectors

pytest.importorskip("transformers")
pytest.importorskip("scipy")

from nlp.training.ner_data import Sentence, exchange_names
from nlp.training.ner_encoder import unpack_blocks
from nlp.training.ner_vectors import ROWS, fit_table, letter_groups, main_directions, new_table

WORDS = ["Lindeborg", "Lindeborgs", "Snollerup", "Snoldelev", "siger", "Å", "og", "FOA-kongres"]


def test_blocks_of_nibbles_are_scaled_numbers_lower_halves_first() -> None:
    nibbles = bytes(at | (15 - at) << 4 for at in range(16))
    block = np.float16(0.5).tobytes() + nibbles
    expected = [(at - 8) / 2 for at in range(16)] + [(15 - at - 8) / 2 for at in range(16)]
    assert unpack_blocks(block, 32).tolist() == expected


def test_the_fitted_rows_give_spacy_the_goal_back() -> None:
    chance = np.random.default_rng(7)
    goal = chance.normal(size=(len(WORDS), 3)).astype(np.float32)
    table = new_table(width=3)
    groups = letter_groups(table, WORDS)
    assert groups.shape == (len(WORDS), ROWS)
    table.data[:] = fit_table(groups, goal, np.ones(len(WORDS), np.float32))
    looked_up = Vectors.get_batch(table, [table.strings.add(word) for word in WORDS])
    assert np.abs(looked_up - goal).max() < 0.2
    unseen = Vectors.get_batch(table, [table.strings.add("Snollerups")])[0]
    nearest = int(np.argmax(goal @ unseen / np.linalg.norm(goal, axis=1)))
    assert WORDS[nearest] == "Snollerup"


def test_main_directions_keep_what_tells_words_apart() -> None:
    chance = np.random.default_rng(7)
    hidden = chance.normal(size=(200, 2))
    states = (hidden @ chance.normal(size=(2, 20)) + 5).astype(np.float32)
    turned = main_directions(states, np.ones(200, np.float32), width=2)
    again = turned @ np.linalg.lstsq(turned, hidden, rcond=None)[0]
    assert turned.std() == pytest.approx(1, abs=1e-3)
    assert np.abs(again - (hidden - hidden.mean(0))).max() < 0.2


def test_names_exchanged_stay_where_they_are_marked() -> None:
    sentence = Sentence(
        ("I", "Snollerup", "bor", "Inga", "Lind", "."), ((1, 2, "PLACE"), (3, 5, "PERSON"))
    )
    others = [exchange_names(sentence, random.Random(seed)) for seed in range(20)]
    assert len({other.words for other in others}) > 5
    for other in others:
        assert [label for _, _, label in other.mentions] == ["PLACE", "PERSON"]
        kept = [
            w
            for at, w in enumerate(other.words)
            if not any(a <= at < b for a, b, _ in other.mentions)
        ]
        assert kept == ["I", "bor", "."]
