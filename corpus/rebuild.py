"""The whole index anew from the archive: nothing is read or recognised again.

Passages, entities, goals and facts are found anew from the kept text, so that a newer Pejl's
understanding reaches old documents too. The old index serves until the new one is whole.
"""

from collections.abc import Iterator

from corpus.archive import Archive
from corpus.build import BuildOptions
from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.index import Corpus, index_document, stamp_of
from corpus.reading import ReadTask, read_file
from corpus.results import OF_ONE_DOCUMENT, FileResult, Status, error_of
from corpus.store.generations import Generations
from corpus.workers import run_each
from nlp.embedding.interface import Embedder


def rebuild(
    archive: Archive,
    catalog: Catalog,
    embedder: Embedder,
    generations: Generations,
    options: BuildOptions,
) -> Iterator[FileResult]:
    """Index every document of the catalog anew, yield what became of each, then switch over.

    A document that cannot be indexed is reported; it stays in the archive, but is not in the new
    index.
    """
    store = generations.begin(stamp_of(embedder))
    corpus = Corpus(archive, catalog, store, embedder)
    entries = {entry.document_id: entry for entry in catalog.entries()}
    tasks = [
        ReadTask(
            path=None,
            name=entry.name,
            document_id=entry.document_id,
            archive=archive,
            seconds=options.seconds,
            mask=options.mask,
        )
        for entry in entries.values()
    ]
    for task, outcome in run_each(read_file, tasks, start=options.start, width=options.width):
        yield _finish(corpus, entries[task.document_id], error_of(outcome))
    store.optimize()
    generations.publish(store)


def _finish(corpus: Corpus, entry: CatalogEntry, error: str) -> FileResult:
    path = entry.paths[0] if entry.paths else entry.name
    if error:
        return FileResult(path, Status.FAILED, entry.document_id, error=error)
    try:
        now = index_document(corpus, entry.document_id, name=entry.name, paths=entry.paths)
    except OF_ONE_DOCUMENT as fault:
        return FileResult(path, Status.FAILED, entry.document_id, error=error_of(fault))
    return FileResult(path, Status.UPDATED, entry.document_id, now.pages, now.passages, now.goals)
