"""Searches over HTTP wait for their turn, and nothing else waits for them."""

from asyncio import Semaphore
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from corpus.settings import Settings
from search_api.http.app import create_app
from search_api.http.turns import make_turns

SOON = 0.3
LONG = 60


@pytest.fixture
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path_factory.mktemp("corpus"), jobs=1)
    with TestClient(create_app(settings), base_url="http://localhost") as opened:
        yield opened


@pytest.mark.parametrize(
    "path",
    [
        "/api/search?q=elev",
        "/?q=elev",
        "/api/searches",
        "/api/searches/elever/new",
        "/api/searches/elever/feed.atom",
        "/searches",
        "/searches/elever",
    ],
)
def test_a_search_waits_while_all_turns_are_taken(client: TestClient, path: str) -> None:
    assert client.post("/api/searches", json={"name": "elever", "query": "elev"}).is_success
    turns = turns_of(client)
    taken = take_all(client, turns)
    with ThreadPoolExecutor(1) as executor:
        searched: Future[Response] = executor.submit(client.get, path)
        with pytest.raises(NotYet):
            searched.result(SOON)
        assert client.get("/health").is_success
        call(client, turns.release)
        assert searched.result(LONG).is_success
    for _ in range(taken - 1):
        call(client, turns.release)


def test_a_turn_is_given_up_whatever_came_of_it(client: TestClient) -> None:
    free = take_all(client, turns_of(client))
    for _ in range(free):
        call(client, turns_of(client).release)
    for _ in range(2 * free):
        assert client.get("/api/search?q=+").status_code == 400
    assert take_all(client, turns_of(client)) == free


def test_more_wait_for_a_server_at_once() -> None:
    assert places(make_turns(away=True)) > places(make_turns(away=False)) >= 2


def turns_of(client: TestClient) -> Semaphore:
    turns: Semaphore = client.app.state.turns  # type: ignore[attr-defined]
    return turns


def take_all(client: TestClient, turns: Semaphore) -> int:
    taken = 0
    while not turns.locked():
        assert client.portal is not None
        client.portal.call(turns.acquire)
        taken += 1
    return taken


def call(client: TestClient, function: object) -> None:
    assert client.portal is not None
    assert callable(function)
    client.portal.call(function)


def places(turns: Semaphore) -> int:
    return turns._value
