"""Repair as a filter: text in, repaired text out, no corpus needed."""

import sys


def repair() -> None:
    """Repair text from standard input: broken æøå, mojibake, OCR mistakes, split words."""
    from ingest.repair.repair import repair_text

    repaired = repair_text(_decode(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(repaired.text.encode())
    sys.stdout.buffer.flush()


def _decode(content: bytes) -> str:
    """Return UTF-8 as it is, odd characters too, for they tell of damage; else a good guess."""
    from ingest.decoding import decode

    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(content).text
