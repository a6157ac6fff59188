"""A query to hits: searched by words and by meaning, fused, filtered and explained.

parse -> terms and vector -> engine searches -> candidates -> fused scores -> hits
"""

import time
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from corpus.store.interface import Store, StoredPassage, Where
from nlp.embedding.interface import Embedder
from nlp.words.meaning import load_meanings
from nlp.words.query_words import QueryTerms, query_terms
from search_api.candidates import DEPTH, Candidates, Question, gather
from search_api.constraints import keeps
from search_api.errors import InvalidQuery
from search_api.highlight import find_matches
from search_api.hits import Explanation, Hit, Place, SearchAnswer
from search_api.query import Query, parse_query
from search_api.ranking import FUSIONS, Mode, fuse, gather_repeats

REPEATS_AMONG = 3
"""Repeats are looked for among this many times the hits asked for."""


def search(
    query: str,
    *,
    store: Store,
    embedder: Embedder,
    limit: int = 10,
    mode: Mode | str = Mode.HYBRID,
    where: Where = (),
) -> SearchAnswer:
    """Return the passages that best answer QUERY.

    Raises:
        InvalidQuery: it cannot be understood, or there is nothing in it to search for.

    """
    began = time.perf_counter()
    mode = read_mode(mode)
    parsed = parse_query(query)
    terms, question = _question(parsed, embedder, mode, where)
    candidates = gather(store, question, depth=max(DEPTH, 2 * limit))
    hits = tuple(islice(_hits(candidates, parsed, terms, mode, limit), limit))
    suggestion = terms.corrected if terms.corrected != parsed.text else ""
    return SearchAnswer(query, 1000 * (time.perf_counter() - began), hits, suggestion)


def _question(
    query: Query, embedder: Embedder, mode: Mode, where: Where
) -> tuple[QueryTerms, Question]:
    """Return a query's terms and what to ask the engines; words and meaning help each other."""
    terms = query_terms(query.text, prefixes=query.prefixes)
    if mode is Mode.SPARSE or not query.text:
        return terms, Question(terms.vector, None, where)
    meanings = load_meanings(embedder)
    vector = embedder.embed_query(terms.corrected)
    led = meanings.lead(terms, vector)
    if mode is Mode.DENSE:
        return terms, Question(None, led, where)
    terms = meanings.guess(terms, vector)
    return terms, Question(terms.vector, led, where)


def read_mode(mode: Mode | str) -> Mode:
    """Return the mode of this name; raise InvalidQuery where there is none."""
    try:
        return Mode(mode)
    except ValueError as error:
        msg = f"{mode!r} is no way to search; use one of: {', '.join(Mode)}"
        raise InvalidQuery(msg) from error


def _hits(
    candidates: Candidates, query: Query, terms: QueryTerms, mode: Mode, limit: int
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
    terms: QueryTerms,
    repeats: Sequence[StoredPassage],
) -> Hit:
    passage = candidates.passages[at]
    matches = find_matches(passage.text, passage.language, terms.terms)
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
