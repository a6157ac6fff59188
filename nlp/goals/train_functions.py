"""Train the model of functions on `data/functions`: `python -m nlp.goals.train_functions`.

The lessons are sentences under the name of their function, files by language (needs the `train`
extra).
"""

from pathlib import Path

from nlp.goals.functions import PATH
from nlp.goals.share_model import write_model
from nlp.goals.train_shares import read_labelled, train

FOLDER = Path(__file__).parent / "data" / "functions"
PENALTY = 10.0
"""Inverse strength of the L2 penalty, chosen on labelled pairs of documents."""


if __name__ == "__main__":
    sentences = read_labelled(FOLDER)
    names = sorted({one.label for one in sentences})
    write_model(train(sentences, names, penalty=PENALTY), PATH)
