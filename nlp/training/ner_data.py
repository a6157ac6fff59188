"""Annotated news in Danish and Swedish as spaCy examples, with names exchanged for others.

The Danish sentences are UniversalNER's (CC BY-SA 4.0), the Swedish klintan's corpus (CC BY 4.0).
Both were written years ago and about other people: exchanging a name for one from the lists, and a
town for another, teaches the form rather than the bearer.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Span

from nlp.entities.gazetteer import entries, places
from nlp.entities.persons import first_names

LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
_MARKED = LABELS | {"MISC": "MISC"}
FINE = (
    _MARKED
    | {f"{name}part": label for name, label in _MARKED.items()}
    | {f"{name}deriv": "DERIVED" for name in _MARKED}
)
"""What annotators marked besides: other names, compounds with a name, words made from one."""
_EXCHANGED = 0.5


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their labelled stretches: half-open word numbers and a label.

    `fine` where other names and words made from names are labelled too.
    """

    words: tuple[str, ...]
    mentions: tuple[tuple[int, int, str], ...]
    fine: bool = False


def read_danish(path: Path) -> Iterator[Sentence]:
    """Read an IOB2 file: the word in the second column, the tag in the third."""
    for rows in _blocks(path):
        words = tuple(row[1] for row in rows)
        yield Sentence(words, tuple(_mentions([row[2] for row in rows])))


def read_danish_fine(path: Path) -> Iterator[Sentence]:
    """Read an IOB2 file's outer annotation (fourth column, before `#`), labels as in FINE."""
    for rows in _blocks(path):
        tags = [row[3].partition("#")[0] for row in rows]
        yield Sentence(tuple(row[1] for row in rows), tuple(_mentions(tags, FINE)), fine=True)


def read_swedish(path: Path) -> Iterator[Sentence]:
    """Read a file of word and bare label, a tab or a space between (the test part has spaces).

    Neighbours of one label are one mention.
    """
    for rows in _blocks(path):
        words = tuple(row[0].strip().replace("\u00ad", "") or "-" for row in rows)
        tags, before = [], "O"
        for row in rows:
            label = row[1] if row[1] in LABELS else "O"
            tags.append(label if label == "O" else f"{'I' if label == before else 'B'}-{label}")
            before = label
        yield Sentence(words, tuple(_mentions(tags)))


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t") if "\t" in line else line.rsplit(" ", 1)
        if line.startswith("# ") and "\t" not in line:
            continue
        if len(cells) >= 2 and cells[0].strip():
            rows.append(cells)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _mentions(
    tags: list[str], labels: Mapping[str, str] = LABELS
) -> Iterator[tuple[int, int, str]]:
    start = None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, at, labels[tags[start][2:]]
            start = None
        if tag.startswith("B-") and tag[2:] in labels:
            start = at


def exchange_names(sentence: Sentence, chance: random.Random) -> Sentence:
    """Return the sentence with about half of its names replaced by others of their kind."""
    words: list[str] = []
    mentions: list[tuple[int, int, str]] = []
    at = 0
    for start, end, label in sentence.mentions:
        words += sentence.words[at:start]
        name = list(sentence.words[start:end])
        if chance.random() < _EXCHANGED:
            name = _other_name(name, label, chance)
        mentions.append((len(words), len(words) + len(name), label))
        words += name
        at = end
    return replace(sentence, words=(*words, *sentence.words[at:]), mentions=tuple(mentions))


def _other_name(name: list[str], label: str, chance: random.Random) -> list[str]:
    if label == "PERSON":
        return [chance.choice(_FIRST), *name[1:]] if len(name) > 1 else name
    if label == "PLACE" and len(name) == 1:
        other = chance.choice(_PLACES).split()
    elif label == "ORG" and chance.random() < 0.5:
        other = chance.choice(_BODIES).split()
    else:
        return name
    genitive = "s" if name[-1].endswith("s") and chance.random() < 0.5 else ""
    return [*other[:-1], other[-1] + genitive]


_FIRST = sorted(first_names())
_PLACES = sorted({name for name, _ in places()})
_BODIES = sorted(
    {name for known in entries() if known.label in {"ORG", "SCHOOL"} for name in known.names}
)


def as_doc(pipeline: Pipeline, sentence: Sentence) -> Doc:
    """Return a spaCy doc of the given words, its mentions as entities."""
    doc = Doc(pipeline.vocab, words=list(sentence.words))
    doc.set_ents([Span(doc, start, end, label) for start, end, label in sentence.mentions])
    return doc
