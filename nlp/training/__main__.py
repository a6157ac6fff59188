"""Make the bundled model: see the README beside this file."""

import argparse
import logging
from pathlib import Path

import torch

from nlp.embedding.load import DEFAULT
from nlp.embedding.storage import read_pieces, write_pieces
from nlp.training.curriculum import read_curriculum
from nlp.training.fit import Plan, fit
from nlp.training.lessons import taught_lessons
from nlp.training.teacher import taught, teach
from nlp.training.vocabulary import learn_pieces, vocabulary_texts

THREADS = 1
"""Sums of more threads round otherwise, and the matrices are too small to gain by them."""


def main() -> None:
    """Run one step of the making."""
    parser = argparse.ArgumentParser(prog="nlp.training", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of public texts")
    parser.add_argument("work", type=Path, help="a folder for what is made on the way")
    parser.add_argument("step", choices=["teach", "pieces", "fit"])
    parser.add_argument("--out", type=Path, default=Path(f"nlp/models/{DEFAULT}"))
    parser.add_argument("--steps", type=int, default=Plan().steps)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(THREADS)
    vectors, pieces = options.work / "teacher", options.work / "pieces.tsv"
    if options.step == "teach":
        teach([pair.right for pair in taught_lessons(options.data)], vectors)
    elif options.step == "pieces":
        options.work.mkdir(parents=True, exist_ok=True)
        write_pieces(pieces, learn_pieces(vocabulary_texts(options.data)))
    else:
        curriculum = read_curriculum(options.data)
        plan = Plan(steps=options.steps)
        fit(curriculum, read_pieces(pieces), taught(vectors), options.out, plan)


if __name__ == "__main__":
    main()
