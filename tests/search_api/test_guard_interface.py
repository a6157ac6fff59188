"""The whole interface against its own description, with requests that fit it and that do not."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import httpx2
import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from corpus.settings import Access, Settings
from search_api.http.app import create_app

pytestmark = pytest.mark.slow

SECRET = "of this run"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A service on a port of its own, as strangers meet it."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        app = create_app(wanted(Path(name)), local_secret=SECRET)
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical"))
        thread = Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        try:
            put_in(address)
            yield address
        finally:
            server.should_exit = True
            thread.join()


def put_in(address: str) -> None:
    """Have a document in the corpus, so that lists are not empty."""
    text = "Aftale mellem Struer Kommune og SOSU Nord\n\nVi vil nedbringe frafaldet inden 2027.\n"
    with httpx2.Client(base_url=address, headers={"Authorization": f"Bearer {SECRET}"}) as client:
        answer = client.post("/api/documents", files={"files": ("aftale.txt", text.encode())})
        for _ in range(3000):
            if client.get(answer.headers["location"]).json()["state"] == "done":
                break
            time.sleep(0.1)
        assert client.get("/api/goals").json()


def wanted(data: Path) -> Settings:
    return Settings(
        data=data, jobs=1, access=Access.KEYS, requests_per_minute=0, uploads_per_minute=0
    )


def described() -> dict[str, Any]:
    """The description without keys: every request shows one, also those wrong otherwise."""
    found: dict[str, Any] = create_app(wanted(Path("nowhere"))).openapi()
    for methods in found["paths"].values():
        for operation in methods.values():
            operation.pop("security", None)
    return found


DESCRIPTION = described()
OPERATIONS = [
    (method, path) for path, methods in DESCRIPTION["paths"].items() for method in methods
]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_answer_is_as_described(
    address: str, method: str, path: str, mode: GenerationMode
) -> None:
    operation = schemathesis.openapi.from_dict(DESCRIPTION)[path][method]

    @settings(
        max_examples=40,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    @given(operation.as_strategy(generation_mode=mode))
    def check(case: Case[Any]) -> None:
        headers = {"Authorization": f"Bearer {SECRET}"}
        response = case.call(base_url=address, headers=headers)
        assert response.status_code not in (401, 403)
        case.validate_response(response, checks=CHECKS)

    try:
        check()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE
        pytest.skip("a request like this cannot be wrong")
