"""The same tests for every engine: Edge, the client's own, that one over HTTP, a live server."""

import os
import threading
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from qdrant_client import QdrantClient

from corpus.errors import CorpusBusy, IndexMismatch, StoreUnavailable
from corpus.store.folders import FolderGenerations
from corpus.store.generations import Generations
from corpus.store.interface import (
    Condition,
    Found,
    Point,
    Question,
    Stamp,
    Store,
    StoredPassage,
)
from corpus.store.schema import from_payload, to_payload
from corpus.store.server import Spread, connect
from corpus.store.server_aliases import AliasGenerations
from nlp.vectors import SparseVector, Vector
from tests.qdrant_over_http import StandIn, qdrant_over_http

WIDTH = 8
STAMP = Stamp(schema=1, model="test", width=WIDTH)


NOWHERE = 2**64 - 1
"""The id of no passage."""


def axis(number: int) -> Vector:
    row: Vector = np.eye(WIDTH, dtype=np.float32)[number]
    return row


def words(**weights: float) -> SparseVector:
    indices = np.array([sum(map(ord, word)) for word in weights], dtype=np.uint32)
    return SparseVector(indices, np.array(list(weights.values()), dtype=np.float32))


def point(number: int, document: str = "a", **fields: object) -> Point:
    passage = StoredPassage(
        document_id=document,
        title="Titel",
        page=1,
        start=number * 10,
        end=number * 10 + 5,
        text="tekst",
    )
    return Point(
        passage=replace(passage, **fields),  # type: ignore[arg-type]
        dense=axis(number),
        sentences=np.stack([axis(number), axis((number + 1) % WIDTH)]),
        words=words(fælles=1.0, **{f"ord{number}": 1.0}),
    )


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: Edge syncs hundreds of files."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def stand_in() -> Iterator[StandIn]:
    with qdrant_over_http() as answering:
        yield answering


@pytest.fixture(
    params=[
        "edge",
        pytest.param(
            "memory",
            marks=pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning"),
        ),
        pytest.param(
            "http",
            marks=pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning"),
        ),
        pytest.param("server", marks=pytest.mark.live),
    ]
)
def generations(
    request: pytest.FixtureRequest, folder: Path, stand_in: StandIn
) -> Iterator[Generations]:
    if request.param == "edge":
        yield FolderGenerations(folder)
        return
    name = f"pejl-test-{uuid.uuid4().hex[:8]}"
    client = connect(stand_in.url) if request.param == "http" else _client(request.param)
    yield AliasGenerations(client, name, Spread())
    for collection in client.get_collections().collections:
        if collection.name.startswith(name):
            client.delete_collection(collection.name)


def _client(kind: str) -> QdrantClient:
    if kind == "memory":
        return QdrantClient(":memory:")
    url = os.environ.get("PEJL_TEST_QDRANT_URL")
    if not url:
        pytest.skip("PEJL_TEST_QDRANT_URL names no server")
    return connect(url, api_key=os.environ.get("PEJL_TEST_QDRANT_API_KEY", ""))


@pytest.fixture
def store(generations: Generations) -> Store:
    return generations.open(STAMP)


def starts_of(store: Store, found: Iterable[int]) -> set[int]:
    return {passage.start for passage in store.read(list(found)).values()}


def test_what_was_put_is_read_again_by_id(store: Store) -> None:
    put = [point(1, years=(2024,)), point(2)]
    store.put(put)
    assert store.read([put[1].id, NOWHERE]) == {put[1].id: put[1].passage}
    assert store.read([]) == {}


def test_what_was_put_is_fetched_again(store: Store) -> None:
    put = point(1, heading_path=("Mål", "Fastholdelse"), years=(2024, 2025), themes=("økonomi",))
    store.put([put])
    [found] = store.fetch([put.id, NOWHERE])
    assert found.passage == put.passage
    np.testing.assert_allclose(found.dense, put.dense, atol=4e-3)
    np.testing.assert_allclose(found.sentences, put.sentences, atol=0.2)  # of four bits each
    assert dict(zip(found.words.indices, found.words.values, strict=True)) == dict(
        zip(put.words.indices, put.words.values, strict=True)
    )


def test_putting_twice_changes_nothing(store: Store) -> None:
    store.put([point(n) for n in range(5)])
    store.put([point(n) for n in range(5)])
    assert store.count() == 5


def test_nearest_finds_the_passage_of_the_vector(store: Store) -> None:
    store.put([point(n) for n in range(WIDTH)])
    scores = store.find(Question(vector=axis(3)), limit=3).whole
    assert next(iter(scores)) == point(3).id
    assert scores[point(3).id] == pytest.approx(1, abs=4e-3)
    assert list(scores.values()) == sorted(scores.values(), reverse=True)
    assert len(scores) == 3


def test_nearest_sentence_scores_by_the_best_sentence(store: Store) -> None:
    store.put([point(n) for n in range(WIDTH)])
    scores = store.find(Question(vector=axis(3)), limit=2).sentence
    assert starts_of(store, scores) == {20, 30}
    assert list(scores.values()) == pytest.approx([1, 1], abs=4e-3)


def test_a_rare_word_outweighs_a_word_that_all_have(store: Store) -> None:
    store.put([point(n) for n in range(WIDTH)])
    scores = store.find(Question(words(fælles=1.0, ord2=1.0)), limit=WIDTH).words
    best, second, *_ = scores
    assert best == point(2).id
    assert scores[best] > 3 * scores[second]


@pytest.mark.parametrize(
    ("where", "starts"),
    [
        ((Condition("kind", ("minutes",)),), {0}),
        ((Condition("kind", ("minutes",), negated=True),), {10, 20}),
        ((Condition("years", (2025,)),), {10, 20}),
        ((Condition("years", ("2024",)),), {10}),
        ((Condition("years", (2025,)), Condition("document_id", ("b",))), {20}),
        ((Condition("document_id", ("a", "b")),), {0, 10, 20}),
        ((Condition("kind", ("news",)),), set()),
    ],
)
def test_conditions_hold_together(
    store: Store, where: tuple[Condition, ...], starts: set[int]
) -> None:
    store.put(
        [
            point(0, kind="minutes"),
            point(1, years=(2024, 2025)),
            point(2, "b", years=(2025,)),
        ]
    )
    assert {passage.start for passage in store.passages(where=where)} == starts
    assert store.count(where=where) == len(starts)
    found = store.find(Question(words(fælles=1.0), axis(0), where), limit=9)
    assert all(starts_of(store, way) == starts for way in (found.words, found.whole))
    assert starts_of(store, found.sentence) == starts


def test_only_what_is_asked_for_is_answered(store: Store) -> None:
    store.put([point(1)])
    assert store.find(Question(), limit=3) == Found()
    assert store.find(Question(words(fælles=1.0)), limit=3).whole == {}
    assert store.find(Question(vector=axis(1)), limit=3).words == {}


def test_an_unknown_field_is_refused_by_name(store: Store) -> None:
    with pytest.raises(ValueError, match="no field 'colour'"):
        store.count(where=(Condition("colour", ("red",)),))


def test_remove_takes_only_that_document(store: Store) -> None:
    store.put([point(0), point(1), point(2, "b")])
    store.remove("a")
    store.remove("never seen")
    assert [passage.document_id for passage in store.passages()] == ["b"]


def test_facet_counts_passages_by_value(store: Store) -> None:
    store.put([point(0, themes=("økonomi",)), point(1, themes=("økonomi", "kvalitet")), point(2)])
    assert store.facet("themes") == [("økonomi", 2), ("kvalitet", 1)]
    only = (Condition("themes", ("kvalitet",)),)
    assert dict(store.facet("themes", where=only)) == {"økonomi": 1, "kvalitet": 1}


def test_passages_lists_more_than_one_page(store: Store) -> None:
    many = [replace(point(0), passage=replace(point(0).passage, start=n)) for n in range(1100)]
    store.put(many)
    assert len({passage.start for passage in store.passages()}) == 1100


def test_reopening_with_another_model_is_refused(generations: Generations) -> None:
    generations.open(STAMP).close()
    with pytest.raises(IndexMismatch, match="pejl rebuild"):
        generations.open(replace(STAMP, model="another"))


def test_an_optimized_index_answers_as_before(store: Store) -> None:
    store.put([point(n) for n in range(WIDTH)])
    store.optimize()
    assert list(store.find(Question(vector=axis(3)), limit=1).whole) == [point(3).id]


def test_a_generation_is_current_only_when_published(generations: Generations) -> None:
    assert generations.current() is None
    old = generations.open(STAMP)
    old.put([point(0)])
    old.close()
    other = replace(STAMP, model="another")
    new = generations.begin(other)
    new.put([point(1), point(2)])
    assert generations.current() == STAMP
    generations.publish(new)
    assert generations.current() == other
    assert generations.open(other).count() == 2


def test_an_abandoned_generation_does_no_harm(generations: Generations) -> None:
    generations.open(STAMP).close()
    abandoned = generations.begin(STAMP)
    abandoned.put([point(0)])
    abandoned.close()
    assert generations.begin(STAMP).count() == 0
    assert generations.open(STAMP).count() == 0


def test_a_second_process_is_told_who_holds_the_folder(folder: Path) -> None:
    generations = FolderGenerations(folder)
    held = generations.open(STAMP)
    with pytest.raises(CorpusBusy, match="pejl serve"):
        generations.open(STAMP)
    held.close()
    generations.open(STAMP).close()


def test_an_index_in_use_is_not_replaced(folder: Path) -> None:
    generations = FolderGenerations(folder)
    held = generations.open(STAMP)
    with pytest.raises(CorpusBusy):
        generations.begin(STAMP)
    held.close()


def test_points_survive_reopening(folder: Path) -> None:
    generations = FolderGenerations(folder)
    first = generations.open(STAMP)
    first.put([point(n) for n in range(3)])
    first.close()
    assert generations.open(STAMP).count() == 3


def _logged(folder: Path) -> int:
    """Return how many bytes the write-ahead log takes."""
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("wal/*"))


def test_the_log_of_what_was_written_stays_small(folder: Path) -> None:
    store = FolderGenerations(folder).open(STAMP)
    page = "æ" * 2000
    for document in range(20):
        store.put([point(at % WIDTH, str(document), start=at, text=page) for at in range(1000)])
    assert _logged(folder) < 60e6  # of 80 and more that were written
    store.optimize()  # which puts everything in its place, so the log may go
    store.put([point(1, "last")])
    assert store.count() == 20_001
    assert _logged(folder) < 16e6
    store.close()


def test_what_is_larger_than_a_file_of_the_log_is_kept(folder: Path) -> None:
    generations = FolderGenerations(folder)
    store = generations.open(STAMP)
    long = "æ" * 40_000
    put = [point(at % WIDTH, start=at, text=f"{long} {at}") for at in range(100)]
    store.put(put)
    assert _logged(folder) > 7e6
    store.close()
    reopened = generations.open(STAMP)
    assert reopened.read([put[7].id, put[99].id]) == {
        one.id: one.passage for one in (put[7], put[99])
    }
    reopened.close()


def test_a_server_that_is_away_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.store.server._PAUSES", (0.0,))
    client = connect("http://127.0.0.1:9", timeout=1)
    with pytest.raises(StoreUnavailable, match="PEJL_QDRANT_URL"):
        AliasGenerations(client, "pejl", Spread()).open(STAMP)


@pytest.fixture
def away() -> Iterator[StandIn]:
    with qdrant_over_http() as answering:
        yield answering


@pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning")
def test_a_server_that_comes_back_within_the_tries_was_never_missed(away: StandIn) -> None:
    store = AliasGenerations(connect(away.url), "pejl", Spread()).open(STAMP)
    store.put([point(1)])
    away.go()
    threading.Timer(0.5, away.come).start()
    assert store.count() == 1


@pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning")
def test_a_server_that_answers_too_late_is_named(
    away: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.store.server._PAUSES", (0.0,))
    store = AliasGenerations(connect(away.url, timeout=1), "pejl", Spread()).open(STAMP)
    before = len(away.asked)
    away.pause = 3.0
    with pytest.raises(StoreUnavailable, match="PEJL_QDRANT_URL"):
        store.count()
    assert away.asked[before:] == ["POST /collections/pejl/points/count"] * 2
    away.pause = 0.0
    assert store.count() == 0


def test_payload_leaves_defaults_out_and_comes_back_whole() -> None:
    passage = point(1, themes=("økonomi",)).passage
    assert set(to_payload(passage)) <= {
        "document_id", "title", "page", "start", "end", "text", "themes",
    }  # fmt: skip
    assert from_payload(to_payload(passage)) == passage
