"""What the page of two versions shows: the clauses that changed, word by word."""

from dataclasses import dataclass
from urllib.parse import urlencode

from corpus.catalog_tables import CatalogEntry
from nlp.word_changes import Kind, WordChange
from search_api.clause_diff import ClauseChange, Fate
from search_api.versions import DiffAnswer
from search_api.web.links import document_address


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause as it is shown: its numbers, what became of it, and where it stands."""

    fate: Fate
    number: str
    number_before: str
    address: str
    page: int
    words: tuple[WordChange, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents."""

    title: str
    name: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class DiffView:
    """The page of two versions; `toggle` is its address with, or without, what stayed the same."""

    old: Side
    new: Side
    answer: DiffAnswer
    clauses: list[ClauseView]
    everything: bool
    toggle: str


def view_diff(
    answer: DiffAnswer, old: CatalogEntry, new: CatalogEntry, *, everything: bool
) -> DiffView:
    """Return the page; unchanged clauses are on it only where EVERYTHING is asked for."""
    shown = (c for c in answer.clauses if everything or c.fate != "unchanged" or c.renumbered)
    pairs = [("a", answer.a), ("b", answer.b), *([] if everything else [("everything", "1")])]
    return DiffView(
        old=_side(old),
        new=_side(new),
        answer=answer,
        clauses=[_clause(answer, change) for change in shown],
        everything=everything,
        toggle="/diff?" + urlencode(pairs),
    )


def _side(entry: CatalogEntry) -> Side:
    address = document_address(entry.document_id, 1)
    return Side(entry.facts.title or entry.name, entry.name, address, entry.current)


def _clause(answer: DiffAnswer, change: ClauseChange) -> ClauseView:
    clause = change.clause
    document_id = answer.b if change.new else answer.a
    whole: Kind = change.fate if change.fate in ("new", "gone") else "same"
    at = (clause.start, clause.start + max(1, len(clause.text.partition("\n")[0])))
    return ClauseView(
        fate=change.fate,
        number=clause.number,
        number_before=change.old.number if change.old and change.renumbered else "",
        address=document_address(document_id, clause.page, [at]),
        page=clause.page,
        words=change.words or (WordChange(whole, clause.body),),
    )
