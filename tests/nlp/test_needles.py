import math
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.entities.find import PAGE_PATTERNS
from nlp.extents import extent_of
from nlp.facts import kind
from nlp.goals import deadline, target
from nlp.goals.lexicon import cues
from nlp.needles import EDGE, any_case, needles_of, one_digit
from nlp.sieve import PagePatterns, Sieve, WantedPatterns, numbers_in

FAMILIES: dict[str, Sequence[re.Pattern[str]]] = {
    "cues": [pattern for _, pattern in cues.COMPILED],
    "deadlines": deadline.ranked_forms().patterns,
    "kinds": [pattern for _, pattern, _ in kind._COMPILED],
    "targets": [pattern for _, pattern in target._PATTERNS],
}
SENTENCES = (
    "Parterne forpligter sig til at sikre, at alle elever har en vejleder senest 1. august 2025.",
    "Målet er, at frafaldet falder fra 18 til 12 procent, og at hver anden elev bliver.",
    "Byrådet besluttede at afsætte 1,2 mio. kr.; skolen er ansvarlig for kurset.",
    "Vi mødes til et dialogmøde, hvor rektor orienterede om www.skole.dk og «fravær».",
    "Parterna ska tillsammans minska avhoppen; kommunen ansvarar för handledarna.",
    "Udgangspunktet i 2023 var 40 elever,\nog SENEST TI UGER FØR prøven to gange om ugen.",
    "",
)

FOLDER = Path(__file__).parents[2] / "corpus" / "samples" / "texts"
TEXTS = [path.read_text("utf-8") for path in sorted(FOLDER.glob("*.txt"))]
LINES = [line for text in TEXTS for line in text.splitlines()]


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"ansvarlige?\b|har ansvar", {"ansvarlig|", "ansvarlige|", "har ansvar"}),
        (
            r"\b(?:mål|aftale)(?:t|n)?\b",
            {"|mål|", "|målt|", "|måln|", "|aftale|", "|aftalet|", "|aftalen|"},
        ),
        (r"(?<!\w)(?:\d+ uger|en uge)(?!\w)", {"|en uge", " uger"}),
        (r"(?<=for )skolen|elev(?=en)", {"skolen", "elev"}),
        (r"[A-Z]\w+(?= lover)", {" lover"}),
        (r"(?:skal )?senest \d+", {"senest 0"}),
        (r"(?:senest|senast) den", {"senest den", "senast den"}),
        (r"(?:lover){2,}", {"lover"}),
        (r"(?:lo){2}ver", {"lolover"}),
        (r"[Ll]over|\S+@\w", {"Lover", "lover", "@"}),
        (r"(?:lover)?\d|kursus", {"0", "kursus"}),
        (r"(?i:LOVER)", set()),
        (r"(?i)LOVER", {"lover"}),
        (r"(?:19|20)\d\d", {"0000"}),
        (r"\w+|kursus", set()),
    ],
)
def test_needles_are_what_every_match_holds(pattern: str, needles: set[str]) -> None:
    assert {one.replace(EDGE, "|") for one in needles_of(re.compile(pattern))} == needles


def test_folding_takes_together_all_that_ignorecase_does() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzæøåäöéü"
    anything = "".join(map(chr, range(sys.maxunicode + 1)))
    for letter in letters:
        alike = re.findall(letter, anything, re.IGNORECASE)
        assert {any_case(sign) for sign in alike} == {letter}
    assert {one_digit(sign) for sign in re.findall(r"\d", anything)} == {"0"}


@pytest.mark.parametrize("family", FAMILIES)
def test_looking_for_words_first_finds_the_same(family: str) -> None:
    patterns = FAMILIES[family]
    search = WantedPatterns(patterns)
    for sentence in (*SENTENCES, *LINES):
        found = [number for number, one in enumerate(patterns) if one.search(sentence)]
        assert list(search.found_in(sentence)) == found


@pytest.mark.parametrize("family", ["cues", "kinds", "targets"])
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_a_pattern_matches_lets_it_be_tried(family: str, data: st.DataObject) -> None:
    search = WantedPatterns(FAMILIES[family])
    number, pattern = data.draw(st.sampled_from(list(enumerate(FAMILIES[family]))))
    said = data.draw(st.from_regex(pattern))
    assert number in search.hopeful(said)


@pytest.mark.parametrize("family", FAMILIES)
def test_most_patterns_are_passed_over(family: str) -> None:
    patterns = FAMILIES[family]
    search = WantedPatterns(patterns)
    tried = sum(len(list(search.hopeful(sentence))) for sentence in SENTENCES)
    assert tried < len(patterns) * len(SENTENCES) / 4
    assert sum(map(bool, map(needles_of, patterns))) >= 0.9 * len(patterns)


@pytest.mark.parametrize(
    ("pattern", "some", "empty_lines"),
    [
        (r"(?<![\w-])[A-Z]\w* [^\n]+\b(?!\w)", False, 0),
        (r"\d\s?(?:kr\s|%)(?!\S)", True, 0),
        (r"\d\s?(?:kr\s|%)(?!\s)", True, 1),
        (r"(?:\s\w+){0,30}[^,]\d", True, 0),
        (r"(?:\s\w*){3}", True, 2),
        (r"(?:a\s\s){0,3}", True, 3),
        (r"a\s-?\sb", True, 1),
        (r"\s(?:a|b?)(?=\s)", True, 1),
        (r".*\n", True, 0),
        (r"^Aftale$", True, math.inf),
        (r"\s+", True, math.inf),
        (r"(?s)a.b", True, 0),
        (r"(?s:a.b)", True, math.inf),
        (r"(a)\1", True, math.inf),
    ],
)
def test_how_far_a_match_goes(pattern: str, some: bool, empty_lines: float) -> None:  # noqa: FBT001
    assert extent_of(re.compile(pattern)) == (some, empty_lines)


@pytest.mark.parametrize("sign", [" ", "\n", "\n\n"])
def test_looking_around_lines_finds_the_same(sign: str) -> None:
    chance = random.Random(sign)
    for text in TEXTS:
        words = text.split(" ")
        broken = "".join(word + (sign if chance.random() < 0.3 else " ") for word in words)
        for pattern, matches in PAGE_PATTERNS.matches(broken).items():
            spans = [match.span() for match in pattern.finditer(broken)]
            assert [match.span() for match in matches] == spans


@given(
    st.text("ab1 \n.", max_size=40),
    st.sampled_from(
        [
            *(r"a\s?b", r"\ba1(?!\w)", r"(?:b\s){1,3}a", r"b$", r"(?<=a\s)b\.", r"b\n", r"1+"),
            *(r"a\s\s?b", r"\s?b\s?(?!\s1)", r"\s\sa(?=\s\s)", r"a(?:\s.?){0,3}b", r"\n{2}b"),
        ]
    ),
)
def test_looking_around_any_lines_finds_the_same(text: str, source: str) -> None:
    pattern = re.compile(source)
    found = PagePatterns((pattern,)).matches(text)[pattern]
    assert [one.span() for one in found] == [one.span() for one in pattern.finditer(text)]


@given(st.lists(st.text("ab 0\n").filter(str.strip), unique=True), st.text("ab 0\n"))
def test_a_sieve_finds_what_stands_there(texts: list[str], sentence: str) -> None:
    sieve = Sieve({text: 1 << number for number, text in enumerate(texts)})
    found = [texts[number] for number in numbers_in(sieve.bits_of(sentence))]
    assert found == [text for text in texts if text in sentence]
