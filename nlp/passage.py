"""What understanding adds to a document: passages, entities, goals and facts.

Offsets are half-open and into the repaired text of one page, so `page.text[start:end] == text`
always holds, for every type in this module.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from ingest.document import Language

Label = Literal[
    "MUNICIPALITY", "REGION", "SCHOOL", "ORG", "PERSON", "PLACE", "DATE", "MONEY", "PERCENT", "LAW"
]
GoalKind = Literal["goal", "commitment", "decision", "activity"]
Theme = Literal[
    "rekruttering",
    "fastholdelse",
    "oplæring",
    "kompetenceudvikling",
    "læringsmiljø",
    "samarbejde",
    "økonomi",
    "videndeling",
    "inklusion",
    "kvalitet",
    "karriere",
    "organisering",
]
Strength = Literal["shall", "will", "aims", "considers"]


class DocumentKind(StrEnum):
    """What sort of document it is."""

    AGREEMENT = "agreement"
    STRATEGY = "strategy"
    MINUTES = "minutes"
    NEWS = "news"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one page that can be cited, and the headings above it, outermost first."""

    document_id: str
    page_number: int
    start: int
    end: int
    text: str
    heading_path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a person, place, body, date, amount or law.

    `id` is the canonical identity, the same for every spelling (`kommune:0791`, `skole:sosu-h`),
    or "" where none is known. `value` is the normalised value (ISO 8601 date or interval, amount
    with currency, per cent as a number), or "".
    """

    page_number: int
    start: int
    end: int
    text: str
    label: Label
    id: str = ""
    value: str = ""


Period = Literal["year", "half-year", "term", "month", "week", "day", ""]


@dataclass(frozen=True, slots=True)
class Target:
    """How much a goal promises: words, number, unit, direction and baseline.

    `period` is what a rate is counted by (`to timer om ugen`), "" for an amount at once or a level;
    `by` says that something is to change by so much (`med 10 procent`), not to reach it.
    """

    text: str
    value: float | None = None
    unit: str = ""
    direction: Literal["up", "down", "at-least", "at-most", ""] = ""
    baseline: float | None = None
    period: Period = ""
    by: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, commitment, decision or activity: who promises what, by when and how much.

    `themes` holds every theme with its score (0..1), best first; `theme` is the best. `owner` and
    `deadline` are the document's own words; `owner_id` and `deadline_date` (ISO 8601, the last day
    of the stated period) their normalised forms, "" where none. `lead_in` is the line that a bullet
    stands under and shares its meaning with. `cues` say why it was taken, `confidence` (0..1) how
    sure.
    """

    document_id: str
    page_number: int
    start: int
    end: int
    text: str
    kind: GoalKind
    theme: Theme
    themes: tuple[tuple[Theme, float], ...] = ()
    owner: str | None = None
    owner_id: str = ""
    deadline: str | None = None
    deadline_date: str = ""
    target: Target | None = None
    strength: Strength = "will"
    lead_in: str = ""
    heading_path: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a document says one of its facts; `fact` names the field of DocumentFacts."""

    fact: Literal["title", "date", "period", "notice"]
    page_number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a document says of itself: dates are ISO 8601, "" where none was found.

    `parties` are entities that sign or are named as parties, each once, in order of appearance;
    `signatories` the people who sign. `notice` is how long before its end the document can be given
    notice, as an ISO 8601 duration (`P6M`). `evidence` says where the facts stand.
    """

    title: str
    kind: DocumentKind
    language: Language
    parties: tuple[Entity, ...] = ()
    date: str = ""
    period_start: str = ""
    period_end: str = ""
    signatories: tuple[Entity, ...] = ()
    notice: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def period(self) -> str:
        """How long the document runs, as shown (`2025-01-01 – 2028-12-31`), "" where not said."""
        return " – ".join(filter(None, (self.period_start, self.period_end)))


@dataclass(frozen=True, slots=True)
class AnnotatedPassage:
    """A passage with its language and the entities and goals that begin inside it."""

    passage: Passage
    language: Language
    entities: tuple[Entity, ...] = ()
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """Everything understood of one document; entities and goals in order of page and offset."""

    document_id: str
    facts: DocumentFacts
    passages: tuple[AnnotatedPassage, ...]
    entities: tuple[Entity, ...]
    goals: tuple[Goal, ...]
