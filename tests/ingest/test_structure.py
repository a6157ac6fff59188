import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import BlockKind
from ingest.structure import infer_blocks, marker_end

AGREEMENT = """Samarbejdsaftale mellem Solrød Kommune og SOSU Øst
Underskrevet i 2025

1. Rekruttering

1.1 Parterne vil øge antallet af ansøgere.

1.2 Skolen tilbyder brobygning.

Det skal ske ved, at

- alle elever får en mentor,

- skolen holder lektiecafé.

ØKONOMI
Beløb | 2024 | 2025
Pulje | 10 | 20

Hvad nu?

Aftalen evalueres.
"""


def shapes(text: str, *, first_page: bool = True) -> list[tuple[str, str]]:
    blocks = infer_blocks(text, first_page=first_page)
    return [(block.kind.value, text[block.start : block.end]) for block in blocks]


def test_agreement_has_its_headings_clauses_items_and_rows() -> None:
    assert shapes(AGREEMENT) == [
        ("title", "Samarbejdsaftale mellem Solrød Kommune og SOSU Øst"),
        ("paragraph", "Underskrevet i 2025"),
        ("heading", "1. Rekruttering"),
        ("paragraph", "1.1 Parterne vil øge antallet af ansøgere."),
        ("paragraph", "1.2 Skolen tilbyder brobygning."),
        ("paragraph", "Det skal ske ved, at"),
        ("item", "- alle elever får en mentor,"),
        ("item", "- skolen holder lektiecafé."),
        ("heading", "ØKONOMI"),
        ("row", "Beløb | 2024 | 2025"),
        ("row", "Pulje | 10 | 20"),
        ("heading", "Hvad nu?"),
        ("paragraph", "Aftalen evalueres."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "§ 4. Karriereveje",
        "Punkt 2. Status på elevtal",
        "Tema 1.a Vi tager afsæt i fælles kvalitet",
        "Indsats 3: Sprogmentorer",
        "B. Lokalt udbud",
        "Uppföljning av aktiviteter 2022",
        "2. samarbejdsområder",
    ],
)
def test_headings_of_many_shapes_are_seen(line: str) -> None:
    text = f"{line}\n\nBrødtekst, der fylder en hel linje og slutter med et punktum.\n"
    assert shapes(text, first_page=False)[0] == ("heading", line)


@pytest.mark.parametrize(
    "line",
    [
        "Ansvarlig: uddannelseschefen",
        "Hjørring, den 14. januar 2025",
        "Varberg den 4 december 2024",
        "Gældende fra 1. august 2024",
        "Vi vil",
        "Lone Krogh, direktør, Solrød Kommune",
    ],
)
def test_labels_dates_lead_ins_and_names_are_no_headings(line: str) -> None:
    text = f"{line}\n\nBrødtekst, der fylder en hel linje og slutter med et punktum.\n"
    assert shapes(text, first_page=False)[0] == ("paragraph", line)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Tre kommuner og én skole har sat sig sammen, fordi ingen af os kan\n"
        "løse opgaven alene. I dag mangler vi tilsammen 210 faglærte\n"
        "medarbejdere i ældreplejen.\n"
    )
    assert [kind for kind, _ in shapes(text, first_page=False)] == ["paragraph"]


def test_a_line_goes_on_with_a_year_and_under_a_longer_title() -> None:
    title = "Strategi for fælles uddannelse i Lejre, Solrød og Greve kommuner 2026 til 2030"
    wrapped = (
        "Pejlemærkerne gælder for alle tre parter i perioden\n"
        "2026 til 2030. De blev til på to møder i foråret, hvor\n"
        "vejledere og elever var med. Karakteren var da 3,4. I\n"
        "2029 skal den være 4,1."
    )
    assert shapes(f"{title}\n\n{wrapped}\n") == [("title", title), ("paragraph", wrapped)]


def test_dashes_after_an_open_line_are_items() -> None:
    text = (
        "Plan\n\nSenast den 31 december 2028 ska\n\n– alla platser vara fyllda,\n\n– ingen vänta."
    )
    assert [kind for kind, _ in shapes(text)] == ["title", "paragraph", "item", "item"]


def test_dash_after_colon_is_an_item_but_a_long_quotation_is_not() -> None:
    quotation = "– Vi står over for en stor udfordring, og " + "det kræver meget af os alle " * 6
    text = f"Borgmesteren siger:\n\n{quotation}\n\nMålene er:\n\n– flere elever\n– mindre frafald\n"
    kinds = [kind for kind, _ in shapes(text, first_page=False)]
    assert kinds == ["paragraph", "paragraph", "paragraph", "item", "item"]


def test_list_of_names_heads_nothing() -> None:
    text = "Parter\n\nSolrød Kommune\n\nGreve Kommune\n\nKøge Kommune\n"
    assert {kind for kind, _ in shapes(text, first_page=False)} == {"paragraph"}


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("3.1 Parterne vil", "Parterne vil"),
        ("· at skolen", "at skolen"),
        ("a) andelen", "andelen"),
        ("Stk. 2. Aftalen", "Aftalen"),
        ("Parterne vil", "Parterne vil"),
        ("12. december", "december"),
    ],
)
def test_marker_end_points_behind_the_mark(line: str, rest: str) -> None:
    assert line[marker_end(line) :] == rest


@given(st.text(alphabet="aÅ1. -·\n\t|:#A)", max_size=120))
def test_blocks_are_in_order_disjoint_and_cover_every_letter(text: str) -> None:
    blocks = infer_blocks(text)
    covered = set[int]()
    for block in blocks:
        assert block.kind in BlockKind
        assert text[block.start : block.end].strip() == text[block.start : block.end] != ""
        assert not covered & set(range(block.start, block.end))
        covered |= set(range(block.start, block.end))
    assert [b.start for b in blocks] == sorted(b.start for b in blocks)
    assert all(index in covered for index, letter in enumerate(text) if not letter.isspace())


def test_numbered_lines_close_together_are_a_list() -> None:
    text = "Møde\n\nVi vil:\n1. Dele viden\n2. Følge tal\n3. Mødes oftere\n\n4. Økonomi\n\nIntet.\n"
    kinds = [(block.kind.value, text[block.start : block.end]) for block in infer_blocks(text)]
    assert [kind for kind, line in kinds if line[:1].isdigit()] == ["item"] * 3 + ["heading"]
