"""Search over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from corpus.codec import to_json
from search_api.completion import complete_query
from search_api.hit_table import hit_table
from search_api.hits import Hit, SearchAnswer
from search_api.http.downloads import FILES, Format, download
from search_api.http.state import TheCorpus
from search_api.http.turns import IN_TURN
from search_api.likeness import more_like
from search_api.query import parse_where
from search_api.ranking import Mode
from search_api.search import search
from search_api.sorting import Order, hits_for, in_order

router = APIRouter(tags=["search"])


Conditions = Annotated[
    list[str] | None, Query(description="key=value, key=a,b or key!=value; all must hold.")
]


@router.get("/api/search", response_model=SearchAnswer, responses=FILES, dependencies=[IN_TURN])
def get_search(  # noqa: PLR0913 - one for each option
    *,
    request: Request,
    corpus: TheCorpus,
    q: Annotated[str, Query(description='Words, "a phrase", -excluded, begin*.')],
    limit: Annotated[int, Query(ge=1, le=1000)] = 10,
    mode: Mode = Mode.HYBRID,
    where: Conditions = None,
    sort: Annotated[
        Order, Query(description="Other than relevance: the best 100 hits in this order.")
    ] = Order.RELEVANCE,
    kind_of_file: Format = "json",
) -> Response:
    """Find passages by words and by meaning, with page and highlights."""
    found = search(
        q,
        store=corpus.store,
        embedder=corpus.embedder,
        limit=hits_for(sort, limit),
        mode=mode,
        where=parse_where(where or ()),
        twins=corpus.kin.twins(),
    )
    answer = in_order(found, sort, limit)
    if kind_of_file == "json":
        # written at once: checking each of its values against the model first takes longer than
        # the search
        return Response(to_json(answer), media_type="application/json")
    return download([hit_table([answer], str(request.base_url))], kind_of_file, "hits")


@router.get("/api/similar", dependencies=[IN_TURN])
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
