"""Ways in which text is read with the wrong encoding, and back: `Ã¸`, `├©`, `›`, `|` for `ø`.

A decoder undoes one way. Text read as `wrong` although it was written as `right` is turned into
bytes again by `wrong` and read by `right`; characters that `wrong` cannot have made stay.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_RUN = re.compile("[^\x00-\x7f]+")
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WRONG = ("cp1252", "latin-1", "mac-roman", "cp850", "cp437", "cp865", "cp1250", "iso8859-15")
_SINGLE = ("cp1252", "cp850", "cp865", "mac-roman")
_TWICE = 4
"""How many of the ways count as a first misreading of text that was misread twice."""
_ISO_646 = {"ISO-646-DK": "æøåÆØÅ", "ISO-646-SE": "äöåÄÖÅ"}


@dataclass(frozen=True, slots=True)
class Decoder:
    """One way back: its name (`utf-8 as cp850`) and what it makes of a stretch of text.

    A `plain` way leaves no doubt: what it decodes was hardly ever meant. A `strict` way turns one
    sign into another and so fits any text: it needs words that are known.
    """

    name: str
    decode: Callable[[str], str]
    strict: bool = False
    plain: bool = False


@lru_cache(maxsize=1)
def all_decoders() -> tuple[Decoder, ...]:
    """Every decoder, likelier ways first."""
    utf8 = [
        Decoder(f"utf-8 as {wrong}", _utf8_decoder(_bytes_of(wrong)), plain=True)
        for wrong in _WRONG
    ]
    swaps = [
        Decoder(f"{right} as {wrong}", _swapper(_swap_table(wrong, right)))
        for right in _SINGLE
        for wrong in _WRONG
        if wrong != right
    ]
    seven_bit = [
        Decoder(name, _swapper(dict(zip("{|}[\\]", letters, strict=True))), strict=True)
        for name, letters in _ISO_646.items()
    ]
    twice = [_chain(first, then) for first in utf8 for then in utf8[:_TWICE]]
    return (*utf8, *swaps, *seven_bit, *twice)


def _chain(first: Decoder, then: Decoder) -> Decoder:
    """The way back of text that was misread, written and misread again."""
    return Decoder(f"{first.name}, {then.name}", lambda text: then.decode(first.decode(text)))


def _bytes_of(codec: str) -> Mapping[str, int]:
    """The byte behind every character beyond ASCII; where a codec has none, the C1 control."""
    table = {chr(byte): byte for byte in range(0x80, 0xA0)} if codec == "cp1252" else {}
    for byte in range(0x80, 0x100):
        char = bytes([byte]).decode(codec, errors="ignore")
        if char:
            table[char] = byte
    return table


def _swap_table(wrong: str, right: str) -> dict[str, str]:
    """What each misread character stands for."""
    table = {
        char: bytes([byte]).decode(right, errors="ignore")
        for char, byte in _bytes_of(wrong).items()
    }
    return {char: meant for char, meant in table.items() if meant and meant != char}


def _swapper(table: dict[str, str]) -> Callable[[str], str]:
    translation = str.maketrans(table)
    return lambda text: text.translate(translation)


def _utf8_decoder(byte_of: Mapping[str, int]) -> Callable[[str], str]:
    """Decode the valid UTF-8 sequences among runs of misread characters."""

    def decode_run(match: re.Match[str]) -> str:
        run = match[0]
        if any(char not in byte_of for char in run):
            return "".join(_decode_piece(piece, byte_of) for piece in _pieces(run, byte_of))
        return _decode_piece(run, byte_of)

    return lambda text: _RUN.sub(decode_run, text)


def _pieces(run: str, byte_of: Mapping[str, int]) -> list[str]:
    """A run cut where a character has no byte; those characters stand alone."""
    pieces = [""]
    for char in run:
        if char in byte_of:
            pieces[-1] += char
        else:
            pieces += [char, ""]
    return [piece for piece in pieces if piece]


def _decode_piece(piece: str, byte_of: Mapping[str, int]) -> str:
    if piece[0] not in byte_of:
        return piece
    content = bytes(byte_of[char] for char in piece)
    done, pieces = 0, []
    for match in _UTF8.finditer(content):
        pieces += [piece[done : match.start()], match[0].decode("utf-8", errors="replace")]
        done = match.end()
    return "".join((*pieces, piece[done:]))
