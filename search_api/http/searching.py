"""Search over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from search_api.hits import SearchAnswer
from search_api.http.state import TheCorpus
from search_api.query import parse_where
from search_api.ranking import Mode
from search_api.search import search

router = APIRouter(tags=["search"])


@router.get("/api/search")
def get_search(
    corpus: TheCorpus,
    q: Annotated[str, Query(description='Words, "a phrase", -excluded, begin*.')],
    limit: Annotated[int, Query(ge=1, le=1000)] = 10,
    mode: Mode = Mode.HYBRID,
    where: Annotated[
        list[str] | None, Query(description="key=value, key=a,b or key!=value; all must hold.")
    ] = None,
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
