"""Which of the titles that programs write into files are titles."""

import re

_JUNK = re.compile(
    r"microsoft (?:word|powerpoint)\b.*|(?:powerpoint|præsentation|presentation)[- ]?.*|untitled.*"
    r"|uden (?:titel|navn).*|namnlös.*|scan(?:ned|net|ning)?\b.*|skannet.*|dokument\s*\d*|document\s*\d*"
    r"|slide \d+|dias \d+|side \d+|title|titel|\[.*\]|(?:doc|img|scan)[_-]?\d+.*|print(?:out)?|unknown",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\S+\.(?:docx?|pptx?|pdf|indd|odt|rtf|html?|xlsx?)", re.IGNORECASE)
_MAX_LENGTH = 300


def plausible_title(stated: str | None) -> str | None:
    """The title that a file states, None where it is a program's or a scanner's filler."""
    title = " ".join((stated or "").split())
    words = sum(char.isalpha() for char in title)
    if words < 3 or len(title) > _MAX_LENGTH or _JUNK.fullmatch(title):
        return None
    return None if _FILE_NAME.fullmatch(title) else title
