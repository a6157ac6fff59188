"""What both doors say of documents, edits, entities and goals: the shapes of the JSON."""

from dataclasses import dataclass

from corpus.catalog_tables import CatalogEntry
from ingest.document import Document, Edit
from nlp.passage import Entity, Goal
from search_api.compare import Comparison, Match
from search_api.differences import Difference
from search_api.reasons import Reason


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """A document: dates are ISO 8601 or "", `parties` canonical ids or names, `added` seconds."""

    document_id: str
    title: str
    path: str
    kind: str
    language: str
    pages: int
    passages: int
    goals: int
    problems: int
    parties: tuple[str, ...]
    date: str
    period_start: str
    period_end: str
    added: float
    paths: tuple[str, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class RepairAnswer:
    """One change that repair made, at offsets of the repaired text of its page."""

    page: int
    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EntityAnswer:
    """A mention: `id` is its canonical identity and `value` its normalised value, "" where none."""

    document_id: str
    page: int
    start: int
    end: int
    text: str
    label: str
    id: str
    value: str


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """A goal, commitment, decision or activity, with its evidence and what it promises.

    `owner`, `deadline` and `target` are the document's own words; what they mean is in `owner_id`,
    `deadline_date` (ISO 8601) and `target_value` with `target_unit`, per `target_period` where it
    is a rate; `target_by` says that it is how much something is to change, not what it is to reach.
    """

    document_id: str
    page: int
    start: int
    end: int
    text: str
    kind: str
    theme: str
    owner: str | None
    deadline: str | None
    target: str | None
    owner_id: str
    deadline_date: str
    target_value: float | None
    target_unit: str
    target_direction: str
    target_period: str
    target_by: bool
    strength: str
    lead_in: str
    heading_path: tuple[str, ...]
    themes: tuple[str, ...]
    cues: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class MatchAnswer:
    """Two statements about the same thing, how alike they are (0..1), and where they differ.

    `joined` says that a person put them together, `because` in what Pejl finds them alike.
    """

    a: GoalAnswer
    b: GoalAnswer
    similarity: float
    differences: tuple[Difference, ...]
    joined: bool
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ComparisonAnswer:
    """Two documents (their ids) side by side: what both say, and what only one says.

    `also` pairs what stands in `only_a` or `only_b` with a statement of `matches` that it answers
    to as well: one to many.
    """

    a: str
    b: str
    matches: tuple[MatchAnswer, ...]
    only_a: tuple[GoalAnswer, ...]
    only_b: tuple[GoalAnswer, ...]
    also: tuple[MatchAnswer, ...] = ()


def document_answer(entry: CatalogEntry) -> DocumentAnswer:
    """Return a document as the doors print it."""
    facts = entry.facts
    return DocumentAnswer(
        document_id=entry.document_id,
        title=facts.title or entry.name,
        path=entry.paths[0] if entry.paths else entry.name,
        kind=facts.kind.value,
        language=facts.language,
        pages=entry.pages,
        passages=entry.passages,
        goals=entry.goals,
        problems=entry.problems,
        parties=tuple(party.id or party.text for party in facts.parties),
        date=facts.date,
        period_start=facts.period_start,
        period_end=facts.period_end,
        added=entry.added,
        paths=entry.paths,
        current=entry.current,
    )


def repair_answers(document: Document) -> list[RepairAnswer]:
    """Return every change that repair made to a document, in order."""
    return [_repair(page.number, edit) for page in document.pages for edit in page.edits]


def _repair(page: int, edit: Edit) -> RepairAnswer:
    return RepairAnswer(
        page, edit.start, edit.end, edit.before, edit.after, edit.rule, edit.confidence
    )


def entity_answer(document_id: str, entity: Entity) -> EntityAnswer:
    """Return a mention as the doors print it."""
    return EntityAnswer(
        document_id,
        entity.page_number,
        entity.start,
        entity.end,
        entity.text,
        entity.label,
        entity.id,
        entity.value,
    )


def goal_answer(goal: Goal) -> GoalAnswer:
    """Return a goal as the doors print it."""
    target = goal.target
    return GoalAnswer(
        document_id=goal.document_id,
        page=goal.page_number,
        start=goal.start,
        end=goal.end,
        text=goal.text,
        kind=goal.kind,
        theme=goal.theme,
        owner=goal.owner,
        deadline=goal.deadline,
        target=target.text if target else None,
        owner_id=goal.owner_id,
        deadline_date=goal.deadline_date,
        target_value=target.value if target else None,
        target_unit=target.unit if target else "",
        target_direction=target.direction if target else "",
        target_period=target.period if target else "",
        target_by=target is not None and target.by,
        strength=goal.strength,
        lead_in=goal.lead_in,
        heading_path=goal.heading_path,
        themes=tuple(theme for theme, _ in goal.themes) or (goal.theme,),
        cues=goal.cues,
        confidence=goal.confidence,
    )


def comparison_answer(a: str, b: str, comparison: Comparison) -> ComparisonAnswer:
    """Return the comparison of the documents with these ids as the doors print it."""
    return ComparisonAnswer(
        a=a,
        b=b,
        matches=tuple(match_answer(match) for match in comparison.matches),
        only_a=tuple(goal_answer(goal) for goal in comparison.only_a),
        only_b=tuple(goal_answer(goal) for goal in comparison.only_b),
        also=tuple(match_answer(match) for match in comparison.also),
    )


def match_answer(match: Match) -> MatchAnswer:
    """Return a pair as the doors print it."""
    return MatchAnswer(
        a=goal_answer(match.a),
        b=goal_answer(match.b),
        similarity=match.similarity,
        differences=match.differences,
        joined=match.joined,
        because=match.because,
    )


def text_of(document: Document, *, raw: bool = False) -> str:
    """Return a document's repaired text (or as extracted), its pages parted by a form feed."""
    return "\f".join(page.raw_text if raw else page.text for page in document.pages)
