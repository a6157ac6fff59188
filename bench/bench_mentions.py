"""How fast questions about names are answered over many documents, and how large their index is.

usage: python -m bench.bench_mentions [DOCUMENTS]

Documents are made up: 150 mentions each, of 4 municipalities out of 98, 3 schools out of 60 and 25
people and bodies out of 25,000.
"""

import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from corpus.catalog import Catalog
from corpus.catalog_tables import CatalogEntry
from corpus.mention_index import MentionIndex
from corpus.mentions import DocumentMentions, Mention, Named
from nlp.passage import DocumentFacts, DocumentKind, Label

MENTIONS = 150
TIMES = 10
RNG = random.Random(7)
Known = tuple[str, Label]


def main(documents: int) -> None:
    """Print a line for each question."""
    with tempfile.TemporaryDirectory() as folder:
        catalog = Catalog(Path(folder) / "catalog.sqlite")
        for number in range(documents):
            _record(catalog, number)
        size = catalog.path.stat().st_size / 1e6
        print(f"{documents} documents, {documents * MENTIONS} mentions: {size:.0f} MB")
        index, id_ = MentionIndex(catalog.path), "kommune:0001"
        _measure("entities in most documents", index.entities)
        _measure("people by part of a name", lambda: index.entities(label="PERSON", text="77"))
        _measure("entities of each label", index.labels)
        _measure("one entity's first mentions", lambda: index.mentions(id_))
        _measure("its years", lambda: index.years(id_))
        _measure("with it in a passage", lambda: index.together(id_, within="passage"))
        _measure("with it in a document", lambda: index.together(id_, within="document"))


def _measure(what: str, ask: Callable[[], object]) -> None:
    ask()
    began = time.process_time()
    for _ in range(TIMES):
        ask()
    print(f"{what}: {1000 * (time.process_time() - began) / TIMES:.1f} ms of processor time")


def _record(catalog: Catalog, number: int) -> None:
    id_ = f"{number:064x}"
    facts = DocumentFacts("Aftale", DocumentKind.AGREEMENT, "da")
    entry = CatalogEntry(id_, f"{number}.pdf", facts, 10, 50, 20, 0, 1.0, (f"/{number}.pdf",))
    catalog.record(entry, mentions=_mentions(id_, str(2018 + number % 9)))


def _mentions(id_: str, year: str) -> DocumentMentions:
    own = [*_some("kommune", "MUNICIPALITY", 98, 4), *_some("skole", "SCHOOL", 60, 3)]
    own += [*_some("person", "PERSON", 20_000, 20), *_some("org", "ORG", 5_000, 5)]
    found: dict[Known, list[Mention]] = defaultdict(list)
    for at in range(0, MENTIONS * 200, 200):
        known = RNG.choice(own)
        place = (1 + at // 3000, at % 3000, at % 3000 + 12, at % 3000 // 600 * 600)
        found[known].append(Mention(id_, *place, f"Navn {known[0]}"))
    named = (Named(known[0], known[1], own[0].text, tuple(own)) for known, own in found.items())
    return DocumentMentions(id_, year, tuple(named))


def _some(kind: str, label: Label, known: int, count: int) -> list[Known]:
    return [(f"{kind}:{RNG.randrange(known):04}", label) for _ in range(count)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
