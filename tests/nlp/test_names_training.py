"""What the name recogniser is trained on: packed numbers, and names exchanged for others."""

import random

import numpy as np

from nlp.entities.attention import blocks_of, unpack_blocks
from nlp.training.ner_data import Sentence, exchange_names


def test_blocks_of_nibbles_are_scaled_numbers_lower_halves_first() -> None:
    nibbles = bytes(at | (15 - at) << 4 for at in range(16))
    block = np.float16(0.5).tobytes() + nibbles
    expected = [(at - 8) / 2 for at in range(16)] + [(15 - at - 8) / 2 for at in range(16)]
    assert unpack_blocks(blocks_of(block, 32)).tolist() == [expected]


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
