"""The service on a Qdrant index that goes away and comes back, over qdrant-client's own HTTP."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.opening import open_archive, open_catalog, open_embedder
from corpus.options import build_options
from corpus.rebuild import rebuild
from corpus.settings import Settings
from corpus.store.open import open_generations
from search_api.http.app import create_app
from tests.qdrant_over_http import StandIn

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning")

BUSES = b"Referat\n\nStruer Kommune betaler elevernes buskort.\n"
BREAD = "Referat\n\nÆrø Kommune bager brød til eleverne.\n".encode()


@pytest.fixture
def data() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name) / "data"


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A server that has not come yet."""
    monkeypatch.setattr("corpus.store.server._PAUSES", (0.05,))
    monkeypatch.setattr("search_api.http.state._RETRY_SECONDS", 0.0)
    stand_in = StandIn()
    yield stand_in
    stand_in.go()


def settings_for(data: Path, stand_in: StandIn) -> Settings:
    return Settings(data=data, qdrant_url=stand_in.url, qdrant_timeout=2, jobs=1)


def opened(data: Path, stand_in: StandIn) -> TestClient:
    return TestClient(create_app(settings_for(data, stand_in)), raise_server_exceptions=False)


def upload(client: TestClient, content: bytes) -> Any:
    answer = client.post("/api/documents", files={"files": ("referat.txt", content)})
    assert answer.status_code == 202
    for _ in range(300):
        job = client.get(answer.headers["location"]).json()
        if job["state"] not in ("queued", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def found(client: TestClient, word: str) -> int:
    answer = client.get("/api/search", params={"q": word, "mode": "sparse"})
    assert answer.status_code == 200, answer.text
    return len(answer.json()["hits"])


def refuses(client: TestClient) -> bool:
    asked = client.get("/api/search", params={"q": "buskort"}), client.get("/ready")
    return all(
        answer.status_code == 503
        and int(answer.headers["retry-after"]) > 0
        and "PEJL_QDRANT_URL" in answer.json()["detail"]
        for answer in asked
    )


def test_it_starts_before_its_index_and_outlives_its_absence(data: Path, away: StandIn) -> None:
    with opened(data, away) as client:
        assert refuses(client)
        away.come()
        assert upload(client, BUSES)["state"] == "done"
        assert found(client, "buskort") == 1
        away.go()
        assert refuses(client)
        assert client.get("/health").status_code == 200
        assert "pejl_passages NaN" in client.get("/metrics").text
        away.come()
        assert client.get("/ready").json() == {"status": "ready", "passages": 1}
        assert found(client, "buskort") == 1


def test_a_rebuild_takes_over_under_a_service_that_searches(data: Path, away: StandIn) -> None:
    away.come()
    with opened(data, away) as client:
        upload(client, BUSES)
        settings = settings_for(data, away)
        generations = open_generations(settings)
        before = away.engine.get_aliases().aliases[0].collection_name
        steps = rebuild(
            open_archive(settings),
            open_catalog(settings),
            open_embedder(settings),
            generations,
            build_options(settings),
        )
        assert [result.error for result in steps if found(client, "buskort") == 1] == [""]
        [alias] = away.engine.get_aliases().aliases
        assert alias.collection_name != before
        assert not away.engine.collection_exists(before)
        assert found(client, "buskort") == 1


def test_what_is_uploaded_and_deleted_under_a_rebuild_is_not_lost(
    data: Path, away: StandIn
) -> None:
    away.come()
    with opened(data, away) as client:
        old = upload(client, BUSES)["results"][0]["document_id"]
        settings = settings_for(data, away)
        parts = open_archive(settings), open_catalog(settings), open_embedder(settings)
        for _ in rebuild(*parts, open_generations(settings), build_options(settings)):
            if len(client.get("/api/documents").json()) == 1:
                upload(client, BREAD)
                client.delete(f"/api/documents/{old}?purge=1")
        assert (found(client, "buskort"), found(client, "brød")) == (0, 1)
        assert client.get("/ready").json()["passages"] == 1


def test_two_services_on_one_corpus_see_each_others_uploads(data: Path, away: StandIn) -> None:
    away.come()
    with opened(data, away) as one, opened(data, away) as other:
        upload(one, BUSES)
        upload(other, BREAD)
        for client in (one, other):
            assert len(client.get("/api/documents").json()) == 2
            assert (found(client, "buskort"), found(client, "brød")) == (1, 1)
