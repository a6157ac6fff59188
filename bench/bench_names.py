"""How well people, bodies and places are found in news that no rule was written for.

    PEJL_SHARED=FOLDER python -m bench.bench_names [dev|test]

On UNER Danish-DDT (`data/ner`), exact words and label: the trained pipeline alone on given words,
and everything that Pejl asks (gazetteers, rules, then the pipeline) on the sentences as text. A
municipality or region counts as PLACE, a school as ORG; a genitive's s is the mention's, as there.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy

from ingest.document import Block, BlockKind, Document, Page, Reading
from nlp.entities.find import find_entities
from nlp.entities.recogniser import OWN_PIPELINE
from nlp.training.ner import evaluate
from nlp.training.ner_data import Sentence, read_danish

_LABELS = {"MUNICIPALITY": "PLACE", "REGION": "PLACE", "SCHOOL": "ORG"}
_COUNTED = ("PERSON", "ORG", "PLACE")
Mention = tuple[int, int, str]


def main() -> None:
    """Print F1 in all and by label, twice."""
    shared = os.environ.get("PEJL_SHARED")
    if shared is None:
        sys.exit("PEJL_SHARED does not name the folder that holds data/ner")
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    path = Path(shared) / "data" / "ner" / "uner-danish-ddt" / f"{part}.iob2"
    alone = evaluate(spacy.load(OWN_PIPELINE), read_danish(path))
    sys.stdout.write(f"pipeline alone   {alone['f']:.3f}")
    sys.stdout.write("".join(f"{alone[label]:8.3f} {label}" for label in _COUNTED) + "\n")
    whole = _whole_system(path)
    sys.stdout.write(f"everything       {_f1(whole, _COUNTED):.3f}")
    sys.stdout.write("".join(f"{_f1(whole, (x,)):8.3f} {x}" for x in _COUNTED) + "\n")


def _whole_system(path: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, sentence in zip(_texts(path), read_danish(path), strict=True):
        gold, found = set(sentence.mentions), set(_found(text, sentence))
        for name, mentions in (("right", gold & found), ("found", found), ("gold", gold)):
            counts.update(f"{name} {label}" for _, _, label in mentions)
    return counts


def _texts(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            yield line.removeprefix("# text = ")


def _found(text: str, sentence: Sentence) -> Iterator[Mention]:
    block = Block(0, len(text), BlockKind.PARAGRAPH)
    page = Page(1, text, text, Reading.PLAIN, "", "da", (block,))
    offsets = list(_offsets(text, sentence.words))
    for entity in find_entities(Document("0" * 64, "a.txt", "text/plain", "da", (page,))):
        label = _LABELS.get(entity.label, entity.label)
        words = [at for at, (a, b) in enumerate(offsets) if a < entity.end and entity.start < b]
        if words and label in _COUNTED:
            yield words[0], words[-1] + 1, str(label)


def _offsets(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        yield start, at


def _f1(counts: Counter[str], labels: Iterable[str]) -> float:
    right, both = 0, 0
    for label in labels:
        right += counts[f"right {label}"]
        both += counts[f"found {label}"] + counts[f"gold {label}"]
    return 2 * right / max(both, 1)


if __name__ == "__main__":
    main()
