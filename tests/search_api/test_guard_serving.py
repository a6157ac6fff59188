"""The service as a process: whom it listens to, what it logs, how it stops in the middle."""

import http.client
import json
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from search_api.cli.app import WRONG_USAGE, run
from search_api.cli.neighbour import secret_of
from tests.left_behind import Processes, descendants, left_of
from tests.search_api.served import Service, serving

TEXT = b"Referat\n\nStruer Kommune betaler elevernes buskort.\n"
PART = (
    b'--b\r\nContent-Disposition: form-data; name="files"; filename="referat.txt"\r\n\r\n'
    + TEXT
    + b"\r\n--b--\r\n"
)
HEAD = (
    b"POST /api/documents HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n\r\n" % len(PART)
)


@pytest.fixture
def data() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name) / "data"


def add_key(data: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["keys", "add", "Økonomi", "--data", str(data), *arguments]) == 0
    return capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    ("host", "access"), [("0.0.0.0", "auto"), ("::", "keys"), ("127.0.0.1", "keys")]
)
def test_without_a_key_the_service_does_not_open_to_others(
    data: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    host: str,
    access: str,
) -> None:
    monkeypatch.setenv("PEJL_ACCESS", access)
    monkeypatch.setenv("COLUMNS", "1000")
    assert run(["serve", "--data", str(data), "--host", host]) == WRONG_USAGE
    message = capsys.readouterr().err
    assert "pejl keys add" in message
    assert "PEJL_ACCESS=open" in message


def test_keys_from_the_shell(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = add_key(data, capsys, "--scope", "write")
    assert secret.startswith("pejl_")
    run(["keys", "list", "--data", str(data), "--json"])
    [key] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (key["name"], key["scope"]) == ("Økonomi", "write")
    run(["keys", "list", "--data", str(data)])
    shown = capsys.readouterr().out
    assert key["id"] in shown
    assert secret not in shown
    assert run(["keys", "remove", key["id"], "--data", str(data)]) == 0
    assert run(["keys", "remove", key["id"], "--data", str(data)]) == WRONG_USAGE
    lines = [json.loads(line) for line in (data / "audit.jsonl").read_text().splitlines()]
    assert [line["action"] for line in lines] == ["add key", "remove key"]
    assert {line["key"] for line in lines} == {key["id"]}


def test_with_a_key_it_listens_everywhere_and_asks_for_it(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = add_key(data, capsys)
    log = {"PEJL_LOG_FORMAT": "json", "PEJL_LOG_REQUESTS": "true"}
    with serving(data, "--host", "0.0.0.0", **log) as service:
        assert service.status("/api/search?q=hemmelig") == 401
        assert service.status("/api/search?q=hemmelig", Authorization=f"Bearer {secret}") == 200
        assert (data / "service.json").stat().st_mode & 0o077 == 0
        beside = {"Authorization": f"Bearer {secret_of(data)}"}
        assert service.status("/api/keys", **beside) == 200
        assert run(["search", "hemmelig", "--data", str(data)]) == 0  # goes through the service
        assert service.stop() == 0
        written = service.log.read_text()
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    answered = [line["message"] for line in lines if line["logger"] == "pejl.requests"]
    assert any(message.startswith("GET /api/search 200") for message in answered)
    assert all(len(line["request"]) == 32 for line in lines if line["logger"] == "pejl.requests")
    assert "hemmelig" not in written
    assert secret not in written


def test_what_reads_uploads_is_loaded_before_the_first_comes(data: Path) -> None:
    def is_loading(found: Processes) -> bool:
        return any("multiprocessing.forkserver" in " ".join(one.cmdline()) for one in found)

    with serving(data) as service:
        loading = descendants(service.process.pid, is_loading)
    assert left_of(loading) == []


def test_on_loopback_no_key_is_needed_but_the_right_name(data: Path) -> None:
    with serving(data) as service:
        assert service.status("/api/documents") == 200
        assert service.status("/api/documents", Host="evil.example") == 421


def begin_upload(service: Service) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", service.port), timeout=30)
    connection.sendall(HEAD + PART[:60])
    time.sleep(0.3)
    return connection


def test_an_upload_that_is_under_way_is_taken_in_before_the_end(data: Path) -> None:
    with serving(data) as service, begin_upload(service) as connection:
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert service.process.poll() is None
        connection.sendall(PART[60:])
        answer = connection.makefile("rb").read()
        assert answer.startswith(b"HTTP/1.1 202 ")
        assert service.process.wait(60) == 0
    job = json.loads(answer.partition(b"\r\n\r\n")[2])["id"]
    with serving(data) as service:  # what was taken in is read now, if it was not before
        for _ in range(300):
            state = json.loads(service.get(f"/api/jobs/{job}"))["state"]
            if state == "done":
                break
            time.sleep(0.1)
        assert state == "done"
        assert b"buskort" in service.get("/api/search?q=buskort")


def test_an_upload_that_never_ends_holds_up_nothing_and_leaves_nothing(data: Path) -> None:
    with serving(data, PEJL_SHUTDOWN_SECONDS="1") as service, begin_upload(service):
        began = time.monotonic()
        assert service.stop() == 0
        assert time.monotonic() - began < 20
    assert not list(data.glob("jobs/*/"))


def test_an_upload_that_is_broken_off_leaves_nothing(data: Path) -> None:
    with serving(data) as service:
        begin_upload(service).close()
        time.sleep(0.3)
        assert json.loads(service.get("/api/documents")) == []
        assert service.stop() == 0
        assert "Traceback" not in service.log.read_text()
    assert not list(data.glob("jobs/*/"))


@pytest.mark.slow
def test_an_idle_connection_is_kept_longer_than_clients_keep_one(data: Path) -> None:
    with serving(data) as service:
        connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
        for pause in (8, 0):  # many clients keep one for 5 seconds, and send at the last moment
            connection.request("GET", "/health")
            with connection.getresponse() as answer:
                assert answer.status == 200
                answer.read()
            time.sleep(pause)
        connection.close()
