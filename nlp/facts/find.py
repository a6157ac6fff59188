"""The facts of a document, each from its own small reader."""

from collections.abc import Sequence

from ingest.document import Document
from nlp.facts.dating import find_date
from nlp.facts.kind import find_kind
from nlp.facts.parties import find_parties
from nlp.facts.period import find_notice, find_period
from nlp.facts.signing import find_signing
from nlp.facts.title import find_title
from nlp.passage import DocumentFacts, DocumentKind, Entity


def find_facts(document: Document, entities: Sequence[Entity]) -> DocumentFacts:
    """Find what a document says of itself, given its mentions in order of page and offset."""
    title, title_at = find_title(document)
    kind = find_kind(title, document)
    signing = find_signing(document, entities)
    dated, date_at = find_date(document, entities, kind, signing)
    signed = signing.date.value if signing.date is not None else ""
    (start, end), period_at = find_period(document, entities, title_at, kind, signed)
    notice, notice_at = find_notice(document)
    return DocumentFacts(
        title=title,
        kind=kind,
        language=document.language,
        parties=find_parties(document, entities, title_at, kind, signing),
        date=dated,
        period_start=start,
        period_end=end,
        signatories=signing.people if kind is DocumentKind.AGREEMENT else (),
        notice=notice,
        evidence=tuple(at for at in (title_at, date_at, period_at, notice_at) if at is not None),
    )
