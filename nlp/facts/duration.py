"""How long an agreement says that it runs: `Aftalen løber i tre år fra underskriften`."""

import re
from datetime import date, timedelta

from ingest.document import Document
from nlp.entities.numbers import WORDS

_DURATION = re.compile(
    r"\b(?:aftale|avtal|strategi|handleplan|handlingsplan|partnerskab|samarbejde|overenskomst|plan"
    r"|samverkan|överenskommelse|løbetid|giltighet)\w*\b(?P<between>[^.;\n]{0,90}?)"
    r"\s(?:i|på|om|under|för|er|är|:)\s(?:en (?:periode|period) (?:på|om|af|av)\s)?"
    rf"(?P<count>\d{{1,2}}|{'|'.join(WORDS)})\s(?P<unit>år|måneder|mdr\.?|månader)(?!\w)"
    r"(?! (?:ad gangen|i taget|efter|inden|før|innan|siden|sedan))",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:gælder|gäller|gældende|løber|löper|indgås|indgået|ingås|varighed|løbetid|giltighet\w*"
    r"|avtalstid\w*|aftaleperiode\w*|aftalens periode|avtalsperiod\w*)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"uopsigelig|evaluer|utvärder|forlæng|förläng|opsig|uppsäg|siges op|sägs upp"
    r"|\b(?:ikke|inte|ej)\b|praktik|oplæring|uddannelse|utbildning|\b(?:eleve?r?|eleven|elever)\b",
    re.IGNORECASE,
)
SOFT_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
"""The end of a line within a paragraph."""


def find_months(document: Document) -> int:
    """Return for how many months a document says that it holds, 0 where it does not."""
    for page in document.pages:
        for match in _DURATION.finditer(SOFT_BREAK.sub(" ", page.text)):
            if _RUNS.search(match.group()) and not _OTHERWISE.search(match["between"]):
                count = WORDS.get(match["count"].lower(), 0) or int(match["count"])
                return count * (12 if match["unit"].lower() == "år" else 1)
    return 0


def last_of(first: str, months: int) -> str:
    """Return the last of so many months that begin on an ISO day; "" past the last year there is.

    From 2025-08-01 three months last to 2025-10-31, from 2024-01-31 one to 2024-02-29.
    """
    start = date.fromisoformat(first)
    years, month = divmod(start.month - 1 + months, 12)
    if start.year + years > date.max.year:
        return ""
    for day in range(start.day, start.day - 4, -1):
        try:
            after = date(start.year + years, month + 1, day)
        except ValueError:
            continue
        return (after - timedelta(days=day == start.day)).isoformat()
    return ""
