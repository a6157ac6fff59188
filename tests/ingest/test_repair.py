"""Damaged text comes out right, sound text as it went in, and every change is on record."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Language, RawPage, Reading
from ingest.errors import UnreadableFile
from ingest.repair import (
    Pins,
    read_pins,
    repair_page,
    repair_pages,
    repair_text,
    survey,
    undo,
)

MISREAD = """\
Strategi for et bedre leeringsmiljg
Kommunerne og skolen gnsker at tiltraekke flere ansggere til de feelles uddannelser p& tvaers af
kommunen. 0g de nye elever skal mgdes med hgje krav. Derer mange gode Igsninger, og vi vil gge
indsatsen for uddannelsesforigbet, sa eleverne nar deres mal. Elevernes opleering sker pa
arbejdspladsen, og deres forleb er beskrevet i aftalen.
"""
MENDED = """\
Strategi for et bedre læringsmiljø
Kommunerne og skolen ønsker at tiltrække flere ansøgere til de fælles uddannelser på tværs af
kommunen. Og de nye elever skal mødes med høje krav. Der er mange gode løsninger, og vi vil øge
indsatsen for uddannelsesforløbet, så eleverne når deres mål. Elevernes oplæring sker på
arbejdspladsen, og deres forløb er beskrevet i aftalen.
"""
SWEDISH = """\
Underskéterskor beh6vs i varden, och manga foretag séker larlingar. Avtalet galler fran den 1 mars,
och kommunen ska sjalv bestamma om forskola och skola. Handledarna far en battre utbildning.
"""
SWEDISH_MENDED = """\
Undersköterskor behövs i vården, och många företag söker lärlingar. Avtalet gäller från den 1 mars,
och kommunen ska själv bestämma om förskola och skola. Handledarna får en bättre utbildning.
"""
SOUND = """\
Aftale mellem Aabenraa Kommune, Faaborg-Midtfyn Kommune og SOSU Østjylland
Michael Aagaard og Inge Maae læser poesi i Aarhus. Kontakt: p.a@skole.dk eller www.gore-det.dk.
Vi følger op hvert år på social- og sundhedsuddannelserne, jf. § 4, stk. 2, og bilag 1a.
Team | Mål | Ansvarlig
Workshop om feedback og onboarding for alle medarbejdere i kommunen {kladde} [1].
"""


def test_words_misread_in_the_wrong_language_are_put_right() -> None:
    assert repair_text(MISREAD, language="da").text == MENDED


def test_swedish_words_get_their_letters_back() -> None:
    assert repair_text(SWEDISH, language="sv").text == SWEDISH_MENDED


def test_the_language_of_a_damaged_text_is_found() -> None:
    assert repair_text(MISREAD).text == MENDED
    assert repair_text(SWEDISH).text == SWEDISH_MENDED


def test_sound_text_is_left_alone() -> None:
    assert repair_text(SOUND) == repair_text(SOUND, language="da")
    assert repair_text(SOUND).text == SOUND
    assert repair_text(SOUND).edits == ()


@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_words_are_put_into_other_languages(language: Language) -> None:
    assert repair_text(MISREAD, language=language).text == MISREAD


def test_edits_name_their_rule_and_give_the_raw_text_again() -> None:
    repaired = repair_text(MISREAD, language="da")

    assert undo(repaired.text, repaired.edits) == MISREAD
    assert {edit.rule for edit in repaired.edits} <= {"wrong-language-ocr", "letter-pair"}
    assert all(0 < edit.confidence <= 1 for edit in repaired.edits)
    assert ("Igsninger", "løsninger") in {(edit.before, edit.after) for edit in repaired.edits}


def test_a_page_of_known_words_leans_on_its_document() -> None:
    alone = repair_text("De andre far made", language="da")
    together = repair_pages([MISREAD, "De andre far made"], language="da")

    assert alone.edits == ()
    assert together[1].text != together[1].text.replace("å", "a")


def test_a_foreign_page_that_counts_as_danish_is_left_alone() -> None:
    page = "The partners agree to meet for lunch and to pay the bill. " * 4 + "Yours, P. A. Fa pa."

    assert repair_text(page, language="da").text == page


def test_a_page_of_its_own_takes_the_survey_of_its_document() -> None:
    raw = RawPage(number=2, text="Mal pa vej", reading=Reading.OCR, reason="no text layer")
    damage = survey([MISREAD, raw.text], language="da")

    assert damage.rate > 0.9
    assert repair_page(raw, language="da", document=damage).text == "Mål på vej"


def test_pinned_words_stay_and_forced_ones_change() -> None:
    pins = Pins(keep=frozenset({"Igsninger"}), replace={"0g": "Men"})
    repaired = repair_text(MISREAD, language="da", pinned=pins)

    assert "gode Igsninger" in repaired.text
    assert "kommunen. Men de nye" in repaired.text
    assert "gode Igsninger" in repair_text(MISREAD, language="da", pinned={"igsninger"}).text


def test_a_word_list_keeps_forces_and_mends_its_own_words(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("# vore egne\nIgsninger\nLøvstikken\n\n0g = Men\n", encoding="utf-8")
    pins = read_pins(words)

    assert pins == Pins(keep=frozenset({"Igsninger", "Løvstikken"}), replace={"0g": "Men"})
    assert "Men de nye" in repair_text(MISREAD, language="da", pinned=pins).text
    misread = "Vi mødes på Lgvstikken og ved Lavstik i år."
    mended = repair_text(misread, language="da", pinned=pins)
    assert mended.text == misread.replace("Lgvstikken", "Løvstikken")
    assert [edit.rule for edit in mended.edits] == ["own-word"]


@pytest.mark.parametrize("line", ["= efter", "før =", "a = b = c"])
def test_a_word_list_names_the_line_that_says_nothing(tmp_path: Path, line: str) -> None:
    words = tmp_path / "words.txt"
    words.write_text(f"ord\n{line}\n", encoding="utf-8")

    with pytest.raises(UnreadableFile, match="line 2"):
        read_pins(words)


def test_form_feeds_part_pages_and_offsets_count_through() -> None:
    repaired = repair_text(f"{MISREAD}\f{MISREAD}", language="da")

    assert repaired.text == f"{MENDED}\f{MENDED}"
    assert undo(repaired.text, repaired.edits) == f"{MISREAD}\f{MISREAD}"


WORDS = [
    "pa ",
    "gget ",
    "fælles ",
    "fÃ¸rste ",
    "Aarhus ",
    "leering",
    "Derer ",
    "maal ",
    "på ",
    "2024 ",
]
SIGNS = [
    "a\u030a",
    "o\u0308",
    "er-\nfaringer ",
    "\u00ad",
    "ﬁ",
    "?",
    "\ufffd",
    "\x9b",
    "|",
    "{",
    "} ",
]
BLANKS = [". ", "\n", "\f", "\x00", "\r\n"]
pieces = st.sampled_from([*WORDS, *SIGNS, *BLANKS])


@given(st.lists(pieces | st.characters(codec="utf-8"), max_size=40).map("".join))
def test_whatever_comes_in_can_be_had_again(text: str) -> None:
    repaired = repair_text(text, language="da")

    assert undo(repaired.text, repaired.edits) == text
    assert unicodedata.is_normalized("NFC", repaired.text)
    for edit in repaired.edits:
        assert repaired.text[edit.start : edit.end] == edit.after
