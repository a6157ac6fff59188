"""The ways in which Danish and Swedish say by when, and the last day that each means."""

import pytest

from nlp.goals.deadline import find_deadline
from nlp.goals.moments import last_day

SAID = """\
Det sker senest med udgangen af 3. kvartal 2027.|senest med udgangen af 3. kvartal 2027|2027-09-30
Skolen afholder kurset inden sommerferien 2026.|inden sommerferien 2026|2026-06-30
Kommunen ansætter to vejledere i løbet af skoleåret 2026/27.|i løbet af skoleåret 2026/27|2027-07-31
Aftalen om pladser er på plads pr. 1/1-27.|pr. 1/1-27|2027-01-01
Skolen fremlægger tal hvert år i marts.|hvert år i marts|
Andelen skal hæves i strategiperioden 2025-2028.|i strategiperioden 2025-2028|2028-12-31
Indsatsen evalueres senest to år efter aftalens indgåelse.|senest to år efter aftalens indgåelse|
Kommunen udpeger en kontaktperson inden den 1. maj 2026.|inden den 1. maj 2026|2026-05-01
Kommunen udpeger en kontaktperson inden 1. maj.|inden 1. maj|
Der oprettes et hold fra og med august 2026.|fra og med august 2026|2026-08-31
Der oprettes et hold med start i uge 33.|i uge 33|
Skolen udbyder et hold med opstart den 11. august 2025.|den 11. august 2025|2025-08-11
Parterne mødes hvert kvartal.|hvert kvartal|
Parterne mødes hver anden måned.|hver anden måned|
Parterne mødes en gang i kvartalet.||
Vejlederne mødes den sidste torsdag i hver måned.|den sidste torsdag i hver måned|
Vejlederne mødes hver tredje uge.|hver tredje uge|
Styregruppen mødes i marts og september.|i marts og september|
Styregruppen mødes hvert forår og efterår.|hvert forår og efterår|
Der følges op halvårligt.|halvårligt|
Der følges op en gang om måneden.||
Eleverne får svar inden for ti arbejdsdage.|inden for ti arbejdsdage|
Eleverne får svar inden for 14 dage.|inden for 14 dage|
Kommunen svarer inden 14 dage.|inden 14 dage|
Eleven får en samtale senest fire uger efter start.|senest fire uger efter start|
Eleven får en samtale tre måneder inde i forløbet.|tre måneder inde i forløbet|
Eleven får en mentor fra første dag.||
Planen sendes ud senest en måned før skoleårets start.|senest en måned før skoleårets start|
Planen sendes ud senest otte dage før mødet.|senest otte dage før mødet|
Planen er færdig i 2. halvår 2026.|i 2. halvår 2026|2026-12-31
Planen er færdig i første kvartal af 2026.|i første kvartal af 2026|2026-03-31
Planen er færdig i Q3 2026.|i Q3 2026|2026-09-30
Planen er færdig i slutningen af 2026.|i slutningen af 2026|2026-12-31
Planen er færdig ved årsskiftet 2026/2027.|ved årsskiftet 2026/2027|2026-12-31
Planen er færdig til årsskiftet.|til årsskiftet|
Planen er færdig primo 2027.|primo 2027|2027-01-31
Planen er færdig medio maj 2026.|medio maj 2026|2026-05-15
Planen er færdig ultimo juni 2026.|ultimo juni 2026|2026-06-30
Planen er færdig inden udgangen af juni 2026.|inden udgangen af juni 2026|2026-06-30
Planen er færdig inden udgangen af året.|inden udgangen af året|
Planen er færdig inden årets udgang.|inden årets udgang|
Planen er færdig inden nytår.|inden nytår|
Planen er færdig inden jul.|inden jul|
Planen er færdig til efteråret.|til efteråret|
Planen er færdig efter sommerferien 2026.|efter sommerferien 2026|2026-08-31
Planen er færdig til skolestart i august 2026.|til skolestart i august 2026|2026-08-31
Planen er færdig senest den 15. i hver måned.|senest den 15. i hver måned|
Planen er færdig senest d. 1/9 2026.|senest d. 1/9 2026|2026-09-01
Planen er færdig senest 01.09.2026.|senest 01.09.2026|2026-09-01
Planen er færdig senest 2026-09-01.|senest 2026-09-01|2026-09-01
Planen er færdig i foråret 2026.|i foråret 2026|2026-05-31
Planen er færdig i løbet af foråret.|i løbet af foråret|
Planen er færdig i løbet af 2026.|i løbet af 2026|2026-12-31
Planen er færdig i løbet af første halvår 2026.|i løbet af første halvår 2026|2026-06-30
Planen er færdig i aftaleperioden.|i aftaleperioden|
Planen er færdig inden for aftaleperioden.|inden for aftaleperioden|
Planen er færdig inden udløbet af aftaleperioden.|inden udløbet af aftaleperioden|
Planen er færdig ved aftalens udløb.|ved aftalens udløb|
Planen er færdig i perioden 2025-2027.|i perioden 2025-2027|2027-12-31
Kurset holdes i årene 2025 til 2027.|i årene 2025 til 2027|2027-12-31
Det sker fra 1. maj 2026 til 31. december 2027.|fra 1. maj 2026 til 31. december 2027|2027-12-31
Planen er færdig mellem uge 8 og uge 12.|mellem uge 8 og uge 12|
Andelen skal være 85 procent frem mod 2030.|frem mod 2030|2030-12-31
Andelen skal være 85 procent i skoleåret 2027/2028.|i skoleåret 2027/2028|2028-07-31
Andelen skal være 85 procent om tre år.|om tre år|
Andelen skal være 85 procent over de næste tre år.|over de næste tre år|
Andelen skal være 85 procent inden for tre år.|inden for tre år|
Andelen skal være 85 procent i 2026 og 90 procent i 2028.|i 2026|2026-12-31
Lederne følger op løbende.|løbende|
Lederne følger løbende op på aftalerne.|løbende|
Skolen indberetter dagligt.|dagligt|
Skolen indberetter hver dag.|hver dag|
Skolen indberetter ugentligt.|ugentligt|
Skolen indberetter to gange årligt.||
Vejledere uddannes årligt.|årligt|
Vejledere får en temadag hvert andet år.|hvert andet år|
Forløbet begynder ved hvert holdstart.|ved hvert holdstart|
Ved hver ny oplæringsperiode holdes en samtale.|Ved hver ny oplæringsperiode|
Efter hver oplæringsperiode udfyldes et skema.|Efter hver oplæringsperiode|
Før hver oplæringsperiode udfyldes et skema.|Før hver oplæringsperiode|
Midtvejs i forløbet holdes en samtale.|Midtvejs i forløbet|
Projektlederen orienterer på næste møde.|på næste møde|
Projektlederen laver et udkast til næste styregruppemøde.|til næste styregruppemøde|
Projektlederen laver et udkast til mødet den 4. juni.|til mødet den 4. juni|
Projektlederen laver et udkast til mødet i juni.|til mødet i juni|
Forslaget sendes ud inden for en uge.|inden for en uge|
Forslaget sendes ud snarest muligt.|snarest muligt|
Forslaget sendes ud hurtigst muligt.|hurtigst muligt|
Forslaget sendes ud samme dag.|samme dag|
Forslaget sendes ud inden næste møde.|inden næste møde|
Forslaget sendes ud straks.|straks|
Arbetsplatserna ska ha utbildat handledare senast den 31 mars.|senast den 31 mars|
Arbetsplatserna ska ha utbildat handledare senast 31 mars 2027.|senast 31 mars 2027|2027-03-31
Gruppen träffas under 2027.|under 2027|2027-12-31
Planen är klar vid årsskiftet.|vid årsskiftet|
Planen är klar vid årsskiftet 2026/27.|vid årsskiftet 2026/27|2026-12-31
Planen är klar före sommaren 2026.|före sommaren 2026|2026-05-31
Planen är klar till hösten 2026.|till hösten 2026|2026-11-30
Planen är klar höstterminen 2026.|höstterminen 2026|2026-12-31
Planen är klar under vårterminen 2027.|under vårterminen 2027|2027-06-30
Planen är klar under läsåret 2026/27.|under läsåret 2026/27|2027-07-31
Planen är klar inom tre månader.|inom tre månader|
Planen är klar inom två veckor.|inom två veckor|
Planen är klar före utgången av 2026.|före utgången av 2026|2026-12-31
Planen är klar vid utgången av 2026.|vid utgången av 2026|2026-12-31
Planen är klar senast vid utgången av juni 2026.|senast vid utgången av juni 2026|2026-06-30
Planen är klar i slutet av mars.|i slutet av mars|
Planen är klar i början av 2027.|i början av 2027|2027-03-31
Planen är klar från och med den 1 januari 2027.|från och med den 1 januari 2027|2027-01-01
Planen är klar senast två veckor före kursstart.|senast två veckor före kursstart|
Gruppen träffas varje månad.|varje månad|
Gruppen träffas varannan vecka.|varannan vecka|
Gruppen träffas vartannat år.|vartannat år|
Gruppen träffas en gång per termin.||
Gruppen träffas varje termin.|varje termin|
Gruppen träffas kvartalsvis.|kvartalsvis|
Gruppen träffas årligen i oktober.|årligen i oktober|
Gruppen träffas varje år i oktober.|varje år i oktober|
Gruppen träffas i februari och september.|i februari och september|
Rapporten lämnas första kvartalet 2027.|första kvartalet 2027|2027-03-31
Rapporten lämnas löpande.|löpande|
Rapporten lämnas till nästa möte.|till nästa möte|
Rapporten lämnas under avtalsperioden.|under avtalsperioden|
Rapporten lämnas under de första fyra veckorna.|under de första fyra veckorna|
Kommunen indkalder hvert år senest den 1. april.|hvert år senest den 1. april|
Aftalen omfatter 40 elever om året.||
Kommunen afsætter 2 mio. kr. i 2026.||
Puljen er på 400.000 kr. årligt i 2026 og 2027.||
Kommunen holder i hele februar åbent hus.|i hele februar|
Skolen ringer samme formiddag til lederen.|samme formiddag|
Skolen ringer til lederen samme eftermiddag.|samme eftermiddag|
Skolen sender tal den første i måneden.|den første i måneden|
Skolen sender tal den 10. i hver måned.|den 10. i hver måned|
Skolen sender tal den 10. i måneden.|den 10. i måneden|
Skolen sender tal den 5. hverdag i måneden.|den 5. hverdag i måneden|
Skolen sender tal den 15. i hvert kvartals første måned.|den 15. i hvert kvartals første måned|
Skolen sender tal ved hvert kvartals udgang.|ved hvert kvartals udgang|
Skolen sender tal ved kvartalets udgang.|ved kvartalets udgang|
Kommunen ansætter om sommeren 18 afløsere.|om sommeren|
Lederne melder vagter ud seks uger i forvejen.|seks uger i forvejen|
Lederne melder vagter ud en måned forinden.|en måned forinden|
Lederne får besked en uge inden.|en uge inden|
Evalueringen drøftes, før aftalen løber ud.|før aftalen løber ud|
Eleverne prøver fire hjælpemidler før svendeprøven.|før svendeprøven|
Vejlederen gennemgår målene, når praktikken begynder.|når praktikken begynder|
Skolen holder en test inden for de første ti skoledage.|inden for de første ti skoledage|
Skolen giver svar inden for ti arbejdsdage.|inden for ti arbejdsdage|
Skolen giver svar i løbet af to uger.|i løbet af to uger|
Skolen giver svar senest dagen efter.|senest dagen efter|
Skolen giver svar dagen efter.|dagen efter|
Skolen giver svar senest ugen efter.|senest ugen efter|
Skolen giver svar senest kl. 10.|senest kl. 10|
Andelen skal under 5 procent i målingen 2027.|i målingen 2027|2027-12-31
Pladserne er fyldt ved optaget 2026.|ved optaget 2026|2026-12-31
Planen ligger klar ved holdstart i august.|ved holdstart i august|
Planen ligger klar til holdstart i august 2026.|til holdstart i august 2026|2026-08-31
Planen ligger klar til skoleårets start.|til skoleårets start|
Planen ligger klar ved skoleårets begyndelse.|ved skoleårets begyndelse|
Planen ligger klar inden skoleårets start.|inden skoleårets start|
Parterne mødes hvert andet år.|hvert andet år|
Parterne mødes hver tredje måned.|hver tredje måned|
Parterne mødes to gange årligt.||
Lederne mødes den anden tirsdag i hver måned.|den anden tirsdag i hver måned|
Lederne mødes første mandag i måneden.|første mandag i måneden|
Lederne mødes hver første mandag i måneden.|hver første mandag i måneden|
Lederne mødes sidste torsdag i kvartalet.|sidste torsdag i kvartalet|
Lederne mødes i ulige uger.|i ulige uger|
Lederne mødes hver anden fredag.|hver anden fredag|
Lederne mødes om mandagen.|om mandagen|
Ordningen begynder pr. 1. januar 2027.|pr. 1. januar 2027|2027-01-01
Ordningen er på plads ved årsskiftet 2026/27.|ved årsskiftet 2026/27|2026-12-31
Ordningen er på plads til nytår.|til nytår|
Ordningen er på plads ved nytår 2028.|ved nytår 2028|2028-12-31
Ordningen er på plads før jul.|før jul|
Ordningen er på plads efter påske.|efter påske|
Ordningen er på plads efter sommerferien 2026.|efter sommerferien 2026|2026-08-31
Ordningen er på plads til sommer.|til sommer|
Ordningen er på plads til efteråret.|til efteråret|
Ordningen er på plads næste år.|næste år|
Ordningen er på plads næste forår.|næste forår|
Ordningen er på plads om to år.|om to år|
Ordningen er på plads om senest to år.|om senest to år|
Ordningen er på plads i indeværende år.|i indeværende år|
Ordningen er på plads i 1. halvår 2027.|i 1. halvår 2027|2027-06-30
Ordningen er på plads i første kvartal 2027.|i første kvartal 2027|2027-03-31
Ordningen er på plads i 2. kvartal.|i 2. kvartal|
Ordningen er på plads i Q2 2027.|i Q2 2027|2027-06-30
Ordningen er på plads fra uge 34.|fra uge 34|
Ordningen er på plads i ugerne 8-10.|i ugerne 8-10|
Ordningen er på plads fra og med skoleåret 2026/2027.|fra og med skoleåret 2026/2027|2027-07-31
Ordningen er på plads fra sommeren 2027.|fra sommeren 2027|2027-08-31
Ordningen er på plads fra august.|fra august|
Ordningen er på plads senest til august.|senest til august|
Ordningen er på plads senest i uge 12.|senest i uge 12|
Ordningen er på plads inden 1/9 2026.|inden 1/9 2026|2026-09-01
Ordningen er på plads inden den 1.9.2026.|inden den 1.9.2026|2026-09-01
Ordningen er på plads senest 01-09-2026.|senest 01-09-2026|2026-09-01
Ordningen er på plads i slutningen af 2027.|i slutningen af 2027|2027-12-31
Ordningen er på plads i løbet af foråret 2027.|i løbet af foråret 2027|2027-05-31
Ordningen er på plads i perioden 2026-2028.|i perioden 2026-2028|2028-12-31
Ordningen er på plads i aftaleperioden.|i aftaleperioden|
Ordningen er på plads i hele aftaleperioden.|i hele aftaleperioden|
Ordningen er på plads inden aftalens udløb.|inden aftalens udløb|
Ordningen er på plads ved aftaleperiodens udløb.|ved aftaleperiodens udløb|
Ordningen er på plads midtvejs i perioden.|midtvejs i perioden|
Ordningen er på plads halvvejs i forløbet.|halvvejs i forløbet|
Ordningen evalueres efter et år.|efter et år|
Ordningen evalueres efter de første to hold.|efter de første to hold|
Ordningen evalueres efter første år.|efter første år|
Ordningen evalueres efter endt oplæringsperiode.|efter endt oplæringsperiode|
Ordningen evalueres på næste møde.|på næste møde|
Ordningen evalueres på mødet i marts.|på mødet i marts|
Ordningen evalueres på det førstkommende møde.|på det førstkommende møde|
Ordningen evalueres på styregruppemødet den 4. juni.|på styregruppemødet den 4. juni|
Ordningen evalueres på forårets møde.|på forårets møde|
Ordningen evalueres i forbindelse med årsmødet i maj.|i maj|
Planen ajourføres løbende.|løbende|
Planen ajourføres mindst årligt.|årligt|
Planen ajourføres hvert forår og efterår.|hvert forår og efterår|
Planen ajourføres ved behov.||
Planen ajourføres hver vinter.|hver vinter|
Planen ajourføres hver januar.|hver januar|
Planen ajourføres hvert år den 1. marts.|hvert år den 1. marts|
Planen ajourføres hvert år inden 1. marts.|hvert år inden 1. marts|
Planen ajourføres senest hvert andet år.|senest hvert andet år|
Planen ajourføres i september hvert år.|i september hvert år|
Planen ajourføres to gange om året, i maj og november.|i maj og november|
Eleven får besked senest 14 dage før start.|senest 14 dage før start|
Eleven får besked mindst 14 dage før start.|mindst 14 dage før start|
Eleven får besked 14 dage før første vagt.|14 dage før første vagt|
Eleven får besked tre uger før prøven.|tre uger før prøven|
Eleven får en samtale efter 14 dage.|efter 14 dage|
Eleven får en samtale efter en måned.|efter en måned|
Eleven får en samtale den første dag.||
Eleven får en samtale på første arbejdsdag.|på første arbejdsdag|
Eleven får en samtale inden for det første døgn.|inden for det første døgn|
Eleven får en samtale inden for 24 timer.|inden for 24 timer|
Eleven får en samtale i den første uge.|i den første uge|
Eleven får en samtale midtvejs.|midtvejs|
Eleven får en samtale ved forløbets afslutning.|ved forløbets afslutning|
Eleven får en samtale straks.|straks|
Eleven får en samtale med det samme.|med det samme|
Eleven får en samtale hurtigst muligt.|hurtigst muligt|
Skolan lämnar besked inom en vecka.|inom en vecka|
Skolan lämnar besked samma dag.|samma dag|
Skolan lämnar besked senast tre dagar före start.|senast tre dagar före start|
Kommunen redovisar varje kvartal.|varje kvartal|
Kommunen redovisar första tisdagen i månaden.|första tisdagen i månaden|
Kommunen redovisar den första tisdagen i varje månad.|den första tisdagen i varje månad|
Kommunen redovisar varannan månad.|varannan månad|
Kommunen redovisar vid årsskiftet.|vid årsskiftet|
Kommunen redovisar vid halvårsskiftet.|vid halvårsskiftet|
Kommunen redovisar vid läsårets slut.|vid läsårets slut|
Kommunen redovisar vid utgången av 2027.|vid utgången av 2027|2027-12-31
Kommunen redovisar före utgången av maj.|före utgången av maj|
Kommunen redovisar till nästa möte.|till nästa möte|
Kommunen redovisar under hösten.|under hösten|
Kommunen redovisar under våren 2027.|under våren 2027|2027-05-31
Kommunen redovisar i mars varje år.|i mars varje år|
Kommunen redovisar årligen i mars.|årligen i mars|
Kommunen redovisar från höstterminen 2026.|från höstterminen 2026|2026-12-31
Kommunen redovisar från och med 1 januari 2027.|från och med 1 januari 2027|2027-01-01
Kommunen redovisar under hela avtalsperioden.|under hela avtalsperioden|
Kommunen redovisar i början av varje termin.|i början av varje termin|
Kommunen redovisar vid terminsstart.|vid terminsstart|
Kommunen redovisar två veckor före terminsstart.|två veckor före terminsstart|
Kommunen redovisar i samband med bokslutet.||
Skolen indkalder ved begyndelsen af hvert skoleår.|ved begyndelsen af hvert skoleår|
Skolen indkalder i begyndelsen af hver periode.|i begyndelsen af hver periode|
Skolen indkalder ved semesterstart.|ved semesterstart|
Skolen indkalder to uger efter holdstart.|to uger efter holdstart|
Skolen indkalder ved udgangen af hvert kvartal.|ved udgangen af hvert kvartal|
Skolen indkalder forud for hver oplæringsperiode.|forud for hver oplæringsperiode|
Skolen indkalder i god tid.||
Skolen indkalder efter hver periode.|efter hver periode|
Målet nås i 2030.|i 2030|2030-12-31
Målet nås senest 2030.|senest 2030|2030-12-31
Målet nås inden 2030.|inden 2030|2030-12-31
Målet nås frem mod 2030.|frem mod 2030|2030-12-31
Målet nås over de næste tre år.|over de næste tre år|
Målet nås inden for tre år.|inden for tre år|
Målet nås i løbet af tre år.|i løbet af tre år|
Målet nås i 2027 og 2028.|i 2027 og 2028|2028-12-31
Skolen sender tal senest ti dage efter kvartalets udgang.|senest ti dage efter kvartalets udgang|
Tallene sendes, senest 1. marts og 1. september.|senest 1. marts og 1. september|
Skolen sender tallene i begyndelsen af august.|i begyndelsen af august|
Skolen sender tallene i starten af hvert semester.|i starten af hvert semester|
Skolen sender tallene medio marts.|medio marts|
Skolen sender tallene ultimo 2026.|ultimo 2026|2026-12-31
Skolen sender tallene hvert år i uge 6.|hvert år i uge 6|
Skolen sender tallene i uge 6 og 36.|i uge 6 og 36|
Skolen sender tallene i ugerne 6 og 36.|i ugerne 6 og 36|
Skolen sender tallene efter hvert hold.|efter hvert hold|
Skolen sender tallene efter hvert endt hold.|efter hvert endt hold|
Skolen sender tallene ved aftalens udløb.|ved aftalens udløb|
Skolen sender tallene inden aftaleperiodens udløb.|inden aftaleperiodens udløb|
Skolen sender tallene i aftalens første år.|i aftalens første år|
Skolen sender tallene i aftalens sidste år.|i aftalens sidste år|
Skolen sender tallene i aftalens to første år.|i aftalens to første år|
Skolen sender tallene i hele aftalens løbetid.|i hele aftalens løbetid|
Skolen sender tallene inden for aftaleperioden.|inden for aftaleperioden|
Skolen sender tallene i 2026, 2027 og 2028.|i 2026, 2027 og 2028|2028-12-31
Den gælder fra 1. august 2026 til 31. juli 2027.|fra 1. august 2026 til 31. juli 2027|2027-07-31
Skolen sender tallene fra skolestart 2026.|fra skolestart 2026|2026-12-31
Skolen sender tallene fra næste holdstart.|fra næste holdstart|
Skolen sender tallene fra årsskiftet.|fra årsskiftet|
Skolen sender tallene med virkning fra 2027.|med virkning fra 2027|2027-12-31
Skolen sender tallene med start i august 2026.|i august 2026|2026-08-31
Skolen sender tallene med opstart 1. august 2026.|1. august 2026|2026-08-01
Skolen sender tallene første gang den 1. oktober 2026.|den 1. oktober 2026|2026-10-01
Skolen sender tallene første gang i 2027.|i 2027|2027-12-31
Skolen sender tallene første gang ved udgangen af 2026.|ved udgangen af 2026|2026-12-31
Skolen sender tallene inden tre måneder.|inden tre måneder|
Skolen sender tallene inden for den første måned.|inden for den første måned|
Skolen sender tallene inden for en uge efter afbruddet.|inden for en uge|
Skolen sender tallene samme dag.|samme dag|
Skolen sender tallene dagen før.|dagen før|
Skolen sender tallene dagen før hvert møde.|dagen før hvert møde|
Skolen sender tallene ugen før holdstart.|ugen før holdstart|
Skolen sender tallene en uge før hvert møde.|en uge før hvert møde|
Skolen sender tallene otte dage før mødet.|otte dage før mødet|
Skolen sender tallene senest ugen før mødet.|senest ugen før mødet|
Skolen sender tallene senest dagen før.|senest dagen før|
Skolen sender tallene senest ved periodens afslutning.|senest ved periodens afslutning|
Skolen sender tallene senest når eleven begynder.|senest når eleven begynder|
Skolen sender tallene senest samtidig med optaget.|senest samtidig med optaget|
Skolen sender tallene på elevens første dag.|på elevens første dag|
Skolen sender tallene på den første skoledag.|på den første skoledag|
Skolen sender tallene fra elevens første dag.|fra elevens første dag|
Skolen sender tallene fra første færd.||
Skolen sender tallene ved ansættelsen.|ved ansættelsen|
Skolen sender tallene midtvejs i hver oplæringsperiode.|midtvejs i hver oplæringsperiode|
Skolen sender tallene halvvejs.|halvvejs|
Skolen sender tallene i forbindelse med hvert optag.||
Skolen sender tallene om foråret og om efteråret.|om foråret|
Skolen sender tallene forår og efterår.|forår og efterår|
Skolen sender tallene sommer og vinter.|sommer og vinter|
Skolen sender tallene hvert efterår i september.|hvert efterår i september|
Skolen sender tallene hver måned.|hver måned|
Skolen sender tallene månedligt.|månedligt|
Skolen sender tallene kvartalsvis.|kvartalsvis|
Skolen sender tallene en gang årligt i maj.|i maj|
Skolen sender tallene én gang årligt, i maj.|i maj|
Skolen sender tallene årligt inden 1. maj.|årligt inden 1. maj|
Skolen sender tallene hver fjerde uge.|hver fjerde uge|
Skolen sender tallene hver 14. dag.|hver 14. dag|
Skolen sender tallene hver tirsdag.|hver tirsdag|
Skolen sender tallene hver tirsdag og torsdag.|hver tirsdag og torsdag|
Skolen sender tallene tirsdage og torsdage.|tirsdage og torsdage|
Skolen sender tallene om fredagen.|om fredagen|
Skolen sender tallene på hverdage.|på hverdage|
Skolen sender tallene i weekenden.||
Eleven får en samtale på sin første arbejdsdag.|på sin første arbejdsdag|
Lærerne møder eleverne den første uge.|den første uge|
Skolen sender dagsordenen ti dage før.|ti dage før|
Vejlederen ringer inden klokken ni.|inden klokken ni|
Frafaldet er nede på 12 procent ikke senere end 2028.|ikke senere end 2028|2028-12-31
Avhoppen är färre inte senare än 2028.|inte senare än 2028|2028-12-31
Parterne giver hinanden besked, så snart der kommer nye tal.|så snart der kommer nye tal|
Planen genbesøges, når der er gået et halvt år.|når der er gået et halvt år|
Afdelingen giver svar, når der er tre uger tilbage.|når der er tre uger tilbage|
Skolen afklarer elevens behov inden anden skoleuge.|inden anden skoleuge|
Kommunen udleverer adgangskort inden første dag i praktikken.|inden første dag i praktikken|
Eleven har prøvet en lift inden anden oplæringsperiode.|inden anden oplæringsperiode|
De ses efter den anden og den femte uge.|efter den anden og den femte uge|
Efter to sammenhængende sygedage ringer skolen.|Efter to sammenhængende sygedage|
Om to år skal hver anden elev have prøvet hjemmeplejen.|Om to år|
Herefter er det elevteamet, der samme uge tager over.|samme uge|
Formanden fremlægger budgettet på næste styregruppemøde.|på næste styregruppemøde|
Tallet er halveret i næste måling.|i næste måling|
Eleverne laver plakater, som hænger på rådhuset i uge 21.|i uge 21|
Målet for 2027 er, at færre end ti elever stopper.|2027|2027-12-31
Optaget vokser fra 40 i 2024 til 55 i 2027.|i 2027|2027-12-31
De yder 5.000 kr. og vi 1.000 kr. i hvert af årene 2026-2028.|i hvert af årene 2026-2028|2028-12-31
Hver kommune betaler 90.000 kr. i 2026 og 2027.|i 2026 og 2027|2027-12-31
Kommunen yder 200.000 kr. i hvert af årene 2026 og 2027.||
Udgiften falder med 1 mio. kr. om året fra 2028.|fra 2028|2028-12-31
Partnerne lægger 60.000 kr. hvert år i puljen.||
Færre elever forlader uddannelsen før afslutningen.||
Inden aftalens første år er gået, har alle taget kurset.|Inden aftalens første år er gået|
Skolen sender planen tre uger forud for hver periode.|tre uger forud for hver periode|
Med virkning fra august 2027 tilbyder skolen et hold.|Med virkning fra august 2027|2027-08-31
I løbet af de kommende to år åbner kommunen et center.|I løbet af de kommende to år|
Senest otte uger efter start holdes en samtale.|Senest otte uger efter start|
Senest to uger inden opstart får eleven en vagtplan.|Senest to uger inden opstart|
Skolen indkalder til møde på førstkommende hverdag.|førstkommende hverdag|
Pengene udbetales månedsvis forud.|månedsvis|
Skolan lämnar siffror två veckor efter terminens slut.|två veckor efter terminens slut|
Skolan lämnar siffror senast den 15 i varje månad.|senast den 15 i varje månad|
Inför varje period träffas lärare och handledare.|Inför varje period|
Forløbet følger folkeskolelov af 19. marts 2024.||
Skolen sender tallene den sidste fredag i hver måned.|den sidste fredag i hver måned|
Skolen sender tallene tidligt i 2027.|i 2027|2027-12-31
Skolen sender tallene hen over sommeren 2026.|sommeren 2026|2026-08-31
Skolen sender tallene i efterårsferien.|i efterårsferien|
Skolen sender tallene i sommerperioden.|i sommerperioden|
Skolen sender tallene uden for skoletiden.||
Skolen sender tallene i tredje kvartal 2026.|i tredje kvartal 2026|2026-09-30
Skolen sender tallene i 3. kvartal.|i 3. kvartal|
Skolen sender tallene i andet halvår 2026.|i andet halvår 2026|2026-12-31
Skolen sender tallene i sidste halvdel af 2026.|i sidste halvdel af 2026|2026-12-31
Skolen sender tallene i første halvdel af 2027.|i første halvdel af 2027|2027-12-31
Skolen sender tallene på mødet i november.|på mødet i november|
Skolen sender tallene på efterårsmødet.|på efterårsmødet|
Skolen sender tallene til mødet i juni.|til mødet i juni|
Skolen sender tallene til næste styregruppemøde.|til næste styregruppemøde|
Skolen sender tallene til hvert møde.|til hvert møde|
Skolen sender tallene på hvert møde.|på hvert møde|
Skolen sender tallene ved hvert møde.|ved hvert møde|
Skolen sender tallene om et år.|om et år|
Skolen sender tallene efter sommerferien.|efter sommerferien|
Skolen sender tallene efter et halvt år.|efter et halvt år|
Skolen sender tallene efter seks og tolv måneder.|efter seks og tolv måneder|
Skolen sender tallene indtil 2028.|indtil 2028|2028-12-31
Skolen sender tallene til og med 2028.|til og med 2028|2028-12-31
Skolen sender tallene snarest.|snarest|
Skolen sender tallene hurtigst muligt.|hurtigst muligt|
Skolen sender tallene fremover.||
"""
"""A sentence, its deadline, and the last day of that; nothing where there is none."""

FORMS = [tuple(line.split("|")) for line in SAID.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "deadline", "day"), FORMS)
def test_deadline_is_found_and_dated(sentence: str, deadline: str, day: str) -> None:
    found = find_deadline(sentence) or ""
    assert (found, last_day(found)) == (deadline, day)


def test_no_day_is_made_of_what_no_calendar_has() -> None:
    assert last_day("senest 31.2.2027") == ""
    assert last_day("uge 60 2026") == ""
