"""What is kept of every document, by the hash of its content: the truth that an index is made of.

    archive/ab/abcdef.../original         the file's bytes
                        /document.zst     extracted and repaired text, every edit
                        /annotated.zst    passages, entities, goals, facts

Every file is written whole or not at all, so what is there can be trusted after a crash. The
shelf is a folder by default, or any place that fsspec reaches.
"""

import hashlib
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus.codec import NotReadable, pack, unpack
from corpus.errors import ArchiveDamaged, SourceChanged
from corpus.shelf import Shelf
from corpus.sources import content_hash
from ingest.document import Document, Reading
from nlp.passage import AnnotatedDocument

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's repaired text, and how its letters were got."""

    text: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What of a `Document` is enough to compare its words."""

    pages: tuple[PageText, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """The kept documents on one shelf. Plain and picklable: workers write to it themselves."""

    shelf: Shelf

    def put_original(self, document_id: str, source: Path) -> None:
        """Keep the file's bytes.

        Raises:
            SourceChanged: they are no longer those that the document was read from.

        """
        content = source.read_bytes()
        if hashlib.sha256(content).hexdigest() != document_id:
            msg = "changed while it was being read: ingest it again when it is whole"
            raise SourceChanged(msg)
        self.shelf.write(_name(document_id, "original"), content)

    def put_document(self, document: Document) -> None:
        """Keep what was extracted and repaired."""
        self.shelf.write(_name(document.id, "document.zst"), pack(document))

    def put_annotated(self, annotated: AnnotatedDocument) -> None:
        """Keep what was understood."""
        self.shelf.write(_name(annotated.document_id, "annotated.zst"), pack(annotated))

    def original(self, document_id: str) -> AbstractContextManager[Path]:
        """Return a path to the file's bytes, good inside the `with` block."""
        return self.shelf.as_file(_name(document_id, "original"))

    def document(self, document_id: str) -> Document:
        """Return the extracted and repaired text.

        Raises:
            ArchiveDamaged: it is missing or cannot be read back.

        """
        return self._get(document_id, "document.zst", Document)

    def text(self, document_id: str) -> DocumentText:
        """Return the repaired text alone, for a fifth of the work: most is where words stand.

        Raises:
            ArchiveDamaged: it is missing or cannot be read back.

        """
        return self._get(document_id, "document.zst", DocumentText)

    def annotated(self, document_id: str) -> AnnotatedDocument:
        """Return what was understood.

        Raises:
            ArchiveDamaged: it is missing or cannot be read back.

        """
        return self._get(document_id, "annotated.zst", AnnotatedDocument)

    def has_document(self, document_id: str) -> bool:
        """Whether the text of this content is kept, so that nothing need be recognised again."""
        return self.shelf.has(_name(document_id, "document.zst"))

    def is_original(self, document_id: str) -> bool:
        """Whether the kept bytes are still those that the document was read from."""
        if not self.shelf.has(_name(document_id, "original")):
            return False
        with self.original(document_id) as path:
            return content_hash(path) == document_id

    def remove(self, document_id: str) -> None:
        """Delete everything that is kept of a document."""
        self.shelf.remove(_name(document_id))

    def ids(self) -> list[str]:
        """Every document of which something is kept, in order."""
        return sorted({name.split("/")[1] for name in self.shelf.names() if name.count("/") == 2})

    def _get(self, document_id: str, name: str, kind: type[T]) -> T:
        try:
            return unpack(self.shelf.read(_name(document_id, name)), kind)
        except (OSError, NotReadable) as error:
            msg = (
                f"the archive's {name} of document {document_id[:12]} cannot be read ({error}): "
                "ingest the file again with `pejl ingest --again`"
            )
            raise ArchiveDamaged(msg) from error


def _name(document_id: str, name: str = "") -> str:
    """Return the name that a file of a document has on the shelf, or that of its folder."""
    return f"{document_id[:2]}/{document_id}/{name}".rstrip("/")
