"""Danish verbs by what they do in an agreement; infinitives, and the forms that no rule gives."""

ACT = """
underbygge opdyrke cementere afstemme sammentænke professionalisere italesætte konsolidere forankre
kvalitetssikre nytænke gentænke optimere effektivisere forme tiltrække systematisere harmonisere
ensrette medinddrage eksponere aktivere pilotere skalere
ansætte anskaffe arbejde arrangere aftage aftale afholde aflægge aflevere afdække afklare afprøve
afsætte afsøge afvikle anbefale anvende anvise ansøge bakke bane behandle beregne besigtige besvare
besøge bestille bevare bevillige bidrage bistå bringe bruge byde dele deltage dokumentere dække
drive drøfte efterspørge efteruddanne engagere erstatte etablere evaluere facilitere fastholde
fastlægge fastsætte finansiere finde fokusere folde fordele foretage forelægge forhandle forberede
forebygge forenkle forestå forlænge formidle forpligte forsøge fortsætte frafalde fremlægge fremme
fremsende friholde frikøbe frigøre føre følge færdigbehandle gennemføre gennemgå genoptage give gøre
hente henvise hjælpe holde honorere håndtere huse høre igangsætte implementere indarbejde indbyde
inddrage indføre indgå indhente indkalde indrette indsamle indsende indstille indrapportere
informere
installere integrere introducere invitere involvere iværksætte justere kompensere knytte koble
kommunikere kontakte koordinere kortlægge kåre klargøre løse kvalificere lade lave lede levere
lukke lægge
lønne måle markedsføre matche meddele medbringe medfinansiere medvirke mødes modtage motivere
monitorere nedsætte notere nyttiggøre offentliggøre omlægge omsætte opbygge opdatere opfordre opgøre
oplære opkvalificere oplyse opretholde oprette opsamle opslå opspore opsøge opstarte opstille
optage opsummere orientere overdrage overføre overlevere overtage overvåge passe planlægge planlægge
plukke postere praktisere prioritere profilere præsentere påbegynde påtage rapportere redegøre
refundere registrere reservere rette revidere ringe rådgive rykke række samarbejde samle samles
samordne sammenligne sammensætte screene sende servicere sikre skabe skaffe skemalægge skrive
spare spørge stille starte stå støtte styre stræbe supplere søge sætte sørge tage tale teste
tilbagemelde
tilbyde tildele tilføre tilknytte tilmelde tilpasse tilrettelægge tilsende tilstræbe tilvejebringe
tolke træne trække træffe tydeliggøre uddanne udarbejde udbetale udbrede udbyde uddele uddybe udfase
udforme udføre udgive udleje udlevere udlåne udnævne udpege udrulle udsende udskrive udsætte
udveksle
udvikle udvælge undersøge understøtte undervise varetage vedligeholde veksle vejlede vikardække
vikariere viderebringe videreføre videreuddanne videresende virke vælge værne yde ophæve opsige
ajourføre annoncere begynde besætte betale budgettere certificere digitalisere efterleve efterprøve
gæste gæsteundervise hverve hædre hæve indberette indgive indlægge indmelde inspirere instruere
introducere ivareta kickstarte lokalisere lære låne mentorere moderere møde nedlægge nedskrive
ombygge omfordele omorganisere oversætte pulje rekruttere rotere sidde sikkerhedsgodkende skærme
specialisere spille sprede standardisere tage tilgængeliggøre tilgå tilse transportere trykprøve
udbygge udfylde udligne udvide underskrive undertegne validere visitere åbne lover love garantere
aflønne lønne indbetale opkræve udrede anlægge anmelde ansøge påhvile tilkomme indkøbe opsætte
banke tilkalde underrette advisere vederlægge honorere kreditere samkøre ledsage afhente
opkalde opringe undtage fritage udmåle uddelegere delegere sammenkalde sammenfatte sammenskrive
beskytte bemande befolke bygge male klargøre afsende efterse efterspore granske gentage
afprøve fejre markere synliggøre fremskaffe hyre håndplukke udvirke varsle vende forsyne udstyre
klæde kompetenceudvikle tilsikre tegne afregne fakturere overveje sidemandsoplære coache
opgradere skrue nedskalere opskalere prøve undlade respektere overholde
købe leje renovere sparre filme interviewe spejle klippe belønne rammesætte
slå rådføre klare øremærke bedømme skænke udstikke
indestå afgive vedlægge bemyndige takstsætte efteruddanne finde udpege
bekoste befordre frivilliggøre friste vedstå forpligtes lønkompensere merituddanne bortvise
"""
"""What a party does when it binds itself: `Kommunen tilbyder`, `Skolen udarbejder`."""

CHANGE = """
begrænse fordoble forbedre forhøje forkorte formindske halvere hæve højne løfte mindske nedbringe
nedsætte reducere stige styrke sænke tredoble udvide vokse øge falde opnå opgradere nå bremse vende
"""
"""What moves a level: `nedbringe frafaldet`, `andelen stiger`."""

STATE = """
afhænge afløse afspejle bygge vise afvente arve basere bero bestå bortfalde bo dreje eksistere
erkende fremgå
foreligge forekomme forsvinde forvente frygte fungere fylde glæde gælde handle hedde hvile håbe
indebære indeholde interessere jage kende koste kræve ligge løbe lyde mangle mene mærke ophøre
opleve omfatte opstå overstige overvinde passere påvirke pege pendle råde rumme rammes regne
repræsentere se skorte skyldes stamme svare synes tilhøre tro trives træde tælle udgøre udløbe
udmønte udspringe udtrykke vare variere vente veje vide vurdere ønske afgøre stoppe fravælge
frasige hænge ændre medføre resultere betegne definere forstå forudsætte foregå fremstå
drømme hilse tænke vægte værdsætte overgå tilfalde dale ligge
opfatte beløbe oversige savne skuffe nyde tabe vinde koncentrere konkurrere kendetegne udvise
"""
"""What describes: `Gruppen består af`, `Aftalen gælder fra`, `Kommunen mangler`."""

SAY = """
advare anføre anerkende anmode argumentere beklage bekræfte bemærke berette beskrive bifalde
byde efterlyse erindre erklære forklare foreslå fortælle fremføre fremhæve give henlede hævde
indlede
indskyde kommentere konkludere konstatere kvittere medgive minde nikke nævne opfordre oplyse
orientere opponere opridse pointere problematisere påpege pege redegøre rejse referere rose
siger sige skitsere spørge supplere svare takke tilføje tilkendegive udtale understrege uddybe
udfolde vise gennemgå fremlægge præsentere drøfte diskutere debattere vende klage undre mene
"""
"""What minutes and news report: `Chefen oplyste`, in the past tense."""

DECIDE = """
beslutte vedtage godkende tiltræde enes bevilge ratificere afgøre aftale tilslutte fastlægge
fastsætte udpege nedsætte bemyndige
"""
"""What a meeting does to a proposal: `Styregruppen tiltrådte`, `Det blev vedtaget`."""

GET = "få modtage opnå beholde"
HAVE = "have"
BE = "være blive"
SHALL = "skulle burde"
WILL = "ville agte sigte stile tilsigte"
CAN = "kunne måtte turde"

IRREGULAR = """
være:er:var:været blive:bliver:blev:blevet have:har:havde:haft få:får:fik:fået gå:går:gik:gået
skulle:skal:skulle:skullet ville:vil:ville:villet kunne:kan:kunne:kunnet måtte:må:måtte:måttet
burde:bør:burde:burdet turde:tør:turde:turdet stå:står:stod:stået se:ser:så:set
give:giver:gav:givet tage:tager:tog:taget holde:holder:holdt:holdt yde:yder:ydede:ydet
byde:byder:bød:budt tilbyde:tilbyder:tilbød:tilbudt udbyde:udbyder:udbød:udbudt
finde:finder:fandt:fundet sætte:sætter:satte:sat lægge:lægger:lagde:lagt sige:siger:sagde:sagt
gøre:gør:gjorde:gjort bringe:bringer:bragte:bragt hjælpe:hjælper:hjalp:hjulpet
skrive:skriver:skrev:skrevet stige:stiger:steg:steget falde:falder:faldt:faldet
komme:kommer:kom:kommet ligge:ligger:lå:ligget nå:når:nåede:nået spørge:spørger:spurgte:spurgt
fortælle:fortæller:fortalte:fortalt vælge:vælger:valgte:valgt følge:følger:fulgte:fulgt
træffe:træffer:traf:truffet trække:trækker:trak:trukket drive:driver:drev:drevet
slå:slår:slog:slået vide:ved:vidste:vidst
lade:lader:lod:ladet bede:beder:bad:bedt lyde:lyder:lød:lydt bo:bor:boede:boet tro:tror:troede:troet
drage:drager:drog:draget træde:træder:trådte:trådt løbe:løber:løb:løbet nyde:nyder:nød:nydt
binde:binder:bandt:bundet springe:springer:sprang:sprunget hænge:hænger:hang:hængt
synes:synes:syntes:syntes
bryde:bryder:brød:brudt bære:bærer:bar:båret flyve:flyver:fløj:fløjet
fortryde:fortryder:fortrød:fortrudt
gribe:griber:greb:grebet gælde:gælder:gjaldt:gældt
knække:knækker:knak:knækket lide:lider:led:lidt ride:rider:red:redet
række:rækker:rakte:rakt sidde:sidder:sad:siddet skyde:skyder:skød:skudt
sælge:sælger:solgte:solgt skære:skærer:skar:skåret slippe:slipper:slap:sluppet
smide:smider:smed:smidt sove:sover:sov:sovet stjæle:stjæler:stjal:stjålet
strække:strækker:strakte:strakt stikke:stikker:stak:stukket svinde:svinder:svandt:svundet
synke:synker:sank:sunket tie:tier:tav:tiet tælle:tæller:talte:talt tvinge:tvinger:tvang:tvunget
vige:viger:veg:veget vinde:vinder:vandt:vundet vække:vækker:vakte:vakt
æde:æder:åd:ædt ryge:ryger:røg:røget krybe:kryber:krøb:krøbet
glide:glider:gled:gledet skride:skrider:skred:skredet snige:sniger:sneg:sneget
"""
"""`infinitive:present:past:participle`."""

NOUN_TOO = """
leder møder lærer følger søger støtter måler tager løber træner deler vejleder underviser kurser
tilbud
dækker holder ringer samler skaber spiller svar passer taler virker viser vender vinder læser låner
ansatte tal plan fører indsatser beder synes retter stiller hører arbejder kender byder
leverer driver ender vejer styrer rammer steder ønsker kalder skriver lejer dele led red brød greb
skar slap tav bryder klager
"""
"""Verb forms that are also nouns or names: no verb behind an article, a number or a preposition."""

COMMON = """
komme gå stå blive synes hedde afslutte forlade møde læse studere bestå fuldføre gennemgå øve
gå tage høre starte gennemleve benytte udnytte opholde bevæge arbejde henvende opfylde overholde
leve bryde bære flyve fortryde gribe knække lide rejse række sidde sælge skyde skære slippe smide
sove strække stikke synke tvinge vige vække glide flytte melde bestille afskaffe fjerne
vaske rykke smage ramme træde falde kaste trykke køre spise drikke slutte
"""
"""Everyday verbs that neither promise nor describe by themselves."""

PARTICLE_TOO = "når så ved for dels"
"""Verb forms that are far oftener conjunctions, prepositions or adverbs."""
