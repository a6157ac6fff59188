"""Errors as problem details (RFC 9457), from one table; no path or document text leaks out."""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException

from corpus.errors import (
    CorpusError,
    DiskFull,
    DocumentNotFound,
    EntityNotFound,
    NotCurrent,
    SearchNotFound,
    StoreUnavailable,
)
from ingest.errors import IngestError
from nlp.errors import NlpError
from search_api.errors import InvalidQuery
from search_api.http.logs import route_of
from search_api.http.security import headers_for

_log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem detail: `title` names the kind, `detail` says what to do about this one."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


DESCRIBED: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "Problem details (RFC 9457).",
        "content": {MEDIA_TYPE: {"schema": TypeAdapter(Problem).json_schema()}},
    }
}
"""What the service's own description says of every answer but the good one."""


class NotHere(Exception):
    """Something under a known document that there is none of; the message is safe to show."""


class TooMuch(Exception):
    """An upload over the limit; the message is safe to show."""


STATUSES: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (DocumentNotFound, HTTPStatus.NOT_FOUND),
    (SearchNotFound, HTTPStatus.NOT_FOUND),
    (EntityNotFound, HTTPStatus.NOT_FOUND),
    (NotHere, HTTPStatus.NOT_FOUND),
    (NotCurrent, HTTPStatus.CONFLICT),
    (InvalidQuery, HTTPStatus.BAD_REQUEST),
    (TooMuch, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (DiskFull, HTTPStatus.INSUFFICIENT_STORAGE),
    (StoreUnavailable, HTTPStatus.SERVICE_UNAVAILABLE),
    (CorpusError, HTTPStatus.SERVICE_UNAVAILABLE),
    (NlpError, HTTPStatus.SERVICE_UNAVAILABLE),
    (IngestError, HTTPStatus.UNPROCESSABLE_ENTITY),
)
"""The status of an answer to a request that ended in such an error; the first that fits counts."""


def add_problem_details(app: FastAPI) -> None:
    """Let every error of this service be answered with a problem detail."""
    for kind, _ in STATUSES:
        app.add_exception_handler(kind, _known)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unknown)


def problem(request: Request, status: HTTPStatus, detail: str) -> JSONResponse:
    """Return a problem detail as an answer."""
    body = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": request.url.path,
    }
    retry = {"Retry-After": "5"} if status is HTTPStatus.SERVICE_UNAVAILABLE else None
    return JSONResponse(body, status.value, headers=retry, media_type=MEDIA_TYPE)


def _known(request: Request, error: Exception) -> JSONResponse:
    status = next(status for kind, status in STATUSES if isinstance(error, kind))
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        _log.error("%s %s: %s", request.method, route_of(request.scope), error)
    return problem(request, status, str(error))


def _http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    answer = problem(request, HTTPStatus(error.status_code), str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


def _invalid(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    wrong = (
        f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()
    )
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(wrong))


def _unknown(request: Request, error: Exception) -> JSONResponse:
    """Say nothing of what happened inside; starlette logs the traceback by itself."""
    detail = "an error in Pejl itself; the log of the service says more"
    answer = problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, detail)
    answer.headers.update(headers_for(request.url.path))  # no middleware sees this answer
    return answer
