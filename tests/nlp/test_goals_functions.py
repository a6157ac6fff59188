"""What a statement is for, in words that the model has not learnt from."""

import re
from pathlib import Path

import numpy as np
import pytest

from nlp.goals.functions import family_shares, function_shares, load_model
from nlp.goals.share_model import Row
from nlp.goals.train_functions import FOLDER
from nlp.goals.train_shares import read_labelled
from nlp.passage import Goal

JUDGED = Path(__file__).parents[2] / "bench"


def goal(text: str, lead_in: str = "") -> Goal:
    return Goal("ab" * 32, 1, 0, len(text), text, "commitment", "samarbejde", lead_in=lead_in)


def shares(text: str, lead_in: str = "", language: str = "da") -> dict[str, float]:
    [row] = function_shares([goal(text, lead_in)], language)
    return dict(zip(load_model().labels, row.tolist(), strict=True))


def best(found: dict[str, float]) -> str:
    return max(found, key=found.__getitem__)


@pytest.mark.parametrize(
    ("one", "other", "function"),
    [
        (
            "Skolen underretter lederen, når en elev er udeblevet.",
            "Er eleven ikke mødt frem, ringer skolens team samme dag.",
            "absence-notice",
        ),
        ("Chefgruppen mødes i marts.", "Rådet træder sammen to gange årligt.", "meets/top"),
        (
            "Skolen fremsender kvartalsvis tal for frafald.",
            "Kommunen får en oversigt over fravær hver måned.",
            "figures/reports",
        ),
        ("Alle får fem timers fagdansk.", "En lærer underviser i dansk.", "language/lessons"),
        ("Sprogmakkere øver dansk med eleven.", "En sprogven på hver afdeling", "language/buddy"),
        ("Ordblinde får oplæsning på pc.", "Hjælpemidler er klar til start.", "needs/tools"),
        ("Folkeskolens klasser ser et plejehjem.", "9. klasse følger plejen.", "classes/visits"),
        ("Elever tæller ikke med.", "Eleven dækker aldrig for syge.", "shifts/not-counted"),
        ("Vejlederkurset udbydes i maj.", "Skolen holder to vejlederhold.", "supervisors/course"),
        (
            "Kommunen sørger for en\nrealkompetencevurdering.",
            "Ufaglærte får vurderet deres kompetencer.",
            "ways-in/prior-learning",
        ),
        ("Ingen plads må\nstå tom.", "95 pct. af elevpladserne er besat.", "seats/filled"),
        (
            "Hver ny elev får en makker.",
            "En mentor følger eleven den første tid.",
            "someone/mentor",
        ),
    ],
)
def test_statements_for_the_same_thing_have_its_function(
    one: str, other: str, function: str
) -> None:
    assert (best(shares(one)), best(shares(other))) == (function, function)


def test_swedish_statements_have_the_functions_of_danish_ones() -> None:
    swedish = shares("Styrgruppen träffas i april och november.", language="sv")
    assert best(swedish) == best(shares("Styregruppen mødes i april og november."))


def test_a_bullet_is_told_by_the_line_above_it_too() -> None:
    alone, under = shares("hver tredje måned"), shares("hver tredje måned", "Styregruppen mødes")
    assert under["meets/top"] > alone["meets/top"] + 0.1
    assert sum(under.values()) == pytest.approx(1)


def test_kin_are_one_family() -> None:
    visits, days = (
        function_shares([goal(text)], "da")
        for text in (
            "Læreren besøger eleven på plejehjemmet.",
            "Lærerne arbejder med i plejen en uge om året.",
        )
    )
    assert cosine(visits[0], days[0]) < 0.5
    assert cosine(family_shares(visits)[0], family_shares(days)[0]) > 0.8


def cosine(one: Row, other: Row) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_no_goals_have_no_shares() -> None:
    assert function_shares([], "da").shape == (0, len(load_model().labels))


def test_every_function_is_learnt_from_enough_sentences_each_told_once() -> None:
    sentences = read_labelled(FOLDER)
    texts = [one.text for one in sentences]
    assert [text for text in texts if texts.count(text) > 1] == []
    assert load_model().labels == tuple(sorted({one.label for one in sentences}))
    few = [name for name in load_model().labels if [o.label for o in sentences].count(name) < 25]
    assert few == []


def test_no_sentence_is_from_a_document_that_is_measured_on() -> None:
    measured = [one_line(path.read_text("utf-8")) for path in JUDGED.glob("**/docs/*.txt")]
    assert len(measured) > 20
    told = [one_line(one.text) for one in read_labelled(FOLDER)]
    long = [text for text in told if len(text) > 40]
    assert [text for text in long if any(text in document for document in measured)] == []


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()
