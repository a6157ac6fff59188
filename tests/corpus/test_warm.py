"""Workers begin with everything loaded, and no harm is done where that fails."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from corpus.indexable import make_indexable
from corpus.reading import prepare_worker
from corpus.workers import processes, run_each
from ingest.reader import read_document
from nlp.annotate import annotate_document
from nlp.embedding.load import load_embedder

ROOT = Path(__file__).parents[2]
FILES = ROOT / "corpus" / "samples" / "files"
PDF = FILES / "partnerskabsaftale-viborg-sosu-stv.pdf"
MINUTES = FILES / "referat-dialogmoede-frederiksberg-2024-11-13.txt"
PEJL = [sys.executable, "-c", "from search_api.cli import main; main()"]


def loaded() -> set[str]:
    """The modules of this process, and its functions that have loaded something for good."""
    found = {name: module for name, module in sys.modules.items() if "encodings." not in name}
    ours = [found[name] for name in found if name.split(".")[0] in ("ingest", "nlp")]
    return {*found, *(name for module in ours for name in loaders(module))}


def loaders(module: ModuleType) -> Iterator[str]:
    for name, value in vars(module).items():
        if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is None:
            yield f"{module.__name__}.{name}: {value.cache_info().currsize}"


def loaded_by(path: Path) -> tuple[set[str], set[str]]:
    """What there was before a file was read, and what came with it."""
    before = loaded()
    document = read_document(path)
    make_indexable(document, annotate_document(document), load_embedder())
    return before, loaded() - before


def test_a_worker_begins_with_all_that_its_first_file_needs() -> None:
    [(_, outcome)] = run_each(loaded_by, [PDF], start=processes(prepare_worker, 0), width=1)
    assert isinstance(outcome, tuple), outcome
    before, new = outcome
    assert {"nlp.entities.names.name_matcher: 1", "nlp.embedding.load._bundled: 1"} <= before
    assert new == set()
    assert "torch" not in before


def ingest(file: Path, data: Path, *before: Path) -> tuple[int, dict[str, str]]:
    """Ingest one file, with folders to import from before Pejl's; return the status and result."""
    paths = os.pathsep.join(map(str, (*before, ROOT)))
    told = subprocess.run(
        [*PEJL, "ingest", str(file), "--data", str(data), "--json"],
        capture_output=True,
        cwd=data.parent,
        env={**os.environ, "PYTHONPATH": paths},
        timeout=300,
        check=False,
    )
    result: dict[str, str] = json.loads(told.stdout)
    return told.returncode, result


def test_where_the_files_are_missing_that_it_reads_workers_load_by_themselves(
    tmp_path: Path,
) -> None:
    ignored = shutil.ignore_patterns("samples", "__pycache__")
    shutil.copytree(ROOT / "corpus", tmp_path / "without" / "corpus", ignore=ignored)
    status, result = ingest(MINUTES, tmp_path / "data", tmp_path / "without")
    assert (status, result["status"]) == (0, "added")


def test_where_a_library_is_broken_the_file_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken" / "spacy"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise RuntimeError('broken on purpose')")
    status, result = ingest(MINUTES, tmp_path / "data", broken.parent)
    assert (status, result["status"]) == (1, "failed")
    assert "broken on purpose" in result["error"]
