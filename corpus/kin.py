"""Which documents a new one belongs to: found by its fingerprint, then judged word by word.

A scan and the file that it was printed from are twins. Of two issues of one agreement, an upload
that is plainly the later one takes the place of the earlier.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import PurePath

from corpus.archive import Archive, DocumentText
from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.errors import ArchiveDamaged, DocumentNotFound
from corpus.kin_tables import Family, Kin, KinTables
from ingest.document import Document
from ingest.document import Reading as HowRead
from nlp.fingerprint import bands_of
from nlp.kinship import Reading, kinship, may_be_kin, prepare
from nlp.passage import DocumentFacts, DocumentKind

_MARKS = re.compile(
    r"\d+|[\W_]+|\b(v|ver|version|rev|revideret|udkast|endelig|final|kopi|copy|ny|underskrevet)\b"
)
_STANDING = frozenset((DocumentKind.AGREEMENT, DocumentKind.STRATEGY))
"""What is issued again; of minutes each stands for itself, however like the last ones."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a document's kin are found by: its fingerprint's bands, and what is then compared."""

    document_id: str
    bands: tuple[int, ...]
    reading: Reading


def signature_of(document: Document, facts: DocumentFacts) -> Signature:
    """Return what a document's kin are found by; a text of a few words has no bands, and no kin."""
    bands = bands_of(_text(document))
    return Signature(document.id, bands, _prepared(document, facts))


def find_family(archive: Archive, catalog: Catalog, own: Signature) -> Family:
    """Return a document's fingerprint, and the documents of the corpus that it belongs to."""
    if not own.bands:
        return Family()
    kin = []
    for entry in _near(catalog, own.document_id, own.bands):
        if not may_be_kin(own.reading.facts, entry.facts):
            continue
        try:
            other = _prepared(archive.text(entry.document_id), entry.facts)
        except ArchiveDamaged:
            continue
        pair = ((own.document_id, own.reading), (entry.document_id, other))
        (a, first), (b, second) = sorted(pair, key=itemgetter(0))
        found = kinship(first, second)
        if found.kind:
            kin.append(Kin(a, b, found.kind, found.words))
    return Family(own.bands, tuple(kin))


def _prepared(document: Document | DocumentText, facts: DocumentFacts) -> Reading:
    scanned = any(page.reading is HowRead.OCR for page in document.pages)
    return prepare(_text(document), facts, scanned=scanned)


def _text(document: Document | DocumentText) -> str:
    return "\n".join(page.text for page in document.pages)


def _near(catalog: Catalog, document_id: str, bands: tuple[int, ...]) -> Iterator[CatalogEntry]:
    for other in KinTables(catalog.path).near(document_id, bands):
        try:
            yield catalog.get(other)
        except DocumentNotFound:  # removed meanwhile
            continue


def version_before(catalog: Catalog, family: Family, new: CatalogEntry, newer_than: float) -> str:
    """Return the document in search that this one is plainly a later version of, "" for none.

    That is another issue of the same agreement or strategy, for the same period, of the same name
    or title, not of a later date, and there before `newer_than` (seconds since 1970): of files that
    came together nobody knows which is the later.
    """
    if new.facts.kind not in _STANDING or not newer_than:
        return ""
    others = {one for kin in family.kin if kin.kind == "issue" for one in (kin.a, kin.b)}
    for other in sorted(others - {new.document_id}):
        old = catalog.get(other)
        if old.current and old.added < newer_than and _comes_before(old, new):
            return other
    return ""


def _comes_before(old: CatalogEntry, new: CatalogEntry) -> bool:
    facts = new.facts
    same = ((old.name, new.name), (old.facts.title, facts.title))
    if not any(_plain(a) == _plain(b) != "" for a, b in same):
        return False
    if old.facts.date and facts.date and old.facts.date > facts.date:
        return False
    return _agree(old.facts.period_start, facts.period_start) and _agree(
        old.facts.period_end, facts.period_end
    )


def _agree(a: str, b: str) -> bool:
    return not a or not b or a == b


def _plain(name: str) -> str:
    """Return a name or title without figures, suffix, and what marks it as a version."""
    stem = PurePath(name).stem if "." in name[-6:] else name
    return " ".join(_MARKS.sub(" ", stem.casefold().replace("_", " ")).split())
