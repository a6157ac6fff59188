"""Qdrant Edge: the engine inside this process, on a folder. The only home of `qdrant_edge`.

One process may hold a folder. Edge raises bare `Exception` for everything, so `_translated` reads
its messages; they are those of version 0.9.0, pinned for that reason.
"""

import json
import logging
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
from corpus.space import ROOM_MB, free_mb, require_room, size_mb
from corpus.store.edge_points import from_record, make_config, to_point
from corpus.store.edge_queries import make_filter, make_requests, to_scores
from corpus.store.interface import Condition, Found, Point, Question, Stamp, StoredPassage, Where
from corpus.store.schema import INTEGER_INDEXES, KEYWORD_INDEXES, from_payload
from corpus.store.sizes import PUT_POINTS, SCROLL_POINTS, batches

_log = logging.getLogger(__name__)

_STAMP = "stamp.json"
_SHARD = "shard"
_MEMORY = Path("/dev/shm")
_LOG = {"segment_capacity": 4 * 1024 * 1024, "segment_queue_len": 0, "retain_closed": 1}
"""Bytes of a file of the write-ahead log, and how many are kept ahead and behind; as Edge names
them, whose own 32 MB made 60 MB of every index."""
_MOST_LOGS = 12
"""Files of the log, each of which is synced with every document."""


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
    require_room(folder)
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as scratch:
        with _translated(folder):
            _make_shard(Path(scratch), stamp.width)
        shutil.copytree(scratch, folder / _SHARD, copy_function=copy_sparse)
    sync_tree(folder)
    write_atomic(folder / _STAMP, to_json(stamp))


def _make_shard(folder: Path, width: int) -> None:
    edge.EdgeShard.create(str(folder), make_config(width)).close()
    _limit_log(folder)
    shard = edge.EdgeShard.load(str(folder))
    for name in KEYWORD_INDEXES:
        shard.update(_index(name, edge.KeywordIndexParams()))
    for name in INTEGER_INDEXES:
        shard.update(_index(name, edge.IntegerIndexParams(lookup=True, range=False)))
    shard.close()


def _index(
    name: str, params: edge.KeywordIndexParams | edge.IntegerIndexParams
) -> edge.UpdateOperation:
    return edge.UpdateOperation.create_field_index(name, params)


def _limit_log(folder: Path) -> None:
    """Have the write-ahead log written in small files, for two or three of them are always kept.

    Edge reads these options from its configuration and has none for them in Python. The log is
    begun anew, which is safe only while nothing is in it.
    """
    path = folder / "edge_config.json"
    config = json.loads(path.read_bytes())
    path.write_text(json.dumps({**config, "wal_options": _LOG}))
    shutil.rmtree(folder / "wal")


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

    def place(self) -> str:
        """Name the folder, which this process holds until it is closed."""
        return str(self.folder)

    def put(self, points: Iterable[Point]) -> None:
        """Add points or replace them; on disk when this returns.

        One batch after the other: Edge holds Python's lock while it writes, so nothing can be made
        ready meanwhile.

        Raises:
            DiskFull: there might not be room for the next batch; those before it are kept.

        """
        for batch in batches(points, PUT_POINTS):
            made = [to_point(point) for point in batch]
            self._update(edge.UpdateOperation.upsert_points(made))
        self._sync()

    def remove(self, document_id: str) -> None:
        """Take out every passage of a document."""
        own = (Condition("document_id", (document_id,)),)
        chosen = make_filter(own)
        if chosen is None or not self.count(where=own):  # no write, and no wait for the disk
            return
        self._update(edge.UpdateOperation.delete_points_by_filter(chosen))
        self._sync()

    def _update(self, operation: edge.UpdateOperation) -> None:
        require_room(self.folder)
        with _translated(self.folder):
            self.shard.update(operation)

    def _sync(self) -> None:
        """Put the write-ahead log on disk: Edge replays it when it opens, whatever else was lost.

        `shard.flush()` would do as well, and take a hundred times as long; after it the log may go,
        which otherwise grows by all that a batch puts.
        """
        log = self.folder / _SHARD / "wal"
        sync_folder(log)
        if len([*log.iterdir()]) > _MOST_LOGS:
            with _translated(self.folder):
                self.shard.flush()

    def find(self, question: Question, *, limit: int) -> Found:
        """Ask for all three ways in one batch, which costs less than asking thrice."""
        requests = make_requests(question, limit)
        with _translated(self.folder):
            answers = self.shard.query_batch(edge.QueryBatchRequest([*requests.values()]))
        return Found(**dict(zip(requests, map(to_scores, answers), strict=True)))

    def read(self, ids: Sequence[int]) -> dict[int, StoredPassage]:
        """Return the passages of these ids."""
        with _translated(self.folder):
            records = self.shard.retrieve(list(ids), with_payload=True, with_vector=False)
        return {int(record.id): from_payload(record.payload or {}) for record in records}

    def fetch(self, ids: Sequence[int]) -> list[Point]:
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
        """Build HNSW graphs and merge segments where that has become worth while.

        It writes the segments anew beside the old ones; where there is no room for that, the index
        stays as it is, whole and slower.
        """
        if free_mb(self.folder) < ROOM_MB + 2 * size_mb(self.folder):
            _log.warning("too little room on the disk to optimise the index")
            return
        with _translated(self.folder):
            self.shard.optimize()
            self.shard.flush()

    def close(self) -> None:
        """Flush and release the folder."""
        with _translated(self.folder):
            self.shard.close()
