"""The rules at the door one by one: hosts, limits, what is told."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from corpus.settings import Access, Settings
from search_api.http.app import create_app
from search_api.http.audit import act_of
from search_api.http.buckets import Buckets
from search_api.http.doorway import Doorway
from search_api.http.keys import KeyRing, Scope
from search_api.http.policy import allowed_hosts, host_name, is_loopback, required_scope


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_holds_a_minute_and_fills_evenly() -> None:
    clock = Clock()
    buckets = Buckets(60, clock=clock)
    assert [buckets.take("a") for _ in range(60)] == [0.0] * 60
    assert buckets.take("a") == pytest.approx(1.0)
    assert buckets.take("b") == 0.0
    clock.now += 0.75
    assert buckets.take("a") == pytest.approx(0.25)
    clock.now += 0.25
    assert buckets.take("a") == 0.0
    assert buckets.take("a") > 0
    clock.now += 3600
    assert sum(buckets.take("a") == 0.0 for _ in range(100)) == 60


@given(st.integers(1, 600), st.lists(st.floats(0, 20), max_size=200))
def test_no_minute_lets_through_more_than_two_minutes_worth(
    per_minute: int, pauses: list[float]
) -> None:
    clock = Clock()
    buckets = Buckets(per_minute, clock=clock)
    passed: list[float] = []
    for pause in pauses:
        clock.now += pause
        if buckets.take("a") == 0.0:
            passed.append(clock.now)
    for start in passed:
        assert sum(start <= moment < start + 60 for moment in passed) <= 2 * per_minute


def test_without_a_limit_nobody_waits() -> None:
    assert {Buckets(0).take("a") for _ in range(10_000)} == {0.0}


def test_threads_take_no_more_than_there_is() -> None:
    buckets = Buckets(100, clock=Clock())
    with ThreadPoolExecutor(8) as threads:
        waits = list(threads.map(lambda _: buckets.take("a"), range(1000)))
    assert waits.count(0.0) == 100


def test_who_asks_too_often_is_told_when_to_come_back(tmp_path: Path) -> None:
    settings = Settings(
        data=tmp_path, access=Access.KEYS, requests_per_minute=3, uploads_per_minute=1
    )
    ring = KeyRing(settings.keys_file)
    one, other = (
        {"authorization": f"Bearer {ring.add(name, Scope.WRITE)[1]}"} for name in ("one", "other")
    )
    client = TestClient(create_app(settings), raise_server_exceptions=False)
    statuses = [client.get("/api/nowhere", headers=one).status_code for _ in range(4)]
    assert statuses == [404, 404, 404, 429]
    refused = client.get("/api/nowhere", headers=one)
    assert 1 <= int(refused.headers["retry-after"]) <= 20
    assert refused.json()["detail"].startswith("too many requests")
    assert client.get("/health", headers=one).status_code == 200
    uploads = [client.post("/api/documents", headers=other).status_code for _ in range(2)]
    assert uploads == [422, 429]
    strangers = [client.post("/login", data={"key": "x"}).status_code for _ in range(4)]
    assert strangers == [401, 401, 401, 429]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "LOCALHOST"])
def test_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "10.0.0.1", "pejl", "127.0.0.1.example"])
def test_other_machines_reach_it(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("access", "host", "key", "asks"),
    [
        (Access.AUTO, "127.0.0.1", False, False),
        (Access.AUTO, "127.0.0.1", True, True),
        (Access.AUTO, "0.0.0.0", False, True),
        (Access.KEYS, "127.0.0.1", False, True),
        (Access.OPEN, "0.0.0.0", True, False),
    ],
)
def test_when_keys_are_asked_for(
    tmp_path: Path, access: Access, host: str, *, key: bool, asks: bool
) -> None:
    settings = Settings(data=tmp_path, access=access, host=host)
    ring = KeyRing(settings.keys_file)
    if key:
        ring.add("somebody", Scope.READ)
    assert Doorway(settings, ring).asks_for_keys() is asks


def test_a_name_that_is_made_to_point_here_is_not_answered(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    app = create_app(settings, hosts=allowed_hosts(settings))
    for host in ("localhost:8000", "127.0.0.1", "[::1]:8000", "LocalHost"):
        assert TestClient(app).get("/health", headers={"host": host}).status_code == 200
    for host in ("evil.example", "localhost.evil.example:8000", "", "127.0.0.1@evil.example"):
        assert TestClient(app).get("/health", headers={"host": host}).status_code == 421


def test_which_names_are_answered_to(tmp_path: Path) -> None:
    named = Settings(data=tmp_path, host="0.0.0.0", hosts="Pejl.example.dk, intra")
    assert {"pejl.example.dk", "intra", "localhost"} <= allowed_hosts(named)
    assert "evil.example" not in allowed_hosts(named)
    assert not allowed_hosts(Settings(data=tmp_path, host="0.0.0.0"))
    assert not allowed_hosts(Settings(data=tmp_path, access=Access.OPEN))
    assert host_name("[::1]:8000") == "[::1]"


@given(st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "X"]), st.text(max_size=40))
def test_only_a_few_addresses_are_open_to_all(method: str, rest: str) -> None:
    needed = required_scope(method, f"/api/{rest}")
    assert needed is not None
    assert needed.holds(Scope.WRITE) or method in {"GET", "HEAD"}


def test_what_is_told_of_requests() -> None:
    gone = act_of("DELETE", f"/api/documents/{'a' * 64}", searches=False)
    assert gone is not None
    assert (gone.action, gone.document) == ("delete", "a" * 64)
    assert act_of("GET", "/api/search", searches=False) is None
    searched = act_of("GET", "/api/search", searches=True)
    assert searched is not None
    assert searched.action == "search"
    assert act_of("PUT", "/api/anything", searches=False) is not None  # no change goes untold


def test_an_error_of_pejl_itself_has_the_headers_too(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path))

    @app.get("/api/broken")
    def broken() -> None:
        msg = "Parterne er enige"
        raise RuntimeError(msg)

    app.router.routes.insert(0, app.router.routes.pop())  # before the page, which takes all else
    answer = TestClient(app, raise_server_exceptions=False).get("/api/broken")
    assert (answer.status_code, answer.headers["x-frame-options"]) == (500, "DENY")
    assert "Parterne" not in answer.text
