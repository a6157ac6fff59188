import os
from pathlib import Path

import pytest

from corpus.errors import DiskFull
from corpus.files import copy_sparse, write_atomic


@pytest.mark.parametrize(
    "stretches",
    [
        [],
        [(0, b"all of it")],
        [(0, b"x" * 5000), (10_000_000, b"y" * 5000)],
        [(8_388_608, b"only at the end")],
    ],
)
def test_a_copy_is_equal_and_no_larger_on_disk(
    tmp_path: Path, stretches: list[tuple[int, bytes]]
) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    with source.open("wb") as file:
        for start, content in stretches:
            file.seek(start)
            file.write(content)
        file.truncate(12_000_000)
    copy_sparse(str(source), str(target))
    assert target.read_bytes() == source.read_bytes()
    assert target.stat().st_blocks <= source.stat().st_blocks + 16


def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write_atomic(path, b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device", str(handle))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull, match="make room"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
