"""What a statement is for, in the words of both languages."""

import pytest

from nlp.passage import Goal
from search_api.functions import functions_of


@pytest.mark.parametrize(
    ("one", "other", "function"),
    [
        ("Møder eleven ikke op, ringer vejlederen.", "Uteblir eleven ringer mentorn.", "absence"),
        ("Lederkredsen træder sammen i maj.", "Styrgruppen träffas två gånger per år.", "top-body"),
        ("Skolen viser hver måned tal for fravær.", "Skolan lämnar uppgifter i juni.", "reports"),
        ("Eleverne får tre timers fagdansk.", "Eleverna får yrkessvenska.", "language"),
        ("Lærerne er med på vagt to dage.", "Läraren besöker arbetsplatsen.", "teachers-out"),
        ("Kommunen sørger for vurdering\naf kompetencer.", "Vi validerar dem.", "recognition"),
        ("Ingen plads må\nstå tom.", "Alla utbildningsplatser är fyllda.", "seats-filled"),
    ],
)
def test_statements_for_the_same_thing_have_its_function(
    one: str, other: str, function: str
) -> None:
    for text in (one, other):
        goal = Goal("ab" * 32, 1, 0, len(text), text, "commitment", "samarbejde")
        assert function in functions_of(goal), text
