"""Short names that a document gives itself: `Uddannelsescenter Bakkeby (herefter UCB)`."""

import re
from collections.abc import Iterator, Mapping, Sequence

from nlp.entities.span import Source, Span

_INTRODUCED = re.compile(
    r"\s?\((?:(?:herefter|i det følgende|efterfølgende|kaldet|forkortet|nedan|härefter|kallat) )*"
    r"[\"”“'»]?(?P<alias>[A-ZÆØÅÄÖ][A-ZÆØÅÄÖ0-9&/-]{1,7}|SOSU[ -][A-ZÆØÅ]\w*)[\"”“'«]?\)"
)
_NAMED_SO = {"SCHOOL", "ORG", "REGION"}


def read_aliases(text: str, spans: Sequence[Span]) -> dict[str, Span]:
    """Return the short names introduced right after a body, each with that body's span."""
    aliases: dict[str, Span] = {}
    for span in spans:
        match = _INTRODUCED.match(text, span.end) if span.label in _NAMED_SO else None
        if match is not None:
            aliases.setdefault(match["alias"], span)
    return aliases


def find_aliases(text: str, aliases: Mapping[str, Span]) -> Iterator[Span]:
    """Find every use of the short names, as mentions of the bodies that they stand for."""
    for alias, body in aliases.items():
        if alias not in text:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(alias)}(?=(?:['’]?s)?(?![\w-]))", text):
            yield Span(match.start(), match.end(), body.label, Source.NAMED, id=body.id)
