"""The shorter recogniser: what it takes over from the tuned one, and how it learns from it."""

import lzma
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")

import torch

from nlp.training.ner_data import Sentence
from nlp.training.ner_encoder import Encoder
from nlp.training.ner_free import read_free
from nlp.training.ner_short import Lesson, _step, lessons, shorten, teach
from nlp.training.ner_tagger import Tagger
from tests.nlp.test_names_tagger import MEETING, small_encoder

INNER = 128
TEXTS = (MEETING, Sentence(("Inga", "bor", "i", "Lund", "."), ()), Sentence(("Ja", "."), ()))


def tuned() -> tuple[Tagger, Encoder]:
    """Return a recogniser of chance weights whose reader is sure of what it says."""
    encoder = small_encoder()
    tagger = Tagger(encoder)
    tagger.reader.weight.data *= 5
    return tagger, encoder


def chances_of(tagger: Tagger) -> torch.Tensor:
    tagger.train(mode=False)
    (batch,) = tagger.batches([MEETING])
    with torch.no_grad():
        chances: torch.Tensor = tagger(batch)[0].log_softmax(-1)
    return chances


def test_all_layers_and_numbers_kept_say_what_the_tuned_one_says() -> None:
    tagger, encoder = tuned()
    same = shorten(tagger, encoder, TEXTS, layers=range(6), inner=INNER)
    assert torch.allclose(chances_of(same), chances_of(tagger), atol=1e-4)
    fewer = shorten(tagger, encoder, TEXTS, layers=(0, 2, 5), inner=INNER)
    assert (chances_of(fewer) - chances_of(tagger)).abs().max() > 0.1


def test_inner_numbers_that_lead_nowhere_are_the_first_to_go() -> None:
    tagger, encoder = tuned()
    for layer in tagger.encoder.encoder.layer:
        layer.get_submodule("output.dense").get_parameter("weight").data[:, ::2] = 0.0
    narrow = shorten(tagger, encoder, TEXTS, layers=range(6), inner=INNER // 2)
    assert torch.allclose(chances_of(narrow), chances_of(tagger), atol=1e-4)


def test_lessons_hold_what_the_tuned_one_makes_of_each_word() -> None:
    tagger, _ = tuned()
    taught = {lesson.words: lesson for lesson in lessons(tagger, TEXTS, marked=True)}
    assert set(taught) == {sentence.words for sentence in TEXTS}
    lesson = taught[MEETING.words]
    assert lesson.mentions == MEETING.mentions
    assert torch.allclose(lesson.chances.float(), chances_of(tagger), atol=0.2)
    assert lesson.states.shape == (len(MEETING.words), 96)


def taught_by(tagger: Tagger) -> list[Lesson]:
    return list(lessons(tagger, TEXTS, marked=False))


def test_the_shorter_one_comes_to_say_what_the_tuned_one_says() -> None:
    tagger, encoder = tuned()
    short = shorten(tagger, encoder, TEXTS, layers=(0, 2, 5), inner=96)
    aim = chances_of(tagger)
    before = float((aim.exp() * (aim - chances_of(short))).sum(-1).mean())
    teach(short, taught_by(tagger), steps=200)
    after = float((aim.exp() * (aim - chances_of(short))).sum(-1).mean())
    assert after < before / 4


def test_a_stopped_lesson_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nlp.training.ner_short._KEPT_EVERY", 4)
    tagger, encoder = tuned()
    taught = taught_by(tagger)

    def short() -> Tagger:
        return shorten(tagger, encoder, TEXTS, layers=(0, 5), inner=96)

    whole, halves, again = short(), short(), short()
    teach(whole, taught, steps=8)
    left = iter([True] * 6)

    def stop_at_seventh(*given: object) -> float:
        if not next(left, False):
            raise KeyboardInterrupt
        return _step(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("nlp.training.ner_short._step", stop_at_seventh)
        with pytest.raises(KeyboardInterrupt):
            teach(halves, taught, steps=8, state=tmp_path / "short.pt")
    teach(again, taught, steps=8, state=tmp_path / "short.pt")
    assert torch.equal(again.reader.weight, whole.reader.weight)
    assert not torch.equal(again.reader.weight, halves.reader.weight)


def test_free_sentences_have_a_capital_inside_and_come_once(tmp_path: Path) -> None:
    path = tmp_path / "texts.tsv.xz"
    named = "Vi mødte Inga Lind i Snollerup i går."
    other = "Hun har boet i Lund siden foråret."
    lines = [f"{named} Der var intet navn i denne her.\tWe met.", f"{other}\tx", f"{named}\ty"]
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(lines))
    found = {" ".join(sentence.words) for sentence in read_free(path, 10)}
    assert found == {
        "Vi mødte Inga Lind i Snollerup i går .",
        "Hun har boet i Lund siden foråret .",
    }
    assert len(read_free(path, 10)) == 2
    assert len(read_free(path, 1)) == 1
