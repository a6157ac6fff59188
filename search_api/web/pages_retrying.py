"""What the buttons beside files that could not be read send: try them again, or give them up."""

from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from corpus.index import Corpus
from search_api.http.jobs import Jobs


def make_retrying(corpus: Callable[[], Corpus], jobs: Jobs) -> APIRouter:
    """Return the addresses over the files that the jobs of this service left."""
    router = APIRouter(include_in_schema=False)

    @router.post("/documents/retry")
    def retry() -> RedirectResponse:
        """Try again what is left of every job; the page shows the last of them on its way."""
        ids = jobs.left()
        for job_id in ids:
            jobs.retry(job_id)
        address = f"/documents?job={ids[-1]}" if ids else "/documents"
        return RedirectResponse(address, status_code=303)

    @router.post("/documents/give-up")
    def give_up() -> RedirectResponse:
        """Delete what is left of every job, and forget that it failed."""
        for job_id in jobs.left():
            jobs.give_up(job_id)
        corpus().catalog.forget_failures()
        return RedirectResponse("/documents", status_code=303)

    return router
