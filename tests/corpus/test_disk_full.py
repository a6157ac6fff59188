"""A disk that runs full at one write or another: a clear message, and nothing lost."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import DiskFull
from corpus.files import write_atomic
from corpus.space import ROOM_MB, require_room
from tests.corpus.batch_apart import start, state, write_files

SIZES_MB = (1, 40, ROOM_MB - 1, ROOM_MB + 1, ROOM_MB + 2, ROOM_MB + 4, ROOM_MB + 8, ROOM_MB + 16)
"""Full before the first write, between two documents, and nearly big enough."""


class SmallDisk:
    """A file system in memory, of a size that can be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def resize(self, megabytes: int) -> None:
        mounted = os.path.ismount(self.folder)
        options = f"remount,size={megabytes}m" if mounted else f"size={megabytes}m"
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.folder)]
        subprocess.run(command, check=True, capture_output=True)

    def unmount(self) -> None:
        subprocess.run(["umount", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    made = SmallDisk(tmp_path / "disk")
    made.folder.mkdir()
    try:
        made.resize(1)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root may mount a small disk")
    yield made
    made.unmount()


def test_a_full_disk_is_named_and_the_old_file_stays(disk: SmallDisk) -> None:
    path = disk.folder / "kept.json"
    write_atomic(path, b"old")
    with pytest.raises(DiskFull, match="make room"):
        write_atomic(path, bytes(2_000_000))
    assert path.read_bytes() == b"old"
    assert list(disk.folder.iterdir()) == [path]


def test_room_is_asked_for_before_the_folder_is_there(disk: SmallDisk) -> None:
    with pytest.raises(DiskFull, match="MB are needed"):
        require_room(disk.folder / "not" / "yet")
    require_room(disk.folder, 0)


@pytest.mark.slow
def test_a_batch_on_a_full_disk_says_so_and_goes_on_when_there_is_room(
    disk: SmallDisk, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    write_files(files)
    assert start(files, tmp_path / "peace").wait() == 1
    data = disk.folder / "data"
    for size in SIZES_MB:
        disk.resize(size)
        stopped = start(files, data, stderr=subprocess.PIPE)
        _, said = stopped.communicate()
        assert stopped.returncode == 1, said
        assert b"make room" in said
        assert b"Traceback" not in said
    disk.resize(600)
    assert start(files, data).wait() == 1  # two of the files are damaged
    assert state(data) == state(tmp_path / "peace")
