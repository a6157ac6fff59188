"""The forms in which Danish and Swedish say by when, put together from the smallest up, ranked."""

from nlp.goals.amounts import NTH
from nlp.goals.moments import (
    DAY,
    MONTH,
    MONTHS,
    PART_OF_YEAR,
    QUARTER,
    SCHOOL_TIME,
    SEASON,
    YEAR,
    YEARS,
    YEARS_END,
)

COUNT = (
    r"(?:\d+|en|én|et|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten|atten|tyve|två|fyra|sex|sju|åtta|tio"
    r"|halv\w*|et halvt|ett halvt|et par|ett par)"
)
UNIT = (
    r"(?:(?:hver|arbejds|kalender|skole|uge|studie)?dage?|døgn|timer|uger?|måneder?|måned|kvartal|halvår|år"
    r"|[a-zåäö]*dagar?|dygn|timmar|veckor|vecka|månader|månad)"
)
_PERIOD = (
    r"(?:(?:den|hele|hela) )?(?:aftale|strategi|plan|projekt|avtals|program|kontrakt|handlingsplan"
    r"|forsøgs)?(?:perioden?|tiden)"
)
_NEXT = r"(?:næste|nästa|første|første|kommende|kommande)"
POINT = (
    rf"(?:{DAY}|{QUARTER}|{SCHOOL_TIME}|{MONTH}|{PART_OF_YEAR}|{YEARS_END}|{SEASON}"
    rf"|(?:uge|vecka) \d{{1,2}}(?:\s+{YEAR})?|{YEARS}"
    rf"|(?:udgangen|udløbet) af (?:{DAY}|{QUARTER}|{SCHOOL_TIME}|{MONTH}|\w+\s+{YEAR}|\w+)"
    rf"|utgången av (?:{MONTH}|\w+\s+{YEAR}|\w+)"
    rf"|{_PERIOD} {YEARS}|næste møde|næste \w+møde|nästa \w*möte)"
)
_LIST = (
    rf"{POINT}(?:(?:, | og | eller | til | och | samt ){POINT}"
    rf"|(?:, | og | til | och )\d{{1,2}}(?! ?(?:%|pro|pct|\w)))*"
)
_TAIL = r"(?:\s+(?:hvert|varje) (?:år|halvår|kvartal))?"
_SPAN_OF_YEAR = (
    r"(?:år|halvår|kvartal|måned|uge|forår|efterår|sommer|vinter|semester|skoleår|mandag|tirsdag"
    r"|onsdag|torsdag|fredag|lørdag|søndag|måndag|tisdag|lördag|söndag|termin|månad|vecka|höst|vår"
    r"|dag|morgen|morgon|läsår|hverdag|vardag)"
)
EVERY = (
    r"(?:(?:hvert|hver|varje|vart|var) "
    rf"(?:(?:enkelt|andra|halve|halvt|fjortende|fjortonde|{NTH}) )?{_SPAN_OF_YEAR}"
    rf"(?: (?:og|och) {_SPAN_OF_YEAR})?"
    rf"|(?:varannan|vartannat) {_SPAN_OF_YEAR})"
)
WEEKDAY = r"(?:man|tirs|ons|tors|fre|lør|søn|mån|tis|lör|sön)dag"
_YEARLY = rf"(?:{EVERY}|årligt|årligen)"
_RANK = rf"(?:\d{{1,2}}\.|første|andre|sidste|första|sista|{NTH})"
_NTH_DAY = (
    rf"(?:(?:den|de|hver|varje) )?{_RANK} (?:\w*da[gr]\w* )?i"
    r" (?:(?:hver|hvert|varje) )?(?:måned|månad|kvartal|uge|vecka|periode?)(?:en|et|n)?\b"
    rf"|(?:den|de) {_RANK} \w+da[gr]\w* i \w+"
    rf"|den {_RANK} i (?:hvert|varje) kvartals (?:første|sidste|första|sista) (?:måned|månad)"
)
_EDGE = (
    r"(?:\w*(?:start|slut|begyndelse|afslutning|udløb|udgang|ophør|optag|ansættelse|tiltrædelse"
    r"|indskrivning|optagelse|början|utgång|antagning|anställning)"
    r"|(?:års|halvårs|termins|skoleårs|läsårs)skifte)(?:en|et|n|t)?"
)
"""Where a stretch of time begins or ends: `holdstart`, `skoleårets udgang`, `årsskiftet`."""
_EVENT = (
    r"\w*(?:prøve|samtale|samtal|eksamen|måling|vagt|møde|skoleår|praktik|oplæring|periode|semester|termin|ferie"
    r"|forløb|uddannelse|prov|möte|läsår|mätning|utbildning)(?:en|et|n|t)?"
)
_WHICH = (
    r"(?:(?:den|det|de|sin|deres|hver|hvert|varje|nye?|nyt|nya|nytt|første|næste|första|nästa|endt|afsluttet|avslutad"
    r"|kommende|kommande|førstkommende|\w{3,}s) ){0,2}"
)

_BESIDE = r"(?:ved|til|vid|till|inden|før|forud for|efter|innan|före|inför)"

RANKED = (
    rf"(?:{_YEARLY} )?(?:senest|senast) den \d{{1,2}}\.? i (?:hver |varje )?\w+",
    rf"(?:{_YEARLY} )?(?:senest|senast|inden|innan|før|före|forud for)\s+(?:den\s+)?{_LIST}{_TAIL}",
    rf"(?:senest|senast) (?:med|ved|vid) (?:udgangen|utgången|slutningen|slutet) (?:af|av) "
    rf"(?:{_LIST}|\w+)",
    r"(?:senest|senast|inden|före) (?:den|det) (?:følgende|næste|nästa|påföljande) [\w-]+",
    rf"(?:senest|senast) {COUNT} {UNIT} (?:før|efter|inden|innan|före)[^,.;]{{3,60}}",
    rf"(?:senest|senast) {COUNT} {UNIT} (?:forinden|i forvejen|derefter|efter|därefter|innan)\b",
    rf"(?:{COUNT} {UNIT} )?"
    r"(?:inden|ved|før|efter|före|vid|innan|senest ved|senast vid) \w+(?:ens|ets|ernes|s) "
    r"(?:udløb|afslutning|ophør|slutning|begyndelse|start|utgång|slut|indgåelse)",
    r"(?:senest|senast) (?:ved|i|til|vid|på) [^,.;]{3,50}",
    rf"(?:senest )?(?:inden for|indenfor|inom)\s+(?:de (?:første|næste"
    rf"|kommende) )?{COUNT} {UNIT}",
    rf"(?:inden|før|före|innan) {COUNT} {UNIT}(?! år)",
    r"inden (?:for|udløbet af) [^,.;]{0,20}\b(?:\w*periode|fristen|tiden|år|uge|måned|dag|dage"
    r"|døgn|time)\w*",
    r"(?:före|innan|inden) (?:avtals|aftale|projekt|plan)(?:tidens|periodens) (?:slut|utgång)",
    rf"(?:ved|til|vid) (?:(?:udgangen|slutningen|udløbet) af|utgången av|slutet av) "
    rf"(?:{_LIST}|(?:et|en|hvert|aftaleperioden|perioden|året)(?: \w+)?)|ved årets udgang",
    rf"(?:med virkning fra|gældende fra|fra og med|från och med|fra|från)\s+{_LIST}"
    rf"(?: til {POINT}| till {POINT})?(?! til\b| till\b|-)",
    rf"{_YEARLY}\s+(?:i|den|primo|medio|ultimo)\s+{_LIST}",
    _NTH_DAY,
    rf"(?:mindst |minst )?{COUNT} {UNIT} "
    rf"(?:før|efter|inden|innan|före|inde i|in i|forud for|inför) [^,.;]{{3,40}}",
    rf"(?:mindst |minst )?{COUNT} {UNIT} (?:i forvejen|forinden|inden|i förväg|innan)\b",
    r"(?:senest |senast )?(?:dagen|ugen|måneden|veckan|månaden) (?:efter|før|inden|før|innan)\b"
    r"(?: [^,.;]{3,40})?",
    r"(?:senest|senast) (?:når|när|samtidig(?:t)? (?:med|som)) [^,.;]{3,50}",
    r"(?:senest|senast|inden|før|innan|före) (?:kl\.|klokken|klockan) (?:[\d.:]*\d|\w{2,})",
    rf"(?:ikke senere end|inte senare än|ej senare än) {_LIST}",
    r"(?:så snart|så fort) [^,.;]{3,50}",
    rf"(?<=, )(?:når|när) (?:der er|der har|det har|det är) [^,.;]{{0,12}}?{COUNT} {UNIT}"
    r"(?: (?:gået|tilbage|igen|kvar))?",
    rf"(?:inden|før|forud for|innan|före|inför) (?:(?:den|det|sin|sit|deres|elevens) )?{_RANK}"
    r" (?!\d)[\w-]{3,}(?: i (?:oplæring\w*|praktik\w*|forløbet))?",
    rf"(?:senest|senast) {EVERY}|om (?:senest|senast) {COUNT} {UNIT}",
    rf"(?:{_BESIDE}|fra|från) {_WHICH}{_EDGE} (?:(?:i|den) )?{_LIST}",
    rf"(?:et|ett) halvt? (?:år|dygn) (?:senere|senare)|{COUNT} {UNIT} (?:senere|senare)",
    rf"(?:på|til|till|vid) (?:\w*møde\w*|\w*mötet) (?:i {_LIST}|{DAY})",
    r"(?<!den )(?<!det )(?<!de )(?<!en )(?<!et )(?:løbende|löpande)(?:, [^.;]{3,40})?",
    rf"(?:i|til|till|til og med|ved|vid|under|omkring|från|efter|i løbet af|senest i|allerede i"
    rf"|mellem|mellan)\s+{_LIST}{_TAIL}",
    rf"efter (?:(?:den|det) )?{_RANK}(?:(?:, | og | och )(?:den )?{_RANK})* "
    r"(?:uge|måned|dag|vagt|vecka|månad|hold|år)\b",
    r"på \w{4,}dagen\b(?: (?:af|i) [^,.;]{3,25})?",
    rf"(?:primo|medio|ultimo) {_LIST}",
    r"i (?:hvert|hver|varje|vart) (?:af|av) (?:\w+s )?(?:år|årene|åren|perioderne)(?! (?:19|20)\d)",
    r"(?:i|ved|vid) (?:starten|begyndelsen|midten|slutningen|udgangen|början|mitten|slutet"
    r"|utgången) (?:af|av) "
    r"(?:hver|hvert|varje) [\w-]+",
    rf"i \w{{3,}}s (?:{COUNT} )?(?:første|sidste|första|sista|{NTH}) "
    r"(?:år|halvår|måned|uge|månad)",
    r"(?:i|under) (?:hele|hela) \w+s (?:løbetid|varighed|forløb|löptid)",
    r"i (?:første|anden|sidste|andra|första|sista) (?:halvdel|hälften|del) (?:af|av) "
    rf"{YEAR}",
    rf"(?:sidst|først|tidligt|sent|tidigt|sist) i {_LIST}",
    r"(?:på|til|till|vid|ved) (?:hvert|varje|næste|nästa) \w*(?:møde|möte)|på \w+(?:mødet|mötet)",
    r"(?:på|fra|från) \w{3,}s første \w*(?:dag|vagt|uge)",
    r"på (?:hverdage|vardagar)",
    r"(?:på )?(?:den |deres |sin )?første (?:arbejdsdag|skoledag)\b(?! i)",
    rf"(?:i|under) (?:hele|hela) (?:{POINT}|\w+(?:tid|period|forløb)\w*)",
    r"(?:i|ved|vid) (?:hver|hvert|varje|næste|nästa) (?:\w+ )?"
    r"(?:måling|undersøgelse|mätning|enkät)",
    rf"(?:i|ved|på|vid) \w+(?:en|et|ingen) (?:i )?{YEAR}(?! (?:kr|mio))",
    rf"efter (?:endt|afsluttet|avslutad|hver|hvert|varje|første|första) {_EVENT}",
    r"på (?:det|den) (?:førstkommende|næste|kommende|første|nästa|första) \w*(?:møde|möte)t?",
    r"på \w+s (?:første |sidste )?\w*(?:møde|möte)",
    rf"{_BESIDE} (?:hver|hvert|varje) {_EDGE}",
    rf"{EVERY}(?:\s+i\s+{_LIST})?|(?:{_LIST})\s+hvert år",
    r"(?:forår|efterår|sommer|vinter|vår|höst|sommar) (?:og|och) (?:forår|efterår|sommer|vinter|vår"
    r"|höst|sommar)(?! \w+ne\b)",
    rf"pr\. {_LIST}|per den {DAY}|(?:den|d\.)\s+{DAY}|{DAY}",
    r"(?:i|under) (?:løbet af|vinter|sommer|efterårs|forårs|påske|jule?|sommarlov"
    r"|höstlov)[^,.;]{0,40}",
    rf"{_BESIDE} {_WHICH}{_EDGE}(?<!før afslutningen)",
    rf"(?:inden|før|forud for|innan|före|inför) {_WHICH}{_EVENT}(?!-)",
    r"i (?:uge|uke|vecka)(?:rne)? \d{1,2}[^,.;]{0,20}",
    r"(?:inden|før|innan|före) [^,.;]{3,40} (?:er gået|er omme|har gått|är slut)",
    r"(?:ved|vid|før|efter|före|inden|inför|forud for) (?:hver|hvert|varje) "
    r"(?:(?:ny|nyt|nytt|endt|afsluttet) )?"
    r"[\w-]+",
    rf"(?:{COUNT}, )?{COUNT} (?:og|och) {COUNT} {UNIT} (?:efter|før|inden|före) [^,.;]{{3,30}}",
    rf"efter {COUNT}(?:, {COUNT})? (?:og|och) {COUNT} {UNIT}",
    rf"efter {COUNT} (?:\w+(?:nde|te|ede) )?(?:\w*dage|uger|måneder|\w*dagar|veckor|månader|hold"
    r"|forløb|møder)(?:(?:, | og "
    rf"| och ){COUNT} (?:dage|uger|måneder))*",
    rf"efter (?:{COUNT}|(?:de|det|den) første (?:{COUNT} )?|første) ?"
    r"(?:år|halvår|måned|uge|dag|hold|forløb|periode|månad|vecka)(?!-)",
    r"(?:et år|en uge|en måned|ett år) ad gangen",
    rf"(?:i|under) (?:de|den|det) (?:{COUNT} )?første (?:{COUNT} )?"
    r"(?:halve år|halvår|\w*skoleperiode|\w*oplæringsperiode|semest)\w*",
    rf"(?:i|under) de första {COUNT} \w+",
    r"(?:inden|før|innan|före) (?:de|den|det|han|hun|hon|\w{3,}(?:en|et|erne|ene|n|arna)) "
    r"(?:\w+ )?\w{2,}(?:er|r|s|ar)\b[^,.;]{0,50}",
    rf"(?:frem til|fram till|indtil|til og med|till och med) {_LIST}",
    rf"om {COUNT} (?:år|måneder|månader|uger|veckor)(?! (?:i|om|ad))",
    rf"i hvert af årene {YEARS}",
    rf"(?:i|under) (?:{_PERIOD}|årene|åren) {YEARS}",
    r"(?:samme|næste|førstkommende|den følgende|samma|nästa) "
    r"(?:dag|uge|morgen|formiddag|eftermiddag|aften"
    r"|måned|dygn|døgn|vecka|vagt|arbejdsdag|hverdag|förmiddag|kväll|arbetsdag)",
    r"(?:(?:i|til) )?(?:næste|kommende|indeværende|nästa|innevarande) "
    r"(?:år|forår|efterår|sommer|vinter|skoleår|kvartal|halvår|måned|uge|vår|höst|läsår|termin)",
    r"(?:om|på) (?:sommeren|vinteren|foråret|efteråret|sommaren|vintern|våren|hösten"
    r"|(?:man|tirs|ons|tors|fre|lør|søn|lör|sön)dag(?:en|ar|e)?)\b",
    r"i (?:lige|ulige|jämna|ojämna|udda) (?:uger|veckor|år)",
    r"(?:midt|midtvejs|halvvejs|halvvägs) i (?:(?:den|det|hver|hvert|varje) )?[\w-]+",
    rf"(?:fra|ved|til|på|från|vid|till) (?:(?:det|den|de) )?{_NEXT} "
    r"(?:\w*(?:holdstart|skoleår|år|sommer|hold|årgang|optag|møde|möte|kursstart|termin|läsår|sommerferie"
    r"|semester))",
    r"årligt|månedligt|kvartalsvist?|månedsvist?|halvårligt|ugentligt|dagligt|årligen|månadsvis|veckovis"
    r"|midtvejs|halvvejs|fortløbende|med det samme|(?:snarest|hurtigst) muligt"
    r"|snarest(?: möjligt)?|straks|omgående",
    rf"{QUARTER}|uge \d{{1,2}}(?: {YEAR})?|{SCHOOL_TIME}|{MONTH} {YEAR}",
    rf"(?:frem mod|frem til|fram till|primo|medio|ultimo|år) {YEAR}",
    rf"(?:hver|varje) (?:\d{{1,2}}\. (?:måned|uge|år|dag)|{MONTHS}|den \d{{1,2}}\. i [\w]+)",
    rf"(?:(?:vår|höst|forår|efterår|sommer|sommar|vinter)(?:en|et|terminen)?|{MONTHS}) {YEAR}",
    rf"(?:(?:i|for|under|over) )?(?:de|det|den) (?:næste|nærmeste|kommande|närmaste|kommende) "
    rf"(?:{COUNT} )?{UNIT}\b",
    rf"(?:i|under) {_PERIOD}(?= |[,.;]|$)(?! på)",
    r"under \w*lovet(?:, (?:vecka|uge) \d{1,2})?",
    r"(?<=, )(?:når|när) [^,.;]{4,40} (?:begynder|starter|slutter|udløber|er (?:slut|gået|omme)"
    r"|börjar|startar|slutar|är slut)",
    rf"(?:{WEEKDAY}(?:e|ar)?)(?:(?:, | og | och ){WEEKDAY}(?:e|ar)?)+",
    r"(?:inden|før|forud for|innan|före|inför) (?!kommun|skole|skola|region|elev|part|vejled|led)"
    r"\w{5,}(?:en|et|erne|n|t)(?=$|[.,;]| (?:i|på|med|og|och|til|med)\b)",
    r"(?:i |under )?(?:den |de )?(?:første|första) (?:uge|måned|veckan|vecka|månad|månaden)",
    rf"{COUNT} {UNIT} (?:før|efter|innan|före)(?=$|[.,;])",
    rf"(?:(?<=målet for )|(?<=mål for )|(?<=målet för )){YEAR}",
)
