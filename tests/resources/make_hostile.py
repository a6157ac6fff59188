"""Makes the hostile files anew: `python tests/resources/make_hostile.py [FOLDER]`.

Every file is made here from nothing, so none carries anybody's words or licence.
"""

import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

PASSWORD = "kodeord"
SENTENCE = "Parterne mødes to gange om året og følger op på aftalen."
_DATE = (2025, 1, 1, 0, 0, 0)
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def main(folder: Path) -> None:
    """Write every file."""
    for name, content in files().items():
        (folder / name).write_bytes(content())


def files() -> dict[str, Callable[[], bytes]]:
    """What makes each file, by name."""
    return {
        "encrypted.pdf": lambda: _pdf(encrypted=True),
        "encrypted.docx": _ole_encrypted,
        "old-word.doc": _ole_old,
        "truncated.pdf": lambda: _pdf()[:700],
        "truncated.docx": lambda: _word_file()[:5000],
        "no-cross-references.pdf": lambda: _pdf().replace(b"xref", b"yref"),
        "empty.pdf": lambda: b"",
        "blank.txt": lambda: b"\n \n\t\n",
        "word-named.pdf": _word_file,
        "text-named.docx": SENTENCE.encode,
        "noise-named.pdf": lambda: bytes((i * 197 + i // 7) % 256 for i in range(5000)),
        "program.txt": lambda: b"\x7fELF" + bytes(range(256)) * 4,
        "bomb.docx": lambda: _zipped({"word/document.xml": "<a>" + " " * 60_000_000 + "</a>"}),
        "entities.docx": lambda: _document(_ENTITIES, "&j;"),
        "outside-file.docx": lambda: _document(_OUTSIDE, "&f;"),
        "path-traversal.docx": _traversal,
        "deep.docx": lambda: _document("", "<w:p>" * 5000 + "</w:p>" * 5000),
        "macros.docm": lambda: _document("", _paragraph(SENTENCE), macros=True),
        "nul.txt": lambda: f"Parterne\0 mødes\0.\x07 {SENTENCE}".encode(),
        "right-to-left.txt": lambda: f"Aftale \u202egnirekrev\u202c. {SENTENCE}".encode(),
        "broken-utf8.txt": lambda: (SENTENCE * 5).encode()[:-60] + b"\xff\xfe." + SENTENCE.encode(),
        "mac-roman.txt": lambda: SENTENCE.encode("mac-roman"),
        "dos.txt": lambda: SENTENCE.encode("cp850"),
        "utf16-without-mark.txt": lambda: SENTENCE.encode("utf-16-le"),
        "long-line.txt": lambda: (SENTENCE + " ").encode() * 4000,
        "deep.html": lambda: b"<div>" * 1500 + SENTENCE.encode() + b"</div>" * 1500,
        "huge-picture.png": lambda: _png(30_000, 30_000),
        "truncated.png": lambda: _png(300, 300)[:60],
        "archive.zip": lambda: _zipped({"referat.txt": SENTENCE}),
    }


_ENTITIES = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip
_OUTSIDE = "<!DOCTYPE d [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"


def _pdf(*, encrypted: bool = False) -> bytes:
    written = io.BytesIO()
    lock = StandardEncryption(PASSWORD, canPrint=1) if encrypted else None
    canvas = Canvas(written, invariant=1, pageCompression=0, encrypt=lock)
    for line in range(20):
        canvas.drawString(
            72, 700 - 20 * line, "Parterne holder fire samtaler om planen hvert kvartal."
        )
    canvas.save()
    return written.getvalue()


def _word_file() -> bytes:
    written = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.save(written)
    with zipfile.ZipFile(written) as source:
        return _zipped({name: source.read(name) for name in source.namelist()})


def _zipped(parts: dict[str, str] | dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return written.getvalue()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _document(doctype: str, body: str, *, macros: bool = False) -> bytes:
    if body.startswith("&"):
        body = _paragraph(f"{SENTENCE} {body}")
    xml = f'{doctype}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": _CONTENT_TYPES, "word/document.xml": xml}
    if macros:
        parts["word/vbaProject.bin"] = "Sub AutoOpen()"
    return _zipped(parts)


def _traversal() -> bytes:
    """Relations and names that point out of the archive."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="x/header" Target="../../../../etc/passwd"/></Relationships>'
    )
    xml = f'<w:document xmlns:w="{_WORD}"><w:body>{_paragraph(SENTENCE)}</w:body></w:document>'
    return _zipped(
        {
            "word/document.xml": xml,
            "word/_rels/document.xml.rels": relations,
            "../../outside.txt": "outside",
        }
    )


def _ole(names: list[str]) -> bytes:
    """The beginning of an OLE container, with directory entries of these names."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    entries = (name.encode("utf-16-le").ljust(64, b"\0") + b"\0" * 64 for name in names)
    return header + b"".join(entries)


def _ole_encrypted() -> bytes:
    return _ole(["Root Entry", "EncryptionInfo", "EncryptedPackage"])


def _ole_old() -> bytes:
    return _ole(["Root Entry", "WordDocument", "1Table"])


def _png(width: int, height: int) -> bytes:
    """A white picture of one bit a pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "hostile")
