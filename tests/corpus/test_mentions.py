"""What documents mention: entered with them, gone with them, and counted over those in search."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.errors import EntityNotFound
from corpus.mention_index import MentionIndex, YearCount, open_mentions
from corpus.mentions import MaskedNumber, mentions_of
from corpus.shelf import FolderShelf
from ingest.document import Document, Page, PageProblem, Reading
from nlp.passage import (
    AnnotatedDocument,
    AnnotatedPassage,
    DocumentFacts,
    DocumentKind,
    Entity,
    Label,
    Passage,
)

FIRST = "Viborg Kommune og SOSU H mødtes. Viborg var vært.\nAnne Holm (010170-████) skrev."
SECOND = "FOA og Viborg Kommune.\n\nSOSU H kom ikke."
VIBORG, SOSU, FOA, ANNE = "kommune:0791", "skole:sosu-h", "org:foa", "person:anne-holm"


def document(id_: str, text: str, *entities: tuple[str, Label, str], cut: int, date: str) -> tuple[
    Document, AnnotatedDocument
]:  # fmt: skip
    """A document of two passages that part at CUT, with every place of the entities' texts."""
    found = [
        Entity(1, at, at + len(words), words, label, identity)
        for words, label, identity in entities
        for at in range(len(text))
        if text.startswith(words, at)
    ]
    found.append(Entity(1, 0, 3, text[:3], "DATE", "", "2024"))
    found.sort(key=lambda one: one.start)
    problems = (PageProblem("personal-number", "masked"),) if "█" in text else ()
    page = Page(1, text, text, Reading.PLAIN, "", "da", (), problems=problems)
    passages = tuple(
        AnnotatedPassage(Passage(id_, 1, start, end, text[start:end]), "da")
        for start, end in ((0, cut), (cut, len(text)))
    )
    facts = DocumentFacts(id_[:4], DocumentKind.MINUTES, "da", date=date)
    annotated = AnnotatedDocument(id_, facts, passages, tuple(found), ())
    return Document(id_, f"{id_[:4]}.txt", "text/plain", "da", (page,)), annotated


A = document(
    "a" * 64, FIRST, ("Viborg", "MUNICIPALITY", VIBORG), ("SOSU H", "SCHOOL", SOSU),
    ("Anne Holm", "PERSON", ANNE), cut=50, date="2024-03-01",
)  # fmt: skip
B = document(
    "b" * 64, SECOND, ("FOA", "ORG", FOA), ("Viborg Kommune", "MUNICIPALITY", VIBORG),
    ("SOSU H", "SCHOOL", SOSU), cut=24, date="2025-01-01",
)  # fmt: skip


def record(catalog: Catalog, found: tuple[Document, AnnotatedDocument]) -> CatalogEntry:
    kept, annotated = found
    entry = CatalogEntry(kept.id, kept.name, annotated.facts, 1, 2, 0, 0, 1.0, (f"/{kept.name}",))
    catalog.record(entry, mentions=mentions_of(kept, annotated))
    return entry


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    catalog = Catalog(tmp_path / "catalog.sqlite")
    record(catalog, A)
    record(catalog, B)
    return catalog


@pytest.fixture
def index(catalog: Catalog) -> MentionIndex:
    return MentionIndex(catalog.path)


def test_entities_are_counted_over_documents(index: MentionIndex) -> None:
    assert [(one.id, one.name, one.count, one.documents) for one in index.entities()] == [
        (VIBORG, "Viborg", 3, 2), (SOSU, "SOSU H", 2, 2), (ANNE, "Anne Holm", 1, 1),
        (FOA, "FOA", 1, 1),
    ]  # fmt: skip
    assert [one.id for one in index.entities(label="SCHOOL")] == [SOSU]
    assert [one.id for one in index.entities(text="HOLM")] == [ANNE]
    assert [one.id for one in index.entities(limit=1, skip=1)] == [SOSU]
    assert index.labels() == {"MUNICIPALITY": 1, "SCHOOL": 1, "PERSON": 1, "ORG": 1}


def test_mentions_lead_to_their_words_the_latest_document_first(index: MentionIndex) -> None:
    mentions = index.mentions(VIBORG)
    assert [one.document_id[0] for one in mentions] == ["b", "a", "a"]
    assert [SECOND[m.start : m.end] if m.document_id[0] == "b" else m.text for m in mentions] == [
        "Viborg Kommune", "Viborg", "Viborg",
    ]  # fmt: skip
    assert [one.passage for one in index.mentions(SOSU)] == [24, 0]
    assert len(index.mentions(VIBORG, limit=1, skip=2)) == 1


def test_what_occurs_together_is_counted_once_for_each_passage(index: MentionIndex) -> None:
    near = {one.id: one.count for one in index.together(VIBORG, within="passage")}
    assert near == {SOSU: 1, FOA: 1}  # in one passage of each document
    wide = {one.id: one.count for one in index.together(VIBORG, within="document")}
    assert wide == {SOSU: 2, FOA: 1, ANNE: 1}


def test_years_are_those_of_the_documents(index: MentionIndex) -> None:
    assert index.years(VIBORG) == [YearCount("2024", 1, 2), YearCount("2025", 1, 1)]


def test_documents_are_told_by_how_often_they_mention_it(index: MentionIndex) -> None:
    found = [(one.document_id[0], one.year, one.mentions) for one in index.documents(VIBORG)]
    assert found == [("a", "2024", 2), ("b", "2025", 1)]


def test_unknown_entities_are_said(index: MentionIndex) -> None:
    with pytest.raises(EntityNotFound, match="pejl entities"):
        index.entity("org:nobody")
    assert index.names([VIBORG, "org:nobody"]) == {VIBORG: "Viborg"}


def test_only_what_is_in_search_counts(catalog: Catalog, index: MentionIndex) -> None:
    catalog.set_state(["b" * 64], "past")
    assert index.entity(VIBORG).documents == 1
    with pytest.raises(EntityNotFound):
        index.entity(FOA)
    assert index.years(VIBORG) == [YearCount("2024", 1, 2)]
    assert index.together(VIBORG, within="document")
    record(catalog, B)
    assert index.entity(FOA).documents == 1


def test_forgetting_a_document_leaves_no_name_of_it(catalog: Catalog, index: MentionIndex) -> None:
    catalog.forget("a" * 64)
    assert index.names([ANNE, FOA]) == {FOA: "FOA"}
    assert index.masked() == []
    assert b"Anne Holm" not in catalog.path.read_bytes() or index.mentions(ANNE) == []


def test_recording_again_changes_nothing(catalog: Catalog, index: MentionIndex) -> None:
    before = (index.entities(), index.mentions(VIBORG))
    record(catalog, A)
    assert (index.entities(), index.mentions(VIBORG)) == before


def test_masked_numbers_are_told_without_their_digits(index: MentionIndex) -> None:
    at = FIRST.index("█")
    assert index.masked() == [MaskedNumber("a" * 64, 1, at, at + 4, 2)]


def test_a_corpus_from_before_the_index_is_read_off_its_archive(tmp_path: Path) -> None:
    catalog = Catalog(tmp_path / "old.sqlite")
    archive = Archive(FolderShelf(tmp_path / "archive"))
    for kept, annotated in (A, B):
        archive.put_document(kept)
        archive.put_annotated(annotated)
        entry = CatalogEntry(kept.id, kept.name, annotated.facts, 1, 2, 0, 0, 1.0, (kept.name,))
        catalog.record(entry)
    catalog.record(replace(entry, document_id="c" * 64, name="lost", paths=("lost",)))
    assert MentionIndex(catalog.path).entities() == []
    assert open_mentions(catalog, archive).entity(VIBORG).documents == 2
