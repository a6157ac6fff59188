"""Goals, commitments, decisions and activities of a document, each with who, when and how much."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from ingest.document import BlockKind, Document, Language
from nlp.goals.clause import Clause, subjects
from nlp.goals.deadline import (
    find_deadline,
    has_date,
    names_limit,
    names_own_time,
    opens_with_time,
)
from nlp.goals.features import Reading, read_statement
from nlp.goals.lexicon import lexicon_for
from nlp.goals.model import Decision, Model, Row, load_model
from nlp.goals.moments import last_day
from nlp.goals.owner import find_owner, resolve_owner
from nlp.goals.statement import Statement, statements
from nlp.goals.strength import strength_of
from nlp.goals.target import find_target, stated_target
from nlp.goals.themes import Scores, Themed, theme_scores
from nlp.passage import DocumentFacts, Entity, Goal, GoalKind, Target

THRESHOLD = 0.65
"""The least probability of being a goal; see docs/benchmarks.md for what it costs and gives."""

_START = attrgetter("start")
_NAMING = ("MUNICIPALITY", "REGION", "SCHOOL", "ORG", "PERSON")
_NEVER = frozenset(("leads-in", "question", "cue:next", "cue:rejected", "says-nothing"))
_NAMED: tuple[tuple[str, GoalKind], ...] = (
    ("lead-in:decided", "decision"),
    ("named:aim", "goal"),
    ("lead-in-names:aim", "goal"),
    ("lead-in-label:decision", "decision"),
    ("lead-in-label:aim", "goal"),
    ("named:decision", "decision"),
    ("named:outcome", "decision"),
    ("noted:measure", "activity"),
    ("table:aim", "goal"),
    ("table:commitment", "commitment"),
    ("table:decision", "decision"),
    ("table:action", "activity"),
)
_NAMED_PROBABILITY = 0.7


def find_goals(
    document: Document,
    entities: tuple[Entity, ...],
    facts: DocumentFacts,
    *,
    model: Model | None = None,
) -> tuple[Goal, ...]:
    """Return what DOCUMENT aims at and promises, in order of page and offset.

    ENTITIES are the document's mentions: they tell names from other nouns and give owners an
    identity. MODEL replaces the one that ships, to measure another. Each goal's `cues` are the
    observations that weighed most in the decision (see `features`).
    """
    model = model or load_model()
    languages = {page.number: page.language for page in document.pages}
    names = owner_names(entities)
    mentioned: dict[int, list[Entity]] = defaultdict(list)
    for entity in entities:
        mentioned[entity.page_number].append(entity)
    found: list[tuple[Reading, Decision]] = []
    said = statements(document)
    for statement, meaning in zip(said, model.weigh(said), strict=True):
        language = languages[statement.page_number]
        reading = read_statement(statement, lexicon_for(language), facts.kind, names)
        decision = decide(reading.features, meaning, model)
        if decision.probability >= THRESHOLD:
            found.append((reading, decision))
    themes = theme_scores([_themed(reading.statement, languages) for reading, _ in found])
    goals: list[Goal] = []
    for understood, scores in zip(found, themes, strict=True):
        statement = understood[0].statement
        page = statement.page_number
        near = _within(mentioned[page], statement)
        known = near, facts.parties
        goals.append(_goal(document.id, understood, scores, languages[page], known))
    return tuple(goals)


def _themed(statement: Statement, languages: Mapping[int, Language]) -> Themed:
    return Themed(
        statement.text,
        statement.heading_path,
        statement.lead_in,
        statement.section,
        statement.previous,
        languages[statement.page_number],
    )


def decide(features: Sequence[str], meaning: Row, model: Model) -> Decision:
    """Return what MODEL makes of a statement, minding what the document itself calls it.

    A line that only opens a list, a question and a rejected proposal are never goals; a line
    labelled `Mål:` is one, and what stands under `Det blev besluttet, at` or behind the arrow of
    minutes is a decision. A cell of a plan is what its column is headed.
    """
    decision = model.decide(features, meaning)
    if _NEVER.intersection(features):
        return replace(decision, probability=0.0)
    for feature, kind in _NAMED:
        if feature in features:
            sure = max(decision.probability, _NAMED_PROBABILITY)
            if feature == "table:action" and "kind:minutes" in features:
                kind = "commitment"  # a line of who does what: somebody has promised it
            return replace(decision, kind=kind, kind_probability=1.0, probability=sure)
    if decision.kind == "decision" and "lead-in" in features:
        # Not every list in minutes is one of decisions (`Styregruppen skal:`).
        return replace(decision, kind="commitment")
    return decision


def owner_names(entities: Sequence[Entity]) -> frozenset[str]:
    """Return the casefolded names of those who can owe something."""
    return frozenset(entity.text.casefold() for entity in entities if entity.label in _NAMING)


def _goal(
    document_id: str,
    understood: tuple[Reading, Decision],
    themes: Scores,
    language: Language,
    known: tuple[Sequence[Entity], Sequence[Entity]],
) -> Goal:
    reading, decision = understood
    statement = reading.statement
    body = statement.body
    deadline = _deadline(reading, body)
    owner = find_owner(reading, body, language)
    return Goal(
        document_id=document_id,
        page_number=statement.page_number,
        start=statement.start,
        end=statement.end,
        text=statement.text,
        kind=decision.kind,
        theme=themes[0][0],
        themes=themes,
        owner=owner,
        owner_id=resolve_owner(owner, *known) if owner else "",
        deadline=deadline,
        deadline_date=last_day(deadline) if deadline else "",
        target=_target(statement, body, deadline, reading.clause),
        strength=strength_of(reading, decision.kind),
        lead_in=statement.lead_in,
        heading_path=statement.heading_path,
        cues=decision.reasons,
        confidence=round(decision.probability, 3),
    )


def _told_apart(statement: Statement) -> bool:
    """Return whether who and when are said of this statement alone, not of all that stands here."""
    bullet = statement.block is BlockKind.ITEM and statement.noted
    return statement.has_own_notes or bullet


def _within(mentioned: Sequence[Entity], statement: Statement) -> Sequence[Entity]:
    """Return those that begin in a statement, of all that its page mentions in order."""
    first = bisect_left(mentioned, statement.start, key=_START)
    return mentioned[first : bisect_left(mentioned, statement.end, first, key=_START)]


def _target(statement: Statement, body: str, deadline: str | None, clause: Clause) -> Target | None:
    """Return how much: what the plan says beside a statement, or the statement itself."""
    notes = statement.notes
    if notes.target:
        return stated_target(notes.target, body, baseline=notes.baseline)
    return find_target(_main_part(body, clause), deadline=deadline or "", subjects=subjects(clause))


def _main_part(body: str, clause: Clause) -> str:
    """Return BODY with a condition that opens it blanked out (`Udebliver eleven to gange, ...`)."""
    comma = body.find(",")
    return " " * comma + body[comma:] if clause.conditional and comma > 0 else body


def _shared_deadline(reading: Reading) -> str | None:
    """Return when by the line above the list: not the day it was decided, nor how one works."""
    lead_in = reading.statement.lead_in
    shared = find_deadline(lead_in) if lead_in else None
    if shared is None or shared.casefold().startswith(("løbende", "löpande")):
        return None
    decided = "lead-in:decided" in reading.features and not names_limit(shared)
    return None if decided else shared


def _deadline(reading: Reading, body: str) -> str | None:
    """Return when: the calendar's month, the list's date, the statement's own words, or the note's.

    The `Frist:` of an action plan counts for the sentences behind a label, not for those that
    follow; one that is about a first step (`første hold i juni`) counts for the action, not for the
    aim. Of a table's row the month counts but for what a cell says of itself.
    """
    statement = reading.statement
    own = find_deadline(body)
    if statement.block is BlockKind.ROW and statement.notes.deadline:
        return own if own and names_own_time(own) else statement.notes.deadline
    shared = _shared_deadline(reading)
    if statement.month:
        return statement.month
    if shared and (own is None or (has_date(shared) and not has_date(own))):
        return shared
    under = statement.label and not statement.order and statement.block is not BlockKind.HEADING
    if own or not (statement.label_end or under or _told_apart(statement)):
        return own
    note = statement.notes.deadline
    return note if note and (statement.label != "aim" or opens_with_time(note)) else None
