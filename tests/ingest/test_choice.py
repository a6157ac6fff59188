"""Text layer or OCR, and the word check behind it."""

import unicodedata

import pytest

from ingest.choice import Evidence, Verdict, choose, prefers_ocr
from ingest.document import Language
from ingest.options import OcrMode
from ingest.wordcheck import check_words

DANISH = (
    "Kommunen og skolen vil i fællesskab øge gennemførelsen på uddannelserne, så flere elever "
    "får løst deres opgaver og bliver færdige. Ledelserne mødes fire gange om året og følger op."
)
BROKEN = (
    "Kommunen og skolen vil i feellesskab age gennemfgrelsen pa uddannelserne, sa flere elever "
    "far lgst deres opgaver og bliver feerdige. Ledelserne mgdes fire gange om aret og fglger op."
)
SWEDISH = (
    "Kommunen och skolan ska tillsammans öka antalet elever som får ett yrke. Ansvariga träffas "
    "två gånger om året för att följa upp målen och föreslå åtgärder."
)


def verdict(evidence: Evidence, language: Language = "da", mode: OcrMode = OcrMode.AUTO) -> Verdict:
    return choose(evidence, language, mode).verdict


@pytest.mark.parametrize(
    ("text", "language"),
    [(DANISH, "da"), (unicodedata.normalize("NFD", DANISH), "da"), (SWEDISH, "sv")],
)
def test_a_sound_text_layer_is_taken(text: str, language: Language) -> None:
    assert verdict(Evidence(text), language) is Verdict.LAYER
    assert check_words(text, language).damaged == 0


def test_a_text_layer_without_its_letters_is_doubted_and_the_reason_says_so() -> None:
    choice = choose(Evidence(BROKEN, invisible=40), "da", OcrMode.AUTO)
    assert choice.verdict is Verdict.BOTH
    assert "scanner's text layer" in choice.reason
    assert "lack letters" in choice.reason


def test_better_words_win() -> None:
    sound, broken = check_words(DANISH, "da"), check_words(BROKEN, "da")
    assert prefers_ocr(broken, sound)
    assert not prefers_ocr(sound, broken)
    assert not prefers_ocr(sound, sound)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (Evidence("", drawn=True), Verdict.OCR),
        (Evidence("", drawn=False), Verdict.LAYER),
        (Evidence(DANISH, unmapped=40), Verdict.OCR),
        (Evidence("(cid:12)(cid:7) (cid:40) " * 9), Verdict.OCR),
        (Evidence(DANISH.replace("o", "\ufffd")), Verdict.OCR),
        (Evidence("Bilag 2 side 4", picture_share=0.9), Verdict.BOTH),
        (Evidence(DANISH, picture_share=0.9), Verdict.LAYER),
    ],
)
def test_other_signs(evidence: Evidence, expected: Verdict) -> None:
    assert verdict(evidence) is expected


def test_the_caller_decides() -> None:
    assert verdict(Evidence(""), mode=OcrMode.NEVER) is Verdict.LAYER
    assert verdict(Evidence(DANISH), mode=OcrMode.ALWAYS) is Verdict.OCR
