"""Sentences: what ends one, and what only looks as if it did."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nlp.sentences import _CANDIDATE, _candidates, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Fristen er den 1. oktober 2026 for begge parter.",
        "Elever fra 8. og 9. klasse er velkomne.",
        "Prøven ligger i 4. kvartal og 2. halvår.",
        "Kommunen betaler, jf. § 3, ca. 1,2 mio. kr. om året, f.eks. til vikarer.",
        "Møder m.v. holdes på skolen, bl.a. i Aars, kl. 14.30 hver tirsdag.",
        "Redaktør H. C. Holm skrev under.",
        "Referatet føres af hr. Holm.",
        "Anmäl er senast den 15 mars, t.ex. via e-post, enligt bl.a. kap. 3.",
        "Jf. lov nr. 164 og stk. 2 i samme bestemmelse, pr. 1. januar.",
    ],
)
def test_sentences_stay_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prisen er 5.000 kr. Skolen betaler.", ["Prisen er 5.000 kr.", "Skolen betaler."]),
        ("Vi begynder i uge 34. Alle er med.", ["Vi begynder i uge 34.", "Alle er med."]),
        ("Vi tager kager m.v. Kom glad!", ["Vi tager kager m.v.", "Kom glad!"]),
        ("Svaret kommer fra HR. Prøven er i maj.", ["Svaret kommer fra HR.", "Prøven er i maj."]),
        ("Er det nok? Ja! Det er det.", ["Er det nok?", "Ja!", "Det er det."]),
        ("»Vi er klar.« Sådan lød det.", ["»Vi er klar.«", "Sådan lød det."]),
        ("Elever falder ud. Det koster.", ["Elever falder ud.", "Det koster."]),
        ("Første afsnit\n\nAndet afsnit", ["Første afsnit", "Andet afsnit"]),
    ],
)
def test_sentences_part(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "3.1 Skolen ringer.",
        "a) Skolen ringer.",
        "• Skolen ringer.",
        "Stk. 2. Skolen ringer.",
        "§ 5. Stk. 2. Skolen ringer.",
        "12. Skolen ringer.",
        "- Skolen ringer.",
        "iv) Skolen ringer.",
    ],
)
def test_sentences_leave_the_list_number_out(text: str) -> None:
    assert sentences(text) == ["Skolen ringer."]


def test_sentences_keep_a_number_that_counts() -> None:
    assert sentences("20 pladser er ledige.") == ["20 pladser er ledige."]
    assert sentences("1. oktober åbner vi.") == ["1. oktober åbner vi."]


_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


@given(st.text(alphabet="aB1. \n?§)-–kr", max_size=60))
def test_sentences_are_ordered_and_lose_no_letter(text: str) -> None:
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assume(not _EMPTY_LINE.search(text))  # behind one a list number is left out again
    kept = {i for start, end in spans for i in range(start, end)}
    first = spans[0][0] if spans else len(text)
    assert all(i in kept or text[i].isspace() for i in range(first, len(text)))


def test_least_before_a_number_ends_nothing() -> None:
    text = "Rekruttering af unge med min. 2 års erfaring. Kurset varer 30 min. Det er gratis."
    assert [text[slice(*span)] for span in split_sentences(text)] == [
        "Rekruttering af unge med min. 2 års erfaring.",
        "Kurset varer 30 min.",
        "Det er gratis.",
    ]


@given(st.text("aB1.!?…)» \n", max_size=20), st.integers(0, 20))
def test_sentence_ends_are_the_same_wherever_they_are_sought_from(text: str, start: int) -> None:
    assert [one.span() for one in _candidates(text, start)] == [
        one.span() for one in _CANDIDATE.finditer(text, start)
    ]
