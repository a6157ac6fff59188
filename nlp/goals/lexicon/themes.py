"""Word stems of the twelve themes, Danish and Swedish, with weights (1 hints, 2 tells, 3 decides).

A stem matches anywhere in a word; `_` stands for a blank.
"""

from nlp.passage import Theme
from nlp.sieve import Sieve, numbers_in

_TABLE: dict[Theme, str] = {
    "rekruttering": """
        rekrutter:3 ansøg:2 optag:1.5 søger_ind:2 søgning:2 brobyg:3 erhvervspraktik:3
        fritidsjob:3 folkeskole:2 grundskole:2 udskoling:2 klasser:1 8._klasse:2 9._klasse:2
        10._klasse:2 kampagne:2 ambassadør:2 uddannelsesmesse:3 åbent_hus:2 omdømme:2.5
        sporskifte:2 ledige:1.5 jobcenter:1 uddannelsesplads:2.5 elevplads:2.5 dimensioner:2.5
        mænd:2 holdstart:1.5 hold_i_:0.5 lokalt_udbud:2 lokalt_grundforløb:2.5 udbyd:0.5
        voksenelev:1.5 ungdommens_uddannelsesvejledning:3 forældreaften:3 fast_arbejde:2.5
        stilling_på:2 ansat_i_kommunen:2 jobgaranti:2.5 efter_eksamen:1 fast_stilling:2
        introduktionsforløb:1.5 valgfag:1.5 skills:1.5 praktikophold:1 pladser:1 besat:1
        besætte:1 nyuddanne:1 undervisningslokale:1 faget:0.5 unge:1 rekryter:3 sökande:2
        grundskola:2 årskurs:2.5 ambassadörer:2 antagning:2 elever_til:0.3 kollegieværelse:1.5
        bolig:1 rollemodel:2 fortællingen:1.5 afsluttende_prøve:1 tilbuddet_gives:1.5
        venteliste:1 grundforløb:0.4
    """,
    "fastholdelse": """
        fasthold:3 frafald:3 gennemfør:0.3 gennemførelse:2 fuldfør:2.5 afbrud:3 afbrudt:3
        ophæv:2 fravær:2 stopper:2 falder_fra:3 mentor:2 trivselssamtale:2.5 lektiecafé:2.5
        lektiecafe:2.5 studiecenter:1.5 omprøve:2 følgesvend:2 buddy:2 i_mål:1.5
        holder_på_eleverne:3 studiegruppe:1.5 kontaktperson:1.5 kontaktlærer:1.5 prøvetid:1.5
        risiko:1 opsige_en_elev:3 løn_og_arbejdstid:2 teammøde:1 elevkonsulent:0.8
        forlader_uddannelse:3 afhopp:3 avhopp:3 hoppa_av:3 studieavbrott:3 frånvaro:2
        åtgärdsplan:2 bli_kvar:2 slutföra:1.5 hovedforløb:0.3 pause:1 makker:1 psykolog:0.8
        tilbage:0.3 teamet:0.4 opsporing:1 elevfasthold:1 rundbordssamtale:2
    """,
    "oplæring": """
        oplæring:1.8 vejlederudd:2 oplæringsvejled:2 daglige_vejled:2.5 vejledning:1
        praktikvejled:3 oplæringssted:1.5 praktiksted:1.5 læreplads:2 vagtplan:1.2
        introduktionsmappe:2 plejecenter:0.4 simulation:1 kliniske:1.5 handledar:3
        arbetsplatsförlagt:3 apl:0.1 vejledere:1.2 oplæringsansvarlig:2 diplommodul:1
        vejledningstid:2 lærested:2 oplæringsperiode:1.5 besøg_på:0.5 akademiniveau:1
        oplæringsplads:2
    """,
    "kompetenceudvikling": """
        kompetence:1.8 efterudd:3 videreudd:3 amu:2.5 realkompetence:3 rkv:3 opkvalificer:3
        kursus:1 kurser:1 jobrotation:3 temadage:1.2 uden_uddannelse:2 ufaglært:2.5 voksne:1
        faste_personale:1.5 kommunens_medarbejdere:1.5 medarbejdere:0.6 velfærdsteknologi:1.2
        laboratorium:1.2 øvelokale:1.2 uddannelsesbevis:2 validering:3 kompetensutveckl:3
        vidareutbild:3 fortbildning:3 kursuskalender:2.5 kursusdag:2.5 dygtigere:1.5
        anställda:1.5 testcenter:1 personale:0.6 demens:0.5 rehabilitering:0.5 kompetensbevis:2
        merit:1.5 akademi:1 diplom:0.8 specialist:0.8
    """,
    "læringsmiljø": """
        læringsmiljø:3 studiemiljø:3 trivsel:1.5 velkomst:2 modtagelse:1.5 undervisningsmiljø:3
        arbejdsmiljø:2.5 arbejdstid:1.2 weekend:1.5 feedback:1.2 fysiske_rammer:2 lärmiljö:3
        studiemiljö:3 læringskultur:3 tages_imod:1.5 omgangstone:2 psykologisk_tryghed:2.5
        elevtrivsel:1.5 læring_på_arbejdspladsen:1.5 mobning:2 nye_elever:0.7 introdage:1.5
        refleksion:1
    """,
    "samarbejde": """
        samarbejd:1.5 partnerskab:0.7 fælles:0.3 samverkan:1.5 på_tværs:1.2 elevpanel:2.5
        elevråd:2 panelets:2 elevernes_stemme:2 følger_en_vagt:2.5 praksisuge:2
        virksomhedsforløb:2 delestilling:2.5 udveksling_af_medarbejd:2 dialog:0.7 samme_sprog:2
        hinandens_hverdag:2.5 undervisere:0.6 formål:1.2 gensidig:1.2 tillidsrepræsentant:1
        syfte:0.8 gæsteundervis:2 vision:0.8
    """,
    "økonomi": """
        økonomi:2.5 udgift:2.5 kr.:1.6 kroner:1.6 kronor:1.6 finansier:2.5 budget:2.5 pulje:2
        afsætter:2 afsættes:2 bidrag:1.5 refusion:2 tilskud:2 betaler:2 dækker:1.5 løn:1.2
        honorar:2 takst:2 godtgørelse:2 ekonomi:2.5 kostnad:2.5 ersättning:2 mindreforbrug:3
        overskud:2 regnskab:2 midler:1.5 medfinansier:3 fonds:2 vikarudgift:2.5
        uden_beregning:0.5 svarer_for:0.8 svarar_för:1.2 lönetillägg:2 funktionstillæg:2
        tillæg:1.5 sponsor:2 husleje:1 rabat:1
    """,
    "videndeling": """
        videndel:3 deling_af_viden:3 viden:0.8 erfaring:1.5 data:1.5 tal_for:2.2
        fremsender_tal:2 leverer_tal:2 orienteret:1.5 læringsdag:2.5 udviklingsdag:2
        konference:1.5 personoplysning:2.5 anonyme_tal:3 lister:1.5 dashboard:2 databeskyt:2.5
        samtykke:1.5 idébank:2.5 netværksmøde:1.5 formidle:1 personuppgift:2.5 dataskydd:2.5
        uppgifter_om:2 erfarenhet:1.5 kunskapsdel:3 udveksl:1.2 inspiration:1 lærer_af:1.5
        hinanden:0.8 statistik:2 nyhedsbrev:1.5 indikator:1.2 det,_vi_lærer:2.5 materialer:0.7
        nøgletal:0.8 oplysninger_om:1
    """,
    "inklusion": """
        inklusion:3 tosprog:3 dansk_som_andetsprog:3 modersmål:3 sprog:2 fagrettet_dansk:2.5
        ordblind:3 sps:2.5 specialpædagog:3 særlige_behov:3 psykisk:2 handicap:3 sårbar:2
        mangfoldighed:3 forskellighed:3 igu:1.5 integration:2.5 fagsprog:2 danskundervis:3
        flygtning:3 neurodiverg:3 språk:2.5 svenska_som_andraspråk:3 koncentration:2
        diagnose:2.5 hensyn:1 støtteperson:2 inkluder:3 nervøse:2.5 støttetime:2 kultur:0.5
        begreber:0.3
    """,
    "kvalitet": """
        kvalitet:2.5 evaluer:3 kvalitetsrapport:2 godkendt_efter:1.5 tilfreds:2.2 måling:1.5
        selvtjek:2.5 auditering:2.5 standard:1.5 utvärder:3 uppföljning:1.5 opfølgning:0.8
        afprøvet:1 følges_op:1.2 rapporten:1.2 uppfölj:1.5 benchmark:2 tilsyn:2 kriterier:1
        midtvejs:1.5 elevtilfredshed:1 undersøgelse:0.8
    """,
    "karriere": """
        karriere:3 karrierevej:3 specialiststilling:3 videre_uddannelse:2 læse_videre:3
        karrierestige:3 efter_svendebrevet:3 karrieresamtale:3 karriär:3 avancement:3
        medarbejderudviklingssamtal:2 første_job:1.5 introduktionsår:2 professionsbachelor:2
    """,
    "organisering": """
        organiser:2.5 styregruppe:2 mødes:1 møde:0.6 møder:1 mødestruktur:3
        koordinationsgruppe:2 driftsgruppe:2 operative_gruppe:2.5 strategiske_gruppe:2.5
        udvalg:1.2 forum:1.5 sekretariat:2 formand:1.5 organisation:2.5 styrgrupp:2.5
        arbejdsgruppe:1.5 følgegruppe:2 ledelsesforum:2.5 kontaktpersoner:1.5 daglige_kontakt:3
        sammanträder:2.5 processledare:2 dagsorden:1.5 referat:1 handleplanen:1.5 følger_op:1.5
        revideres:1.5 opfølgning:1.5 dialogmøde:1.5 partnerskabsudvalg:2 samlet_status:2
        holder_møde:2 ledergruppe:2 beslutning:0.7 styring:2 samordna:1.5 koordiner:1
        tovholder:1.5
    """,
}


def _stems(entries: str) -> dict[str, float]:
    pairs = (entry.rsplit(":", 1) for entry in entries.split())
    return {stem.replace("_", " "): float(weight) for stem, weight in pairs}


STEMS: dict[Theme, dict[str, float]] = {theme: _stems(table) for theme, table in _TABLE.items()}
"""Stems by theme."""

_WEIGHTS: dict[str, list[tuple[Theme, float]]] = {}
for _theme, _stems_of in STEMS.items():
    for _stem, _weight in _stems_of.items():
        _WEIGHTS.setdefault(_stem, []).append((_theme, _weight))
_LONGEST_FIRST = sorted(_WEIGHTS, key=len, reverse=True)
_SIEVE = Sieve({stem: 1 << number for number, stem in enumerate(_LONGEST_FIRST)})


def stem_weights(text: str) -> dict[Theme, float]:
    """Return what the stems in TEXT, casefolded, weigh by theme; each counts once.

    A stem inside a longer one that stands there does not count.
    """
    kept: list[str] = []
    for stem in map(_LONGEST_FIRST.__getitem__, numbers_in(_SIEVE.bits_of(text))):
        if not any(stem in longer for longer in kept):
            kept.append(stem)
    totals: dict[Theme, float] = {}
    for stem in kept:
        for theme, weight in _WEIGHTS[stem]:
            totals[theme] = totals.get(theme, 0) + weight
    return totals
