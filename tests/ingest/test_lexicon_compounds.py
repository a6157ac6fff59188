"""Compounds of documents about education and care, and words that must stay whole."""

import pytest

from ingest.lexicon.compounds import read_compound, split_compound
from ingest.lexicon.lexicon import LexiconLanguage, load_lexicon


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("elevfastholdelse", ("elev", "fastholdelse")),
        ("fastholdelsesindsats", ("fastholdelse", "indsats")),
        ("praktikvejlederuddannelsen", ("praktik", "vejleder", "uddannelsen")),
        ("oplæringsvejlederfunktionen", ("oplæring", "vejleder", "funktionen")),
        ("oplæringsvejlederne", ("oplæring", "vejlederne")),
        ("oplæringsvejlederen", ("oplæring", "vejlederen")),
        ("grundforløb", ("grund", "forløb")),
        ("arbejdsplads", ("arbejde", "plads")),
        ("børnehave", ("børne", "have")),
        ("rekrutteringskampagne", ("rekruttering", "kampagne")),
        ("velfærdsteknologi", ("velfærd", "teknologi")),
        ("sosu-elever", ("sosu", "elever")),
    ],
)
def test_danish_compounds_come_apart(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(word, load_lexicon("da")) == parts


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("kompetensförsörjning", ("kompetens", "försörjning")),
        ("handledarutbildning", ("handledare", "utbildning")),
        ("arbetsplats", ("arbete", "plats")),
        ("flickskola", ("flicka", "skola")),
        ("kyrkogård", ("kyrka", "gård")),
        ("språkombud", ("språk", "ombud")),
    ],
)
def test_swedish_compounds_come_apart(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(word, load_lexicon("sv")) == parts


@pytest.mark.parametrize(
    ("language", "word"),
    [
        *(
            ("da", word)
            for word in ["uddannelse", "medarbejder", "samarbejde", "forløb", "forældre"]
        ),
        *(("da", word) for word in ["partnerskab", "fredericia", "gennemførelse", "ministeriet"]),
        *(("da", word) for word in ["vejledere", "vejlederne"]),
        *(("sv", word) for word in ["utbildning", "undersköterska", "sysselsättning"]),
        ("en", "partnership"),
    ],
)
def test_other_words_stay_whole(language: LexiconLanguage, word: str) -> None:
    assert split_compound(word, load_lexicon(language)) is None


@pytest.mark.parametrize("word", ["uddannelsesforigbet", "xqzlefastholdelse", "elev"])
def test_what_no_words_make_up_is_no_compound(word: str) -> None:
    assert read_compound(word, load_lexicon("da")) is None
