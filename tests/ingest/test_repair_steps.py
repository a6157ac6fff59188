"""Each rule of repair on its own kind of damage, and on what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Language
from ingest.repair import repair_text
from ingest.repair.lines import _HYPHENATED, _hyphenated
from ingest.repair.mojibake import _ODD, _has_odd

SENTENCE = "Eleverne får en vejleder på første dag, og målet er at færre falder fra."
SWEDISH = "Eleverna får en handledare första dagen, och målet är att färre slutar."


def misread(text: str, right: str, wrong: str) -> str:
    """Text written in one encoding and read in another."""
    return "".join(bytes([b]).decode(wrong, "ignore") or chr(b) for b in text.encode(right))


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "mac-roman", "cp850"])
@pytest.mark.parametrize("right", ["utf-8", "cp850", "mac-roman", "cp1252"])
@pytest.mark.parametrize(("language", "text"), [("da", SENTENCE), ("sv", SWEDISH)])
def test_text_in_the_wrong_encoding_is_decoded(
    language: Language, text: str, right: str, wrong: str
) -> None:
    assert repair_text(misread(text, right, wrong), language=language).text == text


def test_text_misread_twice_is_decoded() -> None:
    twice = misread(misread(SENTENCE, "utf-8", "cp1252"), "utf-8", "cp1252")

    assert repair_text(twice).text == SENTENCE


@pytest.mark.parametrize(
    ("language", "text", "letters"), [("da", SENTENCE, "æøåÆØÅ"), ("sv", SWEDISH, "äöåÄÖÅ")]
)
def test_seven_bit_letters_are_decoded(language: Language, text: str, letters: str) -> None:
    assert (
        repair_text(text.translate(str.maketrans(letters, "{|}[\\]")), language=language).text
        == text
    )


@pytest.mark.parametrize("sign", ["?", "\ufffd", "\ufffd\ufffd"])
def test_lost_letters_are_put_back(sign: str) -> None:
    for language, text in (("da", SENTENCE), ("sv", SWEDISH)):
        lossy = "".join(sign if char in "æøåäö" else char for char in text)
        assert repair_text(lossy, language=language).text == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Hvad gør vi nu? Det er godt spurgt, ikke? Er du på?",
        "Navn | Rolle | Frist\nJens | vejleder | 1. maj",
        "»Citat« og „citat“ og ‘citat’ og ’citat’, 20 °C, § 3, 5 × 4 og l’école i 2½ år",
        "Vi mødes 2 à 3 gange. Det er et spørgsmål vis-à-vis alle, og vis-à-vis os selv.",
        "Skriv {navn} og [dato] i feltet, fx C:\\mappe\\fil eller a|b.",
        "Se http://www.kommune.dk/p%C3%A5-vej?m=gore&id=0g og skriv til maal@skole.dk",
    ],
)
def test_signs_that_belong_there_stay(text: str) -> None:
    assert repair_text(text, language="da").text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("vores er-\nfaringer med elever", "vores erfaringer med elever"),
        ("gode opleve\u00ad\nlser og ud\u00adbytte", "gode oplevelser og udbytte"),
        ("kvalitets-\nudviklingen i skolen", "kvalitetsudviklingen i skolen"),
        ("en strategi\nske plan", "en strategiske plan"),
        ("Ikast-\nBrande Kommune", "Ikast-Brande Kommune"),
        ("alle SOSU-\nelever her", "alle SOSU-elever her"),
        ("job-\nog karriereveje", "job-\nog karriereveje"),
        ("social- og sundhed", "social- og sundhed"),
        ("en god plan\nfor alle", "en god plan\nfor alle"),
    ],
)
def test_line_ends_part_words_no_more(raw: str, text: str) -> None:
    assert repair_text(raw, language="da").text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Kvalitet og trivsel ﬁndes", "Kvalitet og trivsel findes"),
        ("a\u030aret er o\u0308de", "året er öde"),
        ("en\u200b dag\x07 til", "en dag til"),
        ("linje\r\nto", "linje\nto"),
    ],
)
def test_letters_are_whole_and_seen(raw: str, text: str) -> None:
    assert repair_text(raw, language="da").text == text


def test_letter_pairs_become_letters_where_the_text_is_full_of_them() -> None:
    raw = "Eleverne faar en vejleder paa foerste dag, og maalet er faerre frafald i Aarhus."
    text = "Eleverne får en vejleder på første dag, og målet er færre frafald i Aarhus."

    assert repair_text(raw, language="da").text == text
    assert repair_text("Michael skriver poesi paa Aaboulevarden.", language="da").edits == ()


FOOTNOTES = """\
Aftalen følger rammen fra Ministeriet!. Den bygger på de fælles mål? som skolen har sat.

1 Rammen for skole og oplæring
2 Fælles mål for området
"""


def test_footnote_marks_come_back_from_signs() -> None:
    text = repair_text(FOOTNOTES, language="da").text
    assert "Ministeriet¹. Den bygger på de fælles mål² som" in text


@pytest.mark.parametrize(
    "text",
    [
        FOOTNOTES.replace("mål?", "mål"),
        FOOTNOTES.replace("1 Rammen", "1. Rammen").replace("2 Fælles", "2. Fælles"),
        "Han sagde »kom nu!« og gik. Kom nu! sagde hun.\n\n1 Rammen for skole og oplæring\n",
    ],
)
def test_signs_stay_where_they_are_no_footnotes(text: str) -> None:
    assert repair_text(text, language="da").text == text


def test_a_speck_before_a_word_goes_in_damaged_text_only() -> None:
    damaged = "Vi gnsker at mgde alle elever pa skolen, og vi -har fokus pa deres leering."
    assert "og vi har fokus" in repair_text(damaged, language="da").text
    sound = "Vi ønsker at møde alle elever på skolen, og vi -har fokus på deres læring."
    assert repair_text(sound, language="da").text == sound


def test_a_letter_read_as_three_comes_back() -> None:
    damaged = "Opleaeringsvejlederne mgdes pa skolen, og de gnsker en feelles plan for opleeringen."
    assert repair_text(damaged, language="da").text.startswith("Oplæringsvejlederne mødes")


@given(st.text("ab1_ -\u00ad\n", max_size=30))
def test_hyphens_at_line_ends_part_the_same_words_wherever_they_are_sought_from(text: str) -> None:
    assert [one.span() for one in _hyphenated(text)] == [
        one.span() for one in _HYPHENATED.finditer(text)
    ]


@given(st.text("aÅæ (.,-\n[]{|}\\„”“†‡›‹°¾£§´•«»’‚Ã¥\x7f·…é", max_size=6))
def test_signs_beside_which_nothing_is_odd_are_no_sign_of_wrong_encoding(text: str) -> None:
    assert _has_odd(text) == (_ODD.search(text) is not None)
