"""Two hundred hostile and mutated files in one batch: each is read or refused, and none is lost."""

import random
import shutil
from pathlib import Path

import pytest

from corpus.build import ingest
from corpus.opening import open_corpus
from corpus.options import build_options
from corpus.results import Status
from corpus.settings import Settings
from corpus.sources import find_sources
from tests.ingest.test_hostile import HOSTILE, SAMPLES, mutated, mutated_part

FILES = 200
SAMPLED = (
    "samarbejdsaftale-hjoerring-sosu-nord.docx",
    "handleplan-naestved-zbc-2025-2027.pptx",
    "nyhed-odsherred-zbc-lokalt-grundforloeb.html",
    "strategi-fredericia-vejle-horsens-sosu-fvh.pdf",
    "partnerskabsaftale-gladsaxe-sosu-h.pdf",
)
SOUND = "referat-dialogmoede-frederiksberg-2024-11-13.txt"


def write_hostile(folder: Path) -> None:
    for path in sorted(HOSTILE.iterdir()):
        shutil.copy(path, folder / path.name)
    shutil.copy(SAMPLES / SOUND, folder / SOUND)
    for number in range(FILES - len(list(folder.iterdir()))):
        chance = random.Random(number)
        name = SAMPLED[number % len(SAMPLED)]
        content = (SAMPLES / name).read_bytes()
        harm = mutated_part if content.startswith(b"PK") and chance.random() < 0.7 else mutated
        (folder / f"{number:03}-{name}").write_bytes(harm(content, chance))


@pytest.mark.slow
def test_a_batch_of_hostile_files_loses_none_and_no_worker(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    write_hostile(files)
    settings = Settings(data=tmp_path / "data", file_seconds=120, file_memory_mb=2048)
    corpus = open_corpus(settings)
    results = {
        Path(result.path).name: result
        for result in ingest(find_sources([files]), corpus, build_options(settings))
    }
    corpus.store.close()
    assert len(results) == FILES
    assert results[SOUND].status is Status.ADDED
    failed = [result for result in results.values() if result.status is Status.FAILED]
    assert all(result.error.strip() for result in failed)
    assert [result.error for result in failed if "Pejl itself" in result.error] == []
    assert [result.error for result in failed if "brought its reader down" in result.error] == []
