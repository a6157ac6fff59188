"""A query to hits: searched by words and by meaning, fused, filtered and explained.

parse -> terms and vector -> engine searches -> candidates -> fused scores -> hits
"""

import time
from collections.abc import Mapping

from corpus.store.interface import Question, Store, Where
from nlp.embedding.interface import Embedder
from nlp.words.meaning import load_meanings
from nlp.words.query_words import QueryTerms, query_terms
from search_api.answering import Sought, rank
from search_api.candidates import DEPTH, gather
from search_api.errors import InvalidQuery
from search_api.hits import SearchAnswer
from search_api.nearness import word_nearness
from search_api.query import Query, parse_query
from search_api.ranking import Mode, fusion_of


def search(  # noqa: PLR0913 - one for each option
    query: str,
    *,
    store: Store,
    embedder: Embedder,
    limit: int = 10,
    mode: Mode | str = Mode.HYBRID,
    where: Where = (),
    twins: Mapping[str, str] | None = None,
) -> SearchAnswer:
    """Return the passages that best answer QUERY.

    TWINS names the family of documents that are there in more than one shape, as scan and as file,
    so that what both say is one hit.

    Raises:
        InvalidQuery: it cannot be understood, or there is nothing in it to search for.

    """
    began = time.perf_counter()
    mode = read_mode(mode)
    parsed = parse_query(query)
    terms, question = understand(parsed, embedder, mode, where)
    candidates = gather(store, question, depth=max(DEPTH, 2 * limit))
    sought = _sought(parsed, terms, embedder, mode, twins or {})
    hits = tuple(rank(candidates, sought, store=store, limit=limit))
    suggestion = terms.corrected if terms.corrected != parsed.text else ""
    return SearchAnswer(query, 1000 * (time.perf_counter() - began), hits, suggestion)


def understand(
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


def _sought(
    query: Query, terms: QueryTerms, embedder: Embedder, mode: Mode, twins: Mapping[str, str]
) -> Sought:
    """Return what candidates are ranked by; single words count where both legs do."""
    if mode is not Mode.HYBRID:
        fusion = fusion_of(mode, asked=terms.length, spread=1.0)
        return Sought(query, terms.terms, fusion, None, twins)
    spread = load_meanings(embedder).spread
    fusion = fusion_of(mode, asked=terms.length, spread=spread)
    return Sought(query, terms.terms, fusion, word_nearness(terms.corrected, embedder), twins)


def read_mode(mode: Mode | str) -> Mode:
    """Return the mode of this name; raise InvalidQuery where there is none."""
    try:
        return Mode(mode)
    except ValueError as error:
        msg = f"{mode!r} is no way to search; use one of: {', '.join(Mode)}"
        raise InvalidQuery(msg) from error
