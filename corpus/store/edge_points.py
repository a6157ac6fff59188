"""Points and the layout of an index in Qdrant Edge's own types."""

from typing import Any

import numpy as np
import qdrant_edge as edge

from corpus.store.interface import Point
from corpus.store.schema import DENSE, SENTENCES, WORDS, from_payload, to_payload
from corpus.store.sizes import SCANNED
from nlp.vectors import SparseVector


def make_config(width: int) -> edge.EdgeConfig:
    """Return the layout of an index of vectors of this width."""
    # Rotated and rounded to eight bits (TurboQuant): a cosine is off by 0.0004, at half the bytes
    # of half floats. Sentences, four times as many, to four bits: off by 0.006
    # (standard deviations), which moves no benchmark's hybrid nDCG by more than 0.002.
    eight = edge.VectorStorageDatatype.Turbo8
    four = edge.VectorStorageDatatype.Turbo4  # type: ignore[attr-defined]  # left out of its types
    # Read from the disk as it is asked for, and kept in memory by the system as long as there is
    # room: an index opens at once however large it is, and takes the memory of what is searched.
    cold = edge.Memory.Cold
    cosine = edge.Distance.Cosine
    # Sentences are only ever rescored: a graph over them would cost much and serve nothing.
    no_graph = edge.HnswIndexConfig(m=0, ef_construct=16, full_scan_threshold=10)
    best = edge.MultiVectorConfig(edge.MultiVectorComparator.MaxSim)
    return edge.EdgeConfig(
        vectors={
            DENSE: edge.EdgeVectorParams(width, cosine, datatype=eight, memory=cold),
            SENTENCES: edge.EdgeVectorParams(
                width,
                cosine,
                datatype=four,
                multivector_config=best,
                hnsw_config=no_graph,
                memory=cold,
            ),
        },
        sparse_vectors={
            WORDS: edge.EdgeSparseVectorParams(
                modifier=edge.Modifier.Idf,
                datatype=edge.VectorStorageDatatype.Float16,
                full_scan_threshold=SCANNED,
                memory=cold,
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
    return edge.Point(point.id, vectors, to_payload(point.passage))


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
