"""The title: the document's first words of its own, not its furniture nor the web page's."""

import re
from collections.abc import Iterator

from ingest.document import BlockKind, Document, Page
from nlp.passage import Evidence

_LONGEST = 240
_OPEN_END = re.compile(
    r"(?:[-–,:&]|(?<!\w)(?:mellem|mellan|og|och|samt|for|för|om|i|på|af|av|til|till|med|ved|vid|fra|från"
    r"|and|between|of))$",
    re.IGNORECASE,
)
_NOT_A_TITLE = re.compile(
    r"^(?:[\W\d_]*|(?:side|sida|page)\s\d+.*|.*(?:cookie|log ind|spring til|hop til|søg\b|menu\b).*"
    r"|(?:forside|hem|hjem|start)\s*[>/|].*|.*@.*|https?://.*|www\..*|j\.?nr\.?.*|sagsnr.*|dnr.*"
    r"|(?:dato|datum|version|bilag|bilaga)\b.{0,40}|\d{1,2}\.?\s\w+\s\d{4}|[a-zæøå].{0,3})$",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|pptx?|indd|xlsx?|tif|jpe?g|png)$|^(?:Microsoft|Untitled|Scan)"
)
_GENERIC = re.compile(
    r"^(?:strategi|referat|partnerskabsaftale|samarbejdsaftale|aftale|handleplan|handlingsplan|dagsorden"
    r"|notat|bilag|avtal|samverkansavtal|protokoll|protokol|rapport|overenskomst|vision)\W*$",
    re.IGNORECASE,
)


def find_title(document: Document) -> tuple[str, Evidence | None]:
    """Return the title and where it stands.

    The file's own idea of its title counts only where the first page shows none; ("", None) where
    there is nothing at all.
    """
    for page in document.pages[:2]:
        for start, end in _candidates(page):
            text = " ".join(page.text[start:end].split())
            return text, Evidence("title", page.number, start, end, page.text[start:end])
    stated = document.title or ""
    return ("" if _FILE_NAME.search(stated) else stated), None


def _candidates(page: Page) -> Iterator[tuple[int, int]]:
    """Return where a title may stand, best first: title blocks, then the first lines."""
    for block in page.blocks:
        if block.kind is BlockKind.TITLE and _is_title(page.text[block.start : block.end]):
            yield _grown(page.text, block.start, block.end)
    for match in re.finditer(r"[^\n]+", page.text):
        line = match.group()
        if _is_title(line):
            start = match.start() + len(line) - len(line.lstrip())
            yield _grown(page.text, start, match.start() + len(line.rstrip()))


def _is_title(text: str) -> bool:
    plain = " ".join(text.split())
    return len(plain) > 3 and not _NOT_A_TITLE.match(plain)


def _grown(text: str, start: int, end: int) -> tuple[int, int]:
    """Take following lines while the title is plainly unfinished: `Aftale mellem`, `STRATEGI`."""
    while end - start < _LONGEST:
        following = re.compile(r"\s*\n\s*([^\n]+)").match(text, end)
        if following is None or not _unfinished(text[start:end], following.group(1)):
            break
        end = following.start(1) + len(following.group(1).rstrip())
    return start, min(end, start + _LONGEST)


def _unfinished(title: str, following: str) -> bool:
    plain = title.strip()
    if _OPEN_END.search(plain) or _GENERIC.match(plain):
        return True
    return following[0].islower() or following.split()[0] in {"og", "mellem", "och", "mellan"}
