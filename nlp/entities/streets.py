"""Streets, known by their last part, each with its house number: `Hilmar Finsens Gade 18`.

A house number makes a street of what could be a common word (`Torvet 5`, `Havnen 3`), and one of
a word that opens a line, as addresses do.
"""

import re
from collections.abc import Iterator

from nlp.entities.fold import slug
from nlp.entities.gazetteer import is_known_place
from nlp.entities.patterns import opens_sentence
from nlp.entities.span import Source, Span
from nlp.sieve import Found

_UPPER = "A-ZÆØÅÄÖÉ"
_ENDINGS = (
    r"vej(?:en)?|gade(?:n)?|torv(?:et)?|plads(?:en)?|stræde(?:t)?|allé(?:en)?|boulevard(?:en)?"
    r"|vænget?|gatan|vägen|torget|gränden"
)
_NUMBERED_ENDINGS = (
    r"alle|parken|gården|haven|høj|bakken|stien|kajen|havn|havnen|vang|engen|stigen|platsen|backen"
)
_LAST_WORDS = (
    r"Vej|Gade|Allé|Alle|Boulevard|Plads|Torv|Stræde|Kaj|Park|gata|väg|torg|gränd|allé|plats"
)
_FIRST_WORD = (
    r"(?:(?:Gl\.|Gamle|Gammel|Nye?|Nørre|Sønder|Øster|Vester|Nordre|Søndre|Østre|Vestre|Store|Lille"
    r"|Sdr\.|Nr\.|Norra|Södra|Östra|Västra|Stora|Lilla|Gamla|Nya) )?"
)
_NUMBER = (
    r" \d{1,3}(?:[-–]\d{1,3})?(?:[A-Za-z]|\ [A-H])?(?![\w%/§]|[.,:]\d|[-–]\d)"
    r"(?!\.? ?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
    r"(?! (?:kr|pct|procent|år|elever|pladser|platser|dage|dagar|uger|timer|mio|personer)\b)"
)
_NAMED = re.compile(rf"(?<![\w-]){_FIRST_WORD}[{_UPPER}][a-zæøåäöé]{{2,}}(?:{_ENDINGS})(?![\w-])")
_ONE_WORD = rf"[{_UPPER}][a-zæøåäöé-]{{2,}}(?:{_ENDINGS}|{_NUMBERED_ENDINGS})|Torvet|Torget|Havnen"
_PART = rf"[{_UPPER}](?:\w{{0,2}}\.(?:[{_UPPER}]\.)*|[\w'’-]*)"
_SEVERAL_WORDS = rf"(?:{_PART} ?){{1,3}}(?<=[ .])(?:{_LAST_WORDS})"
_NUMBERED = re.compile(rf"(?<![\w-]){_FIRST_WORD}(?:{_ONE_WORD}|{_SEVERAL_WORDS}){_NUMBER}")

_POSTCODE = rf"(?:,? [\w. ]{{2,12}})?,?\s(?:DK-|SE-)?\d{{3}} ?\d{{1,2}} (?P<town>[{_UPPER}]\w+)"
_BEFORE_POSTCODE = re.compile(
    rf"(?<![\w-])(?:{_PART} ){{1,3}}(?P<number>\d{{1,3}}[A-Za-z]?)(?={_POSTCODE})"
)
PATTERNS = (_NUMBERED, _BEFORE_POSTCODE, _NAMED)


def find_streets(text: str, found: Found) -> Iterator[Span]:
    """Find streets; one that opens a sentence counts only with its number. Spans may overlap.

    FOUND is where PATTERNS match in TEXT.
    """
    for match in found[_NUMBERED]:
        yield _span(text, match)
    for match in found[_BEFORE_POSTCODE]:
        if is_known_place(match["town"]):
            yield _span(text, match)
    for match in found[_NAMED]:
        if not opens_sentence(text, match.start()):
            yield _span(text, match)


def _span(text: str, match: re.Match[str]) -> Span:
    identity = f"sted:{slug(text[match.start() : match.end()])}"
    return Span(match.start(), match.end(), "PLACE", Source.PATTERN, id=identity)
