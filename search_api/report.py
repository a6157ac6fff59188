"""The report at the end of a batch: what became of each file, what failed, and what to do."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus.codec import to_json
from corpus.files import write_atomic
from corpus.results import FileResult, Status


@dataclass(frozen=True, slots=True)
class BatchReport:
    """A batch when it ended. Times are seconds since 1970; `left` files were not got to."""

    began: float
    ended: float
    total: int
    cancelled: bool
    files: tuple[FileResult, ...]

    @property
    def left(self) -> int:
        """How many files the batch did not get to."""
        return self.total - len(self.files)


def write_report(report: BatchReport, path: Path) -> None:
    """Write a report to a file: JSON where its name ends so, else as people read it."""
    is_json = path.suffix.lower() == ".json"
    write_atomic(path, to_json(report) + b"\n" if is_json else text_of(report).encode())


def text_of(report: BatchReport) -> str:
    """Return a report as people read it (Markdown)."""
    count = Counter(result.status.value for result in report.files)
    said = ", ".join(f"{number} {status}" for status, number in sorted(count.items()))
    pages = sum(r.pages for r in report.files if r.status in (Status.ADDED, Status.UPDATED))
    lines = [
        f"# Batch of {datetime.fromtimestamp(report.began):%Y-%m-%d %H:%M}",
        "",
        f"{report.total} files in {report.ended - report.began:.0f} seconds: {said or 'nothing'}.",
        f"{pages} pages read.",
    ]
    if report.cancelled:
        lines.append(f"Cancelled: {report.left} files are left; the same command goes on.")
    failed = [result for result in report.files if result.error]
    if failed:
        lines += ["", "## Could not be read", ""]
        lines += [f"- {result.path}: {result.error}" for result in failed]
        lines += ["", "`pejl ingest --failed` tries these again."]
    doubtful = [result for result in report.files if result.problems]
    if doubtful:
        lines += ["", "## Read with problems", ""]
        for result in doubtful:
            lines += [f"- {result.path}, page {p.page}: {p.message}" for p in result.problems]
    return "\n".join(lines) + "\n"
