"""What a statement shows of being a goal: named yes-or-no observations, the input of the model.

Every observation has a name that a reader understands (`subject:party+act`, `section:terms`), so
the ones that weighed most can be shown as the reasons of a decision.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.document import BlockKind
from nlp.goals.bullets import opening
from nlp.goals.clause import Clause, read_clause
from nlp.goals.lexicon import Form, Lexicon, Tense, VerbClass
from nlp.goals.lexicon.actors import actor_class, can_own
from nlp.goals.lexicon.cues import cues
from nlp.goals.lexicon.labels import line_label, section_kinds
from nlp.goals.quantities import quantity_features
from nlp.goals.statement import Statement, on_one_line
from nlp.goals.tokens import tokenize
from nlp.passage import DocumentKind

_INITIALS = re.compile(r"[A-ZÆØÅÄÖ]{2,5}(?:(?:, | og | och | & |/)[A-ZÆØÅÄÖ]{2,5})*")
"""How minutes call those present: `IMB og DF skriver udkastet`."""

_AMOUNT = re.compile(r"\s*(?:(?:ca\.|op til|mindst|yderligere) )?\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement with its clause, the class of its subject (see `actors`) and its observations."""

    statement: Statement
    clause: Clause
    lead_in: Clause | None
    actor: str
    features: tuple[str, ...]
    names: frozenset[str] = frozenset()


def read_statement(
    statement: Statement, lexicon: Lexicon, kind: DocumentKind, names: frozenset[str]
) -> Reading:
    """Observe one statement; NAMES are the casefolded names of persons and bodies."""
    body = statement.body
    tokens = tokenize(body)
    clause = read_clause(tokens, lexicon)
    opens = opening(tokens, lexicon) if _is_bullet(statement) else ""
    lead_in = _lead_in_clause(statement.lead_in, lexicon) if statement.lead_in else None
    clause = _of_its_lead_in(statement, clause)
    actor = _actor(body, clause, names)
    clause = _as_meeting(clause, actor)
    found = [
        f"kind:{kind}",
        f"subject:{actor}",
        *_verb_features(clause, actor),
        *_tense_features(clause, kind),
        *quantity_features(body, clause),
        *_lead_in_features(statement, lead_in),
        *_place_features(statement),
        *_outcome_features(statement, kind),
        *_previous_features(statement),
        *(f"cue:{name}" for name in cues(body.casefold())),
        *_shape_features(statement, body, clause, opens),
        *_bullet_features(statement, opens),
        *_noted_features(statement, clause),
        *_speaker_features(statement, clause, names),
    ]
    return Reading(statement, clause, lead_in, actor, tuple(dict.fromkeys(found)), names)


def _of_its_lead_in(statement: Statement, clause: Clause) -> Clause:
    """Return the clause of a bullet that opens with its verb: who does it stands above the list.

    `Skolen` / `- stiller en mentor til rådighed`, where elsewhere the subject would follow.
    """
    opens = _is_bullet(statement) and clause.finite is not None and not clause.verb_at
    if not opens or not statement.lead_in or clause.conditional:
        return clause
    return replace(clause, subject=None, inverted=False)


def _as_meeting(clause: Clause, actor: str) -> Clause:
    """Return CLAUSE with a verb that means each other read so: `Chefgruppen ses i maj`.

    Of people its -s form is no passive, as it is of things (`Tallene ses i bilaget`).
    """
    form = clause.finite
    if form is None or form.tense is not Tense.PASSIVE or not can_own(actor):
        return clause
    return replace(clause, finite=_MEETS) if form.lemma in _EACH_OTHER else clause


_EACH_OTHER = frozenset(("se", "træffe", "samle", "møde", "träffa", "möta", "samla"))
_MEETS = Form("mødes", (VerbClass.ACT,), Tense.PRESENT)


@lru_cache(maxsize=256)
def _lead_in_clause(lead_in: str, lexicon: Lexicon) -> Clause:
    return read_clause(tokenize(lead_in), lexicon)


def _actor(body: str, clause: Clause, names: frozenset[str]) -> str:
    if clause.subject is None:
        return "none"
    return subject_class(body[slice(*clause.subject)], names)


def subject_class(phrase: str, names: frozenset[str]) -> str:
    """Return the class of a subject (see `actors`), "name" for one that NAMES alone know."""
    kind = actor_class(phrase)
    if kind != "thing":
        return kind
    folded = phrase.casefold()
    named = _INITIALS.fullmatch(phrase) or any(map(folded.__contains__, names))
    return "name" if named else kind


def _verb_features(clause: Clause, actor: str) -> list[str]:
    if clause.finite is None:
        return ["verb:none", f"{actor}+no-verb"]
    leading = clause.finite.classes[0]
    verb = f"{leading}-{clause.finite.tense}"
    found = [f"verb:{verb}", f"{actor}+{verb}", f"tense:{clause.finite.tense}"]
    found += [f"lemma:{form.lemma}" for form in (clause.finite, clause.head) if form and form.lemma]
    found += [f"verb-too:{other}" for other in clause.finite.classes[1:]]
    if clause.head is not None:
        head = f"{clause.head.classes[0]}-{clause.head.tense}"
        found += [f"governs:{leading}>{head}", f"head:{clause.head.classes[0]}"]
    if clause.content is not None and clause.content.finite is not None:
        inner = clause.content.finite
        found.append(f"that:{inner.classes[0]}-{inner.tense}")
    found.append("inverted" if clause.inverted else "straight")
    return found


def _tense_features(clause: Clause, kind: DocumentKind) -> list[str]:
    """Return the tense as the genre has it: the past decides in minutes, and reports elsewhere."""
    if clause.finite is None:
        return [f"no-verb:{kind}"]
    minutes = "minutes" if kind is DocumentKind.MINUTES else "others"
    return [f"tense:{clause.finite.tense}:{minutes}"]


def _lead_in_features(statement: Statement, lead_in: Clause | None) -> list[str]:
    if lead_in is None:
        return []
    label = line_label(statement.lead_in)[0]
    found = [f"lead-in-label:{label}"] if label else []
    found += [f"lead-in:{name}" for name in cues(statement.lead_in.casefold()) if name in _LEADING]
    if lead_in.finite is not None:
        form = lead_in.finite
        past = "-past" if form.tense is Tense.PAST else ""
        found.append(f"lead-in-verb:{form.classes[0]}{past}")
        found.append(f"lead-in:{_opener(statement.lead_in, lead_in)}+{form.classes[0]}")
        if (past and VerbClass.DECIDE in form.classes) or _has_decided(lead_in):
            found.append("lead-in:decided")
    if "aims" in _section_kinds((statement.heading_path or ("",))[-1]):
        found.append("aims-list")
    return [*found, "lead-in"]


def _has_decided(lead_in: Clause) -> bool:
    """Return whether somebody has passed what follows (`Direktionen har vedtaget følgende:`)."""
    finite, head = lead_in.finite, lead_in.head
    if finite is None or head is None or finite.classes[0] is not VerbClass.HAVE:
        return False
    return head.tense is Tense.PARTICIPLE and head.lemma in _PASSED


_PASSED = frozenset(
    ("beslutte", "vedtage", "godkende", "tilslutte", "tiltræde", "besluta", "godkänna", "anta")
)


def _opener(text: str, lead_in: Clause) -> str:
    """Return the class of the line's subject, "open" where each bullet brings its own."""
    words = text[slice(*lead_in.subject)] if lead_in.subject else ""
    return actor_class(words) if words.strip(" :") else "open"


_LEADING = frozenset(("decided", "binds", "agreed", "aim-is", "responsible", "said", "composition"))


def _place_features(statement: Statement) -> list[str]:
    found = [f"block:{statement.block}", f"label:{statement.label or 'no'}"]
    kinds = [kind for heading in statement.heading_path[-2:] for kind in _section_kinds(heading)]
    # What a label says of its line outweighs the heading, which may be that of a section long past.
    if statement.label not in _TELLING_LABELS:
        found += [f"section:{kind}" for kind in kinds]
    elif "calendar" in kinds:
        found.append("section:calendar")
    if not statement.heading_path:
        found.append("section:none")
    if statement.notes.owner or statement.notes.deadline:
        found.append(f"plan:{statement.label or 'no'}-{'later' if statement.order else 'first'}")
    if statement.block is BlockKind.ROW and not statement.order:
        found.append(f"table:{statement.label}")
    elif statement.label in _TELLING_LABELS:
        found.append(f"{'later' if statement.order else 'named'}:{statement.label}")
    return found


def _outcome_features(statement: Statement, kind: DocumentKind) -> tuple[str, ...]:
    """Return whether an arrow opens what a meeting came to; elsewhere arrows mean many things."""
    arrow = statement.label == "outcome" and not statement.order
    return ("named:outcome",) if arrow and kind is DocumentKind.MINUTES else ()


def _speaker_features(
    statement: Statement, clause: Clause, names: frozenset[str]
) -> tuple[str, ...]:
    """Return whether somebody's name stands before a colon, and what follows it.

    `Gitte Holm: Plejehjemmet lukker` is a remark, `Gitte Holm: indkalder` a task, and
    `Skolen: 50.000 kr.` what it pays.
    """
    if statement.label or not statement.label_end:
        return ()
    who = subject_class(statement.text[: statement.label_end].strip(" :*-–"), names)
    task = clause.finite is not None and clause.subject is None
    amount = _AMOUNT.match(statement.text, statement.label_end) is not None
    says = "amount" if amount else "task" if task else "says"
    return (f"speaker:{who}", f"speaker:{who}-{says}")


_TELLING_LABELS = frozenset(("aim", "action", "month", "decision"))


def _previous_features(statement: Statement) -> list[str]:
    if not statement.previous:
        return ["opens-block"]
    return [
        f"after:{name}"
        for name in cues(on_one_line(statement.previous).casefold())
        if name in ("decided", "said", "definition", "composition", "aim-is")
    ]


@lru_cache(maxsize=1024)
def _section_kinds(heading: str) -> frozenset[str]:
    return section_kinds(heading)


def _is_bullet(statement: Statement) -> bool:
    return statement.block is BlockKind.ITEM and not statement.order


def _bullet_features(statement: Statement, opens: str) -> list[str]:
    """Return how a bullet opens, and what the list that it stands in is of."""
    if not _is_bullet(statement):
        return []
    heading = (statement.heading_path or ("",))[-1]
    form = opens or "other"
    found = [f"bullet:{form}", *(f"bullet:{form}+{kind}" for kind in _section_kinds(heading))]
    if statement.lead_in:
        found.append(f"bullet:{form}+lead-in")
    if "aim-is" in cues(statement.lead_in.casefold()) and _LEADS.search(statement.lead_in):
        found.append("lead-in-names:aim")
    return found


def _noted_features(statement: Statement, clause: Clause) -> tuple[str, ...]:
    """Return whether a bullet without a verb is a measure, for who or when is said of it."""
    measure = _is_bullet(statement) and statement.noted and not statement.label
    return ("noted:measure",) if measure and clause.finite is None else ()


_WORD = re.compile(r"(?!til|till|och)[^\W\d_]{3,}")
_LEADS = re.compile(r"(?::|\bat|\batt)\s*\Z")


def _shape_features(statement: Statement, body: str, clause: Clause, opens: str) -> list[str]:
    words = body.count(" ") + 1
    found = [f"words:{'few' if words < 5 else 'some' if words < 9 else 'many'}"]
    if body[-1:] not in ".!?,;:":
        found.append("open-end")
    if not _WORD.search(body):
        found.append("says-nothing")
    if body.rstrip('*_"”»’)] ').endswith("?"):
        found.append("question")
    if statement.spoken:
        found.append("spoken")
    aim = statement.label == "aim" and not statement.label_end  # `Mål 1. Flere elever`, whole
    if body.endswith(":") or (statement.opens_list and body[-1:] not in ".!?" and not aim):
        # `At løfte niveauet:` promises by itself, whatever its own bullets add.
        found.append("leads-in-too" if opens in ("that", "infinitive") else "leads-in")
    if clause.conditional:
        found.append("conditional")
    return found
