"""The trained pipeline: what it may add to the rules, what it may not, and how it fails."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy

from ingest.document import Document, Page, Reading
from nlp.entities.commonness import is_common
from nlp.entities.find import find_entities
from nlp.entities.recogniser import OWN_PIPELINE, find_learned, load_recogniser
from nlp.entities.span import Source, Span
from nlp.errors import ModelMissing


def _document(text: str) -> Document:
    page = Page(1, text, text, Reading.PLAIN, "", "da", ())
    return Document("0" * 64, "a.txt", "text/plain", "da", (page,))


def _learned(text: str, known: Sequence[Span] = ()) -> list[Span]:
    (found,) = find_learned([text], ["da"], [known])
    return found


def test_a_place_that_no_list_knows_is_found_behind_a_preposition() -> None:
    text = "Der oprettes et lokalt hold i Snollerup til foråret."
    found = [(text[span.start : span.end], span.label) for span in _learned(text)]
    assert found == [("Snollerup", "PLACE")]


def test_headings_and_common_words_are_no_names() -> None:
    text = "Økonomi\n\nDagsordenen\n\nMøder og deltagere\n\nOplæring i praksis"
    assert find_entities(_document(text)) == ()


def test_within_a_sentence_one_uncommon_word_is_enough() -> None:
    text = "I går sagde Sigurdsen, at han rejser."
    found = [(text[span.start : span.end], span.label) for span in _learned(text)]
    assert found == [("Sigurdsen", "PERSON")]


def test_what_the_rules_know_is_not_read_again() -> None:
    text = "Snollerup"
    known = (Span(0, len(text), "PLACE", Source.GAZETTEER),)
    assert _learned(text, known) == []


def test_what_is_found_on_a_page_stands_on_that_page() -> None:
    texts = [
        "Der er hold i Snollerup.",
        "Intet navn her.",
        "",
        "Så sagde Inga Lindeborg, at hun går.",
    ]
    found = find_learned(texts, ["da"] * 4, [()] * 4)
    marked = [
        [text[s.start : s.end] for s in spans] for text, spans in zip(texts, found, strict=True)
    ]
    assert marked == [["Snollerup"], [], [], ["Inga Lindeborg"]]


def test_a_rule_stands_against_the_pipeline() -> None:
    document = _document("Mødet i Jobcenter Snollerup holdes i Snollerup.")
    with_model = {(e.start, e.text, e.label) for e in find_entities(document)}
    rules = {(e.start, e.text, e.label) for e in find_entities(document, pipeline=None)}
    assert rules <= with_model
    assert (8, "Jobcenter Snollerup", "ORG") in with_model


def test_a_missing_pipeline_is_said_plainly() -> None:
    with pytest.raises(ModelMissing, match="no_such_pipeline"):
        find_learned(["Et hold i Snollerup"], ["da"], [()], pipeline="no_such_pipeline")


def test_another_pipeline_can_be_chosen(tmp_path: Path) -> None:
    pipeline = spacy.blank("da")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Snollerup"}])  # type: ignore[attr-defined]
    pipeline.to_disk(tmp_path / "other")
    found = find_entities(_document("et hold i Snollerup"), pipeline=str(tmp_path / "other"))
    assert [(e.text, e.label) for e in found] == [("Snollerup", "PLACE")]


def test_the_shipped_pipeline_is_small_and_has_its_card() -> None:
    folder = Path(OWN_PIPELINE)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert size <= 25_000_000
    assert "UNER Danish-DDT" in (folder / "README.md").read_text(encoding="utf-8")
    assert load_recogniser(OWN_PIPELINE).meta["performance"]["UNER Danish-DDT test"]["f"] > 0.79


@pytest.mark.parametrize("word", ["Økonomi", "Elevundersøgelsen", "Dagsordenen", "AMU-kurser"])
def test_common_words(word: str) -> None:
    assert is_common(word, "da")


@pytest.mark.parametrize("word", ["Snollerup", "Quistorp", "Viborg"])
def test_names_are_not_common_words(word: str) -> None:
    assert not is_common(word, "da")


def test_one_of_its_kind_is_no_body_with_a_name() -> None:
    text = "§ 9. Der består et Samarbejdsråd, hvori ældrechefen og vicedirektøren har sæde."
    assert _learned(text) == []
    named = "Mødet blev holdt med Samarbejdsrådet Nordlyset i går."
    assert "ORG" in {span.label for span in _learned(named)}
