"""What a person may be about to type: labels of the field's concepts first, then other words."""

from nlp.words.lemmas import complete
from nlp.words.thesaurus import load_thesaurus

SHORTEST = 2


def complete_query(typed: str, *, limit: int = 8) -> tuple[str, ...]:
    """Return at most LIMIT ways to go on with the last word typed, the whole query each."""
    before, blank, last = typed.rpartition(" ")
    if len(last) < SHORTEST:
        return ()
    start = last.lower()
    labels = (
        label.text
        for label in load_thesaurus().labels
        if label.language != "en" and label.text.lower().startswith(start)
    )
    words = dict.fromkeys((*sorted(labels, key=len), *complete(start, limit)))
    return tuple(f"{before}{blank}{word}" for word in list(words)[:limit])
