"""Text read with the wrong encoding, put right: the way back that makes words of what was none.

All decoders are tried on the stretches that look odd; the one that turns most of them into words of
Danish, Swedish or English wins, and is used where it helps. Then again, for text misread twice.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.document import Language
from ingest.lexicon.compounds import read_compound
from ingest.lexicon.lexicon import LexiconLanguage, load_lexicon
from ingest.repair.codecs import Decoder, all_decoders
from ingest.repair.trace import Draft, Replacement

ROUNDS = 2
LEAST_GAIN = 10.0
LANGUAGES: tuple[LexiconLanguage, ...] = ("da", "sv", "en")
_ODD = re.compile(
    "[^\x00-\x7fæøåäöÆØÅÄÖéÉüáèÜ\u00a0\u00ad–—…“”„’‘‚«»›‹•§½¼¾²³°´·©®€£×\u2010-\u2015\u2212\u0300-\u036f]"
    "|(?<=[^\\W\\d_])[„”“†‡‘›‹°¾¼½£§´•«»©®×](?=[^\\W\\d_])"
    "|(?<![^\\s(])[†‡›‹°¾¼£´‘„”](?=[a-zæøå])|(?<=[a-z])[†‡‘›°¾£](?![^\\s.,])"
    "|[^\\W\\d_][{|}]|[{|}][^\\W\\d_]|[^\\W\\d_][\\[\\]\\\\][^\\W\\d_]"
)
"""What sound Danish and Swedish has not: letters of no use here, signs within words."""
_SIGN = re.compile(
    "[^\x00-Z^-z~æøåäöÆØÅÄÖéÉüáèÜ\u00a0\u00ad–—…’‚²³€\u2010-\u2015\u2212\u0300-\u036f]"
)
"""Of what is odd one at least; few stand in a text, and they are found in a tenth of the time."""
_CHUNK = re.compile("[^ \t\n\r\f\v]+")
_EDGES = " .,;:!?()<>/\"'’”“»«–—…%&§*+=#•\u00a0\u00ad-"
_BRACKETED = re.compile(r"^\[(.*)\]$|^\{(.*)\}$")
_BETWEEN = re.compile("[.,:;/@&+–\u00a0\u00ad()-]+")
_HOME = frozenset("abcdefghijklmnopqrstuvwxyzæøåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅÄÖÉ0123456789'’")
_OTHER_BITS = 8.0
_UNKNOWN_BITS, _COMPOUND_BITS, _STRANGE_BITS = 34.0, 26.0, 5.0
_FOREIGN_BITS, _CODE_BITS, _CASE_BITS, _SPACE_BITS = 2.0, 8.0, 6.0, 5.0
_LONE = frozenset("àÀ")
"""Words of one foreign letter: `2 à 3`, `vis-à-vis`."""
_MIXED_CASE = re.compile(r"[a-zæøåäö][A-ZÆØÅÄÖ]|[A-ZÆØÅÄÖ]{2}[a-zæøåäö]")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])[{|}](?=[^\W\d_])")


def decode_mojibake(draft: Draft, *, language: Language | None = None) -> Draft:
    """The draft with text that was read with the wrong encoding decoded.

    Words of `language` are likelier than those of the other languages.
    """
    for _ in range(ROUNDS):
        found = _decode_once(draft.text, language)
        if not found:
            break
        draft = draft.change(found)
    return draft


def _decode_once(text: str, language: Language | None) -> list[Replacement]:
    if not _has_odd(text):
        return []
    chunks = list(_CHUNK.finditer(text))
    odd = (m[0] for m in chunks if _ODD.search(text, max(0, m.start() - 1), m.end() + 1))
    decoder = _best_decoder(tuple(dict.fromkeys(odd)), language)
    if decoder is None:
        return []
    return [
        Replacement(m.start(), m.end(), after, f"mojibake ({decoder.name})", confidence)
        for m in chunks
        for after, confidence in [_decode_chunk(m[0], decoder, language)]
        if after != m[0]
    ]


def _has_odd(text: str) -> bool:
    signs = _SIGN.finditer(text)
    return any(_ODD.search(text, max(0, sign.start() - 1), sign.end() + 1) for sign in signs)


def _best_decoder(words: Sequence[str], language: Language | None) -> Decoder | None:
    """The decoder that makes most sense of the words; None where none makes enough."""
    gains = [
        (sum(_gain(word, decoder, language) for word in words), decoder)
        for decoder in all_decoders()
    ]
    gain, decoder = max(gains, key=lambda pair: pair[0])
    return decoder if gain >= LEAST_GAIN else None


def _gain(word: str, decoder: Decoder, language: Language | None) -> float:
    """Bits that decoding a stretch saves; none where it stays, or becomes nothing known."""
    after = decoder.decode(word)
    if after == word:
        return 0.0
    bits = _bits(after, language)
    gain = max(-_STRANGE_BITS, _bits(word, language) - bits)
    return min(gain, 0.0) if decoder.strict and bits >= _UNKNOWN_BITS else gain


def _decode_chunk(chunk: str, decoder: Decoder, language: Language | None) -> tuple[str, float]:
    """A stretch decoded where that makes it likelier, with how sure that is."""
    if chunk.isascii() and not decoder.strict:
        return chunk, 1.0
    if decoder.strict and _BETWEEN_LETTERS.search(chunk):
        return decoder.decode(chunk), 0.8
    gain = _gain(chunk, decoder, language)
    if gain <= 0 and not (decoder.plain and decoder.decode(chunk) != chunk):
        return chunk, 1.0
    return decoder.decode(chunk), round(min(0.99, 0.7 + max(gain, 0.0) / 100), 2)


@lru_cache(maxsize=50_000)
def _bits(chunk: str, language: Language | None) -> float:
    """How strange a stretch between blanks is: its words' surprise, and signs out of place."""
    core = chunk.strip(_EDGES)
    bracketed = _BRACKETED.match(core)
    if bracketed:
        core = bracketed[1] or bracketed[2] or ""
    spaces = _SPACE_BITS * chunk.count("\u00a0")
    return spaces + sum(_piece_bits(piece, language) for piece in _BETWEEN.split(core) if piece)


def _piece_bits(piece: str, language: Language | None) -> float:
    if piece in _LONE:
        return 0.0
    strange = sum(_sign_bits(char) for char in piece)
    if strange:
        return strange + _UNKNOWN_BITS * any(map(str.isalnum, piece))
    mixed = _CASE_BITS * bool(_MIXED_CASE.search(piece))
    return mixed + _word_bits(piece.strip("'’").lower(), language)


def _sign_bits(char: str) -> float:
    """How strange a character is within a word of Danish or Swedish."""
    if char in _HOME:
        return 0.0
    return _FOREIGN_BITS if char.isalpha() and char < "\u0250" else _STRANGE_BITS


def _word_bits(word: str, language: Language | None) -> float:
    if not word or any(map(str.isdigit, word)):
        return _CODE_BITS * (not word.isdigit())
    bits = min(
        load_lexicon(one).surprise(word) + _OTHER_BITS * (language not in (None, one))
        for one in LANGUAGES
    )
    if bits <= _COMPOUND_BITS:
        return bits
    compound = any(read_compound(word, load_lexicon(one)) for one in LANGUAGES[:2])
    return _COMPOUND_BITS if compound else _UNKNOWN_BITS
