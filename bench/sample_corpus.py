"""The sample corpus, ingested into a folder of its own, for pictures and measurements."""

from pathlib import Path

from corpus.build import BuildOptions, ingest
from corpus.opening import open_corpus
from corpus.reading import prepare_worker
from corpus.settings import Settings
from corpus.sources import find_sources
from corpus.workers import processes

FILES = Path(__file__).parents[1] / "corpus" / "samples" / "files"


def ingest_samples(data: Path) -> None:
    """Ingest every sample file.

    Raises:
        RuntimeError: one could not be read.

    """
    settings = Settings(data=data)
    corpus = open_corpus(settings)
    start = processes(prepare_worker, settings.file_memory_mb)
    options = BuildOptions(start=start, width=settings.worker_count)
    try:
        for result in ingest(list(find_sources([FILES])), corpus, options):
            if result.error:
                msg = f"{result.path}: {result.error}"
                raise RuntimeError(msg)
        corpus.store.optimize()
    finally:
        corpus.store.close()
