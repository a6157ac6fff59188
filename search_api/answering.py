"""Candidates to hits: ranked, kept to the query's conditions, explained and highlighted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np

from corpus.store.interface import Store, StoredPassage
from nlp.words.terms import Term
from search_api.candidates import Candidates
from search_api.constraints import keeps
from search_api.highlight import Marker
from search_api.hits import Explanation, Hit, Place
from search_api.nearness import WordNearness
from search_api.query import Query
from search_api.ranking import Fusion, Scores, fuse, gather_repeats

REPEATS_AMONG = 3
"""Repeats are looked for among this many times the hits asked for."""
SECOND_LOOK = 30
"""How many of the best passages are compared with the query word by word."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What candidates are ranked by: a query, its terms, what scores count, and word nearness.

    `twins` names the family of every document that is there in more than one shape.
    """

    query: Query
    terms: Sequence[Term]
    fusion: Fusion
    nearness: WordNearness | None = None
    twins: Mapping[str, str] = field(default_factory=dict)


def rank(candidates: Candidates, sought: Sought, *, store: Store, limit: int) -> Iterator[Hit]:
    """Yield at most LIMIT candidates that meet the query's conditions, best first.

    Those that only repeat another are gathered under it.
    """
    scores = fuse(candidates.words, candidates.whole, candidates.sentence, sought.fusion)
    order = np.argsort(-scores, kind="stable")
    if not sought.fusion.passage and not sought.fusion.sentence:
        order = order[candidates.words[order] > 0]  # by words alone, what holds none is no hit
    among = max(REPEATS_AMONG * limit, SECOND_LOOK)
    passages = dict(islice(_kept(candidates, order.tolist(), sought.query, store, among), among))
    passages = _look_again(passages, scores, sought)
    gathered = gather_repeats(
        {at: passage.text for at, passage in passages.items()},
        {at: sought.twins.get(passage.document_id, "") for at, passage in passages.items()},
    )
    marker = Marker(sought.terms)
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


def _look_again(
    passages: dict[int, StoredPassage], scores: Scores, sought: Sought
) -> dict[int, StoredPassage]:
    """Order the best passages anew by their words' nearness too, which is added to SCORES."""
    if sought.nearness is None or not sought.fusion.near:
        return passages
    best, rest = list(passages)[:SECOND_LOOK], list(passages)[SECOND_LOOK:]
    scores[best] += sought.fusion.near * sought.nearness([passages[at].text for at in best])
    best.sort(key=lambda at: -scores[at])
    return {at: passages[at] for at in (*best, *rest)}


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
