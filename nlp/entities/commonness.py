"""Whether a capitalised word is a common word that only a sentence's beginning capitalised."""

from functools import lru_cache

from ingest.document import Language
from ingest.lexicon.compounds import split_compound
from ingest.lexicon.lexicon import LexiconLanguage, load_lexicon

_MOSTLY_A_NAME = 0.5


@lru_cache(maxsize=20_000)
def is_common(word: str, language: Language) -> bool:
    """Say whether a word is met uncapitalised more often than not, or is made of such words.

    `Økonomi` and `Elevundersøgelsen` are common, `Svebølle` and `Quistorp` are not.
    """
    lexicon_language: LexiconLanguage = "sv" if language == "sv" else "da"
    lexicon = load_lexicon(lexicon_language)
    parts = [part for part in word.lower().strip(".,:;()").split("-") if part]
    for part in parts:
        if part in lexicon and lexicon.shape(part).name_share < _MOSTLY_A_NAME:
            return True
        if part not in lexicon and len(part) > 6 and split_compound(part, lexicon) is not None:
            return True
    return False
