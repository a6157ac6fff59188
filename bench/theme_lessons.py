"""Write the goals of the sets that have been looked at as lessons of themes.

    python -m bench.theme_lessons

Makes `nlp/goals/data/themes/{da,sv}-sets.txt`, which `nlp.goals.train_themes` reads; a set that is
still only measured is left out.
"""

from collections import defaultdict

from bench.bench_judged import ONLY_MEASURED, SETS
from bench.judged_set import read_set
from ingest.reader import read_document
from nlp.goals.theme_model import THEMES
from nlp.goals.train_themes import FOLDER

Sentences = dict[str, list[str]]
"""Sentences by theme."""


def main() -> None:
    """Write a file a language, sentences under the name of their theme."""
    found: dict[str, Sentences] = defaultdict(lambda: defaultdict(list))
    for name in SETS.keys() - ONLY_MEASURED:
        judged = read_set(SETS[name])
        languages = {
            path.name: read_document(path).language for path in (SETS[name] / "docs").iterdir()
        }
        for goal in judged.goals:
            found[languages[goal.doc]][goal.theme].append(" ".join(goal.quote.split()))
    for language, sentences in found.items():
        (FOLDER / f"{language}-sets.txt").write_text(_written(sentences), encoding="utf-8")


def _written(sentences: Sentences) -> str:
    parts = (f"# {theme}\n" + "\n".join(sorted(set(sentences[theme]))) for theme in THEMES)
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
