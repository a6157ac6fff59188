"""The whole index anew from the archive: nothing is read or recognised again.

Passages, entities, goals and facts are found anew from the kept text, so that a newer Pejl's
understanding reaches old documents too. The old index serves until the new one is whole, and what
other processes add or delete meanwhile is brought over.
"""

from collections.abc import Iterator
from dataclasses import replace

from corpus.archive import Archive
from corpus.build import BuildOptions, read_task
from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.errors import DocumentNotFound
from corpus.index import Corpus, index_again
from corpus.indexable import Indexable, stamp_of
from corpus.reading import read_file
from corpus.results import OF_ONE_DOCUMENT, FileResult, Status, error_of, indexable_of
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
    done: set[str] = set()
    tasks = [read_task(corpus, one.document_id, one.name, options) for one in entries.values()]
    with catalog.kept_open():
        for task, outcome in run_each(read_file, tasks, start=options.start, width=options.width):
            if catalog.is_indexed(task.document_id):  # else somebody has deleted it meanwhile
                entry, made = entries[task.document_id], indexable_of(outcome)
                yield from _finish(corpus, entry, done, error=error_of(outcome), indexable=made)
    store.optimize()
    yield from _catch_up(corpus, done)
    generations.publish(store)
    if set(catalog.in_state("indexed")) != done:
        late = generations.open(store.stamp)
        yield from _catch_up(replace(corpus, store=late), done)
        late.close()


def _finish(
    corpus: Corpus,
    entry: CatalogEntry,
    done: set[str],
    *,
    error: str = "",
    indexable: Indexable | None = None,
) -> Iterator[FileResult]:
    """Index a document, and tell of it unless it was deleted at that very moment."""
    path = entry.paths[0] if entry.paths else entry.name
    document_id = entry.document_id
    done.add(document_id)
    if error:
        yield FileResult(path, Status.FAILED, document_id, error=error)
        return
    try:
        now = index_again(corpus, entry, indexable)
    except DocumentNotFound:
        done.remove(document_id)
    except OF_ONE_DOCUMENT as fault:
        yield FileResult(path, Status.FAILED, document_id, error=error_of(fault))
    else:
        yield FileResult(path, Status.UPDATED, document_id, now.pages, now.passages, now.goals)


def _catch_up(corpus: Corpus, done: set[str]) -> Iterator[FileResult]:
    """Bring over what others did under the rebuild, which only an index on a server allows."""
    while (there := set(corpus.catalog.in_state("indexed"))) != done:
        for gone in done - there:
            corpus.store.remove(gone)
            done.remove(gone)
        for entry in corpus.catalog.entries():
            if entry.document_id not in done:
                yield from _finish(corpus, entry, done)
