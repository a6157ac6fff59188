"""Signatures and stamps: ink that is no print, which Tesseract reads as letters all the same."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.document import Language
from ingest.ocr.tesseract import OcrWord
from ingest.wordcheck import check_words

SCRAWL = 0.3
"""Mean confidence of a line below which it is no print, if it holds no word of the language.

Signatures come out with 0.0-0.2, print on bad copies with 0.5 and more.
"""
_LONG = re.compile(r"[^\W\d_]{4,}")


def find_scrawl(words: Sequence[OcrWord], language: Language) -> list[tuple[OcrWord, ...]]:
    """The lines that are no print."""
    lines: dict[tuple[int, int, int], list[OcrWord]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    return [tuple(line) for line in lines.values() if _is_scrawl(line, language)]


def _is_scrawl(line: Sequence[OcrWord], language: Language) -> bool:
    letters = sum(len(word.text) for word in line)
    confidence = sum(word.confidence * len(word.text) for word in line) / letters
    if confidence >= SCRAWL:
        return False
    long_words = _LONG.findall(" ".join(word.text for word in line))
    checked = check_words(" ".join(long_words), language)
    return checked.count == 0 or checked.unknown == 1
