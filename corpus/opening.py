"""The parts of a corpus, opened as the settings say."""

from pathlib import Path

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.errors import CorpusNotFound
from corpus.index import Corpus
from corpus.indexable import stamp_of
from corpus.settings import Settings
from corpus.shelf import FolderShelf
from corpus.store.open import open_store
from nlp.embedding.interface import Embedder
from nlp.embedding.load import DEFAULT, load_embedder


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
    place = settings.archive_place
    if "://" not in place:
        return Archive(FolderShelf(Path(place)))
    from corpus.shelf_remote import RemoteShelf  # fsspec

    return Archive(RemoteShelf(place))


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
