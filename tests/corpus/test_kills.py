"""A batch killed again and again must end as one that was left in peace."""

import os
import random
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.checkup import check_up
from corpus.kin_tables import Kin
from corpus.opening import open_corpus
from corpus.settings import Settings

KILLS = 30
FILES = 60
MUNICIPALITIES = ("Ærø", "Struer", "Læsø", "Tønder", "Rebild", "Odder", "Greve", "Faxe")
RUN = "from search_api.cli import main; main()"


BODY = """Samarbejdsaftale nummer {number} mellem {place} Kommune og SOSU Syd

1. Fastholdelse
Parterne vil nedbringe frafaldet blandt eleverne med {rate} procent, og skolen ringer til elever,
der har været væk fra undervisningen i mere end to dage.

2. Oplæring
{place} Kommune stiller {number} pladser til rådighed på plejecentre og i hjemmeplejen.
"""


def write_files(folder: Path) -> None:
    """Write sixty small files: agreements, issues of them, copies, and some that are damaged."""
    for number in range(FILES):
        place = MUNICIPALITIES[number % len(MUNICIPALITIES)]
        write(folder, number, BODY.format(number=number // 16 + 3, place=place, rate=number // 32))
    (folder / "tom.txt").write_bytes(b"")
    (folder / "halv.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")


def write(folder: Path, number: int, text: str) -> None:
    (folder / f"{number:02}.txt").write_text(text)


def write_newer(folder: Path) -> None:
    """Write newer versions of every fourth file."""
    for number in range(0, FILES, 4):
        text = (folder / f"{number:02}.txt").read_text()
        write(folder, number, f"{text}\n3. Møder\nParterne mødes {number + 2} gange om året.\n")


def start(files: Path, data: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", RUN, "ingest", str(files), "--data", str(data), "--json"]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )


@dataclass(frozen=True)
class State:
    """What a corpus holds."""

    passages: list[tuple[str, int, int, str]]
    paths: dict[str, tuple[str, ...]]
    kin: list[Kin]
    former: dict[str, set[str]]


def state(data: Path) -> State:
    corpus = open_corpus(Settings(data=data))
    passages = sorted((p.document_id, p.page, p.start, p.text) for p in corpus.store.passages())
    corpus.store.close()
    ids = {entry.document_id: entry.paths for entry in corpus.catalog.entries()}
    former = {i: {one.document_id for one in corpus.history.former(i)} for i in ids}
    return State(passages, {i: tuple(sorted(p)) for i, p in ids.items()}, corpus.kin.all(), former)


def kill_again_and_again(files: Path, data: Path, chance: random.Random, times: int) -> int:
    """Start a batch so many times and kill it at any moment; return how often it was killed."""
    killed = 0
    for _ in range(times):
        process = start(files, data)
        try:
            process.wait(chance.uniform(0.3, 6.0))
        except subprocess.TimeoutExpired:
            killed += 1
            end = os.killpg if chance.random() < 0.5 else os.kill
            end(process.pid, signal.SIGKILL)
            process.wait()
    return killed


@pytest.mark.slow
def test_thirty_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    files, peace, hurt = (tmp_path / name for name in ("files", "peace", "killed"))
    files.mkdir()
    write_files(files)
    chance = random.Random(20)
    killed = 0
    for renew in (None, write_newer):
        if renew:
            renew(files)
        assert start(files, peace).wait() == 1
        killed += kill_again_and_again(files, hurt, chance, KILLS // 2)
        assert start(files, hurt).wait() == 1
        assert state(hurt) == state(peace)
    assert killed >= KILLS // 2
    assert state(peace).kin
    assert any(state(peace).former.values())
    findings = check_up(Settings(data=hurt))
    unwell = [finding.name for finding in findings if not finding.well]
    assert [name for name in unwell if not name.startswith("OCR")] == ["files"]
