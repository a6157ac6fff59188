"""A user's own words where OCR misread them: `Lgvstikken` for a listed `Løvstikken`."""

from collections.abc import Iterable, Sequence

from ingest.lexicon.lexicon import LexiconLanguage, load_lexicon
from ingest.repair.channel import load_channel
from ingest.repair.damage import is_known
from ingest.repair.tokens import find_tokens
from ingest.repair.trace import Replacement

RULE = "own-word"
SHORTEST = 5
"""A shorter word has too many others near it to be told by its letters alone."""


def mend_own_words(text: str, own: Iterable[str], language: LexiconLanguage) -> list[Replacement]:
    """Put a listed word where an unknown one is a likely misreading of it."""
    listed = [word for word in own if len(word) >= SHORTEST and word.isalpha()]
    if not listed:
        return []
    lexicon, english = load_lexicon(language), load_lexicon("en")
    unknown = (
        t for t in find_tokens(text) if t.text not in listed and t.text.lower() not in english
    )
    return [
        Replacement(token.start, token.end, word, RULE, 0.9)
        for token in unknown
        if len(token.text) >= SHORTEST - 1 and not is_known(token.text.lower(), lexicon)
        for word in _nearest(token.text, listed, language)
    ]


def _nearest(token: str, listed: Sequence[str], language: LexiconLanguage) -> list[str]:
    """The one listed word that the token is likeliest a misreading of; none if there is no such."""
    channel = load_channel(language)
    bits, word = min((channel.bits_of_reading(word, token), word) for word in listed)
    return [word] if bits < float("inf") else []
