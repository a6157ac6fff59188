"""What headings and line labels announce, Danish and Swedish: patterns on casefolded text."""

import re

SECTIONS: dict[str, str] = {
    "background": r"baggrund|indledning|forord|hvorfor|hvor står vi|kort fortalt"
    r"|om (?:aftalen|planen"
    r"|handleplanen|strategien)|udfordring|præambel|status|siden sidst|velkomst|bakgrund"
    r"|inledning|nuläge",
    "terms": r"ophør|opsig|tvist|uenighed|varighed|løbetid|ikrafttræd|aftaleperiode|misligh"
    r"|genforhandl"
    r"|uppsägning|avtalstid|giltighet|force majeure|lovgivning|voldgift|ændringer",
    "definitions": r"begreb|definition|ordliste|ordforklar|terminolog",
    "figures": r"nøgletal|tal for|statistik|fakta|bilag.*tal|talgrundlag|nyckeltal",
    "calendar": r"årshjul|årsplan|årskalender|aktivitetskalender|tidsplan|milepæl|årshjul|kalender",
    "aims": r"\bmål|formål|vision|ambition|pejlemærk|hvad vil vi|målsæt|succeskriteri|\bsyfte"
    r"|\binriktning|önskat läge|prioritering",
    "tasks": r"\buppdrag(?!s)|\båtagande|\bopgaver\b|forpligtelse|løfter|\bløfte|bidrager med"
    r"|bidrar med|ansvar(?:sområde)?\b",
    "actions": r"aktivitet|åtgärd|\bindsatser|\binsatser|handlinger\b|handleplan|tiltag|initiativ"
    r"|fokusområde|arbejdsplan|verksamhetsplan|næste skridt|nästa steg|sådan gør vi|så gör vi",
    "looks-back": r"^(?:uppfölj|opfølg|evaluering|utvärdering)\w* (?:af|av|på)\b|genomförda?\b"
    r"|gennemførte\b|åstadkommit|opnået|exempel på|eksempler|resultat(?:er|en)? (?:19|20)\d\d"
    r"|hvad har|vad har|sidste år|året der gik|siden sidst|sedan sist",
    "lists": r"deltag(?:ere|are)|medlem|sammansättning|sammensætning|dagsorden|dagordning|nätverk"
    r"|netværk|kontakt|bilag|bilaga|närvarande|länkar|links|kilder|källor|indhold|innehåll",
    "economy": r"økonomi|udgift|finansier|budget|regnskab|ekonomi|kostnad|ressourcer",
    "organisation": r"organis|mødestruktur|møder|styring|ledelse|styregruppe|samordning|forankring",
    "follow-up": r"opfølg|evaluer|måler vi|følger vi|uppfölj|utvärder|kvalitetssikring|måling",
    "data": r"\bdata|videndel|deling af viden|lærer af|personoplysning|personuppgift|oplysninger",
    "closing": r"eventuelt|næste møde|underskrift|nästa möte|\bövrigt|mødet slut",
}
"""Kinds of section, by what a heading says."""

LINES: dict[str, str] = {
    "aim": r"(?:del|effekt|resultat|proces|hoved|overordnede? "
    r"|konkrete? )?mål(?:sætning(?:er)?)?(?: \d+)?"
    r"|succeskriteri(?:er|um|e)|ambition(?:en)?|vi vil nå|(?:det|hvad|dit|vad) vil(?:l)? vi"
    r"(?: (?:gerne )?(?:nå|opnå|uppnå))?|resultat(?:et)?|effekt|indikator|måltal|pejlemærke|sigte"
    r"|(?:ønsket|forventet|önskat|förväntat) (?:resultat|effekt|virkning)|målet|målbillede"
    r"|her skal vi hen|vi er i mål,? når|målbild|(?:del)?mål",
    "action": r"sådan (?:gør|når|arbejder) vi(?: det)?|(?:konkrete )?(?:handling(?:er)?"
    r"|aktivitet(?:er)?"
    r"|tiltag|indsats(?:er)?|greb|skridt|opgaver?|initiativ(?:er)?)|hvordan|(?:det|her) gør vi"
    r"|vi gør(?: det)?|gør vi|metode|leverance(?:r)?|vejen (?:dertil|frem|til målet)"
    r"|fremgangsmåde|sådan kommer vi (?:derhen|i mål)|sådan|middel|midler|næste skridt"
    r"|(?:det|hvad) skal (?:der )?(?:ske|gøres|til)|vad gör vi|hur|nästa steg|väg(?:en)? dit"
    r"|(?:konkreta )?åtgärd(?:er)?"
    r"|aktivitet(?:er)?|så gör vi|uppdrag|insats(?:er)?",
    "owner": r"(?:hoved)?ansvarlig(?:e|t)?(?: (?:part|for .{1,30}))?|ansvar(?:shavende)?"
    r"|(?:ansvarlig|ansvar|tovholder|hvem|ansvarig|vem)(?:/|, | og | och | & )"
    r"(?:(?:tids)?frist|hvornår|tid|deadline|når|när)"
    r"|(?:(?:tids)?frist|hvornår|tid|deadline|når|när)(?:/|, | og | och | & )"
    r"(?:ansvarlig|ansvar|tovholder|hvem|ansvarig|vem)"
    r"|tovholder(?:e)?"
    r"|ejer|hvem(?: gør det)?|udføres af|projekt(?:leder|ejer)|ansvarig(?:a)?(?: part)?|ansvar"
    r"|vem(?: gör det)?|processledare|(?:har |den, der har )?bolden|bold(?:holder)?"
    r"|ankerperson|primus motor|kaptajn|udfører|drives? af|ledes af|løftes af|varetages af"
    r"|står (?:for det|i spidsen)|hos|på banen|leds av|utförs av|drivs av|håller i",
    "deadline": r"(?:tids)?frist|deadline|tidsplan|tid|tidspunkt|hvornår|senest|færdig(?: senest)?"
    r"|gennemføres|start|periode|termin|når|tidsramme?|senast|tidplan"
    r"|(?:skal være )?(?:færdigt?|klart?|på plads|i hus|i mål|slut)(?: senest| senast| inden| den)?"
    r"|inden|milepæl|slutdato|afsluttes(?: senest)?|tidshorisont|målår|kalender|när|på plats"
    r"|gäller (?:från|till)|gælder (?:fra|til)|forfald(?:er)?|afleveres|sidste dag",
    "meta": r"dato|mødedato|sted|mødested|tidspunkt for mødet|deltagere|mødedeltagere"
    r"|til stede|afbud"
    r"|referent|mødeleder|ordstyrer|dagsorden|parter|aftaleperiode|gyldig|kontakt|adresse|telefon"
    r"|e-?mail|cvr(?:-nr\.?)?|journalnr\.?|sagsnr\.?|emne|vedr\.?|kopi til|datum|plats|närvarande"
    r"|frånvarande|sekreterare|offentliggjort|publiceret|næste møde|næste partnerskabsmøde|punkter",
    "month": r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|januari|februari|mars|augusti|(?:uge|vecka|v\.) \d{1,2}(?:\s*[-–]\s*\d{1,2})?"
    r"|(?:[1-4]\.|første|andet|tredje|fjerde) kvartal|forår(?:et)?|efterår(?:et)?|sommer|vinter",
    "decision": r"beslutning(?:er)?|beslut|besluttet|det blev besluttet|beslutat|enighed om|aftalt"
    r"|konklusion|vedtaget|det besluttedes|indstilling"
    r"|godkendt|tiltrådt",
}
"""Labels before a colon at the beginning of a line: `Frist: 1. juni`."""

COLUMNS: dict[str, str] = {
    "target": r"(?:mål|måltal|målværdi|målvärde|niveau|target)(?: (?:i|for|inden|for år|år))? ?"
    r"\(?(?:19|20)\d\d\)?|måltal|målværdi|målvärde|måletal|målepunkt(?:er)?|succeskriteri\w*"
    r"|succesmål|indikator(?:er)?|kpi(?:er)?|resultatmål|effektmål|målbart resultat|mätetal|mått"
    r"|hvordan måler vi(?: det)?|sådan måler vi(?: det)?|tegn på succes|effekt|resultat(?:er)?",
    "aim": r"(?:del|hoved|fælles |overordnede?t? |konkrete? |strategiske? |gemensamma )*"
    r"mål(?:et|ene|en)?(?:sætning(?:er)?|sättning(?:ar)?)?(?: og .{1,25}| for .{1,25})?"
    r"|formål|syfte|ambition(?:er)?|vision|(?:hvad|det|dit|vad) vil(?:l)? vi"
    r"(?: (?:gerne )?(?:nå|opnå|uppnå))?|ønsket (?:resultat|effekt)|önskat resultat",
    "action": r"(?:konkrete?|konkreta|planlagte?|fælles|vigtigste|kommende)? ?(?:handling(?:er)?"
    r"|aktivitet(?:er)?|indsats(?:er)?|tiltag|initiativ(?:er)?|opgaver?|leverancer?|skridt"
    r"|åtgärd(?:er)?|insats(?:er)?|uppdrag|uppgift(?:er)?)(?: og .{1,25})?|hvad|vad|hvordan|hur"
    r"|hvad (?:gør vi|skal (?:der )?(?:ske|gøres))|(?:sådan|det) gør vi|så gör vi|vad gör vi"
    r"|hvem gør hvad|metode",
    "commitment": r"forpligtelse(?:r)?|tilsagn|løfter?|åtagande(?:n)?|bidrag|parternes bidrag"
    r"|(?:kommunen|skolen|regionen|parterne|parterna|skolan) (?:forpligter sig til|bidrager med"
    r"|åtar sig(?: att)?|stiller med|lover)",
    "decision": r"beslutning(?:er)?|beslut|aftalt|aftaler?|konklusion(?:er)?|vedtaget",
    "owner": r"(?:hoved)?ansvarlig(?:e|t)?(?: .{1,30})?|ansvar(?:shavende)?|tovholder(?:e)?|ejer"
    r"|hvem|udføres af|projekt(?:leder|ejer)|ansvarig(?:a)?(?: .{1,30})?|vem|processledare|part"
    r"|udfører|hvem gør det|aktør(?:er)?|.{0,20}ansvarlige?",
    "deadline": r"(?:tids)?frist(?:er)?|deadline|tidsplan|tid|tidspunkt|hvornår|senest|færdig"
    r"(?: senest)?|slut(?:dato)?|dato|datum|måned|månad|kvartal|periode|termin|tidsramme?|tidplan"
    r"|när|klart?(?: senast)?|senast|gennemføres|milepæl|uge|vecka|år",
    "baseline": r"(?:baseline|udgangspunkt|i dag|nu|nulpunkt|nuværende(?: niveau)?|nuläge"
    r"|utgångsläge|status|idag|resultat|niveau|start)?(?: i)? ?\(?(?:19|20)?\d\d\)?"
    r"|baseline|udgangspunkt|i dag|idag|nulpunkt|nuværende(?: niveau)?|nuläge|utgångsläge",
    "theme": r"tema(?:er)?|(?:indsats|fokus|mål|insats)område(?:r)?|område|spor|emne|fokus"
    r"|målgruppe|teman",
}
"""Roles of a table's columns, by the whole of their headings; the first that fits counts."""

_COLUMN_PATTERNS = {name: re.compile(rf"(?:{words})\Z") for name, words in COLUMNS.items()}
_SECTION_PATTERNS = {name: re.compile(pattern) for name, pattern in SECTIONS.items()}
_LINE_PATTERNS = {name: re.compile(rf"(?:{pattern})\Z") for name, pattern in LINES.items()}
_BARE = ("aim", "action", "owner", "deadline", "decision")
_LONGEST_LABEL = 40
_LABEL = re.compile(r"\W*([^\W\d][^:\n.!?]{1,40}):\s+(?=\S)|\W*([^\W\d][^:\n.!?]{1,40}):\s*\Z")
_NUMBERED_AIM = re.compile(
    r"\W*(?:del|effekt|hoved|huvud)?(?:mål|målsætning|målsättning) \d{1,2}\.\s+(?=\S)",
    re.IGNORECASE,
)
"""`Mål 2. Bedre vejledning`, which needs no colon."""
_ARROW = re.compile(r"\s*(?:[-=–]{1,2}>|[→⇒➔➜►])\s+(?=\S)")
"""How minutes mark what came of a point: `-> Skolen spørger igen i maj`."""


def section_kinds(heading: str) -> frozenset[str]:
    """Return the kinds of section (keys of SECTIONS) that HEADING announces."""
    text = heading.casefold()
    return frozenset(name for name, pattern in _SECTION_PATTERNS.items() if pattern.search(text))


def is_numbered_aim(text: str) -> bool:
    """Return whether TEXT opens with `Mål 2.`, which begins a section of a plan."""
    return _NUMBERED_AIM.match(text) is not None


def line_label(text: str) -> tuple[str, int]:
    """Return the kind of label (key of LINES, "" for an unknown one) and where its line goes on.

    An arrow is a label too, "outcome".

    >>> line_label("Frist: 1. juni 2026")
    ('deadline', 7)
    """
    if arrow := _ARROW.match(text):
        return "outcome", arrow.end()
    if aim := _NUMBERED_AIM.match(text):
        return "aim", aim.end()
    found = _LABEL.match(text)
    if found is None:
        return "", 0
    words = (found[1] or found[2]).casefold().strip()
    kind = next((name for name, pattern in _LINE_PATTERNS.items() if pattern.match(words)), "")
    return kind, found.end()


def bare_label(text: str) -> str:
    """Return the kind of label that TEXT is as a whole, without a colon, "" where it is none.

    >>> bare_label("Sådan gør vi"), bare_label("Tovholder:"), bare_label("2. Mål")
    ('action', 'owner', '')
    """
    words = text.casefold().strip().rstrip(":?")
    if len(words) > _LONGEST_LABEL:
        return ""
    kinds = (kind for kind in _BARE if _LINE_PATTERNS[kind].match(words))
    return next(kinds, "")


def column_role(heading: str) -> str:
    """Return what the column under HEADING holds (a key of COLUMNS), "" where it is none of them.

    >>> column_role("Ansvarlig"), column_role("Mål 2027"), column_role("Bemærkninger")
    ('owner', 'target', '')
    """
    words = " ".join(heading.casefold().split()).strip(" :*.?")
    if not words:
        return ""
    return next((name for name, found in _COLUMN_PATTERNS.items() if found.match(words)), "")
