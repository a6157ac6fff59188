"""Saved searches at the doors: what a new agreement and a new version of an old one bring."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from fastapi.testclient import TestClient

from corpus.build import BuildOptions, ingest
from corpus.settings import Settings
from corpus.sources import find_sources
from search_api.cli.app import WRONG_USAGE, run
from search_api.http.app import create_app

FIRST = """Partnerskabsaftale mellem Ærø Kommune og SOSU Syd

1. Fastholdelse
Parterne vil nedbringe frafaldet med 10 procent inden udgangen af 2027. Skolen ringer til elever,
der har været væk i to dage, og kommunen holder en samtale med dem, der er i tvivl om deres valg.
Begge parter melder tallene ind til styregruppen, som drøfter frafaldet to gange om året og
beslutter, hvad der skal gøres ved de forløb, hvor flest forlader uddannelsen.

2. Oplæring
Ærø Kommune stiller 12 oplæringspladser til rådighed hvert år, og mindst to vejledere på hvert
plejecenter har taget kurset for oplæringsvejledere. Skolens lærere besøger eleverne på deres
arbejdsplads mindst en gang i hver periode, og vejlederne kommer på skolen til et fælles møde.
"""
EDITED = FIRST.replace(
    "2. Oplæring",
    """2. Fravær
Eleven får en mentor, når fraværet er over ti procent, og mentoren holder møde med eleven hver uge,
indtil fraværet er faldet. Kommunen betaler mentorens tid og finder et sted, hvor de kan mødes uden
for afdelingen; skolen giver mentoren besked om frafald og om den undervisning, der er misset.

3. Oplæring""",
)
SECOND = """Samarbejdsaftale mellem Struer Kommune og SOSU Nord

1. Fastholdelse af elever
Parterne vil nedbringe frafaldet med 15 procent inden udgangen af 2026.
"""
ATOM = "{http://www.w3.org/2005/Atom}"


class House:
    """A service over one folder of files, read again whenever something in it has changed."""

    def __init__(self, folder: Path) -> None:
        self.files, self.data = folder / "files", folder / "data"
        self.files.mkdir()
        self.app = create_app(Settings(data=self.data, jobs=1))

    def write(self, name: str, text: str) -> None:
        (self.files / name).write_text(text)
        options = BuildOptions(start=ThreadPoolExecutor)
        assert all(
            not result.error
            for result in ingest(list(find_sources([self.files])), self.app.state.corpus(), options)
        )


@pytest.fixture
def house() -> Iterator[House]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield House(Path(name))


@pytest.fixture
def client(house: House) -> Iterator[TestClient]:
    with TestClient(house.app) as client:
        house.write("aftale.txt", FIRST)
        answer = client.post("/api/searches", json={"name": "Frafald", "query": "frafald"})
        assert (answer.status_code, answer.json()["new"]) == (201, 0)
        yield client


def new(client: TestClient) -> list[str]:
    return [hit["text"] for hit in client.get("/api/searches/Frafald/new").json()["hits"]]


def test_only_what_was_not_there_is_new_until_it_is_seen(house: House, client: TestClient) -> None:
    assert new(client) == []
    house.write("samarbejde.txt", SECOND)
    answer = client.get("/api/searches/Frafald/new").json()
    assert answer["hits"]
    assert all("Struer" in hit["title"] for hit in answer["hits"])
    [listed] = client.get("/api/searches").json()
    assert (listed["name"], listed["new"]) == ("Frafald", len(answer["hits"]))
    client.post("/api/searches/Frafald/seen", params={"at": answer["at"]})
    assert new(client) == []


def test_an_edit_makes_only_its_own_words_new(house: House, client: TestClient) -> None:
    house.write("aftale.txt", EDITED)
    found = new(client)
    assert any("en mentor" in text for text in found)
    assert not any("12 oplæringspladser" in text for text in found)
    assert not any("10 procent" in text for text in found)


def test_words_that_another_document_said_before_are_new_too(
    house: House, client: TestClient
) -> None:
    house.write("kopi.txt", FIRST.replace("Ærø", "Nyborg"))
    hits = client.get("/api/searches/Frafald/new").json()["hits"]
    [hit] = [hit for hit in hits if "10 procent" in hit["text"]]
    assert "Nyborg" in hit["title"]
    assert "frafaldet" in [hit["text"][start:end] for start, end in hit["highlights"]]


def test_what_came_after_the_look_that_is_marked_stays_new(
    house: House, client: TestClient
) -> None:
    at = client.get("/api/searches/Frafald/new").json()["at"]
    house.write("samarbejde.txt", SECOND)
    client.post("/api/searches/Frafald/seen", params={"at": at})
    assert new(client)


def test_the_feed_tells_of_passages_newest_first(house: House, client: TestClient) -> None:
    house.write("samarbejde.txt", SECOND)
    answer = client.get("/api/searches/Frafald/feed.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    entries = Xml.fromstring(answer.content).findall(f"{ATOM}entry")
    assert "Struer" in (entries[0].findtext(f"{ATOM}title") or "")
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert client.get(link.attrib["href"], headers={"Accept": "text/html"}).status_code == 200
    before = {entry.findtext(f"{ATOM}id") for entry in entries}
    house.write("aftale.txt", EDITED)
    again = Xml.fromstring(client.get("/api/searches/Frafald/feed.atom").content)
    assert len(before & {entry.findtext(f"{ATOM}id") for entry in again}) >= 2


@pytest.mark.parametrize(
    "wanted",
    [
        {"name": "a/b", "query": "frafald"},
        {"name": "..", "query": "frafald"},
        {"name": " ", "query": "frafald"},
        {"name": "x", "query": "-frafald"},
        {"name": "x", "query": "frafald", "where": ["colour=red"]},
        {"name": "x", "query": "frafald", "limit": 0},
    ],
)
def test_what_could_not_be_searched_is_not_saved(client: TestClient, wanted: Any) -> None:
    answer = client.post("/api/searches", json=wanted)
    assert (answer.status_code, answer.headers["content-type"]) == (
        400, "application/problem+json",
    )  # fmt: skip
    assert len(client.get("/api/searches").json()) == 1


def test_a_search_is_forgotten(client: TestClient) -> None:
    assert client.delete("/api/searches/Frafald").status_code == 204
    assert client.delete("/api/searches/Frafald").status_code == 404
    assert client.get("/api/searches/Frafald/new").status_code == 404
    assert client.get("/api/searches").json() == []


def test_the_command_line_shows_news_once(
    house: House, client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    house.write("samarbejde.txt", SECOND)
    client.__exit__()  # the index is free for the commands

    def call(*arguments: str) -> list[Any]:
        assert run(["searches", *arguments, "--data", str(house.data), "--json"]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    call("save", "Bus", "buskort", "--where", "municipality=Struer")
    assert [one["name"] for one in call("list")] == ["Bus", "Frafald"]
    [kept] = call("new", "Frafald", "--keep")
    [first] = call("new", "Frafald")
    assert first["hits"] == kept["hits"]
    assert all("Struer" in hit["title"] for hit in first["hits"])
    assert [one["hits"] for one in call("new")] == [[], []]
    call("remove", "Bus")
    assert run(["searches", "remove", "Bus", "--data", str(house.data)]) == WRONG_USAGE
    assert run(["searches", "save", "a/b", "x", "--data", str(house.data)]) == WRONG_USAGE
