"""The parts of a corpus, opened as the settings say."""

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.errors import CorpusNotFound
from corpus.index import Corpus, stamp_of
from corpus.settings import Settings
from corpus.store.open import open_store
from ingest.options import ReadOptions
from ingest.repair.pins import NO_PINS, read_pins
from nlp.embedding.interface import Embedder
from nlp.embedding.load import DEFAULT, load_embedder


def read_options(settings: Settings, *, password: str | None = None) -> ReadOptions:
    """Return how files are read, the user's own words with it.

    Raises:
        UnreadableFile: the list of words is not there, or a line of it says nothing.

    """
    pins = read_pins(settings.words_file) if settings.words_file else NO_PINS
    return ReadOptions(
        password=password, pinned=pins.keep, replaced=tuple(sorted(pins.replace.items()))
    )


def require_corpus(settings: Settings) -> None:
    """Refuse to go on where nothing was ever ingested: most often DIR is misspelt.

    Raises:
        CorpusNotFound: there is no catalog.

    """
    if not settings.catalog_file.exists():
        msg = (
            f"there is no corpus in {settings.data}: make one with `pejl ingest PATH...`, "
            "or name another folder with --data"
        )
        raise CorpusNotFound(msg)


def open_archive(settings: Settings) -> Archive:
    """Return what is kept; nothing is opened."""
    return Archive(settings.archive_folder)


def open_catalog(settings: Settings) -> Catalog:
    """Open the catalog, made empty where there is none."""
    return Catalog(settings.catalog_file)


def open_embedder(settings: Settings) -> Embedder:
    """Load the embedding model."""
    return load_embedder(settings.model or DEFAULT)


def open_corpus(settings: Settings) -> Corpus:
    """Open everything.

    Raises:
        IndexMismatch: the index was built with another model, width or schema.
        CorpusBusy: another process holds the index.
        StoreUnavailable: the index engine does not answer.
        ModelMissing: the embedding model is not on this machine.

    """
    embedder = open_embedder(settings)
    store = open_store(settings, stamp_of(embedder))
    return Corpus(open_archive(settings), open_catalog(settings), store, embedder)
