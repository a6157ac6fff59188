"""What the check-up finds wrong between archive, catalog and index, put right where it can be.

The archive is the truth: what the index lacks is put into it again, what it should not hold is
taken out, and what of a document cannot be read back is made anew from its original bytes.
"""

from collections.abc import Iterator
from dataclasses import replace

from corpus.build import BuildOptions, read_task
from corpus.catalog_tables import CatalogEntry
from corpus.checkup import is_whole
from corpus.index import Corpus, index_again, leave_index
from corpus.indexable import Indexable
from corpus.reading import read_file
from corpus.results import OF_ONE_DOCUMENT, FileResult, Status, error_of, indexable_of
from corpus.store.interface import Condition
from corpus.workers import run_each


def mend(corpus: Corpus, options: BuildOptions) -> Iterator[FileResult]:
    """Put right what can be; yield each document that was touched, and what became of it."""
    leave_index(corpus)
    yield from _remove_strays(corpus)
    damaged = {
        entry.document_id: entry
        for entry in corpus.catalog.entries()
        if not is_whole(corpus.archive, entry.document_id)
    }
    yield from _read_anew(corpus, damaged, options)
    for entry in corpus.catalog.entries():
        if entry.document_id not in damaged and not _is_indexed_whole(corpus, entry):
            yield _index_anew(corpus, entry)


def _remove_strays(corpus: Corpus) -> Iterator[FileResult]:
    """Take passages out of the index whose document is none of those in search."""
    known = {entry.document_id for entry in corpus.catalog.entries()}
    found = {passage.document_id: passage.title for passage in corpus.store.passages()}
    for document_id in found.keys() - known:
        corpus.store.remove(document_id)
        yield FileResult(found[document_id], Status.UPDATED, document_id)


def _read_anew(
    corpus: Corpus, damaged: dict[str, CatalogEntry], options: BuildOptions
) -> Iterator[FileResult]:
    tasks = []
    for entry in damaged.values():
        if not corpus.archive.is_original(entry.document_id):
            advice = "its original is damaged too: `pejl ingest --again` with the file itself"
            yield FileResult(entry.name, Status.FAILED, entry.document_id, error=advice)
            continue
        anew = replace(options, again=True)
        tasks.append(read_task(corpus, entry.document_id, entry.name, anew))
    for task, outcome in run_each(read_file, tasks, start=options.start, width=options.width):
        entry = damaged[task.document_id]
        if error := error_of(outcome):
            yield FileResult(entry.name, Status.FAILED, entry.document_id, error=error)
        else:
            yield _index_anew(corpus, entry, indexable_of(outcome))


def _is_indexed_whole(corpus: Corpus, entry: CatalogEntry) -> bool:
    own = (Condition("document_id", (entry.document_id,)),)
    return corpus.store.count(where=own) == entry.passages


def _index_anew(
    corpus: Corpus, entry: CatalogEntry, indexable: Indexable | None = None
) -> FileResult:
    try:
        now = index_again(corpus, entry, indexable)
    except OF_ONE_DOCUMENT as fault:
        return FileResult(entry.name, Status.FAILED, entry.document_id, error=error_of(fault))
    return FileResult(
        entry.name, Status.UPDATED, entry.document_id, now.pages, now.passages, now.goals
    )
