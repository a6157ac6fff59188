"""Municipalities by their form: `X Kommune`, `Lemvig, Struer og Holstebro kommuner`, `Y stad`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.entities.fold import fold, slug
from nlp.entities.gazetteer import entry, is_known_place, resolve
from nlp.entities.patterns import WORD, opens_sentence, skip_common_words
from nlp.entities.span import Source, Span
from nlp.entities.vocabulary import words
from nlp.sieve import Found

_PART = rf"(?![Kk]ommun|KOMMUN){WORD}"
_FORM = re.compile(
    rf"(?<![\w-])(?:{_PART} ){{0,2}}{_PART} "
    r"(?P<form>[Kk]ommune?|[Rr]egionskommune|KOMMUNE)(?=s?(?!\w))"
)
_BETWEEN = re.compile(r"\s*(?:,|/|&|\+|,?\s(?:og|samt|och|eller))\s*")
_PLURAL_AFTER = re.compile(r"s?\s+(?:[Kk]ommuner(?:ne|na)?|KOMMUNER)(?!\w)")
_PLURAL_BEFORE = re.compile(r"(?:[Kk]ommuner(?:ne|na)?|[Pp]artern[ea]|nabokommuner(?:ne)?)[\s:(]+$")
_ACTS = re.compile(
    r"\s+(?:har (?:afsat|vist|bevilget|besluttet|valgt|ansat|tilbudt|forpligtet)|deltager|bidrager"
    r"|mangler|finansierer|medfinansierer|betaler|afsætter|stiller|ansætter|tilbyder|forpligter|ønsker|godkender"
    r"|opretter|samarbejder|ansvarar|bidrar|erbjuder|avsätter|deltar|saknar|finansierar|anställer)(?!\w)"
)
_IN_A_PLACE = re.compile(r"(?:^|\W)(?:i|på|fra|til|ved|nær|omkring|från|vid|mot|in|[Ss]ted:)\s+$")

_DATED = re.compile(r",? (?:den |d\. )?\d{1,2}(?:\.|/| [a-z]{3})")


PATTERNS = (_FORM,)


def find_formal(text: str, found: Found) -> Iterator[Span]:
    """Find `X Kommune` and `Xs kommun`, one letter wrong allowed; unknown ones get no identity.

    FOUND is where PATTERNS match in TEXT.
    """
    for match in found[_FORM]:
        start = skip_common_words(text, match.start(), match.end())
        names = text[start : match.start("form")].split()
        for dropped in range(len(names)):
            span = _known(text, start + _length(text[start:], dropped), match.end())
            if span is not None:
                yield span
                break
        else:
            if names and _surely_a_name(text, start, match):
                yield Span(start, match.end(), "MUNICIPALITY", Source.PATTERN)


def _length(text: str, count: int) -> int:
    """Return how many letters the first words and the spaces after them take."""
    found = re.match(rf"(?:\S+\s+){{{count}}}", text)
    return found.end() if found else 0


def _known(text: str, start: int, end: int) -> Span | None:
    ids = [found for found in resolve(text[start:end]) if found.startswith("kommun")]
    if not ids:
        return None
    swedish = text[start:end].endswith("kommun")
    ids.sort(key=lambda found: found.startswith("kommun:") is not swedish)
    return Span(start, end, "MUNICIPALITY", Source.GAZETTEER, id=ids[0])


def _surely_a_name(text: str, start: int, match: re.Match[str]) -> bool:
    return match["form"][0].isupper() or not opens_sentence(text, start)


def settle_bare_names(text: str, spans: Sequence[Span]) -> list[Span]:
    """Decide for each bare name whether the municipality or the town is meant.

    `spans` hold bare names as MUNICIPALITY from the gazetteer beside everything else. A name is the
    municipality in a list with another (`Herning Kommune, Lemvig og Struer`), before `kommuner`,
    after `kommunerne`, or where no town bears it (`Norddjurs`); otherwise it is the place.
    """
    bare = [span for span in spans if _is_bare(text, span)]
    settled = {span: _as_place(text, span) for span in bare}
    for chain in _chains(text, [span for span in spans if span.label == "MUNICIPALITY"]):
        if _speaks_of_municipalities(text, chain):
            settled |= {span: span for span in chain if span in settled}
    return [settled.get(span, span) for span in spans]


def _is_bare(text: str, span: Span) -> bool:
    name = text[span.start : span.end].lower()
    return span.label == "MUNICIPALITY" and not ("kommun" in name or name.endswith(" stad"))


def _as_place(text: str, span: Span) -> Span:
    if text[span.end - 1] == "s" and is_known_place(text[span.start : span.end - 1]):
        landscape = text[span.start : span.end - 1]  # `Nordfyns kyst`
        return replace(span, end=span.end - 1, label="PLACE", id=f"sted:{slug(landscape)}")
    known = entry(span.id)
    name = known.aliases[0] if known and known.aliases else span.id
    return replace(span, label="PLACE", id=f"sted:{fold(name).replace(' ', '-')}")


def _chains(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    chain: list[Span] = []
    for span in spans:
        if chain and not _BETWEEN.fullmatch(text, chain[-1].end, span.start):
            yield chain
            chain = []
        chain.append(span)
    if chain:
        yield chain


def _speaks_of_municipalities(text: str, chain: Sequence[Span]) -> bool:
    first, last = chain[0], chain[-1]
    if _PLURAL_AFTER.match(text, last.end):
        return True
    if _PLURAL_BEFORE.search(text, max(0, first.start - 40), first.start):
        return True
    if _IN_A_PLACE.search(text, max(0, first.start - 12), first.start):
        return False
    if _ACTS.match(text, last.end):
        return True
    formal = any(not _is_bare(text, span) for span in chain)
    return formal or any(_no_town(span) for span in chain)


def _no_town(span: Span) -> bool:
    known = entry(span.id)
    return known is not None and known.kind == "kommune" and _only_municipal(known.aliases[0])


def _only_municipal(name: str) -> bool:
    return "-" in name or name in words("municipal_only")


def doubtful(text: str, span: Span) -> bool:
    """Say whether a bare name is more likely a common word: `Vejen` where a sentence begins."""
    common = text[span.start : span.end].capitalize() in words("common_words_too")
    return (
        common
        and opens_sentence(text, span.start)
        and not _IN_A_PLACE.search(text, max(0, span.start - 12), span.start)
        and not _DATED.match(text, span.end)
    )
