"""What a process that was killed leaves behind."""

import time
from collections.abc import Callable

import psutil

Processes = list[psutil.Process]


def descendants(process: int, met: Callable[[Processes], bool] = bool) -> Processes:
    """Return the processes that one has started, and those that they have, once they are there."""
    for _ in range(1200):
        found: Processes = psutil.Process(process).children(recursive=True)
        if met(found):
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def left_of(processes: Processes, *, seconds: float = 15.0) -> Processes:
    """Return which still run after so many seconds; at once when none does."""
    end = time.monotonic() + seconds
    while (left := [one for one in processes if _runs(one)]) and time.monotonic() < end:
        time.sleep(0.1)
    return left


def _runs(process: psutil.Process) -> bool:
    """Whether it does: one that has ended may stay in the list until somebody asks how."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
