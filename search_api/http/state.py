"""What a service keeps between requests: the open corpus, and the jobs."""

import math
import threading
import time
from typing import Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from corpus.errors import CorpusError
from corpus.index import Corpus
from corpus.opening import open_corpus
from corpus.settings import Settings
from search_api.http.jobs import Jobs

_RETRY_SECONDS = 2.0


class OpenCorpus:
    """The corpus, opened when it is first asked for, and asked for again where it was not there.

    So a service starts while its Qdrant server is still away, and needs no restart when it comes.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._corpus: Corpus | None = None
        self._error: CorpusError | None = None
        self._tried = 0.0

    def __call__(self) -> Corpus:
        """Return the open corpus.

        Raises:
            CorpusError: it cannot be opened; tried again at most every two seconds.

        """
        with self._lock:
            if self._corpus is not None:
                return self._corpus
            if self._error is not None and time.monotonic() - self._tried < _RETRY_SECONDS:
                raise self._error
            self._tried = time.monotonic()
            try:
                self._corpus = open_corpus(self._settings)
            except CorpusError as error:
                self._error = error
                raise
            return self._corpus

    @property
    def opened(self) -> Corpus | None:
        """The corpus where it is open already: a request need not wait for a thread then."""
        return self._corpus

    def count_passages(self) -> float:
        """Return how many passages the index holds, NaN while it cannot be asked."""
        try:
            return self().store.count()
        except CorpusError:
            return math.nan

    def close(self) -> None:
        """Close the index if it was opened."""
        with self._lock:
            if self._corpus is not None:
                self._corpus.store.close()
                self._corpus = None


async def _corpus(request: Request) -> Corpus:
    opened: OpenCorpus = request.app.state.corpus
    corpus = opened.opened
    return corpus if corpus is not None else await run_in_threadpool(opened)


async def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


TheCorpus = Annotated[Corpus, Depends(_corpus)]
TheJobs = Annotated[Jobs, Depends(_jobs)]
TheSettings = Annotated[Settings, Depends(_settings)]
