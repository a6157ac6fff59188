"""Several service processes on one corpus, its index behind qdrant-client's own HTTP."""

import json
import os
import signal
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from search_api.cli.app import WRONG_USAGE, run
from tests.left_behind import descendants, left_of
from tests.qdrant_over_http import StandIn, qdrant_over_http
from tests.search_api.served import Service, serving

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning")


@pytest.fixture
def data() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name) / "data"


@pytest.fixture
def index() -> Iterator[StandIn]:
    with qdrant_over_http() as stand_in:
        yield stand_in


def send(service: Service, count: int) -> str:
    """Upload so many files; return the address of their job."""
    parts = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="%d.txt"\r\n\r\n'
        b"Referat nummer %d. Struer Kommune betaler elevernes buskort.\r\n" % (number, number)
        for number in range(count)
    )
    asked = urllib.request.Request(
        f"http://127.0.0.1:{service.port}/api/documents",
        data=parts + b"--b--\r\n",
        headers={"Content-Type": "multipart/form-data; boundary=b"},
    )
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return str(answer.headers["location"])


def wait(service: Service, address: str, met: Callable[[Any], bool]) -> Any:
    for _ in range(1200):
        job = json.loads(service.get(address))
        if met(job):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    lines = {int(one): Path(f"/proc/{one}/cmdline").read_bytes() for one in listed}
    return [one for one, line in lines.items() if b"spawn_main" in line]


@pytest.mark.slow
def test_a_killed_process_loses_no_job(data: Path, index: StandIn) -> None:
    given = {"PEJL_QDRANT_URL": index.url, "PEJL_JOBS": "1"}
    with serving(data, **given) as one, serving(data, **given) as other:
        address = send(one, 60)
        wait(other, address, lambda job: job["state"] == "running" and job["finished"] > 0)
        one.process.kill()
        job = wait(other, address, lambda job: job["state"] not in ("queued", "running"))
        assert (job["state"], job["finished"], job["failed"]) == ("done", 60, 0)
        assert json.loads(other.get("/ready"))["passages"] == 60
        assert other.stop() == 0


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").exists(), reason="children are listed in /proc")
def test_processes_of_one_service(data: Path, index: StandIn) -> None:
    given = {"PEJL_QDRANT_URL": index.url, "PEJL_JOBS": "1"}
    with serving(data, "--processes", "2", **given) as service:
        address = send(service, 3)
        wait(service, address, lambda job: job["state"] == "done")
        for _ in range(8):  # whichever process answers
            assert b"buskort" in service.get("/api/search?q=buskort")
        one, other = children(service.process.pid)[-2:]
        os.kill(one, signal.SIGKILL)
        for _ in range(100):
            if one not in children(service.process.pid) and len(children(service.process.pid)) > 1:
                break
            time.sleep(0.1)
        assert other in children(service.process.pid)
        wait(service, send(service, 5), lambda job: job["state"] == "done")
        assert service.stop() == 0
    assert not (data / "service.json").exists()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
@pytest.mark.parametrize("processes", [1, 2])
def test_nothing_outlives_a_service_that_is_killed(
    data: Path, index: StandIn, processes: int
) -> None:
    given = {"PEJL_QDRANT_URL": index.url, "PEJL_JOBS": "2"}
    with serving(data, "--processes", str(processes), **given) as service:
        address = send(service, 60)
        wait(service, address, lambda job: job["state"] == "running" and job["finished"] > 0)
        found = descendants(service.process.pid, lambda found: len(found) > 2 + processes)
        service.process.kill()
        assert left_of(found) == []


def test_several_processes_need_a_server(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--data", str(data), "--processes", "2"]) == WRONG_USAGE
    assert "PEJL_QDRANT_URL" in capsys.readouterr().err
