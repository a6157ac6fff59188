"""What people have said of pairs of statements: they belong together, or they do not.

Like corrections of goals, these lie in the catalog's file under document, page and words: they
outlive being ingested again and a rebuild, go with their documents, and are minded wherever
documents or partnerships are compared.
"""

from dataclasses import dataclass
from typing import Literal

from corpus.transactions import InCatalogFile
from nlp.passage import Goal

Judgement = Literal["joined", "parted"]

_TABLE = """
CREATE TABLE IF NOT EXISTS alignments (
    document_a TEXT NOT NULL,
    page_a INTEGER NOT NULL,
    start_a INTEGER NOT NULL,
    text_a TEXT NOT NULL,
    document_b TEXT NOT NULL,
    page_b INTEGER NOT NULL,
    start_b INTEGER NOT NULL,
    text_b TEXT NOT NULL,
    judgement TEXT NOT NULL CHECK (judgement IN ('joined', 'parted')),
    at REAL NOT NULL,
    PRIMARY KEY (document_a, page_a, start_a, document_b, page_b, start_b)
);
"""
_PAIR = "(document_a, page_a, start_a, document_b, page_b, start_b) = (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True, order=True)
class GoalPlace:
    """Where a statement begins, and its words, so that it is known again if it has moved."""

    document_id: str
    page: int
    start: int
    text: str = ""

    def is_of(self, goal: Goal) -> bool:
        """Whether this is the place of GOAL: the same, or elsewhere on the page with its words."""
        if (goal.document_id, goal.page_number) != (self.document_id, self.page):
            return False
        return goal.start == self.start or goal.text.split() == self.text.split()


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a person said of two statements, in either order; `at` is in seconds since 1970."""

    a: GoalPlace
    b: GoalPlace
    judgement: Judgement
    at: float = 0.0


class Alignments(InCatalogFile):
    """The alignments of one corpus, in its catalog's file. Safe to use from several threads."""

    tables = _TABLE

    def put(self, said: Alignment) -> None:
        """Keep what was said of a pair, instead of what was said of it before."""
        a, b = sorted((said.a, said.b))
        row = (a.document_id, a.page, a.start, a.text, b.document_id, b.page, b.start, b.text)
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO alignments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, said.judgement, said.at),
            )

    def undo(self, one: GoalPlace, other: GoalPlace) -> bool:
        """Take back what was said of a pair; say whether there was anything."""
        a, b = sorted((one, other))
        pair = (a.document_id, a.page, a.start, b.document_id, b.page, b.start)
        with self._transaction() as connection:
            query = f"DELETE FROM alignments WHERE {_PAIR}"
            return connection.execute(query, pair).rowcount > 0

    def forget(self, document_id: str) -> None:
        """Delete everything that was said of a document's statements."""
        query = "DELETE FROM alignments WHERE ? IN (document_a, document_b)"
        with self._transaction() as connection:
            connection.execute(query, (document_id,))

    def all(self) -> list[Alignment]:
        """Return everything that was said of pairs, the latest first."""
        with self._transaction() as connection:
            rows = connection.execute("SELECT * FROM alignments ORDER BY at DESC").fetchall()
        return [
            Alignment(GoalPlace(*row[:4]), GoalPlace(*row[4:8]), row[8], row[9]) for row in rows
        ]
