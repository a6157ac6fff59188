"""Real processes; tasks are Python expressions, for `eval` can be found by every worker."""

import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, ThreadPoolExecutor

import psutil
import pytest

from corpus.reading import prepare_worker
from corpus.workers import WorkerDied, processes, run_each
from tests.left_behind import Processes, descendants, left_of

DIE = "__import__('os').abort()"


def run(tasks: list[str], *, width: int = 2) -> dict[str, object]:
    return dict(run_each(eval, tasks, start=processes(prepare_worker, 0), width=width))


def test_every_task_comes_back_with_its_result() -> None:
    tasks = [f"{n} * {n}" for n in range(20)]
    assert run(tasks) == {f"{n} * {n}": n * n for n in range(20)}


def test_workers_look_for_circular_garbage_seldom() -> None:
    young = "__import__('gc').get_threshold()[0]"
    assert run([young]) == {young: 20_000}


def test_an_exception_comes_back_as_a_value() -> None:
    outcome = run(["1 / 0", "1 + 1"])
    assert isinstance(outcome["1 / 0"], ZeroDivisionError)
    assert outcome["1 + 1"] == 2


def test_a_task_that_kills_its_worker_costs_only_itself() -> None:
    tasks = ["1 + 1", DIE, "__import__('time').sleep(0.3) or 3", "2 + 2", "5 + 5"]
    outcome = run(tasks)
    assert isinstance(outcome.pop(DIE), WorkerDied)
    assert list(outcome.values()).count(2) == 1
    assert set(outcome.values()) == {2, 3, 4, 10}


def test_a_task_that_needs_too_much_memory_is_stopped() -> None:
    greedy = "len(bytearray(600_000_000))"
    outcome = dict(run_each(eval, [greedy, "1 + 1"], start=processes(prepare_worker, 400), width=1))
    assert isinstance(outcome[greedy], MemoryError)
    assert outcome["1 + 1"] == 2


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs POSIX timers")
def test_a_task_that_takes_too_long_is_stopped() -> None:
    endless = "__import__('signal').setitimer(0, 0.5) and __import__('time').sleep(60)"
    began = time.monotonic()
    outcome = run([endless, "1 + 1"], width=1)
    assert isinstance(outcome[endless], WorkerDied)
    assert outcome["1 + 1"] == 2
    assert time.monotonic() - began < 30


def test_workers_go_on_with_one_more_task_while_the_caller_is_busy() -> None:
    begun: list[int] = []

    def threads(count: int) -> Executor:
        return ThreadPoolExecutor(count)

    results = run_each(begun.append, range(100), start=threads, width=2)
    next(results)
    deadline = time.monotonic() + 10
    while len(begun) < 4 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert sorted(begun) == [0, 1, 2, 3]
    results.close()


IDLE = "1 + 1"
AT_WORK = "__import__('subprocess').run(['sleep', '300'])"
KILLED = """
from corpus.reading import prepare_worker
from corpus.workers import processes, run_each
for _ in run_each(eval, TASKS, start=processes(prepare_worker, 0), width=2):
    pass
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_nothing_outlives_a_batch_that_is_killed() -> None:
    code = KILLED.replace("TASKS", repr([IDLE, AT_WORK]))
    with subprocess.Popen([sys.executable, "-c", code]) as batch:
        try:
            found = descendants(batch.pid, has_two_workers)
        finally:
            batch.kill()
    assert left_of(found) == []


def has_two_workers(found: Processes) -> bool:
    """Whether there are the fork server, the one at work with what it runs, and the idle one."""
    name = [one.name() for one in found if one.status() != psutil.STATUS_ZOMBIE]
    return "sleep" in name and len(name) >= 5
