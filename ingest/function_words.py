"""The small words by which neighbouring languages are told apart, one list to each language.

The lists hold the same words side by side (`efter / efter / etter / after`), so that none weighs
more than another by its length; a word that two languages share stands in both and tells nothing
between them. Most have no æ, ø or å, so they survive OCR in the wrong language.
"""

from ingest.document import Language

_LISTS: dict[Language, str] = {
    "da": """
        og at i er en et af til på for med det den de der som ikke har fra kan skal vil om
        eller men ved så vi jeg han hun mig dig sig os jer dem deres vores sin hans hendes
        dette denne disse efter mellem gennem uden hvad hvem hvor hvornår hvordan blev
        bliver blive blevet nu ud op ned ind igen mod havde have været være fik får få
        givet give giver gives kun nogle noget nogen end inden indtil også meget mange
        mere mest selv anden andet andre sådan således samt både hvis når da under over
        ingen intet alle hver hvert gør gøre tage tager sige siger hvilke hvilken siden
        derfor desuden vedrørende efterfølgende udvikling uddannelse stk nævnte herunder
        heraf hertil dog endnu lige flere kunne skulle ville
    """,
    "sv": """
        och att i är en ett av till på för med det den de där som inte har från kan ska
        skall vill om eller men vid så vi jag han hon mig dig sig oss er dem deras vår
        våra sin hans hennes detta denna dessa efter mellan genom utan vad vem var när hur
        blev blir bli blivit nu ut upp ner in igen mot hade ha varit vara fick får få gett
        ge ger ges bara några något någon än innan tills också mycket många mer mest själv
        annan annat andra sådan således samt både under över ingen inget alla varje gör
        göra ta tar säga säger vilka vilken sedan därför dessutom enligt nämnda härav dock
        ännu flera kunde skulle ville utveckling utbildning kommer finns även
    """,
    "nb": """
        og at å i er en et av til på for med det den de der som ikke har fra kan skal vil
        om eller men ved så vi jeg han hun meg deg seg oss dere dem deres vår våre sin
        hans hennes dette denne disse etter mellom gjennom uten hva hvem hvor når hvordan
        ble blir bli blitt nå ut opp ned inn igjen mot hadde ha vært være fikk får få gitt
        gi gir gis bare noen noe enn innen inntil også mye mange mer mest selv annen annet
        andre slik slike således samt både hvis da under over ingen alle hver hvert gjør
        gjøre ta tar si sier hvilke hvilken siden derfor dessuten ifølge nevnte herunder
        enda dog like flere kunne skulle ville utvikling utdanning må kun
    """,
    "en": """
        and that to in is a an of for with it the they there which as not has have from
        can shall will about or but by at so we i he she me you us them their our your his
        her this these those after between through without what who where when how was
        were be been becomes now out up down into again against had got get given give
        gives only some something than before until also much many more most self other
        others such both if under over none all every each does do take takes say says
        since therefore furthermore according mentioned however yet several could should
        would development education are on its
    """,
}
FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _LISTS.items()
}
