"""Trains the recogniser of people, bodies and places, and writes it with its model card.

    python -m nlp.training.ner DATA WORK [--silver] [--target FOLDER]

DATA holds `ner/`, `parallel/` and `mono/` (see the README beside this module); WORK is for files in
between, so that a run goes on after the last stage that was finished: word vectors made from a
pretrained encoder, and the recogniser. With `--silver` the same encoder is tuned as a teacher too,
and the recogniser trained further on sentences that it marks. Seeds are fixed.
"""

import argparse
import json
import logging
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.language import Language as Pipeline
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_further
from spacy.util import load_config

from nlp.training.ner_card import write_card
from nlp.training.ner_data import (
    Sentence,
    as_doc,
    exchange_names,
    read_danish,
    read_danish_fine,
    read_swedish,
    save,
)
from nlp.training.ner_encoder import load_encoder
from nlp.training.ner_silver import make_silver, read_silver
from nlp.training.ner_teacher import Tagger, load_tagger, save_tagger, tune
from nlp.training.ner_vectors import make_vectors
from nlp.training.ner_words import gather_words
from nlp.training.sources import (
    EUROPARL,
    GOVERNMENT_SV,
    LAW_DA,
    SOFTWARE_DA_SV,
    TATOEBA_DA,
    TATOEBA_SV,
)

CONFIG = Path(__file__).with_name("ner.cfg")
TARGET = Path(__file__).parents[1] / "ner" / "da_sv_pejl_names"
_COPIES = 2
_PASSES = 4
_GENTLY = {
    "training.max_steps": 1_500,
    "training.eval_frequency": 200,
    "training.optimizer.learn_rate.initial_rate": 5e-4,
    "training.optimizer.learn_rate.warmup_steps": 100,
    "training.batcher.size.start": 300,
}
_TEXTS = (
    EUROPARL.path,
    LAW_DA,
    GOVERNMENT_SV,
    TATOEBA_DA.path,
    TATOEBA_SV.path,
    SOFTWARE_DA_SV.path,
)


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--silver", action="store_true", help="train further on a teacher's marks")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.work.mkdir(parents=True, exist_ok=True)
    news = options.data / "ner"
    vectors = options.work / "vectors"
    if not vectors.exists():
        make_vectors(_words(options.data), vectors)
    make_corpora(news, options.work)
    base = options.work / "model"
    if not base.exists():
        part = options.work / "model.part"
        train(CONFIG, part, overrides=_overrides(options.work, vectors))
        (part / "model-best").replace(base)
    best = taught(base, options.data, options.work) if options.silver else base
    publish(best, options.target, news, silver=options.silver)


def _words(data: Path) -> Counter[str]:
    """Return the words to make vectors of, with their counts."""
    annotated = chain(
        read_danish(data / "ner" / "uner-danish-ddt" / "train.iob2"),
        read_swedish(data / "ner" / "swedish" / "train.txt"),
    )
    known = {word for sentence in annotated for word in sentence.words}
    return gather_words([data / text for text in _TEXTS], known, load_encoder().whole_words)


def taught(base: Path, data: Path, work: Path) -> Path:
    """Return the folder of the base trained further on what a teacher marks."""
    teacher = work / "teacher.pt"
    make_teacher(data / "ner", teacher)
    make_silver(data, work / "silver", lambda: load_tagger(teacher))
    return go_on(base, work)


def make_teacher(data: Path, path: Path) -> None:
    """Tune the encoder on the Danish training part and write it, unless it is there already."""
    if not path.exists():
        tagger = Tagger(load_encoder())
        lessons = list(read_danish_fine(data / "uner-danish-ddt" / "train.iob2"))
        tune(tagger, lessons, epochs=_PASSES)
        save_tagger(tagger, path)


def _overrides(work: Path, vectors: Path) -> dict[str, str | float]:
    return {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "paths.vectors": str(vectors),
    }


def go_on(base: Path, work: Path) -> Path:
    """Train a trained recogniser on, gold and silver together; return the folder of the best."""
    pipeline = spacy.blank("da")
    gold = DocBin().from_disk(work / "train.spacy").get_docs(pipeline.vocab)
    silver = (as_doc(pipeline, sentence) for sentence in read_silver(work / "silver"))
    DocBin(docs=chain(gold, silver)).to_disk(work / "more.spacy")
    overrides = _overrides(work, base) | _GENTLY | {"paths.train": str(work / "more.spacy")}
    config = load_config(CONFIG, overrides=overrides)
    config["components"] = {part: {"source": str(base)} for part in config["nlp"]["pipeline"]}
    (work / "taught").mkdir(exist_ok=True)
    train_further(init_nlp(config), work / "taught")
    return work / "taught" / "model-best"


def make_corpora(data: Path, work: Path) -> None:
    """Write the training part of both languages, with exchanged names, and the Danish dev part."""
    pipeline = spacy.blank("da")
    save(work / "train.spacy", pipeline, _training_sentences(data))
    save(work / "dev.spacy", pipeline, read_danish(data / "uner-danish-ddt" / "dev.iob2"))


def _training_sentences(data: Path) -> Iterator[Sentence]:
    chance = random.Random(7)
    danish = list(read_danish(data / "uner-danish-ddt" / "train.iob2"))
    yield from (*danish, *danish)
    for _ in range(_COPIES):
        yield from (exchange_names(sentence, chance) for sentence in danish if sentence.mentions)
    yield from read_swedish(data / "swedish" / "train.txt")


def publish(best: Path, target: Path, data: Path, *, silver: bool) -> None:
    """Measure the best model on the test parts and write it with its figures to the target."""
    model = spacy.load(best)
    figures = {
        "UNER Danish-DDT test": evaluate(
            model, read_danish(data / "uner-danish-ddt" / "test.iob2")
        ),
        "swedish-ner-corpus test": evaluate(model, read_swedish(data / "swedish" / "test.txt")),
    }
    shutil.rmtree(target, ignore_errors=True)
    model.to_disk(target)
    write_card(target, figures, silver=silver)


def evaluate(model: Pipeline, sentences: Iterator[Sentence]) -> dict[str, float]:
    """Return precision, recall and F1 in all and F1 by label, on given words."""
    examples = [
        Example(as_doc(model, Sentence(sentence.words, ())), as_doc(model, sentence))
        for sentence in sentences
        if sentence.words
    ]
    scores = model.evaluate(examples)
    figures = {name: round(float(scores[f"ents_{name}"]), 4) for name in ("p", "r", "f")}
    by_label = json.loads(json.dumps(scores["ents_per_type"]))
    return figures | {label: round(float(parts["f"]), 4) for label, parts in by_label.items()}


if __name__ == "__main__":
    main()
