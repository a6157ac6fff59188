"""A recogniser of half the layers, which learns to tag as the tuned one does.

It begins with every other layer of the tuned one, each with the busiest of its inner numbers, and
is drawn to that one's chances and last states, word by word (Hinton et al. 2015; Sanh et al. 2019),
and where people marked the sentence to their marks as well.
"""

import copy
import logging
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence
from transformers import BertModel

from nlp.training.ner_data import Sentence
from nlp.training.ner_encoder import Encoder
from nlp.training.ner_tagger import Batch, Tagger, right_chances

log = logging.getLogger(__name__)

LAYERS = (0, 2, 4, 7, 9, 11)
INNER = 1_280
"""Of 1,536 inner numbers of a layer."""
STEPS = 4_200
_BATCH_PIECES = 700
_RATE, _WARM, _FALLS = 4e-4, 60, 0.9
_STATES, _GOLD = 0.1, 0.3
_HIDE = 0.05
_SORTED = 2_000
_SAMPLE = 3_000
_KEPT_EVERY = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Sentence):
    """A sentence and what the tuned recogniser makes of its words.

    Log chances (words, tags) and states (words, width); `marked` where people marked it.
    """

    chances: Tensor
    states: Tensor
    marked: bool


def shorten(
    tagger: Tagger,
    encoder: Encoder,
    sample: Sequence[Sentence],
    *,
    layers: Sequence[int] = LAYERS,
    inner: int = INNER,
) -> Tagger:
    """Return an untaught recogniser of some of the tuned one's layers, narrower within.

    An inner number is worth its mean size over the sample times the length of its way out.
    """
    config = copy.deepcopy(tagger.encoder.config)
    config.num_hidden_layers, config.intermediate_size = len(layers), inner
    model = BertModel(config, add_pooling_layer=False)
    model.embeddings.load_state_dict(tagger.encoder.embeddings.state_dict())
    sizes = _inner_sizes(tagger, sample)
    for at, layer in zip(layers, model.encoder.layer, strict=True):
        layer.load_state_dict(_narrowed(tagger.encoder.encoder.layer[at], sizes[at], inner))
    short = Tagger(replace(encoder, model=model), frozen=0)
    short.reader.load_state_dict(tagger.reader.state_dict())
    return short


@torch.inference_mode()
def _inner_sizes(tagger: Tagger, sample: Sequence[Sentence]) -> list[Tensor]:
    """Return the mean size of each layer's inner numbers."""
    sizes: list[list[Tensor]] = [[] for _ in tagger.encoder.encoder.layer]
    hooks = [
        layer.get_submodule("intermediate").register_forward_hook(
            lambda _module, _given, out, seen=seen: seen.append(out.float().abs().mean((0, 1)))
        )
        for layer, seen in zip(tagger.encoder.encoder.layer, sizes, strict=True)
    ]
    tagger.train(mode=False)
    for batch in tagger.batches(sample, pieces=3_000):
        tagger(batch)
    for hook in hooks:
        hook.remove()
    return [torch.stack(seen).mean(0) for seen in sizes]


def _narrowed(layer: nn.Module, sizes: Tensor, inner: int) -> dict[str, Tensor]:
    state = {name: values.clone() for name, values in layer.state_dict().items()}
    way_out = state["output.dense.weight"]
    kept = (sizes * way_out.norm(dim=0)).topk(inner).indices.sort().values
    for name in ("intermediate.dense.weight", "intermediate.dense.bias"):
        state[name] = state[name][kept]
    state["output.dense.weight"] = way_out[:, kept]
    return state


@torch.inference_mode()
def lessons(tagger: Tagger, sentences: Iterable[Sentence], *, marked: bool) -> Iterator[Lesson]:
    """Yield what the tuned recogniser makes of sentences, `marked` where people marked them."""
    tagger.train(mode=False)
    for batch in tagger.batches(list(sentences), pieces=3_000):
        with torch.autocast("cpu", torch.bfloat16):
            states = tagger.states(batch)
            chances = tagger.reader(states).float().log_softmax(-1).half()
        for row, sentence in enumerate(batch.sentences):
            words = len(sentence.words)
            yield Lesson(
                sentence.words,
                sentence.mentions,
                sentence.fine,
                chances=chances[row, :words].clone(),
                states=states[row, :words].bfloat16().clone(),
                marked=marked,
            )


def teach(
    short: Tagger, taught: Sequence[Lesson], *, steps: int, state: Path | None = None
) -> None:
    """Teach the shorter recogniser in so many steps, without dropout.

    With `state` a file, what is reached is kept there now and then, and a run that was stopped goes
    on from it.
    """
    parameters = [values for values in short.parameters() if values.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=_RATE, weight_decay=0.01, fused=True)
    spread = torch.cat([lesson.states.float() for lesson in taught[:_SAMPLE]]).var(0)
    done = _resume(short, optimizer, state)
    short.train(mode=False)
    for step, batch in enumerate(islice(_batches(short, taught), steps)):
        if step < done:
            continue
        for group in optimizer.param_groups:
            group["lr"] = _RATE * _slope(step, steps)
        torch.manual_seed(step)
        loss = _step(short, batch, spread, optimizer)
        if step % 50 == 0:
            log.info("step %d of %d: loss %.3f", step, steps, loss)
        if state is not None and (step + 1) % _KEPT_EVERY == 0:
            torch.save(
                (short.tuned(), optimizer.state_dict(), step + 1), state.with_suffix(".part")
            )
            state.with_suffix(".part").replace(state)


def _batches(short: Tagger, taught: Sequence[Lesson]) -> Iterator[Batch]:
    """Yield batches of like length in an order of chance, without end."""
    for seed in count(1):
        chance = random.Random(seed)
        order = chance.sample(taught, len(taught))
        batches: list[Batch] = []
        for start in range(0, len(order), _SORTED):
            part = list(short.batches(order[start : start + _SORTED], pieces=_BATCH_PIECES))
            batches += chance.sample(part, len(part))
        yield from batches


def _resume(short: Tagger, optimizer: torch.optim.Optimizer, state: Path | None) -> int:
    """Return how many steps were done, after taking up their state."""
    if state is None or not state.exists():
        return 0
    weights, moments, done = torch.load(state)
    short.load_state_dict(weights, strict=False)
    optimizer.load_state_dict(moments)
    return int(done)


def _slope(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / _WARM, (1 - step / steps) / _FALLS)


def _step(short: Tagger, batch: Batch, spread: Tensor, optimizer: torch.optim.Optimizer) -> float:
    with torch.autocast("cpu", torch.bfloat16):
        states = short.states(short.hide_pieces(batch, _HIDE))
        scores = short.reader(states)
    loss = _loss(states.float(), scores.float().log_softmax(-1), batch, spread)
    optimizer.zero_grad()
    torch.autograd.backward(loss)
    nn.utils.clip_grad_norm_(short.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def _loss(states: Tensor, chances: Tensor, batch: Batch, spread: Tensor) -> Tensor:
    """Return the mean loss a word: off the tuned one's chances, its states, and people's marks."""
    taught = [lesson for lesson in batch.sentences if isinstance(lesson, Lesson)]
    right = pad_sequence([lesson.chances.float() for lesson in taught], batch_first=True)
    aims = pad_sequence([lesson.states.float() for lesson in taught], batch_first=True)
    read = batch.heads >= 0
    off = (right.exp() * (right - chances)).sum(-1)[read].mean()
    away = ((states - aims) ** 2 / spread).mean(-1)[read].mean()
    marked = torch.tensor([lesson.marked for lesson in taught])[:, None] & read
    wrong = -(right_chances(chances, batch) * marked).sum() / read.sum()
    return off + _STATES * away + _GOLD * wrong
