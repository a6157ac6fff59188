"""`pejl serve` as a process of its own, on a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Service:
    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def get(self, path: str, **headers: str) -> bytes:
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            content: bytes = answer.read()
        return content

    def status(self, path: str, **headers: str) -> int:
        try:
            self.get(path, **headers)
        except urllib.error.HTTPError as error:
            return error.code
        return 200

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


@contextmanager
def serving(data: Path, *arguments: str, **settings: str) -> Iterator[Service]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "from search_api.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--data", str(data), "--port", str(port)]
    log = data.parent / f"log-{port}"
    with log.open("wb") as err:
        process = subprocess.Popen(
            [*command, *arguments], stderr=err, env={**os.environ, **settings}
        )
    service = Service(process, port, log)
    try:
        for _ in range(6000):
            with suppress(OSError):
                service.get("/health")
                break
            assert process.poll() is None, log.read_text()
            time.sleep(0.05)
        yield service
    finally:
        process.kill()
        process.wait()
