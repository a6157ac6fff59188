import hashlib
from pathlib import Path

import pytest

from corpus.archive import Archive, DocumentText, PageText
from corpus.errors import ArchiveDamaged, ArchiveUnavailable, SourceChanged
from corpus.shelf import FolderShelf
from corpus.shelf_remote import RemoteShelf
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


@pytest.fixture(params=["folder", "file", "memory"])
def archive(tmp_path: Path, request: pytest.FixtureRequest) -> Archive:
    if request.param == "folder":
        return Archive(FolderShelf(tmp_path / "archive"))
    return Archive(RemoteShelf(f"{request.param}://{tmp_path}/archive"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aftale.txt"
    path.write_bytes(CONTENT)
    return path


def test_everything_comes_back_as_it_went_in(archive: Archive, file: Path) -> None:
    archive.put_original(ID, file)
    archive.put_document(DOCUMENT)
    archive.put_annotated(ANNOTATED)
    with archive.original(ID) as path:
        assert path.read_bytes() == CONTENT
    assert archive.document(ID) == DOCUMENT
    assert archive.annotated(ID) == ANNOTATED
    assert archive.has_document(ID)
    assert archive.is_original(ID)
    assert archive.ids() == [ID]


def test_the_text_comes_back_alone(archive: Archive) -> None:
    archive.put_document(DOCUMENT)
    assert archive.text(ID) == DocumentText((PageText("Fælles mål", Reading.OCR),))
    with pytest.raises(ArchiveDamaged, match=r"document\.zst"):
        archive.text("0" * 64)


def test_a_file_that_changed_meanwhile_is_not_kept(archive: Archive, file: Path) -> None:
    file.write_bytes(CONTENT + b"!")
    with pytest.raises(SourceChanged):
        archive.put_original(ID, file)
    assert archive.ids() == []
    assert not archive.is_original(ID)


@pytest.mark.parametrize(
    "harm", [lambda b: b[:-7], lambda b: b[:40] + b"\x00" + b[41:], bytes.upper]
)
def test_damage_is_found_and_named(archive: Archive, harm: object) -> None:
    archive.put_document(DOCUMENT)
    [name] = archive.shelf.names()
    assert callable(harm)
    archive.shelf.write(name, harm(archive.shelf.read(name)))
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
    assert list(archive.shelf.names()) == []
    archive.remove(ID)


def test_half_a_file_is_none(tmp_path: Path) -> None:
    folder = tmp_path / ID[:2] / ID
    folder.mkdir(parents=True)
    (folder / ".document.zst.8f3a").write_bytes(b"half")
    for shelf in (FolderShelf(tmp_path), RemoteShelf(f"file://{tmp_path}")):
        assert list(shelf.names()) == []


def test_a_place_that_cannot_be_reached_is_named(tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file where a folder should be")
    archive = Archive(RemoteShelf(f"file://{tmp_path}/occupied"))
    with pytest.raises(ArchiveUnavailable, match="PEJL_ARCHIVE"):
        archive.put_document(DOCUMENT)
    with pytest.raises(ArchiveUnavailable, match="nowhere"):
        Archive(RemoteShelf("nowhere://bucket/pejl")).document(ID)


def test_a_kept_file_lent_out_leaves_no_copy(tmp_path: Path, file: Path) -> None:
    archive = Archive(RemoteShelf(f"memory://{tmp_path}/lent"))
    archive.put_original(ID, file)
    with archive.original(ID) as path:
        assert path.exists()
    assert not path.exists()
