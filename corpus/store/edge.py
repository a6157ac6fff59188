"""Qdrant Edge: the engine inside this process, on a folder. The only home of `qdrant_edge`.

One process may hold a folder. Edge raises bare `Exception` for everything, so `_translated` reads
its messages; they are those of version 0.9.0, pinned for that reason.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import qdrant_edge as edge

from corpus.codec import from_json, to_json
from corpus.errors import CorpusBusy, StoreUnavailable
from corpus.files import copy_sparse, sync_folder, sync_tree, write_atomic
from corpus.store.edge_points import from_record, make_config, make_filter, to_point, to_sparse
from corpus.store.interface import Point, Scored, Stamp, StoredPassage, Where
from corpus.store.schema import (
    DENSE,
    INTEGER_INDEXES,
    KEYWORD_INDEXES,
    SENTENCES,
    WORDS,
    from_payload,
)
from corpus.store.sizes import EXPLORED, PUT_POINTS, SCROLL_POINTS, batches, rescored
from nlp.vectors import SparseVector, Vector

_STAMP = "stamp.json"
_SHARD = "shard"
_MEMORY = Path("/dev/shm")


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # Edge has no exception types of its own
        if "WouldBlock" in str(error):
            msg = (
                f"another process is using the index in {folder}: stop it (a running `pejl serve` "
                "or `pejl ingest`), or put the question to the service over HTTP"
            )
            raise CorpusBusy(msg) from error
        msg = f"the index in {folder} answered: {error}"
        raise StoreUnavailable(msg) from error


def read_stamp(folder: Path) -> Stamp | None:
    """Return what the index in this folder was built with, None where there is no whole index."""
    path = folder / _STAMP
    return from_json(path.read_bytes(), Stamp) if path.exists() else None


def create_edge(folder: Path, stamp: Stamp) -> None:
    """Make an empty index; what an interrupted making left behind is cleared away first.

    Edge syncs some forty files for every payload index that it adds: five seconds on a disk, a
    tenth of a second in memory. So the empty index is made in memory and copied.
    """
    shutil.rmtree(folder, ignore_errors=True)
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as scratch:
        with _translated(folder):
            _make_shard(Path(scratch), stamp.width)
        shutil.copytree(scratch, folder / _SHARD, copy_function=copy_sparse)
    sync_tree(folder)
    write_atomic(folder / _STAMP, to_json(stamp))


def _make_shard(folder: Path, width: int) -> None:
    shard = edge.EdgeShard.create(str(folder), make_config(width))
    for name in KEYWORD_INDEXES:
        shard.update(_index(name, edge.PayloadSchemaType.Keyword))
    for name in INTEGER_INDEXES:
        shard.update(_index(name, edge.PayloadSchemaType.Integer))
    shard.close()


def _index(name: str, kind: edge.PayloadSchemaType) -> edge.UpdateOperation:
    return edge.UpdateOperation.create_field_index(name, kind)


def open_edge(folder: Path, stamp: Stamp) -> "EdgeStore":
    """Open the index in this folder.

    Raises:
        CorpusBusy: another process holds it.
        StoreUnavailable: it is damaged.

    """
    with _translated(folder):
        return EdgeStore(folder, stamp, edge.EdgeShard.load(str(folder / _SHARD)))


@dataclass(frozen=True, slots=True)
class EdgeStore:
    """An open index; see `corpus.store.interface.Store` for what the methods promise."""

    folder: Path
    stamp: Stamp
    shard: edge.EdgeShard

    def put(self, points: Iterable[Point]) -> None:
        """Add points or replace them; on disk when this returns."""
        for batch in batches(points, PUT_POINTS):
            operation = edge.UpdateOperation.upsert_points([to_point(point) for point in batch])
            with _translated(self.folder):
                self.shard.update(operation)
        self._sync()

    def remove(self, document_id: str) -> None:
        """Take out every passage of a document."""
        condition = edge.FieldCondition("document_id", match=edge.MatchValue(document_id))
        operation = edge.UpdateOperation.delete_points_by_filter(edge.Filter(must=[condition]))
        with _translated(self.folder):
            self.shard.update(operation)
        self._sync()

    def _sync(self) -> None:
        """Put the write-ahead log on disk: Edge replays it when it opens, whatever else was lost.

        `shard.flush()` would do as well, and take a hundred times as long.
        """
        sync_folder(self.folder / _SHARD / "wal")

    def nearest(self, vector: Vector, *, limit: int, where: Where = ()) -> list[Scored]:
        """Best passages by cosine of the whole passage."""
        return self._ask(edge.Query.Nearest(vector.tolist(), DENSE), limit, where)

    def nearest_sentence(self, vector: Vector, *, limit: int, where: Where = ()) -> list[Scored]:
        """Best passages by their best sentence, among many that are near as a whole."""
        query = edge.Query.Nearest([vector.tolist()], SENTENCES)
        prefetch = edge.Prefetch(
            limit=rescored(limit),
            query=edge.Query.Nearest(vector.tolist(), DENSE),
            filter=make_filter(where),
            params=edge.SearchParams(hnsw_ef=EXPLORED),
        )
        return self._ask(query, limit, where, [prefetch])

    def matching(self, words: SparseVector, *, limit: int, where: Where = ()) -> list[Scored]:
        """Best passages by weighted terms."""
        return self._ask(edge.Query.Nearest(to_sparse(words), WORDS), limit, where)

    def _ask(
        self, query: edge.Query, limit: int, where: Where, prefetches: Sequence[edge.Prefetch] = ()
    ) -> list[Scored]:
        request = edge.QueryRequest(
            limit=limit,
            query=query,
            prefetches=list(prefetches),
            filter=make_filter(where),
            params=edge.SearchParams(hnsw_ef=EXPLORED),
        )
        with _translated(self.folder):
            found = self.shard.query(request)
        return [Scored(str(hit.id), hit.score) for hit in found]

    def read(self, ids: Sequence[str]) -> dict[str, StoredPassage]:
        """Return the passages of these ids."""
        with _translated(self.folder):
            records = self.shard.retrieve(list(ids), with_payload=True, with_vector=False)
        return {str(record.id): from_payload(record.payload or {}) for record in records}

    def fetch(self, ids: Sequence[str]) -> list[Point]:
        """Return the points of these ids with their vectors."""
        with _translated(self.folder):
            records = self.shard.retrieve(list(ids), with_payload=True, with_vector=True)
        return [from_record(record) for record in records]

    def passages(self, *, where: Where = ()) -> Iterator[StoredPassage]:
        """Every passage that meets the conditions."""
        offset = None
        while True:
            request = edge.ScrollRequest(
                offset=offset, limit=SCROLL_POINTS, filter=make_filter(where), with_payload=True
            )
            with _translated(self.folder):
                records, offset = self.shard.scroll(request)
            yield from (from_payload(record.payload or {}) for record in records)
            if offset is None:
                return

    def facet(self, key: str, *, where: Where = (), limit: int = 20) -> list[tuple[str, int]]:
        """Values of a field with the number of passages that hold them."""
        request = edge.FacetRequest(key, limit=limit, exact=True, filter=make_filter(where))
        with _translated(self.folder):
            return [(str(hit.value), hit.count) for hit in self.shard.facet(request).hits]

    def count(self, *, where: Where = ()) -> int:
        """How many passages meet the conditions."""
        request = edge.CountRequest(exact=True, filter=make_filter(where))
        with _translated(self.folder):
            return self.shard.count(request)

    def optimize(self) -> None:
        """Build HNSW graphs and merge segments where that has become worth while."""
        with _translated(self.folder):
            self.shard.optimize()
            self.shard.flush()

    def close(self) -> None:
        """Flush and release the folder."""
        with _translated(self.folder):
            self.shard.close()
