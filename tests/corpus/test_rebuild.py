"""A rebuild on a server while other processes add and delete, step by step, over real HTTP."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpus.build import BuildOptions, ingest
from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.index import Corpus, remove_document
from corpus.kin_tables import Family
from corpus.mentions import DocumentMentions
from corpus.opening import open_corpus
from corpus.options import build_options
from corpus.rebuild import rebuild
from corpus.results import FileResult, Status
from corpus.retiring import discard
from corpus.settings import Settings
from corpus.sources import find_sources
from corpus.store.generations import Generations
from corpus.store.interface import Stamp, Store
from corpus.store.open import open_generations
from nlp.vectors import Vector, Vectors
from tests.qdrant_over_http import qdrant_over_http

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning")

OPTIONS = BuildOptions(start=ThreadPoolExecutor)
SECONDS = 120


@pytest.fixture
def settings() -> Iterator[Settings]:
    memory = Path("/dev/shm")
    with (
        TemporaryDirectory(dir=memory if memory.is_dir() else None) as name,
        qdrant_over_http() as index,
    ):
        yield Settings(data=Path(name), qdrant_url=index.url)


def add(corpus: Corpus, folder: Path, place: str) -> str:
    file = folder / f"{place}.txt"
    file.write_text(f"Referat\n\n{place} Kommune betaler elevernes buskort til skolen.\n")
    [result] = ingest(find_sources([file]), corpus, OPTIONS)
    assert result.status is Status.ADDED, result.error
    return result.document_id


def rebuild_all(corpus: Corpus, generations: Generations) -> list[FileResult]:
    return list(rebuild(corpus.archive, corpus.catalog, corpus.embedder, generations, OPTIONS))


def in_index(settings: Settings) -> set[str]:
    generations = open_generations(settings)
    stamp = generations.current()
    assert stamp
    return {passage.document_id for passage in generations.open(stamp).passages()}


class LateCatalog(Catalog):
    """Enters a document only when it is told to; its passages are in the index long before."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.reached, self.go_on = threading.Event(), threading.Event()

    def record(
        self,
        entry: CatalogEntry,
        family: Family = Family(),  # noqa: B008 - frozen
        *,
        after: str = "",
        mentions: DocumentMentions | None = None,
        known: bool = False,
    ) -> bool:
        self.reached.set()
        assert self.go_on.wait(SECONDS)
        return super().record(entry, family, after=after, mentions=mentions, known=known)


def test_what_is_put_as_a_rebuild_takes_over_is_in_the_new_index(
    settings: Settings, tmp_path: Path
) -> None:
    corpus = open_corpus(settings)
    old = add(corpus, tmp_path, "Struer")
    late = LateCatalog(settings.catalog_file)
    with ThreadPoolExecutor(1) as other:
        adding = other.submit(add, replace(corpus, catalog=late), tmp_path, "Odder")
        assert late.reached.wait(SECONDS)
        assert len(rebuild_all(corpus, open_generations(settings))) == 1
        assert in_index(settings) == {old}
        late.go_on.set()
        new = adding.result(SECONDS)
    assert in_index(settings) == {old, new}


class Interrupted:
    """Generations with something done between a rebuild's last look and the moment it takes over.

    See `corpus.store.generations.Generations`.
    """

    def __init__(self, inner: Generations, corpus: Corpus, remove: Sequence[str]) -> None:
        self._inner, self._corpus, self._remove = inner, corpus, remove

    def current(self) -> Stamp | None:
        return self._inner.current()

    def open(self, stamp: Stamp) -> Store:
        return self._inner.open(stamp)

    def begin(self, stamp: Stamp) -> Store:
        return self._inner.begin(stamp)

    def publish(self, store: Store) -> None:
        discard(self._corpus, self._remove[0], days=30)
        remove_document(self._corpus, self._remove[1])
        self._inner.publish(store)


def test_what_is_deleted_as_a_rebuild_takes_over_is_not_in_the_new_index(
    settings: Settings, tmp_path: Path
) -> None:
    corpus = open_corpus(settings)
    kept, *gone = (add(corpus, tmp_path, place) for place in ("Struer", "Odder", "Faxe"))
    rebuild_all(corpus, Interrupted(open_generations(settings), corpus, gone))
    assert in_index(settings) == {kept}
    assert [one.document_id for one in corpus.history.trashed()] == gone[:1]


class MeanwhileEmbedder:
    """A model of its own; while it works on a text about a place, its document is deleted."""

    def __init__(self, corpus: Corpus, place: str, document_id: str) -> None:
        self._corpus, self._place, self._document_id = corpus, place, document_id
        self.name, self.width = "meanwhile", corpus.embedder.width
        self.words = corpus.embedder.words

    def embed_query(self, text: str) -> Vector:
        return self._corpus.embedder.embed_query(text)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if any(self._place in text for text in texts):
            discard(self._corpus, self._document_id, days=30)
        return self._corpus.embedder.embed_passages(texts)


def test_what_is_deleted_while_a_rebuild_is_at_it_stays_deleted(
    settings: Settings, tmp_path: Path
) -> None:
    corpus = open_corpus(settings)
    kept, gone = (add(corpus, tmp_path, place) for place in ("Struer", "Odder"))
    deleting = replace(corpus, embedder=MeanwhileEmbedder(corpus, "Odder", gone))
    results = rebuild_all(deleting, open_generations(settings))
    assert [result.document_id for result in results] == [kept]
    assert in_index(settings) == {kept}
    assert [one.document_id for one in corpus.history.trashed()] == [gone]


class MovingEmbedder(MeanwhileEmbedder):
    """While it works on a text about a place, one of its document's paths gets other content."""

    def __init__(self, corpus: Corpus, place: str, document_id: str, folder: Path) -> None:
        super().__init__(corpus, place, document_id)
        self._folder = folder

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        file = self._folder / "kopi.txt"
        if any(self._place in text for text in texts) and "Faxe" not in file.read_text():
            file.write_text("Referat\n\nFaxe Kommune holder møde om oplæring og vejledning.\n")
            list(ingest(find_sources([file]), self._corpus, OPTIONS))
        return self._corpus.embedder.embed_passages(texts)


def test_a_path_that_holds_something_newer_is_not_given_back(
    settings: Settings, tmp_path: Path
) -> None:
    corpus = open_corpus(settings)
    old = add(corpus, tmp_path, "Odder")
    copy = tmp_path / "kopi.txt"
    copy.write_bytes((tmp_path / "Odder.txt").read_bytes())
    list(ingest(find_sources([copy]), corpus, OPTIONS))
    moving = replace(corpus, embedder=MovingEmbedder(corpus, "Odder", old, tmp_path))
    rebuild_all(moving, open_generations(settings))
    newer = corpus.catalog.document_at(str(copy.resolve()))
    assert newer not in (None, old)
    assert in_index(settings) == {old, newer}


def test_a_text_read_anew_keeps_the_words_that_the_user_pinned(
    settings: Settings, tmp_path: Path
) -> None:
    (settings.data / "words.txt").write_text("buskort = rejsekort\n")
    corpus = open_corpus(settings)
    document_id = add(corpus, tmp_path, "Struer")
    (settings.data / "archive" / document_id[:2] / document_id / "document.zst").unlink()
    options = replace(build_options(settings), start=ThreadPoolExecutor)
    generations = open_generations(settings)
    list(rebuild(corpus.archive, corpus.catalog, corpus.embedder, generations, options))
    assert "rejsekort" in corpus.archive.document(document_id).pages[0].text
