"""Files read on a Dask cluster. The only home of `distributed`."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import wait as wait_for
from typing import Any, ParamSpec, TypeVar

from distributed import Client, KilledWorker, WorkerPlugin
from distributed import Future as DaskFuture
from distributed.client import FutureCancelledError

from corpus.errors import ClusterUnavailable
from corpus.reading import limit_worker
from corpus.workers import Start

P = ParamSpec("P")
R = TypeVar("R")

_SECONDS = 20
"""How long to wait for the scheduler."""


class WorkerLost(BrokenExecutor):
    """Every worker that was given the task died of it, or the cluster went away."""


class LimitedWorker(WorkerPlugin):
    """Gives each worker of the cluster the limits that worker processes of this machine have."""

    name = "pejl-limits"
    idempotent = True

    def __init__(self, memory_mb: int) -> None:
        self._memory_mb = memory_mb

    def setup(self, worker: object) -> None:
        """Limit the worker's process, when it joins."""
        limit_worker(self._memory_mb)


class ClusterExecutor(Executor):
    """`concurrent.futures` over a Dask client, which is closed with it.

    A task that takes its workers down with it ends in `WorkerLost`, as in a process pool it ends in
    a `BrokenExecutor`; unlike a pool, the cluster goes on, for Dask starts its workers anew. Dask's
    own executor is not used: a result that is computed again, for its worker died before handing
    it over, comes out of that one as an error (distributed 2026.8).
    """

    def __init__(self, client: Client) -> None:
        if client.loop is None:
            raise ClusterUnavailable("the client has left its cluster; connect again")
        self._client, self._loop = client, client.loop
        self._handed_out: set[Future[Any]] = set()

    def submit(
        self, function: Callable[P, R], /, *arguments: P.args, **options: P.kwargs
    ) -> "Future[R]":
        """Hand a task to the cluster; it waits there while all workers are busy or none is up."""
        future: Future[R] = Future()
        task = self._client.submit(function, *arguments, pure=False, **options)
        self._loop.add_callback(_pass_on, task, future)
        self._handed_out.add(future)
        future.add_done_callback(self._handed_out.discard)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Wait for what was handed out, then leave the cluster, which drops what it still has."""
        if wait and not cancel_futures:
            wait_for(set(self._handed_out))
        self._client.close()


def cluster(address: str, memory_mb: int, *, seconds: float = _SECONDS) -> Start:
    """Return what connects to the cluster of the scheduler at ADDRESS (`tcp://host:8786`).

    What it returns raises `ClusterUnavailable` where no scheduler answers in so many seconds, or
    its workers have several threads.
    """

    def start(_count: int) -> Executor:
        return ClusterExecutor(_connect(address, memory_mb, seconds))

    return start


def _connect(address: str, memory_mb: int, seconds: float) -> Client:
    try:
        client = Client(address, timeout=seconds, set_as_default=False)
    except (OSError, ValueError) as error:
        msg = f"no Dask scheduler answers at {address} ({error}); start one with `dask scheduler`"
        raise ClusterUnavailable(msg) from error
    try:
        _require_single_threads(client)
        client.register_plugin(LimitedWorker(memory_mb))
    except BaseException:
        client.close()
        raise
    return client


def _require_single_threads(client: Client) -> None:
    """A file that hangs is ended by ending its worker, which must then hold no other file."""
    if any(threads > 1 for threads in client.nthreads().values()):
        msg = (
            "each Dask worker must have one thread: `dask worker ADDRESS --nthreads 1 --nworkers N`"
        )
        raise ClusterUnavailable(msg)


async def _pass_on(task: "DaskFuture[R]", future: "Future[R]") -> None:
    """Give a task's outcome to the future that was returned for it."""
    try:
        future.set_result(await task)
    except (KilledWorker, CancelledError, FutureCancelledError) as error:
        future.set_exception(WorkerLost(str(error)))
    except BaseException as error:
        future.set_exception(error)
