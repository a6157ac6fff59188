"""The web page as an application of its own, mounted at the root of the service.

It answers people: its errors are pages in their language. A program that does not ask for HTML gets
problem details here too. No script or style but the page's own files is ever run.
"""

from asyncio import Semaphore
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from corpus.index import Corpus
from search_api.http.jobs import Jobs
from search_api.http.problems import STATUSES, problem
from search_api.web.pages import make_pages
from search_api.web.pages_retrying import make_retrying
from search_api.web.rendering import STATIC, Renderer, language_of, make_renderer
from search_api.web.texts import load_texts

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

Next = Callable[[Request], Awaitable[Response]]


def create_web(
    corpus: Callable[[], Corpus], jobs: Jobs, turns: Semaphore, *, trash_days: int
) -> FastAPI:
    """Return the web page over a corpus; its searches wait for their TURNS.

    What is deleted there can be undone for TRASH_DAYS.
    """
    renderer = make_renderer()
    web = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    web.state.turns = turns
    web.mount("/static", StaticFiles(directory=STATIC), name="static")
    web.include_router(make_pages(corpus, renderer, trash_days=trash_days))
    web.include_router(make_retrying(corpus, jobs))
    web.middleware("http")(_add_headers)
    for kind in (*(kind for kind, _ in STATUSES), HTTPException, RequestValidationError):
        web.add_exception_handler(kind, _error_page(renderer))
    return web


async def _add_headers(request: Request, call_next: Next) -> Response:
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _error_page(renderer: Renderer) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        status = _status(error)
        if "text/html" not in request.headers.get("accept", ""):
            return problem(request, status, str(error))
        t = load_texts(language_of(request))
        key = "not_found" if status is HTTPStatus.NOT_FOUND else "failed"
        message = t["not_found_help"] if key == "not_found" else f"{t['failed_help']} ({error})"
        return renderer.page(request, "error.html", status=status, heading=t[key], message=message)

    return answer


def _status(error: Exception) -> HTTPStatus:
    if isinstance(error, HTTPException):
        return HTTPStatus(error.status_code)
    found = (status for kind, status in STATUSES if isinstance(error, kind))
    return next(found, HTTPStatus.UNPROCESSABLE_ENTITY)
