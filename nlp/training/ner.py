"""Trains the recogniser of people, bodies and places, and writes it with its model card.

    python -m nlp.training.ner DATA WORK [--target FOLDER]

DATA holds `ner/`, `parallel/` and `mono/` (see the README beside this module); WORK is for files in
between, so that a run goes on where it was stopped: the encoder's pieces that are kept, the encoder
tuned on annotated news, and the shorter one that it teaches, which ships. Seeds are fixed.
"""

import argparse
import logging
import random
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import spacy
import torch
from spacy.language import Language as Pipeline
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example

from nlp.training.ner_card import write_card
from nlp.training.ner_data import (
    Sentence,
    as_doc,
    exchange_names,
    read_danish,
    read_danish_fine,
    read_swedish,
)
from nlp.training.ner_encoder import Encoder, load_encoder
from nlp.training.ner_free import SHARES, read_free
from nlp.training.ner_package import write_pipeline
from nlp.training.ner_short import STEPS, lessons, shorten, teach
from nlp.training.ner_tagger import Tagger, tune
from nlp.training.ner_words import gather_words
from nlp.training.sources import (
    EUROPARL,
    GOVERNMENT_SV,
    LAW_DA,
    SOFTWARE_DA_SV,
    TATOEBA_DA,
    TATOEBA_SV,
)

TARGET = Path(__file__).parents[1] / "ner" / "da_sv_pejl_names"
_TEXTS = (
    EUROPARL.path,
    LAW_DA,
    GOVERNMENT_SV,
    TATOEBA_DA.path,
    TATOEBA_SV.path,
    SOFTWARE_DA_SV.path,
)
_EXCHANGED = 0.35
_SWEDISH = 4_000
_PASSES = 3
_EXCHANGES = (100, 101)
"""Seeds of the Danish sentences that are taught again with other names."""
_SWEDISH_EXCHANGED = 2_000
_SAMPLE = 1_200


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    encoder = load_encoder(kept_pieces(options.data, options.work / "pieces.txt"))
    tagger = train(encoder, options.data, options.work)
    short = train_short(tagger, encoder, options.data, options.work)
    write_pipeline(short, encoder, options.target)
    publish(options.target, options.data / "ner")


def kept_pieces(data: Path, path: Path) -> set[str]:
    """Return the pieces that words of our texts and lists are made of; they are kept in a file."""
    if not path.exists():
        annotated = chain(_danish(data), _swedish(data))
        known = {word for sentence in annotated for word in sentence.words}
        words = gather_words([data / text for text in _TEXTS], known)
        encoder = load_encoder()
        split = encoder.tokenizer.encode_batch(sorted(words))
        found = {encoder.pieces[at][0] for word in split for at in word.ids}
        path.write_text("\n".join(sorted(found)), encoding="utf-8")
    return set(path.read_text(encoding="utf-8").split("\n"))


def _danish(data: Path) -> list[Sentence]:
    return list(read_danish_fine(data / "ner" / "uner-danish-ddt" / "train.iob2"))


def _swedish(data: Path) -> list[Sentence]:
    return list(read_swedish(data / "ner" / "swedish" / "train.txt"))


def train(encoder: Encoder, data: Path, work: Path) -> Tagger:
    """Tune the encoder on the training parts of both languages."""
    tagger = Tagger(encoder)
    danish, swedish = _danish(data), _swedish(data)

    def draw(chance: random.Random) -> list[Sentence]:
        sentences = [*danish, *chance.sample(swedish, _SWEDISH)]
        return [
            exchange_names(sentence, chance) if chance.random() < _EXCHANGED else sentence
            for sentence in sentences
        ]

    tune(tagger, draw, epochs=_PASSES, state=work / "tagger.pt")
    return tagger


def train_short(tagger: Tagger, encoder: Encoder, data: Path, work: Path) -> Tagger:
    """Return a recogniser of half the layers, taught by the tuned one on all texts."""
    danish, swedish = _danish(data), _swedish(data)
    marked = [*danish, *swedish]
    for seed in _EXCHANGES:
        marked += _exchanged(danish, len(danish), seed)
    marked += _exchanged(swedish, _SWEDISH_EXCHANGED, _EXCHANGES[-1] + 1)
    free = [
        sentence for path, number in SHARES.items() for sentence in read_free(data / path, number)
    ]
    taught = [*lessons(tagger, marked, marked=True), *lessons(tagger, free, marked=False)]
    short = shorten(tagger, encoder, random.Random(1).sample(taught, _SAMPLE))
    teach(short, random.Random(1).sample(taught, len(taught)), steps=STEPS, state=work / "short.pt")
    return short


def _exchanged(sentences: list[Sentence], most: int, seed: int) -> list[Sentence]:
    """Return sentences with names, at most so many, about half of the names exchanged."""
    chance = random.Random(seed)
    named = [sentence for sentence in sentences if sentence.mentions]
    drawn = chance.sample(named, min(most, len(named)))
    return [exchange_names(sentence, chance) for sentence in drawn]


def publish(target: Path, data: Path) -> None:
    """Measure a pipeline on the test parts and write its model card."""
    model = spacy.load(target)
    danish = read_danish(data / "uner-danish-ddt" / "test.iob2")
    swedish = read_swedish(data / "swedish" / "test.txt")
    figures = {
        "UNER Danish-DDT test": evaluate(model, danish),
        "swedish-ner-corpus test": evaluate(model, swedish),
    }
    write_card(target, figures)


def evaluate(model: Pipeline, sentences: Iterable[Sentence]) -> dict[str, float]:
    """Return precision, recall and F1 in all and F1 by label, on given words."""
    truth = [as_doc(model, sentence) for sentence in sentences if sentence.words]
    bare = [Doc(doc.vocab, words=[token.text for token in doc]) for doc in truth]
    examples = [Example(found, doc) for found, doc in zip(model.pipe(bare), truth, strict=True)]
    scores = get_ner_prf(examples)
    figures = {name: round(float(scores[f"ents_{name}"]), 4) for name in ("p", "r", "f")}
    by_label = scores["ents_per_type"]
    return figures | {label: round(float(parts["f"]), 4) for label, parts in by_label.items()}


if __name__ == "__main__":
    main()
