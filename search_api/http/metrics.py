"""Counts and times for Prometheus, one registry for each service."""

import time
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

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

    @app.middleware("http")
    async def measure(
        request: Request, answer: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        began = time.perf_counter()
        response = await answer(request)
        route = getattr(request.scope.get("route"), "path", "other")
        seconds.labels(route).observe(time.perf_counter() - began)
        requests.labels(request.method, route, response.status_code).inc()
        return response

    @app.get("/metrics", tags=["watching"], response_class=Response)
    def show_metrics() -> Response:
        """Show counts and times in the Prometheus text format."""
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)
