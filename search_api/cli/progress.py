"""A batch on the screen: each file as it is done, the pages of those at hand, the time left."""

import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from search_api.cli.printing import console, notices, print_error, print_json

if TYPE_CHECKING:
    from corpus.control import Control
    from corpus.results import FileResult

_STYLES = {"added": "green", "updated": "cyan", "unchanged": "dim", "failed": "bold red"}


def show_results(
    results: Iterable["FileResult"],
    total: int,
    title: str,
    *,
    control: "Control | None" = None,
    as_json: bool,
) -> list["FileResult"]:
    """Print each file as it is done, under a bar with the time left; return them all."""
    done = []
    for result in _with_progress(results, total, title, control):
        done.append(result)
        if as_json:
            print_json(result)
        elif result.error:
            print_error(f"{result.path}: {result.error}")
        else:
            _print_result(result)
    return done


@contextmanager
def cancelling(control: "Control") -> Iterator[None]:
    """Let the first Ctrl-C end the batch after the pages at hand; the next one ends it at once."""

    def ask(*_: object) -> None:
        signal.signal(signal.SIGINT, before)
        control.cancel()
        notices().print("stopping after the pages at hand; Ctrl-C again stops at once")

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _with_progress(
    results: Iterable["FileResult"], total: int, title: str, control: "Control | None"
) -> Iterator["FileResult"]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    live = _Live(total, control)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[pages]} pages"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[live]}"),
    )
    with Progress(*columns, console=notices(), disable=not notices().is_terminal) as progress:
        task = progress.add_task(title, total=total, pages=0, live=live)
        for result in results:
            live.finished += 1
            live.pages += result.pages
            progress.update(task, advance=1, pages=live.pages)
            yield result


class _Live:
    """The time left and the pages at hand, worked out each time that the screen is drawn."""

    def __init__(self, total: int, control: "Control | None") -> None:
        self.finished, self.pages = 0, 0
        self._total, self._control = total, control
        self._began = time.monotonic()

    def __str__(self) -> str:
        from corpus.control import seconds_left

        at_hand = self._control.under_way() if self._control else ()
        elapsed = time.monotonic() - self._began
        left = seconds_left(elapsed, self.finished, self._total, at_hand)
        said = [f"left: {_clock(left)}"] if left is not None else []
        said += [f"{one.name} page {one.done + 1} of {one.pages}" for one in at_hand]
        return " · ".join(said)

    def __format__(self, _spec: str) -> str:
        return str(self)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _print_result(result: "FileResult") -> None:
    from rich.text import Text

    line = Text(f"{result.status:9}", style=_STYLES[result.status])
    line.append(f" {result.path}", style="default")
    line.append(f"  {result.pages} pages, {result.passages} passages, {result.goals} goals", "dim")
    if result.problems:
        line.append(f", {len(result.problems)} problems", style="yellow")
    console().print(line, soft_wrap=True)
