"""What a statement is for: the recurring functions of partnership agreements, by turns of phrase.

Two agreements word the same function differently (`Styregruppen mødes`, `Et udvalg holder møde`);
its function shows what their words do not. Danish and Swedish together.
"""

import re

from nlp.goals.lexicon.needles import WantedPatterns
from nlp.passage import Goal

_FUNCTIONS: dict[str, str] = {
    "meets": r"\bmødes\b|hold(?:er|e) møde|samles\b|sammanträd|\bmöts\b|træffes\b"
    r"|møde.{0,30}(?:gange?"
    r"|om året|hver)",
    "top-body": r"styregruppe|partnerskabsudvalg|strategisk\w* (?:leder)?gruppe"
    r"|ledelsesforum|styrgrupp"
    r"|kontaktudvalg"
    r"|direktør(?:niveau|kreds)|politisk styre|partnerskabsråd|uddannelsesforum|samarbejdsudvalg",
    "work-body": r"koordinationsgruppe|driftsgruppe|operativ\w* gruppe|arbejdsgruppe|arbejdsudvalg"
    r"|driftsforum|dagligt?e?\b"
    r".{0,12}(?:kontakt|ledelse|samarbejde|arbete)|koordinatorer|projektgruppe|samordnare"
    r"|processledare|sekretariat"
    r"|konsulentniveau|følgegruppe",
    "money": r"\bkr\b|kr\.|kronor|kroner|finansier|budget|pulje|bidrag|betaler|dækker|afsæt|udgift"
    r"|mio\.",
    "annual-sum": r"(?:afsæt|bidra|finansier|pulje|budget|indbetal|stiller).{0,80}(?:kr\b"
    r"|kr\.|kronor"
    r"|procent|%|mio)",
    "dropout": r"frafald|afbrud|afbrudt|gennemfør(?:e[rs]?|else\w*) (?:hoved|ud)|fastholdelsen"
    r"|forlader? uddann"
    r"|dropper|studieavbrott|avhopp|gennemførelsesprocent|fuldfør|\bfærdig\w*\b.{0,30}procent",
    "level": r"\d+(?:,\d+)? ?(?:procent|%|pct)|andel|antallet|ud af (?:ti|fem|fire|syv|\d)"
    r"|til (?:højst|mindst)",
    "seats-filled": r"besat|besætte|(?:elev|uddannelses)?pladser\b.{0,40}(?:besat|fyldt)|ansøgere"
    r"|begynde på grundforløb"
    r"|optag\b|søger ind|sökande",
    "trains-supervisors": r"(?:vejleder|handledar)\w*.{0,80}(?:uddann|kursus|kurser"
    r"|gennemfør|forløb|certific"
    r"|utbild|modul|gått)"
    r"|vejlederuddann|handledarutbild",
    "supervision-time": r"(?:timer?|tid)\b.{0,40}vejled|vejledningstid|vagtplan"
    r"|frikøb.{0,30}vejled",
    "mentor": r"mentor|buddy|makker|følgesvend|kontaktperson",
    "retention-team": r"fastholdelses(?:team|konsulent|vejleder|koordinator)|beredskab"
    r"|trivselsvejleder"
    r"|elevcoach",
    "absence": r"fravær|udebliv|frånvaro|fremmøde|sygdom",
    "receives": r"\b(?:får|fået|tilknyttes|tildeles|tilbydes|tilbudt|erbjuds|udpege[rs]"
    r"|følges af)\b",
    "trains": r"\b(?:uddanne[rs]|undervise[rs]|utbildas?|utbildar)\b|\bkurse?[tur]",
    "pays": r"\b(?:finansierer|dækker|bidrager|betaler|indbetaler|afsætter|lægger|bærer"
    r"|betalar|svarar"
    r" för)\b",
    "talk": r"samtale|(?:kontakter|ringer).{0,40}elev|plan for|tvivl",
    "language": r"sprog|dansk (?:i|som|til)|danskundervis|fagrettet dansk|tosprog|modersmål|språk"
    r"|svenska som",
    "special-needs": r"ordblind|sps\b|specialpædagog|særlige behov|psykisk|sårbar|dyslexi",
    "school-visits": r"brobyg|folkeskole|grundskole|\d+\. klasse|udskoling|erhvervspraktik"
    r"|årskurs|unge mellem",
    "unemployed": r"jobcenter|ledige|jobrotation",
    "recognition": r"realkompetence|rkv\b|validering|merit",
    "courses": r"\bamu\b|amu-|efterudd|kursus(?:plan|kalender|katalog)|kompetenceplan|kurser\b",
    "course-plan": r"(?:plan|kalender|katalog|oversigt).{0,40}(?:amu|kurs|kompetence"
    r"|efterudd)|(?:amu|kurs"
    r"|efterudd)\w*"
    r".{0,60}(?:planlæg|kalender|\bplan\b)",
    "job-offer": r"(?:tilbyd|garant|sikre)\w*.{0,60}(?:stilling|ansættelse|job)\b|fast arbejde"
    r"|ansat i kommunen|jobgaranti",
    "teachers-out": r"undervisere?.{0,60}(?:vagt|besøg|praktik|kommer)|virksomhedsforløb"
    r"|praksisuge",
    "equipment": r"velfærdsteknolog|laboratorium|øvelokale|simulation|udstyr"
    r"|välfärdsteknik|teknologi",
    "student-voice": r"elevpanel|elevråd|panelets|elevernes stemme",
    "campaign": r"kampagne|kampanj|messe|åbent hus|ambassadør|rollemodel",
    "data": r"personoplysning|databeskyt|samtykke|personuppgift|dataskydd|gdpr",
    "reports": r"(?:leverer|fremlægger|udarbejder|fremsender).{0,40}(?:tal|rapport|data|nøgletal)"
    r"|redovisar|statistik",
    "evaluates": r"evaluer|utvärder|gøres op|midtvejs",
    "shares": r"erfaring|viden\b|videndel|læringsdag|udviklingsdag|idébank|orienteret",
    "local": r"lokal\w* |i hele aftaleperioden|udbyder? grundforløb|grundforløb 2? ?i\b|lokaler",
    "survey": r"tilfreds|trivsel\w*undersøg|måler",
    "travel": r"rejse|kørsel|transport|befordring|kilometer",
}
FUNCTIONS: tuple[str, ...] = (
    *_FUNCTIONS, "clause:breach", "clause:ending", "clause:dispute", "clause:data",
    "clause:overspend",
)  # fmt: skip
"""Every function that `functions_of` may name, those of the standard clauses last."""

_NAMES = tuple(_FUNCTIONS)
_SEARCH = WantedPatterns([re.compile(pattern) for pattern in _FUNCTIONS.values()])


def functions_of(goal: Goal) -> frozenset[str]:
    """Return the names of the functions of a goal; a standard clause has its own alone."""
    clauses = frozenset(cue for cue in goal.cues if cue.startswith("clause:"))
    if clauses:
        return clauses
    return frozenset(_NAMES[number] for number in _SEARCH.found_in(goal.text.casefold()))
