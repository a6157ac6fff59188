"""Work handed out to an executor so that a task which kills its worker costs only itself.

Written against `concurrent.futures.Executor`: processes on this machine by default, anything else
that speaks that interface (a Dask cluster's `client.get_executor()`) just as well.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from itertools import islice
from multiprocessing.context import BaseContext
from threading import Thread
from typing import TypeVar

from corpus.settings import Settings

T = TypeVar("T")
R = TypeVar("R")

Start = Callable[[int], Executor]
"""Starts an executor with so many workers."""

_PRELOADED = ["corpus.warm"]


class WorkerDied(Exception):
    """The process that did a task ended in the middle of it."""


def processes(prepare: Callable[[int], None], argument: int) -> Start:
    """Return what starts worker processes, each made ready by `prepare(argument)`.

    They are forked from a server that has loaded once what all need, and that has no threads or
    open index of this process.
    """
    context = _context()

    def start(count: int) -> Executor:
        return ProcessPoolExecutor(
            count, mp_context=context, initializer=prepare, initargs=(argument,)
        )

    return start


def load_early(settings: Settings) -> None:
    """Have the server that workers are forked from load what they need, beside this process.

    It takes seconds, which the first batch waits for otherwise; this returns at once. A cluster's
    workers are at it already, and where processes are not forked, there is no such server.
    """
    if not settings.scheduler and _context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        ensure_running()


def _context() -> BaseContext:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(_PRELOADED)
    return context


def follow_parent(end: Callable[[], None]) -> None:
    """Have `end` called when the process that started this one is gone, however it went.

    A process that waits for its parent's word waits for ever otherwise: it holds both ends of the
    pipe that it listens to, and keeps the server alive that workers are forked from.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait_for_its_end() -> None:
        parent.join()
        end()

    Thread(target=wait_for_its_end, name="parent", daemon=True).start()


def end_with_parent() -> None:
    """End this process at once when its parent is gone, and with it what it has started."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    follow_parent(_end_group)


def _end_group() -> None:
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def run_each(
    function: Callable[[T], R], tasks: Iterable[T], *, start: Start, width: int
) -> Generator[tuple[T, R | BaseException], None, None]:
    """Yield each task with its result, or with the exception that it ended in, as they finish.

    No more than `width` tasks are at work at a time, and one more is handed out, so that no worker
    waits while the caller is busy with a result. When the executor breaks, those that were handed
    out are done again one by one, each in an executor of its own, so that the guilty one is found:
    it comes with `WorkerDied`, the others with their results.
    """
    waiting = iter(tasks)
    while batch := list(islice(waiting, width + 1)):
        suspects: list[T] = []
        with start(width) as executor:
            yield from _run(function, batch, waiting, executor, suspects)
        for task in suspects:
            yield task, _run_alone(function, task, start)


def _run(
    function: Callable[[T], R],
    batch: list[T],
    waiting: Iterator[T],
    executor: Executor,
    suspects: list[T],
) -> Iterator[tuple[T, R | BaseException]]:
    """Work until nothing is left or the executor breaks; what was handed out then is suspect."""
    running: dict[Future[R], T] = {}
    _hand_out(function, batch, executor, running, suspects)
    while running and not suspects:
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            task = running.pop(future)
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                suspects.append(task)
                continue
            _hand_out(function, islice(waiting, 1), executor, running, suspects)
            yield task, error or future.result()
    suspects.extend(running.values())


def _hand_out(
    function: Callable[[T], R],
    tasks: Iterable[T],
    executor: Executor,
    running: dict[Future[R], T],
    suspects: list[T],
) -> None:
    for task in tasks:
        try:
            running[executor.submit(function, task)] = task
        except BrokenExecutor:
            suspects.append(task)


def _run_alone(function: Callable[[T], R], task: T, start: Start) -> R | BaseException:
    with start(1) as executor:
        future = executor.submit(function, task)
        error = future.exception()
    if isinstance(error, BrokenExecutor):
        return WorkerDied(str(error))
    return error or future.result()
