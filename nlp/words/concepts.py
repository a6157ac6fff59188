"""The concepts of the field, read from the thesaurus that people edit.

`tables/thesaurus.toml` is the source; its own header explains the format, which follows SKOS:
labels, broader, related.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nlp.words.forms import WordLanguage

LABEL_LANGUAGES: tuple[WordLanguage, ...] = ("da", "sv", "en")


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea of the field: labels by language, and the ids of broader and related ones."""

    id: str
    labels: Mapping[str, tuple[str, ...]]
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


def read_concepts(path: Path) -> dict[str, Concept]:
    """Read a thesaurus file; raise ValueError where `broader` or `related` names no concept."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    concepts = {
        id_: Concept(
            id_,
            {language: tuple(entry.get(language, ())) for language in LABEL_LANGUAGES},
            tuple(entry.get("broader", ())),
            tuple(entry.get("related", ())),
        )
        for id_, entry in entries.items()
    }
    for concept in concepts.values():
        for other in concept.broader + concept.related:
            if other not in concepts:
                msg = f"{path.name}: [{concept.id}] points to [{other}], which does not exist"
                raise ValueError(msg)
    return concepts
