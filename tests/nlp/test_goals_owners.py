"""The ways in which Danish and Swedish say who owes a thing, and where they name nobody."""

import pytest

from ingest.document import Document, Language, Page, Reading
from ingest.structure import infer_blocks
from nlp.entities.find import find_entities
from nlp.goals.features import read_statement
from nlp.goals.find import owner_names
from nlp.goals.lexicon import lexicon_for
from nlp.goals.owner import find_owner
from nlp.goals.statement import statements
from nlp.passage import DocumentKind

DANISH = """\
Hospitalet slår hvert forår dørene op for 9. klasse.|Hospitalet
I efteråret ansætter Billund Kommune unge i 20 fritidsjob.|Billund Kommune
Er der tegn på, at en elev mistrives, holder skolens mentor en samtale.|skolens mentor
En kontaktperson i hjemmeplejen tager imod eleven.|En kontaktperson i hjemmeplejen
Lærerne er hvert år med i plejen i to dage.|Lærerne
Elevens leder rådfører sig med skolen før en opsigelse.|Elevens leder
Styregruppen har tre årlige møder.|Styregruppen
En faglærer har kontor på plejehjemmet.|En faglærer
Boligselskaberne øremærker fem lejligheder til elever.|Boligselskaberne
Forud for mødet sender tovholderne en status.|tovholderne
Ansøgere får svar fra kommunens elevteam.|kommunens elevteam
Herefter er det elevteamet, der tager kontakt.|elevteamet
Rejseudgifter dækkes af hjemkommunen.|hjemkommunen
Inden 2028 har 80 procent af vejlederne gennemført kurset.|
Senest i 2027 har samtlige oplæringsansvarlige taget modulet.|
Vejledere modtager et tillæg på 900 kr.|
Kommunen ansætter to konsulenter.|Kommunen
Plejehjemmene melder vagter ud seks uger i forvejen.|Plejehjemmene
Vejlederen og eleven sætter sig hver fjortende dag i en halv time.|Vejlederen og eleven
En underviser fra skolen træffes på hvert plejehjem.|En underviser fra skolen
Aftalens parter sigter efter, at ni ud af ti pladser er optaget.|Aftalens parter
Driften ligger hos en kontaktgruppe, der ses hver tredje uge.|en kontaktgruppe
Opgaven ligger hos kommunens uddannelseskonsulent.|kommunens uddannelseskonsulent
Ansvaret ligger hos Herning Kommune.|Herning Kommune
Ansvaret for ordningen har skolens rektor.|skolens rektor
Det er skolens ansvar at indkalde.|skolens
Det er skolen, der indkalder til mødet.|skolen
Det påhviler skolen at indkalde.|skolen
Indkaldelsen varetages af skolens sekretær.|skolens sekretær
Kurserne afholdes af SOSU Nord i maj.|SOSU Nord
Eleverne undervises i dansk af en sproglærer.|en sproglærer
Skolens øvestue kan lånes af kommunens nattevagter uden vederlag.|
Alle elever får en mentor.|
Eleverne skal have tre samtaler.|
Elever, der bor langt væk, kan få kørepenge.|
Senest den 1. september 2027 har samtlige vejledere taget modulet.|
Inden 2028 har kommunen ansat ti vejledere.|kommunen
Udebliver en elev, underretter skolen lederen.|skolen
Når en elev er syg, ringer klasselæreren hjem.|klasselæreren
Bliver en elev væk, tager en af vores lærere kontakt.|en af vores lærere
Hvert efterår samler regionen vejlederne til en dag om samtalen.|regionen
Den 1. maj åbner skolen et værksted.|skolen
På hvert plejehjem udpeger lederen en kontaktperson.|lederen
Sammen med skolen udarbejder kommunen en plan.|kommunen
Kommunen og skolen opretter i fællesskab et korps.|Kommunen og skolen
Både kommunen og skolen stiller med en repræsentant.|Både kommunen og skolen
Hver part betaler sine egne udgifter.|Hver part
De to kommuner betaler halvdelen hver.|De to kommuner
Region Midtjylland bidrager med 200.000 kr.|Region Midtjylland
Centerchef Lone Bech indkalder til et møde.|Centerchef Lone Bech
Lone Bech indkalder til et møde.|Lone Bech
Hospitalets ansvarlige sygeplejerske tager imod.|Hospitalets ansvarlige sygeplejerske
Der nedsættes en arbejdsgruppe.|
Der afsættes 100.000 kr. af kommunen.|kommunen
Vi vil styrke vejledningen.|
Man aftaler en plan.|
Kommunen forpligter sig til at ansætte en konsulent.|Kommunen
Skolen er ansvarlig for, at alle vejledere får et kursus.|Skolen
Skolen skal sørge for, at alle vejledere får et kursus.|Skolen
Kommunen sikrer, at vejlederen har tid.|Kommunen
Styregruppen har besluttet, at skolen holder et kursus.|skolen
Det blev besluttet, at skolen holder et kursus.|skolen
Det aftaltes, at Per Holm indkalder.|Per Holm
Udvalget vedtog at afsætte 50.000 kr.|Udvalget
En styregruppe med fire medlemmer mødes to gange om året.|En styregruppe med fire medlemmer
Styregruppen, der består af fire chefer, mødes to gange om året.|Styregruppen
Rektor og centerchefen mødes hver anden måned.|Rektor og centerchefen
Kommunens ledere deltager i skolens dage.|Kommunens ledere
Skolens lærere er hver uge til stede på plejehjemmet.|Skolens lærere
Jobcentret finder vikarer.|Jobcentret
FOA Herning orienterer nye elever om løn.|FOA Herning
Hjemmeplejen modtager ti elever om året.|Hjemmeplejen
Hver afdeling udpeger en vejleder.|Hver afdeling
Enhver arbejdsplads med elever laver et velkomstbrev.|Enhver arbejdsplads med elever
Arbejdspladserne tager imod eleverne med en plan.|Arbejdspladserne
Ledelsen på plejecentret følger op.|Ledelsen på plejecentret
Den enkelte leder følger op på elevens mål.|Den enkelte leder
Elevrådet holder et oplæg.|Elevrådet
Tovholder er uddannelseschefen.|uddannelseschefen
Tovholder på opgaven er uddannelseschefen.|uddannelseschefen
Formand for gruppen er direktøren.|
Parterne er enige om at samle tallene.|Parterne
Kommunerne i fællesskab driver en pulje.|Kommunerne i fællesskab
Kommunen vil i løbet af 2027 ansætte to konsulenter.|Kommunen
I 2027 vil kommunen ansætte to konsulenter.|kommunen
Skolen vil gerne bidrage med lokaler.|Skolen
Skolen stiller, når eleven beder om det, en computer til rådighed.|Skolen
"""
"""A sentence and the words that name the owner; nothing where it names nobody."""

SWEDISH = """\
Skolans lärare besöker eleverna.|Skolans lärare
Kommunen ansvarar för handledningen.|Kommunen
Varje verksamhet utser två handledare, så att den studerande aldrig saknar stöd.|Varje verksamhet
Regionen och kommunen betalar hälften var.|Regionen och kommunen
Handledarna utbildas av skolan.|skolan
Alla elever erbjuds en mentor.|
Det åligger kommunen att utse en samordnare.|kommunen
Under våren ordnar skolan en mässa.|skolan
Samordnaren sammanställer en rapport som läggs fram för nämnden.|Samordnaren
Den studerande får en kontaktperson.|
Arbetsgivaren står för kurslitteraturen.|Arbetsgivaren
Vård- och omsorgscollege fördelar platserna.|Vård- och omsorgscollege
Collegekansliet fördelar platserna.|Collegekansliet
Bilda en grupp som leder, håller ihop och driver arbetet.|
"""


def owner(sentence: str, language: Language) -> str:
    text = f"Aftale\n\n1. Opgaver\n\n{sentence}\n"
    page = Page(1, text, text, Reading.PLAIN, "", language, infer_blocks(text))
    document = Document("ab" * 32, "aftale.txt", "text/plain", language, (page,))
    [statement] = statements(document)
    names = owner_names(find_entities(document))
    reading = read_statement(statement, lexicon_for(language), DocumentKind.AGREEMENT, names)
    return find_owner(reading, statement.body, language) or ""


@pytest.mark.parametrize(("sentence", "words"), [line.split("|") for line in DANISH.splitlines()])
def test_owner_in_danish(sentence: str, words: str) -> None:
    assert owner(sentence, "da") == words


@pytest.mark.parametrize(("sentence", "words"), [line.split("|") for line in SWEDISH.splitlines()])
def test_owner_in_swedish(sentence: str, words: str) -> None:
    assert owner(sentence, "sv") == words


LISTS = (
    ("Skolen", "Skolen"),
    ("Kommunen:", "Kommunen"),
    ("Kommunens opgaver", "Kommunen"),
    ("Det er kommunen, der", "kommunen"),
    ("Som led i aftalen skal skolen", "skolen"),
    ("For hver elev gælder, at skolen", "skolen"),
    ("Skolen forpligter sig endvidere til i hele perioden at:", "Skolen"),
)


@pytest.mark.parametrize(("lead_in", "words"), LISTS)
def test_a_list_is_owed_by_who_stands_above_it(lead_in: str, words: str) -> None:
    text = (
        f"Aftale\n\n1. Mere\n\n{lead_in}\n\na) stiller en mentor til rådighed,\nb) holder kurser."
    )
    page = Page(1, text, text, Reading.PLAIN, "", "da", infer_blocks(text))
    document = Document("ab" * 32, "aftale.txt", "text/plain", "da", (page,))
    names = owner_names(find_entities(document))
    found = [
        find_owner(
            read_statement(one, lexicon_for("da"), DocumentKind.AGREEMENT, names), one.body, "da"
        )
        for one in statements(document)
        if one.lead_in
    ]
    assert found == [words, words]
