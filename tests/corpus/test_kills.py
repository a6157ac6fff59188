"""A batch killed again and again must end as one that was left in peace."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.checkup import check_up
from corpus.opening import open_corpus
from corpus.settings import Settings

KILLS = 30
FILES = 60
MUNICIPALITIES = ("Ærø", "Struer", "Læsø", "Tønder", "Rebild", "Odder", "Greve", "Faxe")
RUN = "from search_api.cli import main; main()"


def write_files(folder: Path) -> None:
    """Write sixty small files: agreements, minutes, copies, and some that cannot be read."""
    for number in range(FILES):
        place = MUNICIPALITIES[number % len(MUNICIPALITIES)]
        text = (
            f"Samarbejdsaftale nummer {number // 2} mellem {place} Kommune og en skole\n\n"
            f"1. Fastholdelse\nParterne vil nedbringe frafaldet med {number // 2} procent.\n\n"
            f"2. Oplæring\n{place} Kommune stiller {number // 2 + 3} pladser til rådighed.\n"
        )
        (folder / f"{number:02}.txt").write_text(text)
    (folder / "tom.txt").write_bytes(b"")
    (folder / "halv.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")


def start(files: Path, data: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", RUN, "ingest", str(files), "--data", str(data), "--json"]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )


def state(data: Path) -> tuple[set[str], list[tuple[str, int, int, str]], int]:
    """Return ids, passages and the number of paths of a corpus."""
    corpus = open_corpus(Settings(data=data))
    passages = sorted((p.document_id, p.page, p.start, p.text) for p in corpus.store.passages())
    entries = corpus.catalog.entries()
    corpus.store.close()
    return {e.document_id for e in entries}, passages, sum(len(e.paths) for e in entries)


@pytest.mark.slow
def test_thirty_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    write_files(files)
    assert start(files, tmp_path / "peace").wait() == 1
    chance = random.Random(20)
    killed = 0
    for _ in range(KILLS):
        process = start(files, tmp_path / "killed")
        try:
            process.wait(chance.uniform(0.3, 6.0))
        except subprocess.TimeoutExpired:
            killed += 1
            end = os.killpg if chance.random() < 0.5 else os.kill
            end(process.pid, signal.SIGKILL)
            process.wait()
    assert killed >= KILLS // 2
    assert start(files, tmp_path / "killed").wait() == 1
    assert state(tmp_path / "killed") == state(tmp_path / "peace")
    findings = check_up(Settings(data=tmp_path / "killed"))
    unwell = [finding.name for finding in findings if not finding.well]
    assert [name for name in unwell if not name.startswith("OCR")] == ["files"]
