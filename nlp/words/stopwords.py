"""Words that carry no meaning of their own, by language."""

from functools import lru_cache

from nlp.words.lemmas import TABLES


@lru_cache(maxsize=8)
def stop_words(language: str) -> frozenset[str]:
    """Return the stop words of LANGUAGE in lower case; none for a language that has no list."""
    for line in (TABLES / "stopwords.txt").read_text(encoding="utf-8").splitlines():
        name, _, words = line.partition(": ")
        if name == language:
            return frozenset(words.split())
    return frozenset()
