"""How a batch is worked through, as the settings say."""

from corpus.build import BuildOptions
from corpus.reading import prepare_worker
from corpus.settings import Settings
from corpus.workers import Start, processes
from ingest.options import ReadOptions
from ingest.repair.pins import NO_PINS, read_pins


def build_options(
    settings: Settings, *, again: bool = False, password: str | None = None
) -> BuildOptions:
    """Return how a batch is worked through; a cluster is asked only when there is work."""
    return BuildOptions(
        start=_start(settings),
        width=settings.worker_count,
        seconds=settings.file_seconds,
        again=again,
        mask=settings.mask_numbers,
        distant=bool(settings.scheduler),
        read=read_options(settings, password=password),
    )


def read_options(settings: Settings, *, password: str | None = None) -> ReadOptions:
    """Return how files are read, the user's own words with it.

    Raises:
        UnreadableFile: the list of words is not there, or a line of it says nothing.

    """
    pins = read_pins(settings.words_file) if settings.words_file else NO_PINS
    return ReadOptions(
        password=password, pinned=pins.keep, replaced=tuple(sorted(pins.replace.items()))
    )


def _start(settings: Settings) -> Start:
    if not settings.scheduler:
        return processes(prepare_worker, settings.file_memory_mb)
    from corpus.cluster import cluster  # Dask

    return cluster(settings.scheduler, settings.file_memory_mb)
