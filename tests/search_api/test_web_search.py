"""The search page and saved searches, as a browser without scripts sees them."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape

import pytest
from fastapi.testclient import TestClient

from corpus.settings import Settings
from search_api.http.app import create_app
from search_api.sorting import Order
from search_api.web.links import SearchState
from search_api.web.texts import load_texts

DOCUMENTS = {
    "solrod.txt": """Partnerskabsaftale mellem Solrød Kommune og SOSU Øst

Aftalen er indgået den 3. marts 2024.

1. Elevfastholdelse
Parterne forpligter sig til at nedbringe frafaldet til højst 15 procent i 2028. Anne Mette Holm fra
FOA følger tallene.

2. Opsigelse
Aftalen kan opsiges med seks måneders varsel til udgangen af en måned.
""",
    "lejre.txt": """Aftale om uddannelse mellem Lejre Kommune og SOSU Vest

Aftalen er indgået den 9. maj 2025.

1. Frafald
Lejre Kommune ringer til elever, der er i fare for frafald.

2. Opsigelse
Aftalen kan opsiges med seks måneders varsel til udgangen af en måned.
""",
}
HTML = {"Accept": "text/html"}
TEXTS = load_texts("da")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path_factory.mktemp("corpus"), jobs=1)
    with TestClient(create_app(settings)) as client:
        upload(client, DOCUMENTS)
        yield client


def upload(client: TestClient, texts: dict[str, str]) -> None:
    files = [("files", (name, text.encode(), "text/plain")) for name, text in texts.items()]
    job = client.post("/api/documents", files=files).json()
    while job["state"] not in {"done", "failed"}:
        job = client.get(f"/api/jobs/{job['id']}").json()
    assert job["failed"] == 0


def page(client: TestClient, address: str) -> str:
    answer = client.get(address, headers=HTML)
    assert answer.status_code == 200
    return answer.text


def titles(html: str) -> list[str]:
    return re.findall(r'<h2 class="hit-title"><a href="[^"]+">([^<]+)</a>', html)


def test_hits_are_sorted_by_date_and_title(client: TestClient) -> None:
    newest = titles(page(client, "/?q=frafald&sort=newest"))
    assert "Lejre" in newest[0]
    assert titles(page(client, "/?q=frafald&sort=oldest")) == newest[::-1]
    assert titles(page(client, "/?q=frafald&sort=title")) == sorted(newest)
    assert 'name="sort" value="newest"' in page(client, "/?q=frafald&sort=newest")


def test_every_way_to_sort_keeps_the_search(client: TestClient) -> None:
    html = page(client, "/?q=frafald&where=kind%3Dagreement&group=1")
    for order in list(Order)[1:]:
        wanted = f"/?q=frafald&amp;where=kind%3Dagreement&amp;sort={order}&amp;group=1"
        assert f'href="{wanted}"' in html


def test_grouped_hits_stand_under_their_document(client: TestClient) -> None:
    html = page(client, "/?q=aftalen+opsiges+frafald&group=1")
    assert sorted(titles(html)) == sorted(set(titles(html)))
    assert TEXTS["shown_documents"].format(first=1, last=2) in html


def test_what_is_said_twice_is_shown_once_and_told(client: TestClient) -> None:
    upload(client, {"faxe.txt": DOCUMENTS["lejre.txt"].replace("Lejre", "Faxe")})
    html = page(client, "/?q=ringer+til+elever")
    assert TEXTS["repeats"].format(count=1) in html
    assert len([title for title in titles(html) if "Faxe" in title or "Lejre" in title]) == 1
    [faxe] = [d for d in client.get("/api/documents").json() if "faxe" in d["path"]]
    client.delete(f"/api/documents/{faxe['document_id']}")


def test_a_hit_says_why_it_is_one(client: TestClient) -> None:
    html = page(client, "/?q=fastholdelse")
    assert f"{TEXTS['match_part']}: " in html
    assert f"{TEXTS['match_synonym']}: " in html


def test_citations_name_title_parties_page_and_date(client: TestClient) -> None:
    html = unescape(page(client, "/?q=ringer+til+elever"))
    [citation] = re.findall(r'data-copy="([^"]*ringer[^"]*)"', html)
    assert "(Aftale om uddannelse mellem Lejre Kommune og SOSU Vest" in citation
    assert citation.endswith("s. 1, 2025-05-09)")


@pytest.mark.parametrize("kind", ["xlsx", "csv", "md", "json"])
def test_hits_are_exported_as_they_are_shown(client: TestClient, kind: str) -> None:
    html = page(client, "/?q=frafald&sort=oldest&where=kind%3Dagreement")
    [link] = re.findall(rf'href="(/search/export\.{kind}\?[^"]+)"', html)
    file = client.get(unescape(link))
    assert (file.status_code, len(file.content) > 50) == (200, True)
    if kind == "csv":
        rows = csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))
        assert [row["document"] for row in rows] == [unescape(title) for title in titles(html)]


def test_other_bodies_and_regions_are_facets(client: TestClient) -> None:
    html = page(client, "/?q=frafald")
    assert ">Region Sjælland</span>" in html or "region%3Asjaelland" not in html
    narrowed = page(client, "/?q=frafald&where=region%3Dregion%3Asjaelland")
    assert len(titles(narrowed)) == 2
    person = page(client, "/?q=frafald&where=entity%3Dperson%3Aanne-mette-holm")
    assert "Anne Mette Holm <span" in person
    assert [title for title in titles(person) if "Lejre" in title] == []


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("/?q=-frafald", "error_NothingSought"),
        ("/?q=frafald&where=colour%3Dred", "error_WrongFilter"),
        ("/?q=" + "x" * 2_001, "error_QueryTooLong"),
    ],
)
def test_what_cannot_be_searched_is_said_in_danish(
    client: TestClient, address: str, message: str
) -> None:
    assert TEXTS[message] in page(client, address)


def test_no_hits_offer_a_way_out(client: TestClient) -> None:
    html = page(client, "/?q=%22kvantemekanik+nu%22&where=kind%3Dagreement")
    assert TEXTS["no_hits"] in html
    assert 'href="/?q=%22kvantemekanik+nu%22"' in html


def test_a_better_spelling_keeps_the_filters(client: TestClient) -> None:
    html = page(client, "/?q=frafadl&where=kind%3Dagreement")
    assert 'href="/?q=frafald&amp;where=kind%3Dagreement"' in html


def test_a_search_is_saved_seen_and_forgotten(client: TestClient) -> None:
    html = page(client, "/?q=frafald&where=kind%3Dagreement")
    assert 'name="query" value="frafald"' in html
    form = {"name": "Frafald & fravær", "query": "frafald", "where": "kind=agreement"}
    saved = client.post("/searches", data=form, headers=HTML).text
    assert "Frafald &amp; fravær" in saved
    assert f"{TEXTS['nothing']} {TEXTS['new_many']}" in saved
    upload(client, {"stevns.txt": DOCUMENTS["lejre.txt"].replace("Lejre", "Stevns")})
    listed = page(client, "/searches")
    assert 'class="badge"' in listed
    news = page(client, "/searches/Frafald%20%26%20frav%C3%A6r")
    assert all("Stevns" in title for title in titles(news))
    [at] = re.findall(r'name="at" value="([\d.]+)"', news)
    seen = client.post("/searches/Frafald%20%26%20frav%C3%A6r/seen", data={"at": at}, headers=HTML)
    assert 'class="badge"' not in seen.text
    gone = client.post("/searches/Frafald%20%26%20frav%C3%A6r/remove", headers=HTML)
    assert TEXTS["no_saved"] in gone.text


def test_a_name_that_cannot_be_an_address_is_refused(client: TestClient) -> None:
    answer = client.post("/searches", data={"name": "a/b", "query": "x"}, headers=HTML)
    assert answer.status_code == 400


def test_states_of_a_search_go_into_its_address() -> None:
    state = SearchState("a b", ("kind=news",), grouped=True, skip=20, sort=Order.NEWEST)
    assert state.address == "/?q=a+b&where=kind%3Dnews&sort=newest&group=1&skip=20"
    assert state.asking("c").address == "/?q=c&where=kind%3Dnews&sort=newest&group=1"
    assert state.regrouped().address == "/?q=a+b&where=kind%3Dnews&sort=newest"
    assert state.unfiltered().at(10).address == "/?q=a+b&sort=newest&group=1&skip=10"
