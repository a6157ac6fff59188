"""How many a sentence is about, as its subject says: all, each, a share, a number, none."""

import re

from nlp.goals.clause import Clause


def quantity_features(body: str, clause: Clause) -> list[str]:
    """Return how many the subject is, and whether they must have done or become something.

    `Alle vejledere skal have gennemført` is to be reached, `Vejlederen skal have tid` is owed.
    """
    words = body[slice(*clause.subject)].casefold() if clause.subject else ""
    many = next((name for name, pattern in _QUANTITIES if pattern.search(words)), "")
    if not many:
        return []
    found = [f"many:{many}"]
    if clause.finite is not None:
        head = f">{clause.head.tense}" if clause.head else ""
        found.append(f"many:{many}+{clause.finite.classes[0]}{head}")
    return found


_QUANTITIES = (
    (
        "share",
        re.compile(r"%|procent|\bpct|ud af|\bav (?:tio|fem)|halvdel|hälften|tredjedel|andel"),
    ),
    ("all", re.compile(r"^(?:alle|samtlige|alla|samtliga)\b")),
    ("each", re.compile(r"^(?:hver|hvert|enhver|ethvert|varje|var)\b")),
    ("none", re.compile(r"^(?:ingen|inga|intet)\b")),
    ("bound", re.compile(r"^(?:mindst|minst|højst|högst|minimum|flere|færre)\b")),
    ("number", re.compile(r"^\d")),
)
