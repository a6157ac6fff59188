"""Language identification: four languages, clean and with the Nordic letters lost."""

from pathlib import Path

import pytest

from ingest.document import Language
from ingest.function_words import FUNCTION_WORDS
from ingest.language import SAMPLE_CHARACTERS, identify, letters

TEXTS = Path(__file__).parents[2] / "corpus" / "samples" / "texts"
WORDS = 60
LOST = str.maketrans(
    {"æ": "ae", "ø": "g", "å": "a", "Æ": "E", "Ø": "O", "Å": "A", "ä": "a", "ö": "6"}
)

BOKMAL = """
Kommunen og fagskolen skal sammen sørge for at flere elever fullfører opplæringen. Partene møtes
to ganger i året, og de går gjennom fravær, trivsel og rekruttering. Hver elev får en veileder
som har tid til å følge opp arbeidet på avdelingen. Skolen gir tilbud om språkkurs til dem som
trenger det, og kommunen dekker utgiftene. Etter et år blir avtalen vurdert på nytt, og det skal
ikke ta lang tid før nye tiltak settes i verk. Lærlinger som slutter før de er ferdige, får en
samtale der vi spør hva som gikk galt, hva vi kunne gjort bedre, og om de vil komme tilbake
senere.
"""
ENGLISH = """
The municipality and the college agree to work together so that more students complete their
training. The parties meet twice a year and review absence, well-being and recruitment. Each
student is given a supervisor who has the time to follow their work on the ward. The college
offers language courses to those who need them, and the municipality pays for travel. After one
year the agreement is evaluated, and new measures should be introduced without delay where they
are needed.
"""


def stretches(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS + 1, WORDS)]


def cases() -> list[tuple[Language, str]]:
    found: list[tuple[Language, str]] = [("nb", BOKMAL), ("en", ENGLISH)]
    for path in sorted(TEXTS.glob("*.txt")):
        language: Language = "sv" if path.name.startswith("samverkan") else "da"
        text = path.read_text(encoding="utf-8")
        found += [(language, stretch) for stretch in stretches(text)]
    return found


def test_sixty_words_are_enough() -> None:
    wrong = [(language, text) for language, text in cases() if identify(text).language != language]
    assert len(cases()) > 140
    assert wrong == []


def test_sixty_words_without_nordic_letters_are_enough() -> None:
    wrong = [
        (language, text)
        for language, text in cases()
        if identify(text.translate(LOST)).language != language
    ]
    assert wrong == []


def test_confidence_is_high_for_running_text_and_low_for_a_name() -> None:
    assert identify(BOKMAL).confidence > 0.99
    assert identify("SOSU Nord").confidence < 0.9


@pytest.mark.parametrize("text", ["", " \n", "12.500 kr. – 14,5 %"[:6], "2024 2025"])
def test_nothing_to_judge_by_gives_the_fallback(text: str) -> None:
    found = identify(text, fallback="sv")
    assert (found.language, found.confidence) == ("sv", 0.0)


def test_long_text_is_judged_by_all_its_parts() -> None:
    danish, swedish = (
        next(text for code, text in cases() if code == want) for want in ("da", "sv")
    )
    text = swedish[:300] + danish * (SAMPLE_CHARACTERS // 50)
    assert identify(text).language == "da"


def test_function_words_weigh_alike() -> None:
    sizes = [len(words) for words in FUNCTION_WORDS.values()]
    assert max(sizes) <= 1.2 * min(sizes)


def test_letters_are_counted_without_signs_and_digits() -> None:
    assert letters("§ 4 Løn: 3,5 %") == 3
