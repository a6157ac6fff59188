"""Files read by a real Dask scheduler and real workers, on loopback."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import wait
from pathlib import Path

import pytest
from distributed import LocalCluster

from corpus.build import ingest
from corpus.cluster import WorkerLost, cluster
from corpus.errors import ClusterUnavailable
from corpus.opening import open_corpus
from corpus.options import build_options
from corpus.results import Status
from corpus.settings import Settings
from corpus.sources import find_sources
from corpus.workers import WorkerDied, run_each

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as running:
        yield running.scheduler_address


def process_of(_number: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def die_of_three(number: int) -> int:
    if number == 3:
        os._exit(1)
    return number


def test_tasks_are_done_by_the_clusters_workers(scheduler: str) -> None:
    done = list(run_each(process_of, range(8), start=cluster(scheduler, 0), width=64))
    assert sorted(task for task, _ in done) == list(range(8))
    workers = {result for _, result in done}
    assert len(workers) == 2
    assert os.getpid() not in workers


@pytest.mark.slow
def test_a_task_that_kills_its_workers_costs_only_itself(scheduler: str) -> None:
    done = dict(run_each(die_of_three, range(6), start=cluster(scheduler, 0), width=64))
    assert isinstance(done.pop(3), WorkerDied)
    assert done == {number: number for number in (0, 1, 2, 4, 5)}


def test_a_batch_read_by_a_cluster_is_the_batch_read_here(scheduler: str, tmp_path: Path) -> None:
    files = tmp_path / "aftaler"
    files.mkdir()
    for place in ("Struer", "Odder"):
        text = f"Aftale med {place} Kommune\n\nParterne vil nedbringe frafaldet med 5 procent.\n"
        (files / f"{place}.txt").write_text(text)
    (files / "halv.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    kept = {}
    for name, address in (("here", ""), ("there", scheduler)):
        settings = Settings(data=tmp_path / name, scheduler=address)
        corpus = open_corpus(settings)
        results = ingest(find_sources([files]), corpus, build_options(settings))
        statuses = sorted((Path(r.path).name, r.status, r.goals) for r in results)
        kept[name] = statuses, corpus.archive.ids(), [e.name for e in corpus.catalog.entries()]
        corpus.store.close()
    assert kept["there"] == kept["here"]
    assert [status for _, status, _ in kept["there"][0]] == [
        Status.ADDED,
        Status.ADDED,
        Status.FAILED,
    ]
    assert len(kept["there"][1]) == 2


def test_workers_of_several_threads_are_refused() -> None:
    with (
        LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=":0"
        ) as c,
        pytest.raises(ClusterUnavailable, match="--nthreads 1"),
    ):
        cluster(c.scheduler_address, 0)(1)


def test_a_scheduler_that_is_not_there_is_named() -> None:
    with pytest.raises(ClusterUnavailable, match=r"tcp://127\.0\.0\.1:9 "):
        cluster("tcp://127.0.0.1:9", 0, seconds=0.5)(1)


def test_a_cluster_that_goes_away_ends_its_tasks() -> None:
    running = LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0"
    )
    with cluster(running.scheduler_address, 0)(1) as executor:
        future = executor.submit(time.sleep, 60)
        time.sleep(0.5)
        running.close()
        wait([future], timeout=30)
        assert isinstance(future.exception(timeout=0), WorkerLost)
