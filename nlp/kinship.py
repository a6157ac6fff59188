"""Whether two texts are one document: read twice, or issued again; or only from one template.

A scan and the file it was printed from have the same words but for what OCR misread. A new issue
has most of the words, the same parties, and other figures or clauses. Agreements from one template
have most of the words, too, but other parties, and are no kin at all.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from nlp.passage import DocumentFacts

Kind = Literal["twin", "issue"]

_TOKEN = re.compile(r"\w+")
_HYPHEN = re.compile(r"(\w)[-\u00ad]\s*\n\s*(\w)")
_COMPARED = 4000
"""Words of each text that are compared; what comes after them hardly changes what two texts are."""
_MISREAD = 0.6
"""Two words so alike (0..1) that one may be the other misread."""
_TWIN_WORDS = 0.9
_TWIN_FIGURES, _SCANNED_FIGURES = 0.98, 0.85
"""Figures that twins share: where one was scanned, OCR may have misread or lost some."""
_ISSUE_WORDS = 0.6
_PARTIES = 0.5


@dataclass(frozen=True, slots=True)
class Kinship:
    """How two texts belong together; `words` and `figures` are the shares in common (0..1)."""

    kind: Kind | None
    words: float
    figures: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What comparing needs of a text: its words, and what the document says of itself."""

    words: tuple[str, ...]
    facts: DocumentFacts
    scanned: bool


def prepare(text: str, facts: DocumentFacts, *, scanned: bool) -> Reading:
    """Return a document ready to be compared."""
    joined = _HYPHEN.sub(r"\1\2", text.casefold())
    return Reading(tuple(_TOKEN.findall(joined)[:_COMPARED]), facts, scanned)


def kinship(a: Reading, b: Reading) -> Kinship:
    """Return how two documents belong together, if they do."""
    words, figures = _words_in_common(a.words, b.words), _figures_in_common(a.words, b.words)
    parties = _parties_in_common(a.facts, b.facts)
    kind: Kind | None = None
    least = _SCANNED_FIGURES if a.scanned or b.scanned else _TWIN_FIGURES
    if words >= _TWIN_WORDS and figures >= least and parties is not False:
        kind = "twin"
    elif words >= _ISSUE_WORDS and parties and a.facts.kind == b.facts.kind:
        kind = "issue"
    return Kinship(kind, round(words, 3), round(figures, 3))


def may_be_kin(a: DocumentFacts, b: DocumentFacts) -> bool:
    """Whether the parties alone do not rule it out: cheap, before any text is read."""
    return _parties_in_common(a, b) is not False


def _words_in_common(a: Sequence[str], b: Sequence[str]) -> float:
    """Return the share of words that both texts say in the same order, misread ones included."""
    same = 0
    for code in Levenshtein.opcodes(a, b):
        if code.tag == "equal":
            same += code.src_end - code.src_start
        elif code.tag == "replace":
            before = a[code.src_start : code.src_end]
            after = b[code.dest_start : code.dest_end]
            same += sum(_is_misread(x, y) for x, y in zip(before, after, strict=False))
    return 2 * same / max(1, len(a) + len(b))


def _is_misread(a: str, b: str) -> bool:
    if a.isdigit() and b.isdigit():
        return False
    return Levenshtein.normalized_similarity(a, b) >= _MISREAD


def _figures_in_common(a: Sequence[str], b: Sequence[str]) -> float:
    """Return the share of figures that both texts hold; 1 where neither holds any."""
    first, second = (Counter(word for word in words if word.isdigit()) for words in (a, b))
    most = max(first.total(), second.total())
    return (first & second).total() / most if most else 1.0


def _parties_in_common(a: DocumentFacts, b: DocumentFacts) -> bool | None:
    """Whether the documents have the same parties; None where one of them names none."""
    first, second = ({p.id or p.text.casefold() for p in facts.parties} for facts in (a, b))
    if not first or not second:
        return None
    return len(first & second) / len(first | second) >= _PARTIES
