"""From word lists to tables: every form of every verb, with its class and tense."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import ModuleType

from ingest.document import Language
from nlp.goals.lexicon import verbs_da, verbs_sv


class VerbClass(StrEnum):
    """What a verb does in a document of promises."""

    ACT = "act"
    CHANGE = "change"
    STATE = "state"
    SAY = "say"
    DECIDE = "decide"
    GET = "get"
    HAVE = "have"
    BE = "be"
    SHALL = "shall"
    WILL = "will"
    CAN = "can"
    COMMON = "common"


class Tense(StrEnum):
    """Which form of a verb it is."""

    PRESENT = "present"
    PASSIVE = "passive"
    PAST = "past"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class Form:
    """A verb form: its infinitive, classes (first is the leading one) and tense."""

    lemma: str
    classes: tuple[VerbClass, ...]
    tense: Tense
    noun_too: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The verb forms of a language, by casefolded form; the likelier reading stands."""

    language: Language
    forms: dict[str, Form]


Parts = tuple[tuple[Tense, str], ...]

_COMPOUNDS = """
af an be bi efter fast for fore fra frem færdig gen gennem god igang ind inde med mod ned om op
over på ude inde
sam sammen selv til tilbage til under ud ved vedlige ved vide videre tilrette delvis fri gæste
an av bi bort er fast fram för före in igenom med ned om om på sam till under upp ut ut vidare åter
över
tillhanda väg
"""
_PREFIXES = frozenset(_COMPOUNDS.split())
_RANK = (Tense.PRESENT, Tense.PASSIVE, Tense.PAST, Tense.INFINITIVE, Tense.PARTICIPLE)


def lexicon_for(language: Language) -> Lexicon:
    """Return the verbs of LANGUAGE; Norwegian and English documents are read with the Danish."""
    return _build("sv" if language == "sv" else "da")


@cache
def _build(language: Language) -> Lexicon:
    data = verbs_sv if language == "sv" else verbs_da
    nouns = frozenset(data.NOUN_TOO.split())
    particles = frozenset(data.PARTICLE_TOO.split())
    irregular = _irregular(data.IRREGULAR)
    forms: dict[str, Form] = {}
    for lemma, classes in _classes(data).items():
        for tense, form in _parts(lemma, irregular, language):
            if form in particles:
                continue
            _keep(forms, form, Form(lemma, classes, tense, form in nouns))
    return Lexicon(language, forms)


def _classes(data: ModuleType) -> dict[str, tuple[VerbClass, ...]]:
    found: dict[str, tuple[VerbClass, ...]] = {}
    for verb_class in VerbClass:
        for lemma in getattr(data, verb_class.name).split():
            if verb_class not in found.get(lemma, ()):
                found[lemma] = (*found.get(lemma, ()), verb_class)
    return found


def _keep(forms: dict[str, Form], text: str, form: Form) -> None:
    """Let the finite reading win where two forms are spelt alike."""
    known = forms.get(text)
    if known is None or _RANK.index(form.tense) < _RANK.index(known.tense):
        forms[text] = form


def _irregular(table: str) -> dict[str, Parts]:
    found: dict[str, Parts] = {}
    for entry in table.split():
        infinitive, present, past, participle = entry.split(":")
        passive = infinitive + ("s" if infinitive[-1] in "aeåo" else "es")
        stem = present.removesuffix("er") if present.endswith("er") else present.removesuffix("r")
        found[infinitive] = (
            *found.get(infinitive, ()),
            (Tense.PRESENT, present),
            (Tense.PASSIVE, passive),
            (Tense.PASSIVE, stem + "s"),  # Swedish: `hålls`, `ges`
            (Tense.PAST, past),
            (Tense.INFINITIVE, infinitive),
            (Tense.PARTICIPLE, participle),
        )
    return found


def _parts(lemma: str, irregular: dict[str, Parts], language: Language) -> Parts:
    """Return a verb's forms: its own, or those of the irregular verb that it is a compound of."""
    for cut in range(len(lemma) - 1):
        known = irregular.get(lemma[cut:])
        if known and (not cut or lemma[:cut] in _PREFIXES):
            return tuple((tense, lemma[:cut] + form) for tense, form in known)
    return _regular(lemma, language)


def _regular(lemma: str, language: Language) -> Parts:
    stem = lemma[:-1]
    if language == "sv":
        return _swedish(lemma, stem)
    if lemma.endswith("s"):
        return ((Tense.PRESENT, lemma), (Tense.PAST, stem + "des"))
    short = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    return (
        (Tense.PRESENT, lemma + "r"),
        (Tense.PASSIVE, lemma + "s"),
        (Tense.PAST, stem + "ede"),
        (Tense.PAST, stem + "te"),
        (Tense.PAST, stem + "edes"),
        (Tense.PAST, stem + "tes"),
        (Tense.INFINITIVE, lemma),
        (Tense.PARTICIPLE, stem + "et"),
        (Tense.PARTICIPLE, short + "t"),
    )


def _swedish(lemma: str, stem: str) -> Parts:
    if lemma.endswith("s"):
        return ((Tense.PRESENT, lemma), (Tense.PAST, stem + "des"))
    return (
        (Tense.PRESENT, lemma + "r"),
        (Tense.PRESENT, stem + "er"),
        (Tense.PRESENT, stem if stem.endswith("r") else stem + "er"),
        (Tense.PASSIVE, lemma + "s"),
        (Tense.PASSIVE, stem + "s"),
        (Tense.PASSIVE, stem + "es"),
        (Tense.PAST, stem + "ade"),
        (Tense.PAST, stem + "ades"),
        (Tense.PAST, stem + "tes"),
        (Tense.PAST, stem + "de"),
        (Tense.PAST, stem + "te"),
        (Tense.INFINITIVE, lemma),
        (Tense.PARTICIPLE, stem + "at"),
        (Tense.PARTICIPLE, stem + "t"),
    )
