"""Title, kind, parties, dates, notice and signatories, in every kind of document."""

import pytest

from ingest.document import Document, Language, Page, Reading
from nlp.entities.find import find_entities
from nlp.facts import find_facts, resolve_role
from nlp.passage import DocumentFacts, DocumentKind

AGREEMENT = """Aftale om partnerskab mellem Thisted Kommune, Morsø Kommune
og Social- og Sundhedsskolen i Thisted

Parterne er enige om, at eleverne får samme vilkår. Aftalen gælder fra den 1. august 2025 til og med
den 31. juli 2029.

Skolen opretter hold i Hurup fra 1. januar 2026.

Opsigelse kan ske med 6 måneders skriftligt varsel til udgangen af juli.

Thisted, d. 20/6-2025

Niels Jørgen Ydemann            Hans Ejner Bertelsen
Borgmester                      Borgmester
Thisted Kommune                 Morsø Kommune
"""

MINUTES = """Referat af følgegruppemøde

Dato: torsdag d. 12. februar 2026, kl. 9-11.30
Til stede: centerchef Jane Bregnebjerg (Kalundborg Kommune), Mohammed El-Amin (Region Sjælland)
Referent: Julie K. Thorsen

Ad 1) Siden sidst
Det blev besluttet, at kommunen kommer med et oplæg. Aftalen udløber i sommeren 2027.
Næste møde er mandag den 18. maj 2026.
"""

STRATEGY = """STRATEGI

Rekruttering og
gennemførelse

Vejen Kommune
Billund Kommune
SOSU Syd

Strategien gælder i perioden 2024 til 2028. Strategien følges op hvert år.
"""

NEWS = """Ny aftale giver hold i Grenaa

Offentliggjort den 3. marts 2025

Norddjurs Kommune og Viden Djurs er gået sammen om et nyt hold.

– Vi er glade, siger borgmester Kasper Bjerregaard.

Læs også: Nyt plejecenter
"""

SWEDISH = """Överenskommelse om samverkan kring vårdutbildning

Parter: Växjö kommun, Alvesta kommun och Region Kronoberg

Avtalet gäller från den 1 juli 2024 till och med den 30 juni 2027. Avtalet kan sägas upp med sex
månaders uppsägningstid.

Växjö den 14 maj 2024

För Växjö kommun: Anna Lindén, kommunalråd
"""


def _facts(text: str, language: Language = "da") -> DocumentFacts:
    page = Page(1, text, text, Reading.PLAIN, "", language, ())
    document = Document("0" * 64, "a.txt", "text/plain", language, (page,))
    return find_facts(document, find_entities(document))


def test_an_agreement_says_who_when_and_for_how_long() -> None:
    facts = _facts(AGREEMENT)
    assert facts.title.startswith("Aftale om partnerskab mellem Thisted Kommune")
    assert facts.kind is DocumentKind.AGREEMENT
    assert [party.id for party in facts.parties] == [
        "kommune:0787",
        "kommune:0773",
        "skole:social-og-sundhedsskolen-i-thisted",
    ]
    assert (facts.date, facts.period_start, facts.period_end) == (
        "2025-06-20",
        "2025-08-01",
        "2029-07-31",
    )
    assert facts.notice == "P6M"
    assert [person.text for person in facts.signatories] == [
        "Niels Jørgen Ydemann",
        "Hans Ejner Bertelsen",
    ]


def test_every_piece_of_evidence_stands_where_it_says() -> None:
    facts = _facts(AGREEMENT)
    assert {piece.fact for piece in facts.evidence} == {"title", "date", "period", "notice"}
    assert all(AGREEMENT[piece.start : piece.end] == piece.text for piece in facts.evidence)


def test_minutes_bear_the_day_of_the_meeting_and_no_period() -> None:
    facts = _facts(MINUTES)
    assert facts.kind is DocumentKind.MINUTES
    assert facts.date == "2026-02-12"
    assert (facts.period_start, facts.period_end, facts.signatories) == ("", "", ())


def test_a_strategy_takes_its_parties_from_the_cover() -> None:
    facts = _facts(STRATEGY)
    assert facts.title == "STRATEGI Rekruttering og gennemførelse"
    assert facts.kind is DocumentKind.STRATEGY
    assert [party.text for party in facts.parties] == [
        "Vejen Kommune",
        "Billund Kommune",
        "SOSU Syd",
    ]
    assert (facts.period_start, facts.period_end) == ("2024-01-01", "2028-12-31")


def test_news_bears_the_day_of_publication() -> None:
    facts = _facts(NEWS)
    assert facts.kind is DocumentKind.NEWS
    assert facts.title == "Ny aftale giver hold i Grenaa"
    assert facts.date == "2025-03-03"
    assert [party.text for party in facts.parties] == ["Norddjurs Kommune", "Viden Djurs"]


def test_a_swedish_agreement() -> None:
    facts = _facts(SWEDISH, "sv")
    assert facts.kind is DocumentKind.AGREEMENT
    assert [party.id for party in facts.parties] == [
        "kommun:0780",
        "kommun:0764",
        "region:kronoberg",
    ]
    assert (facts.date, facts.period_end, facts.notice) == ("2024-05-14", "2027-06-30", "P6M")


@pytest.mark.parametrize(
    ("clause", "language", "period"),
    [
        ("Aftalen træder i kraft på underskriftsdatoen.", "da", ("2025-06-20", "")),
        ("Aftalen er gældende fra parternes underskrift.", "da", ("2025-06-20", "")),
        (
            "Aftalen træder i kraft, når begge parter har underskrevet, og udløber 31. juli 2029.",
            "da",
            ("2025-06-20", "2029-07-31"),
        ),
        ("Avtalet gäller från dagen för undertecknandet.", "sv", ("2025-06-20", "")),
        ("Aftalen gælder ikke, før den er underskrevet.", "da", ("", "")),
        ("Reglerne gælder ved underskrift af lærekontrakter.", "da", ("", "")),
    ],
)
def test_the_day_of_the_signing_opens_the_period_where_the_text_says_so(
    clause: str, language: Language, period: tuple[str, str]
) -> None:
    stated = "Aftalen gælder fra den 1. august 2025 til og med\nden 31. juli 2029."
    assert stated in AGREEMENT
    facts = _facts(AGREEMENT.replace(stated, clause), language)
    assert (facts.period_start, facts.period_end) == period


@pytest.mark.parametrize(
    ("clause", "language", "period"),
    [
        ("Aftalen gælder i tre år fra den 1. august 2025.", "da", ("2025-08-01", "2028-07-31")),
        (
            "Aftalen træder i kraft ved underskrift og løber i 18 måneder.",
            "da",
            ("2025-06-20", "2026-12-19"),
        ),
        (
            "Aftalen gælder fra den 1. august 2025.\n\nAftalens varighed er to år.",
            "da",
            ("2025-08-01", "2027-07-31"),
        ),
        (
            "Avtalet gäller från den 1 januari 2026 för en period om fyra år.",
            "sv",
            ("2026-01-01", "2029-12-31"),
        ),
        (
            "Aftalen gælder fra den 1. august 2025 og evalueres efter to år.",
            "da",
            ("2025-08-01", ""),
        ),
        (
            "Aftalen gælder fra den 1. august 2025 og er uopsigelig i to år.",
            "da",
            ("2025-08-01", ""),
        ),
    ],
)
def test_a_duration_gives_the_last_day(
    clause: str, language: Language, period: tuple[str, str]
) -> None:
    stated = "Aftalen gælder fra den 1. august 2025 til og med\nden 31. juli 2029."
    facts = _facts(AGREEMENT.replace(stated, clause), language)
    assert (facts.period_start, facts.period_end) == period


def test_a_stated_first_day_comes_before_the_signing() -> None:
    facts = _facts(AGREEMENT + "\nAftalen træder i kraft ved underskrift.\n")
    assert (facts.period_start, facts.period_end) == ("2025-08-01", "2029-07-31")


@pytest.mark.parametrize("text", ["", "   \n", "42"])
def test_a_document_that_says_nothing_has_no_facts(text: str) -> None:
    facts = _facts(text)
    assert (facts.title, facts.parties, facts.date) == ("", (), "")
    assert facts.kind is DocumentKind.OTHER


COLUMNS = """Aftale om praktikpladser

Denne aftale er indgået mellem Hedensted Kommune (herefter Kommunen) og Social- og Sundhedsskolen
Fredericia-Vejle-Horsens (herefter Skolen).

Aftalen gælder fra d. 1/8 2026 til d. 31/7 2029 og kan opsiges med et varsel på 3 måneder.

Hedensted, d. 2/6-2026                         Vejle, d. 4/6-2026

Ole Vind                                       Bente Aagaard Hvid
Borgmester                                     Direktør
Hedensted Kommune                              Social- og Sundhedsskolen
"""


def test_two_columns_of_signatures_and_a_party_shortened_below() -> None:
    facts = _facts(COLUMNS)
    assert [party.text.split()[0] for party in facts.parties] == ["Hedensted", "Social-"]
    assert [person.text for person in facts.signatories] == ["Ole Vind", "Bente Aagaard Hvid"]
    assert (facts.period_start, facts.period_end) == ("2026-08-01", "2029-07-31")
    assert (facts.date, facts.notice) == ("2026-06-02", "P3M")
    assert resolve_role(facts, "skolen") == facts.parties[1:]


@pytest.mark.parametrize(
    ("clause", "period", "notice"),
    [
        ("Strategien gælder til udgangen af 2030.", ("2026-01-01", "2030-12-31"), ""),
        ("Aftalen løber indtil den 30. juni 2030.", ("", "2030-06-30"), ""),
        ("Avtalet har en uppsägningstid på tre månader.", ("2026-01-01", "2030-12-31"), "P3M"),
        ("Opsigelsesvarslet er 12 uger.", ("2026-01-01", "2030-12-31"), "P12W"),
    ],
)
def test_ends_and_notice_in_other_words(clause: str, period: tuple[str, str], notice: str) -> None:
    facts = _facts(f"Strategi for velfærdsuddannelser 2026-2030\n\nVejen Kommune\n\n{clause}\n")
    assert (facts.period_start, facts.period_end) == period
    assert facts.notice == notice


def test_role_words_are_the_documents_own_parties() -> None:
    facts = _facts(AGREEMENT)
    assert [party.label for party in resolve_role(facts, "Skolen")] == ["SCHOOL"]
    assert resolve_role(facts, "kommunen") == ()  # there are two
    assert len(resolve_role(facts, "Kommunerne")) == 2
    assert resolve_role(facts, "Parterne") == facts.parties
    assert resolve_role(facts, "ældrechefen") == ()
