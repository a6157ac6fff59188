"""Five real documents, which are not part of the project: all are read, in the right language."""

import os
from pathlib import Path

import pytest

from ingest.reader import read_document

SHARED = os.environ.get("PEJL_SHARED", "")
pytestmark = pytest.mark.skipif(not SHARED, reason="PEJL_SHARED does not name the shared folder")
SEEDS = sorted((Path(SHARED) / "seeds").glob("*.txt")) if SHARED else []


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_seed_is_read_whole(path: Path) -> None:
    document = read_document(path)
    raw = path.read_text(encoding="utf-8")
    assert document.language == ("sv" if "samverkan" in raw else "da")
    assert "".join("".join(page.raw_text.split()) for page in document.pages) == "".join(
        raw.replace("\f", "").split()
    )
    for page in document.pages:
        covered = "".join(page.text[block.start : block.end] for block in page.blocks)
        assert "".join(covered.split()) == "".join(page.text.split())


def test_there_are_five() -> None:
    assert len(SEEDS) == 5
