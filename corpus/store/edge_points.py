"""Points and the layout of an index in Qdrant Edge's own types."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import numpy as np
import qdrant_edge as edge

from corpus.store.interface import Point
from corpus.store.schema import DENSE, SENTENCES, WORDS, from_payload, to_payload
from corpus.store.sizes import SCANNED
from nlp.vectors import SparseVector

PointId = int | str | UUID


def make_config(width: int) -> edge.EdgeConfig:
    """Return the layout of an index of vectors of this width."""
    # Rotated and rounded to eight bits (TurboQuant): a cosine is off by 0.0004, at half the bytes
    # of half floats.
    eight = edge.VectorStorageDatatype.Turbo8
    cosine = edge.Distance.Cosine
    # Sentences are only ever rescored: a graph over them would cost much and serve nothing.
    no_graph = edge.HnswIndexConfig(m=0, ef_construct=16, full_scan_threshold=10)
    best = edge.MultiVectorConfig(edge.MultiVectorComparator.MaxSim)
    return edge.EdgeConfig(
        vectors={
            DENSE: edge.EdgeVectorParams(width, cosine, datatype=eight),
            SENTENCES: edge.EdgeVectorParams(
                width, cosine, datatype=eight, multivector_config=best, hnsw_config=no_graph
            ),
        },
        sparse_vectors={
            WORDS: edge.EdgeSparseVectorParams(
                modifier=edge.Modifier.Idf,
                datatype=edge.VectorStorageDatatype.Float16,
                full_scan_threshold=SCANNED,
            )
        },
    )


def to_point(point: Point) -> edge.Point:
    """Return what Edge keeps of a point."""
    # Lists: Edge takes arrays too, but reads them number by number, twice as slowly.
    vectors: dict[str, list[float] | list[list[float]] | edge.SparseVector] = {
        DENSE: point.dense.tolist(),
        SENTENCES: point.sentences.tolist(),
        WORDS: to_sparse(point.words),
    }
    return edge.Point(UUID(int=point.id), vectors, to_payload(point.passage))


def to_uuids(ids: Iterable[int]) -> list[PointId]:
    """Return ids as Edge takes them."""
    return [UUID(int=number) for number in ids]


def number_of(id_: PointId) -> int:
    """Return the id that Edge gave back as a number."""
    return id_.int if isinstance(id_, UUID) else int(id_)


def to_sparse(words: SparseVector) -> edge.SparseVector:
    """Return term weights as Edge takes them."""
    return edge.SparseVector(words.indices.tolist(), words.values.tolist())


def from_record(record: edge.Record) -> Point:
    """Return the point that `to_point` made this of."""
    vectors: Any = record.vector  # a dict of three, always: `to_point` puts them all
    words = vectors[WORDS]
    return Point(
        passage=from_payload(record.payload or {}),
        dense=np.asarray(vectors[DENSE], dtype=np.float32),
        sentences=np.asarray(vectors[SENTENCES], dtype=np.float32),
        words=SparseVector(
            np.asarray(words.indices, dtype=np.uint32), np.asarray(words.values, dtype=np.float32)
        ),
    )
