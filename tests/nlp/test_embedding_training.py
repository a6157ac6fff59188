"""The training's own promises: what it learns is what the embedder reads, and it does learn."""

import lzma
import random
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from nlp.embedding.features import Pieces
from nlp.embedding.static import StaticEmbedder
from nlp.embedding.storage import write_model
from nlp.training.damage import damage
from nlp.training.domain import field_score
from nlp.training.fit import turn
from nlp.training.labels import concept_pairs
from nlp.training.lessons import taught_lessons
from nlp.training.sources import (
    EUROPARL,
    GOVERNMENT_SV,
    LAW_DA,
    SOFTWARE_SV,
    TATOEBA_DA,
    TATOEBA_SV,
    is_fit,
)
from nlp.training.student import relation_loss
from nlp.training.texts import Ragged, WordBook, both, concatenate, ragged, word_parts

ROWS = st.lists(st.lists(st.integers(0, 99), max_size=6), min_size=1, max_size=8)
PIECES = Pieces(
    {"elev": 0, "skole": 1, "løn": 2, "school": 3, "e": 4}, (-2.0, -2.0, -2.0, -2.0, -5.0)
)


def rows_of(found: Ragged) -> list[list[int]]:
    ends = zip(found.starts[:-1], found.starts[1:], strict=True)
    return [found.flat[start:end].tolist() for start, end in ends]


@given(ROWS, st.data())
def test_rows_taken_are_the_rows_laid_down(rows: list[list[int]], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=9))
    assert rows_of(ragged(rows).take(np.array(chosen, np.int64))) == [rows[i] for i in chosen]


@given(ROWS)
def test_rows_laid_together_keep_their_order(rows: list[list[int]]) -> None:
    assert rows_of(concatenate([ragged(rows), ragged(rows[:1])])) == [*rows, rows[0]]


@given(ROWS, st.data())
def test_a_name_is_put_at_the_end_of_chosen_rows(
    rows: list[list[int]], data: st.DataObject
) -> None:
    chosen = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    grown = ragged(rows).add(np.array(chosen), np.full(sum(chosen), 100, np.int32))
    wanted = [[*row, 100] if more else row for row, more in zip(rows, chosen, strict=True)]
    assert rows_of(grown) == wanted


def test_a_teacher_in_a_narrow_cone_is_looked_at_about_its_mean() -> None:
    rows = np.random.default_rng(1).normal(size=(400, 6)) * [3, 2, 1, 0.01, 0.01, 0.01] + 20
    turned = turn(rows.astype(np.float16), 3)
    assert turned.shape == (400, 3)
    assert np.allclose(np.linalg.norm(turned, axis=1), 1)
    about = rows - rows.mean(axis=0)
    about /= np.linalg.norm(about, axis=1, keepdims=True)
    assert np.abs(turned @ turned.T - about @ about.T).max() < 0.1


def test_a_student_that_finds_what_the_teacher_finds_has_nothing_to_learn() -> None:
    torch.manual_seed(4)
    rows = torch.nn.functional.normalize(torch.randn(8, 5), dim=1)
    turned, _ = torch.linalg.qr(torch.randn(5, 5))
    assert relation_loss(rows @ turned, rows @ turned, rows, 0.1).item() == pytest.approx(
        0, abs=1e-5
    )
    assert relation_loss(rows, rows.flip(0), rows, 0.1).item() > 1


def test_translations_statutes_and_pages_are_taught_by_turns(tmp_path: Path) -> None:
    def write(path: str, *lines: str) -> None:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(lzma.compress("\n".join(lines).encode()))

    for file in (EUROPARL, TATOEBA_SV, SOFTWARE_SV):
        write(file.path)
    write(TATOEBA_DA.path, "Eleverne får løn.\tThe pupils are paid.", "Vi mødes.\tWe shall meet.")
    write(
        LAW_DA, "§ 1. Skolen indgår en aftale med kommunen om praktik. Den gælder for alle elever."
    )
    write(GOVERNMENT_SV, "Regeringen vill att fler elever ska nå målen.", "Kort.")
    (pair, clause, sentence) = taught_lessons(tmp_path, of_each=1)
    assert pair.right in ("The pupils are paid.", "We shall meet.")
    assert clause.left == clause.right == "Skolen indgår en aftale med kommunen om praktik."
    assert sentence.left == sentence.right == "Regeringen vill att fler elever ska nå målen."


@given(ROWS)
def test_a_row_never_loses_all_its_elements(rows: list[list[int]]) -> None:
    laid = ragged(rows)
    assert rows_of(laid.keep(np.zeros(len(laid.flat), bool))) == [row[:1] for row in rows]
    assert rows_of(laid.keep(np.ones(len(laid.flat), bool))) == rows


@given(st.text(alphabet="abcdefghijklmnorstuvyæøå", max_size=20), st.integers(0, 999))
def test_damage_changes_long_words_a_little_and_short_ones_never(word: str, seed: int) -> None:
    damaged = damage(word, random.Random(seed))
    assert abs(len(damaged) - len(word)) <= max(1, sum(letter in "æøå" for letter in word))
    assert len(word) >= 4 or damaged == word


def test_pairs_that_are_no_translations_are_left_out() -> None:
    assert is_fit("Eleverne får løn under oplæringen.", "The students are paid in training.")
    assert not is_fit("12,5 34,7 12 (99)", "12,5 34,7 12 (99).")
    assert not is_fit(
        "Eleverne får løn under hele oplæringen hos arbejdsgiveren.", "Paid training."
    )


def test_speeches_on_the_field_score_above_others() -> None:
    assert field_score("Apprentices in nursing need better schools.") >= 1
    assert field_score("The fishing fleet sailed at dawn.") == 0


def test_the_embedder_reads_what_the_student_learnt(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    from nlp.training.student import Student

    torch.manual_seed(4)
    book = WordBook()
    texts = ["elev skole løn", "elevskole", "school school e"]
    read = book.read(texts)
    student = Student(word_parts(book.numbers, PIECES, 40), rows=45, width=16)
    rows = student.table.detach().numpy()
    write_model(tmp_path, name="learnt", pieces=PIECES, rows=rows)
    found = StaticEmbedder(tmp_path).embed_passages(texts)
    assert np.allclose(found, student(read).detach().numpy(), atol=0.02)


def test_alignment_brings_translations_together() -> None:
    torch = pytest.importorskip("torch")
    from nlp.training.student import Student, alignment_loss

    torch.manual_seed(4)
    book = WordBook()
    left, right = book.read(["elev", "skole", "løn"]), book.read(["pupil", "school", "wages"])
    student = Student(word_parts(book.numbers, PIECES, 40), rows=45, width=16)
    optimiser = torch.optim.Adam(student.parameters(), lr=0.02)
    for _ in range(40):
        optimiser.zero_grad()
        torch.autograd.backward(alignment_loss(student(left), student(right), 0.1))
        optimiser.step()
    scores = (student(left) @ student(right).T).detach().numpy()
    assert (scores.argmax(axis=1) == np.arange(3)).all()


def test_labels_are_paired_across_languages_and_hints_left_out(tmp_path: Path) -> None:
    path = tmp_path / "thesaurus.toml"
    path.write_text(
        '[pay]\nda = ["løn", "gage?"]\nsv = ["lön"]\n[odd]\nda = ["kun dansk"]\n', "utf-8"
    )
    (pairs,) = concept_pairs(path)
    assert [(pair.left, pair.right) for pair in pairs] == [("løn", "lön")]


def test_letters_alone_leave_the_pieces_out() -> None:
    whole = word_parts(["elev", "skole"], PIECES, 40)
    alone = whole.by_letters_alone(len(PIECES.scores))
    assert rows_of(alone.rows) == [[n for n in row if n >= 5] for row in rows_of(whole.rows)]
    assert rows_of(both(whole, alone).rows) == rows_of(whole.rows) + rows_of(alone.rows)
