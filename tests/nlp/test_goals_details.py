"""Who, when, how much and about what: the details of a statement."""

from pathlib import Path

import numpy as np
import pytest

from nlp.embedding.load import load_embedder
from nlp.goals import functions, model, share_model, theme_model
from nlp.goals.clause import read_clause
from nlp.goals.deadline import find_deadline
from nlp.goals.lexicon import Tense, VerbClass, lexicon_for
from nlp.goals.moments import last_day
from nlp.goals.owner import resolve_owner
from nlp.goals.target import find_target
from nlp.goals.themes import Themed, theme_scores
from nlp.goals.tokens import tokenize
from nlp.passage import Entity, Theme


@pytest.mark.parametrize(
    ("sentence", "lemma", "subject"),
    [
        ("Skolen tilbyder et kursus.", "tilbyde", "Skolen"),
        ("Fra 2027 får alle nye elever en mentor.", "få", "alle nye elever"),
        ("Elever, der mangler et fag, kan få hjælp.", "kunne", "Elever"),
        (
            "Når en elev udebliver, ringer kommunens vejleder samme dag.",
            "ringe",
            "kommunens vejleder",
        ),
        ("To gange om året samler skolen vejlederne.", "samle", "skolen"),
        ("Dog reserverer kommunen et beløb.", "reservere", "kommunen"),
        ("Der afsættes 5.000 kr.", "afsætte", "5.000 kr"),
        ("at regionen betaler for bussen.", "betale", "regionen"),
    ],
)
def test_clause_finds_verb_and_subject(sentence: str, lemma: str, subject: str | None) -> None:
    clause = read_clause(tokenize(sentence), lexicon_for("da"))
    assert clause.finite is not None
    assert clause.finite.lemma == lemma
    found = sentence[slice(*clause.subject)] if clause.subject else None
    assert (found or "").rstrip(",") == (subject or "").rstrip(",")


def test_clause_reads_what_stands_behind_at() -> None:
    clause = read_clause(tokenize("Mødet vedtog, at skolen køber en lift."), lexicon_for("da"))
    assert clause.finite is not None
    assert VerbClass.DECIDE in clause.finite.classes
    assert clause.content is not None
    assert clause.content.finite is not None
    assert clause.content.finite.tense is Tense.PRESENT


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("Skolen åbner senest den 1. maj 2027 et værksted.", "senest den 1. maj 2027"),
        ("Kommunen svarer inden for ti hverdage.", "inden for ti hverdage"),
        ("Rådet mødes i marts og oktober.", "i marts og oktober"),
        ("Frafaldet skal ned på 9 procent inden udgangen af 2028.", "inden udgangen af 2028"),
        ("Skolen sender tal hvert kvartal.", "hvert kvartal"),
        ("Hver december spørges eleverne.", "Hver december"),
        ("Læreren kommer hver fjortende dag.", "hver fjortende dag"),
        ("Lärare besöker arbetsplatsen var fjärde vecka.", "var fjärde vecka"),
        ("Regionen genomför våren 2026 en kampanj.", "våren 2026"),
        ("Der oprettes i 2027 stillinger inden for sårpleje.", "i 2027"),
        ("Udvalget mødes hver 3. måned.", "hver 3. måned"),
        ("Trivslen stiger fra 3,6 til 4,0 frem mod 2029.", "frem mod 2029"),
        ("Medio 2027 gøres der status.", "Medio 2027"),
        ("Ved aftalens udløb er alle uddannet.", "Ved aftalens udløb"),
        (
            "Kommunen indstiller hvert år ti, og skolen svarer inden for to uger.",
            "inden for to uger",
        ),
        ("Kommunen betaler 90.000 kr. i 2026 og 40.000 kr. i 2027.", None),
        ("Elever, der har været syge inden for to uger, får hjælp.", None),
        ("Kurset gennemføres i uge 12 og uge 40.", "i uge 12 og uge 40"),
        ("Regionen utbildar tio handledare senast 2027.", "senast 2027"),
        ("Parterne hjælper hinanden.", None),
    ],
)
def test_deadline_words(sentence: str, deadline: str | None) -> None:
    assert find_deadline(sentence) == deadline


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("senest den 1. maj 2027", "2027-05-01"),
        ("inden udgangen af 2026", "2026-12-31"),
        ("i februar 2028", "2028-02-29"),
        ("i 2. kvartal 2026", "2026-06-30"),
        ("i foråret 2027", "2027-05-31"),
        ("1.8.2026", "2026-08-01"),
        ("31. februar 2026", ""),
        ("hvert år", ""),
    ],
)
def test_last_day(words: str, day: str) -> None:
    assert last_day(words) == day


@pytest.mark.parametrize(
    ("sentence", "text", "value", "unit", "direction"),
    [
        ("Frafaldet skal ned på højst 12 procent.", "højst 12 procent", 12, "%", "at-most"),
        ("Andelen øges fra 60 til 75 procent.", "fra 60 til 75 procent", 75, "%", "up"),
        ("Skolen afsætter 1,5 mio. kr. om året.", "1,5 mio. kr. om året", 1_500_000, "kr", ""),
        (
            "Kommunen ansætter mindst 25 elever om året.",
            "mindst 25 elever om året",
            25,
            None,
            "at-least",
        ),
        ("Gruppen mødes fire gange om året.", "fire gange om året", 4, None, ""),
        ("Skolen giver dansk halvanden time om ugen.", "halvanden time om ugen", 1.5, None, ""),
        ("Kommunen betalar 1,4 miljoner kronor.", "1,4 miljoner kronor", 1_400_000, "kr", ""),
        ("Andelen ska sjunka till tio procent.", "tio procent", 10, "%", "down"),
    ],
)
def test_target_reads_the_number(
    sentence: str, text: str, value: float, unit: str | None, direction: str
) -> None:
    target = find_target(sentence)
    assert target is not None
    assert (target.text, target.value, target.direction) == (text, value, direction)
    assert unit is None or target.unit == unit


@pytest.mark.parametrize(
    "sentence",
    [
        "Der holdes møde i uge 34.",
        "Skolen henvender sig til unge over 25 år.",
        "Skolen udbyder grundforløb 2 i byen.",
        "Parterne mødes den 4. maj 2026.",
        "Elever fra 8. klasse er velkomne.",
    ],
)
def test_target_is_no_date_age_or_level(sentence: str) -> None:
    deadline = find_deadline(sentence) or ""
    assert find_target(sentence, deadline=deadline) is None


@pytest.mark.parametrize(
    ("sentence", "heading", "theme"),
    [
        ("Skolen tilbyder brobygning til alle folkeskoler.", "", "rekruttering"),
        ("Elever med fravær får en samtale.", "Mindre frafald", "fastholdelse"),
        ("Kommunen betaler 40.000 kr.", "Økonomi", "økonomi"),
        ("Ordblinde elever får hjælpemidler.", "", "inklusion"),
        ("Varje elev får en handledare.", "Handledning", "oplæring"),
        ("Medarbejdere får en realkompetencevurdering.", "", "kompetenceudvikling"),
    ],
)
def test_theme_of_a_statement(sentence: str, heading: str, theme: Theme) -> None:
    [scores] = theme_scores([Themed(sentence, (heading,) if heading else ())])
    assert scores[0][0] == theme
    assert 0.8 < sum(share for _, share in scores) <= 1.01


def test_models_are_of_the_embedding_that_ships() -> None:
    """Else: `python -m nlp.goals.train`, `... train_themes` and `... train_functions`."""
    assert share_model.trained_on(model.DATA / "meaning.npz") == load_embedder().name
    for path in (theme_model.PATH, functions.PATH):
        assert share_model.trained_on(path) == load_embedder().name


def test_theme_of_a_vague_statement_is_told_by_its_neighbours() -> None:
    section = "Elever ventede på brugernavn og adgangskort. Ingen elev møder ind uden login."
    sentence = "Ida rejser sagen over for it-chefen."
    alone, beside = map(dict, theme_scores([Themed(sentence), Themed(sentence, section=section)]))
    assert beside["læringsmiljø"] > alone.get("læringsmiljø", 0)


def test_theme_of_a_vague_statement_is_told_by_the_sentence_before_it() -> None:
    sentence, before = "Tilbuddet udvides i 2027.", "Ordblinde elever får støttetimer."
    alone, after = map(dict, theme_scores([Themed(sentence), Themed(sentence, previous=before)]))
    assert after["inklusion"] > alone.get("inklusion", 0)


def test_examples_count_by_how_near_they_lie() -> None:
    vectors = np.eye(3, dtype=np.float32)
    examples = share_model.Examples(vectors, np.array([0, 1, 1], dtype=np.uint8))
    asked = np.array([[1, 0, 0], [0.8, 0.6, 0], [0.6, 0.8, 0], [0, 0, 1]], dtype=np.float32)
    shares = examples.shares(asked, 2)
    assert np.allclose(shares.sum(axis=1), 1)
    assert shares[0, 0] > shares[1, 0] > 0.5 > shares[2, 0] > shares[3, 0]


def test_models_come_back_as_written(tmp_path: Path) -> None:
    kept, far = theme_model.load_model(), functions.load_model()
    share_model.write_model(kept, tmp_path / "themes.npz")
    share_model.write_model(far, tmp_path / "functions.npz")
    again = share_model.read_model(tmp_path / "themes.npz", theme_model.stem_cues)
    texts = ["Skolen sender tal for fravær hver måned.", "Elever får en mentor."]
    assert np.allclose(again.shares(texts, "da"), kept.shares(texts, "da"), atol=0.01)
    assert share_model.read_model(tmp_path / "functions.npz").examples is None


def test_owner_resolves_to_the_one_party_of_its_kind() -> None:
    town = Entity(1, 0, 5, "Odense Kommune", "MUNICIPALITY", "kommune:0461")
    other = Entity(1, 9, 12, "Faxe Kommune", "MUNICIPALITY", "kommune:0320")
    assert resolve_owner("Kommunen", (), (town,)) == "kommune:0461"
    assert resolve_owner("Kommunen", (), (town, other)) == ""
    assert resolve_owner("Faxe Kommune", (other,), (town,)) == "kommune:0320"
    assert resolve_owner("Parterne", (), (town,)) == ""
