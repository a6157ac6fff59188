"""The HTTP service put together: the corpus, the jobs, the routes, the web page."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer

from corpus.errors import CorpusError
from corpus.options import build_options
from corpus.settings import Settings
from corpus.workers import load_early
from search_api.http import (
    documents,
    entities,
    keyring,
    saved,
    searching,
    trash,
    understanding,
    versioning,
    watching,
)
from search_api.http.doorway import Doorway
from search_api.http.guard import Guard
from search_api.http.jobs import Jobs
from search_api.http.keys import KeyRing
from search_api.http.metrics import add_metrics
from search_api.http.problems import DESCRIBED, add_problem_details
from search_api.http.state import OpenCorpus
from search_api.http.turns import make_turns
from search_api.web.app import create_web
from search_api.web.login import make_login, make_refuse
from search_api.web.rendering import make_renderer

_log = logging.getLogger(__name__)

_PARTS = (
    searching,
    saved,
    documents,
    entities,
    versioning,
    trash,
    understanding,
    watching,
    keyring,
)
"""What the interface is made of, in the order of its description."""


def create_app(
    settings: Settings,
    *,
    hosts: frozenset[str] = frozenset(),
    local_secret: str = "",
    early: bool = False,
) -> FastAPI:
    """Return the service over the corpus that the settings name; it opens when it starts.

    `hosts` and `local_secret`: see `Doorway`. `early`: what reads uploads is loaded as soon as the
    service answers, not with the first of them.
    """
    doorway = Doorway(settings, KeyRing(settings.keys_file), hosts, local_secret)
    corpus = OpenCorpus(settings)
    jobs = Jobs(
        settings.data / "jobs", corpus, build_options(settings), trash_days=settings.trash_days
    )

    app = FastAPI(
        title="Pejl",
        description="Search and compare partnership agreements.",
        version="0.1.0",
        lifespan=lambda _app: _at_work(corpus, jobs, settings if early else None),
        docs_url=None,  # its viewer would be loaded from the internet
        redoc_url=None,
        responses=DESCRIBED,
        dependencies=[Depends(HTTPBearer(auto_error=False))],  # so that its description tells
    )
    app.state.settings, app.state.corpus, app.state.jobs = settings, corpus, jobs
    app.state.keys = doorway.keys
    app.state.turns = turns = make_turns(away=bool(settings.qdrant_url))
    renderer = make_renderer()
    add_problem_details(app)
    app.add_middleware(Guard, doorway=doorway, refuse=make_refuse(renderer))
    add_metrics(app, corpus.count_passages)
    for part in _PARTS:
        app.include_router(part.router)
    app.include_router(make_login(doorway, renderer))
    app.mount("/", create_web(corpus, jobs, turns, trash_days=settings.trash_days))
    return app


@asynccontextmanager
async def _at_work(corpus: OpenCorpus, jobs: Jobs, early: Settings | None) -> AsyncIterator[None]:
    """Hold the corpus open and work on jobs; load `early` what those settings make workers need."""
    _open_early(corpus)
    jobs.start()
    if early:
        load_early(early)
    yield
    jobs.stop()
    corpus.close()


def _open_early(corpus: OpenCorpus) -> None:
    """Open the corpus before the first request, where that is possible already."""
    try:
        corpus().embedder.embed_query("klar")
    except CorpusError as error:
        _log.warning("the corpus cannot be opened yet: %s", error)
