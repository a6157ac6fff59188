"""Municipalities, schools, bodies, people and places in running text, by gazetteer and rule."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Block, BlockKind, Document, Language, Page, Reading
from nlp.entities.find import find_entities
from nlp.entities.fold import fold, slug
from nlp.entities.gazetteer import entries, entry, resolve
from nlp.entities.persons import _standing
from nlp.passage import Entity, Label


def _document(*texts: str, language: Language = "da") -> Document:
    pages = tuple(
        Page(
            number, text, text, Reading.PLAIN, "", language,
            (Block(0, len(text), BlockKind.PARAGRAPH),),
        )
        for number, text in enumerate(texts, 1)
    )  # fmt: skip
    return Document("0" * 64, "a.txt", "text/plain", language, pages)


def _entities(*texts: str, language: Language = "da") -> tuple[Entity, ...]:
    return find_entities(_document(*texts, language=language))


def _texts(text: str, label: Label, language: Language = "da") -> list[str]:
    return [e.text for e in _entities(text, language=language) if e.label == label]


def test_offsets_give_the_text_and_never_overlap() -> None:
    document = _document(
        "Hos Jobcenter Lemvig mødte Inga Holm Struer folk fra Struer Kommune den 1. maj 2026.",
        "Inga betalte 500 kr. til SOSU Nord i Hobro.",
    )
    entities = find_entities(document)
    pages = {page.number: page.text for page in document.pages}
    assert entities
    assert all(e.text == pages[e.page_number][e.start : e.end] for e in entities)
    pairs = pairwise(entities)
    assert all(a.page_number < b.page_number or a.end <= b.start for a, b in pairs)


@pytest.mark.parametrize(
    ("text", "names", "ids"),
    [
        ("Herning Kommunes plejecentre", ["Herning Kommune"], ["kommune:0657"]),
        (
            "Lemvig, Struer og Holstebro kommuner går sammen.",
            ["Lemvig", "Struer", "Holstebro"],
            ["kommune:0665", "kommune:0671", "kommune:0661"],
        ),
        (
            "Kommunerne Faxe, Stevns og Køge deltager.",
            ["Faxe", "Stevns", "Køge"],
            ["kommune:0320", "kommune:0336", "kommune:0259"],
        ),
        (
            "Både Herning Kommune, Lemvig og Struer bidrager.",
            ["Herning Kommune", "Lemvig", "Struer"],
            ["kommune:0657", "kommune:0665", "kommune:0671"],
        ),
        ("Ringkgbing-Skjern Kommune", ["Ringkgbing-Skjern Kommune"], ["kommune:0760"]),
        ("underskrevet Norrdjurs Kommune", ["Norrdjurs Kommune"], ["kommune:0707"]),
        ("Åbenrå Kommune", ["Åbenrå Kommune"], ["kommune:0580"]),
        ("Københavns Kommune", ["Københavns Kommune"], ["kommune:0101"]),
        ("samarbejde med Halmstad kommun", ["Halmstad kommun"], ["kommun:1380"]),
    ],
)  # fmt: skip
def test_municipalities_are_linked(text: str, names: list[str], ids: list[str]) -> None:
    found = [e for e in _entities(text) if e.label == "MUNICIPALITY"]
    assert [e.text for e in found] == names
    assert [e.id for e in found] == ids


def test_a_municipality_that_ends_in_s_is_no_genitive_of_a_landscape() -> None:
    text = "Nordfyns, Kerteminde og Assens kommuner mødes på Nordfyns kyst."
    assert _texts(text, "MUNICIPALITY") == ["Nordfyns", "Kerteminde", "Assens"]
    assert _texts(text, "PLACE") == ["Nordfyn"]


def test_a_bare_name_after_a_preposition_is_the_place() -> None:
    text = "Undervisningen foregår i Skive og på skolen i Thisted."
    assert _texts(text, "PLACE") == ["Skive", "Thisted"]
    assert _texts(text, "MUNICIPALITY") == []


def test_a_town_before_a_date_is_the_place() -> None:
    assert _texts("Underskrifter\nVejen, den 3. marts 2026\nVejen er lang.", "PLACE") == ["Vejen"]


def test_a_person_named_like_a_town_is_a_person() -> None:
    entities = _entities("Hanne Struer, uddannelseschef, bød velkommen.")
    assert [(e.text, e.label) for e in entities] == [("Hanne Struer", "PERSON")]


@pytest.mark.parametrize("text", ["Hver kommune betaler.", "Kommunen og skolen", "Vejen er lang."])
def test_generic_words_are_no_mentions(text: str) -> None:
    assert _entities(text) == ()


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("elever fra SOSU Nords afdeling", "SOSU Nord"),
        ("hos SOSU H's lærere", "SOSU H"),
        ("på Social- og Sundhedsskolen Esbjerg i dag", "Social- og Sundhedsskolen Esbjerg"),
        ("Social- og\nSundhedsskolen Fyn", "Social- og\nSundhedsskolen Fyn"),
        ("sammen med KP om", "KP"),
        ("besøg på Havnbakkens Skole i maj", "Havnbakkens Skole"),
        ("elever fra Campus Nordkyst deltager", "Campus Nordkyst"),
        ("lærere fra FGU Vestegnen", "FGU Vestegnen"),
        ("brobygning med Bakkeby Gymnasium", "Bakkeby Gymnasium"),
        ("elever fra Bakkeby Gymnasium & HF-Kursus mødte", "Bakkeby Gymnasium & HF-Kursus"),
        ("et hold på Bakkeby Gymnasium og HF, som", "Bakkeby Gymnasium og HF"),
        ("besøg på Vester Skole i maj", "Vester Skole"),
    ],
)
def test_schools_listed_or_not(text: str, school: str) -> None:
    assert _texts(text, "SCHOOL") == [school]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Jobcenter Hedensteds borgere", "Jobcenter Hedensted"),
        ("lederen af Jobcenter Horsens deltog", "Jobcenter Horsens"),
        ("en repræsentant for FOA Trekanten", "FOA Trekanten"),
        ("forelægges Ældre- og Sundhedsudvalget.", "Ældre- og Sundhedsudvalget"),
        ("Sundhedsministeriet har svaret", "Sundhedsministeriet"),
        ("indlagt på Hobro Sygehus", "Hobro Sygehus"),
        ("KL's fremskrivning", "KL"),
        ("høres af DSR Kreds Syddanmark.", "DSR Kreds Syddanmark"),
        ("vedtaget af Tønder Byråd den", "Tønder Byråd"),
        ("Tvister afgøres ved Retten i Viborg.", "Retten i Viborg"),
        ("ankes til Østre Landsret inden", "Østre Landsret"),
    ],
)
def test_bodies_listed_or_not(text: str, body: str) -> None:
    assert _texts(text, "ORG") == [body]


def test_a_swedish_court_is_a_body_and_no_town() -> None:
    text = "Tvist prövas av Borås tingsrätt, överklaganden av Kammarrätten i Jönköping."
    assert _texts(text, "ORG", "sv") == ["Borås tingsrätt", "Kammarrätten i Jönköping"]
    assert _texts(text, "PLACE", "sv") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("De fem fra Nørre Lyngbo mangler tøj.", "Nørre Lyngbo"),
        ("Plejehjemmet i Sdr. Kragelund lukker.", "Sdr. Kragelund"),
    ],
)
def test_a_village_too_small_for_a_list_is_a_place(text: str, place: str) -> None:
    assert [(e.text, e.label) for e in _entities(text)] == [(place, "PLACE")]


def test_abbreviations_do_not_count_in_a_line_of_capitals() -> None:
    assert _entities("AFTALE AF FÆLLES INTERESSE VIA SAMARBEJDE") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Deltagere:\nTenna Wulff, omsorgschef\nAli Kaya, leder", ["Tenna Wulff", "Ali Kaya"]),
        ("siger borgmester Lisbet Oggesen.", ["Lisbet Oggesen"]),
        ("Referent: Julie K. Thorsen", ["Julie K. Thorsen"]),
        ("uddannelsesleder Xanthe Quistorp · vicedirektør Bo Lind", ["Xanthe Quistorp", "Bo Lind"]),
        ("Xanthe Quistorp oplyste, at Xanthes hold er fyldt.", ["Xanthe Quistorp", "Xanthe"]),
    ],
)
def test_people_by_title_list_and_first_name(text: str, names: list[str]) -> None:
    assert _texts(text, "PERSON") == names


def test_a_first_name_alone_is_the_person_named_on_another_page() -> None:
    entities = _entities("Camilla Juhl er afløser.", "Ud over Camilla er fem ansat.")
    assert [(e.page_number, e.text, e.id) for e in entities] == [
        (1, "Camilla Juhl", "person:camilla-juhl"),
        (2, "Camilla", "person:camilla-juhl"),
    ]


def test_a_shorter_form_of_a_name_is_the_same_person() -> None:
    entities = _entities("Bjarke Ø. Lund og Mona Ravn mødtes. Bjarke Lund talte.")
    ids = {e.text: e.id for e in entities}
    assert ids["Bjarke Lund"] == ids["Bjarke Ø. Lund"]


def test_a_short_name_that_the_document_gives_is_linked() -> None:
    entities = _entities("Bakkeby Erhvervsskole (herefter BEK) deltager.", "Lærere fra BEK mødes.")
    assert [(e.page_number, e.text, e.id) for e in entities] == [
        (1, "Bakkeby Erhvervsskole", "skole:bakkeby-erhvervsskole"),
        (1, "BEK", "skole:bakkeby-erhvervsskole"),
        (2, "BEK", "skole:bakkeby-erhvervsskole"),
    ]


def test_streets_and_directions_are_places() -> None:
    assert _texts("mødet holdes på Bredgade ved Tønder Rådhus", "PLACE") == [
        "Bredgade",
        "Tønder Rådhus",
    ]
    assert _texts("behovet i norra Halland ökar", "PLACE", "sv") == ["norra Halland"]


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Brande\nTorvet 5\n7330 Brande", "Torvet 5"),
        ("Vi bor på Gl. Kongevej 12B i Aarhus.", "Gl. Kongevej 12B"),
        ("Huset ligger på Nordre Ringgade i Aarhus.", "Nordre Ringgade"),
        (
            "Kontoret ligger på H.C. Andersens Boulevard 4-6, 2. sal.",
            "H.C. Andersens Boulevard 4-6",
        ),
        ("SOSU Østjylland, Hedeager 33, 8200 Aarhus N", "Hedeager 33"),
        ("Vi mødes på Møllestræde 12. maj 2026.", "Møllestræde"),
        ("Vi samler på Laksetorvet 25 elever.", "Laksetorvet"),
    ],
)
def test_a_street_goes_with_its_number(text: str, street: str) -> None:
    assert street in _texts(text, "PLACE")


def test_a_surname_that_is_a_town_is_no_genitive() -> None:
    assert _texts("Rektor Klaus Assens bød velkommen.", "PERSON") == ["Klaus Assens"]
    assert _texts("Rektor Jens Jensens plan blev vedtaget.", "PERSON") == ["Jens Jensen"]


def test_regions_old_new_and_swedish() -> None:
    text = "Region H og Region Sjælland bliver til Region Østdanmark."
    found = [(e.text, e.id) for e in _entities(text)]
    assert found == [
        ("Region H", "region:hovedstaden"),
        ("Region Sjælland", "region:sjaelland"),
        ("Region Østdanmark", "region:oestdanmark"),
    ]
    assert _texts("Västra Götalandsregionen och Region Skåne", "REGION", "sv") == [
        "Västra Götalandsregionen",
        "Region Skåne",
    ]


def test_addresses_hold_no_mentions() -> None:
    assert _entities("Se https://www.eksempel.dk/aktuelt/2023/marts/ og vibe.lund@viborg.dk") == ()


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("Viborg", "kommune:0791"),
        ("viborg kommunes", "kommune:0791"),
        ("Ringkgbing-Skjern", "kommune:0760"),
        ("sosu h", "skole:sosu-h"),
        ("Region H", "region:hovedstaden"),
        ("Varbergs kommun", "kommun:1383"),
    ],
)
def test_filters_resolve_names(name: str, entity_id: str) -> None:
    assert entity_id in resolve(name)


def test_an_unknown_name_resolves_to_nothing() -> None:
    assert resolve("Langtbortistan") == ()


def test_the_gazetteer_is_whole_and_its_identities_unique() -> None:
    known = entries()
    assert len({one.id for one in known}) == len(known)
    assert sum(one.kind == "kommune" for one in known) == 98
    assert sum(one.kind == "kommun" for one in known) == 290
    assert sum(one.label == "REGION" for one in known) == 27
    regions = {one.within for one in known if one.kind == "kommune"}
    assert len(regions) == 5
    swedish = {one.within for one in known if one.kind == "kommun"}
    assert len(swedish) == 21
    assert all(entry(region) is not None for region in regions | swedish)


@pytest.mark.parametrize(
    ("municipality", "region"),
    [("Hässleholm", "Region Skåne"), ("Borås", "VGR"), ("Gotlands kommun", "Region Gotland")],
)
def test_a_swedish_municipality_lies_in_the_region_of_its_county(
    municipality: str, region: str
) -> None:
    (known,) = resolve(municipality)
    body = entry(known)
    assert body is not None
    assert (body.within,) == resolve(region)
    assert body.country == "SE"


def test_a_key_is_the_same_with_and_without_danish_letters() -> None:
    assert fold("Åbenrå") == fold("AABENRAA") == fold("Aabenraa's")
    assert fold("Næstved") == fold("Naestved") == fold("Nestved")
    assert slug("Jobcenter Næstved") == "jobcenter-naestved"


@given(st.lists(st.sampled_from(["Bo Lind", "Bo Lindh", "s", "_", " ", ",", "n", "Bo "])))
def test_a_full_name_is_found_again_as_words_of_its_own(pieces: list[str]) -> None:
    text = "".join(pieces)
    alone = re.finditer(r"(?<!\w)Bo Lind(?=s?(?!\w))", text)
    assert list(_standing("Bo Lind", text)) == [one.start() for one in alone]
