import pytest

from nlp.goals.lexicon.cues import COMPILED, cues
from nlp.goals.lexicon.needles import WantedPatterns, needles_of

SENTENCES = (
    "Parterne forpligter sig til at sikre, at alle elever har en vejleder senest 1. august 2025.",
    "Målet er, at frafaldet falder fra 18 til 12 procent, og at hver anden elev bliver.",
    "Byrådet besluttede at afsætte 1,2 mio. kr.; skolen er ansvarlig for kurset.",
    "Vi mødes til et dialogmøde, hvor rektor orienterede om www.skole.dk og «fravær».",
    "Parterna ska tillsammans minska avhoppen; kommunen ansvarar för handledarna.",
    "Udgangspunktet i 2023 var 40 elever.",
    "",
)


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"ansvarlige?\b|har ansvar", {"ansvarlig", "har ansvar"}),
        (r"\b(?:mål|aftale)(?:t|n)?\b", {"mål", "aftale"}),
        (r"(?:skal )?senest \d+", {"senest "}),
        (r"(?:lover){2,}", {"lover"}),
        (r"(?:lover)?\d|kursus", set()),
        (r"\d+", set()),
    ],
)
def test_needles_are_what_every_match_holds(pattern: str, needles: set[str]) -> None:
    assert needles_of(pattern) == needles


@pytest.mark.parametrize("sentence", SENTENCES)
def test_looking_for_words_first_finds_the_same(sentence: str) -> None:
    folded = sentence.casefold()
    assert list(cues(folded)) == [name for name, pattern in COMPILED if pattern.search(folded)]


def test_every_needle_alone_lets_its_pattern_be_tried() -> None:
    for _, pattern in COMPILED:
        search = WantedPatterns((pattern,))
        for needle in needles_of(pattern.pattern):
            assert list(search.found_in(needle)) == ([0] if pattern.search(needle) else [])


def test_most_patterns_are_passed_over() -> None:
    without = [name for name, pattern in COMPILED if not needles_of(pattern.pattern)]
    assert len(without) < len(COMPILED) / 10
