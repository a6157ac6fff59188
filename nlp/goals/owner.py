"""Who owes it: the words that name the owner, and the body that they mean."""

import re
from collections.abc import Sequence

from ingest.document import Language
from nlp.goals.clause import Clause, read_clause
from nlp.goals.features import Reading, subject_class
from nlp.goals.lexicon import Tense, VerbClass, lexicon_for
from nlp.goals.lexicon.actors import can_own, names_owner
from nlp.goals.tokens import tokenize
from nlp.passage import Entity
from nlp.sieve import WantedPatterns

_AGENT = re.compile(
    r"(?<!procent )(?<!pct\. )(?<!% )(?<!delen )(?<!dele )(?<!flere )(?<!nogen )(?<!någon )"
    r"(?<!fem )(?<!tio )"
    r"\b(?:af|av) ((?:(?:en|et|den|det|de|begge|hver|kommunens|skolens|regionens) )?[^,.;:]{2,80}?)"
    r"(?=$|[,.;:]| (?:i|på|til|med|efter|inden|senest|ved|som|der|hvert|ud|om|för|till|under|inom"
    r"|före|senast) )"
)
_GIVER = re.compile(_AGENT.pattern.replace("(?:af|av)", "(?:af|av|fra|från|gennem|genom|via)", 1))
"""Who gives what somebody gets: `Ansøgere får svar fra elevteamet`."""
_AND_THEN = re.compile(r"[,;] (?:og|men|samt|och|men) ")
_DUTY = re.compile(
    r"\bansvar|forpligt|enige?\b|förplikt|eniga|enats|tovholder|står for|svarer for|nødt|til stede"
    r"|tilgængelig|på plats|på plads|har (?:åben|åbent|öppen|öppet|drop-in|kontor|træffetid)"
    r"|\ber (?:\w+ ){0,2}med (?:på|til|i)\b|har som mål|har (?:\w+ ){0,2}møder|har plads til"
    r"|tillgänglig|finnas"
)
_OWNING = ("MUNICIPALITY", "REGION", "SCHOOL", "ORG", "PERSON")
_PAID = re.compile(r"tillæg|\bløn|honorar|godtgørelse|tillägg|ersättning", re.IGNORECASE)
"""What is received, while who takes in pupils (`modtager ti elever`) gives."""
_BECOME = re.compile(r"^\w+ (?:\w+ )?(?:være|vara|blive|bli)\b")
_AGREED = re.compile(r"\b(?:enige|eniga|överens|indforstået)\b", re.IGNORECASE)
_NEAR = 40
_INCUMBENT = re.compile(
    r"\b(?:påhviler|tilkommer|åligger|åvilar|er op til|er pålagt|är upp till|ligger hos|hører under"
    r"|(?:er )?forankre[ts]+ (?:hos|i)|placeres hos|ligger i hænderne på|vilar på"
    r"|^ansvaret\b[^,.;:]{0,40}? har|^(?:tovholder|ansvarlig|projekt(?:leder|ejer)|ansvarig)\b"
    r"[^,.;:]{0,40}? (?:er|är)) "
    r"(?P<owner>[^,.;:]{2,60}?)"
    r"(?= (?:at|att)\b|,|\.|$)",
    re.IGNORECASE,
)
_INCUMBENTS = WantedPatterns((_INCUMBENT,))
_CLEFT = re.compile(
    r"(?:det (?:er|bliver|är|blir)|\w+ (?:er|bliver|är|blir) det) (?P<owner>[^,.;:]{2,60}?)"
    r"(?:, (?:der|som)| som| (?:ansvar|opgave|pligt|uppgift)\b)",
    re.IGNORECASE,
)
"""`Det er skolen, der indkalder`, `Det er skolens opgave at indkalde`."""
_QUANTIFIED = re.compile(r"(?:alle|samtlige|alla|samtliga|mindst|minst|halvdelen|hälften|\d)\b")
_CHARGED = re.compile(
    r"\b(?:at|att) (?P<owner>[^,.;:]{2,60}?)(?: (?:skal|ska|vil|vill))?\s*:?\s*\Z", re.IGNORECASE
)
"""`Det blev besluttet, at styregruppen skal:`, whom a decision charges with the list."""
_TASKS = re.compile(
    r"(?:\d+[.)] )?(?P<owner>.{2,60}?)s (?:(?:særlige |konkrete )?(?:forpligtelser|opgaver|bidrag"
    r"|ansvar\w*|rolle|tilsagn|løfter|indsatser|åtaganden|uppgifter|uppdrag|insatser))",
    re.IGNORECASE,
)
"""`Kommunens opgaver`, over a list of what it is to do."""
_LONGEST_NAME = 6
_INDEFINITE = re.compile(r"(?:en|et|ett) ", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:hvad|hvem|hvordan|hvor|hvornår|hvilke[nt]?|vad|vem|hur|när)\b", re.IGNORECASE
)
_REFLEXIVE = re.compile(
    r"(?:(?:det|dette|detta|følgende|hermed|til (?:det|følgende)) )?(?:forpligter|forpligtar"
    r"|förbinder|förpliktar|åtar|påtager|binder) (?P<owner>[^,.;:]{2,60}?) sig\b",
    re.IGNORECASE,
)
"""`Det forpligter kommunen sig til:`, the subject behind its verb."""
_GENERIC: dict[str, str] = {
    "kommun": "MUNICIPALITY",
    "skole": "SCHOOL",
    "skola": "SCHOOL",
    "region": "REGION",
    "byråd": "MUNICIPALITY",
}
_OPEN_PRONOUNS = frozenset(("den", "de", "dem", "alle", "den part"))


def find_owner(reading: Reading, body: str, language: Language) -> str | None:
    """Return the words that name who owes the statement, None where it names nobody.

    BODY is the statement's text behind its label. The note of an action plan (`Ansvarlig:`) comes
    first, then the subject of an active verb, the agent of a passive one (`uddannes af skolen`),
    the subject of a second clause, and for a bullet the subject of the line above the list.
    """
    if reading.statement.notes.owner:
        return reading.statement.notes.owner
    names = reading.names
    return (
        _of_label(reading)
        or _incumbent(body, names)
        or _bound(body)
        or _of_clause(reading.clause, body, names)
        or _agent(reading.clause, body, names)
        or _giver(reading.clause, body, names)
        or _of_second_clause(body, language, names)
        or _of_lead_in(reading)
    )


def _of_label(reading: Reading) -> str | None:
    """Return who stands before the colon: `Skolen: leverer tal`, in a list of tasks."""
    statement = reading.statement
    if statement.label or not statement.label_end:
        return None
    words = statement.text[: statement.label_end].strip().rstrip(":").strip()
    return words if names_owner(words, subject_class(words, reading.names)) else None


def _incumbent(body: str, names: frozenset[str]) -> str | None:
    """Return whom it falls to: `Det påhviler kommunen at ...`."""
    found = _INCUMBENT.search(body) if _INCUMBENTS.bits_of(body) else None
    return found["owner"] if found else _cleft(body, names)


def _cleft(words: str, names: frozenset[str]) -> str | None:
    """Return who it is that does it: `Det er skolen, der ...`."""
    found = _CLEFT.match(words)
    owns = found is not None and can_own(subject_class(found["owner"], names))
    return found["owner"] if found is not None and owns else None


def _bound(words: str) -> str | None:
    """Return who binds itself in WORDS, the subject behind the verb."""
    found = _REFLEXIVE.match(words)
    return found["owner"] if found else None


def _of_clause(clause: Clause, body: str, names: frozenset[str]) -> str | None:
    own = _subject(clause, body, names)
    if clause.content is None:
        return own
    decides = clause.finite is not None and VerbClass.DECIDE in clause.finite.classes
    inner = _subject(clause.content, body, names)
    return inner if own is None or (decides and inner) else own


def _subject(clause: Clause, body: str, names: frozenset[str]) -> str | None:
    if clause.subject is None or clause.finite is None:
        return None
    words = _whole_subject(body, clause.subject).partition(" (")[0]
    kind = subject_class(words, names)
    if not names_owner(words, kind) and not _is_open_pronoun(words):
        return None
    return words if _acts(clause, kind, body) else None


def _is_open_pronoun(words: str) -> bool:
    return words.casefold().split(",")[0] in _OPEN_PRONOUNS and "," in words


def _whole_subject(body: str, span: tuple[int, int]) -> str:
    """Return the subject, with the clause that says who `Den, der ...` is."""
    start, end = span
    words = body[start:end]
    if words.casefold() in _OPEN_PRONOUNS and body[end : end + 5].casefold() in (", der", ", som"):
        comma = body.find(",", end + 1)
        return body[start:comma] if comma > 0 else words
    return words


def _acts(clause: Clause, kind: str, body: str) -> bool:
    """Return whether the verb makes its subject owe something."""
    form = clause.finite
    if form is None or form.tense is Tense.PASSIVE or form.classes[0] is VerbClass.GET:
        return False
    if kind == "role" and VerbClass.GET in form.classes and _PAID.search(body):
        return False
    if form.classes[0] in (VerbClass.BE, VerbClass.HAVE):
        return _has_done(clause, body) or bool(_DUTY.search(body.casefold()))
    if _BECOME.search(body[max(clause.verb_at, 0) :][:_NEAR]) and not _DUTY.search(body):
        return False
    return not _undergoes(clause, form.classes[0], kind, body)


def _undergoes(clause: Clause, leading: VerbClass, kind: str, body: str) -> bool:
    """Return whether the subject is done something to, or is to get or have something."""
    tense = clause.head.tense if clause.head else None
    passive = tense is Tense.PASSIVE or (tense is Tense.PARTICIPLE and leading is VerbClass.SHALL)
    receives = kind == "role" and leading in (VerbClass.SHALL, VerbClass.CAN)
    return passive or (receives and re.search(r"\b(?:have|ha|kan|få)\b", body) is not None)


def _has_done(clause: Clause, body: str) -> bool:
    """Return whether the verb says what somebody has done (`Bestyrelsen har afsat ...`).

    `Inden 2028 har alle vejledere taget kurset` is to be reached, not done.
    """
    head, finite = clause.head, clause.finite
    if head is None or finite is None or finite.classes[0] is not VerbClass.HAVE:
        return False
    if clause.subject and _QUANTIFIED.match(body[slice(*clause.subject)].casefold()):
        return False
    return head.tense is Tense.PARTICIPLE and VerbClass.ACT in head.classes


def _agent(clause: Clause, body: str, names: frozenset[str]) -> str | None:
    """Return who does it in a passive clause: `Mentorerne uddannes af skolen`."""
    forms = [form for form in (clause.finite, clause.head) if form is not None]
    if forms and VerbClass.CAN in forms[0].classes:  # who may do it owes nothing
        return None
    if not any(form.tense in (Tense.PASSIVE, Tense.PARTICIPLE) for form in forms):
        return None
    return _named_behind(_AGENT, clause, body, names)


def _giver(clause: Clause, body: str, names: frozenset[str]) -> str | None:
    """Return from whom somebody gets something: `Ansøgere får svar fra elevteamet`."""
    if clause.finite is None or clause.finite.classes[0] is not VerbClass.GET:
        return None
    return _named_behind(_GIVER, clause, body, names)


def _named_behind(
    pattern: re.Pattern[str], clause: Clause, body: str, names: frozenset[str]
) -> str | None:
    """Return the first who can own among those that PATTERN finds from the verb to a comma."""
    at = max(clause.verb_at, 0)
    comma = body.find(",", at)
    for found in pattern.finditer(body, at, comma if comma > 0 else len(body)):
        if can_own(subject_class(found[1], names)):
            return found[1]
    return None


def _of_second_clause(body: str, language: Language, names: frozenset[str]) -> str | None:
    for found in _AND_THEN.finditer(body):
        rest = body[found.end() :]
        clause = read_clause(tokenize(rest), lexicon_for(language))
        if owner := _subject(clause, rest, names):
            return owner
    return None


def _of_lead_in(reading: Reading) -> str | None:
    """Return who owes what stands in a list, by the line above it."""
    words, clause = reading.statement.lead_in, reading.lead_in
    if clause is None or clause.finite is None:
        return _bound(words) or _charged(reading) or _named_above(reading)
    named = _bound(words) or _charged(reading) or _cleft(words, reading.names)
    return named or _subject_above(reading, clause)


def _subject_above(reading: Reading, clause: Clause) -> str | None:
    lead_in = reading.statement.lead_in
    if clause.subject is None or clause.finite is None or _ASKING.match(lead_in):
        return None
    classes = clause.finite.classes
    if classes[0] is VerbClass.BE and not _AGREED.search(lead_in):
        return None
    if not {VerbClass.DECIDE, VerbClass.SAY}.isdisjoint(classes) or classes[0] is VerbClass.STATE:
        return None
    words = lead_in[slice(*clause.subject)]
    return words if names_owner(words, subject_class(words, reading.names)) else None


def _named_above(reading: Reading) -> str | None:
    """Return who alone stands over a list: `Skolen:`, `Kommunens opgaver`."""
    words = reading.statement.lead_in.strip(" :")
    if task := _TASKS.fullmatch(words):
        words = task["owner"]
    if len(words.split()) > _LONGEST_NAME or _INDEFINITE.match(words):
        return None
    return words if names_owner(words, subject_class(words, reading.names)) else None


def _charged(reading: Reading) -> str | None:
    found = _CHARGED.search(reading.statement.lead_in)
    owns = found is not None and can_own(subject_class(found["owner"], reading.names))
    return found["owner"] if found is not None and owns else None


def resolve_owner(owner: str, mentions: Sequence[Entity], parties: Sequence[Entity]) -> str:
    """Return the identity of the body that OWNER means, "" where it cannot be told.

    MENTIONS are the entities inside the statement; a bare `kommunen` or `skolens` means the one
    party of that kind, if there is just one.
    """
    text = owner.casefold()
    for entity in mentions:
        if entity.id and entity.label in _OWNING and entity.text.casefold() in text:
            return entity.id
    for stem, label in _GENERIC.items():
        if stem in text:
            known = {party.id for party in parties if party.label == label and party.id}
            return known.pop() if len(known) == 1 else ""
    return ""
