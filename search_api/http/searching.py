"""Search over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from search_api.completion import complete_query
from search_api.hits import Hit, SearchAnswer
from search_api.http.state import TheCorpus
from search_api.likeness import more_like
from search_api.query import parse_where
from search_api.ranking import Mode
from search_api.search import search

router = APIRouter(tags=["search"])


Conditions = Annotated[
    list[str] | None, Query(description="key=value, key=a,b or key!=value; all must hold.")
]


@router.get("/api/search")
def get_search(
    corpus: TheCorpus,
    q: Annotated[str, Query(description='Words, "a phrase", -excluded, begin*.')],
    limit: Annotated[int, Query(ge=1, le=1000)] = 10,
    mode: Mode = Mode.HYBRID,
    where: Conditions = None,
) -> SearchAnswer:
    """Find passages by words and by meaning, with page and highlights."""
    return search(
        q,
        store=corpus.store,
        embedder=corpus.embedder,
        limit=limit,
        mode=mode,
        where=parse_where(where or ()),
    )


@router.get("/api/similar")
def get_similar(
    corpus: TheCorpus,
    document: Annotated[str, Query(description="A document's id or file name, or its beginning.")],
    page: Annotated[int, Query(ge=1)],
    start: Annotated[int, Query(ge=0, description="Where the passage begins on its page.")],
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    where: Conditions = None,
) -> list[Hit]:
    """Find passages like one passage, by its own words and meaning."""
    document_id = corpus.catalog.find(document).document_id
    conditions = parse_where(where or ())
    found = more_like(document_id, page, start, store=corpus.store, limit=limit, where=conditions)
    return list(found)


@router.get("/api/complete")
def get_completions(
    q: Annotated[str, Query(max_length=200, description="A query, its last word half typed.")],
    limit: Annotated[int, Query(ge=1, le=20)] = 8,
) -> list[str]:
    """Complete a query that is being typed."""
    return list(complete_query(q, limit=limit))
