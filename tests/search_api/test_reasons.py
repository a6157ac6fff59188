"""Why two statements are held to be about the same thing."""

import tomllib

import pytest

from ingest.document import Document, Page, Reading
from ingest.structure import infer_blocks
from nlp.annotate import annotate_document
from nlp.embedding.load import load_embedder
from nlp.goals.function_names import PATH, called
from nlp.goals.functions import load_model
from search_api.compare import Comparison, compare

ONE = """Partnerskabsaftale mellem Faxe Kommune og ZBC

1. Fastholdelse

Skolen underretter kommunen samme dag, når en elev er fraværende.

2. Økonomi

Kommunen betaler 400.000 kr. om året, og skolen betaler 100.000 kr.
"""
OTHER = """Samarbejdsaftale mellem Stevns Kommune og SOSU Sjælland

A. Frafald

Er en elev fraværende, ringer læreren straks til oplæringsstedet.

B. Penge

Kommunen dækker tre fjerdedele af udgifterne og skolen resten.
"""


@pytest.fixture(scope="module")
def compared() -> Comparison:
    read = [
        annotate_document(
            Document(
                name,
                name,
                "text/plain",
                "da",
                (Page(1, text, text, Reading.PLAIN, "", "da", infer_blocks(text)),),
            )
        )
        for name, text in (("one", ONE), ("other", OTHER))
    ]
    return compare(read[0], read[1], load_embedder())


def test_a_pair_says_what_both_are_for(compared: Comparison) -> None:
    absence = next(match for match in compared.matches if "underretter" in match.a.text)
    said = {reason.view: reason.says for reason in absence.because}
    assert said["function"] == "absence-notice"
    assert called(said["function"], "da") == "besked om fravær"
    assert called(said["function"], "en") == "notice of absence"


def test_a_pair_says_which_words_it_shares(compared: Comparison) -> None:
    absence = next(match for match in compared.matches if "underretter" in match.a.text)
    said = {reason.view: reason.says.split(", ") for reason in absence.because}
    assert "fraværende" in said["words"]
    assert "en" not in said["words"]


def test_what_counts_most_comes_first(compared: Comparison) -> None:
    for match in compared.matches:
        weights = [reason.weight for reason in match.because]
        assert weights == sorted(weights, reverse=True)
        assert all(weight > 0 for weight in weights)


def test_every_function_has_a_name_in_both_languages() -> None:
    names = tomllib.loads(PATH.read_text(encoding="utf-8"))
    assert set(load_model().labels) == set(names)
    assert all(name["da"] and name["en"] for name in names.values())


def test_a_function_without_a_name_goes_by_its_own() -> None:
    assert called("nothing/known", "da") == "nothing/known"
