"""Repair as a filter: text in, repaired text out, no corpus needed."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def repair(
    *,
    words: Annotated[
        Path | None,
        typer.Option(
            "--words",
            metavar="FILE",
            help="Words that stay as they are, one a line; `as read = right` always changes one.",
        ),
    ] = None,
) -> None:
    """Repair text from standard input: broken æøå, mojibake, OCR mistakes, split words."""
    from ingest.repair import NO_PINS, read_pins, repair_text

    pins = read_pins(words) if words else NO_PINS
    repaired = repair_text(_decode(sys.stdin.buffer.read()), pinned=pins)
    sys.stdout.buffer.write(repaired.text.encode())
    sys.stdout.buffer.flush()


def _decode(content: bytes) -> str:
    """Return UTF-8 as it is, odd characters too, for they tell of damage; else a good guess."""
    from ingest.decoding import decode

    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(content).text
