"""`pejl watch` as a process of its own: what it reads, what it leaves, what it tells of."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpus.history import History
from corpus.opening import open_catalog
from corpus.settings import Settings
from search_api.cli.app import run

TEXT = "Referat\n\n{place} Kommune betaler elevernes buskort til skolen.\n"
CODE = "from search_api.cli import main; main()"


@pytest.fixture
def data() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name) / "data"


def write(folder: Path, place: str) -> Path:
    path = folder / f"{place}.txt"
    path.write_text(TEXT.format(place=place))
    return path


@contextmanager
def watching(folder: Path, data: Path, log: Path) -> Iterator[None]:
    """Watch a folder, all that is printed into a file."""
    command = [sys.executable, "-c", CODE, "watch", str(folder), "--data", str(data), "--json"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, "--every", "0.1", "--settle", "0.2"],
            stdout=out,
            stderr=out,
            env={**os.environ, "COLUMNS": "500"},
        )
    try:
        yield
    finally:
        process.kill()
        process.wait()


def wait_for(log: Path, *said: str) -> None:
    for _ in range(1200):
        if all(one in log.read_text() for one in said):
            return
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def test_what_is_gone_is_told_of_and_the_trash_is_left_in_peace(data: Path, tmp_path: Path) -> None:
    folder, log = tmp_path / "ind", tmp_path / "log"
    folder.mkdir()
    gone, _, moved = (write(folder, place) for place in ("Struer", "Odder", "Faxe"))
    there = ["--data", str(Settings(data=data).data)]
    assert run(["ingest", str(folder), *there]) == 0
    assert run(["remove", "Odder.txt", "--trash", *there]) == 0
    gone.unlink()
    with watching(folder, data, log):
        wait_for(log, "Odder.txt is in the trash", "Struer.txt is gone")
        moved.rename(folder / "Faxe igen.txt")
        write(folder, "Rebild")
        wait_for(log, "Faxe igen.txt", "Rebild.txt")
        write(folder, "Odder").write_text(TEXT.format(place="Odder") + "Det er nyt.\n")
        wait_for(log, "1 updated")
    assert "Faxe.txt is gone" not in log.read_text()
    catalog = open_catalog(Settings(data=data))
    names = {entry.name for entry in catalog.entries()}
    assert names == {"Struer.txt", "Odder.txt", "Faxe.txt", "Rebild.txt"}
    assert [one.name for one in History(catalog.path).trashed()] == ["Odder.txt"]
