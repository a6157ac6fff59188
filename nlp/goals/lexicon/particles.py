"""The small words that show how a sentence is built, Danish and Swedish."""

_SUBORDINATORS = """
der som hvor hvis når før inden mens så fordi efter hvordan hvilke hvilket hvad hvem hvorfor hvornår
idet såfremt medmindre da om indtil samt_at hvori hvormed hvoraf hvorved hvorefter eftersom
selvom uanset heraf herunder dog for
vilka vilket där eftersom medan innan så_att även varav vars hur när att fastän såvida ifall
"""
_OPENING = """
når hvis før inden mens efter idet såfremt medmindre da for selvom uanset hvor indtil ligger
när om innan medan eftersom ifall därest
"""
_DETERMINERS = """
samme samma en et den det de denne dette disse alle hver hvert hvis ingen samtlige begge nogle
flere mange
enhver
deres hans hendes sin sit sine vores mindst højst omkring knap cirka ca over
ett den det de denna dessa alla varje ingen samtliga båda några flera många vår våra deras sin sitt
sina minst högst omkring cirka respektive
"""
_PREPOSITIONS = """
i på for af til med om ved fra hos over under efter inden mellem mod uden som ad blandt gennem per
pr
via inden_for senest
av till för från inom under efter mellan mot utan genom enligt vid hos senast innan
"""
_FRONTED = """
som forud inför
sammen tillsammans gemensamt
i på for fra efter ved under inden senest til med om over mellem mod uden gennem ifølge ud blandt
alligevel hidtil heraf undervejs efterfølgende nu fremadrettet hvis når før mens såfremt derfor
desuden derudover samtidig endvidere herudover hertil dertil endelig
fremover løbende årligt månedligt halvårligt kvartalsvis der her derefter herefter dermed således
derved herved derpå ligeledes tillige midtvejs midt primo ultimo snarest hvorefter
från till vid inom senast därför dessutom samtidigt vidare därefter härefter årligen löpande
där här tidigt enligt under efter i på av vid genom för alltjämt
dog imidlertid ellers indtil imens dernæst forinden sideløbende ugentligt kvartalsvist dagligt
tidligst
før senere siden omvendt endvidere parallelt dock däremot sedan parallellt veckovis
"""
_ADVERBS = """
også desuden ikke derfor samtidig fortsat fortløbende løbende årligt altid straks herefter derefter
snarest fremover månedligt dog således endvidere tillige gerne først kun alene sammen tilsammen
særligt navnlig især allerede nu igen gensidigt hermed vederlagsfrit
också även inte därför samtidigt löpande årligen alltid sedan gemensamt tillsammans
"""
_NUMBERS = """
en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten
nitten
tyve tredive fyrre halvtreds tres hundrede tusind halvanden
två fyra fem sex sju åtta nio tio elva tolv femton tjugo trettio fyrtio femtio hundra tusen
"""
_COUNTED = """
hver hvert den det de en et én ét to tre fire fem seks syv otte ni ti mindst højst første hele
varje var vart en ett två tre fyra fem sex minst högst första
"""
_TIMES = """
gang gange dag dage uge uger måned måneder kvartal halvår år forår efterår sommer vinter hverdag
hverdage skoleår semester mandag tirsdag onsdag torsdag fredag lørdag søndag døgn holdstart
morgen eftermiddag formiddag
januar februar marts april maj juni juli august september oktober november december januari
februari augusti
gång gånger dagar vecka veckor månad månader termin terminer höst vår kvartal dag måndag tisdag
onsdag torsdag fredag läsår morgon
"""

SUBORDINATORS = frozenset(_SUBORDINATORS.split())
OPENING = frozenset(_OPENING.split())
DETERMINERS = frozenset(_DETERMINERS.split())
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
FRONTED = frozenset(_FRONTED.split())
ADVERBS = frozenset(_ADVERBS.split())
NUMBERS = frozenset(_NUMBERS.split())
COUNTED = frozenset(_COUNTED.split())
TIMES = frozenset(_TIMES.split())
CONJUNCTIONS = frozenset(("og", "eller", "samt", "men", "och", "samt", "eller", "men", "for"))
THAT = frozenset(("at", "att"))
DUMMY = frozenset(("der", "det"))
