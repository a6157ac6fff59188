"""The pieces: a unigram model over lower-cased words of all three languages and every kind of text.

Only home of `tokenizers`.
"""

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

from nlp.embedding.features import LONGEST_PIECE, Pieces, words_of
from nlp.training.sources import (
    EUROPARL,
    GOVERNMENT_SV,
    LAW_DA,
    SOFTWARE_DA_SV,
    TATOEBA_DA,
    TATOEBA_SV,
    read_lines,
    read_pairs,
)

SIZE = 48_000
MOST_LINES = 150_000
"""Lines taken of one file: no file may crowd the others out."""
SPEECHES_STEP = 4
"""Of the speeches, every fourth pair is enough."""


def vocabulary_texts(data: Path) -> Iterator[str]:
    """Yield what the pieces are learnt from: law and government text weigh as much as speeches."""
    for mono in (LAW_DA, GOVERNMENT_SV):
        yield from itertools.islice(read_lines(data / mono), MOST_LINES)
    for file in (TATOEBA_DA, TATOEBA_SV, SOFTWARE_DA_SV):
        for pair in itertools.islice(read_pairs(data, file), MOST_LINES):
            yield from (pair.left, pair.right)
    for pair in itertools.islice(read_pairs(data, EUROPARL), 0, None, SPEECHES_STEP):
        yield from (pair.left, pair.right)


def learn_pieces(texts: Iterable[str], *, size: int = SIZE) -> Pieces:
    """Return the pieces with their log-probabilities, the likeliest first.

    The trainer's threads add up in any order: scores are rounded, that their order is always one.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    trainer = trainers.UnigramTrainer(
        vocab_size=size, max_piece_length=LONGEST_PIECE, unk_token="<unk>", special_tokens=["<unk>"]
    )
    tokenizer.train_from_iterator((" ".join(words_of(text)) for text in texts), trainer)
    found = json.loads(tokenizer.to_str())["model"]["vocab"]
    kept = sorted((-round(score, 4), piece) for piece, score in found if piece != "<unk>")
    numbers = {piece: number for number, (_, piece) in enumerate(kept)}
    return Pieces(numbers, tuple(-cost for cost, _ in kept))
