"""The web page over a real corpus of two small agreements, as a browser without scripts sees it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from fastapi.testclient import TestClient

from corpus.settings import Settings
from ingest.document import BlockKind, Box, Page, PlacedWord, Reading
from ingest.structure import infer_blocks
from nlp.passage import Goal
from search_api.http.app import create_app
from search_api.overview import timeline
from search_api.web.links import SearchState, document_address, read_stretches
from search_api.web.marking import Mark, cut
from search_api.web.picture import boxes_of
from search_api.web.texts import languages, load_texts
from search_api.web.view_timeline import draw_timeline

AGREEMENT = """Partnerskabsaftale mellem {municipality} og {school}

1. Mindre frafald

Parterne forpligter sig til at nedbringe frafaldet til højst {rate} procent i 2028. Skolen ringer
til elever, der har været væk i to dage.

2. Økonomi

{municipality} afsætter hvert år 200.000 kr. til fælles aktiviteter.
"""
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path_factory.mktemp("corpus"), jobs=1)
    with TestClient(create_app(settings)) as client:
        files = [
            ("files", ("solrod.txt", _agreement("Solrød Kommune", "SOSU Øst", 15), "text/plain")),
            ("files", ("lejre.txt", _agreement("Lejre Kommune", "SOSU Vest", 12), "text/plain")),
            ("files", ("tom.txt", b"", "text/plain")),
        ]
        job = client.post("/api/documents", files=files).json()
        while job["state"] not in {"done", "failed"}:
            job = client.get(f"/api/jobs/{job['id']}").json()
        assert job["failed"] == 1
        yield client


def _agreement(municipality: str, school: str, rate: int) -> bytes:
    return AGREEMENT.format(municipality=municipality, school=school, rate=rate).encode()


def ids(client: TestClient) -> list[str]:
    return [document["document_id"] for document in client.get("/api/documents").json()]


def page(client: TestClient, address: str) -> str:
    answer = client.get(address, headers=HTML)
    assert answer.status_code == 200
    return answer.text


def test_search_marks_the_words_and_leads_to_the_page(client: TestClient) -> None:
    html = page(client, "/?q=frafald")
    assert "frafald</mark>" in html
    assert f'href="/documents/{ids(client)[0]}?page=1&amp;mark=' in html
    assert "Solrød Kommune" in html


def test_search_keeps_filters_in_its_address_and_takes_them_off(client: TestClient) -> None:
    html = page(client, "/?q=frafald&where=kind%3Dagreement")
    assert 'name="where" value="kind=agreement"' in html
    assert 'href="/?q=frafald"' in html


@pytest.mark.parametrize("address", ["/?q=frafald&where=nonsense", "/?q=-frafald"])
def test_what_cannot_be_searched_is_said_on_the_page(client: TestClient, address: str) -> None:
    assert 'role="alert"' in page(client, address)


def test_a_hit_leads_to_what_is_like_it(client: TestClient) -> None:
    hit = client.get("/api/search", params={"q": "frafald"}).json()["hits"][0]
    asked = {"document": hit["document_id"], "page": hit["page"], "start": hit["start"]}
    similar = client.get("/api/similar", params=asked).json()
    assert similar[0]["document_id"] != hit["document_id"]
    assert "frafaldet" in similar[0]["text"]
    address = f"/similar?document={hit['document_id']}&page={hit['page']}&start={hit['start']}"
    assert similar[0]["title"] in page(client, address)
    assert client.get("/api/similar", params=asked | {"start": 99_999}).status_code == 400


def test_a_query_is_completed(client: TestClient) -> None:
    assert "fastholdelse" in client.get("/api/complete", params={"q": "fasthol"}).json()
    assert client.get("/api/complete", params={"q": ""}).json() == []


def test_query_is_never_markup(client: TestClient) -> None:
    html = page(client, "/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in html


def test_document_shows_text_marks_goals_and_names(client: TestClient) -> None:
    html = page(client, f"/documents/{ids(client)[0]}?page=1&mark=0-10&entities=1")
    assert '<mark id="hit">' in html
    assert "goal-note" in html
    assert 'class="entity MUNICIPALITY"' in html


def test_original_is_a_download(client: TestClient) -> None:
    answer = client.get(f"/documents/{ids(client)[0]}/original")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert b"Partnerskabsaftale" in answer.content


def test_comparison_lays_goals_side_by_side(client: TestClient) -> None:
    a, b = ids(client)
    html = page(client, f"/compare?a={a}&b={b}")
    assert "højst 15 procent" in html
    assert "højst 12 procent" in html
    assert 'class="pair"' in html


def test_comparison_says_who_goes_further(client: TestClient) -> None:
    one, other = (
        next(d["document_id"] for d in client.get("/api/documents").json() if name in d["path"])
        for name in ("solrod", "lejre")
    )
    html = page(client, f"/compare?a={one}&b={other}")
    assert "Måltal: højst 15 procent ↔ højst 12 procent" in html
    assert load_texts("da")["further_b"] in html


def test_all_partnerships_at_a_glance_lead_to_two_of_them(client: TestClient) -> None:
    html = page(client, "/compare")
    assert "Solrød Kommune · SOSU Øst" in html
    pair = re.search(r'href="(/compare\?a=[^"]+whole=1)"', html)
    assert pair
    assert 'class="pair"' in page(client, unescape(pair[1]))
    a, b = ids(client)
    chosen = client.get(f"/compare?of={a}&of={b}", headers=HTML)
    assert chosen.url.query.decode() == f"a={a}&b={b}&whole=1"
    assert "Solrød" not in page(client, f"/compare?of={lejre(client)}").split("<tbody>")[1]


def lejre(client: TestClient) -> str:
    documents = client.get("/api/documents").json()
    return next(str(d["document_id"]) for d in documents if "lejre" in d["path"])


def test_a_partnership_alone_says_what_is_missing(client: TestClient) -> None:
    html = page(client, f"/compare/partnership?document={lejre(client)}")
    assert load_texts("da")["nothing_to_follow"] in html
    assert "højst 12 procent" in html


def test_comparison_of_a_document_with_itself_is_refused(client: TestClient) -> None:
    a, _ = ids(client)
    assert load_texts("da")["choose_two"] in page(client, f"/compare?a={a}&b={a}")


def test_goals_are_grouped_and_filtered(client: TestClient) -> None:
    everything = page(client, "/goals")
    assert "afsætter hvert år 200.000 kr." in everything
    assert "afsætter hvert år 200.000 kr." not in page(client, "/goals?theme=fastholdelse")


def test_a_goal_is_rejected_rethemed_and_taken_back(client: TestClient) -> None:
    goal = client.get("/api/goals", params={"document": lejre(client)}).json()[-1]
    place = {"document": goal["document_id"], "page": goal["page"], "start": goal["start"]}
    groups = '<section aria-labelledby="rejected"'

    def say(verdict: str, theme: str = "") -> str:
        form = {**place, "verdict": verdict, "theme": theme, "back": "/goals?kind="}
        return client.post("/goals/corrections", data=form, headers=HTML).text

    assert "Lejre Kommune afsætter" in say("accepted").split(groups)[0]
    rejected = say("rejected")
    assert "Lejre Kommune afsætter" not in rejected.split(groups)[0]
    assert "Lejre Kommune afsætter" in rejected.split(groups)[1]
    assert load_texts("da")["said_rethemed"] in say("rethemed", "karriere")
    assert "Lejre Kommune afsætter" in page(client, "/goals?theme=karriere")
    assert load_texts("da")["said_rethemed"] not in say("undo")


def test_pairs_are_parted_and_joined_on_the_page(client: TestClient) -> None:
    a, b = ids(client)
    here = f"/compare?a={a}&b={b}"
    match = client.get("/api/compare", params={"a": a, "b": b}).json()["matches"][0]
    pair = {side: "{document_id}:{page}:{start}".format(**match[side]) for side in "ab"}

    def say(judgement: str) -> str:
        form = {**pair, "judgement": judgement, "back": here}
        return client.post("/compare/alignments", data=form, headers=HTML).text

    t = load_texts("da")
    parted = say("parted")
    assert t["parted_pairs"] in parted
    assert f'form="join" name="a" value="{pair["a"]}"' in parted
    assert t["said_joined"] in say("joined")
    untouched = say("undo")
    assert t["said_joined"] not in untouched
    assert t["parted_pairs"] not in untouched


def test_overviews_lead_to_their_goals(client: TestClient) -> None:
    html = page(client, "/goals")
    assert 'href="/goals?theme=fastholdelse&amp;year=2028">2</a>' in html
    assert 'href="/goals?owner=kommune%3A0269">Solrød Kommune</a>' in html
    assert "200.000 kr." not in page(client, "/goals?year=2028")
    owed = page(client, "/goals?owner=kommune%3A0269")
    assert "Solrød Kommune afsætter" in owed
    assert "Lejre Kommune afsætter" not in owed


@pytest.mark.parametrize("kind", ["xlsx", "csv", "md", "json"])
def test_every_export_link_leads_to_a_file(client: TestClient, kind: str) -> None:
    a, b = ids(client)
    for address in (f"/goals?theme=fastholdelse&document={a}", f"/compare?a={a}&b={b}"):
        link = re.search(rf'href="([^"]+\.{kind}\?[^"]*)"', page(client, address))
        assert link
        file = client.get(unescape(link[1]))
        assert (file.status_code, len(file.content) > 50) == (200, True)
        assert f'.{kind}"' in file.headers["content-disposition"]


def test_documents_are_listed_with_what_failed(client: TestClient) -> None:
    html = page(client, "/documents")
    assert "solrod.txt" in html
    assert "tom.txt" in html
    assert "lejre.txt" not in page(client, "/documents?name=solr")


def test_language_and_colours_are_kept(client: TestClient) -> None:
    answer = client.post("/preferences", data={"back": "/goals", "language": "en"})
    assert 'lang="en"' in answer.text
    assert "Goals and commitments" in answer.text
    client.cookies.clear()


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_preferences_lead_nowhere_else(client: TestClient, back: str) -> None:
    answer = client.post("/preferences", data={"back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_errors_are_pages_for_people_and_problems_for_programs(client: TestClient) -> None:
    person = client.get("/documents/ffffffff", headers=HTML)
    assert (person.status_code, person.headers["content-type"]) == (404, "text/html; charset=utf-8")
    program = client.get("/documents/ffffffff", headers={"Accept": "application/json"})
    assert program.headers["content-type"] == "application/problem+json"


def test_pages_run_no_script_but_their_own(client: TestClient) -> None:
    answer = client.get("/", headers=HTML)
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "style=" not in answer.text
    assert client.get("/static/pejl.js").status_code == 200


def test_delete_is_undone_and_purge_asks_first_and_leaves_no_trace(client: TestClient) -> None:
    document_id = uploaded(client, "slet.txt", _agreement("Stevns Kommune", "SOSU Syd", 9))
    html = client.post(f"/documents/{document_id}/delete", headers=HTML).text
    assert f'action="/documents/{document_id}/restore"' in html
    assert document_id not in ids(client)
    client.post(f"/documents/{document_id}/restore")
    assert document_id in ids(client)
    client.post(f"/documents/{document_id}/delete")
    assert "Stevns" in page(client, f"/documents/{document_id}/purge")
    client.post(f"/documents/{document_id}/purge")
    assert client.get("/api/trash").json() == []
    assert client.get(f"/documents/{document_id}", headers=HTML).status_code == 404


def uploaded(client: TestClient, name: str, content: bytes) -> str:
    job = client.post("/api/documents", files=[("files", (name, content))]).json()
    while job["state"] not in {"done", "failed"}:
        job = client.get(f"/api/jobs/{job['id']}").json()
    return str(job["results"][0]["document_id"])


def test_versions_are_listed_and_compared_clause_by_clause(client: TestClient) -> None:
    old = uploaded(client, "a.txt", _agreement("Faxe Kommune", "SOSU Syd", 9))
    new = uploaded(client, "b.txt", _agreement("Faxe Kommune", "SOSU Syd", 7))
    client.post(f"/documents/{old}/separate")
    html = page(client, "/documents")
    assert load_texts("da")["duplicate_issue"] in html
    assert f'action="/documents/{new}/versions"' in html
    assert 'id="versions"' not in page(client, f"/documents/{new}")
    client.post(f"/documents/{new}/versions", data={"former": old})
    assert f"/diff?a={old}&b={new}" in unescape(page(client, f"/documents/{new}"))
    assert load_texts("da")["to_current"] in page(client, f"/documents/{old}")
    html = page(client, f"/diff?b={new}")
    assert re.search(r"<del>.*?9 </del>", html)
    assert re.search(r"<ins>.*?7 </ins>", html)
    assert "200.000" not in html
    assert "200.000" in page(client, f"/diff?a={old}&b={new}&everything=1")
    client.post(f"/documents/{new}/purge")


def test_corrections_without_a_place_in_the_new_version_are_told(client: TestClient) -> None:
    old = uploaded(client, "c.txt", _agreement("Odder Kommune", "SOSU Syd", 9))
    text = _agreement("Odder Kommune", "SOSU Syd", 9).decode()
    changed = re.sub(r"(?m)^.*200[.]000.*$", "Eleverne kan låne en cykel.", text)
    new = uploaded(client, "d.txt", changed.encode())
    client.post(f"/documents/{old}/separate")
    other = next(one for one in ids(client) if one not in {old, new})
    ours, theirs = (
        next(g for g in client.get(f"/api/goals?document={one}").json() if "200.000" in g["text"])
        for one in (old, other)
    )
    a, b = (
        {"document": goal["document_id"], "page": 1, "start": goal["start"]}
        for goal in (ours, theirs)
    )
    pair = {"a": a, "b": b, "judgement": "joined"}
    assert client.post("/api/compare/alignments", json=pair).status_code == 201
    client.post("/api/goals/corrections", json={**a, "verdict": "rejected"})
    client.post(f"/documents/{new}/versions", data={"former": old})
    assert len(client.get("/api/compare/alignments/left").json()) == 1
    html = page(client, f"/documents/{new}")
    left = html[html.index('id="left"') :]
    texts = load_texts("da")
    assert texts["left_rejected"] in left
    assert texts["left_joined"] in left
    assert 'id="left"' not in page(client, f"/documents/{old}")
    client.post(f"/documents/{new}/purge")


def test_texts_of_all_languages_have_the_same_keys() -> None:
    assert languages() == ("da", "en")
    assert set(load_texts("da")) == set(load_texts("en"))


def test_cut_loses_nothing_and_the_first_of_overlapping_marks_counts() -> None:
    pieces = cut("abcdef", [Mark(1, 3, "x"), Mark(2, 5, "y"), Mark(4, 9, "z")])
    assert "".join(piece.text for piece in pieces) == "abcdef"
    assert [piece.mark.kind for piece in pieces if piece.mark] == ["x"]


def test_addresses_survive_a_round_trip() -> None:
    address = document_address("ab12", 3, [(4, 9), (12, 20)])
    assert address == "/documents/ab12?page=3&mark=4-9%2C12-20#hit"
    assert read_stretches("4-9,12-20,x-1,9-4") == [(4, 9), (12, 20)]
    assert SearchState("a b", ("kind=news",)).without("kind=news").address == "/?q=a+b"


def test_boxes_follow_the_lines_of_the_page() -> None:
    text = "fælles mål\nfor alle"
    words = (
        PlacedWord(0, 6, Box(0.1, 0.1, 0.2, 0.12)),
        PlacedWord(7, 10, Box(0.21, 0.1, 0.3, 0.12)),
        PlacedWord(11, 14, Box(0.1, 0.13, 0.15, 0.15)),
        PlacedWord(15, 19, Box(0.16, 0.13, 0.2, 0.15)),
    )
    shown = Page(1, text, text, Reading.OCR, "", "da", infer_blocks(text), words=words)
    assert shown.blocks[0].kind in set(BlockKind)
    assert boxes_of(shown, [(7, 14)]) == [Box(0.21, 0.1, 0.3, 0.12), Box(0.1, 0.13, 0.15, 0.15)]


def test_timeline_counts_years_and_passes_over_what_is_no_date() -> None:
    goal = Goal("d", 1, 0, 4, "Mål.", "goal", "kvalitet")
    days = ("2027-12-31", "2027-06-30", "2026-01-01", "")
    years = draw_timeline(timeline(replace(goal, deadline_date=day) for day in days)).years
    assert [(year.label, year.count) for year in years] == [("2026", 1), ("2027", 2)]
