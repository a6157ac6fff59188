"""The thesaurus's labels: what a concept of the field is called in another language.

Only translations are taken, not synonyms within a language: those the search expands by itself.
"""

import itertools
import tomllib
from collections.abc import Iterator
from pathlib import Path

from nlp.training.sources import Pair, Tongue

THESAURUS = Path(__file__).parents[1] / "words" / "tables" / "thesaurus.toml"
HINT = "?"
"""A label that ends with it often means something else."""
CROSSINGS: tuple[tuple[Tongue, Tongue], ...] = (("da", "sv"), ("da", "en"), ("sv", "en"))


def concept_pairs(path: Path = THESAURUS) -> Iterator[list[Pair]]:
    """Yield every concept's labels, each paired with each of the other languages'."""
    for concept in tomllib.loads(path.read_text(encoding="utf-8")).values():
        sure = {
            tongue: [label for label in concept.get(tongue, []) if not label.endswith(HINT)]
            for tongue in ("da", "sv", "en")
        }
        pairs = [
            Pair(left, right, one, other)
            for one, other in CROSSINGS
            for left, right in itertools.product(sure[one], sure[other])
        ]
        if pairs:
            yield pairs
