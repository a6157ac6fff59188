"""The HTTP service put together: the corpus, the jobs, the routes, the web page."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from corpus.build import BuildOptions
from corpus.errors import CorpusError
from corpus.reading import prepare_worker
from corpus.settings import Settings
from corpus.workers import processes
from search_api.http import documents, searching, understanding, watching
from search_api.http.jobs import Jobs
from search_api.http.metrics import add_metrics
from search_api.http.problems import add_problem_details
from search_api.http.state import OpenCorpus
from search_api.web.app import create_web

_log = logging.getLogger(__name__)


def create_app(settings: Settings) -> FastAPI:
    """Return the service over the corpus that the settings name; it opens when it starts."""
    corpus = OpenCorpus(settings)
    jobs = Jobs(settings.data / "jobs", corpus, build_options(settings))

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        _open_early(corpus)
        jobs.start()
        yield
        jobs.stop()
        corpus.close()

    app = FastAPI(
        title="Pejl",
        description="Search and compare partnership agreements.",
        version="0.1.0",
        lifespan=lifespan,
    )
    app.state.settings, app.state.corpus, app.state.jobs = settings, corpus, jobs
    add_problem_details(app)
    add_metrics(app, corpus.count_passages)
    for part in (searching, documents, understanding, watching):
        app.include_router(part.router)
    app.mount("/", create_web(corpus))
    return app


def build_options(settings: Settings) -> BuildOptions:
    """Return how uploads are read."""
    return BuildOptions(
        start=processes(prepare_worker, settings.file_memory_mb),
        width=settings.worker_count,
        seconds=settings.file_seconds,
        mask=settings.mask_numbers,
    )


def _open_early(corpus: OpenCorpus) -> None:
    """Open the corpus before the first request, where that is possible already."""
    try:
        corpus().embedder.embed_query("klar")
    except CorpusError:
        _log.warning("the corpus cannot be opened yet", exc_info=True)
