"""By when: the words of a sentence that set a time or a rhythm."""

import re
from functools import cache

from nlp.goals.deadline_forms import COUNT, EVERY, POINT, RANKED, UNIT, WEEKDAY
from nlp.goals.lexicon import Tense, lexicon_for
from nlp.goals.moments import MONTHS, YEAR, YEARS, last_day
from nlp.goals.spans import inside, subordinate_spans
from nlp.sieve import WantedPatterns

_UNTIL = re.compile(r"(?:før|inden|innan|före) \w+ .*\w", re.IGNORECASE)
_EARLIER = re.compile(r"(?:før|inden|innan|före) ", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:ikke|ingen|intet|aldrig|hverken|inte|ingen|inga|inget|aldrig|ej|først)\b", re.IGNORECASE
)
_BARE = re.compile(rf"(?:{POINT})(?!\w)", re.IGNORECASE)
"""A time without a preposition, as notes have it: `august`, `efteråret`."""
_AMOUNT_BEFORE = re.compile(
    r"(?:kr\.?|kroner|kronor|mio\.?|det samme|samme beløb|lige så meget|lika mycket"
    r"|samma belopp)(?: (?:årligt|om året|hvert år|per år|årligen))?\s+$",
    re.IGNORECASE,
)
_TIMES_BEFORE = re.compile(
    r"(?:gange?|gånger?|timer?|dage?|møder|kr\.|kroner|kronor)\s+$", re.IGNORECASE
)
_YEAR_ONLY = re.compile(rf"(?:i|fra|från)\s+(?:hvert af årene )?{YEAR}\b", re.IGNORECASE)
_YEARLY_ONLY = re.compile(r"\w+(?:ligt|ligen)\b|(?:hvert|varje) år\b", re.IGNORECASE)
_YEARS_TOGETHER = re.compile(rf"i {YEAR} (?:og|och) {YEAR}", re.IGNORECASE)
_FROM_YEAR = re.compile(r"(?:fra|från) ", re.IGNORECASE)
_TWO_PAY = re.compile(
    r"(?:kr\b\.?|kroner|kronor)[^,.;\d]{0,20} (?:og|och) [^\d,.;]{3,40}?\d[\d. ]*(?:kr\b|kron[eo]r)"
    rf"|(?:kr\b|kroner|kronor)\.? i {YEAR} (?:og|och) [^\d,.;]{{3,}}\d",
    re.IGNORECASE,
)
"""What two parties pay: the year that is named once counts for both."""
_LEAVING = re.compile(
    r"\b(?:forlader|forlade|afbryder|afbryde|stopper|opgiver|holder op|falder fra|lämnar|avbryter)"
    r"\b[^,.;]*$",
    re.IGNORECASE,
)
"""What happens before the end is no end of a task (`forlader uddannelsen før afslutningen`)."""
_OF_A_LAW = re.compile(
    r"\b\w*(?:lov|lag|bekendtgørelse)(?:en)?(?: nr\.? ?\d+)?(?: af)?(?: (?:den )?\d{1,2}\.?)? $",
    re.IGNORECASE,
)
_BASELINE = re.compile(rf"\b(?:fra|från) [^,.;]{{1,20}} i {YEAR}$", re.IGNORECASE)
_A_YEAR = re.compile(rf"(?:i|fra|från) (?:hvert af årene )?{YEARS}", re.IGNORECASE)
_BUDGET_YEAR = re.compile(rf"til\s+{YEAR}$", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"(?:(?:senest|senast|mindst|minst) )?{COUNT} {UNIT} \w"
    r"|(?:senest|senast) (?:ved|i|til|vid|på)\b|i løbet af\b|under løbet af\b",
    re.IGNORECASE,
)
"""Limits whose words go on until a mark: where the sentence turns round, its verb ends them."""
_WORD = re.compile(r"\S+")
_SHORTEST = 3
_GOES_ON = (Tense.PRESENT, Tense.PASSIVE)
_LIMIT = re.compile(
    r"(?:senest|senast|inden|innan|før|före|fra|från|frem til|fram till|hver|varje|i|ved|vid|om)\b",
    re.IGNORECASE,
)
_OWN_TIME = re.compile(
    rf"(?:senest|senast|inden for|indenfor|inom)\b|(?:hver|varje) (?:\w+ )?{WEEKDAY}"
    rf"|i (?:{MONTHS})\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    rf"(?:senest|senast|når|när)\b|(?:i |til )?(?:uge|vecka) \d|{EVERY}$|.*\b(?:{MONTHS})\b(?!\.)",
    re.IGNORECASE,
)


@cache
def ranked_forms() -> WantedPatterns:
    """Return the forms of deadlines, the surest first.

    They are compiled when a deadline is first looked for, which takes a fifth of a second that who
    only searches need not wait for.
    """
    return WantedPatterns(
        [re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) for pattern in RANKED]
    )


def find_deadline(sentence: str) -> str | None:
    """Return the words of SENTENCE that say by when or how often, None where none do.

    A final date outranks a rhythm (`hvert år ..., inden for fire uger`). The year of an amount
    (`500.000 kr. i 2025`) is none, and a relative clause counts only where the main clause has
    nothing and it says `senest`, a month or a rhythm (`en gruppe, som mødes hver anden måned`).
    """
    aside = ""
    forms = ranked_forms()
    for number in forms.hopeful(sentence):
        for found in forms.patterns[number].finditer(sentence):
            if _belongs_elsewhere(sentence, found) or _is_condition(sentence, found):
                continue
            if not inside(found.start(), subordinate_spans(sentence)):
                return _up_to_verb(found[0].strip())
            if not aside and _STRONG.match(found[0]):
                aside = found[0].strip()
    return aside or None


def _up_to_verb(words: str) -> str:
    """Return a limit without how the sentence goes on (`Senest en uge efter start holdes der`)."""
    if not _RELATIVE.match(words):
        return words
    for number, found in enumerate(_WORD.finditer(words)):
        if number >= _SHORTEST and _is_finite(found[0].casefold()):
            return words[: found.start()].strip()
    return words


def _is_finite(word: str) -> bool:
    forms = (lexicon_for(language).forms.get(word) for language in ("da", "sv"))
    return any(form is not None and form.tense in _GOES_ON and not form.noun_too for form in forms)


def _belongs_elsewhere(sentence: str, found: re.Match[str]) -> bool:
    """Return whether the words belong to an amount, a rate, today's level or a law.

    `kr. i 2026`, `to gange årligt`, `fra 104 i 2025`, `lov af 19. marts`.
    """
    before = sentence[: found.start()]
    if _BUDGET_YEAR.match(found[0]) or _is_baseline(sentence, found) or _OF_A_LAW.search(before):
        return True
    if _YEARLY_ONLY.match(found[0]) and _TIMES_BEFORE.search(before):
        return True
    if not _YEAR_ONLY.match(found[0]) or not (amount := _AMOUNT_BEFORE.search(before)):
        return False
    rate = " " in amount[0].strip()
    if rate and _FROM_YEAR.match(found[0]):  # `1 mio. kr. om året fra 2027`
        return False
    if not rate and _YEARS_TOGETHER.match(found[0]):  # `375.000 kr. i 2026 og 2027`
        return False
    return not (_TWO_PAY.search(sentence) and len(_A_YEAR.findall(sentence)) == 1)


def _is_baseline(sentence: str, found: re.Match[str]) -> bool:
    """Return whether it is the year of the level today (`fra 104 i 2025 til 140 i 2028`)."""
    after = sentence[found.end() :]
    return after.startswith((" til ", " till ")) and bool(_BASELINE.search(sentence[: found.end()]))


def _is_condition(sentence: str, found: re.Match[str]) -> bool:
    """Return whether nothing is to happen before it, or what happens is not to.

    `ingen afskediges, før skolen er hørt`, `forlader uddannelsen før afslutningen`.
    """
    if _LEAVING.search(sentence[: found.start()]) and _EARLIER.match(found[0]):
        return True
    if not _UNTIL.match(found[0]):
        return False
    clause = sentence[: found.start()].rstrip(", ").rpartition(",")[2]
    return _NEGATED.search(clause) is not None


def has_date(words: str) -> bool:
    """Return whether WORDS name a point in time of their own (`inden udgangen af 2027`)."""
    return bool(last_day(words))


def opens_with_time(words: str) -> bool:
    """Return whether WORDS are a time first of all, not a first step (`første hold i juni`)."""
    said = words.removeprefix("første gang ").removeprefix("första gången ")
    found = find_deadline(said)
    return _BARE.match(said) is not None or (found is not None and said.startswith(found))


def names_limit(words: str) -> bool:
    """Return whether WORDS say by when something is to be done, not when it was (`den 19. maj`)."""
    return _LIMIT.match(words) is not None


def names_own_time(words: str) -> bool:
    """Return whether WORDS are a rhythm or a limit that a plan's month does not replace."""
    return not has_date(words) and _OWN_TIME.match(words) is not None
