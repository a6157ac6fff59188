"""From files to a corpus that can be searched: the whole flow, crash-safe.

    sources -> workers: read, repair, understand -> archive -> index -> catalog

In that order, so that whatever a crash leaves behind is only work not yet recorded: the next run
finds the text in the archive, puts the same points into the index again, and records it.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from corpus.archive import Archive
from corpus.catalog import Catalog
from corpus.control import Control
from corpus.errors import SourceChanged
from corpus.index import Corpus, index_document, leave_index
from corpus.indexable import recipe_of
from corpus.reading import ReadOutcome, ReadTask, read_file
from corpus.results import OF_ONE_DOCUMENT, FileResult, Status, error_of, indexable_of
from corpus.sources import Source, content_hash
from corpus.workers import Start, run_each
from ingest.options import ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """How to work through a batch: `seconds` limits one file, `again` reads known files anew.

    `mask` blots out personal numbers before anything is kept but the original. `distant` workers
    are on other machines and get their files by way of the archive, which they must reach.
    `control` tells how far files have come, and stops the batch.
    """

    start: Start
    width: int = 1
    seconds: int = 0
    again: bool = False
    mask: bool = True
    distant: bool = False
    control: Control | None = None
    read: ReadOptions = field(default_factory=ReadOptions)


def ingest(
    sources: Iterable[Source], corpus: Corpus, options: BuildOptions
) -> Iterator[FileResult]:
    """Bring files into the corpus; yield what became of each, as they finish.

    A file that cannot be read is reported and the batch goes on. Stopping halfway loses nothing:
    the next run goes on from there.

    Raises:
        MissingTool: nothing can be recognised at all.

    """
    with corpus.catalog.kept_open():
        yield from _ingest(sources, corpus, options)


def _ingest(
    sources: Iterable[Source], corpus: Corpus, options: BuildOptions
) -> Iterator[FileResult]:
    began = time.time()
    leave_index(corpus)
    batch: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        try:
            batch[content_hash(source.path)].append(source)
        except OSError as error:
            yield _failed(corpus.catalog, source, "", f"cannot be read: {error.strerror}")
    for document_id, same in list(batch.items()):
        if _is_settled(corpus, document_id, options):
            del batch[document_id]
            yield from (_note_known(corpus, source, document_id) for source in same)
    for document_id, outcome in _read(batch, corpus, options):
        if isinstance(outcome, ReadOutcome) and outcome.stopped:
            continue  # it is read the next time
        yield from _finish(batch[document_id], document_id, outcome, corpus, began)
    leave_index(corpus)


def _is_settled(corpus: Corpus, document_id: str, options: BuildOptions) -> bool:
    """Whether nothing need be read: what a newer document stands for is never read anew."""
    if corpus.history.is_succeeded(document_id):
        return True
    return not options.again and corpus.catalog.is_indexed(document_id)


def _read(
    batch: dict[str, list[Source]], corpus: Corpus, options: BuildOptions
) -> Iterator[tuple[str, ReadOutcome | BaseException]]:
    """Have the files read; yield what came of each, by the id of its content."""
    tasks = _tasks(batch, corpus, options)
    for task, outcome in run_each(read_file, tasks, start=options.start, width=options.width):
        if options.control:
            options.control.finish(task.document_id)
        yield task.document_id, outcome
        if options.distant and not corpus.archive.has_document(task.document_id):
            corpus.archive.remove(task.document_id)  # what was handed over and could not be read


def _tasks(
    batch: dict[str, list[Source]], corpus: Corpus, options: BuildOptions
) -> Iterator[ReadTask]:
    """Yield what to read as it is asked for: files are handed over when it is their turn."""
    control = options.control
    for document_id, same in batch.items():
        if control and control.is_cancelled():
            return
        path = same[0].path
        handed_over = options.distant and _hand_over(corpus.archive, document_id, path)
        yield read_task(corpus, document_id, path.name, options, path=None if handed_over else path)


def read_task(
    corpus: Corpus,
    document_id: str,
    name: str,
    options: BuildOptions,
    *,
    path: Path | None = None,
) -> ReadTask:
    """Return what a worker is to read: a file, or without PATH the bytes that the archive keeps."""
    return ReadTask(
        path=path,
        name=name,
        document_id=document_id,
        archive=corpus.archive,
        options=_told(options, document_id, name),
        seconds=options.seconds,
        again=options.again,
        mask=options.mask,
        control=options.control,
        recipe=recipe_of(corpus.embedder),
    )


def _told(options: BuildOptions, document_id: str, name: str) -> ReadOptions:
    """Return how to read a file, with whom to tell of its pages."""
    if not options.control:
        return options.read
    return replace(options.read, on_page=partial(options.control.note, document_id, name))


def _hand_over(archive: Archive, document_id: str, path: Path) -> bool:
    """Put a file where every worker can reach it; where it cannot be read, theirs to say so."""
    try:
        archive.put_original(document_id, path)
    except (OSError, SourceChanged):
        return False
    return True


def _finish(
    same: list[Source],
    document_id: str,
    outcome: ReadOutcome | BaseException,
    corpus: Corpus,
    began: float,
) -> Iterator[FileResult]:
    """Index what a worker has read, for the first of its paths; the others are the same again.

    `began` is when the batch did, in seconds since 1970.
    """
    error = error_of(outcome)
    if error or not isinstance(outcome, ReadOutcome):
        yield from (_failed(corpus.catalog, source, document_id, error) for source in same)
        return
    first, *others = same
    before = corpus.catalog.document_at(first.key)
    try:
        entry = index_document(
            corpus,
            document_id,
            name=first.path.name,
            paths=(first.key,),
            newer_than=began if first.is_upload else 0.0,
            indexable=indexable_of(outcome),
        )
    except OF_ONE_DOCUMENT as fault:
        yield from (_failed(corpus.catalog, s, document_id, error_of(fault)) for s in same)
        return
    is_newer = before or (first.is_upload and corpus.history.former(document_id))
    yield FileResult(
        path=first.given,
        status=Status.UPDATED if is_newer else Status.ADDED,
        document_id=document_id,
        pages=entry.pages,
        passages=entry.passages,
        goals=entry.goals,
        problems=outcome.problems,
    )
    yield from (_note_known(corpus, source, document_id) for source in others)


def _failed(catalog: Catalog, source: Source, document_id: str, error: str) -> FileResult:
    catalog.record_failure(source.key, document_id, error)
    return FileResult(source.given, Status.FAILED, document_id, error=error)


def _note_known(corpus: Corpus, source: Source, document_id: str) -> FileResult:
    before = corpus.catalog.document_at(source.key)
    corpus.catalog.add_path(source.key, document_id)
    entry = corpus.catalog.get(document_id)
    return FileResult(
        path=source.given,
        status=Status.UPDATED if before not in (None, document_id) else Status.UNCHANGED,
        document_id=document_id,
        pages=entry.pages,
        passages=entry.passages,
        goals=entry.goals,
    )
