"""Swedish verbs by what they do in an agreement; infinitives, and the forms that no rule gives."""

ACT = """
underlätta bredda fördjupa tydliggöra implementera kvalitetssäkra effektivisera vidga skala förankra
rusta attrahera locka kompetenshöja
anordna anställa ansvara anvisa arbeta arrangera avdela avsätta avtala bedriva behandla bekosta
bereda
besvara besöka betala bidra bilda bistå bjuda boka bygga delta dela dokumentera driva ersätta
erbjuda
etablera finansiera fortsätta fördela förbereda följa förmedla förse föreslå förlägga frigöra främja
förbinda genomföra ge garantera göra hantera handleda hjälpa hålla informera inbjuda inleda inrätta
införa ingå inhämta inkalla inventera kalla kartlägga kontakta koordinera kompetensutveckla lägga
lämna
leda lova lyfta marknadsföra matcha medverka medfinansiera mäta möta ordna omsätta planera
prioritera prova presentera publicera rapportera redovisa registrera rekrytera reservera revidera
ringa sammanställa sammanträda samarbeta samla samordna samråda samverka se sända sätta skapa skicka
starta stödja stötta säkerställa söka svara ta teckna tillhandahålla tillsätta tilldela tillsända
träna
träffas tillvarata upprätta upphandla uppdatera uppmuntra utarbeta utbilda utforma utföra utlysa
utreda utse utvärdera utveckla utöka uppmärksamma validera vidareutbilda vidareutveckla verka visa
vägleda översända öppna anpassa använda stå ställa initiera åta bära sprida synliggöra
avlöna betala debitera fakturera bemanna bevaka utrusta undanta befria
underrätta meddela inköpa köpa hyra upplåta bereda iordningställa åtgärda följa testa pröva
praktisera
hämta skjuta frigöra
säkra trygga värna motverka förebygga inkludera involvera coacha introducera avlasta schemalägga
"""
CHANGE = """
sjunka minska öka höja sänka förbättra stärka halvera fördubbla nå begränsa reducera korta växa
stiga
"""
STATE = """
bero bestå beräkna betyda finnas finna förvänta framgå gälla handla heta innebära innehålla kosta
krävas
känna ligga löpa omfatta regleras råda sakna synas tro uppgå upphöra utgöra uppleva variera vänta
ske stegra återkomma
växla vilja tycka avse baseras bygga sakna uppskatta visa grunda syfta
"""
SAY = """
berätta betona framföra framhålla föredra förklara föreslå informera konstatera kommentera lyfta
meddela nämna påpeka presentera redogöra rapportera säga tacka tillägga understryka upplysa
"""
DECIDE = "besluta godkänna anta fastställa bevilja tillstyrka enas bifalla"
GET = "få motta erhålla behålla"
HAVE = "ha"
BE = "vara bli"
SHALL = "skola böra"
WILL = "vilja avse ämna"
CAN = "kunna må"

IRREGULAR = """
vara:är:var:varit bli:blir:blev:blivit ha:har:hade:haft få:får:fick:fått skola:ska:skulle:skolat
skola:skall:skulle:skolat vilja:vill:ville:velat kunna:kan:kunde:kunnat böra:bör:borde:bort
ge:ger:gav:gett göra:gör:gjorde:gjort ta:tar:tog:tagit se:ser:såg:sett gå:går:gick:gått
stå:står:stod:stått dra:drar:drog:dragit slå:slår:slog:slagit
bära:bär:bar:burit hålla:håller:höll:hållit sätta:sätter:satte:satt säga:säger:sade:sagt
lägga:lägger:lade:lagt finnas:finns:fanns:funnits nå:når:nådde:nått bo:bor:bodde:bott
tro:tror:trodde:trott bero:beror:berodde:berott mena:menar:menade:menat
innebära:innebär:innebar:inneburit föredra:föredrar:föredrog:föredragit uppgå:uppgår:uppgick:uppgått
driva:driver:drev:drivit bjuda:bjuder:bjöd:bjudit komma:kommer:kom:kommit bära:bär:bar:burit
sjunka:sjunker:sjönk:sjunkit stiga:stiger:steg:stigit skriva:skriver:skrev:skrivit
finna:finner:fann:funnit falla:faller:föll:fallit växa:växer:växte:vuxit sitta:sitter:satt:suttit
välja:väljer:valde:valt vinna:vinner:vann:vunnit
bryta:bryter:bröt:brutit bita:biter:bet:bitit flyga:flyger:flög:flugit gripa:griper:grep:gripit
hinna:hinner:hann:hunnit låta:låter:lät:låtit ligga:ligger:låg:legat lida:lider:led:lidit
rida:rider:red:ridit skära:skär:skar:skurit slippa:slipper:slapp:sluppit
sova:sover:sov:sovit springa:springer:sprang:sprungit sticka:sticker:stack:stuckit
försvinna:försvinner:försvann:försvunnit veta:vet:visste:vetat
vika:viker:vek:vikit äta:äter:åt:ätit dricka:dricker:drack:druckit heta:heter:hette:hetat
sälja:säljer:sålde:sålt skjuta:skjuter:sköt:skjutit ske:sker:skedde:skett
skilja:skiljer:skilde:skilt vänja:vänjer:vande:vant
"""
NOUN_TOO = """
leder möten lärare delar planer svar söker handlar stöd möter ser bär bet led red låg fall slapp
"""
COMMON = (
    "komma gå läsa börja avsluta slutföra lämna bo ligga falla sitta bryta gripa låta sluta hoppa "
    "flytta välja välkomna skriva"
)

PARTICLE_TOO = "när så dels mer må mår viss bs ms tr mt bt om"
"""Verb forms that are far oftener conjunctions or other words."""
