"""From bytes to text when nobody says in which encoding they were written.

Unicode is tried first, by its mark and by its strict form. What is left are the single-byte
encodings that Danish and Swedish machines have written: each is tried, and the one whose letters
stand as letters of these languages stand is taken.
"""

import re
from dataclasses import dataclass

from ingest.document import PageProblem

SINGLE_BYTE = ("cp1252", "iso8859-15", "mac-roman", "cp850", "cp865")
"""Candidates, likeliest first: the order settles a draw."""
SAMPLE_BYTES = 1_000_000

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NORDIC = re.compile(r"[æøåäöÆØÅÄÖ]")
_HOMELY = re.compile(r"[éèüëáàçñóêíúÉÜ–—‘’‚“”„•…§«»°½€£©®´·\xa0\xad×²³¼¾\t]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that it was read in, and what was wrong with the bytes."""

    text: str
    encoding: str
    problems: tuple[PageProblem, ...] = ()


def decode(content: bytes, *, declared: str = "") -> Decoded:
    """The text of `content`, with line ends as LF and without characters that cannot be seen.

    `declared` is what the file itself says of its encoding; it is believed when the bytes fit.
    """
    encoding = _unicode_encoding(content) or _trusted(content, declared) or _guess(content)
    text = content.decode(encoding, errors="replace")
    problems = _lost(text, encoding) if encoding not in SINGLE_BYTE else ()
    clean, dropped = strip_controls(text)
    if dropped:
        message = f"{dropped} control or direction-changing characters were left out."
        problems += (PageProblem("control-characters", message),)
    return Decoded(_line_ends(clean), encoding, problems)


def declared_encoding(content: bytes) -> str:
    """What a web page says of its own encoding in its first kilobytes, or ""."""
    found = _DECLARED.search(content[:4096])
    return found.group(1).decode("ascii", "ignore").lower() if found else ""


def strip_controls(text: str) -> tuple[str, int]:
    """`text` without NULs, control characters and direction overrides, and how many there were.

    The second control range (0x80-0x9F) stays: it is how misread UTF-8 looks, which repair mends.
    """
    return _CONTROLS.subn("", text)


_NEXT_LINE = re.compile("(?<![\u00c2\u00c3])\x85")
"""U+0085 ends a line, except behind Â or Ã: there it is half of a misread `Å`."""


def _line_ends(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return _NEXT_LINE.sub("\n", text)


def _lost(text: str, encoding: str) -> tuple[PageProblem, ...]:
    lost = text.count("\ufffd")
    if not lost:
        return ()
    message = f"{lost} characters are not valid {encoding} and were replaced."
    return (PageProblem("broken-encoding", message),)


def _unicode_encoding(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if wide := _wide_encoding(content):
        return wide
    return "utf-8" if _is_mostly_utf8(content) else ""


def _wide_encoding(content: bytes) -> str:
    """UTF-16 without its mark: Latin text has a NUL in every second byte."""
    head = content[:4096]
    odd, even = head[1::2].count(0), head[::2].count(0)
    if len(head) < 4 or max(odd, even) < len(head) * 0.3 or min(odd, even) > len(head) * 0.05:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_mostly_utf8(content: bytes) -> bool:
    """Strict UTF-8, or UTF-8 with a few broken spots among many sound sequences."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    if not broken:
        return True
    sound = sum(1 for char in text if char > "\x7f") - broken
    return sound > 3 * broken


def _trusted(content: bytes, declared: str) -> str:
    """A declared encoding that exists and fits; "latin-1" means cp1252, as browsers read it."""
    alias = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
    encoding = alias.get(declared.lower(), declared.lower())
    if not encoding or encoding.replace("-", "").startswith("utf"):
        return ""
    try:
        text = content.decode(encoding)
    except (LookupError, ValueError):
        return ""
    return encoding if _plausibility(text) >= _plausibility(_read(content, _guess(content))) else ""


def _guess(content: bytes) -> str:
    sample = content[:SAMPLE_BYTES]
    return max(SINGLE_BYTE, key=lambda encoding: _plausibility(_read(sample, encoding)))


def _read(content: bytes, encoding: str) -> str:
    return content.decode(encoding, errors="replace")


def _plausibility(text: str) -> float:
    """How well the letters beyond ASCII stand for Danish or Swedish text: higher is better.

    A Nordic letter must keep company: between letters or at a word's edge, and in the case of its
    neighbours (`øre`, `Ø`, `LÆRE`, not `lÆre`). Everyday signs are neutral, all else tells against.
    """
    score = 0.0
    for found in _BEYOND_ASCII.finditer(text):
        at = found.start()
        score += _worth(text[max(0, at - 1) : at], found.group(), text[at + 1 : at + 2])
    return score


def _worth(before: str, char: str, after: str) -> float:
    if _NORDIC.match(char):
        if char.isupper() and (before.islower() or (after.islower() and before.isalpha())):
            return -2.0
        if char.islower() and before.isupper() and after.isupper():
            return -1.0
        return 1.0 if before.isalpha() or after.isalpha() else 0.2
    if _HOMELY.match(char):
        inside = before.isalpha() and (after.isalpha() or char in "‚„") and not char.isalpha()
        return -1.0 if inside and char not in "’´\xad" else 0.0
    return -1.0
