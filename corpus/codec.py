"""Values to JSON and back, typed, and compressed where they are kept.

The only home of msgspec and zstandard.
"""

from typing import TypeVar

import msgspec
import zstandard

T = TypeVar("T")


class NotReadable(ValueError):
    """Bytes that are not what they should be: damaged, or of an older shape."""


def to_json(value: object) -> bytes:
    """Return compact UTF-8 JSON of dataclasses, tuples, dicts and plain values."""
    return msgspec.json.encode(value)


def from_plain(value: object, kind: type[T]) -> T:
    """Return the value of type `kind` that these dicts, lists and plain values are the fields of.

    Raises:
        NotReadable: it is no such value.

    """
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise NotReadable(str(error)) from error


def from_json(content: bytes, kind: type[T]) -> T:
    """Return the value of type `kind` that `to_json` wrote.

    Raises:
        NotReadable: the bytes are no such value.

    """
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NotReadable(str(error)) from error


def pack(value: object) -> bytes:
    """Return JSON compressed with Zstandard, with a checksum."""
    compressor = zstandard.ZstdCompressor(level=6, write_checksum=True)
    return compressor.compress(to_json(value))


def unpack(content: bytes, kind: type[T]) -> T:
    """Return the value of type `kind` that `pack` wrote.

    Raises:
        NotReadable: damaged, cut short, or of another shape.

    """
    try:
        plain = zstandard.ZstdDecompressor().decompress(content)
    except zstandard.ZstdError as error:
        raise NotReadable(str(error)) from error
    return from_json(plain, kind)
