"""People, by the company their names keep: a first name, a title, a verb of saying."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from nlp.entities.fold import slug
from nlp.entities.gazetteer import DATA, is_known_place
from nlp.entities.span import Source, Span
from nlp.entities.vocabulary import alternatives
from nlp.sieve import WantedPatterns

_UPPER = "A-ZÆØÅÄÖÉÁÍÓÜČŠŽĐÇ"
_PART = rf"[{_UPPER}][a-zæøåäöéèüáíóčšžćđëïğışç’']+(?:-[{_UPPER}][a-zæøåäöéüáíó]+)*"
_PARTICLE = r"(?:von|van|af|de|da|el|al|bin|Mc|Mac|O’|O')"
NAME = rf"{_PART}(?: (?:[{_UPPER}]\.|{_PARTICLE} {_PART}|{_PART})){{1,3}}"
_ROLE_STEM = r"(?:[a-zæøåäö]+- (?:og|och) )?(?:HR-|IT-|it-|EUD-)?[a-zæøåäöA-ZÆØÅÄÖ]*"
ROLE = rf"{_ROLE_STEM}(?:{alternatives('role_endings')})"
_OFFICE = r"(?::| (?:i|på|for|ved) [\w-]+(?: [Kk]ommune?)?)?,?"
_AFTER = re.compile(
    rf"(?P<name>{NAME})(?= ?, (?:[a-zæøåäö-]+ ){{0,3}}{ROLE}(?!\w)"
    rf"| \((?:[a-zæøåäö-]+ ){{0,2}}{ROLE}(?!\w)| [-–] {ROLE}(?!\w))"
)
_BEFORE = re.compile(rf"(?<![\w-]){ROLE}{_OFFICE} (?P<name>{NAME})")
_SAYING = alternatives("person_verbs")
_SAYER = re.compile(rf"(?P<name>{NAME})(?=,? (?:{_SAYING})(?!\w))|(?:{_SAYING}) (?P<said>{NAME})")
_LINE, _NAME = re.compile(r"[^\n]+"), re.compile(NAME)
"""Whatever tells of a person holds a name, all of it on one line; few lines hold one."""
_ANY = re.compile(rf"(?<![\w-]){NAME}")
_WORD = re.compile(rf"(?<![\w-])[{_UPPER}][\w’'-]*(?![\w-])")
_LISTED = re.compile(
    rf"(?:{alternatives('person_labels')}|Til stede|Vid protokollet|Underskrevet af) ?: *"
    rf"(?P<name>{NAME})"
)
_TELLING = WantedPatterns((_AFTER, _BEFORE, _SAYER, _LISTED))
_BEGINS, _ENDS = re.compile(r"(?<!\w)"), re.compile(r"s?(?!\w)")
"""What stands before a name and behind it, be it in the genitive."""
_TITLES = re.compile(rf"^(?:{ROLE}|Dr|Hr|Fru|Kære|Hej|Mvh|Hilsen) ", re.IGNORECASE)


@cache
def first_names() -> frozenset[str]:
    """Return first names borne in Denmark and Sweden."""
    lines = (DATA / "first_names.txt").read_text(encoding="utf-8").split()
    return frozenset(lines)


def find_persons(text: str) -> Iterator[Span]:
    """Find full names; spans may overlap and a title is never part of one."""
    lines = [line.span() for line in _LINE.finditer(text)]
    named = [line for line in lines if _NAME.search(text, *line)]
    for match in _told(text, named):
        group = "name" if match["name"] else "said"
        yield from _person(text, match.start(group), match.end(group))
    for match in chain.from_iterable(_ANY.finditer(text, *line) for line in named):
        yield from _from_first_name(text, match)


def _told(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield what tells of a person on LINES that hold a name, one way of telling after another."""
    hopeful = [_TELLING.bits_of(text[start:end]) for start, end in lines]
    for number, pattern in enumerate(_TELLING.patterns):
        for line, bits in zip(lines, hopeful, strict=True):
            if bits >> number & 1:
                yield from pattern.finditer(text, *line)


def _from_first_name(text: str, match: re.Match[str]) -> Iterator[Span]:
    """Take a run of capitalised words from the first word that is a first name."""
    for word in _WORD.finditer(match.group()):
        stem = word.group().split("-")[0]
        if word.group() in first_names() or stem in first_names():
            yield from _person(text, match.start() + word.start(), match.end())
            return


def _person(text: str, start: int, end: int) -> Iterator[Span]:
    while title := _TITLES.match(text[start:end]):
        start += title.end()
    end -= _genitive(text[start:end])
    if " " in text[start:end]:
        yield Span(start, end, "PERSON", Source.PATTERN, id=f"person:{slug(text[start:end])}")


def _genitive(name: str) -> int:
    """Return how many letters of a name are its genitive ending, where that can be seen."""
    if name.endswith(("'s", "’s")):
        return 2
    if is_known_place(name.rsplit(maxsplit=1)[-1]):
        return 0  # `Klaus Assens` bears a town's name
    return 1 if name.endswith(("sens", "ssons", "rups", "gaards", "bergs", "lunds")) else 0


def link_persons(names: Iterable[str]) -> dict[str, str]:
    """Return an identity for every full name; `Bo Lind` is `Bo Holm Lind` where only one can be."""
    known = sorted(set(names), key=lambda name: (-len(name.split()), name))
    identities: dict[str, str] = {}
    for name in known:
        longer = [other for other in identities if _is_short_for(name, other)]
        identities[name] = identities[longer[0]] if len(longer) == 1 else f"person:{slug(name)}"
    return identities


def _is_short_for(name: str, other: str) -> bool:
    short, full = name.split(), other.split()
    return len(short) < len(full) and (short[0], short[-1]) == (full[0], full[-1])


def find_again(text: str, persons: Mapping[str, str]) -> Iterator[Span]:
    """Find people who were named in full elsewhere: by full name, or by first name alone.

    `persons` maps full names to identities; a first name that two people bear has no identity.
    """
    by_first: dict[str, set[str]] = {}
    for name, identity in persons.items():
        by_first.setdefault(name.split()[0], set()).add(identity)
    if any(map(text.__contains__, by_first)):
        yield from _called_by_first_name(text, by_first)
    for name in filter(text.__contains__, persons):
        for start in _standing(name, text):
            yield Span(start, start + len(name), "PERSON", Source.NAMED, id=persons[name])


def _standing(name: str, text: str) -> Iterator[int]:
    """Yield where a name stands in full, not inside a longer word."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        whole = _BEGINS.match(text, start) and _ENDS.match(text, end)
        if whole:
            yield start
        start = text.find(name, end if whole else start + 1)


def _called_by_first_name(text: str, by_first: Mapping[str, set[str]]) -> Iterator[Span]:
    for word in _WORD.finditer(text):
        first = word.group().removesuffix("'s").removesuffix("’s")
        bare = first if first in by_first else first.removesuffix("s")
        if known := by_first.get(bare):
            identity = next(iter(known)) if len(known) == 1 else ""
            end = word.start() + len(bare)
            yield Span(word.start(), end, "PERSON", Source.DOCUMENT, id=identity)
