"""The front: what a file becomes, whatever it is."""

import pickle
import zipfile
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from ingest.document import BlockKind, Reading
from ingest.options import ReadOptions
from ingest.reader import read_document
from ingest.sniff import Kind, sniff
from ingest.titles import plausible_title

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "files"
DANISH = (
    "Skolen og kommunen mødes hvert kvartal og drøfter, hvordan flere elever kan fastholdes. " * 4
)
SWEDISH = (
    "Skolan och kommunen träffas varje kvartal och diskuterar hur fler elever kan stanna kvar. " * 4
)


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    document = read_document(
        write(tmp_path, "referat.txt", f"Side et\n\f\nSide to\n\f{DANISH}\f\n")
    )
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert [page.text.split()[-1] for page in document.pages] == ["et", "to", "fastholdes."]
    assert {page.reading for page in document.pages} == {Reading.PLAIN}
    assert document.language == "da"


def test_identity_is_the_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, "aftale.txt", DANISH)
    document = read_document(path)
    assert document.id == sha256(path.read_bytes()).hexdigest()
    assert (document.name, document.media_type) == ("aftale.txt", "text/plain")


def test_each_page_has_its_language_and_short_ones_the_documents(tmp_path: Path) -> None:
    text = "\f".join([DANISH * 3, SWEDISH, "Bilaga 1", DANISH])
    pages = read_document(write(tmp_path, "avtal.txt", text)).pages
    assert [page.language for page in pages] == ["da", "sv", "da", "da"]


def test_a_stated_language_is_taken(tmp_path: Path) -> None:
    path = write(tmp_path, "avtal.txt", DANISH)
    assert read_document(path, ReadOptions(language="sv")).pages[0].language == "sv"


def test_pinned_words_stay_and_replaced_words_change(tmp_path: Path) -> None:
    path = write(tmp_path, "aftale.txt", f"{DANISH} Skolen hedder Fzelles og Gxyz.")
    options = ReadOptions(pinned=frozenset(("Fzelles",)), replaced=(("Gxyz", "Gården"),))
    assert read_document(path, options).pages[0].text.endswith("Skolen hedder Fzelles og Gården.")


def test_text_is_repaired_and_what_was_extracted_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path, "aftale.txt", f"{DANISH}\n\nEn fælles ind-\nsats pÃ¥ skolen.")
    page = read_document(path).pages[0]
    assert page.text.endswith("på skolen.")
    assert page.raw_text.endswith("pÃ¥ skolen.")
    assert [page.text[edit.start : edit.end] for edit in page.edits] == [
        e.after for e in page.edits
    ]


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    text = "# Aftale\n\n## Formål\n\nVi *skal* mødes.\n\n- et\n- to\n\n"
    text += "| År | Tal |\n|---|---|\n| 2025 | 7 |\n"
    page = read_document(write(tmp_path, "aftale.md", text)).pages[0]
    assert [(block.kind, page.text[block.start : block.end]) for block in page.blocks] == [
        (BlockKind.TITLE, "Aftale"),
        (BlockKind.HEADING, "Formål"),
        (BlockKind.PARAGRAPH, "Vi skal mødes."),
        (BlockKind.ITEM, "• et"),
        (BlockKind.ITEM, "• to"),
        (BlockKind.ROW, "År | Tal"),
        (BlockKind.ROW, "2025 | 7"),
    ]


def test_email_with_attachment(tmp_path: Path) -> None:
    path = tmp_path / "brev.eml"
    path.write_bytes(
        b"From: Anne <anne@example.dk>\r\nTo: bo@example.dk\r\nSubject: =?utf-8?q?M=C3=B8de?=\r\n"
        b"Date: Tue, 6 May 2025 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=iso-8859-1\r\n\r\n<p>Vi m\xf8des p\xe5 torsdag.</p>\r\n"
        b"--x\r\nContent-Type: application/pdf\r\n"
        b"Content-Disposition: attachment; filename=aftale.pdf\r\n\r\n%PDF-1.7\r\n--x--\r\n"
    )
    document = read_document(path)
    assert document.title == "Møde"
    assert "Vi mødes på torsdag." in document.pages[0].text
    assert [problem.code for problem in document.problems] == ["attachments"]
    assert "aftale.pdf" in document.problems[0].message


def test_web_page_saved_with_its_pictures(tmp_path: Path) -> None:
    path = tmp_path / "nyhed.mhtml"
    path.write_bytes(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.dk/nyhed\r\n"
        b"Subject: Nyt hold\r\nDate: Tue, 6 May 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary=x\r\n\r\n--x\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<nav>Menu</nav><h1>Nyt hold i Asn=C3=A6s</h1><p>F=C3=B8rste afsnit.</p>\r\n--x\r\n"
        b"Content-Type: image/png\r\nContent-Location: https://example.dk/a.png\r\n\r\n\r\n--x--\r\n"
    )
    document = read_document(path)
    assert document.pages[0].text == "Nyt hold i Asnæs\n\nFørste afsnit."
    assert document.problems == ()


ODT_BODY = """<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body>
<office:text><text:tracked-changes><text:p>slettet</text:p></text:tracked-changes>
<text:h text:outline-level="2">Formål</text:h><text:p>Vi mødes<text:s/>ofte.<text:note>
<text:note-citation>1</text:note-citation>
<text:note-body><text:p>Hver uge.</text:p></text:note-body>
</text:note></text:p><text:list><text:list-item><text:p>et</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell>
<text:p>b</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


def test_open_document(tmp_path: Path) -> None:
    path = tmp_path / "aftale.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", Kind.ODT.media_type)
        archive.writestr("content.xml", ODT_BODY)
    page = read_document(path).pages[0]
    assert [(block.kind, page.text[block.start : block.end]) for block in page.blocks] == [
        (BlockKind.HEADING, "Formål"),
        (BlockKind.PARAGRAPH, "Vi mødes ofte.[1]"),
        (BlockKind.FOOTNOTE, "[1] Hver uge."),
        (BlockKind.ITEM, "• et"),
        (BlockKind.ROW, "a | b"),
    ]


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_samples_are_what_their_names_say(path: Path) -> None:
    sniffed = sniff(path, ReadOptions())
    assert path.suffix in sniffed.kind.suffixes
    assert sniffed.claimed == ""


def test_reading_happens_in_another_process_as_well() -> None:
    path = SAMPLES / "samarbejdsaftale-hjoerring-sosu-nord.docx"
    options = ReadOptions(pinned=frozenset(("SOSU",)), replaced=(("a", "b"),))
    with ProcessPoolExecutor(max_workers=1) as pool:
        there = pool.submit(read_document, path, pickle.loads(pickle.dumps(options))).result(60)
    assert there == read_document(path, options)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Strategi for fælles  oplæring", "Strategi for fælles oplæring"),
        ("Microsoft Word - aftale final.docx", None),
        ("PowerPoint-præsentation", None),
        ("referat_2025-03.docx", None),
        ("Scan 2024-11-13", None),
        ("Præsentation af strategien", "Præsentation af strategien"),
        ("Dokument1", None),
        ("  ", None),
        (None, None),
    ],
)
def test_titles_that_programs_make_up(stated: str | None, title: str | None) -> None:
    assert plausible_title(stated) == title


def test_limits_must_be_positive() -> None:
    with pytest.raises(ValueError, match="positive"):
        ReadOptions(max_pages=0)
    with pytest.raises(ValueError, match="positive"):
        ReadOptions(ocr_timeout=0)
