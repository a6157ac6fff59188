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
Eleven får en mentor fra første dag.|fra første dag|
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
