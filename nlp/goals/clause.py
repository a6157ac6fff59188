"""The build of a sentence: its finite verb, what that verb governs, and who does it.

Danish and Swedish main clauses put the finite verb second, so a list of verb forms, the commas and
a few small words give the clause without a parser. Shallow on purpose: about twenty microseconds a
word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.goals.lexicon import Form, Lexicon, Tense, VerbClass
from nlp.goals.lexicon.particles import (
    ADVERBS,
    CONJUNCTIONS,
    COUNTED,
    DETERMINERS,
    DUMMY,
    FRONTED,
    NUMBERS,
    OPENING,
    PREPOSITIONS,
    SUBORDINATORS,
    THAT,
    TIMES,
)
from nlp.goals.tokens import Token

_AUXILIARY = frozenset(
    (VerbClass.SHALL, VerbClass.WILL, VerbClass.CAN, VerbClass.BE, VerbClass.HAVE, VerbClass.GET)
)
_EARLY = 2
"""The latest word, counted from nought, that may be taken for a verb before one that is known."""
_ADJECTIVE = ("ige", "lte", "nde", "ste", "ale", "ren", "ede", "ske", "nye", "lles", "iga", "nya")
_DEFINITE = ("en", "et", "erne", "ene", "arna", "orna")
_PARTY_WORDS = frozenset(("kommune", "kommun", "region", "vi", "parter", "parterne", "parterna"))
_INNER = SUBORDINATORS | THAT
_FINITE = frozenset((Tense.PRESENT, Tense.PASSIVE, Tense.PAST))


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause: its verb, the infinitive or participle that the verb governs, its subject.

    `subject` holds half-open offsets into the sentence, None where no subject stands or only `der`.
    `inverted` says that something else stands first, `conditional` that it is an opening verb
    (`Er en elev i tvivl, holdes der`); `content` is the clause behind `at`.
    """

    finite: Form | None = None
    head: Form | None = None
    verb_at: int = -1
    subject: tuple[int, int] | None = None
    inverted: bool = False
    conditional: bool = False
    content: "Clause | None" = None


def read_clause(tokens: Sequence[Token], lexicon: Lexicon) -> Clause:
    """Return the main clause that TOKENS make; an opening `at` (`at skolen ringer`) is skipped."""
    body = tokens[1:] if tokens and tokens[0].text in THAT else tokens
    parts = _segments(body)
    that = 0 if _consequence(parts, lexicon) > 1 else _that_clause(body)
    main = _main_tokens(_segments(body[:that]) if that else parts, lexicon)
    clause = _analyse(main, lexicon)
    if _is_condition(body, parts, lexicon):
        clause = replace(clause, conditional=True)
    if not that:
        return clause
    content = _analyse(_main_tokens(_segments(body[that + 1 :]), lexicon), lexicon)
    return replace(clause, content=content)


def _is_condition(
    tokens: Sequence[Token], segments: Sequence[Sequence[Token]], lexicon: Lexicon
) -> bool:
    """Return whether a verb opens a sentence, and another what follows its first comma."""
    then = len(segments) > 1 and _finite(segments[1], 0, lexicon) is not None
    return then and (_finite(tokens, 0, lexicon) is not None or _may_invert(tokens))


def subjects(clause: Clause) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the subjects of a clause and of its content."""
    inner = clause.content.subject if clause.content else None
    return tuple(span for span in (clause.subject, inner) if span is not None)


def _that_clause(tokens: Sequence[Token]) -> int:
    """Return the index of the first `, at` or `om at` behind the verb; 0 where there is none."""
    for index in range(2, len(tokens)):
        if tokens[index].text in THAT and tokens[index - 1].text == ",":
            return index
    return 0


def _main_tokens(segments: Sequence[Sequence[Token]], lexicon: Lexicon) -> list[Token]:
    """Return the words outside subordinate clauses, marks left out."""
    if then := _consequence(segments, lexicon):
        segments = segments[then:]
    kept: list[Token] = []
    for index, segment in enumerate(segments):
        first = segment[0].text
        if index == 0 and first in OPENING and first not in FRONTED:
            continue
        if index and (first in SUBORDINATORS or first in THAT) and not _opens_main(segment, kept):
            continue
        kept.extend(segment)
    return kept or [token for segment in segments for token in segment]


def _opens_main(segment: Sequence[Token], kept: Sequence[Token]) -> bool:
    """True for a segment that looks subordinate but carries the sentence (`Fra 2025, for ...`)."""
    return not kept and segment[0].text in FRONTED


def _segments(tokens: Sequence[Token]) -> list[list[Token]]:
    segments: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in {",", ";", ":", "–", "—", "(", ")"}:
            segments.append([])
        elif token.text[0].isalnum():
            segments[-1].append(token)
    return [segment for segment in segments if segment]


def _consequence(segments: Sequence[Sequence[Token]], lexicon: Lexicon) -> int:
    """Return the segment that follows from a condition, 0 without one.

    A verb opens both parts: `Er en elev i tvivl, holdes der`, `Er der tegn på, at en elev er i
    tvivl, holder skolen`.
    """
    if len(segments) < 2:
        return 0
    first = segments[0]
    opens = first[0].text in OPENING or _finite(first, 0, lexicon) is not None
    if not (opens or _may_invert(first)):
        return 0
    then = 1
    while then < len(segments) - 1 and segments[then][0].text in _INNER:
        then += 1
    return then if _finite(segments[then], 0, lexicon) is not None else 0


def _may_invert(tokens: Sequence[Token]) -> bool:
    """True for a verb, known or not, with its subject behind it (`Udebliver en elev`)."""
    if len(tokens) < 2 or not tokens[0].text.endswith(("r", "s")):
        return False
    return tokens[1].text in DETERMINERS or tokens[1].text.endswith(_DEFINITE)


def _finite(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Form | None:
    """Return the finite verb at INDEX, unless what stands before makes it a noun."""
    form = lexicon.forms.get(tokens[index].text)
    if form is None or form.tense not in _FINITE:
        return None
    before = tokens[index - 1].text if index else ""
    if before in {"der", "som"} and index > 1:
        return None
    noun_too = form.noun_too or (
        form.tense is Tense.PAST and form.lemma + "de" == tokens[index].text
    )
    if not noun_too:
        return form
    if form.noun_too and before.endswith("s") and not (index == 1 and tokens[0].acronym):
        return None
    described = index > 1 and tokens[index - 2].text in DETERMINERS  # `den daglige leder`
    apart = described and before.endswith(_ADJECTIVE)
    named = apart or before in DETERMINERS or before in PREPOSITIONS or before in NUMBERS
    return None if named or (before.isdigit() and len(before) < 4) else form


def _analyse(tokens: Sequence[Token], lexicon: Lexicon) -> Clause:
    verb = _first_verb(tokens, lexicon)
    if verb is None:
        return Clause(subject=(tokens[0].start, tokens[-1].end) if tokens else None)
    index, form = verb
    head = _head(tokens, index, form, lexicon)
    inverted = index == 0 or _is_fronted(tokens[:index])
    subject = None
    if not _is_infinitive(tokens[0], lexicon):  # `Bilda en grupp, som driver arbetet`
        subject = _subject(tokens, index, lexicon, inverted=inverted)
    return Clause(form, head, tokens[index].start, subject, inverted)


def _first_verb(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, Form] | None:
    """Return the clause's verb and its place: the first that the lexicon knows, else another.

    One that it does not know comes before where it opens the clause (`Skolen sprogtester alle
    ansøgere og giver dem svar`), and behind `vi`, where the verb follows at once (`Vi bemander det
    hold, byen ønsker`).
    """
    if len(tokens) > 1 and tokens[0].text == "vi":
        form = _finite(tokens, 1, lexicon) or _unknown_verb(tokens, 1, lexicon)
        if form is not None:
            return 1, form
    readings = ((index, _finite(tokens, index, lexicon)) for index in range(len(tokens)))
    known = next(((index, form) for index, form in readings if form is not None), None)
    end = len(tokens) if known is None else min(known[0], _EARLY + 1)
    for index in range(1, end):
        if (other := _unknown_verb(tokens, index, lexicon)) is not None:
            return index, other
    return known


def _is_infinitive(token: Token, lexicon: Lexicon) -> bool:
    form = lexicon.forms.get(token.text)
    return form is not None and form.tense is Tense.INFINITIVE


def _unknown_verb(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Form | None:
    """Return the verb that a word not in the lexicon must be: one in -r or -s behind a subject.

    Behind a definite noun or a name no plural can stand: `skolen bemander`, `ZBC huser`.
    """
    text, before = tokens[index].text, tokens[index - 1]
    if len(text) < 4 or tokens[index].name or text in lexicon.forms or text in PREPOSITIONS:
        return None
    if before.text in DETERMINERS:
        return None
    if not (before.name or before.text.endswith(_DEFINITE) or before.text in _PARTY_WORDS):
        return None
    if text.endswith(("er", "ar", "gør", "gör")):
        return Form("", (VerbClass.ACT,), Tense.PRESENT)
    passive = text.endswith(("es", "as")) and not text.endswith(("nes", "ens", "ets"))
    return Form("", (VerbClass.ACT,), Tense.PASSIVE) if passive else None


def _is_fronted(words: Sequence[Token]) -> bool:
    """True where WORDS are no subject: `Inden 2027`, `To gange om året`, `En uge før prøven`."""
    first = words[0].text
    if first in FRONTED:
        return True
    counted = first in COUNTED or first[0].isdigit()
    return counted and any(word.text in TIMES for word in words[1:4])


def _head(tokens: Sequence[Token], at: int, finite: Form, lexicon: Lexicon) -> Form | None:
    """Return the first infinitive or participle that an auxiliary at AT governs."""
    if not _AUXILIARY.intersection(finite.classes):
        return None
    found: Form | None = None
    for token in tokens[at + 1 :]:
        form = lexicon.forms.get(token.text)
        if form is None or form.tense is Tense.PRESENT or form.tense is Tense.PAST:
            continue
        found = form
        if not _AUXILIARY.intersection(form.classes):
            break
    return found


def _subject(
    tokens: Sequence[Token], at: int, lexicon: Lexicon, *, inverted: bool
) -> tuple[int, int] | None:
    if not inverted:
        words = list(tokens[:at])
        while words and words[-1].text in ADVERBS:
            words.pop()
        return _span(words)
    return _span(_noun_phrase(tokens[at + 1 :], lexicon))


def _span(words: Sequence[Token]) -> tuple[int, int] | None:
    if not words or (len(words) == 1 and words[0].text in DUMMY):
        return None
    return words[0].start, words[-1].end


def _noun_phrase(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """Return the noun phrase that TOKENS open with: where the subject stands after the verb."""
    phrase: list[Token] = []
    for token in tokens:
        if token.text in ADVERBS and not phrase:
            continue
        one_of = token.text in {"af", "av"} and [word.text for word in phrase] == ["en"]
        if not one_of and _closes(token, phrase, lexicon):
            break
        phrase.append(token)
    while phrase and phrase[-1].text in CONJUNCTIONS:
        phrase.pop()
    return phrase


def _closes(token: Token, phrase: Sequence[Token], lexicon: Lexicon) -> bool:
    text = token.text
    if text in PREPOSITIONS or text in ADVERBS or text in THAT or text in SUBORDINATORS:
        return True
    if not phrase or phrase[-1].text in CONJUNCTIONS:
        return False
    one_of = len(phrase) > 3 and phrase[1].text in {"af", "av"}  # `en af vores lærere`
    if text in DETERMINERS or text in NUMBERS or text[0].isdigit():
        return phrase[-1].text not in DETERMINERS and phrase[-1].text not in {"af", "av"}
    form = lexicon.forms.get(text)
    last = phrase[-1].text
    if form is not None and form.noun_too and last.endswith("s"):
        return False
    definite = last.endswith(_DEFINITE) and len(last) > 4 and phrase[0].text not in DETERMINERS
    named = len(phrase) > 1 and phrase[-2].name and last in _PARTY_WORDS
    if definite or named or one_of:
        return text not in CONJUNCTIONS
    return phrase[0].text == "vi" or (form is not None and phrase[-1].text not in DETERMINERS)
