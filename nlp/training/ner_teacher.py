"""The large recogniser that teaches the small one: multilingual-e5-small, tuned to mark names.

Every word's first piece gets a tag. Other names (MISC) and words made from a place (`dansk`) are
tags of their own in training, which keeps them out of the three that count.
"""

import logging
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from nlp.training.ner_data import Sentence
from nlp.training.ner_encoder import Encoder, load_encoder

log = logging.getLogger(__name__)

KINDS = ("PERSON", "ORG", "PLACE", "MISC", "DERIVED")
TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
_OUTSIDE, _NO_TAG = 0, -100
_OPEN, _PAD, _CLOSE = 0, 1, 2
_MOST_PIECES = 254
_BATCH_PIECES = 400
_FROZEN = 6
_RATE, _HEAD_RATE, _WARM = 2e-4, 1e-3, 0.1


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as pieces, shape (n, length); `heads` says where each word begins."""

    pieces: Tensor
    heads: Tensor
    sentences: tuple[Sentence, ...]

    @property
    def mask(self) -> Tensor:
        """Where a piece stands, as the encoder's layers want it: added to attention's scores."""
        return torch.where(self.pieces != _PAD, 0.0, -1e9)[:, None, None, :]


class Tagger(nn.Module):
    """An encoder under one linear reader."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder.model
        self.tokenizer = encoder.tokenizer
        width = self.encoder.config.hidden_size
        torch.manual_seed(7)  # the reader's first weights are drawn
        self.dropout = nn.Dropout(0.1)
        self.reader = nn.Linear(width, len(TAGS))

    @torch.no_grad()
    def lower(self, batch: Batch) -> Tensor:
        """Return the states of the layers that are not tuned, shape (n, length, width)."""
        states: Tensor = self.encoder.embeddings(input_ids=batch.pieces)
        for layer in self.encoder.encoder.layer[:_FROZEN]:
            states = layer(states, batch.mask)
        return states.bfloat16()

    def forward(self, batch: Batch, lower: Tensor) -> Tensor:
        """Return a score for each word and tag, shape (n, words, tags)."""
        states = lower.float()
        for layer in self.encoder.encoder.layer[_FROZEN:]:
            states = layer(states, batch.mask)
        heads = batch.heads.clamp(min=0)[..., None].expand(-1, -1, states.shape[-1])
        scores: Tensor = self.reader(self.dropout(states.gather(1, heads)))
        return scores.float()

    def batches(
        self, sentences: Sequence[Sentence], *, pieces: int = _BATCH_PIECES
    ) -> Iterator[Batch]:
        """Return the sentences in batches of like length, in so many pieces."""
        rows = [(self._split(sentence), sentence) for sentence in sentences]
        rows.sort(key=lambda row: len(row[0][0]))
        waiting: list[tuple[tuple[list[int], list[int]], Sentence]] = []
        for row in rows:
            if waiting and (len(waiting) + 1) * len(row[0][0]) > pieces:
                yield _pack(waiting)
                waiting = []
            waiting.append(row)
        if waiting:
            yield _pack(waiting)

    def _split(self, sentence: Sentence) -> tuple[list[int], list[int]]:
        """Return the framed pieces and where each word's first one stands (-1: cut off)."""
        pieces, heads = [_OPEN], []
        for encoded in self.tokenizer.encode_batch(list(sentence.words)):
            ids = encoded.ids or [3]
            room = len(pieces) + len(ids) <= _MOST_PIECES
            heads.append(len(pieces) if room else -1)
            pieces += ids if room else []
        return [*pieces, _CLOSE], heads


def _pack(rows: Sequence[tuple[tuple[list[int], list[int]], Sentence]]) -> Batch:
    length = max(len(pieces) for (pieces, _), _ in rows)
    words = max(len(heads) for (_, heads), _ in rows)
    return Batch(
        torch.tensor([pieces + [_PAD] * (length - len(pieces)) for (pieces, _), _ in rows]),
        torch.tensor([heads + [-1] * (words - len(heads)) for (_, heads), _ in rows]),
        tuple(sentence for _, sentence in rows),
    )


def gold(batch: Batch) -> Tensor:
    """Return the number of each word's tag, shape (n, words); words without one are passed over."""
    tags = torch.where(batch.heads >= 0, _OUTSIDE, _NO_TAG)
    for row, sentence in enumerate(batch.sentences):
        for start, end, label in sentence.mentions:
            tags[row, start:end] = TAGS.index(f"I-{label}")
            tags[row, start] = TAGS.index(f"B-{label}")
    return torch.where(batch.heads >= 0, tags, _NO_TAG)


def tune(tagger: Tagger, lessons: Sequence[Sentence], *, epochs: int, rate: float = _RATE) -> None:
    """Tune the upper half and the reader on sentences marked with FINE labels."""
    torch.manual_seed(7)
    tagger.train(mode=False)
    for name, module in tagger.encoder.named_modules():
        if name.endswith("attention.self.dropout") and isinstance(module, nn.Dropout):
            module.p = 0.0  # torch attends slowly with dropout
    with torch.autocast("cpu", torch.bfloat16):
        seen = [(batch, tagger.lower(batch)) for batch in tagger.batches(lessons)]
    upper = tagger.encoder.encoder.layer[_FROZEN:].parameters()
    optimizer = torch.optim.AdamW(
        [
            {"params": upper, "lr": rate},
            {"params": tagger.reader.parameters(), "lr": _HEAD_RATE},
        ],
        weight_decay=0.01,
        fused=True,
    )
    steps = epochs * len(seen)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _slope(step / steps))
    chance = random.Random(7)
    for epoch in range(epochs):
        tagger.train()
        chance.shuffle(seen)
        for at, (batch, lower) in enumerate(seen):
            loss = _step(tagger, batch, lower, optimizer)
            schedule.step()
            if at % 20 == 0:
                log.info("epoch %d, step %d of %d: loss %.3f", epoch, at, len(seen), loss)


def _slope(done: float) -> float:
    return done / _WARM if done < _WARM else max(0.0, (1 - done) / (1 - _WARM))


def _step(tagger: Tagger, batch: Batch, lower: Tensor, optimizer: torch.optim.Optimizer) -> float:
    with torch.autocast("cpu", torch.bfloat16):
        scores = tagger(batch, lower)
    loss = nn.functional.cross_entropy(
        scores.flatten(0, 1), gold(batch).flatten(), ignore_index=_NO_TAG
    )
    optimizer.zero_grad()
    torch.autograd.backward(loss)
    nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


@torch.inference_mode()
def mark(tagger: Tagger, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, float]]:
    """Return each sentence as the tagger marks it, and how sure its least sure word is (0..1)."""
    tagger.train(mode=False)
    for batch in tagger.batches(list(sentences), pieces=4_000):
        with torch.autocast("cpu", torch.bfloat16):
            chances = tagger(batch, tagger.lower(batch)).log_softmax(-1).numpy()
        for row, sentence in enumerate(batch.sentences):
            known = batch.heads[row, : len(sentence.words)].numpy() >= 0
            scores = np.where(known[:, None], chances[row, : len(known)], _never_a_name())
            tags = best_path(scores)
            sure = float(np.exp(scores[np.arange(len(tags)), tags].min(initial=0.0)))
            yield Sentence(sentence.words, tuple(mentions_of(tags))), sure


def _never_a_name() -> NDArray[np.float32]:
    scores = np.full(len(TAGS), -50.0, np.float32)
    scores[_OUTSIDE] = 0.0
    return scores


def best_path(scores: NDArray[np.float32]) -> list[int]:
    """Return the likeliest tags of which none goes on with nothing, scores (words, tags)."""
    if not len(scores):
        return []
    total = scores[0] + _MOVES[_OUTSIDE]
    came: list[NDArray[np.intp]] = []
    for word in scores[1:]:
        ways = total[:, None] + _MOVES
        came.append(ways.argmax(0))
        total = ways.max(0) + word
    path = [int(total.argmax())]
    for step in reversed(came):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _moves() -> NDArray[np.float32]:
    return np.array(
        [[-math.inf if b[0] == "I" and a[1:] != b[1:] else 0.0 for b in TAGS] for a in TAGS],
        np.float32,
    )


_MOVES = _moves()


def mentions_of(tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Return the stretches that tags mark, of the three labels that count."""
    start = 0
    for at, tag in enumerate(tags):
        mark_, _, kind = TAGS[tag].partition("-")
        if mark_ == "B":
            start = at
        goes_on = at + 1 < len(tags) and TAGS[tags[at + 1]] == f"I-{kind}"
        if kind in KINDS[:3] and not goes_on:
            yield start, at + 1, kind


def save_tagger(tagger: Tagger, path: Path) -> None:
    """Write the tuned layers; the frozen embeddings are the encoder's own."""
    kept = {k: v for k, v in tagger.state_dict().items() if "embeddings" not in k}
    torch.save(kept, path)


def load_tagger(path: Path) -> Tagger:
    """Read what `save_tagger` wrote. Raises ValueError for a file of other layers."""
    tagger = Tagger(load_encoder())
    kept = tagger.load_state_dict(torch.load(path), strict=False)
    if kept.unexpected_keys or any("embeddings" not in key for key in kept.missing_keys):
        raise ValueError(f"{path} holds no teacher of this shape: remove it and train anew")
    return tagger
