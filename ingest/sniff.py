"""What a file really is: judged by its bytes, whatever its name claims."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ingest.errors import EmptyFile, EncryptedFile, TooLarge, UnreadableFile, UnsupportedFile
from ingest.options import MEGABYTE, ReadOptions

HEAD_BYTES = 4096
BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError
)  # fmt: skip
"""What zipfile raises for an archive that is damaged, or encrypted part by part."""
MAX_ZIP_MEMBERS = 20_000
MAX_RATIO = 400
"""Unpacked over packed; office files stay under 30, and under 150 with empty tables."""
MAX_MARKUP_BYTES = 80 * MEGABYTE
"""XML that would be parsed into memory, all parts of a zipped file together."""


class Kind(Enum):
    """A kind of file that Pejl reads: its media type and the usual endings of its name."""

    PDF = ("application/pdf", (".pdf",))
    PNG = ("image/png", (".png",))
    JPEG = ("image/jpeg", (".jpg", ".jpeg", ".jpe"))
    TIFF = ("image/tiff", (".tif", ".tiff"))
    DOCX = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (".docx", ".docm", ".dotx"),
    )
    PPTX = (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        (".pptx", ".pptm", ".ppsx", ".potx"),
    )
    ODT = ("application/vnd.oasis.opendocument.text", (".odt", ".ott"))
    HTML = ("text/html", (".html", ".htm", ".xhtml"))
    EMAIL = ("message/rfc822", (".eml", ".mht", ".mhtml"))
    MARKDOWN = ("text/markdown", (".md", ".markdown"))
    TEXT = ("text/plain", (".txt", ".text", ".asc", ".csv", ".log"))

    @property
    def media_type(self) -> str:
        """The media type of the bytes."""
        media_type, _ = self._parts
        return media_type

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of names, lower case, with their full stop."""
        _, suffixes = self._parts
        return suffixes

    @property
    def _parts(self) -> tuple[str, tuple[str, ...]]:
        parts: tuple[str, tuple[str, ...]] = self.value
        return parts


READABLE_SUFFIXES = frozenset(suffix for kind in Kind for suffix in kind.suffixes)
"""Endings of the names that a folder is searched for."""


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is, and what its name claimed if that is something else (else "")."""

    kind: Kind
    claimed: str = ""


_MAGIC = (
    (b"%PDF-", Kind.PDF),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"II+\x00", Kind.TIFF),
    (b"MM\x00+", Kind.TIFF),
)
_REFUSED = (
    (b"{\\rtf", "a Rich Text file: save it as Word (.docx) or PDF and try again"),
    (b"PK\x05\x06", "an empty zip archive: there is nothing in it to read"),
    (b"Rar!", "a RAR archive: unpack it and give the files in it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it and give the files in it"),
    (b"\x1f\x8b", "a gzip archive: unpack it and give the files in it"),
    (b"MZ", "a program, not a document"),
    (b"\x7fELF", "a program, not a document"),
    (b"GIF8", "a GIF picture: save it as PNG and try again"),
    (b"%!PS", "a PostScript file: save it as PDF and try again"),
    (b"\x00\x00\x01\x00", "an icon, not a document"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LATE_PDF = re.compile(rb"%PDF-[12]\.\d")
"""A PDF may begin late, behind what a mail program or a server has put before it."""
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|article|main)[\s>]", re.IGNORECASE)
_TAGS = re.compile(rb"<(p|div|h[1-6]|ul|table|span|br|section)[\s/>]", re.IGNORECASE)
_MAIL = re.compile(rb"\A(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}", re.MULTILINE)
_MAIL_FIELDS = re.compile(
    rb"^(from|to|date|subject|received|message-id|mime-version):", re.IGNORECASE | re.MULTILINE
)
_ZIP_PARTS = (
    (re.compile(r"word/document\d*\.xml"), Kind.DOCX),
    (re.compile(r"ppt/presentation\d*\.xml"), Kind.PPTX),
)
_ZIP_REFUSED = (
    ("xl/workbook.xml", "an Excel workbook: save the sheets as PDF and try again"),
    ("META-INF/container.xml", "an e-book: save it as PDF or HTML and try again"),
)


def sniff(path: Path, options: ReadOptions) -> Sniffed:
    """The kind of the file at `path`, by its content; `IngestError` when Pejl cannot read it."""
    head = _head(path, options)
    kind = _by_magic(path, head, options) or _by_words(path, head)
    claim = path.suffix.lower()
    mislabelled = claim in READABLE_SUFFIXES and claim not in kind.suffixes
    return Sniffed(kind, claim if mislabelled and not _is_near(kind, claim) else "")


def _head(path: Path, options: ReadOptions) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
    except OSError as error:
        raise UnreadableFile(path, f"cannot be opened ({error.strerror})") from error
    if size > options.max_bytes:
        limit = options.max_bytes // MEGABYTE
        raise TooLarge(path, f"{size // MEGABYTE} MB, over the limit of {limit} MB; split the file")
    if not head.strip(b"\x00\t\n\r\x0c \xef\xbb\xbf\xff\xfe") and size <= HEAD_BYTES:
        raise EmptyFile(path, "is empty; check that it was saved or copied whole")
    return head


def _by_magic(path: Path, head: bytes, options: ReadOptions) -> Kind | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path, options)
    if head.startswith(_OLE):
        raise _old_office(path)
    for magic, what in _REFUSED:
        if head.startswith(magic):
            raise UnsupportedFile(path, f"is {what}")
    return None


def _by_words(path: Path, head: bytes) -> Kind:
    claim = path.suffix.lower()
    if _MAIL.match(head) and len(set(_MAIL_FIELDS.findall(head))) >= 3:
        return Kind.EMAIL
    if _LATE_PDF.search(head[:1024]):
        return Kind.PDF
    if claim in Kind.PDF.suffixes + Kind.DOCX.suffixes + Kind.PPTX.suffixes and _is_binary(head):
        raise UnreadableFile(
            path, f"is damaged: it does not begin as a {claim} file; fetch or save it anew"
        )
    if _is_binary(head):
        raise UnsupportedFile(path, "is not a document that Pejl reads (unknown binary content)")
    if _HTML.search(head) or (claim in Kind.HTML.suffixes and _TAGS.search(head)):
        return Kind.HTML
    return Kind.MARKDOWN if claim in Kind.MARKDOWN.suffixes else Kind.TEXT


def _is_binary(head: bytes) -> bool:
    """More control bytes than any text has; UTF-16 is text though half of it is NUL."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    odd, even = head[1::2], head[::2]
    if min(odd.count(0), even.count(0)) == 0 and max(odd.count(0), even.count(0)) > len(head) / 4:
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0c\x1b\x1e\x1f" for byte in head)
    return controls > max(8, len(head) // 20)


def _is_near(kind: Kind, claim: str) -> bool:
    """Text by any textual name is no surprise, nor is a web page in a text file."""
    wordy = (Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.EMAIL)
    return kind in wordy and any(claim in other.suffixes for other in wordy)


def _zipped(path: Path, options: ReadOptions) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            kind = _zip_kind(path, archive)
    except BROKEN_ZIP as error:
        raise UnreadableFile(
            path, "is damaged or cut short (broken zip); fetch or save it anew"
        ) from error
    _refuse_bomb(path, members, options)
    return kind


def _zip_kind(path: Path, archive: zipfile.ZipFile) -> Kind:
    names = set(archive.namelist())
    for main, kind in _ZIP_PARTS:
        if any(main.fullmatch(name) for name in names):
            return kind
    if "mimetype" in names and "content.xml" in names:
        return _open_document(path, archive)
    for part, what in _ZIP_REFUSED:
        if part in names:
            raise UnsupportedFile(path, f"is {what}")
    raise UnsupportedFile(path, "is a zip archive: unpack it and give the files in it")


def _open_document(path: Path, archive: zipfile.ZipFile) -> Kind:
    with archive.open("mimetype") as part:
        media_type = part.read(200).decode("ascii", "replace")
    if not media_type.startswith(Kind.ODT.media_type):
        raise UnsupportedFile(path, f"is {media_type}: save it as PDF and try again")
    if "META-INF/manifest.xml" in archive.NameToInfo:
        manifest = archive.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise EncryptedFile(path, "is encrypted; save it without a password and try again")
    return Kind.ODT


def _refuse_bomb(path: Path, members: list[zipfile.ZipInfo], options: ReadOptions) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    markup = sum(m.file_size for m in members if m.filename.endswith((".xml", ".rels")))
    limit = options.max_unpacked_bytes
    bomb = unpacked > 10 * MEGABYTE and unpacked > MAX_RATIO * max(1, packed)
    if len(members) > MAX_ZIP_MEMBERS or unpacked > limit or markup > MAX_MARKUP_BYTES or bomb:
        size = f"{len(members)} parts, {unpacked // MEGABYTE} MB unpacked"
        raise TooLarge(path, f"unpacks to more than a document holds ({size}); not opened")


def is_locked_office(path: Path) -> bool:
    """Whether a file is a Word or PowerPoint file behind a password: it looks like an old one."""
    try:
        with path.open("rb") as stream:
            content = stream.read(len(_OLE))
            if content != _OLE:
                return False
            content = stream.read(64 * MEGABYTE)
    except OSError:
        return False
    return "EncryptedPackage".encode("utf-16-le") in content


def _old_office(path: Path) -> UnsupportedFile | EncryptedFile:
    """Word and Excel before 2007, or a newer file behind a password: both are OLE containers."""
    if is_locked_office(path):
        return EncryptedFile(path, "it is encrypted; give its password, or save it without one")
    return UnsupportedFile(
        path, "is an old Office file (.doc, .ppt, .xls, .msg): save it as .docx, .pptx or PDF"
    )
