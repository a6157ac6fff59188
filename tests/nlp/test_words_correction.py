import pytest

from nlp.words.correction import correct, correct_word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("udannelse", "uddannelse"),
        ("kompetanceudvikling", "kompetenceudvikling"),
        ("elevfastholdelsse", "elevfastholdelse"),
        ("praktikvejldere", "praktikvejledere"),
        ("laering", "læring"),
        ("gennemfoerelse", "gennemførelse"),
        ("elver", "elever"),
        ("strafforfoelgningens", "strafforfølgningens"),
        ("anfegtelse", "anfægtelse"),
    ],
)
def test_misspelling_is_put_right(typed: str, meant: str) -> None:
    assert correct_word(typed) == meant


@pytest.mark.parametrize(
    "word",
    [
        "hørsholm",
        "tjörn",
        "vestsjællands",
        "uddannelse",
        "utbildning",
        "dropout",
        "oplæringsvejleder",
        "frafald",
        "abc",
        "2025",
        "bodil",
        "bjarke",
    ],
)
def test_known_and_short_words_are_left_alone(word: str) -> None:
    assert correct_word(word) is None


def test_rest_of_the_text_stays() -> None:
    correction = correct("Viborg: udannelse, og budjet?")
    assert correction.text == "Viborg: uddannelse, og budget?"
    assert correction.replaced == (("udannelse", "uddannelse"), ("budjet", "budget"))


def test_capital_inside_a_query_is_a_name() -> None:
    assert correct("møde med Lauritzn").replaced == ()
