"""The training itself: lessons drawn, three losses added up, the table moved, the model written."""

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from nlp.embedding.features import Pieces
from nlp.embedding.storage import read_model, write_model
from nlp.training.curriculum import Curriculum
from nlp.training.lesson import Draw, Lesson
from nlp.training.student import Student, alignment_loss, teaching_loss
from nlp.training.texts import both, concatenate, word_parts

log = logging.getLogger(__name__)

NAME = "pejl-static-da-sv-en"
TURNED_BY = 65_536
"""Taught rows whose main directions the table takes: the first ones, so that a model can go on."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard; `weights` count teaching, then aligned, neighbours and words."""

    steps: int = 1500
    warm_up: int = 50
    rate: float = 5e-3
    temperature: float = 0.04
    width: int = 256
    buckets: int = 32_768
    weights: tuple[float, float, float, float] = (5.0, 3.0, 1.0, 0.5)
    start: Path | None = None
    seed: int = 20253

    def rate_at(self, step: int) -> float:
        """Return the learning rate: a short rise, then half a cosine down to nothing."""
        rise = min(1.0, (step + 1) / self.warm_up)
        return self.rate * rise * 0.5 * float(1 + np.cos(np.pi * step / self.steps))


def fit(
    curriculum: Curriculum, pieces: Pieces, taught: NDArray[np.float16], folder: Path, plan: Plan
) -> None:
    """Train a student and write it to FOLDER, from the model in `plan.start` if there is one."""
    torch.manual_seed(plan.seed)
    parts = word_parts(curriculum.words, pieces, plan.buckets)
    parts = both(parts, parts.by_letters_alone(len(pieces.scores)))
    student = Student(parts, rows=len(pieces.scores) + plan.buckets, width=plan.width)
    if plan.start:
        begun = read_model(plan.start)
        rows = begun.rows * begun.scales[:, None]
        student.table.data.copy_(torch.from_numpy(rows))
    teacher = torch.from_numpy(turn(taught, plan.width))
    optimiser = torch.optim.Adam(student.parameters(), lr=plan.rate, fused=True)
    draw = Draw(curriculum, plan.seed)
    for step in range(plan.steps):
        for group in optimiser.param_groups:
            group["lr"] = plan.rate_at(step)
        losses = lesson_losses(student, draw.lesson(len(teacher)), teacher, plan)
        optimiser.zero_grad()
        torch.autograd.backward(losses.sum())
        optimiser.step()
        if step % 50 == 0:
            log.info("step %d: %s", step, losses.detach().numpy().round(3))
    write_model(folder, name=NAME, pieces=pieces, rows=student.table.detach().numpy())


def lesson_losses(student: Student, lesson: Lesson, teacher: Tensor, plan: Plan) -> Tensor:
    """Return the weighted losses: teaching, then alignment of each kind of pair."""
    texts = [side for pair in lesson.pairs for side in pair]
    sides = torch.split(student(concatenate(texts)), [len(text) for text in texts])
    rows = teacher[lesson.taught]
    taught = teaching_loss(sides[0], rows) + teaching_loss(sides[1], rows)
    pairs = list(zip(sides[::2], sides[1::2], strict=True))
    aligned = [alignment_loss(one, other, plan.temperature) for one, other in pairs]
    teaching, *others = plan.weights
    weights = torch.tensor([teaching, 1.0, *others])
    return torch.stack([taught, *aligned]) * weights


def turn(taught: NDArray[np.float16], width: int) -> NDArray[np.float32]:
    """Turn the teacher's rows to their first WIDTH main directions, normalised again."""
    rows = taught.astype(np.float32)
    _, directions = np.linalg.eigh(rows[:TURNED_BY].T @ rows[:TURNED_BY])
    turned = rows @ directions[:, ::-1][:, :width]
    unit: NDArray[np.float32] = turned / np.linalg.norm(turned, axis=1, keepdims=True)
    return np.ascontiguousarray(unit)
