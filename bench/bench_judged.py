"""Score a judged set: `python -m bench.bench_judged NAME [--show]`, NAME as `third/dev`.

`--show` prints what differs. It is refused for sets that are only to be measured; all of the third
to the eighth have been looked at, their `test` halves only after they had been measured.
"""

import argparse

from bench.finding_scores import print_comparisons, print_search
from bench.judged_corpus import ingested
from bench.judged_set import EIGHTH, FIFTH, FOURTH, NINTH, SEVENTH, SIXTH, TENTH, THIRD, read_set
from bench.understanding_scores import print_goals, print_mentions

SETS = {
    "third/dev": THIRD / "dev",
    "third/test": THIRD / "test",
    "fourth": FOURTH,
    "fifth/dev": FIFTH / "dev",
    "fifth/test": FIFTH / "test",
    "sixth/dev": SIXTH / "dev",
    "sixth/test": SIXTH / "test",
    "seventh/dev": SEVENTH / "dev",
    "seventh/test": SEVENTH / "test",
    "eighth/dev": EIGHTH / "dev",
    "eighth/test": EIGHTH / "test",
    "ninth/test": NINTH / "test",
    "tenth/test": TENTH / "test",
}
ONLY_MEASURED = {"ninth/test", "tenth/test"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=SETS)
    parser.add_argument("--show", action="store_true", help="print what differs")
    options = parser.parse_args()
    if options.show and options.name in ONLY_MEASURED:
        parser.error(f"{options.name} is only measured; look at what differs in eighth/dev instead")
    judged = read_set(SETS[options.name])
    with ingested(judged) as documents:
        print_mentions(judged, documents.understood, show=options.show)
        print_goals(judged, documents.understood, show=options.show)
        print_comparisons(judged, documents, show=options.show)
        print_search(judged, documents, show=options.show)


if __name__ == "__main__":
    main()
