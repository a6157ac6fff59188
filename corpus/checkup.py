"""Whether the tools are there, and whether archive, catalog and index agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.errors import CorpusError
from corpus.indexable import stamp_of
from corpus.opening import open_archive, open_catalog, open_embedder
from corpus.settings import Settings
from corpus.store.interface import Condition, Store
from corpus.store.open import open_generations
from ingest.document import Language
from ingest.errors import MissingTool
from nlp.errors import NlpError

_LANGUAGES: tuple[Language, ...] = ("da", "sv", "en", "nb")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked; `advice` says what to do, and is empty where all is well."""

    name: str
    detail: str
    advice: str = ""

    @property
    def well(self) -> bool:
        """Whether nothing need be done."""
        return not self.advice


def check_up(settings: Settings) -> Iterator[Finding]:
    """Yield what is well and what is not: OCR, model, index, archive, failed files."""
    yield from (_check_language(language) for language in _LANGUAGES)
    yield from _check_index(settings)
    yield _check_archive(open_archive(settings), open_catalog(settings))
    yield _check_failures(open_catalog(settings))


def _check_language(language: Language) -> Finding:
    from ingest.ocr.tesseract import require_language  # imports OpenCV and Pillow

    try:
        require_language(language)
    except MissingTool as error:
        return Finding(f"OCR of {language}", str(error), "install what it names")
    return Finding(f"OCR of {language}", "installed")


def _check_index(settings: Settings) -> Iterator[Finding]:
    try:
        stamp = stamp_of(open_embedder(settings))
    except NlpError as error:
        yield Finding("model", str(error), "fetch the model, or unset PEJL_MODEL")
        return
    yield Finding("model", f"{stamp.model}, width {stamp.width}")
    try:
        store = open_generations(settings).open(stamp)
    except CorpusError as error:
        yield Finding("index", str(error), "do as it says")
        return
    yield _compare(open_catalog(settings), store)
    store.close()


def _compare(catalog: Catalog, store: Store) -> Finding:
    """Compare how many passages each document should have with how many are found."""
    entries = catalog.entries()
    wrong = [
        entry.name
        for entry in entries
        if store.count(where=(Condition("document_id", (entry.document_id,)),)) != entry.passages
    ]
    strays = store.count() - sum(entry.passages for entry in entries)
    if wrong or strays:
        detail = f"{len(wrong)} documents differ ({', '.join(wrong[:3])}), {strays} passages astray"
        return Finding("index", detail, "run `pejl doctor --mend`, or `pejl rebuild`")
    return Finding("index", f"{store.count()} passages of {len(entries)} documents")


def _check_archive(archive: Archive, catalog: Catalog) -> Finding:
    entries = catalog.entries()
    damaged = [entry.name for entry in entries if not is_whole(archive, entry.document_id)]
    if damaged:
        detail = f"{len(damaged)} documents cannot be read back: {', '.join(damaged[:3])}"
        return Finding("archive", detail, "run `pejl doctor --mend`")
    return Finding("archive", f"{len(entries)} documents whole")


def is_whole(archive: Archive, document_id: str) -> bool:
    """Whether all that is kept of a document can be read back, and is what it was."""
    try:
        archive.annotated(document_id)
        return archive.document(document_id).id == document_id and archive.is_original(document_id)
    except CorpusError:
        return False


def _check_failures(catalog: Catalog) -> Finding:
    failures = catalog.failures()
    if failures:
        detail = "; ".join(f"{failure.path}: {failure.error}" for failure in failures[:5])
        return Finding("files", detail, "mend them, then run `pejl ingest --failed`")
    return Finding("files", "none has failed")
