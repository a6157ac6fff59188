import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.word_changes import WordChange, word_changes

TEXTS = st.text(alphabet="ab c1\n", max_size=60).map(str.strip)


def kinds(old: str, new: str) -> list[tuple[str, str]]:
    return [(change.kind, change.text) for change in word_changes(old, new)]


def test_a_changed_figure_stands_alone() -> None:
    assert kinds("afsætter 200.000 kr. om året", "afsætter 250.000 kr. om året") == [
        ("same", "afsætter "),
        ("gone", "200.000 "),
        ("new", "250.000 "),
        ("same", "kr. om året "),
    ]


def test_a_lone_short_word_between_changes_belongs_to_them() -> None:
    assert kinds("tre og fire", "fem og seks") == [
        ("gone", "tre og fire "),
        ("new", "fem og seks "),
    ]


def test_a_figure_in_common_is_never_swallowed() -> None:
    assert ("same", "10 ") in kinds("højst 10 elever", "mindst 10 vejledere")


@pytest.mark.parametrize("text", ["", "Parterne mødes."])
def test_the_same_text_has_no_changes(text: str) -> None:
    assert word_changes(text, text) == ((WordChange("same", f"{text} "),) if text else ())


def test_how_dashes_and_line_ends_look_is_no_change() -> None:
    assert [k for k, _ in kinds("2024–2028 i alt", "2024-2028\ni alt")] == ["same"]


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost(old: str, new: str) -> None:
    runs = word_changes(old, new)
    assert "".join(run.text for run in runs if run.kind != "gone").split() == new.split()
    assert "".join(run.text for run in runs if run.kind != "new").split() == old.split()
