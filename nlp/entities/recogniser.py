"""People, bodies and places that no list and no rule knows, by a trained spaCy pipeline.

Loaded on first use, which only ingest does. Pejl's own pipeline ships in `nlp/ner`; any installed
one whose entities are called PER/PERSON, LOC/GPE/PLACE and ORG will do instead.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import nlp.entities.tagger  # noqa: F401 - makes the component of Pejl's own pipeline known
from ingest.document import Language
from nlp.entities.commonness import is_common
from nlp.entities.fold import slug
from nlp.entities.patterns import opens_sentence
from nlp.entities.spacy_alone import Pipeline, spacy
from nlp.entities.span import Source, Span
from nlp.errors import ModelMissing
from nlp.passage import Label

OWN_PIPELINE: Final = str(Path(__file__).parents[1] / "ner" / "da_sv_pejl_names")
_UPPER = "A-ZÆØÅÄÖÉ"
_NAME = re.compile(
    rf"[{_UPPER}][\w.’'-]*(?: (?:og|och|&|for|för|i|af|av|von|van|de|[{_UPPER}])[\w.’'-]*)*"
)
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")
_AROUND = 16
"""Words read on both sides of a name: most of its sentence, and cheap to read."""
_CAPITALISED = re.compile(rf"(?<![\w-])[{_UPPER}][a-zæøåäöé][\w-]*")
_AT = re.compile(
    r"(?:^|\W)(?:i|på|fra|til|ved|nær|omkring|mod|från|till|vid|mot|in|at|from) $", re.IGNORECASE
)
_A_KIND = re.compile(r"(?<!\w)(?:en|et|ett|an?) $", re.IGNORECASE)
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


def find_learned(
    texts: Sequence[str],
    languages: Sequence[Language],
    known: Sequence[Sequence[Span]],
    *,
    pipeline: str = OWN_PIPELINE,
) -> list[list[Span]]:
    """Find mentions beside the known ones, for each text. Raises ModelMissing without the pipeline.

    Only what stands around an unexplained name is read, which is a small part of a text, and that
    of all texts together, which is quicker than one by one. A recogniser taught on news takes
    headings and first words for names, so only what the lexicon does not know as common words is
    passed on.
    """
    stretches = [
        (number, start, end)
        for number, text in enumerate(texts)
        for start, end in find_stretches(text, languages[number], known[number])
    ]
    found: list[list[Span]] = [[] for _ in texts]
    if not stretches:
        return found
    docs = load_recogniser(pipeline).pipe(texts[number][a:b] for number, a, b in stretches)
    for (number, offset, _), doc in zip(stretches, docs, strict=True):
        for ent in doc.ents:
            if ent.label_ in _LABELS:
                start, end = offset + ent.start_char, offset + ent.end_char
                meaning = _LABELS[ent.label_]
                found[number] += _span(texts[number], start, end, meaning, languages[number])
    return found


def find_stretches(
    text: str, language: Language, known: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """Yield where to read: around capitalised uncommon words in no known span, within their lines.

    Statutes have paragraphs on a line, and the recogniser looks no more than a few words around.
    """
    explained = {offset for span in known for offset in range(span.start, span.end)}
    for line in _LINE.finditer(text):
        capitals = _CAPITALISED.finditer(text, line.start(), line.end())
        places = [
            capital.start()
            for capital in capitals
            if capital.start() not in explained and not is_common(capital.group(), language)
        ]
        if places:
            words = [word.start() for word in _WORD.finditer(text, line.start(), line.end())]
            yield from _around(places, words, line.end())


def _around(places: Sequence[int], words: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of a line that ends at END, with _AROUND words on both sides of each place.

    WORDS are where the line's words start.
    """
    begun = reached = 0
    for place in places:
        at = bisect_right(words, place) - 1
        first, last = max(at - _AROUND, 0), at + _AROUND + 1
        if reached and first > reached:
            yield words[begun], words[reached]
            begun = first
        elif not reached:
            begun = first
        reached = last
    yield words[begun], words[reached] if reached < len(words) else end


def _span(
    text: str, start: int, end: int, meaning: tuple[Label, str], language: Language
) -> Iterator[Span]:
    label, prefix = meaning
    name = text[start:end].removesuffix("'s").removesuffix("’s")
    if (
        _NAME.fullmatch(name)
        and len(name) > 2
        and not name.isupper()
        and _fits(text, start, name, label, language)
    ):
        end = start + len(name)
        yield Span(start, end, label, Source.MODEL, id=f"{prefix}:{slug(name)}")


def _fits(text: str, start: int, name: str, label: Label, language: Language) -> bool:
    """Say whether a name can be what the recogniser takes it for.

    A capital that a sentence gives is no evidence, so there a person needs two uncommon words, a
    place a preposition; within a sentence one uncommon word will do. What is one of its kind (`et
    Samarbejdsråd`) is no body with a name.
    """
    parts = name.split()
    uncommon = [part for part in parts if part[0].isupper() and not is_common(part, language)]
    if label == "ORG" and len(parts) == 1 and _A_KIND.search(text, max(0, start - 5), start):
        return False
    if not opens_sentence(text, start):
        return bool(uncommon)
    if label == "PERSON":
        return len(uncommon) == len(parts) >= 2
    if label == "PLACE":
        return (
            len(uncommon) == len(parts) and _AT.search(text, max(0, start - 12), start) is not None
        )
    return False


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
