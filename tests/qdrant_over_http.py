"""qdrant-client's own local engine behind the REST paths of a Qdrant server. It is NOT a server.

    with qdrant_over_http() as stand_in: ...  QdrantClient(url=stand_in.url)

What this proves: that the real HTTP client and its JSON forms carry everything Pejl asks, and what
Pejl does when connections are refused, break or hang. What it cannot prove: that a Qdrant server
answers as the engine here does; for that, `pytest -m live` against one. The engine searches exactly
and knows no shards, payload indexes or durability.
"""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from qdrant_client import QdrantClient, models
from starlette.types import ASGIApp, Receive, Scope, Send

_ONE = "/collections/{name}"


class StandIn:
    """The engine on a port of this machine. It keeps what it holds while it is away."""

    def __init__(self) -> None:
        self.engine = QdrantClient(":memory:")
        self.asked: list[str] = []
        self.pause = 0.0
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        self._app = _Recorder(_make_app(self.engine), self)
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def come(self) -> None:
        """Answer from now on."""
        config = uvicorn.Config(self._app, port=self._port, log_level="error", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    def go(self) -> None:
        """Break off every connection and refuse new ones."""
        if self._server and self._thread:
            self._server.should_exit = self._server.force_exit = True
            self._thread.join(10)


@contextmanager
def qdrant_over_http() -> Iterator[StandIn]:
    """Yield the stand-in, answering."""
    stand_in = StandIn()
    stand_in.come()
    try:
        yield stand_in
    finally:
        stand_in.go()


class _Recorder:
    """Notes what is asked, and answers as late as it is told to."""

    def __init__(self, app: ASGIApp, stand_in: StandIn) -> None:
        self._app = app
        self._stand_in = stand_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self._stand_in.asked.append(f"{scope['method']} {scope['path']}")
            if self._stand_in.pause:
                await asyncio.sleep(self._stand_in.pause)
        await self._app(scope, receive, send)


def _make_app(engine: QdrantClient) -> FastAPI:
    app = FastAPI()
    _add_names(app, engine)
    _add_collections(app, engine)
    _add_points(app, engine)
    _add_questions(app, engine)

    @app.middleware("http")
    async def one_at_a_time(request: Request, call_next: Any) -> Any:
        # The endpoints are coroutines on one loop that never wait, so the engine, which is not made
        # for threads, sees one call at a time.
        try:
            return await call_next(request)
        except ValueError as error:
            status = 404 if "not found" in str(error) else 400
            return JSONResponse({"status": {"error": str(error)}, "time": 0.0}, status)

    return app


def _ok(result: object) -> dict[str, object]:
    return {"result": result, "status": "ok", "time": 0.0}


def _completed() -> dict[str, object]:
    return _ok({"operation_id": 0, "status": "completed"})


def _add_names(app: FastAPI, engine: QdrantClient) -> None:
    @app.get("/collections")
    async def every() -> Any:
        return _ok(engine.get_collections())

    @app.get("/aliases")
    async def aliases() -> Any:
        return _ok(engine.get_aliases())

    @app.post("/collections/aliases")
    async def change_aliases(body: models.ChangeAliasesOperation) -> Any:
        return _ok(engine.update_collection_aliases(body.actions))


def _add_collections(app: FastAPI, engine: QdrantClient) -> None:
    @app.get(_ONE)
    async def show(name: str) -> Any:
        return _ok(engine.get_collection(name))

    @app.get(f"{_ONE}/exists")
    async def exists(name: str) -> Any:
        return _ok({"exists": engine.collection_exists(name)})

    @app.put(_ONE)
    async def create(name: str, body: models.CreateCollection) -> Any:
        made = engine.create_collection(
            name, body.vectors, sparse_vectors_config=body.sparse_vectors, metadata=body.metadata
        )
        return _ok(made)

    @app.delete(_ONE)
    async def delete(name: str) -> Any:
        return _ok(engine.delete_collection(name))

    @app.put(f"{_ONE}/index")
    async def create_index(name: str, body: models.CreateFieldIndex) -> Any:
        return _completed()  # the engine looks at every point anyway


def _add_points(app: FastAPI, engine: QdrantClient) -> None:
    @app.put(f"{_ONE}/points")
    async def put(name: str, body: models.PointsList) -> Any:
        engine.upsert(name, body.points)
        return _completed()

    @app.post(f"{_ONE}/points/delete")
    async def delete(name: str, body: models.FilterSelector) -> Any:
        engine.delete(name, body)
        return _completed()

    @app.post(f"{_ONE}/points")
    async def read(name: str, body: models.PointRequest) -> Any:
        vectors = body.with_vector or False
        return _ok(engine.retrieve(name, body.ids, body.with_payload or False, vectors))

    @app.post(f"{_ONE}/points/scroll")
    async def scroll(name: str, body: models.ScrollRequest) -> Any:
        page = {"limit": body.limit or 10, "offset": body.offset}
        found, after = engine.scroll(name, body.filter, **page)  # type: ignore[arg-type]
        return _ok({"points": found, "next_page_offset": after})


def _add_questions(app: FastAPI, engine: QdrantClient) -> None:
    @app.post(f"{_ONE}/points/query/batch")
    async def query(name: str, body: models.QueryRequestBatch) -> Any:
        return _ok(engine.query_batch_points(name, body.searches))

    @app.post(f"{_ONE}/points/count")
    async def count(name: str, body: models.CountRequest) -> Any:
        return _ok(engine.count(name, body.filter))

    @app.post(f"{_ONE}/facet")
    async def facet(name: str, body: models.FacetRequest) -> Any:
        return _ok(engine.facet(name, body.key, body.filter, limit=body.limit or 10))
