"""Counts and times for Prometheus, one registry for each service."""

import time
from collections.abc import Callable

from fastapi import FastAPI, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)


def add_metrics(app: FastAPI, count_passages: Callable[[], float]) -> None:
    """Count and time every request by its route, and show it all under `/metrics`.

    Routes are named by their template (`/api/documents/{document_id}`): no query, id or name of a
    document becomes a label.
    """
    registry = CollectorRegistry()
    labels = ("method", "route", "status")
    requests = Counter("pejl_requests", "Requests answered.", labels, registry=registry)
    seconds = Histogram(
        "pejl_request_seconds",
        "Seconds to answer a request.",
        ("route",),
        buckets=_BUCKETS,
        registry=registry,
    )
    passages = Gauge("pejl_passages", "Passages in the index.", registry=registry)
    passages.set_function(count_passages)

    app.add_middleware(Measure, requests=requests, seconds=seconds)

    @app.get("/metrics", tags=["watching"], response_class=Response)
    def show_metrics() -> Response:
        """Show counts and times in the Prometheus text format."""
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


class Measure:
    """The middleware that counts and times: plain ASGI, so that an answer passes straight on."""

    def __init__(self, app: ASGIApp, *, requests: Counter, seconds: Histogram) -> None:
        self._app = app
        self._requests = requests
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note the time until the answer began."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()

        async def note(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "other")
                self._seconds.labels(route).observe(time.perf_counter() - began)
                self._requests.labels(scope["method"], route, message["status"]).inc()
            await send(message)

        await self._app(scope, receive, note)
