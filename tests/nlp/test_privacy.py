"""Personal numbers are found by date and check rules, and masked letter for letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Document, Page, Reading
from nlp.privacy import MASK, find_numbers, list_numbers, mask

# 070761-4285 is the example in the CPR office's description of its check digit; 811218-9876 the
# example in the Swedish tax agency's description of the personnummer.


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CPR-nr. 070761-4285", "cpr"),
        ("0707614285", "cpr"),
        ("cpr: 010170 1234", "cpr"),
        ("070761 - 4285", "cpr"),
        ("811218-9876", "personnummer"),
        ("19811218-9876", "personnummer"),
        ("198112189876", "personnummer"),
    ],
)
def test_personal_numbers_are_found(text: str, kind: str) -> None:
    assert [number.kind for number in find_numbers(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "faktura 1234567890",
        "tlf. 12 34 56 78",
        "310299-1234",  # no such day
        "EAN 5790001234567",
        "sag 2024-123456-1234",
        "1.070.761 og 4285",
        "811218-9875",  # fails the Luhn rule, and 1981 has no 81st day
    ],
)
def test_other_long_numbers_are_not(text: str) -> None:
    assert list(find_numbers(text)) == []


def test_masking_blots_out_digits_only() -> None:
    assert mask("Elev 070761-4285, hold 3") == f"Elev {MASK * 6}-{MASK * 4}, hold 3"


@given(st.text(alphabet="0123456789- abæø.\n", max_size=60))
def test_masking_keeps_length_and_is_idempotent(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert mask(masked) == masked
    assert list(find_numbers(masked)) == []


def test_the_listing_tells_where_without_telling_what() -> None:
    pages = tuple(
        Page(number, text, text, Reading.PLAIN, "", "da", ())
        for number, text in enumerate(("intet", "cpr 070761-4285"), 1)
    )
    document = Document("0" * 64, "a.txt", "text/plain", "da", pages)
    (finding,) = list_numbers(document)
    assert (finding.page_number, finding.number.start, finding.number.end) == (2, 4, 15)
    assert "4285" not in repr(finding)
