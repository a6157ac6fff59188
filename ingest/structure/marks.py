"""The marks that lines begin with: bullets, list letters, clause numbers, heading words.

Examples: `· at skolen`, `a) Andelen`, `3.1 Parterne vil`, `§ 4. Økonomi`, `Punkt 2. Status`.
"""

import re

_HEADING_WORDS = (
    "afsnit|ambition|artikel|avsnitt|bilag|bilaga|dagsordenspunkt|del|fase|fokusområde|indsats|"
    "indsatsområde|initiativ|insats|kapitel|kapittel|løfte|löfte|målområde|pejlemærke|pkt\\.?|punkt|"
    "sag|sak|satsning|spor|steg|tema|temaområde|tiltag|vedlegg|ärende|ad"
)
"""Words that number a section in Danish, Swedish and Norwegian documents."""

BULLET = re.compile(r"(?:[·•▪●◦‣\-\uf0b7\uf0a7✓➢]|[*oO](?=[ \t]+\S)|#(?!#))[ \t]*(?=\S)")
DASH = re.compile(r"[–—][ \t]+(?=\S)")
LETTERED = re.compile(r"\(?(?:[a-zæøå]|[ivx]{1,4}|\d{1,2})\)[ \t]+(?=\S)")
NUMBERED = re.compile(r"\d{1,2}\.[ \t]+(?=\S)")
CLAUSE = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){1,3}\.?[ \t]+(?=\S)|[Ss]tk\.[ \t]*\d{1,2}\.?[ \t]+(?=\S)"
)
CAPITAL = re.compile(r"[A-ZÆØÅ]\.[ \t]+(?=\S)")
SECTION = re.compile(r"§+[ \t]*\d{1,3}[a-z]?\.?[ \t]*")
WORDED = re.compile(
    rf"(?:{_HEADING_WORDS})[ \t]+[\dIVX]{{1,4}}(?:\.(?:\d{{1,2}}|[a-zæøå]))*[.:]?(?=\s|$)",
    re.IGNORECASE,
)
FOOTNOTE = re.compile(r"(?:\*{1,3}|[¹²³⁴-⁹]+)(?=[^\W\d])")
YEAR = re.compile(r"(?:19|20)\d\d\b(?![:.]\s)")
"""A line that goes on with a year: none is numbered so."""
MARKDOWN = re.compile(r"#{1,6}[ \t]+(?=\S)")

_MARKERS = (LETTERED, CLAUSE, NUMBERED, CAPITAL, SECTION, BULLET, DASH)


def marker_end(line: str) -> int:
    """Return where the text behind a bullet, letter or number begins; 0 where there is no mark.

    >>> marker_end("3.1 Parterne vil"), marker_end("· at skolen"), marker_end("Parterne")
    (4, 2, 0)
    """
    for marker in _MARKERS:
        if (found := marker.match(line)) and found.end() < len(line):
            return found.end()
    return 0


def numbering_depth(line: str) -> int:
    """Return how deep a line's number is (`2.` is 1, `2.1` is 2, `Tema 1.1` is 2), 0 without."""
    found = re.match(r"(?:§+\s*|[^\W\d]+\s+)?(\d{1,2}(?:\.\d{1,2})*)\b", line)
    return found.group(1).count(".") + 1 if found else 0
