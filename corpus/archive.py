"""What is kept of every document, by the hash of its content: the truth that an index is made of.

    archive/ab/abcdef.../original         the file's bytes
                        /document.zst     extracted and repaired text, every edit
                        /annotated.zst    passages, entities, goals, facts

Every file is written whole or not at all, so what is there can be trusted after a crash.
"""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus.codec import NotReadable, pack, unpack
from corpus.errors import ArchiveDamaged, SourceChanged
from corpus.files import write_atomic
from corpus.sources import content_hash
from ingest.document import Document
from nlp.passage import AnnotatedDocument

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Archive:
    """The kept documents under one folder. Plain and picklable: workers write to it themselves."""

    folder: Path

    def put_original(self, document_id: str, source: Path) -> None:
        """Keep the file's bytes.

        Raises:
            SourceChanged: they are no longer those that the document was read from.

        """
        content = source.read_bytes()
        if hashlib.sha256(content).hexdigest() != document_id:
            msg = "changed while it was being read: ingest it again when it is whole"
            raise SourceChanged(msg)
        write_atomic(self.original(document_id), content)

    def put_document(self, document: Document) -> None:
        """Keep what was extracted and repaired."""
        write_atomic(self._place(document.id) / "document.zst", pack(document))

    def put_annotated(self, annotated: AnnotatedDocument) -> None:
        """Keep what was understood."""
        write_atomic(self._place(annotated.document_id) / "annotated.zst", pack(annotated))

    def original(self, document_id: str) -> Path:
        """Return where the file's bytes lie."""
        return self._place(document_id) / "original"

    def document(self, document_id: str) -> Document:
        """Return the extracted and repaired text.

        Raises:
            ArchiveDamaged: it is missing or cannot be read back.

        """
        return self._get(document_id, "document.zst", Document)

    def annotated(self, document_id: str) -> AnnotatedDocument:
        """Return what was understood.

        Raises:
            ArchiveDamaged: it is missing or cannot be read back.

        """
        return self._get(document_id, "annotated.zst", AnnotatedDocument)

    def has_document(self, document_id: str) -> bool:
        """Whether the text of this content is kept, so that nothing need be recognised again."""
        return (self._place(document_id) / "document.zst").exists()

    def is_original(self, document_id: str) -> bool:
        """Whether the kept bytes are still those that the document was read from."""
        path = self.original(document_id)
        return path.exists() and content_hash(path) == document_id

    def remove(self, document_id: str) -> None:
        """Delete everything that is kept of a document."""
        shutil.rmtree(self._place(document_id), ignore_errors=True)

    def ids(self) -> Iterator[str]:
        """Every document of which something is kept, in order."""
        return (path.name for path in sorted(self.folder.glob("??/*")) if path.is_dir())

    def _place(self, document_id: str) -> Path:
        return self.folder / document_id[:2] / document_id

    def _get(self, document_id: str, name: str, kind: type[T]) -> T:
        path = self._place(document_id) / name
        try:
            return unpack(path.read_bytes(), kind)
        except (OSError, NotReadable) as error:
            msg = (
                f"the archive's {name} of document {document_id[:12]} cannot be read ({error}): "
                "ingest the file again with `pejl ingest --again`"
            )
            raise ArchiveDamaged(msg) from error
