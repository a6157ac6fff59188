"""Letters as Unicode wants them: composed, without ligatures and without what cannot be seen.

Every rule takes a text and gives the replacements that it wants.
"""

import re
import unicodedata
from collections.abc import Iterator

from ingest.repair.trace import Replacement

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ACCENTS = {"¨": "\u0308", "˚": "\u030a", "´": "\u0301"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_ACCENT = re.compile("(?<![^\\W\\d_])[¨˚](?=[aouAOU])[aouAOU]|(?<=[^\\W\\d_])[¨˚´][aouAOUe](?=\\w)")
_NO_WIDTH = "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
_INVISIBLE = re.compile(f"{_NO_WIDTH}{_NO_WIDTH}*")  # found three times as fast as with a plus
_SOFT_HYPHEN = re.compile("\u00ad+(?![ \t]*\n)")
_CONTROL = re.compile("\r\n?|[\x00-\x08\x0b\x0e-\x1f\x7f]+")
_C1 = re.compile("[\x80-\x9f][\x80-\x9f]*")


def drop_controls(text: str) -> Iterator[Replacement]:
    """Drop control characters; a carriage return is a line end."""
    for match in _CONTROL.finditer(text):
        yield _replace(match, "\n" if match[0][0] == "\r" else "", "control-character")


def drop_c1_controls(text: str) -> Iterator[Replacement]:
    """Drop the controls of the second range, where no decoding explains them."""
    return (_replace(match, "", "control-character", 0.8) for match in _C1.finditer(text))


def drop_invisible(text: str) -> Iterator[Replacement]:
    """Drop characters of no width, marks of direction, and soft hyphens within a line."""
    for match in _INVISIBLE.finditer(text):
        yield _replace(match, "", "invisible-character")
    for match in _SOFT_HYPHEN.finditer(text):
        yield _replace(match, "", "soft-hyphen")


def spell_out_ligatures(text: str) -> Iterator[Replacement]:
    """`ﬁ` as `fi`."""
    return (_replace(m, _LIGATURES[m[0]], "ligature") for m in _LIGATURE.finditer(text))


def place_accents(text: str) -> Iterator[Replacement]:
    """Accents that a font printed before their letter, put on it: `˚ar` as `år`."""
    if not any(map(text.__contains__, _ACCENTS)):
        return
    for match in _ACCENT.finditer(text):
        composed = unicodedata.normalize("NFC", match[0][1] + _ACCENTS[match[0][0]])
        if len(composed) == 1:
            yield _replace(match, composed, "spacing-accent", 0.9)


def compose(text: str) -> Iterator[Replacement]:
    """Join letters with their accents (Unicode NFC): `å` as one character and not as two."""
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            yield from _compose_line(line, start)
        start += len(line) + 1


def _compose_line(line: str, start: int) -> Iterator[Replacement]:
    cuts = [at for at, char in enumerate(line) if at == 0 or not unicodedata.combining(char)]
    spans = list(zip(cuts, [*cuts[1:], len(line)], strict=True))
    pieces = [unicodedata.normalize("NFC", line[first:last]) for first, last in spans]
    if "".join(pieces) != unicodedata.normalize("NFC", line):  # a script whose bases compose
        yield Replacement(start, start + len(line), unicodedata.normalize("NFC", line), "nfc")
        return
    for (first, last), piece in zip(spans, pieces, strict=True):
        if piece != line[first:last]:
            yield Replacement(start + first, start + last, piece, "nfc")


def _replace(match: re.Match[str], after: str, rule: str, confidence: float = 1.0) -> Replacement:
    return Replacement(match.start(), match.end(), after, rule, confidence)
