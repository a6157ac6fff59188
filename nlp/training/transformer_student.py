"""Make a small transformer that embeds as multilingual-e5-small does: measured, not shipped.

usage: python -m nlp.training.transformer_student DATA WORK [--lessons N] [--steps N]

Three of the teacher's twelve layers (the beginning of DistilBERT, Sanh et al. 2019), and of its
250,000 pieces those that the texts use. Writes two sentence-transformers folders, WORK/pejl-small
and the teacher itself, WORK/multilingual-e5-small. What was stopped goes on where it was.
"""

import argparse
import json
import logging
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from tokenizers import Tokenizer, processors
from torch import Tensor
from torch.nn import functional
from transformers import BertModel, PreTrainedTokenizerFast

from nlp.training.lessons import taught_lessons
from nlp.training.ner_encoder import load_encoder
from nlp.training.sources import SOFTWARE_DA_SV, Pair, read_pairs
from nlp.training.student import relation_loss, teaching_loss
from nlp.training.teacher import taught, teach

log = logging.getLogger(__name__)

TEACHER, STUDENT = "multilingual-e5-small", "pejl-small"
LAYERS = (0, 5, 11)
"""Of the teacher's: the first, the last, and one between them."""
OPEN, PAD, CLOSE = range(3)
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
"""The teacher's first four pieces, which keep their numbers."""
LAST_LETTER = 0x2FF
"""End of the Latin letters that are kept whether met or not, so that any word can be spelt."""
NORDIC = 60_000
"""Danish-Swedish pairs that are read, besides all lessons, for the pieces they use."""
LAST_BIAS = f"encoder.layer.{len(LAYERS) - 1}.output.LayerNorm.bias"
MOST_TOKENS, BATCH, KEPT_EVERY = 80, 64, 25
RATE, WARM_UP, TEMPERATURE, SEED = 4e-4, 40, 0.1, 20254


@dataclass(frozen=True, slots=True)
class Encoder:
    """A model and its tokenizer; numbers of pieces are the model's rows."""

    model: BertModel
    tokenizer: Tokenizer


def used_pieces(tokenizer: Tokenizer, texts: Iterable[str]) -> list[int]:
    """Return the numbers of pieces to keep, ascending: special, single letters, and those met."""
    met = {number for one in tokenizer.encode_batch(list(texts)) for number in one.ids}
    vocabulary = tokenizer.get_vocab().items()
    letters = {n for piece, n in vocabulary if len(piece) == 1 and ord(piece) <= LAST_LETTER}
    return sorted({*range(len(SPECIAL)), *letters, *met})


def restrict(encoder: Encoder, kept: Sequence[int]) -> Encoder:
    """Return an encoder of LAYERS alone, whose piece i is the teacher's piece `kept[i]`."""
    config = type(encoder.model.config)(**encoder.model.config.to_dict())
    config.vocab_size, config.num_hidden_layers = len(kept), len(LAYERS)
    model = BertModel(config, add_pooling_layer=False)
    rows = dict(encoder.model.embeddings.state_dict())
    rows["word_embeddings.weight"] = rows["word_embeddings.weight"][torch.tensor(kept)]
    model.embeddings.load_state_dict(rows)
    for at, layer in enumerate(LAYERS):
        model.encoder.layer[at].load_state_dict(encoder.model.encoder.layer[layer].state_dict())
    model.train(mode=False)  # no dropout: the student is to give the same vectors, not others
    told = json.loads(encoder.tokenizer.to_str())
    told["model"]["vocab"] = [told["model"]["vocab"][number] for number in kept]
    return Encoder(model, Tokenizer.from_str(json.dumps(told)))


def write_folder(encoder: Encoder, folder: Path) -> None:
    """Write an encoder with mean pooling as sentence-transformers reads it."""
    tokenizer = Tokenizer.from_str(encoder.tokenizer.to_str())
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{SPECIAL[OPEN]} $A {SPECIAL[CLOSE]}",
        special_tokens=[(SPECIAL[end], end) for end in (OPEN, CLOSE)],
    )
    most = encoder.model.config.max_position_embeddings
    named = dict(zip(("bos_token", "pad_token", "eos_token", "unk_token"), SPECIAL, strict=True))
    with TemporaryDirectory() as inner:
        PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
            tokenizer_object=tokenizer, model_max_length=most, **named
        ).save_pretrained(inner)
        encoder.model.save_pretrained(inner)
        body = Transformer(inner, max_seq_length=most)
        pooling = Pooling(encoder.model.config.hidden_size, pooling_mode="mean")
        SentenceTransformer(modules=[body, pooling], device="cpu").save(str(folder))


class Distilling:
    """A student in training: what it reads, its optimiser, and the step that it is at."""

    def __init__(
        self, student: Encoder, lessons: Sequence[Pair], vectors: NDArray[np.float16]
    ) -> None:
        self.student = student
        self._lessons = lessons
        rows = torch.from_numpy(vectors.astype(np.float32))
        self._wanted = functional.normalize(rows - rows.mean(0), dim=1)
        student.model.embeddings.requires_grad_(requires_grad=False)
        self._optimiser = torch.optim.AdamW(student.model.encoder.parameters(), lr=RATE)
        self.step = 0

    def begin(self) -> None:
        """Take the mean of the student's vectors from its last bias, as from the teacher's."""
        with torch.inference_mode():
            rows = self.pooled([pair.right for pair in self._lessons[: 8 * BATCH]])
        self.student.model.get_parameter(LAST_BIAS).data -= rows.mean(0)

    def pooled(self, texts: Sequence[str]) -> Tensor:
        """Return the mean of the last layer over each text's pieces, shape (n, 384)."""
        pieces = [one.ids[:MOST_TOKENS] for one in self.student.tokenizer.encode_batch(list(texts))]
        longest = max(map(len, pieces))
        padded = [[OPEN, *row, CLOSE, *[PAD] * (longest - len(row))] for row in pieces]
        tokens = torch.tensor(padded)
        mask = (tokens != PAD).long()
        with torch.autocast("cpu", torch.bfloat16):
            states = self.student.model(input_ids=tokens, attention_mask=mask).last_hidden_state
        mask = mask.unsqueeze(-1)
        return torch.div((states.float() * mask).sum(1), mask.sum(1))

    def take_step(self, steps: int) -> float:
        """Learn from one batch of lessons and return the loss before; the rate falls to nothing."""
        chosen = random.Random(SEED + self.step).sample(range(len(self._lessons)), BATCH)
        pairs, wanted = [self._lessons[at] for at in chosen], self._wanted[chosen]
        right = self.pooled([pair.right for pair in pairs])
        left = right.clone()
        translated = [at for at, pair in enumerate(pairs) if pair.left != pair.right]
        if translated:
            left[translated] = self.pooled([pairs[at].left for at in translated])
        left, right = functional.normalize(left, dim=1), functional.normalize(right, dim=1)
        loss = relation_loss(left, right, wanted, TEMPERATURE)
        loss = loss + teaching_loss(left, wanted) + teaching_loss(right, wanted)
        for group in self._optimiser.param_groups:
            group["lr"] = RATE * min((self.step + 1) / WARM_UP, 1 - self.step / steps)
        self._optimiser.zero_grad()
        torch.autograd.backward(loss)
        self._optimiser.step()
        self.step += 1
        return loss.item()

    def keep(self, path: Path) -> None:
        """Write what a later run goes on from, whole or not at all."""
        states = (self.step, self.student.model.state_dict(), self._optimiser.state_dict())
        torch.save(states, path.with_suffix(".partial"))
        path.with_suffix(".partial").rename(path)

    def go_on(self, path: Path) -> None:
        """Read what `keep` wrote."""
        self.step, model, optimiser = torch.load(path, weights_only=True)
        self.student.model.load_state_dict(model)
        self._optimiser.load_state_dict(optimiser)


def main() -> None:
    """Teach, train and write the folders."""
    parser = argparse.ArgumentParser(prog="nlp.training.transformer_student", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of public texts")
    parser.add_argument("work", type=Path, help="a folder for what is made on the way")
    parser.add_argument("--lessons", type=int, default=32_768)
    parser.add_argument("--steps", type=int, default=1200)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    packed = load_encoder()
    teacher = Encoder(packed.model, packed.tokenizer)
    if not (options.work / TEACHER).exists():
        write_folder(teacher, options.work / TEACHER)
    lessons = taught_lessons(options.data)
    texts = [*lessons, *islice(read_pairs(options.data, SOFTWARE_DA_SV), NORDIC)]
    kept = used_pieces(teacher.tokenizer, (side for one in texts for side in (one.left, one.right)))
    log.info("%d pieces kept", len(kept))
    lessons = lessons[: options.lessons]
    teach([pair.right for pair in lessons], options.work / "teacher")
    vectors = taught(options.work / "teacher")[: len(lessons)]
    distilling = Distilling(restrict(teacher, kept), lessons, vectors)
    distil(distilling, options.steps, options.work / "transformer.pt")
    write_folder(distilling.student, options.work / STUDENT)


def distil(distilling: Distilling, steps: int, kept: Path) -> None:
    """Train up to a step, from where an earlier run stopped."""
    if kept.exists():
        distilling.go_on(kept)
    else:
        distilling.begin()
    while distilling.step < steps:
        loss = distilling.take_step(steps)
        if distilling.step % KEPT_EVERY == 0:
            distilling.keep(kept)
            log.info("step %d: loss %.4f", distilling.step, loss)


if __name__ == "__main__":
    main()
