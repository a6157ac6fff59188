from pathlib import Path

import numpy as np
import pytest

from nlp.embedding.load import load_embedder
from nlp.words.analysis import analyse
from nlp.words.concepts import LABEL_LANGUAGES, read_concepts
from nlp.words.forms import WordLanguage
from nlp.words.labels import COMPILED, SOURCE, load_labels, make_labels, write_labels
from nlp.words.meaning import load_meanings
from nlp.words.query_words import query_terms
from nlp.words.terms import TermKind
from nlp.words.thesaurus import load_thesaurus


def concepts(text: str, language: WordLanguage = "da") -> set[str]:
    return {
        mention.concept for mention in load_thesaurus().mentions(analyse(text, language), language)
    }


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("Vi holder bedre fast på eleverne", "da", "retention"),
        ("elevfastholdelsen", "da", "retention"),
        ("frafaldsprocenten", "da", "dropout"),
        ("Eleven hoppade snabbt av", "sv", "dropout"),
        ("students dropping out", "en", "dropout"),
        ("Aftalen kan opsiges med seks måneders varsel", "da", "termination"),
        ("dataskyddsförordningen", "sv", "data_protection"),
    ],
)
def test_text_speaks_of_concept(text: str, language: WordLanguage, concept: str) -> None:
    assert concept in concepts(text, language)


def test_label_needs_all_its_words_near_each_other() -> None:
    assert "dropout" in concepts("de dropper ud")
    far = "de dropper ikke noget af alt det som de har lært og går så ud"
    assert "dropout" not in concepts(far)


def test_thesaurus_is_sound() -> None:
    found = read_concepts(SOURCE)
    assert len(found) > 150
    for concept in found.values():
        assert concept.id not in concept.broader + concept.related
        for language in LABEL_LANGUAGES:
            labels = concept.labels[language]
            assert labels, f"[{concept.id}] has no {language} label"
            assert len(set(labels)) == len(labels), f"[{concept.id}] repeats a {language} label"


def test_compiled_labels_are_up_to_date() -> None:
    """If this fails: python -m nlp.words.build."""
    assert load_labels() == list(make_labels(read_concepts(SOURCE)))
    assert COMPILED.exists()


def test_edited_thesaurus_is_read_without_compiling(tmp_path: Path) -> None:
    source, compiled = tmp_path / "thesaurus.toml", tmp_path / "labels.json"
    source.write_text('[care]\nda = ["omsorg"]\n', encoding="utf-8")
    write_labels(source, compiled)
    source.write_text('[care]\nda = ["omsorg", "pleje?"]\n', encoding="utf-8")
    labels = {label.text: label.weight for label in load_labels(source, compiled)}
    assert labels["pleje"] < labels["omsorg"]


def test_unknown_neighbour_is_named(tmp_path: Path) -> None:
    path = tmp_path / "thesaurus.toml"
    path.write_text('[a]\nda = ["x"]\nrelated = ["b"]\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"\[a\] points to \[b\]"):
        read_concepts(path)


def test_rare_labels_say_more_than_common_ones() -> None:
    weights = {(label.text, label.language): label.weight for label in load_thesaurus().labels}
    assert weights["brobygning", "da"] > weights["møde", "da"]


def test_concepts_lead_a_vector_and_are_guessed_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    embedder = load_embedder()
    meanings = load_meanings(embedder)
    terms = query_terms("tosprogede elever")
    vector = embedder.embed_query("tosprogede elever")
    led = meanings.lead(terms, vector)
    other = embedder.embed_query("elever med dansk som andetsprog")
    assert np.linalg.norm(led) == pytest.approx(1.0, abs=1e-5)
    assert led @ other > vector @ other
    bare = query_terms("zzz")
    guessed = meanings.guess(bare, embedder.embed_query("mellemmenneskelige uoverensstemmelser"))
    assert any(term.kind is TermKind.CONCEPT for term in guessed.terms)
    assert np.array_equal(meanings.lead(bare, vector), vector)
