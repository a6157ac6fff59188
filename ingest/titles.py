"""Which of the titles that programs write into files are titles."""

import re

_JUNK = re.compile(
    r"microsoft (?:word|powerpoint)\b.*|powerpoint[- ].*|(?:præsentation|presentation)\s*\d*"
    r"|untitled.*|uden (?:titel|navn).*|namnlös.*|scan(?:ned|net)?\b.*|skannet.*|unknown"
    r"|(?:dokument|document|slide|dias|side|titel|title)\s*\d*|\[.*\]|(?:doc|img|scan)[_-]?\d+.*",
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
