"""Points and the layout of a collection in qdrant-client's own types."""

from typing import Any

import numpy as np
from qdrant_client import models

from corpus.store.interface import Point
from corpus.store.schema import DENSE, SENTENCES, WORDS, from_payload, to_payload
from nlp.vectors import SparseVector


def make_vectors(width: int) -> dict[str, models.VectorParams]:
    """Return the layout of the dense vectors of a collection of this width."""
    half = models.Datatype.FLOAT16
    cosine = models.Distance.COSINE
    best = models.MultiVectorConfig(comparator=models.MultiVectorComparator.MAX_SIM)
    return {
        DENSE: models.VectorParams(size=width, distance=cosine, datatype=half),
        # Sentences are only ever rescored: a graph over them would cost much and serve nothing.
        SENTENCES: models.VectorParams(
            size=width,
            distance=cosine,
            datatype=half,
            on_disk=True,
            multivector_config=best,
            hnsw_config=models.HnswConfigDiff(m=0),
        ),
    }


def to_point(point: Point) -> models.PointStruct:
    """Return what the server keeps of a point."""
    vectors: dict[str, Any] = {
        DENSE: point.dense.tolist(),
        SENTENCES: point.sentences.tolist(),
        WORDS: to_sparse(point.words),
    }
    return models.PointStruct(id=point.id, vector=vectors, payload=to_payload(point.passage))


def to_sparse(words: SparseVector) -> models.SparseVector:
    """Return term weights as the server takes them."""
    return models.SparseVector(indices=words.indices.tolist(), values=words.values.tolist())


def from_record(record: models.Record) -> Point:
    """Return the point that `to_point` made this of."""
    vectors: Any = record.vector
    words = vectors[WORDS]
    return Point(
        passage=from_payload(record.payload or {}),
        dense=np.asarray(vectors[DENSE], dtype=np.float32),
        sentences=np.asarray(vectors[SENTENCES], dtype=np.float32),
        words=SparseVector(
            np.asarray(words.indices, dtype=np.uint32), np.asarray(words.values, dtype=np.float32)
        ),
    )
