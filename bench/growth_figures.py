"""What a growth run measures, kept from run to run: the figures of each size in one JSON file."""

from dataclasses import dataclass
from pathlib import Path

from corpus.codec import from_json, to_json

FILE = Path(__file__).with_name("growth.json")
"""Committed, so that the pictures can be drawn anew without a run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What filling an index took: seconds of wall and of processor time, and bytes on disk."""

    insert: float
    insert_cpu: float
    optimise: float
    optimise_cpu: float
    bytes_a_passage: float


@dataclass(frozen=True, slots=True)
class Took:
    """The median and the 95th percentile of what something took, in milliseconds."""

    median: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What searching took.

    `hybrid_cpu` is processor time, all threads together; `engine` the index alone; `few` and `half`
    with a filter that keeps so much; `document` twenty passages taken out and put again. `resident`
    is all that the process holds in memory, in MB; `own` of it what is not mapped from
    files, which the system can take back.
    """

    open: float
    hybrid: Took
    hybrid_cpu: Took
    first_time: Took
    half: Took
    few: Took
    engine: Took
    document: Took
    resident: float
    own: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The exact search, in milliseconds, and the share of its first ten that the index finds."""

    exact: Took
    whole: float
    sentence: float
    words: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Everything measured at one size."""

    passages: int
    filled: Filled
    answered: Answered
    compared: Compared


def read() -> dict[int, Growth]:
    """Return the figures known, by size."""
    known = from_json(FILE.read_bytes(), list[Growth]) if FILE.exists() else []
    return {one.passages: one for one in sorted(known, key=lambda one: one.passages)}


def keep(growth: Growth) -> None:
    """Put the figures of a size in place of earlier ones."""
    known = read() | {growth.passages: growth}
    FILE.write_bytes(to_json([known[size] for size in sorted(known)]) + b"\n")
