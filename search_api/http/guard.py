"""What every request passes before it is answered: name, origin, key, limits; then it is told."""

import logging
import math
import time
import uuid
from collections.abc import Callable
from http import HTTPStatus

from fastapi import Request, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_api.http.audit import Act, AuditLine, AuditLog, act_of, now
from search_api.http.bodies import TOO_MUCH, body_limit, is_too_long, limited
from search_api.http.buckets import Buckets
from search_api.http.doorway import Doorway
from search_api.http.keys import Key
from search_api.http.logs import REQUEST_ID, REQUESTS, route_of
from search_api.http.policy import host_name, is_forged, is_upload, required_scope
from search_api.http.security import headers_for

_log = logging.getLogger(REQUESTS)

_REFUSALS = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}

Refuse = Callable[[Request, HTTPStatus, str], Response]
"""Makes the answer to a request that is refused; the text says why and may be shown."""


class Refused(Exception):
    """A request that is not let in, with the answer's status and headers."""

    def __init__(self, status: HTTPStatus, detail: str, **headers: str) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class Guard:
    """The middleware that stands before the whole service, web page included."""

    def __init__(self, app: ASGIApp, *, doorway: Doorway, refuse: Refuse) -> None:
        self._app = app
        self._doorway = doorway
        self._settings = doorway.settings
        self._refuse = refuse
        self._audit = AuditLog(self._settings.audit_file)
        self._requests = Buckets(self._settings.requests_per_minute)
        self._uploads = Buckets(self._settings.uploads_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        REQUEST_ID.set(uuid.uuid4().hex)
        key, began = self._doorway.key_of(request), time.perf_counter()
        start = _Start(request.url.path, send)
        try:
            await self._answer(request, key, receive, start.send)
        finally:
            self._record(request, key, start)
            milliseconds = (time.perf_counter() - began) * 1000
            _log.info(
                "%s %s %d %.1f ms", request.method, route_of(scope), start.status, milliseconds
            )

    async def _answer(
        self, request: Request, key: Key | None, receive: Receive, send: Send
    ) -> None:
        upload = is_upload(request.method, request.url.path)
        limit = body_limit(self._settings.upload_mb, upload=upload)
        try:
            self._check(request, key)
            if is_too_long(request.scope, limit):
                raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_MUCH)
        except Refused as refused:
            answer = self._refuse(request, refused.status, str(refused))
            answer.headers.update(refused.headers)
            await answer(request.scope, receive, send)
            return
        await self._app(request.scope, limited(receive, limit), send)

    def _check(self, request: Request, key: Key | None) -> None:
        """Let a request pass.

        Raises:
            Refused: it may not.

        """
        hosts = self._doorway.hosts
        if hosts and host_name(request.headers.get("host", "")) not in hosts:
            msg = "the service is not called by this name; PEJL_HOSTS lists the names it has"
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, msg)
        if is_forged(request.method, request.headers):
            msg = "this was sent from another site's page"
            raise Refused(HTTPStatus.FORBIDDEN, msg)
        if self._doorway.asks_for_keys():
            self._limit(request, key)
            _check_scope(request, key)

    def _limit(self, request: Request, key: Key | None) -> None:
        method, path = request.method, request.url.path
        if required_scope(method, path) is None and method != "POST":
            return
        caller = key.id if key else _address(request)
        wait = self._requests.take(caller)
        if not wait and key and is_upload(method, path):
            wait = self._uploads.take(caller)
        if wait:
            seconds = math.ceil(wait)
            msg = f"too many requests; try again in {seconds} s"
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, msg, Retry_After=str(seconds))

    def _record(self, request: Request, key: Key | None, start: "_Start") -> None:
        act = act_of(request.method, request.url.path, searches=self._settings.audit_searches)
        if act is None and start.status not in _REFUSALS:
            return
        act = act or Act("read")
        self._audit.write(
            AuditLine(
                time=now(),
                request=REQUEST_ID.get(),
                action=act.action,
                who=f"key {key.id}" if key else "nobody",
                name=key.name if key else "",
                address=_address(request),
                status=start.status,
                document=act.document,
                key=act.key,
                job=start.location.rpartition("/")[2] if act.action == "upload" else "",
            )
        )


class _Start:
    """The beginning of an answer on its way out: seen, and given its headers."""

    def __init__(self, path: str, send: Send) -> None:
        self._path = path
        self._send = send
        self.status = HTTPStatus.INTERNAL_SERVER_ERROR.value
        self.location = ""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["X-Request-ID"] = REQUEST_ID.get()
            for name, value in headers_for(self._path).items():
                headers.setdefault(name, value)
            self.status = message["status"]
            self.location = headers.get("location", "")
        await self._send(message)


def _check_scope(request: Request, key: Key | None) -> None:
    needed = required_scope(request.method, request.url.path)
    if needed is None:
        return
    if key is None:
        msg = "a key is needed: send it as `Authorization: Bearer KEY`, or sign in on the web page"
        raise Refused(HTTPStatus.UNAUTHORIZED, msg, WWW_Authenticate="Bearer")
    if not key.scope.holds(needed):
        msg = f"this needs a key with the scope `{needed}`; this one has `{key.scope}`"
        raise Refused(HTTPStatus.FORBIDDEN, msg)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
