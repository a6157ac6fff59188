"""Who is let in, and to what: the whole service with keys, as programs and people meet it."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.settings import Access, Settings
from search_api.http.app import create_app
from search_api.http.keys import KeyRing, Scope
from search_api.web.texts import load_texts

BROWSER = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Settings(data=Path(name) / "data", upload_mb=1, jobs=1, access=Access.KEYS)


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    app = create_app(settings, local_secret="of this run")
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def secrets(settings: Settings) -> dict[Scope, str]:
    ring = KeyRing(settings.keys_file)
    return {scope: ring.add(f"who may {scope}", scope)[1] for scope in Scope}


@pytest.fixture(autouse=True)
def no_cookies(client: TestClient) -> None:
    client.cookies.clear()


def bearer(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}"}


def is_problem(answer: Any, status: int) -> bool:
    return bool(
        answer.status_code == status == answer.json()["status"]
        and answer.headers["content-type"] == "application/problem+json"
    )


def audit(settings: Settings) -> list[dict[str, Any]]:
    return [json.loads(line) for line in settings.audit_file.read_text().splitlines()]


@pytest.mark.parametrize(
    "path",
    ["/api/search?q=x", "/api/documents", "/api/goals", "/openapi.json", "/metrics", "/"],
)
def test_nothing_is_told_without_a_key(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert is_problem(answer, 401)
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/health", "/ready", "/login", "/static/pejl.css"])
def test_watchers_and_the_sign_in_page_need_no_key(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("shown", ["", "pejl_x", "of this ru", "of this run x", "\udce6ø", "é"])
def test_wrong_keys_open_nothing(client: TestClient, shown: str) -> None:
    header = {b"authorization": b"Bearer " + shown.encode(errors="surrogateescape")}
    assert is_problem(client.get("/api/documents", headers=header), 401)


@pytest.mark.parametrize(
    ("method", "path", "needed"),
    [
        ("GET", "/api/search?q=elev", Scope.READ),
        ("GET", "/metrics", Scope.READ),
        ("POST", "/api/documents", Scope.WRITE),
        ("DELETE", f"/api/documents/{'0' * 64}", Scope.WRITE),
        ("POST", f"/documents/{'0' * 64}/delete", Scope.WRITE),
        ("GET", "/api/keys", Scope.ADMIN),
        ("POST", "/api/keys", Scope.ADMIN),
        ("DELETE", "/api/keys/12345678", Scope.ADMIN),
    ],
)
def test_each_scope_opens_its_own_and_what_is_below(
    client: TestClient, secrets: dict[Scope, str], method: str, path: str, needed: Scope
) -> None:
    for scope, secret in secrets.items():
        status = client.request(method, path, headers=bearer(secret)).status_code
        assert (status == 403) is not scope.holds(needed), (scope, status)


def test_commands_beside_the_service_are_let_in(client: TestClient) -> None:
    assert client.get("/api/documents", headers=bearer("of this run")).status_code == 200


def test_keys_are_kept_as_hashes(settings: Settings, secrets: dict[Scope, str]) -> None:
    content = settings.keys_file.read_bytes()
    for secret in secrets.values():
        assert secret.encode() not in content
        assert secret.removeprefix("pejl_").encode() not in content
    assert settings.keys_file.stat().st_mode & 0o077 == 0


def test_a_key_made_over_http_opens_and_ends(client: TestClient, secrets: dict[Scope, str]) -> None:
    admin = bearer(secrets[Scope.ADMIN])
    made = client.post("/api/keys", json={"name": "Økonomi", "scope": "write"}, headers=admin)
    assert made.status_code == 201
    new, key_id = bearer(made.json()["secret"]), made.json()["key"]["id"]
    listed = client.get("/api/keys", headers=admin)
    assert "Økonomi" in [key["name"] for key in listed.json()]
    assert made.json()["secret"] not in listed.text
    assert client.get("/api/documents", headers=new).status_code == 200
    assert client.delete(f"/api/keys/{key_id}", headers=admin).status_code == 204
    assert is_problem(client.get("/api/documents", headers=new), 401)
    assert is_problem(client.delete(f"/api/keys/{key_id}", headers=admin), 404)


def test_people_sign_in_where_they_meant_to_go(
    client: TestClient, secrets: dict[Scope, str]
) -> None:
    sent_off = client.get("/documents?kind=minutes", headers=BROWSER, follow_redirects=False)
    assert sent_off.status_code == 303
    assert sent_off.headers["location"] == "/login?back=%2Fdocuments%3Fkind%3Dminutes"
    page = client.get(sent_off.headers["location"], headers=BROWSER).text
    assert 'value="/documents?kind=minutes"' in page
    form = {"key": secrets[Scope.READ], "back": "/documents?kind=minutes"}
    entered = client.post("/login", data=form, headers=BROWSER, follow_redirects=False)
    assert entered.headers["location"] == "/documents?kind=minutes"
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert secrets[Scope.READ].lower() not in cookie
    assert client.get("/documents", headers=BROWSER).status_code == 200
    assert client.get("/api/documents").status_code == 200  # what the page's script asks


def test_who_signs_out_is_out(client: TestClient, secrets: dict[Scope, str]) -> None:
    client.post("/login", data={"key": secrets[Scope.READ]})
    token = client.cookies["pejl_session"]
    assert "who may read" in client.get("/login", headers=BROWSER).text
    assert load_texts("da")["sign_out"] in client.get("/", headers=BROWSER).text
    client.post("/logout", headers=BROWSER)
    assert "pejl_session" not in client.cookies
    assert is_problem(client.get("/api/goals", headers={"cookie": f"pejl_session={token}"}), 401)


def test_a_session_ends_with_its_key(client: TestClient, settings: Settings) -> None:
    ring = KeyRing(settings.keys_file)
    key, secret = ring.add("soon gone", Scope.READ)
    client.post("/login", data={"key": secret})
    assert client.get("/api/goals").status_code == 200
    assert ring.remove(key.id)
    assert is_problem(client.get("/api/goals"), 401)


def test_a_session_ends_in_time(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    ring = KeyRing(settings.keys_file)
    token = ring.begin_session(ring.everyone()[0])
    assert ring.session(token) == ring.everyone()[0]
    monkeypatch.setattr("search_api.http.keys.SESSION_SECONDS", -1)
    assert ring.session(ring.begin_session(ring.everyone()[0])) is None


def test_a_wrong_key_is_told_so(client: TestClient) -> None:
    answer = client.post("/login", data={"key": "pejl_wrong", "back": "//evil.example"})
    assert answer.status_code == 401
    assert load_texts("da")["wrong_key"] in answer.text
    assert "evil.example" not in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "back", ["//evil.example", "/\\evil.example", "https://evil.example", "/\r\nx: y", "evil"]
)
def test_signing_in_never_leads_away(
    client: TestClient, secrets: dict[Scope, str], back: str
) -> None:
    form = {"key": secrets[Scope.READ], "back": back}
    answer = client.post("/login", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_who_may_only_read_is_told_so_on_a_page(
    client: TestClient, secrets: dict[Scope, str]
) -> None:
    client.post("/login", data={"key": secrets[Scope.READ]})
    answer = client.post(f"/documents/{'0' * 64}/delete", headers=BROWSER)
    assert answer.status_code == 403
    assert load_texts("da")["refused"] in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://testserver:81"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_other_sites_cannot_make_a_reader_change_anything(
    client: TestClient, secrets: dict[Scope, str], method: str, headers: dict[str, str]
) -> None:
    client.post("/login", data={"key": secrets[Scope.ADMIN]})
    path = f"/api/documents/{'0' * 64}" if method == "DELETE" else "/api/documents"
    answer = client.request(method, path, headers=headers)
    assert is_problem(answer, 403)
    assert "another site" in answer.json()["detail"]


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://testserver"}, {"sec-fetch-site": "same-origin", "origin": "https://x"}],
)
def test_the_page_itself_may(
    client: TestClient, secrets: dict[Scope, str], headers: dict[str, str]
) -> None:
    client.post("/login", data={"key": secrets[Scope.ADMIN]})
    assert client.delete(f"/api/documents/{'0' * 64}", headers=headers).status_code == 404


def test_the_audit_log_tells_who_did_what_and_nothing_that_was_said(
    client: TestClient, settings: Settings, secrets: dict[Scope, str]
) -> None:
    before = len(audit(settings))
    writer = bearer(secrets[Scope.WRITE])
    files = [("files", ("hemmelig.txt", b"Parterne holder et hemmeligt mode."))]
    uploaded = client.post("/api/documents", files=files, headers=writer)
    client.get("/api/search?q=hemmelig", headers=writer)
    client.get("/api/search?q=hemmelig")
    client.delete(f"/api/documents/{'0' * 64}", headers=writer)
    lines = audit(settings)[before:]
    assert [(line["action"], line["status"]) for line in lines] == [
        ("upload", 202),
        ("read", 401),
        ("delete", 404),
    ]
    assert lines[0]["job"] == uploaded.json()["id"]
    assert lines[0]["request"] == uploaded.headers["x-request-id"]
    assert [line["name"] for line in lines] == ["who may write", "", "who may write"]
    assert lines[2]["document"] == "0" * 64
    assert "hemmelig" not in settings.audit_file.read_text()
    assert settings.audit_file.stat().st_mode & 0o077 == 0
    for secret in secrets.values():
        assert secret not in settings.audit_file.read_text()


@pytest.mark.parametrize("path", ["/health", "/api/search", "/nowhere", "/documents", "/metrics"])
def test_every_answer_says_what_browsers_may_not(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert len(headers["x-request-id"]) == 32


def test_data_is_never_run_and_never_cached(client: TestClient, secrets: dict[Scope, str]) -> None:
    headers = client.get("/api/documents", headers=bearer(secrets[Scope.READ])).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("path", "most"), [("/api/documents", 2_100_000), ("/login", 1_200_000)])
def test_too_long_a_body_is_refused_while_it_comes(
    client: TestClient, secrets: dict[Scope, str], path: str, most: int
) -> None:
    kind = "multipart/form-data; boundary=b"
    headers = {**bearer(secrets[Scope.WRITE]), "content-type": kind}
    start = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'

    def body() -> Iterator[bytes]:  # in pieces: nothing says beforehand how long it will be
        yield start
        yield from (b"x" * 100_000 for _ in range(most // 100_000))

    assert is_problem(client.post(path, content=body(), headers=headers), 413)
    said = {**headers, "content-length": "9999999999"}
    assert is_problem(client.post(path, content=b"", headers=said), 413)
