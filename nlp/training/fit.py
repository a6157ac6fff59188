"""The training itself: lessons drawn, their losses added up, the table moved, the model written."""

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from nlp.embedding.features import Pieces
from nlp.embedding.storage import write_model
from nlp.training.curriculum import Curriculum
from nlp.training.lesson import Draw, Lesson
from nlp.training.student import Student, alignment_loss, relation_loss, teaching_loss
from nlp.training.texts import both, concatenate, word_parts

log = logging.getLogger(__name__)

NAME = "pejl-static-da-sv-en"


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard.

    `weights` count teaching, relations, aligned, neighbours and words, `temperatures` all of these
    but the first.
    """

    steps: int = 2600
    warm_up: int = 50
    rate: float = 5e-3
    temperatures: tuple[float, ...] = (0.05, 0.07, 0.05, 0.05)
    width: int = 256
    buckets: int = 32_768
    weights: tuple[float, ...] = (5.0, 3.0, 3.0, 1.0, 0.5)
    seed: int = 20253

    def rate_at(self, step: int) -> float:
        """Return the learning rate: a short rise, then half a cosine down to nothing."""
        rise = min(1.0, (step + 1) / self.warm_up)
        return self.rate * rise * 0.5 * float(1 + np.cos(np.pi * step / self.steps))


def fit(
    curriculum: Curriculum, pieces: Pieces, taught: NDArray[np.float16], folder: Path, plan: Plan
) -> None:
    """Train a student and write it to FOLDER."""
    torch.manual_seed(plan.seed)
    parts = word_parts(curriculum.words, pieces, plan.buckets)
    parts = both(parts, parts.by_letters_alone(len(pieces.scores)))
    student = Student(parts, rows=len(pieces.scores) + plan.buckets, width=plan.width)
    teacher = torch.from_numpy(turn(taught, plan.width))
    _train(student, Draw(curriculum, plan.seed), teacher, plan, folder.with_suffix(".partial"))
    write_model(folder, name=NAME, pieces=pieces, rows=student.table.detach().numpy())


def _train(student: Student, draw: Draw, teacher: Tensor, plan: Plan, kept: Path) -> None:
    """Move the table step by step; what a run was at is read from KEPT where it was stopped."""
    optimiser = torch.optim.Adam(student.parameters(), lr=plan.rate, fused=True)
    first = _resume(kept, student, optimiser, draw) if kept.exists() else 0
    for step in range(first, plan.steps):
        for group in optimiser.param_groups:
            group["lr"] = plan.rate_at(step)
        losses = lesson_losses(student, draw.lesson(len(teacher)), teacher, plan)
        optimiser.zero_grad()
        torch.autograd.backward(losses.sum())
        optimiser.step()
        if step % 50 == 49:
            log.info("step %d: %s", step + 1, losses.detach().numpy().round(3))
            state = student.state_dict(), optimiser.state_dict(), draw.state, step + 1
            torch.save(state, kept.with_suffix(".new"))
            kept.with_suffix(".new").replace(kept)
    kept.unlink(missing_ok=True)


def _resume(kept: Path, student: Student, optimiser: torch.optim.Adam, draw: Draw) -> int:
    """Put everything back to where a run was stopped; return the next step."""
    table, moments, drawn, step = torch.load(kept, weights_only=True)
    student.load_state_dict(table)
    optimiser.load_state_dict(moments)
    draw.state = drawn
    log.info("going on from step %d", step)
    return int(step)


def lesson_losses(student: Student, lesson: Lesson, teacher: Tensor, plan: Plan) -> Tensor:
    """Return the weighted losses: teaching, relations, then alignment of each kind of pair."""
    texts = [side for pair in lesson.pairs for side in pair]
    sides = torch.split(student(concatenate(texts)), [len(text) for text in texts])
    rows = teacher[lesson.taught]
    taught = teaching_loss(sides[0], rows) + teaching_loss(sides[1], rows)
    likeness, *others = plan.temperatures
    related = relation_loss(sides[0], sides[1], rows, likeness)
    pairs = zip(sides[2::2], sides[3::2], others, strict=True)
    aligned = [alignment_loss(*pair) for pair in pairs]
    return torch.stack([taught, related, *aligned]) * torch.tensor(plan.weights)


def turn(taught: NDArray[np.float16], width: int) -> NDArray[np.float32]:
    """Turn the teacher's rows to their first WIDTH main directions about their mean, unit length.

    The teacher's rows lie in a narrow cone: all are alike, and differ by little. About their mean
    they point in all directions.
    """
    rows = taught.astype(np.float32)
    rows -= rows.mean(axis=0)
    _, directions = np.linalg.eigh(rows.T @ rows)
    turned = rows @ directions[:, ::-1][:, :width]
    unit: NDArray[np.float32] = turned / np.linalg.norm(turned, axis=1, keepdims=True)
    return np.ascontiguousarray(unit)
