"""A Qdrant server or cluster, by URL. The only home of `qdrant_client`.

Every call here may be made twice without harm, so a call that the server did not answer is tried
again a few times before it fails.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import ApiException, ResponseHandlingException

from corpus.errors import StoreUnavailable
from corpus.store.interface import Found, Point, Question, Stamp, StoredPassage, Where
from corpus.store.schema import INTEGER_INDEXES, KEYWORD_INDEXES, WORDS, from_payload
from corpus.store.server_points import from_record, make_vectors, to_point
from corpus.store.server_queries import make_filter, make_requests, to_scores
from corpus.store.sizes import PUT_POINTS, SCROLL_POINTS, batches

P = ParamSpec("P")
T = TypeVar("T")

_PAUSES = (0.2, 1.0)
"""Seconds before the second and the third try."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How a new collection is laid out over a cluster."""

    shards: int = 1
    replicas: int = 1
    write_consistency: int = 1


def connect(url: str, *, api_key: str = "", timeout: int = 30) -> QdrantClient:
    """Return a client of the server; nothing is asked of it yet."""
    return QdrantClient(
        url=url, api_key=api_key or None, timeout=timeout, check_compatibility=False
    )


def ask(function: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
    """Call the server, again where it did not answer.

    Raises:
        StoreUnavailable: it does not answer, or refuses.

    """
    for pause in _PAUSES:
        try:
            return function(*arguments, **options)
        except ResponseHandlingException:
            time.sleep(pause)
        except ApiException as error:
            raise _unavailable(error) from error
    try:
        return function(*arguments, **options)
    except ApiException as error:
        raise _unavailable(error) from error


def _unavailable(error: ApiException) -> StoreUnavailable:
    msg = f"the Qdrant server failed ({error}); check PEJL_QDRANT_URL and the server's log"
    return StoreUnavailable(msg)


def read_stamp(client: QdrantClient, name: str) -> Stamp | None:
    """Return what this collection (or alias) was built with, None where there is none."""
    if not ask(client.collection_exists, name):
        return None
    metadata = ask(client.get_collection, name).config.metadata or {}
    return Stamp(
        schema=int(metadata.get("schema", 0)),
        model=str(metadata.get("model", "")),
        width=int(metadata.get("width", 0)),
    )


def create_collection(client: QdrantClient, name: str, stamp: Stamp, spread: Spread) -> None:
    """Make an empty collection with its payload indexes; an old one of this name is dropped."""
    ask(client.delete_collection, name)
    ask(
        client.create_collection,
        name,
        vectors_config=make_vectors(stamp.width),
        sparse_vectors_config={WORDS: models.SparseVectorParams(modifier=models.Modifier.IDF)},
        shard_number=spread.shards,
        replication_factor=spread.replicas,
        write_consistency_factor=spread.write_consistency,
        on_disk_payload=True,
        metadata={"schema": stamp.schema, "model": stamp.model, "width": stamp.width},
    )
    for field in KEYWORD_INDEXES:
        ask(client.create_payload_index, name, field, models.PayloadSchemaType.KEYWORD, wait=True)
    equal = models.IntegerIndexParams(
        type=models.IntegerIndexType.INTEGER, lookup=True, range=False
    )
    for field in INTEGER_INDEXES:
        ask(client.create_payload_index, name, field, equal, wait=True)


def read_alias(client: QdrantClient, alias: str) -> str | None:
    """Return the name of the collection that an alias points at, None where there is no alias."""
    named = ask(client.get_aliases).aliases
    return next((entry.collection_name for entry in named if entry.alias_name == alias), None)


def point_alias(client: QdrantClient, alias: str, collection: str) -> None:
    """Point the alias at a collection in one step, then drop the collection it named before."""
    before = read_alias(client, alias)
    create = models.CreateAlias(collection_name=collection, alias_name=alias)
    steps: list[models.DeleteAliasOperation | models.CreateAliasOperation] = [
        models.CreateAliasOperation(create_alias=create)
    ]
    if before:
        drop = models.DeleteAliasOperation(delete_alias=models.DeleteAlias(alias_name=alias))
        steps.insert(0, drop)
    ask(client.update_collection_aliases, change_aliases_operations=steps)
    if before and before != collection:
        ask(client.delete_collection, before)


@dataclass(frozen=True, slots=True)
class ServerStore:
    """An index on a server; see `corpus.store.interface.Store` for what the methods promise."""

    client: QdrantClient
    collection: str
    stamp: Stamp

    def place(self) -> str:
        """Name the collection, also where requests go to it by an alias."""
        return read_alias(self.client, self.collection) or self.collection

    def put(self, points: Iterable[Point]) -> None:
        """Add points or replace them; confirmed by the server when this returns."""
        for batch in batches(points, PUT_POINTS):
            made = [to_point(point) for point in batch]
            ask(self.client.upsert, self.collection, points=made, wait=True)

    def remove(self, document_id: str) -> None:
        """Take out every passage of a document."""
        match = models.MatchValue(value=document_id)
        chosen = models.Filter(must=[models.FieldCondition(key="document_id", match=match)])
        selector = models.FilterSelector(filter=chosen)
        ask(self.client.delete, self.collection, points_selector=selector, wait=True)

    def find(self, question: Question, *, limit: int) -> Found:
        """Ask for all three ways in one request."""
        requests = make_requests(question, limit)
        answers = ask(
            self.client.query_batch_points, self.collection, requests=[*requests.values()]
        )
        found = (to_scores(answer.points) for answer in answers)
        return Found(**dict(zip(requests, found, strict=True)))

    def read(self, ids: Sequence[int]) -> dict[int, StoredPassage]:
        """Return the passages of these ids."""
        records = ask(self.client.retrieve, self.collection, list(ids), with_payload=True)
        return {int(record.id): from_payload(record.payload or {}) for record in records}

    def fetch(self, ids: Sequence[int]) -> list[Point]:
        """Return the points of these ids with their vectors."""
        records = ask(
            self.client.retrieve,
            self.collection,
            list(ids),
            with_payload=True,
            with_vectors=True,
        )
        return [from_record(record) for record in records]

    def passages(self, *, where: Where = ()) -> Iterator[StoredPassage]:
        """Every passage that meets the conditions."""
        offset = None
        while True:
            records, offset = ask(
                self.client.scroll,
                self.collection,
                scroll_filter=make_filter(where),
                limit=SCROLL_POINTS,
                offset=offset,
            )
            yield from (from_payload(record.payload or {}) for record in records)
            if offset is None:
                return

    def facet(self, key: str, *, where: Where = (), limit: int = 20) -> list[tuple[str, int]]:
        """Values of a field with the number of passages that hold them."""
        answer = ask(
            self.client.facet,
            self.collection,
            key=key,
            facet_filter=make_filter(where),
            limit=limit,
            exact=True,
        )
        return [(str(hit.value), hit.count) for hit in answer.hits]

    def count(self, *, where: Where = ()) -> int:
        """How many passages meet the conditions."""
        answer = ask(
            self.client.count, self.collection, count_filter=make_filter(where), exact=True
        )
        return answer.count

    def optimize(self) -> None:
        """Nothing to do: a server optimizes by itself, beside the searches."""

    def close(self) -> None:
        """Nothing to do: every write is confirmed, and the connections go with the client."""
