"""What people have said of goals (accepted, rejected, another theme), apart from what was found.

Corrections lie in the catalog's file, so that a backup holds them, under the document's content,
the page and the words of the goal: they outlive being ingested again and a rebuild, and are laid
over the goals whenever these are read.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from corpus.alignments import GoalPlace
from corpus.archive import Archive
from corpus.errors import GoalNotFound
from corpus.transactions import InCatalogFile
from nlp.passage import AnnotatedDocument, Goal, Theme

Verdict = Literal["accepted", "rejected", "rethemed"]

_TABLE = """
CREATE TABLE IF NOT EXISTS corrections (
    document_id TEXT NOT NULL,
    page INTEGER NOT NULL,
    start INTEGER NOT NULL,
    text TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'rethemed')),
    theme TEXT NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (document_id, page, start)
);
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of the goal with this text, which begins at this place of a document.

    `theme` is the theme that it was given, "" unless it was rethemed; `at` is in seconds since
    1970.
    """

    document_id: str
    page: int
    start: int
    text: str
    verdict: Verdict
    theme: Theme | Literal[""] = ""
    at: float = 0.0

    def is_about(self, goal: Goal) -> bool:
        """Whether this is the goal that was meant: in its place, or elsewhere with its words."""
        return GoalPlace(self.document_id, self.page, self.start, self.text).is_of(goal)


class Corrections(InCatalogFile):
    """The corrections of one corpus, in its catalog's file. Safe to use from several threads."""

    tables = _TABLE

    def put(self, correction: Correction) -> None:
        """Keep a correction, instead of what was said of that goal before."""
        row = (correction.document_id, correction.page, correction.start, correction.text)
        said = (correction.verdict, correction.theme, correction.at)
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, *said)
            )

    def undo(self, document_id: str, page: int, start: int) -> bool:
        """Take back what was said of the goal in this place; say whether there was anything."""
        query = "DELETE FROM corrections WHERE (document_id, page, start) = (?, ?, ?)"
        with self._transaction() as connection:
            return connection.execute(query, (document_id, page, start)).rowcount > 0

    def forget(self, document_id: str) -> None:
        """Delete everything that was said of a document's goals."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM corrections WHERE document_id = ?", (document_id,))

    def all(self) -> list[Correction]:
        """Return every correction, the latest first."""
        query = (
            "SELECT document_id, page, start, text, verdict, theme, at FROM corrections "
            "ORDER BY at DESC"
        )
        with self._transaction() as connection:
            return [Correction(*row) for row in connection.execute(query)]


def correct_goal(
    archive: Archive,
    corrections: Corrections,
    place: tuple[str, int, int],
    verdict: Verdict,
    *,
    theme: Theme | Literal[""] = "",
) -> Correction:
    """Keep what a person says of the goal in a place: document id, page, start.

    Raises:
        GoalNotFound: no goal begins there.

    """
    document_id, page, start = place
    for goal in archive.annotated(document_id).goals:
        if (goal.page_number, goal.start) == (page, start):
            said = Correction(document_id, page, start, goal.text, verdict, theme, time.time())
            corrections.put(said)
            return said
    msg = f"no goal begins at {start} on page {page} of {document_id[:12]}: `pejl goals` lists them"
    raise GoalNotFound(msg)


def read_corrected(
    archive: Archive, corrections: Corrections, document_ids: Iterable[str]
) -> Iterator[AnnotatedDocument]:
    """Return what was understood of documents, as people have corrected it."""
    said = corrections.all()
    return (corrected(archive.annotated(document_id), said) for document_id in document_ids)


def corrected(annotated: AnnotatedDocument, said: Iterable[Correction]) -> AnnotatedDocument:
    """Return a document without rejected goals, others with their themes and marked as seen."""
    own = [one for one in said if one.document_id == annotated.document_id]
    if not own:
        return annotated
    goals = (_corrected(goal, own) for goal in annotated.goals)
    return replace(annotated, goals=tuple(goal for goal in goals if goal is not None))


def _corrected(goal: Goal, said: list[Correction]) -> Goal | None:
    found = next((one for one in said if one.is_about(goal)), None)
    if found is None:
        return goal
    if found.verdict == "rejected":
        return None
    seen = replace(goal, cues=(*goal.cues, f"person:{found.verdict}"), confidence=1.0)
    if not found.theme:
        return seen
    others = tuple(pair for pair in goal.themes if pair[0] != found.theme)
    return replace(seen, theme=found.theme, themes=((found.theme, 1.0), *others))
