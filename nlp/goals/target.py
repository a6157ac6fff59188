"""How much: the words of a sentence that set a level or an amount."""

import re
from collections.abc import Sequence

from nlp.goals.amounts import (
    ANY,
    BOUND,
    SPENT,
    leading_number,
    read_amount,
    with_baseline,
)
from nlp.goals.spans import inside, subordinate_spans
from nlp.goals.target_forms import RANKED
from nlp.passage import Target
from nlp.sieve import WantedPatterns

_DISTANCE = r"(?:kilometer|km|meter|mil|linjer|sider|sidor|rader)"
_PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w.,§])(?:{pattern})(?!\w)", re.IGNORECASE))
    for name, pattern in RANKED
)
_SEARCH = WantedPatterns(tuple(pattern for _, pattern in _PATTERNS))
_NOT_AFTER = re.compile(
    r"(?<!\w)(?:grundforløb|hovedforløb|årskurs|klasse|uge|vecka|§|stk\.|nr\.|kl\.|den|d\.|over"
    r"|mellem|under|de"
    r"|første|sidste|trin|steg|\w*(?:gade|vej|allé|stræde|torv|gatan|vägen)"
    r"|efter|senest|inden for|inom|senast|ved|vid|kvartal|fra|spor|bilag|\d og"
    r"|med en \w+, en \w+ og|med|efter at|skala fra"
    r"|punkt|niveau|niveau|af de|af|for de|varer|varar)\s+$",
    re.IGNORECASE,
)
_NOT_FOLLOWED = re.compile(
    r"\s*(?:år\b(?! (?:med|efter))|\.?\s*(?:januar|februar|marts|april|maj|juni|juli|august"
    r"|september|oktober|november"
    r"|december|klasse|kvartal)|\. og \d|hverdage|dage (?:før|efter)|uger (?:før|efter)"
    r"|måneder (?:før|efter)|(?:dagar|veckor|månader) (?:före|efter|innan)"
    r"|(?:[\w-]+ )?(?:års? )?(?:erfaring|ansættelse|anciennitet|erfarenhet|anställning))",
    re.IGNORECASE,
)
_AIMING = re.compile(
    r"(?:(?:sigter|stiler|stræber|siktar|strävar) efter|(?:råder|disponerer) over"
    r"|(?:bidra\w*|støtte\w*|supplere\w*|udvide\w*|øge\w*|hæve\w*|sænke\w*"
    r"|reducere\w*|mindske\w*|utök\w*|öka\w*|minska\w*|åbne\w*|starte\w*"
    r"|begynde\w*|forsøg\w*|hold|gruppe|pilot\w*|försök\w*) med)\s+$",
    re.IGNORECASE,
)
"""What comes before an amount that is promised, though the word before it seldom does."""
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_ASIDES = frozenset(("times", "spent", "length"))
_LEAST_IF = re.compile(r"(?:hvis|såfremt|forudsat at|om) (?:mindst|minst)", re.IGNORECASE)
_OF_SUBJECTS = frozenset(("all", "each"))
_NO_OBJECT = re.compile(
    r"(?<!\w)(?:på|i|til|for|med|af|om|fra|hos|ved|blandt|mellem|under|over|mod|uden|efter|som|end|og"
    r"|eller"
    r"|till|för|av|från|vid|bland|mellan|mot|utan|än|och)\s+$",
    re.IGNORECASE,
)
"""What stands before `alle` where it is no object: `besøger alle klasser`, but `for alle`."""
_FOR_WHOM = re.compile(r"(?<!\w)(?:til|for|med|till|för)\s+$", re.IGNORECASE)
_COURSE = re.compile(
    r"(?:\w*(?:forløb|kursus|program|møde|dag|periode|konsulent|leder|kurs)\w*) på\s+$",
    re.IGNORECASE,
)
"""Whose length or hours follow: a promise only where nothing else is told of it."""
_OFFERED = re.compile(
    r"\b(?:tilbyde[rs]|få[rs]?|uddannes|undervises|give[rs]|yder|har (?:ret|krav)|modtager"
    r"|erbjud\w*|utbildas)\b",
    re.IGNORECASE,
)
_CAPACITY = re.compile(r"\bmed\s+$", re.IGNORECASE)
_PLACES = re.compile(r"\d+ (?:\w+ )?\w*(?:pladser|platser)\b", re.IGNORECASE)
_TO_BE = re.compile(r"\b(?:skal|ska|har|være|vara)\b", re.IGNORECASE)
_THERE = re.compile(r"(?<!\w)(?:der|det|där) [^,.;]*$", re.IGNORECASE)
_FAR = re.compile(rf"{BOUND}?{ANY} {_DISTANCE}\b", re.IGNORECASE)
_TIME_SPENT = re.compile(rf"{SPENT}\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:råder|råde|disponerer|går|fordelt|strækker sig)\s+$", re.IGNORECASE)
_LASTING = frozenset(("count", "lasting"))
_COUNTED = frozenset(("share", "range", "percent", "money"))


def find_target(
    sentence: str, *, deadline: str = "", subjects: Sequence[tuple[int, int]] = ()
) -> Target | None:
    """Return what SENTENCE promises in numbers, None where it names none.

    DEADLINE are words whose numbers are times; SUBJECTS are offsets of subjects. All of something
    is a target as subject or object (`Alle elever får`, `besøger alle klasser`), while elsewhere it
    only describes (`for alle`). A relative clause counts only where the main clause has nothing.
    """
    at = sentence.find(deadline) if deadline else -1
    times = ((at, at + len(deadline)),) if at >= 0 else ()
    aside = ""
    for number in _SEARCH.hopeful(sentence):
        name, pattern = _PATTERNS[number]
        for found in pattern.finditer(sentence):
            if inside(found.start(), times) or not _counts(sentence, found, name, subjects):
                continue
            if not inside(found.start(), subordinate_spans(sentence)):
                return read_amount(sentence, found[0].strip())
            if not aside and (name in _ASIDES or _is_condition(sentence, found)):
                aside = found[0].strip()
    return read_amount(sentence, aside) if aside else None


def _is_condition(sentence: str, found: re.Match[str]) -> bool:
    """Return whether a least number is what all depends on (`hvis mindst 14 tilmelder sig`)."""
    opens = max(sentence.rfind(",", 0, found.start()), 0)
    return _LEAST_IF.match(sentence[opens:].lstrip(", ")) is not None


def stated_target(words: str, sentence: str, *, baseline: str = "") -> Target:
    """Return the target that a plan states beside SENTENCE in WORDS of their own (`15 %`).

    BASELINE are the words that say where one stands now.
    """
    found = find_target(words)
    target = read_amount(f"{words}. {sentence}", found.text if found else words)
    return with_baseline(target, baseline)


def _is_object(before: str, words: str) -> bool:
    """Return whether all of something is what a verb is about, not what it is for or with.

    BEFORE stands before WORDS. `samtlige` is said where the number counts (`på samtlige hold`).
    """
    if words.casefold().startswith(("alle", "alla")):
        return bool(before.strip()) and not _NO_OBJECT.search(before)
    return True


def _only_describes(
    sentence: str, found: re.Match[str], name: str, subjects: Sequence[tuple[int, int]]
) -> bool:
    """Return whether a number describes: a distance, a course's length, how many do something."""
    before = sentence[: found.start()]
    if _FAR.match(found[0]) or (_OVER.search(before) and found[0].casefold().startswith("over")):
        return True
    course = name in _LASTING and _COURSE.search(before) and _TIME_SPENT.match(found[0])
    if course or name in ("length", "course"):
        return not _OFFERED.search(sentence)
    opens = any(start == found.start() for start, _ in subjects) and not _THERE.search(before)
    return opens and name == "count" and not _TO_BE.search(sentence) and found[0][0].isalpha()


def _counts(
    sentence: str, found: re.Match[str], name: str, subjects: Sequence[tuple[int, int]]
) -> bool:
    before = sentence[: found.start()]
    if name in _OF_SUBJECTS:
        of_subject = any(start <= found.start() < end for start, end in subjects)
        whole = of_subject or (name == "all" and _is_object(before, found[0]))
        return whole and not _FOR_WHOM.search(before)
    if _only_describes(sentence, found, name, subjects):
        return False
    if _CAPACITY.search(before) and _PLACES.match(found[0]):
        return True
    if _YEAR.match(found[0]) and name not in _COUNTED:
        return False
    if name in _COUNTED or name == "bound":
        return True
    rest = sentence[found.start() + leading_number(found[0]) :]
    return not _NOT_AFTER.search(_AIMING.sub("", before)) and not _NOT_FOLLOWED.match(rest)
