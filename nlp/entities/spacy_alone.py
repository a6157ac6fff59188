"""spaCy without torch, which it imports by itself where that is installed.

Pejl's pipeline has no use for it, and it is half of the seconds and 180 MB of every process that
reads files.
"""

import sys

_torch_is_away = "torch" not in sys.modules
if _torch_is_away:
    sys.modules["torch"] = None  # type: ignore[assignment]  # so Python says that there is none
try:
    import spacy
    from spacy.attrs import NORM, ORTH
    from spacy.language import Language as Pipeline
    from spacy.matcher import PhraseMatcher
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab
finally:
    if _torch_is_away:
        del sys.modules["torch"]

__all__ = [
    "NORM",
    "ORTH",
    "Doc",
    "PhraseMatcher",
    "Pipeline",
    "Span",
    "Tokenizer",
    "Vocab",
    "spacy",
]
