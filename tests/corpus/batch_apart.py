"""Sixty small files, the command that ingests them in a process of its own, and what came of it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from corpus.kin_tables import Kin
from corpus.opening import open_corpus
from corpus.settings import Settings

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


def start(
    files: Path, data: Path, *, stderr: int = subprocess.DEVNULL
) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", RUN, "ingest", str(files), "--data", str(data), "--json"]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=stderr,
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
