"""Candidates to hits: ranked, kept to the query's conditions, explained and highlighted."""

from collections.abc import Iterator, Sequence

import numpy as np

from corpus.store.interface import StoredPassage
from nlp.words.terms import Term
from search_api.candidates import Candidates
from search_api.constraints import keeps
from search_api.highlight import find_matches
from search_api.hits import Explanation, Hit, Place
from search_api.query import Query
from search_api.ranking import FUSIONS, Mode, fuse, gather_repeats

REPEATS_AMONG = 3
"""Repeats are looked for among this many times the hits asked for."""


def rank(
    candidates: Candidates, query: Query, terms: Sequence[Term], *, mode: Mode, limit: int
) -> Iterator[Hit]:
    """Rank the candidates that meet the query's conditions, gathering those that repeat others."""
    scores = fuse(candidates.words, candidates.whole, candidates.sentence, FUSIONS[mode])
    order = [
        at
        for at in np.argsort(-scores, kind="stable").tolist()
        if keeps(query, candidates.passages[at].text, candidates.passages[at].language)
        and _is_found(candidates, at, mode)
    ]
    texts = [passage.text for passage in candidates.passages]
    gathered = gather_repeats(order[: REPEATS_AMONG * limit], texts)
    for at, repeats in gathered.items():
        others = [candidates.passages[other] for other in repeats]
        yield _hit(candidates, at, float(scores[at]), terms, others)


def _is_found(candidates: Candidates, at: int, mode: Mode) -> bool:
    """By words alone, what holds none of them is no hit."""
    return mode is not Mode.SPARSE or bool(candidates.words[at] > 0)


def _hit(
    candidates: Candidates,
    at: int,
    score: float,
    terms: Sequence[Term],
    repeats: Sequence[StoredPassage],
) -> Hit:
    passage = candidates.passages[at]
    matches = find_matches(passage.text, passage.language, terms)
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
