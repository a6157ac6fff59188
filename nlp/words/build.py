"""Build the word tables that ship: `python -m nlp.words.build`.

The thesaurus is checked and compiled; the lemma tables are made where their source is installed.

Reads the package `spacy-lookups-data` (MIT licence), which is needed for nothing else. A table is a
compact trie from an inflected form to how its lemma is made: letters to cut and an ending to add.
"""

import gzip
import importlib.util
import json
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path

import marisa_trie

from nlp.words.labels import write_labels
from nlp.words.lemmas import ENDING, LANGUAGES, TABLES

LONGEST = 24


def main() -> None:
    """Write the tables: lemmas first, because the thesaurus is compiled with them."""
    if importlib.util.find_spec("spacy_lookups_data") is not None:
        _write_lemmas()
    write_labels()


def _write_lemmas() -> None:
    """Write `lemmas.da.marisa` and `lemmas.sv.marisa`."""
    for language in LANGUAGES:
        table = _table(language)
        endings = sorted({ending for _, _, ending in _rules(table)})
        numbers = {ending: number for number, ending in enumerate(endings)}
        rules = ((form, (cut, numbers[ending])) for form, cut, ending in _rules(table))
        marisa_trie.RecordTrie(ENDING, rules).save(str(TABLES / f"lemmas.{language}.marisa"))
        (TABLES / f"endings.{language}.txt").write_text("\n".join(endings), encoding="utf-8")


def _table(language: str) -> dict[str, str]:
    spec = importlib.util.find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        msg = "spacy-lookups-data is not installed"
        raise FileNotFoundError(msg)
    source = Path(spec.origin).parent / "data" / f"{language}_lemma_lookup.json.gz"
    return {
        form.lower(): lemma.lower()
        for form, lemma in json.loads(gzip.decompress(source.read_bytes())).items()
        if form.replace("-", "").isalpha() and len(form) <= LONGEST
    }


def _rules(table: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    """Return (form, letters to cut, ending) but for genitives that follow from the form."""
    for form, lemma in table.items():
        if form[-1] == "s" and table.get(form[:-1], form[:-1]) == lemma and form[:-1] in table:
            continue
        kept = sum(
            1 for _ in takewhile(lambda two: two[0] == two[1], zip(form, lemma, strict=False))
        )
        yield form, len(form) - kept, lemma[kept:]


if __name__ == "__main__":
    main()
