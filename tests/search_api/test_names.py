"""Names at all three doors: who is mentioned where, when and with whom; and masked numbers."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.settings import Settings
from search_api.cli.app import WRONG_USAGE, run
from search_api.http.app import create_app
from search_api.web.texts import load_texts
from search_api.web.view_timeline import draw_counts

DOCUMENTS = {
    "aftale.txt": """Partnerskabsaftale mellem Viborg Kommune og SOSU Øst

Aftalen er indgået den 3. marts 2024.

1. Fastholdelse
Viborg Kommune og SOSU Øst holder møde med FOA hvert år. Kontaktperson er Anne Mette Holm, CPR-nr.
010170-1234.
""",
    "referat.txt": """Referat af møde mellem Lejre Kommune og SOSU Øst

Dato: 9. maj 2025

Punkt 1. Frafald
SOSU Øst fortalte om samarbejdet med Viborg Kommune. Lejre Kommune var enig.
""",
}
HTML = {"Accept": "text/html"}
TEXTS = load_texts("da")
SCHOOL = "skole:sosu-oest"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corpus")


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=data, jobs=1))) as client:
        files = [("files", (name, text.encode(), "text/plain")) for name, text in DOCUMENTS.items()]
        job = client.post("/api/documents", files=files).json()
        while job["state"] not in {"done", "failed"}:
            job = client.get(f"/api/jobs/{job['id']}").json()
        assert job["failed"] == 0
        yield client


def page(client: TestClient, address: str) -> str:
    answer = client.get(address, headers=HTML)
    assert answer.status_code == 200
    return answer.text


def school(client: TestClient) -> str:
    found = client.get("/api/entities/known", params={"name": "sosu øst"}).json()
    return str(found[0]["id"])


def test_entities_are_listed_by_documents(client: TestClient) -> None:
    found = client.get("/api/entities/known").json()
    assert found[0]["documents"] == 2
    municipalities = client.get("/api/entities/known", params={"label": "MUNICIPALITY"}).json()
    assert [(one["name"], one["documents"]) for one in municipalities] == [
        ("Viborg Kommune", 2), ("Lejre Kommune", 1),
    ]  # fmt: skip
    assert client.get("/api/entities/known", params={"label": "COLOUR"}).status_code == 422


def test_an_entity_is_shown_with_evidence(client: TestClient) -> None:
    found = client.get(f"/api/entities/{school(client)}").json()
    assert [(year["year"], year["documents"]) for year in found["years"]] == [
        ("2024", 1), ("2025", 1),
    ]  # fmt: skip
    assert sum(year["mentions"] for year in found["years"]) == found["entity"]["mentions"]
    for mention in found["mentions"]:
        text = client.get(f"/api/documents/{mention['document_id']}/text").text
        assert " ".join(text[mention["start"] : mention["end"]].split()) == mention["text"]
        assert client.get(mention["link"], headers=HTML).status_code == 200
    assert sum(one["mentions"] for one in found["sources"]) == found["entity"]["mentions"]
    near = {one["name"]: one["count"] for one in found["in_passages"]}
    assert near["Viborg Kommune"] == 2
    assert client.get("/api/entities/org:nobody").status_code == 404


def test_the_page_of_a_name_leads_on(client: TestClient) -> None:
    html = page(client, "/names?label=SCHOOL")
    [address] = re.findall(r'href="(/names/skole:[^"?]+)"', html)
    shown = page(client, unescape(address))
    assert "2024" in shown
    assert "2025" in shown
    assert '<mark class="exact">' in shown
    assert 'href="/names/kommune:0791"' in shown
    place = re.findall(r'<h3><a href="([^"]+)"', shown)[0]
    assert '<mark id="hit">' in page(client, unescape(place))
    hits = page(client, unescape(re.findall(r'button primary" href="([^"]+)"', shown)[0]))
    assert hits.count('class="hit-title"') >= 2


def test_names_lead_here_from_documents_and_hits(client: TestClient) -> None:
    [one, *_] = client.get("/api/documents").json()
    assert 'class="entity MUNICIPALITY" href="/names/kommune:0791"' in page(
        client, f"/documents/{one['document_id']}?entities=1"
    )
    assert '<a href="/names/kommune:0791">Viborg Kommune</a>' in page(client, "/?q=fastholdelse")


def test_names_are_found_by_a_part(client: TestClient) -> None:
    html = page(client, "/names?q=holm")
    assert "Anne Mette Holm" in html
    assert "Lejre" not in html.split("<tbody>")[1]
    assert TEXTS["no_names"] in page(client, "/names?q=zzz")
    assert client.get("/names/org:nobody", headers=HTML).status_code == 404


def test_masked_numbers_are_told_but_never_shown(client: TestClient) -> None:
    [one] = client.get("/api/masked").json()
    assert (one["page"], one["line"]) == (1, 7)
    text = client.get(f"/api/documents/{one['document_id']}/text").text
    assert set(text[one["start"] : one["end"]]) <= set("█-")
    assert set(one) == {"document_id", "title", "page", "line", "start", "end", "link"}
    html = page(client, "/masked")
    assert one["title"] in html
    assert 'href="/masked"' in page(client, "/documents")


def test_a_deleted_document_takes_its_names_along(client: TestClient) -> None:
    files = [("files", ("faxe.txt", b"Referat\n\nFaxe Kommune var vaert.\n", "text/plain"))]
    job = client.post("/api/documents", files=files).json()
    while job["state"] not in {"done", "failed"}:
        job = client.get(f"/api/jobs/{job['id']}").json()
    assert client.get("/api/entities/known", params={"name": "faxe"}).json()
    client.delete(f"/api/documents/{job['results'][0]['document_id']}")
    assert client.get("/api/entities/known", params={"name": "faxe"}).json() == []


@pytest.mark.usefixtures("client")
def test_the_command_line_lists_names(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def call(*arguments: str) -> Any:
        assert run([*arguments, "--data", str(data), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    known = call("entities", "--label", "MUNICIPALITY")
    assert {one["name"] for one in known} == {"Viborg Kommune", "Lejre Kommune"}
    by_name = call("entities", "--id", "Viborg")
    assert by_name == call("entities", "--id", "kommune:0791")
    assert by_name["entity"]["documents"] == 2
    assert {one["label"] for one in call("entities", "aftale", "--label", "LAW")} <= {"LAW"}
    assert [one["line"] for one in call("masked")] == [7]
    for command in (["entities"], ["entities", "--id", "Viborg"], ["masked"]):
        assert run([*command, "--data", str(data)]) == 0
        assert "010170" not in capsys.readouterr().out
    assert run(["entities", "--id", "nobody at all", "--data", str(data)]) == WRONG_USAGE


def test_counts_become_bars() -> None:
    assert [(bar.label, bar.count) for bar in draw_counts({"2025": 3, "2024": 1}).years] == [
        ("2024", 1), ("2025", 3),
    ]  # fmt: skip
