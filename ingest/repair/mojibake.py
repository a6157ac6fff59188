"""Text read with the wrong encoding, put right: the way back that makes words of what was none.

All decoders are tried on the stretches that look odd; the one that turns most of them into words of
Danish, Swedish or English wins, and is used where it helps. Then again, for text misread twice.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.lexicon.compounds import read_compound
from ingest.lexicon.lexicon import LexiconLanguage, load_lexicon
from ingest.repair.codecs import Decoder, all_decoders
from ingest.repair.trace import Draft, Replacement

ROUNDS = 3
LEAST_GAIN = 10.0
LANGUAGES: tuple[LexiconLanguage, ...] = ("da", "sv", "en")
_ODD = re.compile(
    "[^\x00-\x7fæøåäöÆØÅÄÖéÉüáèÜ\u00a0\u00ad–—…“”„’‘‚«»›‹•§½¼¾²³°´·©®€£×\u2010-\u2015\u2022\u2212\u0300-\u036f]"
    "|(?<=[^\\W\\d_])[„”“†‡‘›‹°¾¼½£§´•«»©®×](?=[^\\W\\d_])"
    "|(?<![^\\s(])[†‡›‹°¾¼£´](?=[a-zæøå])|(?<=[a-z])[†‡‘›°¾£](?![^\\s.,])"
    "|[^\\W\\d_][{|}]|[{|}][^\\W\\d_]|[^\\W\\d_][\\[\\]\\\\][^\\W\\d_]"
)
_CHUNK = re.compile(r"\S+")
_CORE = re.compile(r"[^\W\d_](?:.*[^\W\d_])?")
_PLAIN = re.compile(r"[a-zæøåäöéüA-ZÆØÅÄÖÉ0-9\s.,;:!?()\"'’”“»«–—…%&/§*+=<>@#•|\xa0-]")
_UNKNOWN_BITS, _STRANGE_BITS = 24.0, 5.0


def decode_mojibake(draft: Draft) -> Draft:
    """The draft with text that was read with the wrong encoding decoded."""
    for _ in range(ROUNDS):
        found = _decode_once(draft.text)
        if not found:
            break
        draft = draft.change(found)
    return draft


def _decode_once(text: str) -> list[Replacement]:
    if not _ODD.search(text):
        return []
    chunks = [
        m for m in _CHUNK.finditer(text) if _ODD.search(text, max(0, m.start() - 1), m.end() + 1)
    ]
    words = tuple(dict.fromkeys(match[0] for match in chunks))
    decoder = _best_decoder(words)
    if decoder is None:
        return []
    return [
        Replacement(m.start(), m.end(), after, f"mojibake ({decoder.name})", confidence)
        for m in chunks
        for after, confidence in [_decode_chunk(m[0], decoder)]
        if after != m[0]
    ]


def _best_decoder(words: Sequence[str]) -> Decoder | None:
    """The decoder that makes most sense of the words; None where none makes enough."""
    gains = [(sum(_gain(word, decoder) for word in words), decoder) for decoder in all_decoders()]
    gain, decoder = max(gains, key=lambda pair: pair[0])
    return decoder if gain >= LEAST_GAIN else None


def _gain(word: str, decoder: Decoder) -> float:
    after = decoder.decode(word)
    return 0.0 if after == word else max(-_STRANGE_BITS, _bits(word) - _bits(after))


def _decode_chunk(chunk: str, decoder: Decoder) -> tuple[str, float]:
    """A stretch decoded where that makes it likelier, with how sure that is."""
    after = decoder.decode(chunk)
    gain = _bits(chunk) - _bits(after)
    return (after, min(0.99, 0.7 + gain / 100)) if gain > 0 else (chunk, 1.0)


@lru_cache(maxsize=50_000)
def _bits(chunk: str) -> float:
    """How strange a stretch between blanks is: its words' surprise, and signs out of place."""
    strange = _STRANGE_BITS * len(_PLAIN.sub("", chunk))
    core = _CORE.search(chunk)
    if core is None:
        return strange
    return strange + sum(_word_bits(word) for word in re.split(r"[-/–.,]", core[0].lower()) if word)


def _word_bits(word: str) -> float:
    bits = min(load_lexicon(language).surprise(word) for language in LANGUAGES)
    if bits <= _UNKNOWN_BITS:
        return bits
    compound = any(read_compound(word, load_lexicon(language)) for language in LANGUAGES[:2])
    return _UNKNOWN_BITS - 1 if compound else _UNKNOWN_BITS
