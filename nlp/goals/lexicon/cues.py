"""Turns of phrase that tell promise from description, Danish and Swedish, on casefolded text."""

import re
from functools import lru_cache

from nlp.sieve import WantedPatterns

_YEAR = r"(?:19|20)\d\d"
_NUMBER_WORDS = (
    "én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten|halvanden|två|fyra|sex|sju|åtta|nio|tio"
)

PATTERNS: dict[str, str] = {
    "binds": r"forplig?ter sig|er forpligtet|påtager sig|åtar sig|förbinder sig|garanterer|lover\b",
    "agreed": r"\b(?:er|var|blev) (?:\w+ )?enige om|er enighed om|har aftalt|är eniga om|enats om"
    r"|aftaler at",
    "responsible": r"\bansvarlige?\b|\bansvaret for|har ansvar|ansvarar för|står for"
    r"|svarer for|sørger for"
    r"|svarar för|ansvarig|tovholder",
    "aim-is": r"\b(?:målet|målene|målsætning(?:en|erne)|ambition(?:en|erne)|formål|formålet"
    r"|formålene|hensigten|sigtet|målen|målsättning(?:en|arna)|syftet|syftena)\b"
    r"[^,.]{0,70}(?:, som )?\b(?:er|är)\b|\bblandt målene [^.]{0,90}\ber\b"
    r"|(?:overordnede|fælles|vores|parternes|strategiske|gemensamma|våra|övergripande) mål "
    r"(?:er|vil være|skal være|är|ska vara)\b"
    r"|(?:har|som) (?:som |til )?(?:fælles )?(?:mål|formål|ambition)\b"
    r"|\bhar \w+ (?:til|som) (?:formål|mål|hensigt|ambition)\b"
    r"|\bhar \w+ (?:till|som) (?:syfte|mål)\b"
    r"|er at nå|\bhåbet er"
    r"|\bmål, (?:at|att)\b|(?:målet|ambitionen) for",
    "strives": r"tilstræb|stiler? (?:efter|mod)|sætter sig for|sigter (?:mod|efter|mot)|stræber"
    r"|arbejder (?:\w+ )?for,? at\b|arbetar för att\b|ønsker,? at\b|önskar,? att\b|ser gerne,? at\b"
    r"|efterstræb|bestræb|eftersträv|strävar|\b(?:er|är) (?:det )?(?:vores |parternes |vår )?"
    r"(?:fælles |gemensamma )?(?:mål|målsætning|målsättning|ambition|hensigt|avsikt|håb|ønske)",
    "must-reach": r"\b(?:skal|ska)\b[^,.]{0,60}\b(?:op på|ned på|ned under|stige|falde"
    r"|halvera?s|fördubblas|dubbleras|tredobles|nå op|nå ned|være nede|under \d|over \d"
    r"|øges|nedbringes"
    r"|minska|öka|mindst|minst|højst|højest|op til|være steget|fordobles|halveres|styrkes"
    r"|løftes)\b",
    "level-verb": r"\b(?:øge[st]?|nedbringe[s]?|reducere[s]?|sænke[s]?|hæve[s]?"
    r"|mindske[s]?|begrænse[s]?"
    r"|fordoble[s]?|halvere[s]?|minska|öka|sänka|höja|stige|styrke[s]?|forbedre[s]?)\b",
    "available": r"til rådighed|till förfogande|stilles? \w+ (?:til|frit)",
    "offered": r"\btilbydes\b|får tilbud|tilbudt|erbjuds|erbjudas|får en\b|får et\b|har ret til"
    r"|har adgang",
    "money": r"\d(?:[\d.,]*)\s*(?:mio\.\s*|mia\.\s*|t)?(?:kr\b|kroner|kronor|dkk)",
    "percent": r"\d\s*(?:%|procent|pct)",
    "rate": rf"\b(?:{_NUMBER_WORDS}|\d+) (?:gange?|gånger?|timer?|dage?|pladser)\b|om året|per år"
    rf"|om ugen",
    "recurs": r"\bhvert? (?:\w+ )?(?:år|halvår|kvartal|måned|uge|forår|efterår)"
    r"|årligt|månedligt|varje (?:år|termin|månad|kvartal)|årligen|løbende|löpande|fast[e]?\b",
    "by": rf"\bsenest|\binden (?:udgangen|{_YEAR}|den|for|\d|sommer|jul|ud)|ved udgangen af|senast"
    rf"|före den"
    rf"|fra (?:og med )?(?:den|{_YEAR}|januar|august|efterår|forår|sommer)|fremover"
    rf"|med virkning fra"
    r"|fra næste|til næste|från och med",
    "at-a-time": r"\b(?:foråret|efteråret|sommeren|vinteren|våren|hösten|sommaren|januar|februar"
    r"|marts|april|maj|juni|juli|august|september|oktober|november|december|mars|augusti"
    r"|uge \d|vecka \d)",
    "year": rf"\b{_YEAR}\b",
    "today": r"\bi dag\b|\baktuelt|for tiden|i øjeblikket|på nuværende|til stadighed|\bidag\b"
    r"|i dagsläget"
    r"|for nuværende|stadig\b|fortsat er|allerede|hidtil|traditionelt|ofte\b|mange steder"
    r"|erfaringsmæssigt"
    r"|de seneste|i gennemsnit|sidste år|tidligere",
    "today-first": r"^(?:i dag|lige nu|aktuelt|for tiden|hidtil|i øjeblikket|i gennemsnit"
    r"|sidste år|idag"
    r"|just nu"
    r"|i (?:19|20)\d\d (?:var|blev|havde|stod|lå|gik|fik|tog|manglede"
    r"|gennemførte))\b(?!.*; i \d{4} skal)",
    "foreseen": r"forvente[srt]|forventes|beräknas|ventes\b|prognose|fremskrivning|ifølge|frem mod"
    r"|fram till",
    "source": r"\bviser\b|\bvisar\b|opgjort|opgørelse|undersøgelse[nr]?\b.*\bviser|fremgår|uppger"
    r"|bygger på",
    "faces": r"\bstår (?:vi )?over ?for\b|\bstår (?:vi )?inför\b|\budfordring|\butmaning",
    "past": r"\b(?:var|blev|havde|fik|kom|gik|stod|lå|gav|tog|viste|hade|fick|blev"
    r"|manglede|startede"
    r"|begyndte|deltog|gennemførte)\b",
    "perfect": r"\b(?:har|er|har\s\w+|är) (?:\w+ )?(?:\w+(?:et|ede|te|ået|nget|at|its?|it))\b",
    "happened": r"\bhar (?:i |de |haft|fået|været|gjort|siden|investeret|modtaget|oplevet)"
    r"|er steget"
    r"|er faldet"
    r"|er vokset|er blevet|er kommet|er godkendt|er indgået|er vedtaget|er gået|har minskat"
    r"|har ökat",
    "definition": r"^(?:ved|med|en|et|den|det) .{2,60}\b(?:forstås|er (?:en|et|den|det"
    r"|de)\b)|\bbetegne"
    r"|\bdvs\b"
    r"|består af|bestå av|består av|defineres|omfatter|forstås|vedrører|omhandler|\bangiver\b"
    r"|\bbetyder\b|avser\b|med .{2,30} avses",
    "exit": r"\bopsig(?!e en elev)|siges? op|varsel|uppsäg|säga upp|sägas upp|udtræde"
    r"|\bud før tid\b|misligh|\bophør"
    r"|\bhæve"
    r" aftalen|genforhandl|bortfald",
    "term": r"\b(?:aftalen|planen|strategien|avtalet|overenskomsten"
    r"|samarbejdet)\b.{0,30}\b(?:gælder"
    r"|løber"
    r"|udløber|træder i kraft|forlænges|gäller|träder i kraft|ophører|erstatter|afløser)|i kraft"
    r"|gældende fra|gælder fra|aftaleperiode[n]?:|giltig",
    "dispute": r"\buenighed|\btvist|voldgift|forhandl.{0,30}\bmellem|fortolkning"
    r"|förhandling|domstol"
    r"|mægl|\bstrid(?:er)?\b|uvenner|medling"
    r"|lykkes det ikke|kan parterne ikke|ikke blive enige|ingen løsning|ikke fundet en løsning",
    "law": r"efter (?:reglerne|lov|bestemmelserne)|i henhold til|bekendtgørelse|overenskomst"
    r"|lovgivning"
    r"|forordning|enligt (?:lag|skollag)|i overensstemmelse med|gdpr|databeskyttelse|dataskydd",
    "dated": r"^\W*(?:[a-zæøåäö-]+(?: [a-zæøåäö-]+)?,? (?:den|d\.) \d{1,2}\.? ?[a-z]+ \d{4}"
    r"|den \d{1,2}\. \w+"
    r" \d{4})\W*$|\bkl\. \d|offentliggjort",
    "signed": r"^(?:for )?[^.,]{4,50}, [^.]{0,60}(?:chef|direktør|borgmester|formand|leder"
    r"|konsulent"
    r"|rektor"
    r"|sekretær|direktör|ordförande|repræsentant|koordinator|underviser|vejleder"
    r"|tillidsrepræsentant)[^.]{0,60}$",
    "next": r"^(?:det )?(?:næste|nästa) (?:\w*møde|\w*holdstart|möte|sammanträde|gang)\b"
    r"|mødet (?:sluttede|blev hævet)"
    r"|^nyt møde|^mødet (?:i|den) ",
    "quote": r"^[–—-]\s|[»\"“].{10,}|\bsiger\b|\bsäger\b|udtaler|fortæller|forklarer",
    "web": r"cookie|læs (?:mere|også)|del på|forside|nyhedsbrev|til toppen|udskriv|tilmeld dig|klik"
    r"|\bwww\b|@",
    "negated": r"\bikke\b|\binte\b|\bingen\b|\bingenting\b|hverken|reguleres ikke",
    "may": r"\b(?:kan|må|får) (?:\w+ ){0,2}(?:anvendes|bruges|nedsætte|aflyse|beslutte|indgå"
    r"|inddrage|træde"
    r"|indkalde|bestå|udpege|opsige|vælge|ændre|optage)",
    "composition": r"\b(?:har sæde|består et|er sammensat|sidder (?:to|tre|en|også)"
    r"|består af|bestå af|består av|er formand|sidder i|formandskabet"
    r"|ordförandeskapet"
    r"|værtskabet|ledes af|næstformand|sekretariatsbetjen|beslutningskompetence|medlemmer er"
    r"|udgøres af)",
    "members": r"^i (?:den|gruppen|rådet|udvalget|\w+gruppen?|\w+rådet|\w+udvalget|nämnden) "
    r"(?:sidder|sitter|indgår|ingår|deltager|deltar)\b",
    "counted": r"\b(?:svarede|har svaret|har deltaget|deltog|trak|slap|udgjorde|omfattede|talte"
    r"|mødte op|kom til|søgte|begyndte|gav|tales|drejer sig om|gælder det)\b",
    "decides": r"\bbeslutte[rs]?\b|træffer beslutning|godkender|fatter beslut|beslutar",
    "decided": r"(?:det |der )(?:blev|er|blev det) (?:besluttet|aftalt|vedtaget|godkendt|enighed"
    r"|fastlagt)"
    r"|\b(?:besluttede|vedtog|godkendte|tiltrådte|tilsluttede sig|bevilgede|beslutade|godkände"
    r"|fastställde"
    r"|antog)\b|blev (?:besluttet|aftalt|vedtaget|godkendt|tiltrådt|enige om|enigt? om)|beslutades"
    r"|enedes om"
    r"|det besluttedes",
    "resolved": r"\b(?:vedtaget|godkendt|tiltrådt|besluttet|bevilget|aftalt|beviljades|godkändes"
    r"|antogs|beslutades)\W*$|^(?:enighed|enige|eniga|enighet) om\b",
    "formal": r"(?:dagsorden\w*|referat\w*|godkendelse af) .{0,40}(?:godkendt|bemærkninger)"
    r"|tog .{0,30}til"
    r" efterretning|blev udsat|dagordningen|orienteringen",
    "said": r"\b(?:orienterede|oplyste|fortalte|nævnte|pegede på|gennemgik|fremlagde|præsenterede"
    r"|beskrev"
    r"|efterlyste|bemærkede|spurgte|understregede|redegjorde|konstaterede|takkede|bød|medgav"
    r"|foreslog|udtrykte"
    r"|roste|berettede|drøftede|drøftet|informerade|redogjorde|påpekade|diskuterade|föreslog"
    r"|berättade|noterede"
    r"|kommenterede|supplerede|kvitterede|mindede|forklarede|advarede|tilføjede|konkluderede)\b",
    "campaign": r"kampagne|kampanj|messe\b|mässa|arrange|festival|åbent hus|forældreaften|kick-?off"
    r"|studietur"
    r"|indbyd|inviter|bjuds? in|sommerskole|konkurrence|kårer|velkomst(?:dag|arrangement)"
    r"|fælles velkomst"
    r"|(?:temad|fagd|lærings?d|udviklingsd|karriered|inspirationsd|erfad|studied)ag|konference"
    r"|dialogmøde",
    "meets-up": r"\b(?:mødes til|samles til|gennemgår|deltager i|afprøver|afprøves|træner"
    r"|går sammen"
    r"|indføre[rs]"
    r"|søger? (?:desuden|om)|søges|ansøge[rs]|gør status|tager bestik|første gang)\b",
    "event": r"seminar|workshop|camp\b|besøg|oplæg|café|introduktion|evaluering|kursus|kurser"
    r"|rollespil|møde",
    "measure": r"\b(?:indfører|afprøver|gennemfører|afholder|holder|planlægge[rs]"
    r"|arrangerer|søge[rs]"
    r"|igangsætter"
    r"|tester|laver|udvikler|starter|lancerer|påbegynder|iværksætter|prøver|sætter i gang"
    r"|sættes i gang)\b",
    "duty-noun": r"\bpligt|krav om|er obligatorisk|forudsætter|kræver\b",
    "reaches": r"\b(?:påbegynder|gennemfører|består|er ansat|har en|er uddannet|søger ind"
    r"|begynder)\b",
    "has-number": rf"\d|\b(?:{_NUMBER_WORDS}|halvdelen|tredjedel)\b",
    "share": r"\bandel|\bantal|\bprocent|\bpct|ud af|halvdel|tredjedel|fjerdedel"
    r"|hver (?:anden|tredje"
    r"|fjerde|femte)",
    "share-subject": r"^(?:kun |knap |godt |omkring |ca\. |mere end "
    r"|næsten )*(?:hver (?:anden|andet|tredje"
    r"|fjerde|femte"
    r"|sjette|syvende|ottende|tiende)|halvdelen|\w+ ud af|\d+ (?:af|ud af)|en (?:tredjedel"
    r"|fjerdedel)|varannan"
    r"|var (?:tredje|fjärde|femte)|flere|mange|nogle|de fleste)\b",
    "external": r"\b(?:staten|styrelsen|ministeriet|ministerium|folketinget|kl's?|regeringen"
    r"|socialstyrelsen"
    r"|skolverket|rejseholdet|danmarks statistik)\b",
    "surplus": r"overskyd|overskud|överskott|overført|ubrugte|uforbrugt|restmidler|pristalsregul"
    r"|reguleres|merudgift"
    r"|overskrid",
    "is-duty": r"\ber (?:sikret|garanteret|berettiget|forpligtet|obligatorisk)|må ikke\b|må kun\b"
    r"|må (?:først|alene)"
    r"|får ikke\b|kan (?:få|søge)\b|är skyldig",
    "so-that": r",\s+så\b|,\s+så att\b|sørge[r]? for, at",
    "with-effect": r"træder i kraft|i drift|er klar|ligger klar|skal være klar",
    "such": r"^(?:det|dette|heraf|deraf|herved|derved|detta) ",
    "remark": r"\b(?:efterlyser|klager over|mener|oplever|frygter|undrer sig|peger på|anfører"
    r"|bemærker|gør opmærksom|bekymre[rdt]\w*|vurderer, at|understreger|efterlyser|synes, at"
    r"|finder det|noterer|anser|menar|upplever|påpekar|oroa\w*|efterlyser)\b",
    "itself": r"\b(?:i det følgende|nedenfor|nedenstående|ovenfor|i dette (?:notat|afsnit)"
    r"|(?:notatet|afsnittet|bilaget|dokumentet|udkastet|papiret|artiklen|tabellen|oversigten)\b"
    r"|nedan|ovan|i det här|fremlægger her|hermed forelægges|til orientering)\b",
    "follows-from": r"\bfølger af\b|\bifølge lov|refunder|arbejdsgivernes uddannelsesbidrag"
    r"|dimensionering|trepart|\bpligten? til|skyldigheten|hjemmel|hjemlet|følger direkte",
    "seated": r"\bsidder\b|\bsitter\b|rundt om bordet|\bsuppleant",
    "leaves": r"\bvil ud\b|melde[rs]? sig ud|forlade[r]? (?:aftalen|samarbejdet|partnerskabet)"
    r"|lämna(?:r)? avtalet|\bhver især\b.{0,40}\bud\b",
    "if": r"^(?:hvis|såfremt|om|ifald|ved|kommer det|skulle)\b.*?,",
    "rejected": r"\b(?:blev|bliver|er) (?:\w+ )?(?:forkastet|afvist|nedstemt)\b"
    r"|\bblev ikke (?:vedtaget|godkendt|besluttet)\b|\bfaldt med\b|avslogs|avslås|röstades ned",
    "reference": r"^(?:udgangspunktet|baseline|i (?:19|20)\d\d (?:var|blev|havde|er|stod"
    r"|gik|manglede"
    r"|kom))",
}

COMPILED = tuple((name, re.compile(pattern)) for name, pattern in PATTERNS.items())
_SEARCH = WantedPatterns(tuple(pattern for _, pattern in COMPILED))


@lru_cache(maxsize=64)  # the sentence before, and the lead-in of a list, are asked for again
def cues(sentence: str) -> tuple[str, ...]:
    """Return the names of the turns of phrase in SENTENCE, a casefolded text."""
    return tuple(COMPILED[number][0] for number in _SEARCH.found_in(sentence))
