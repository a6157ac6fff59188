"""The whole index anew from the archive: nothing is read or recognised again.

Passages, entities, goals and facts are found anew from the kept text, so that a newer Pejl's
understanding reaches old documents too. The old index serves until the new one is whole.
"""

from collections.abc import Iterator
from dataclasses import replace

from corpus.build import BuildOptions
from corpus.catalog_tables import CatalogEntry
from corpus.index import Corpus, index_document
from corpus.reading import ReadTask, read_file
from corpus.results import FileResult, Status, error_of
from corpus.store.generations import Generations
from corpus.store.interface import Stamp
from corpus.workers import run_each


def rebuild(
    corpus: Corpus, generations: Generations, stamp: Stamp, options: BuildOptions
) -> Iterator[FileResult]:
    """Index every document of the catalog anew, yield what became of each, then switch over.

    `corpus.store` is not used, and may be closed. A document that cannot be indexed is reported and
    left as it was in the archive; it is not in the new index.
    """
    store = generations.begin(stamp)
    fresh = replace(corpus, store=store)
    entries = {entry.document_id: entry for entry in corpus.catalog.entries()}
    tasks = [
        ReadTask(
            path=corpus.archive.original(document_id),
            document_id=document_id,
            archive=corpus.archive,
            seconds=options.seconds,
        )
        for document_id in entries
    ]
    for task, outcome in run_each(read_file, tasks, start=options.start, width=options.width):
        yield _finish(fresh, entries[task.document_id], error_of(outcome))
    store.optimize()
    generations.publish(store)


def _finish(fresh: Corpus, entry: CatalogEntry, error: str) -> FileResult:
    path = entry.paths[0] if entry.paths else entry.name
    if error:
        return FileResult(path, Status.FAILED, entry.document_id, error=error)
    now = index_document(fresh, entry.document_id, name=entry.name, paths=entry.paths)
    return FileResult(path, Status.UPDATED, entry.document_id, now.pages, now.passages, now.goals)
