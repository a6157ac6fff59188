"""One document twice, two issues of one, or two from a template."""

import random

import pytest

from corpus.kin import signature_of
from ingest.document import Document, Page, Reading
from nlp.fingerprint import bands_of
from nlp.kinship import Reading as Compared
from nlp.kinship import kinship, may_be_kin
from nlp.passage import DocumentFacts, DocumentKind, Entity

TEXT = """Partnerskabsaftale mellem Faxe Kommune og SOSU Sjælland

1. Parterne vil nedbringe frafaldet blandt eleverne til højst 15 procent inden udgangen af 2028.
2. Kommunen stiller hvert år 40 oplæringspladser til rådighed på plejecentre og i hjemmeplejen.
3. Skolen tilbyder alle oplæringsvejledere et kursus på tre dage og holder kontakt til dem.
4. Styregruppen mødes fire gange om året og følger op på målene i aftalen.
5. Kommunen afsætter 250.000 kr. om året til fælles aktiviteter for elever og vejledere.
6. Aftalen kan opsiges skriftligt med seks måneders varsel til udgangen af et skoleår.
"""


def facts(*parties: str, kind: DocumentKind = DocumentKind.AGREEMENT) -> DocumentFacts:
    return DocumentFacts("Aftale", kind, "da", tuple(Entity(1, 0, 1, p, "ORG", p) for p in parties))


OURS = facts("faxe", "sosu-sj")


def misread(text: str, share: float) -> str:
    """Put a wrong letter into some of the words, as OCR does."""
    chance = random.Random(4)
    words = text.split(" ")
    return " ".join(
        w[: len(w) // 2] + "l" + w[len(w) // 2 + 1 :]
        if len(w) > 3 and chance.random() < share and not any(map(str.isdigit, w))
        else w
        for w in words
    )


def read(text: str, facts: DocumentFacts = OURS, *, how: Reading = Reading.PLAIN) -> Compared:
    page = Page(1, text, text, how, "", "da", ())
    return signature_of(Document("0" * 64, "a.txt", "text/plain", "da", (page,)), facts).reading


def kind(a: str, b: str, *, b_facts: DocumentFacts = OURS) -> object:
    return kinship(read(a), read(b, b_facts)).kind


@pytest.mark.parametrize("share", [0.0, 0.1, 0.25])
def test_a_misread_scan_is_a_twin(share: float) -> None:
    scan = misread(TEXT, share)
    assert kind(TEXT, scan) == "twin"
    assert set(bands_of(TEXT)) & set(bands_of(scan))


def test_another_issue_has_other_figures_and_the_same_parties() -> None:
    newer = TEXT.replace("15", "12").replace("40", "45").replace("2028", "2031").split("\n6.")[0]
    assert kind(TEXT, newer) == "issue"


def test_a_figure_that_changed_makes_another_issue_but_in_a_scan_it_may_be_misread() -> None:
    once = TEXT.replace("seks", "6").replace("tre dage", "3 dage").replace("fire", "4")
    changed = once.replace("15", "16")
    assert kinship(read(once), read(changed)).kind == "issue"
    assert kinship(read(once), read(changed, how=Reading.OCR)).kind == "twin"


def test_a_template_with_other_parties_is_no_kin() -> None:
    other = TEXT.replace("Faxe", "Skive").replace("Sjælland", "STV")
    assert kind(TEXT, other, b_facts=facts("skive", "sosu-stv")) is None
    assert not may_be_kin(OURS, facts("skive", "sosu-stv"))


def test_without_parties_only_the_very_same_text_is_a_twin() -> None:
    assert kind(TEXT, misread(TEXT, 0.1), b_facts=facts()) == "twin"
    assert kind(TEXT, TEXT.replace("15", "12").split("\n5.")[0], b_facts=facts()) is None


def test_minutes_are_no_issue_of_an_agreement() -> None:
    minutes = facts("faxe", "sosu-sj", kind=DocumentKind.MINUTES)
    assert kind(TEXT, TEXT.replace("15", "12").split("\n5.")[0], b_facts=minutes) is None


def test_kinship_has_no_direction() -> None:
    a, b = read(TEXT), read(misread(TEXT, 0.2))
    assert kinship(a, b).kind == kinship(b, a).kind


def test_a_few_words_have_no_fingerprint() -> None:
    assert bands_of("Aftale om praktik") == ()
    assert bands_of("") == ()


def test_a_fingerprint_is_what_it_was_when_catalogs_were_written() -> None:
    first, second, third, *_, last = bands_of(TEXT)  # as datasketch 2.0 has them
    assert (first, second, third) == (22355043942400, 22339546578945, 104238756593666)
    assert last == 68788968226857


def test_texts_about_other_things_share_no_band() -> None:
    other = " ".join(f"ord{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(200))
    assert not set(bands_of(TEXT)) & set(bands_of(other))
