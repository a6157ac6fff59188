"""Imported by the server that worker processes are forked from, and by nothing else.

It reads two files that Pejl ships as a worker would, and makes them ready for the index. So every
worker begins with all models, lists and patterns loaded, in memory that it shares with the others.
"""

import gc
import signal
from contextlib import suppress
from pathlib import Path

from corpus.garbage import collect_seldom

_FILES = Path(__file__).parent / "samples" / "files"
_READ = (
    "partnerskabsaftale-svendborg-sosu-fyn.pdf",
    "samverkansavtal-varberg-falkenberg-region-halland.pdf",
)
"""One Danish, one Swedish; no scan, for that would start threads, which a fork does not survive."""


def _read(path: Path) -> None:
    from corpus.indexable import make_indexable  # heavy, as are the next
    from ingest.reader import read_document
    from nlp.annotate import annotate_document
    from nlp.embedding.load import load_embedder
    from nlp.masking import mask_document

    document = mask_document(read_document(path))
    make_indexable(document, annotate_document(document), load_embedder())


signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C: the server does so itself, but too late
collect_seldom()
with suppress(Exception):  # whatever it is, a worker meets it again, and can say for which file
    for name in _READ:
        _read(_FILES / name)
gc.freeze()  # the search for garbage would write to these pages, and part them
