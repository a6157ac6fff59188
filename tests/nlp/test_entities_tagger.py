"""Pejl's own spaCy component: tags to mentions, words to pieces, texts of any length."""

from itertools import pairwise

import numpy as np
import pytest
import spacy

from nlp.entities.recogniser import OWN_PIPELINE, load_recogniser
from nlp.entities.tagger import FACTORY, NameTagger, make_tokenizer, split_words
from nlp.entities.tags import TAGS, best_path, mentions_of


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


def test_long_texts_are_split_between_words() -> None:
    tokenizer = make_tokenizer([("<unk>", 0.0)] * 4 + [("▁a", -1.0), ("b", -1.0)])
    words = ["a", "ab", "abb", "ab", "abbbbbbbb"]
    parts = list(split_words(tokenizer, words, most=6))
    assert [pieces for pieces, _ in parts] == [
        [0, 4, 4, 5, 4, 5, 5, 2],
        [0, 4, 5, 2],
        [0, 4, 5, 5, 5, 5, 5, 2],
    ]
    assert [heads for _, heads in parts] == [[1, 2, 4], [1], [1]]


def test_without_an_encoder_nothing_is_marked() -> None:
    pipeline = spacy.blank("da")
    pipeline.add_pipe(FACTORY)
    assert pipeline("Inga Lind bor i Snollerup.").ents == ()


@pytest.mark.parametrize("copies", [1, 40])
def test_names_are_found_wherever_they_stand(copies: int) -> None:
    text = "I går talte Inga Lindeborg i Snollerup. " * copies
    found = [(ent.text, ent.label_) for ent in load_recogniser(OWN_PIPELINE)(text).ents]
    assert found == [("Inga Lindeborg", "PERSON"), ("Snollerup", "PLACE")] * copies


def test_a_text_is_read_the_same_among_others() -> None:
    part = load_recogniser(OWN_PIPELINE).get_pipe(FACTORY)
    assert isinstance(part, NameTagger)
    texts = [["Inga", "bor", "i", "Snollerup", "."], [], ["Nej"], ["Ja", ",", "sagde", "Per"]]
    together = part.scores(texts)
    for words, rows in zip(texts, together, strict=True):
        assert np.allclose(part.scores([words])[0], rows, atol=1e-3)
    assert all(not np.allclose(a[:1], b[:1]) for a, b in pairwise([together[0], *together[2:]]))
