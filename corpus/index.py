"""What is in the archive into the index, and out of it again, each step recorded in the catalog."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.alignments import Alignments
from corpus.archive import Archive
from corpus.carrying import carry_over
from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.corrections import Corrections, read_corrected
from corpus.errors import DocumentNotFound
from corpus.history import History
from corpus.indexable import Indexable, from_archive
from corpus.kin import find_family, version_before
from corpus.kin_tables import Family, KinTables
from corpus.mention_index import MentionIndex
from corpus.store.interface import Store
from nlp.embedding.interface import Embedder
from nlp.passage import AnnotatedDocument


@dataclass(frozen=True, slots=True)
class Corpus:
    """An open corpus: what is kept, what is known of it, the index, and the model it is made by."""

    archive: Archive
    catalog: Catalog
    store: Store
    embedder: Embedder

    @property
    def corrections(self) -> Corrections:
        """What people have said of goals."""
        return Corrections(self.catalog.path)

    @property
    def history(self) -> History:
        """Former versions, and what was deleted for now."""
        return History(self.catalog.path)

    @property
    def alignments(self) -> Alignments:
        """What people have said of pairs of statements."""
        return Alignments(self.catalog.path)

    @property
    def kin(self) -> KinTables:
        """Which documents belong together."""
        return KinTables(self.catalog.path)

    @property
    def mentions(self) -> MentionIndex:
        """What all documents mention."""
        return MentionIndex(self.catalog.path)

    def understood(self, document_ids: Iterable[str]) -> Iterator[AnnotatedDocument]:
        """Return what was understood of documents, as people have corrected it."""
        return read_corrected(self.archive, self.corrections, document_ids)


def index_document(
    corpus: Corpus,
    document_id: str,
    *,
    name: str,
    paths: tuple[str, ...],
    newer_than: float = 0.0,
    indexable: Indexable | None = None,
) -> CatalogEntry:
    """Put a kept document into the index, then enter it in the catalog under its paths.

    What a worker has made of it already is handed over as INDEXABLE. It takes the place of a
    document that it is plainly a later version of, where that was there before the time
    `newer_than` (seconds since 1970; at 0 it replaces none).
    """
    made, place, family = _put(corpus, document_id, indexable)
    entry = made.entry(name, paths)
    after = version_before(corpus.catalog, family, entry, newer_than)
    corpus.catalog.record(entry, family, after=after, mentions=made.mentions)
    _keep_up(corpus, made, place)
    return entry


def index_again(
    corpus: Corpus, known: CatalogEntry, indexable: Indexable | None = None
) -> CatalogEntry:
    """Put a document that is in search into the index anew; its paths stay as they are.

    Raises:
        DocumentNotFound: it was taken out of search meanwhile, and stays out.

    """
    made, place, family = _put(corpus, known.document_id, indexable)
    entry = made.entry(known.name, ())
    if not corpus.catalog.record(entry, family, mentions=made.mentions, known=True):
        corpus.store.remove(entry.document_id)
        msg = f"{entry.name} was deleted meanwhile"
        raise DocumentNotFound(msg)
    _keep_up(corpus, made, place)
    return entry


def _put(
    corpus: Corpus, document_id: str, indexable: Indexable | None
) -> tuple[Indexable, str, Family]:
    """Put a document's points into the index.

    Return what it was made into, the index's place, for a rebuild may move it, and its family.
    """
    made = indexable or from_archive(corpus.archive, document_id, corpus.embedder)
    place = corpus.store.place()
    _replace(corpus.store, made)
    return made, place, find_family(corpus.archive, corpus.catalog, made.signature)


def _replace(store: Store, made: Indexable) -> None:
    """Put a document's points; those that an earlier Pejl made may begin elsewhere, so they go."""
    store.remove(made.document_id)
    store.put(made.points)


def _keep_up(corpus: Corpus, made: Indexable, place: str) -> None:
    """Put a document again where a rebuild took over since, for it went to the old index.

    A rebuild looks at the catalog once more when it has taken over. So either it sees there what
    has been entered, or who entered it sees here that the index is another.
    """
    while (now := corpus.store.place()) != place:
        place = now
        _replace(corpus.store, made)
        if not corpus.catalog.is_indexed(made.document_id):  # deleted meanwhile
            corpus.store.remove(made.document_id)


def _follow(corpus: Corpus, document_id: str) -> None:
    """Let what people said of a replaced document's statements follow to what took its place."""
    newer = corpus.history.current(document_id)
    if newer != document_id:
        carry_over(corpus.archive, corpus.corrections, corpus.alignments, document_id, newer)


def leave_index(corpus: Corpus) -> None:
    """Take out of the index what newer versions have replaced, and finish removals cut short."""
    for document_id in corpus.catalog.in_state("replaced"):
        corpus.store.remove(document_id)
        _follow(corpus, document_id)
        corpus.catalog.set_state([document_id], "past")
    for document_id in corpus.catalog.in_state("removing"):
        _remove(corpus, document_id)


def remove_document(corpus: Corpus, document_id: str) -> None:
    """Delete every trace of a document: index, archive, catalog, corrections, former versions.

    A former version that is named itself goes alone; what is in search stays.
    """
    catalog = corpus.catalog
    goes = [document_id]
    if corpus.history.current(document_id) == document_id:
        former = corpus.history.former(document_id)
        goes += [one.document_id for one in former if not catalog.is_indexed(one.document_id)]
    catalog.set_state(goes, "removing")
    for one in goes:
        _remove(corpus, one)


def _remove(corpus: Corpus, document_id: str) -> None:
    corpus.store.remove(document_id)
    corpus.archive.remove(document_id)
    corpus.corrections.forget(document_id)
    corpus.alignments.forget(document_id)
    corpus.catalog.forget(document_id)
