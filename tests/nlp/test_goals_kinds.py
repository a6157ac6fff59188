"""What a sentence is by its form: goal, commitment, activity, decision, or nothing of the kind."""

import pytest

from ingest.document import Document, Language, Page, Reading
from ingest.structure import infer_blocks
from nlp.annotate import annotate_document

ABOVE: dict[tuple[Language, bool], str] = {
    ("da", False): """\
Partnerskabsaftale mellem Vejle Kommune og SOSU FVH

1. Indledning

Vejle Kommune og SOSU FVH har indgået denne aftale for årene 2026-2028.

2. Samarbejdet

""",
    ("da", True): """\
Referat af møde i styregruppen den 4. marts 2026

Deltagere: Mette Holm, Vejle Kommune, og Jens Bo, SOSU FVH

1. Status

""",
    ("sv", False): """\
Samverkansavtal mellan Borås stad och Almåsskolan

1. Inledning

Borås stad och Almåsskolan har ingått detta avtal för åren 2026-2028.

2. Samarbetet

""",
    ("sv", True): """\
Protokoll från styrgruppens möte den 4 mars 2026

Närvarande: Eva Holm och Jan Berg

1. Läget

""",
}
"""What stands above the sentence: an agreement, or minutes (true), in which things are decided."""

DANISH = """\
goal|Målet er, at 80 procent gennemfører hovedforløbet i 2028.
goal|Parterne vil nedbringe frafaldet til 12 procent inden udgangen af 2027.
goal|Frafaldet på grundforløbet skal halveres inden 2029.
goal|Antallet af ansøgere skal stige til 150 om året.
goal|Alle vejledere skal have gennemført vejlederuddannelsen senest i 2027.
goal|I 2028 har ni ud af ti elever en kontaktperson på arbejdspladsen.
goal|Vi arbejder for, at flere mænd vælger faget.
goal|Det er ambitionen, at ingen elev stopper uden en samtale.
goal|Formålet med partnerskabet er at sikre flere uddannede medarbejdere.
goal|Parterne ønsker, at flere elever bliver i kommunen efter endt uddannelse.
commitment|Kommunen stiller 40 oplæringspladser til rådighed om året.
commitment|Skolen forpligter sig til at sende fraværstal til kommunen hver måned.
commitment|Alle nye elever får en mentor i de første tre måneder.
commitment|Kommunen udbetaler voksenelevløn til elever over 25 år.
commitment|Eleven har ret til to timers lektiehjælp om ugen.
commitment|Skolen screener alle elever for ordblindhed ved start.
commitment|Hver vejleder får afsat to timer om ugen til opgaven.
commitment|Kommunen betaler to tredjedele af udgiften, og skolen resten.
commitment|Skolen underretter oplæringsstedet samme dag, når en elev udebliver.
commitment|Ingen elev må stå alene i vagt det første halve år.
commitment|Parterne evaluerer aftalen i efteråret 2027.
commitment|Kommunen udpeger en koordinator inden 1. maj 2026.
commitment|Der afsættes 200.000 kr. til fælles aktiviteter.
commitment|Skolen tilbyder et kursus i demens to gange om året.
commitment|Eleverne tilbydes fast ansættelse efter uddannelsen.
commitment|Parterne er enige om at dele data om fravær hvert kvartal.
activity|Skolen holder åbent hus hvert forår for 9. klasser.
commitment|Styregruppen mødes to gange om året.
activity|Der afholdes en temadag om vejledning i oktober.
activity|Der gennemføres en kampagne på sociale medier i foråret 2026.
commitment|Et elevpanel mødes to gange om året med ledelsen.
activity|Kommunen arrangerer en velkomstdag for nye elever i august.
decision|Styregruppen godkendte budgettet for 2026.
decision|Det blev besluttet, at skolen laver en fælles plan for introduktionen.
decision|Udvalget vedtog at forlænge forsøget til 2027.
none|Parterne indgik den første aftale i 2019.
none|Kommunen har 42.000 indbyggere og tre plejecentre.
none|Frafaldet lå i 2024 på 23 procent.
none|Skolen har afdelinger i Esbjerg og Vejen.
none|Mange elever oplever, at overgangen fra skole til oplæring er svær.
none|Aftalen træder i kraft den 1. januar 2026.
none|Aftalen kan opsiges med seks måneders varsel.
none|Ved elev forstås en person med en uddannelsesaftale.
none|Styregruppen består af to chefer fra hver part.
none|Referent var Mette Holm.
none|Chefen fortalte om erfaringerne fra sidste år.
none|Forslaget om en fælles bus blev ikke vedtaget.
none|Personoplysninger behandles efter databeskyttelsesforordningen.
none|Udgiften har de seneste år ligget på en halv million.
none|Der mangler 300 medarbejdere i ældreplejen om ti år.
none|Næste møde er den 4. juni på skolen.
none|En lærer fortæller, at holdene er blevet mindre.
none|Skal alle elever have en mentor?
none|En evaluering fra 2023 viste, at ordningen virkede.
none|Tovholderen er kontaktperson for elever og vejledere.
commitment|Styrgruppen träffas fyra gånger per år.
"""
SWEDISH = """\
goal|Målet är att 90 procent av eleverna fullföljer utbildningen 2028.
goal|Andelen utbildade handledare ska öka till 80 procent.
commitment|Kommunen erbjuder alla elever en mentor.
commitment|Skolan rapporterar frånvaro till kommunen varje månad.
commitment|Arbetsgivaren betalar lönen under studietiden.
commitment|Kommunen utser en samordnare senast den 1 maj 2026.
activity|Skolan ordnar en mässa för årskurs 9 varje höst.
decision|Styrgruppen beslutade att förlänga projektet.
none|Avtalet gäller från den 1 januari 2026.
none|Kommunen har 30 000 invånare.
none|Under 2024 avbröt var femte elev sin utbildning.
none|Med handledare avses en undersköterska med utbildning.
"""


def kind_of(sentence: str, language: Language, *, minutes: bool) -> str:
    above = ABOVE[language, minutes]
    text = f"{above}{sentence}\n"
    page = Page(1, text, text, Reading.PLAIN, "", language, infer_blocks(text))
    found = annotate_document(Document("a", "a.txt", "text/plain", language, (page,))).goals
    return next((goal.kind for goal in found if goal.start >= len(above)), "none")


@pytest.mark.parametrize(("kind", "sentence"), [line.split("|") for line in DANISH.splitlines()])
def test_kind_in_danish(kind: str, sentence: str) -> None:
    assert kind_of(sentence, "da", minutes=kind == "decision") == kind


@pytest.mark.parametrize(("kind", "sentence"), [line.split("|") for line in SWEDISH.splitlines()])
def test_kind_in_swedish(kind: str, sentence: str) -> None:
    assert kind_of(sentence, "sv", minutes=kind == "decision") == kind
