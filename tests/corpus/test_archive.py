import hashlib
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import ArchiveDamaged, SourceChanged
from ingest.document import Block, BlockKind, Document, Edit, Page, PageProblem, Reading
from nlp.passage import AnnotatedDocument, DocumentFacts, DocumentKind

CONTENT = "Fælles mål\x00 för båda".encode()
ID = hashlib.sha256(CONTENT).hexdigest()

DOCUMENT = Document(
    id=ID,
    name="aftale.txt",
    media_type="text/plain",
    language="da",
    title="Aftale",
    pages=(
        Page(
            number=1,
            text="Fælles mål",
            raw_text="Fzlles mål",
            reading=Reading.OCR,
            reason="no text layer",
            language="da",
            blocks=(Block(0, 10, BlockKind.HEADING),),
            edits=(Edit(1, 2, "z", "æ", "misread", 0.9),),
            problems=(PageProblem("low-confidence", "Read it beside its picture."),),
            confidence=0.71,
            size=(595.0, 842.0),
        ),
    ),
)
ANNOTATED = AnnotatedDocument(
    ID, DocumentFacts("Aftale", DocumentKind.AGREEMENT, "da", period_start="2025-01-01"), (), (), ()
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aftale.txt"
    path.write_bytes(CONTENT)
    return path


def test_everything_comes_back_as_it_went_in(archive: Archive, file: Path) -> None:
    archive.put_original(ID, file)
    archive.put_document(DOCUMENT)
    archive.put_annotated(ANNOTATED)
    assert archive.original(ID).read_bytes() == CONTENT
    assert archive.document(ID) == DOCUMENT
    assert archive.annotated(ID) == ANNOTATED
    assert archive.has_document(ID)
    assert archive.is_original(ID)
    assert list(archive.ids()) == [ID]


def test_a_file_that_changed_meanwhile_is_not_kept(archive: Archive, file: Path) -> None:
    file.write_bytes(CONTENT + b"!")
    with pytest.raises(SourceChanged):
        archive.put_original(ID, file)
    assert not archive.original(ID).exists()


@pytest.mark.parametrize(
    "harm", [lambda b: b[:-7], lambda b: b[:40] + b"\x00" + b[41:], bytes.upper]
)
def test_damage_is_found_and_named(archive: Archive, harm: object) -> None:
    archive.put_document(DOCUMENT)
    path = archive.original(ID).with_name("document.zst")
    assert callable(harm)
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(ArchiveDamaged, match=ID[:12]):
        archive.document(ID)


def test_what_was_never_kept_is_named(archive: Archive) -> None:
    assert not archive.has_document(ID)
    with pytest.raises(ArchiveDamaged, match="pejl ingest"):
        archive.annotated(ID)


def test_remove_leaves_nothing(archive: Archive, file: Path) -> None:
    archive.put_original(ID, file)
    archive.put_document(DOCUMENT)
    archive.remove(ID)
    assert [path for path in archive.folder.rglob("*") if path.is_file()] == []
    archive.remove(ID)
