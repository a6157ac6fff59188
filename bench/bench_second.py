"""Score entities and goals on the second set: `python -m bench.bench_second [--show]`."""

import sys

from bench.judged_corpus import ingested
from bench.judged_set import SECOND, read_set
from bench.understanding_scores import print_goals, print_mentions


def main() -> None:
    show = "--show" in sys.argv
    judged = read_set(SECOND)
    with ingested(judged) as documents:
        print_mentions(judged, documents.understood, show=show)
        print_goals(judged, documents.understood, show=show)


if __name__ == "__main__":
    main()
