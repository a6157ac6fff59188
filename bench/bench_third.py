"""Score a half of the third set: `python -m bench.bench_third dev|test [--show]`.

`--show` prints what differs. Both halves have been looked at; see `bench/third/README.md`.
"""

import argparse

from bench.finding_scores import print_comparisons, print_search
from bench.judged_corpus import ingested
from bench.judged_set import THIRD, read_set
from bench.understanding_scores import print_goals, print_mentions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=("dev", "test"))
    parser.add_argument("--show", action="store_true", help="print what differs")
    options = parser.parse_args()
    judged = read_set(THIRD / options.half)
    with ingested(judged) as documents:
        print_mentions(judged, documents.understood, show=options.show)
        print_goals(judged, documents.understood, show=options.show)
        print_comparisons(judged, documents, show=options.show)
        print_search(judged, documents, show=options.show)


if __name__ == "__main__":
    main()
