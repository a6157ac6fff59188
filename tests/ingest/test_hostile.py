"""Hostile files: each gives a clear message or what can be read of it, and harms nothing."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from ingest.document import Document
from ingest.errors import (
    EmptyFile,
    EncryptedFile,
    IngestError,
    TooLarge,
    UnreadableFile,
    UnsupportedFile,
)
from ingest.options import OcrMode, ReadOptions
from ingest.reader import read_document, readable_name

HOSTILE = Path(__file__).parents[1] / "resources" / "hostile"
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "files"
SENTENCE = "Parterne mødes to gange om året og følger op på aftalen."

REFUSED: dict[str, tuple[type[IngestError], str]] = {
    "encrypted.pdf": (EncryptedFile, "password"),
    "encrypted.docx": (EncryptedFile, "password"),
    "old-word.doc": (UnsupportedFile, "save it as .docx"),
    "truncated.pdf": (UnreadableFile, "cut short"),
    "truncated.docx": (UnreadableFile, "cut short"),
    "truncated.png": (UnreadableFile, "save it anew"),
    "empty.pdf": (EmptyFile, "saved or copied whole"),
    "blank.txt": (EmptyFile, "saved or copied whole"),
    "noise-named.pdf": (UnreadableFile, "does not begin as a .pdf"),
    "program.txt": (UnsupportedFile, "a program"),
    "archive.zip": (UnsupportedFile, "unpack it"),
    "bomb.docx": (TooLarge, "57 MB unpacked"),
    "entities.docx": (UnreadableFile, "damaged in its part"),
    "deep.docx": (UnreadableFile, "damaged in its part"),
    "huge-picture.png": (TooLarge, "pixels"),
}
READ: dict[str, tuple[str, str]] = {
    "word-named.pdf": ("mislabelled", SENTENCE),
    "text-named.docx": ("mislabelled", SENTENCE),
    "no-cross-references.pdf": ("", "Parterne holder fire samtaler om planen hvert kvartal."),
    "outside-file.docx": ("", SENTENCE),
    "path-traversal.docx": ("", SENTENCE),
    "macros.docm": ("", SENTENCE),
    "deep.html": ("", SENTENCE),
    "nul.txt": ("control-characters", f"Parterne mødes. {SENTENCE}"),
    "right-to-left.txt": ("control-characters", f"Aftale gnirekrev. {SENTENCE}"),
    "broken-utf8.txt": ("broken-encoding", SENTENCE),
    "mac-roman.txt": ("", SENTENCE),
    "dos.txt": ("", SENTENCE),
    "utf16-without-mark.txt": ("", SENTENCE),
    "long-line.txt": ("", SENTENCE),
}


def test_every_hostile_file_has_its_expectation() -> None:
    assert {path.name for path in HOSTILE.iterdir()} == REFUSED.keys() | READ.keys()


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_advice(name: str) -> None:
    kind, advice = REFUSED[name]
    with pytest.raises(kind, match=advice) as caught:
        read_document(HOSTILE / name)
    assert str(caught.value).startswith(f"{name}: ")


@pytest.mark.parametrize("name", READ)
def test_read_with_its_problem(name: str) -> None:
    problem, text = READ[name]
    document = read_document(HOSTILE / name)
    assert text in document.pages[0].text
    assert [one.code for one in document.problems] == ([problem] if problem else [])
    assert "root:" not in document.pages[0].text
    assert not any("root:" in line for line in document.pages[0].furniture)


def test_password_opens_encrypted_pdf() -> None:
    document = read_document(HOSTILE / "encrypted.pdf", ReadOptions(password="kodeord"))
    assert "Parterne holder fire samtaler" in document.pages[0].text


def locked(name: str, folder: Path) -> Path:
    """A sample behind the password `kodeord`."""
    path = folder / name
    with (SAMPLES / name).open("rb") as plain, path.open("wb") as target:
        OOXMLFile(plain).encrypt("kodeord", target)
    return path


@pytest.mark.parametrize(
    "name",
    ["samarbejdsaftale-hjoerring-sosu-nord.docx", "handleplan-naestved-zbc-2025-2027.pptx"],
)
def test_password_opens_encrypted_office_file(name: str, tmp_path: Path) -> None:
    path = locked(name, tmp_path)
    with pytest.raises(EncryptedFile, match="give its password"):
        read_document(path)
    with pytest.raises(EncryptedFile, match="wrong"):
        read_document(path, ReadOptions(password="nøgle"))
    document = read_document(path, ReadOptions(password="kodeord"))
    assert document.pages == read_document(SAMPLES / name).pages
    assert document.name == name


def test_wrong_password_is_told_apart() -> None:
    with pytest.raises(EncryptedFile, match="wrong"):
        read_document(HOSTILE / "encrypted.pdf", ReadOptions(password="nøgle"))


def test_archive_of_too_many_parts(tmp_path: Path) -> None:
    path = tmp_path / "many.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        for number in range(20_001):
            archive.writestr(f"word/{number}.xml", "")
    with pytest.raises(TooLarge, match="20002 parts"):
        read_document(path)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (ReadOptions(max_bytes=100_000), "limit of 0 MB"),
        (ReadOptions(max_characters=1000), "over the limit of 1000"),
    ],
)
def test_limits_are_the_callers(options: ReadOptions, reason: str) -> None:
    with pytest.raises(TooLarge, match=reason):
        read_document(HOSTILE / "long-line.txt", options)


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sider.txt"
    path.write_text("\f".join(["En side."] * 30), encoding="utf-8")
    with pytest.raises(TooLarge, match="30 pages"):
        read_document(path, ReadOptions(max_pages=29))
    assert len(read_document(path, ReadOptions(max_pages=30)).pages) == 30


def test_missing_file_is_an_ingest_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_document(tmp_path / "væk.pdf")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"aft\xf8le.txt", "aft�le.txt"),
        ("a\u202etxt.pdf".encode(), "atxt.pdf"),
        (b"\x07", "unnamed"),
    ],
)
def test_names_are_fit_to_be_shown(name: bytes, shown: str) -> None:
    assert readable_name(Path(name.decode("utf-8", "surrogateescape"))) == shown


def mutated(content: bytes, rng: random.Random) -> bytes:
    """Cut short, sprinkled with other bytes, or with a stretch put elsewhere or taken out."""
    at, length = rng.randrange(len(content)), rng.randrange(1, 3000)
    match rng.randrange(4):
        case 0:
            return content[:at]
        case 1:
            sprinkled = bytearray(content)
            for _ in range(rng.choice([1, 10, 300])):
                sprinkled[rng.randrange(len(content))] = rng.randrange(256)
            return bytes(sprinkled)
        case 2:
            return content[:at] + content[at + length :]
        case _:
            start = rng.randrange(len(content))
            return content[:at] + content[start : start + length] + content[at:]


def mutated_part(content: bytes, rng: random.Random) -> bytes:
    """A sound zip in which one part is damaged: what zip's own checks cannot see."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(written, "w") as target:
        names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
        victim = rng.choice(names)
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, mutated(part, rng) if name == victim and part else part)
    return written.getvalue()


def read_or_refused(path: Path) -> Document | IngestError:
    try:
        return read_document(path, ReadOptions(ocr=OcrMode.NEVER))
    except IngestError as error:
        return error


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(n, marks=pytest.mark.slow) for n in range(3, 30))]
)
@pytest.mark.parametrize(
    "name",
    [
        "samarbejdsaftale-hjoerring-sosu-nord.docx",
        "handleplan-naestved-zbc-2025-2027.pptx",
        "nyhed-odsherred-zbc-lokalt-grundforloeb.html",
        "referat-dialogmoede-frederiksberg-2024-11-13.txt",
        "strategi-fredericia-vejle-horsens-sosu-fvh.pdf",
    ],
)
def test_mutated_files_are_read_or_refused(name: str, seed: int, tmp_path: Path) -> None:
    rng = random.Random(f"{name} {seed}")
    content = (SAMPLES / name).read_bytes()
    is_zip = content.startswith(b"PK")
    path = tmp_path / name
    path.write_bytes(
        mutated_part(content, rng) if is_zip and rng.random() < 0.7 else mutated(content, rng)
    )
    outcome = read_or_refused(path)
    if isinstance(outcome, Document):
        for page in outcome.pages:
            assert all(0 <= block.start < block.end <= len(page.text) for block in page.blocks)
    else:
        assert outcome.reason.strip()
