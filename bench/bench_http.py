"""What searches over HTTP cost beside searches in process: 32 clients at once.

usage: PEJL_SHARED=DIR python -m bench.bench_http PASSAGES [SECONDS]

Searches the corpus of this size that `bench_growth` made. Prints requests a second and how long
they took, and how many searches a second the same number of threads get by calling `search`. Server
and clients share the processors, so the clients are one thread that only writes and reads bytes.
"""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from bench.bench_growth import memory, open_index, queries, settings_of
from bench.growth_exact import spread
from bench.saying import say
from corpus.store.interface import Store
from nlp.embedding.interface import Embedder
from nlp.embedding.load import load_embedder
from search_api.search import search

CLIENTS = 32
SECONDS = 15.0
READY = 30.0


@contextmanager
def service(folder: Path) -> Iterator[tuple[int, int]]:
    """Run the service over the corpus in FOLDER; yield its port and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    program = "from search_api.cli import main; main()"
    arguments = ["serve", "--data", str(folder), "--port", str(port)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    server = subprocess.Popen([sys.executable, "-c", program, *arguments], env=environment)
    try:
        wait_for(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def processor_seconds(process: int) -> float:
    """Return the processor time that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_for(port: int) -> None:
    """Wait until something listens."""
    until = time.monotonic() + READY
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    msg = "the service did not start"
    raise TimeoutError(msg)


async def client(port: int, asked: Iterator[str], until: float, took: list[float]) -> None:
    """Ask one question after another over one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < until:
        began = time.perf_counter()
        path = f"/api/search?q={quote(next(asked))}"
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        await reader.readexactly(int(head.split("content-length: ")[1].split("\r\n")[0]))
        if " 200 " not in head.split("\r\n")[0]:
            raise RuntimeError(head)
        took.append(time.perf_counter() - began)
    writer.close()


async def load(port: int, seconds: float) -> list[float]:
    """Return how long each request of all clients took."""
    took: list[float] = []
    asked = cycle(queries())
    until = time.perf_counter() + seconds
    await asyncio.gather(*(client(port, asked, until, took) for _ in range(CLIENTS)))
    return took


def in_process(store: Store, embedder: Embedder, seconds: float, threads: int) -> None:
    """Say how many searches a second so many threads get, and what each takes of processor time."""
    asked = cycle(queries())
    began = time.process_time()
    until = time.perf_counter() + seconds

    def ask() -> int:
        done = 0
        while time.perf_counter() < until:
            search(next(asked), store=store, embedder=embedder)
            done += 1
        return done

    with ThreadPoolExecutor(threads) as executor:
        done = sum(executor.map(lambda _: ask(), range(threads)))
    spent = time.process_time() - began
    name = f"in process, {threads} threads"
    say(f"{name}: searches a second", f"{done / seconds:.0f}")
    say(f"{name}: processor time a search", f"{1e3 * spent / done:.1f} ms")


def main() -> None:
    """Measure the service, then the searches alone."""
    count = int(sys.argv[1].replace("_", ""))
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    with service(settings_of(count).data) as (port, process):
        asyncio.run(load(port, seconds))  # to warm up
        spent = processor_seconds(process)
        took = asyncio.run(load(port, seconds))
        spent = processor_seconds(process) - spent
        say("service, memory of its own", f"{memory('RssAnon', process):.0f} MB")
        say("service, with the index's files", f"{memory('VmRSS', process):.0f} MB")
    say("HTTP, requests a second", f"{len(took) / seconds:.0f}")
    say("HTTP, processor time a request", f"{1e3 * spent / len(took):.1f} ms")
    slowest = sorted(took)[-1 - len(took) // 100]
    say("HTTP, median / p99", f"{spread(took).median:.0f} / {1e3 * slowest:.0f} ms")
    embedder = load_embedder()
    store = open_index(count, embedder)
    for query in queries():
        search(query, store=store, embedder=embedder)
    for threads in (1, 2, CLIENTS):
        in_process(store, embedder, seconds / 2, threads)
    store.close()


if __name__ == "__main__":
    main()
