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
    "aims": r"\bmål|formål|vision|ambition|pejlemærk|hvad vil vi|målsæt|succeskriteri|\bsyfte",
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
    r"|succeskriteri(?:er|um|e)|ambition|vi vil nå|det vil vi nå|resultat|effekt|indikator|måltal"
    r"|(?:del)?mål",
    "action": r"sådan (?:gør|når|arbejder) vi(?: det)?|(?:konkrete )?(?:handling(?:er)?"
    r"|aktivitet(?:er)?"
    r"|tiltag|indsats(?:er)?)|hvordan|det gør vi|vi gør|metode|leverance(?:r)?"
    r"|(?:konkreta )?åtgärd(?:er)?"
    r"|aktivitet(?:er)?|så gör vi|uppdrag|insats(?:er)?",
    "owner": r"(?:hoved)?ansvarlig(?:e|t)?(?: (?:part|for .{1,30}))?|ansvar(?:shavende)?"
    r"|tovholder(?:e)?"
    r"|ejer|hvem|udføres af|projektleder|ansvarig(?:a)?|ansvar|vem|processledare",
    "deadline": r"(?:tids)?frist|deadline|tidsplan|tid|tidspunkt|hvornår|senest|færdig(?: senest)?"
    r"|gennemføres|start|periode|termin|når|klart(?: senast)?|tidsram|senast|tidplan",
    "meta": r"dato|mødedato|sted|mødested|tidspunkt for mødet|deltagere|mødedeltagere"
    r"|til stede|afbud"
    r"|referent|mødeleder|ordstyrer|dagsorden|parter|aftaleperiode|gyldig|kontakt|adresse|telefon"
    r"|e-?mail|cvr(?:-nr\.?)?|journalnr\.?|sagsnr\.?|emne|vedr\.?|kopi til|datum|plats|närvarande"
    r"|frånvarande|sekreterare|offentliggjort|publiceret|næste møde|næste partnerskabsmøde|punkter",
    "month": r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|januari|februari|mars|augusti|(?:uge|vecka|v\.) \d{1,2}(?:\s*[-–]\s*\d{1,2})?"
    r"|(?:[1-4]\.|første|andet|tredje|fjerde) kvartal|forår(?:et)?|efterår(?:et)?|sommer|vinter",
    "decision": r"beslutning(?:er)?|beslut|aftalt|konklusion|vedtaget|det besluttedes|indstilling"
    r"|godkendt|tiltrådt",
}
"""Labels before a colon at the beginning of a line: `Frist: 1. juni`."""

_SECTION_PATTERNS = {name: re.compile(pattern) for name, pattern in SECTIONS.items()}
_LINE_PATTERNS = {name: re.compile(rf"(?:{pattern})\Z") for name, pattern in LINES.items()}
_LABEL = re.compile(r"\W*([^\W\d][^:\n.!?]{1,40}):\s+(?=\S)|\W*([^\W\d][^:\n.!?]{1,40}):\s*\Z")


def section_kinds(heading: str) -> frozenset[str]:
    """Return the kinds of section (keys of SECTIONS) that HEADING announces."""
    text = heading.casefold()
    return frozenset(name for name, pattern in _SECTION_PATTERNS.items() if pattern.search(text))


def line_label(text: str) -> tuple[str, int]:
    """Return the kind of label (key of LINES, "" for an unknown one) and where its line goes on.

    >>> line_label("Frist: 1. juni 2026")
    ('deadline', 7)
    """
    found = _LABEL.match(text)
    if found is None:
        return "", 0
    words = (found[1] or found[2]).casefold().strip()
    kind = next((name for name, pattern in _LINE_PATTERNS.items() if pattern.match(words)), "")
    return kind, found.end()
