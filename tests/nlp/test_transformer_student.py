"""The small transformer begins as its teacher does, learns, and is read as it was trained."""

from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel

from nlp.embedding.load import load_embedder
from nlp.training.sources import Pair
from nlp.training.transformer_student import (
    LAYERS,
    SPECIAL,
    Distilling,
    Encoder,
    distil,
    restrict,
    used_pieces,
    write_folder,
)

WORDS = ("▁elev", "▁skole", "▁pupil", "▁school", "er", "s", "漢", "▁", "å", "e", "k", "o", "l", "n")
TEXTS = ("elever skole", "skolen", "elev skoles", "elever elever")


@pytest.fixture
def teacher() -> Encoder:
    torch.manual_seed(3)
    pieces = [*SPECIAL, *WORDS]
    scores = [(piece, -float(len(pieces)) / len(piece)) for piece in pieces]
    tokenizer = Tokenizer(models.Unigram(scores, unk_id=3))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    config = BertConfig(
        hidden_size=32, num_hidden_layers=12, num_attention_heads=2, intermediate_size=48,
        vocab_size=len(pieces), max_position_embeddings=40, pad_token_id=1,
    )  # fmt: skip
    return Encoder(BertModel(config, add_pooling_layer=False), tokenizer)


@pytest.fixture
def student(teacher: Encoder) -> Encoder:
    return restrict(teacher, used_pieces(teacher.tokenizer, TEXTS))


def test_pieces_met_and_letters_are_kept(teacher: Encoder) -> None:
    names = {number: piece for piece, number in teacher.tokenizer.get_vocab().items()}
    kept = [names[number] for number in used_pieces(teacher.tokenizer, TEXTS)]
    assert kept[: len(SPECIAL)] == list(SPECIAL)
    assert {"▁elev", "▁skole", "er", "å", "k"} <= set(kept)
    assert not {"▁pupil", "▁school", "漢"} & set(kept)


def test_a_student_reads_the_pieces_and_rows_of_its_teacher(
    teacher: Encoder, student: Encoder
) -> None:
    for text in TEXTS:
        one, other = (encoder.tokenizer.encode(text) for encoder in (teacher, student))
        assert one.tokens == other.tokens
        rows = [
            encoder.model.embeddings.word_embeddings.weight[told.ids]
            for encoder, told in ((teacher, one), (student, other))
        ]
        assert torch.equal(*rows)
    for at, layer in enumerate(LAYERS):
        taken = teacher.model.encoder.layer[layer].state_dict()
        for name, values in student.model.encoder.layer[at].state_dict().items():
            assert torch.equal(values, taken[name]), name


def test_training_goes_on_where_it_stopped_and_nears_the_teacher(
    student: Encoder, teacher: Encoder, tmp_path: Path
) -> None:
    lessons = [Pair(text, text, "da", "da") for text in TEXTS * 16]
    vectors = np.random.default_rng(1).normal(size=(len(TEXTS), 32)).astype(np.float16)
    distilling = Distilling(student, lessons, np.tile(vectors, (16, 1)))
    first = distilling.take_step(60)
    distil(distilling, 50, tmp_path / "kept.pt")
    kept = restrict(teacher, used_pieces(teacher.tokenizer, TEXTS))
    other = Distilling(kept, lessons, np.tile(vectors, (16, 1)))
    other.go_on(tmp_path / "kept.pt")
    assert other.step == 50
    with torch.inference_mode():
        assert torch.equal(other.pooled(TEXTS), distilling.pooled(TEXTS))
    assert other.take_step(60) < 0.7 * first


@pytest.mark.filterwarnings("default")
def test_what_is_written_embeds_as_what_was_trained(student: Encoder, tmp_path: Path) -> None:
    write_folder(student, tmp_path / "pejl-small")
    distilling = Distilling(student, [], np.ones((1, 32), np.float16))
    with torch.inference_mode():
        rows = torch.nn.functional.normalize(distilling.pooled(TEXTS), dim=1).numpy()
    found = load_embedder(str(tmp_path / "pejl-small")).embed_passages(TEXTS)
    assert (rows * found).sum(axis=1) == pytest.approx(1, abs=1e-3)
