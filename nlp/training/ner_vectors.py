"""Word vectors for the name recogniser: what a large encoder makes of each word, in a small table.

Every word of a long list is read alone by the encoder's lower half, whose states tell towns from
surnames from verbs better than vectors from our few texts do. A floret table (hashed letter groups,
so that every spelling has a vector; Boyd and Warmerdam 2022) is then fitted to them.
"""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import spacy
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from spacy.vectors import Vectors

from nlp.training.ner_encoder import Encoder, load_encoder

log = logging.getLogger(__name__)

ROWS = 40_000
WIDTH = 96
_LAYERS = 6
_BATCH = 512
_MOST_PIECES = 14
_STEPS = 40
_RIDGE = 0.02
_OPEN, _PAD, _CLOSE = 0, 1, 2


def make_vectors(counts: Mapping[str, int], target: Path) -> None:
    """Write a spaCy pipeline of vectors only, fitted to the encoder's view of the words."""
    words = sorted(counts)
    weights = np.array([counts[word] for word in words], np.float32) ** 0.25
    states = encode_words(words).astype(np.float32)
    goal = main_directions(states, weights, width=WIDTH)
    table = new_table(width=WIDTH)
    table.data[:] = fit_table(letter_groups(table, words), goal, weights)
    pipeline = spacy.blank("da")
    table.strings = pipeline.vocab.strings
    pipeline.vocab.vectors = table
    pipeline.to_disk(target)


def new_table(*, width: int) -> Vectors:
    """Return an empty floret table: letter groups of 3 to 5, two rows a group."""
    data = np.zeros((ROWS, width), np.float32)
    return Vectors(mode="floret", data=data, minn=3, maxn=5, hash_count=2, bow="<", eow=">")


@torch.inference_mode()
def encode_words(words: Sequence[str]) -> NDArray[np.float16]:
    """Return each word's mean state over its pieces, read alone, shape (n, 384)."""
    encoder = load_encoder()
    model = encoder.model.bfloat16()
    model.train(mode=False)
    model.encoder.layer = model.encoder.layer[:_LAYERS]
    pieces = [encoder.tokenizer.encode(word).ids[:_MOST_PIECES] for word in words]
    order = sorted(range(len(words)), key=lambda i: len(pieces[i]))
    states = np.zeros((len(words), model.config.hidden_size), np.float16)
    for at in range(0, len(order), _BATCH):
        batch = order[at : at + _BATCH]
        states[batch] = _mean_states(Encoder(model, encoder.tokenizer), [pieces[i] for i in batch])
    return states


def _mean_states(encoder: Encoder, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    width = max(map(len, rows)) + 2
    framed = [[_OPEN, *row, _CLOSE, *[_PAD] * (width - 2 - len(row))] for row in rows]
    inner = torch.tensor([[0, *[1] * len(row), *[0] * (width - 1 - len(row))] for row in rows])
    pieces = torch.tensor(framed)
    output = encoder.model(input_ids=pieces, attention_mask=(pieces != _PAD).long())
    states = output.last_hidden_state.float() * inner[..., None]
    means: NDArray[np.float32] = (states.sum(1) / inner.sum(1, keepdim=True).clamp(min=1)).numpy()
    return means


def main_directions(
    states: NDArray[np.float32], weights: NDArray[np.float32], *, width: int
) -> NDArray[np.float32]:
    """Return the states along their main directions, unit spread over all, shape (n, width)."""
    share = weights / weights.sum()
    scaled = states - share @ states
    scaled /= np.sqrt(share @ scaled**2) + 1e-6
    _, axes = np.linalg.eigh((scaled * share[:, None]).T @ scaled)
    turned = scaled @ axes[:, ::-1][:, :width]
    goal: NDArray[np.float32] = (turned / turned.std()).astype(np.float32)
    return goal


def letter_groups(table: Vectors, words: Sequence[str]) -> csr_matrix:
    """Return the words' shares in the table's rows as spaCy looks them up, (words, rows)."""
    columns: list[int] = []
    starts = [0]
    for word in words:
        groups = table._get_ngrams(word)
        columns += [h % ROWS for group in groups for h in table._get_ngram_hashes(group)]
        starts.append(len(columns))
    lengths = np.diff(starts)
    shares = np.repeat(1 / lengths, lengths).astype(np.float32)
    return csr_matrix((shares, columns, starts), shape=(len(words), ROWS))


def fit_table(
    groups: csr_matrix, goal: NDArray[np.float32], weights: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the rows whose means come nearest to the goal, by conjugate gradients, ridge added."""
    weighted = csr_matrix(groups.multiply(weights[:, None] ** 0.5)).astype(np.float32)
    diagonal = np.asarray(weighted.multiply(weighted).sum(0), np.float32).reshape(-1, 1)
    ridge = _RIDGE * diagonal.mean()
    scale = 1 / (diagonal + ridge)
    table = np.zeros((groups.shape[1], goal.shape[1]), np.float32)
    rest = weighted.T @ (goal * weights[:, None] ** 0.5)
    along = scale * rest
    worth = (rest * along).sum(0)
    for step in range(_STEPS):
        pushed = weighted.T @ (weighted @ along) + ridge * along
        length = worth / (along * pushed).sum(0)
        table += length * along
        rest -= length * pushed
        pulled = scale * rest
        worth, before = (rest * pulled).sum(0), worth
        along = pulled + worth / before * along
        log.info("fitting vectors, step %d: %.3f left", step, float(np.linalg.norm(rest)))
    return table
