"""A batch killed again and again must end as one that was left in peace."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from corpus.checkup import check_up
from corpus.settings import Settings
from tests.corpus.batch_apart import start, state, write_files, write_newer

KILLS = 30


SHARE = 0.2
"""The longest that a batch may run before it is killed, of what it takes in peace.

What was finished stays so: longer runs would leave nothing to do for later ones.
"""


def kill_again_and_again(
    files: Path, data: Path, chance: random.Random, times: int, longest: float
) -> int:
    """Start a batch so many times and kill it at any moment; return how often it was killed."""
    killed = 0
    for _ in range(times):
        process = start(files, data)
        try:
            process.wait(chance.uniform(0.1, 1.0) * longest)
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
        began = time.monotonic()
        assert start(files, peace).wait() == 1
        longest = SHARE * (time.monotonic() - began)
        killed += kill_again_and_again(files, hurt, chance, KILLS // 2, longest)
        assert start(files, hurt).wait() == 1
        assert state(hurt) == state(peace)
    assert killed >= KILLS // 2
    assert state(peace).kin
    assert any(state(peace).former.values())
    findings = check_up(Settings(data=hurt))
    unwell = [finding.name for finding in findings if not finding.well]
    assert [name for name in unwell if not name.startswith("OCR")] == ["files"]
