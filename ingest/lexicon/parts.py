"""What compounds are made of: linking letters, and words that never are a part.

`LINKS` holds (what the part loses at its end, what it takes): `("e", "s")` makes `arbejde` into
`arbejds-`. `NEVER_PART` are particles and endings that only look like words of a compound
(`ud|dannelse`, `for|løb`); `NEVER_LAST` are endings that also are words (`partner|skab`).
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    "da": (("", ""), ("", "s"), ("", "e"), ("e", "s"), ("e", "")),
    "sv": (
        ("", ""),
        ("", "s"),
        ("a", ""),
        ("e", "s"),
        ("a", "o"),
        ("a", "u"),
        ("a", "e"),
        ("e", ""),
    ),
    "en": (),
}

BARE_LINKS = {
    language: tuple(add for lost, add in links if not lost) for language, links in LINKS.items()
}
"""What a part that loses nothing takes."""

CUTTING_LINKS = {
    language: tuple(
        (lost, tuple(add for own, add in links if own == lost))
        for lost in dict.fromkeys(lost for lost, _ in links if lost)
    )
    for language, links in LINKS.items()
}
"""What a part may lose, and what it takes for that."""

NEVER_PART: dict[str, frozenset[str]] = {
    "da": _words(
        """
        ad af an and att bag ber bort den der det dig dog efter eller end ene ens ere erne et
        fem fik for fore foran forud forude fra frem før gen gene gennem god han har hed hen
        hende hid hos hun hvad hver hvor igen ikke imod ind inde inden indtil jer jeg kan kun
        lad lige lig man med mellem men mere mest mig min mis mod må når ned nem ner net nok nu
        nær også ofte okay omkring opad oven over per på ret rig sam samt sat selv ser sig sin
        siden skal som sådan til tog tre ude uden ud uens und under var ved vel vil vor være
        øver dan bar ren ter tig ning ing else ans ant ent bel des dis eks her ist kon kom mel
        mer rer res sel sen sit ster ten tes tet tri une use ver vis
        """
    ),
    "sv": _words(
        """
        ad aktig an and att av bak bort de den der det dig du efter ej eller en end ens er ett
        fem fort från för före förbi föra ge gen genom god han har hen hit hon hos hur här i
        igen in inne inte innan jag kan kom man med medan mellan men mer mest mig min mis mitt
        mot må ned nej ner nog nu nya när om oss på rik sam samt sen sig sin som så till tre und
        under upp ur ut ute utan utom vad var vara vem vi vid vill vår åt är över era ning ing
        else het lig ligt liga isk iska bar ande ende are aren arna ast aste ers des tes iet ist
        ter tet ten ans ant ent bel dis
        """
    ),
    "en": frozenset(),
}

NEVER_LAST: dict[str, frozenset[str]] = {
    "da": _words(
        """
        skab skabs skabet skabets skaber skabers skaberne skabernes dom doms hede heder hedens
        heds heden hederne lige ligt ligere ligst bare bart som somt somme mæssig mæssige
        mæssigt agtig agtige agtigt fuld fuldt fulde løs løse løst løsere vis inger ingen ingens
        ningen ninger eren erens erne ernes eres ende elsen elser elsers elsens elserne delse
        delsen delser ling linge linger ler ters ger gers ker kers rer rerne ringe ringer ringen
        ringens isk iske sisk tisk nisk ion ioner tion tioner ister isme ismen eri erier sels
        """
    ),
    "sv": _words(
        """
        skap skapet skaps skapen skapet heter heten hets lig liga ligt ligen bar bara bart sam
        samt samma full fullt fulla lös löst lösa vis ning ningar ningen ningens ande anden
        andet ares arens arnas else elser elsen isk iskt iska ion ioner tion ist ister eri erier
        ling lingar mässig mässigt mässiga aktigt aktiga
        """
    ),
    "en": frozenset(),
}

INSEPARABLE: dict[str, tuple[tuple[str, str], ...]] = {
    "da": (("vej", "led"),),
    "sv": (("väg", "led"),),
    "en": (),
}
"""Words that were compounds once: a part, and how the part begins that it is never parted from."""
