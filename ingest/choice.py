"""Text layer or OCR, page by page, and why: pure rules over what a page shows of itself."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Language
from ingest.options import OcrMode
from ingest.wordcheck import WordCheck, check_words

FEW_WORDS = 25
"""A page of pictures with no more words than this has them from headers and captions."""
MOSTLY_PICTURE = 0.45
MAX_JUNK = 0.01
"""Share of letters without meaning (no Unicode, private use, U+FFFD) that a text layer may have."""
MAX_DAMAGE = 0.015
"""Share of words that only lack æ, ø, å (ä, ö): clean text has under 0.1 %, bad OCR 10 % and up."""
LEAST_DAMAGED = 3
"""... and at least so many of them."""
MAX_UNKNOWN = 0.28
"""Share of words in no dictionary: clean text has under 5 %, a list of names perhaps 25 %."""
ENOUGH_WORDS = 12

_JUNK = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uefff\uf100-\uf8ff\x00-\x08\x0e-\x1f]")


class Verdict(StrEnum):
    """What to do with a page."""

    LAYER = "layer"
    OCR = "ocr"
    BOTH = "both"
    """Read the picture too, and keep the better text."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page shows: its layer's text, characters without Unicode, words without ink, pictures.

    `drawn` tells whether anything at all is on the page; `picture_share` is in 0..1.
    """

    text: str
    unmapped: int = 0
    invisible: int = 0
    picture_share: float = 0.0
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """A verdict, with its reason as the beginning of an English sentence."""

    verdict: Verdict
    reason: str


def choose(evidence: Evidence, language: Language, mode: OcrMode) -> Choice:
    """Text layer, OCR, or both to be compared."""
    words = evidence.text.split()
    if mode is OcrMode.NEVER:
        return Choice(Verdict.LAYER, "OCR is switched off; the text layer was taken as it is")
    if mode is OcrMode.ALWAYS:
        return Choice(Verdict.OCR, "OCR was asked for on every page")
    if not words:
        return _without_words(evidence)
    if _junk_share(evidence) > MAX_JUNK:
        return Choice(Verdict.OCR, "Letters of the text layer have no meaning in Unicode")
    if len(words) <= FEW_WORDS and evidence.picture_share >= MOSTLY_PICTURE:
        return Choice(Verdict.BOTH, "The page is a picture with a few words of text layer")
    return _judge_words(evidence, language, len(words))


def _without_words(evidence: Evidence) -> Choice:
    if evidence.drawn:
        return Choice(Verdict.OCR, "The page has no text layer")
    return Choice(Verdict.LAYER, "The page is blank")


def _judge_words(evidence: Evidence, language: Language, count: int) -> Choice:
    checked = check_words(evidence.text, language)
    scanned = evidence.invisible > count / 2
    layer = "In a scanner's text layer" if scanned else "In the text layer"
    if checked.damaged > MAX_DAMAGE and checked.damaged * checked.count >= LEAST_DAMAGED:
        return Choice(Verdict.BOTH, f"{layer} {checked.damaged:.0%} of the words lack letters")
    if checked.count >= ENOUGH_WORDS and checked.unknown > MAX_UNKNOWN:
        share = f"{checked.unknown:.0%} of the words are in no dictionary"
        return Choice(Verdict.BOTH, f"{layer} {share}")
    whose = "a scanner's text layer, and it is sound" if scanned else "its own sound text layer"
    return Choice(Verdict.LAYER, f"The page has {whose}")


def _junk_share(evidence: Evidence) -> float:
    letters = max(len("".join(evidence.text.split())), 1)
    junk = sum(len(found) for found in _JUNK.findall(evidence.text))
    return (junk + evidence.unmapped) / letters


def prefers_ocr(layer: WordCheck, read: WordCheck) -> bool:
    """Whether what OCR read is better than the text layer: more sound words, or far more words."""
    if read.count > 2 * layer.count + 5:
        return read.unknown + read.damaged < 0.6
    return read.unknown + read.damaged < layer.unknown + layer.damaged
