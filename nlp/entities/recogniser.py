"""People, bodies and places that no list and no rule knows, by a trained spaCy pipeline.

Loaded on first use, which only ingest does. Pejl's own pipeline ships in `nlp/ner`; any installed
one whose entities are called PER/PERSON, LOC/GPE/PLACE and ORG will do instead.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language as Pipeline

from nlp.entities.fold import slug
from nlp.entities.patterns import opens_sentence
from nlp.entities.span import Source, Span
from nlp.entities.vocabulary import words
from nlp.errors import ModelMissing
from nlp.passage import Label

OWN_PIPELINE: Final = str(Path(__file__).parents[1] / "ner" / "da_sv_pejl_names")
_LABELS: dict[str, tuple[Label, str]] = {
    "PER": ("PERSON", "person"),
    "PERSON": ("PERSON", "person"),
    "PRS": ("PERSON", "person"),
    "LOC": ("PLACE", "sted"),
    "GPE": ("PLACE", "sted"),
    "GPE_LOC": ("PLACE", "sted"),
    "PLACE": ("PLACE", "sted"),
    "ORG": ("ORG", "org"),
}


def find_learned(text: str, *, pipeline: str = OWN_PIPELINE) -> Iterator[Span]:
    """Find mentions in a text. Raises ModelMissing where the pipeline cannot be loaded."""
    for ent in load_recogniser(pipeline)(text).ents:
        known = _LABELS.get(ent.label_)
        if known is not None:
            yield from _span(text, ent.start_char, ent.end_char, *known)


def _span(text: str, start: int, end: int, label: Label, prefix: str) -> Iterator[Span]:
    """Tidy a learned span: no genitive, no role, no common noun, no line break."""
    name = text[start:end]
    end -= _genitive(name)
    name = text[start:end].strip()
    if not _is_name(name) or name in words("not_names"):
        return
    if label != "PERSON" and " " not in name and opens_sentence(text, start):
        return  # a capital that any first word has
    yield Span(start, end, label, Source.MODEL, id=f"{prefix}:{slug(name)}")


def _genitive(name: str) -> int:
    return 2 if name.endswith(("'s", "’s")) else 0


def _is_name(name: str) -> bool:
    return len(name) > 1 and name[0].isupper() and "\n" not in name and name[-1] not in "-–,"


@cache
def load_recogniser(pipeline: str) -> Pipeline:
    """Return a pipeline by folder or package name, without the parts that entities do not need."""
    try:
        return spacy.load(pipeline, exclude=["tagger", "parser", "lemmatizer", "senter"])
    except OSError as error:
        reason = (
            f"spaCy pipeline {pipeline!r} is not installed: pip install it, or unset the setting"
        )
        raise ModelMissing(reason) from error
