"""The recogniser in training: multilingual-e5-small, its upper layers tuned to mark names.

Every word's first piece gets a tag. Other names (MISC) and words made from a place (`dansk`) are
tags of their own, which keeps them out of the three that count. Where a corpus does not mark those
two, outside, other name and derived word are one and the same to the loss.
"""

import logging
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from nlp.entities.attention import MOST_PIECES
from nlp.entities.tagger import UNKNOWN, nothing, split_words
from nlp.entities.tags import COUNTED, OUTSIDE, TAGS, best_path, mentions_of
from nlp.training.ner_data import Sentence
from nlp.training.ner_encoder import HIDDEN, Encoder

log = logging.getLogger(__name__)

_NO_TAG = -100
_PAD = 1
_BATCH_PIECES = 500
_FROZEN = 4
_RATE, _HEAD_RATE, _WARM, _DECAY = 1.5e-4, 1e-3, 0.1, 0.9
_HIDE = 0.06
_ROUGH_WEIGHT = 0.5
_LOOSE = [at for at, tag in enumerate(TAGS) if tag == "O" or tag[2:] not in COUNTED]

Draw = Callable[[random.Random], Sequence[Sentence]]
"""Gives the lessons of a pass, other ones each time."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as pieces, shape (n, length); `heads` says where each word begins (-1: cut off)."""

    pieces: Tensor
    heads: Tensor
    sentences: tuple[Sentence, ...]

    @property
    def mask(self) -> Tensor:
        """Where a piece stands, as the encoder's layers want it: added to attention's scores."""
        return torch.where(self.pieces != _PAD, 0.0, -1e9)[:, None, None, :]


class Tagger(nn.Module):
    """An encoder under one linear reader; its vectors and `frozen` layers stay as they are."""

    def __init__(self, encoder: Encoder, *, frozen: int = _FROZEN) -> None:
        super().__init__()
        self.encoder = encoder.model
        self.tokenizer = encoder.tokenizer
        self.hidden = [piece for piece, _ in encoder.pieces].index(HIDDEN)
        torch.manual_seed(7)  # the reader's first weights are drawn
        self.dropout = nn.Dropout(0.1)
        self.reader = nn.Linear(self.encoder.config.hidden_size, len(TAGS))
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:frozen]):
            part.requires_grad_(requires_grad=False)
        for name, module in self.encoder.named_modules():
            if name.endswith("attention.self.dropout") and isinstance(module, nn.Dropout):
                module.p = 0.0  # torch attends slowly with dropout

    def forward(self, batch: Batch) -> Tensor:
        """Return a score for each word and tag, shape (n, words, tags)."""
        scores: Tensor = self.reader(self.dropout(self.states(batch)))
        return scores.float()

    def states(self, batch: Batch) -> Tensor:
        """Return the last layer's states of words' first pieces, shape (n, words, width)."""
        states: Tensor = self.dropout(self.encoder.embeddings(input_ids=batch.pieces))
        for layer in self.encoder.encoder.layer:
            states = layer(states, batch.mask)
        heads = batch.heads.clamp(min=0)[..., None].expand(-1, -1, states.shape[-1])
        return states.gather(1, heads)

    def hide_pieces(self, batch: Batch, share: float) -> Batch:
        """Return the batch with that share of its pieces hidden, drawn anew each time."""
        hidden = (torch.rand(batch.pieces.shape) < share) & (batch.pieces > UNKNOWN)
        return replace(batch, pieces=torch.where(hidden, self.hidden, batch.pieces))

    def tuned(self) -> dict[str, Tensor]:
        """Return the weights that may be tuned; the embeddings are the encoder's own."""
        return {k: v for k, v in self.state_dict().items() if "embeddings" not in k}

    def batches(
        self, sentences: Sequence[Sentence], *, pieces: int = _BATCH_PIECES
    ) -> Iterator[Batch]:
        """Return the sentences in batches of like length, in so many pieces."""
        rows = [(*self._split(sentence), sentence) for sentence in sentences if sentence.words]
        rows.sort(key=lambda row: len(row[0]))
        waiting: list[_Row] = []
        for row in rows:
            if waiting and (len(waiting) + 1) * len(row[0]) > pieces:
                yield _pack(waiting)
                waiting = []
            waiting.append(row)
        if waiting:
            yield _pack(waiting)

    def _split(self, sentence: Sentence) -> tuple[list[int], list[int]]:
        pieces, heads = next(split_words(self.tokenizer, sentence.words, most=MOST_PIECES))
        return pieces, heads + [-1] * (len(sentence.words) - len(heads))


_Row = tuple[list[int], list[int], Sentence]


def _pack(rows: Sequence[_Row]) -> Batch:
    length = max(len(pieces) for pieces, _, _ in rows)
    words = max(len(heads) for _, heads, _ in rows)
    return Batch(
        torch.tensor([pieces + [_PAD] * (length - len(pieces)) for pieces, _, _ in rows]),
        torch.tensor([heads + [-1] * (words - len(heads)) for _, heads, _ in rows]),
        tuple(sentence for _, _, sentence in rows),
    )


def gold(batch: Batch) -> Tensor:
    """Return the number of each word's tag, shape (n, words); words without one are passed over."""
    tags = torch.where(batch.heads >= 0, OUTSIDE, _NO_TAG)
    for row, sentence in enumerate(batch.sentences):
        for start, end, label in sentence.mentions:
            tags[row, start:end] = TAGS.index(f"I-{label}")
            tags[row, start] = TAGS.index(f"B-{label}")
    return torch.where(batch.heads >= 0, tags, _NO_TAG)


def loss_of(scores: Tensor, batch: Batch) -> Tensor:
    """Return the mean loss a word; sentences not finely marked count half."""
    right = right_chances(scores.log_softmax(-1), batch)
    fine = torch.tensor([sentence.fine for sentence in batch.sentences])[:, None]
    weights = torch.where(fine, 1.0, _ROUGH_WEIGHT) * (batch.heads >= 0)
    return -(right * weights).sum() / (batch.heads >= 0).sum()


def right_chances(chances: Tensor, batch: Batch) -> Tensor:
    """Return the log chance of each word's own tag, (n, words), out of (n, words, tags).

    What stands for words that were cut off means nothing.
    """
    tags = gold(batch)
    fine = torch.tensor([sentence.fine for sentence in batch.sentences])[:, None]
    right = chances.gather(-1, tags.clamp(min=0)[..., None])[..., 0]
    loose = chances[..., _LOOSE].logsumexp(-1)
    return torch.where((tags == OUTSIDE) & ~fine, loose, right)


def tune(
    tagger: Tagger, draw: Draw, *, epochs: int, rate: float = _RATE, state: Path | None = None
) -> None:
    """Tune the upper layers and the reader in so many passes, the lower ones more gently.

    With `state` a file, every pass is kept there, and a run that was stopped goes on after the
    last one.
    """
    passes = [list(tagger.batches(draw(random.Random(7 + at)))) for at in range(epochs)]
    optimizer = _optimizer(tagger, rate)
    steps = sum(map(len, passes))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _slope(step / steps))
    done = _resume(tagger, optimizer, schedule, state)
    for at in range(done, epochs):
        torch.manual_seed(7 + at)
        random.Random(7 + at).shuffle(passes[at])
        tagger.train()
        for step, batch in enumerate(passes[at]):
            loss = _step(tagger, batch, optimizer)
            schedule.step()
            if step % 50 == 0:
                log.info("pass %d, step %d of %d: loss %.3f", at, step, len(passes[at]), loss)
        if state is not None:
            parts = (tagger.tuned(), optimizer.state_dict(), schedule.state_dict(), at + 1)
            torch.save(parts, state.with_suffix(".part"))
            state.with_suffix(".part").replace(state)


def _optimizer(tagger: Tagger, rate: float) -> torch.optim.AdamW:
    layers = list(tagger.encoder.encoder.layer)
    groups = [
        {"params": layer.parameters(), "lr": rate * _DECAY ** (len(layers) - 1 - at)}
        for at, layer in enumerate(layers)
        if at >= _FROZEN
    ]
    reader = {"params": tagger.reader.parameters(), "lr": _HEAD_RATE}
    return torch.optim.AdamW([reader, *groups], weight_decay=0.01, fused=True)


def _resume(
    tagger: Tagger,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    state: Path | None,
) -> int:
    """Return how many passes were done, after taking up their state."""
    if state is None or not state.exists():
        return 0
    weights, moments, at, done = torch.load(state)
    tagger.load_state_dict(weights, strict=False)
    optimizer.load_state_dict(moments)
    schedule.load_state_dict(at)
    return int(done)


def _slope(done: float) -> float:
    return done / _WARM if done < _WARM else max(0.0, (1 - done) / (1 - _WARM))


def _step(tagger: Tagger, batch: Batch, optimizer: torch.optim.Optimizer) -> float:
    with torch.autocast("cpu", torch.bfloat16):
        scores = tagger(tagger.hide_pieces(batch, _HIDE))
    loss = loss_of(scores, batch)
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
            chances = tagger(batch).log_softmax(-1).numpy()
        for row, sentence in enumerate(batch.sentences):
            known = batch.heads[row, : len(sentence.words)].numpy() >= 0
            scores = np.where(known[:, None], chances[row, : len(known)], nothing(1))
            tags = best_path(scores)
            sure = float(np.exp(scores[np.arange(len(tags)), tags].min(initial=0.0)))
            yield Sentence(sentence.words, tuple(mentions_of(tags))), sure
