"""A judged set's documents in a corpus of their own, for as long as they are scored."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.judged_set import JudgedSet
from corpus.build import BuildOptions, ingest
from corpus.index import Corpus
from corpus.opening import open_corpus
from corpus.settings import Settings
from corpus.sources import find_sources
from nlp.passage import AnnotatedDocument


@dataclass(frozen=True, slots=True)
class Ingested:
    """An open corpus, the document ids by file name, and what was understood, by the same."""

    corpus: Corpus
    ids: dict[str, str]
    understood: dict[str, AnnotatedDocument]


@contextmanager
def ingested(judged: JudgedSet) -> Iterator[Ingested]:
    """Bring the set into a temporary corpus."""
    with TemporaryDirectory() as data:
        corpus = open_corpus(Settings(data=Path(data)))
        options = BuildOptions(start=ThreadPoolExecutor)
        results = list(ingest(find_sources([judged.docs]), corpus, options))
        corpus.store.optimize()
        ids = {Path(result.path).name: result.document_id for result in results}
        understood = {name: corpus.archive.annotated(id_) for name, id_ in ids.items()}
        yield Ingested(corpus, ids, understood)
        corpus.store.close()
