"""Candidates to hits: ranked, kept to the query's conditions, explained and highlighted."""

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from corpus.store.interface import Store, StoredPassage
from nlp.words.terms import Term
from search_api.candidates import Candidates
from search_api.constraints import keeps
from search_api.highlight import Marker
from search_api.hits import Explanation, Hit, Place
from search_api.query import Query
from search_api.ranking import FUSIONS, Mode, fuse, gather_repeats

REPEATS_AMONG = 3
"""Repeats are looked for among this many times the hits asked for."""


def rank(
    candidates: Candidates,
    query: Query,
    terms: Sequence[Term],
    *,
    store: Store,
    mode: Mode,
    limit: int,
) -> Iterator[Hit]:
    """Yield at most LIMIT candidates that meet the query's conditions, best first.

    Those that only repeat another are gathered under it.
    """
    scores = fuse(candidates.words, candidates.whole, candidates.sentence, FUSIONS[mode])
    order = [
        at for at in np.argsort(-scores, kind="stable").tolist() if _is_found(candidates, at, mode)
    ]
    among = REPEATS_AMONG * limit
    passages = dict(islice(_kept(candidates, order, query, store, among), among))
    gathered = gather_repeats({at: passage.text for at, passage in passages.items()})
    marker = Marker(terms)
    for at, repeats in islice(gathered.items(), limit):
        others = [passages[other] for other in repeats]
        yield _hit(candidates, at, float(scores[at]), passages[at], marker, others)


def _kept(
    candidates: Candidates, order: Sequence[int], query: Query, store: Store, batch: int
) -> Iterator[tuple[int, StoredPassage]]:
    """Read candidates as they are asked for, and yield those that meet the query's conditions.

    What was removed since the engines found it is passed over.
    """
    for begin in range(0, len(order), batch):
        some = order[begin : begin + batch]
        read = store.read([candidates.ids[at] for at in some])
        for at in some:
            passage = read.get(candidates.ids[at])
            if passage is not None and keeps(query, passage.text, passage.language):
                yield at, passage


def _is_found(candidates: Candidates, at: int, mode: Mode) -> bool:
    """By words alone, what holds none of them is no hit."""
    return mode is not Mode.SPARSE or bool(candidates.words[at] > 0)


def _hit(
    candidates: Candidates,
    at: int,
    score: float,
    passage: StoredPassage,
    marker: Marker,
    repeats: Sequence[StoredPassage],
) -> Hit:
    matches = marker.matches(passage.text, passage.language)
    return Hit(
        document_id=passage.document_id,
        title=passage.title,
        page=passage.page,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        score=score,
        highlights=tuple((match.start, match.end) for match in matches),
        matches=matches,
        explanation=Explanation(
            float(candidates.words[at]),
            float(candidates.whole[at]),
            float(candidates.sentence[at]),
        ),
        heading_path=passage.heading_path,
        kind=passage.kind,
        language=passage.language,
        parties=passage.parties,
        date=passage.date,
        themes=passage.themes,
        repeats=tuple(Place(p.document_id, p.title, p.page, p.start, p.end) for p in repeats),
    )
