"""What a worker hands over for the index: the same as would be made of the archive."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.build import BuildOptions, ingest, read_task
from corpus.index import Corpus
from corpus.indexable import Indexable, Recipe, from_archive, recipe_of
from corpus.opening import open_corpus
from corpus.reading import ReadOutcome, prepare_worker, read_file
from corpus.results import FileResult, Status, indexable_of
from corpus.settings import Settings
from corpus.shelf import FolderShelf
from corpus.sources import content_hash, find_sources
from corpus.store.interface import Point, StoredPassage
from corpus.workers import processes, run_each

FILES = Path(__file__).parents[2] / "corpus" / "samples" / "files"
PDF = FILES / "partnerskabsaftale-viborg-sosu-stv.pdf"
OPTIONS = BuildOptions(start=processes(prepare_worker, 0))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    opened = open_corpus(Settings(data=tmp_path))
    yield opened
    opened.store.close()


def read(corpus: Corpus, recipe: Recipe | None) -> ReadOutcome:
    """Have a worker process read a file for an index of these points."""
    task = read_task(corpus, content_hash(PDF), PDF.name, OPTIONS, path=PDF)
    [(_, outcome)] = run_each(
        read_file, [replace(task, recipe=recipe)], start=OPTIONS.start, width=1
    )
    assert isinstance(outcome, ReadOutcome), outcome
    assert not outcome.error
    return outcome


def exact(point: Point) -> tuple[StoredPassage, list[bytes]]:
    """Return a point with the very bytes of its vectors."""
    arrays = point.dense, point.sentences, point.words.indices, point.words.values
    return point.passage, [array.tobytes() for array in arrays]


def test_a_worker_hands_over_what_would_be_made_of_the_archive(corpus: Corpus) -> None:
    handed = read(corpus, recipe_of(corpus.embedder)).indexable
    assert isinstance(handed, Indexable)
    kept = from_archive(corpus.archive, content_hash(PDF), corpus.embedder)
    assert handed.signature.bands
    assert handed.mentions.named
    assert list(map(exact, handed.points)) == list(map(exact, kept.points))
    assert replace(handed, points=()) == replace(kept, points=())


def test_nothing_is_made_for_an_index_of_other_points(corpus: Corpus) -> None:
    own = recipe_of(corpus.embedder)
    others = (
        None,
        replace(own, pejl="0.0.1"),
        replace(own, stamp=replace(own.stamp, model="another")),
        replace(own, stamp=replace(own.stamp, schema=own.stamp.schema + 1)),
    )
    assert [read(corpus, recipe).indexable for recipe in others] == [None] * len(others)


def test_a_worker_of_an_older_pejl_knows_nothing_of_it() -> None:
    outcome = ReadOutcome.__new__(ReadOutcome)
    with pytest.raises(AttributeError):
        assert outcome.indexable
    assert indexable_of(outcome) is None


class WriteOnlyShelf(FolderShelf):
    """What is put here is not read back."""

    def read(self, name: str) -> bytes:
        raise AssertionError(name)


def test_what_was_handed_over_is_not_read_back(corpus: Corpus, tmp_path: Path) -> None:
    archive = Archive(WriteOnlyShelf(tmp_path / "archive"))
    [result] = ingest(find_sources([PDF]), replace(corpus, archive=archive), OPTIONS)
    assert result == FileResult(
        str(PDF), Status.ADDED, content_hash(PDF), 3, result.passages, result.goals
    )
    assert corpus.store.count() == result.passages > 0
