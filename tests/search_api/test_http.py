"""The HTTP service as it is used: uploads read by real worker processes, then questions."""

import csv
import io
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from fastapi.testclient import TestClient
from reportlab.pdfgen.canvas import Canvas

from corpus.settings import Settings
from search_api.http.app import create_app

AGREEMENT = """Partnerskabsaftale mellem Ærø Kommune og SOSU Syd

1. Fastholdelse
Parterne vil nedbringe frafaldet med 10 procent inden udgangen af 2027.

2. Oplæring
Ærø Kommune stiller 12 oplæringspladser til rådighed hvert år.
"""


def pdf(path: Path) -> bytes:
    canvas = Canvas(str(path))
    canvas.drawString(72, 750, "Samarbejdsaftale mellem Struer Kommune og SOSU Nord")
    canvas.drawString(72, 720, "Parterne vil nedbringe frafaldet med 15 procent inden 2026.")
    canvas.showPage()
    canvas.drawString(72, 750, "Struer Kommune betaler elevernes buskort hvert år.")
    canvas.save()
    return path.read_bytes()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    settings = Settings(data=folder / "data", upload_mb=1, jobs=1)
    with TestClient(create_app(settings), raise_server_exceptions=False) as opened:
        yield opened


def upload(client: TestClient, files: dict[str, bytes]) -> Any:
    """Upload files and wait for the end of their job."""
    parts = [("files", (name, content)) for name, content in files.items()]
    answer = client.post("/api/documents", files=parts)
    assert answer.status_code == 202, answer.text
    for _ in range(600):
        job = client.get(answer.headers["location"]).json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.1)
    raise AssertionError(job)


@pytest.fixture(scope="module")
def job(client: TestClient, folder: Path) -> Any:
    content = pdf(folder / "samarbejde.pdf")
    files = {"aftale.txt": AGREEMENT.encode(), "samarbejde.pdf": content, "tom.txt": b""}
    return upload(client, files)


@pytest.fixture(scope="module")
def ids(job: Any) -> dict[str, str]:
    return {result["path"]: result["document_id"] for result in job["results"]}


def is_problem(answer: Any, status: int) -> bool:
    body = answer.json()
    return bool(
        answer.status_code == status == body["status"]
        and answer.headers["content-type"] == "application/problem+json"
        and {"type", "title", "detail", "instance"} <= set(body)
    )


def test_a_job_tells_what_became_of_each_file(job: Any) -> None:
    assert (job["state"], job["total"], job["finished"], job["failed"]) == ("done", 3, 3, 1)
    found = {result["path"]: result["status"] for result in job["results"]}
    assert found == {"aftale.txt": "added", "samarbejde.pdf": "added", "tom.txt": "failed"}


def test_of_uploads_only_what_could_not_be_read_is_kept(job: Any, folder: Path) -> None:
    kept = (folder / "data" / "jobs" / job["id"]).rglob("*.*")
    assert {path.name for path in kept} == {"job.json", "tom.txt"}


def test_what_failed_is_tried_again_alone_and_reported(client: TestClient) -> None:
    job = upload(client, {"halv.pdf": b"%PDF-1.7", "hel.txt": b"Aftale om praktik i Odder."})
    report = client.get(f"/api/jobs/{job['id']}/report").text
    assert "halv.pdf" in report
    answer = client.post(f"/api/jobs/{job['id']}/retry")
    assert answer.status_code == 202
    assert answer.json()["total"] == 1
    again = wait_for(client, f"/api/jobs/{job['id']}")
    assert [result["path"] for result in again["results"]] == ["halv.pdf"]
    done = next(r for r in job["results"] if r["path"] == "hel.txt")["document_id"]
    assert client.delete(f"/api/documents/{done}?purge=1").status_code == 204


def test_a_job_is_cancelled_and_taken_up_again(client: TestClient) -> None:
    names = [f"{number}.txt" for number in range(8)]
    parts = [("files", (name, f"Referat {name} om praktik i Odder.".encode())) for name in names]
    address = client.post("/api/documents", files=parts).headers["location"]
    assert client.delete(address).status_code == 200
    job = wait_for(client, address)
    assert job["state"] == "cancelled"
    assert job["finished"] < len(names)
    client.post(f"{address}/retry")
    rest = wait_for(client, address)
    assert rest["state"] == "done"
    assert rest["total"] == len(names) - job["finished"]
    for result in (*job["results"], *rest["results"]):
        assert client.delete(f"/api/documents/{result['document_id']}?purge=1").status_code == 204
    assert is_problem(client.delete(f"/api/jobs/{'0' * 32}"), 404)


def wait_for(client: TestClient, address: str) -> Any:
    for _ in range(600):
        job = client.get(address).json()
        if job["state"] in ("done", "failed", "cancelled"):
            return job
        time.sleep(0.1)
    raise AssertionError(job)


def test_the_same_name_alone_replaces_nothing(client: TestClient, ids: dict[str, str]) -> None:
    job = upload(client, {"aftale.txt": AGREEMENT.replace("Ærø", "Læsø").encode()})
    [result] = job["results"]
    assert result["status"] == "added"
    names = [entry["document_id"] for entry in client.get("/api/documents").json()]
    assert {ids["aftale.txt"], result["document_id"]} <= set(names)
    gone = client.delete(f"/api/documents/{result['document_id']}", params={"purge": True})
    assert gone.status_code == 204
    assert is_problem(client.get(f"/api/documents/{result['document_id']}"), 404)


def test_what_is_deleted_lies_in_the_trash_until_it_is_purged(
    client: TestClient, ids: dict[str, str]
) -> None:
    document_id = ids["aftale.txt"]
    assert client.delete(f"/api/documents/{document_id}").status_code == 204
    found = client.get("/api/search", params={"q": "oplæringspladser"}).json()["hits"]
    assert document_id not in {hit["document_id"] for hit in found}
    assert [one["document_id"] for one in client.get("/api/trash").json()] == [document_id]
    restored = client.post(f"/api/trash/{document_id}/restore").json()
    assert restored["document_id"] == document_id
    assert client.get("/api/trash").json() == []
    for answer in (
        client.post(f"/api/trash/{document_id}/restore"),
        client.delete(f"/api/trash/{document_id}"),
    ):
        assert is_problem(answer, 404)


def test_versions_and_what_changed(client: TestClient, ids: dict[str, str]) -> None:
    old = ids["aftale.txt"]
    changed = AGREEMENT.replace("12", "16") + "\n3. Møder\nParterne mødes hvert kvartal.\n"
    [result] = upload(client, {"ny.txt": changed.encode()})["results"]
    new = result["document_id"]
    assert result["status"] == "updated"
    versions = client.get(f"/api/documents/{new}/versions").json()
    assert [version["document_id"] for version in versions] == [new, old]
    diff = client.get("/api/diff", params={"b": new}).json()
    assert (diff["a"], diff["b"], diff["changed"], diff["new"]) == (old, new, 1, 1)
    again = client.post(f"/api/documents/{new}/versions", params={"former": old})
    assert is_problem(again, 409)
    assert client.delete(f"/api/documents/{new}/versions/{old}").status_code == 204
    assert is_problem(client.delete(f"/api/documents/{new}/versions/{old}"), 404)
    assert is_problem(client.get("/api/diff", params={"b": new}), 404)
    assert client.delete(f"/api/documents/{new}?purge=1").status_code == 204


@pytest.mark.usefixtures("job")
def test_search_finds_the_page(client: TestClient) -> None:
    answer = client.get("/api/search", params={"q": "buskort", "limit": 3}).json()
    hit = answer["hits"][0]
    assert hit["page"] == 2
    assert "buskort" in [hit["text"][start:end] for start, end in hit["highlights"]]


@pytest.mark.usefixtures("job")
def test_conditions_narrow_a_search(client: TestClient, ids: dict[str, str]) -> None:
    where = f"document={ids['aftale.txt']}"
    answer = client.get("/api/search", params={"q": "frafald", "where": where}).json()
    assert {hit["document_id"] for hit in answer["hits"]} == {ids["aftale.txt"]}


def test_a_document_and_its_text(client: TestClient, ids: dict[str, str]) -> None:
    document_id = ids["samarbejde.pdf"]
    shown = client.get(f"/api/documents/{document_id}").json()
    assert (shown["pages"], shown["document_id"]) == (2, document_id)
    text = client.get(f"/api/documents/{document_id[:16]}/text").text
    assert text.count("\f") == 1
    assert "buskort" in text
    assert client.get(f"/api/documents/{document_id}/repairs").status_code == 200


def test_pages_have_pictures(client: TestClient, ids: dict[str, str]) -> None:
    address = f"/api/documents/{ids['samarbejde.pdf']}/pages"
    answer = client.get(f"{address}/2.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    larger = client.get(f"{address}/2.png", params={"dpi": 200})
    assert len(larger.content) > len(answer.content)
    assert is_problem(client.get(f"{address}/3.png"), 404)
    assert is_problem(client.get(f"{address}/0.png"), 404)
    assert is_problem(client.get(f"/api/documents/{ids['aftale.txt']}/pages/1.png"), 404)


def test_goals_entities_and_comparison(client: TestClient, ids: dict[str, str]) -> None:
    one, other = ids["aftale.txt"], ids["samarbejde.pdf"]
    goals = client.get("/api/goals", params={"document": one}).json()
    assert any("frafaldet" in goal["text"] for goal in goals)
    assert {goal["document_id"] for goal in client.get("/api/goals").json()} == {one, other}
    entities = client.get("/api/entities", params={"label": "MUNICIPALITY"}).json()
    assert {entity["label"] for entity in entities} == {"MUNICIPALITY"}
    compared = client.get("/api/compare", params={"a": one, "b": other}).json()
    assert (compared["a"], compared["b"]) == (one, other)
    assert any("frafaldet" in match["a"]["text"] for match in compared["matches"])


def test_goals_are_corrected_and_corrections_taken_back(
    client: TestClient, ids: dict[str, str]
) -> None:
    wanted = {"document": ids["samarbejde.pdf"]}
    goal = client.get("/api/goals", params=wanted).json()[0]
    place = {**wanted, "page": goal["page"], "start": goal["start"]}

    def texts() -> list[str]:
        return [one["text"] for one in client.get("/api/goals", params=wanted).json()]

    answer = client.post("/api/goals/corrections", json={**place, "verdict": "rejected"})
    assert (answer.status_code, answer.json()["text"]) == (201, goal["text"])
    assert goal["text"] not in texts()
    [said] = client.get("/api/goals/corrections").json()
    assert said["verdict"] == "rejected"
    assert client.delete("/api/goals/corrections", params=place).status_code == 204
    assert goal["text"] in texts()
    assert is_problem(client.delete("/api/goals/corrections", params=place), 404)
    nowhere = {**place, "start": 9_999, "verdict": "accepted"}
    assert is_problem(client.post("/api/goals/corrections", json=nowhere), 404)
    themeless = {**place, "verdict": "rethemed"}
    assert is_problem(client.post("/api/goals/corrections", json=themeless), 400)


def test_pairs_are_parted_and_joined(client: TestClient, ids: dict[str, str]) -> None:
    sides = {"a": ids["aftale.txt"], "b": ids["samarbejde.pdf"]}

    def compared() -> Any:
        return client.get("/api/compare", params=sides).json()

    before = compared()
    match = before["matches"][0]
    pair = {
        side: {"document": sides[side], "page": match[side]["page"], "start": match[side]["start"]}
        for side in sides
    }
    answer = client.post("/api/compare/alignments", json={**pair, "judgement": "parted"})
    assert (answer.status_code, answer.json()["judgement"]) == (201, "parted")
    assert match["a"] in compared()["only_a"]
    assert [one["judgement"] for one in client.get("/api/compare/alignments").json()] == ["parted"]
    places = {side: "{document}:{page}:{start}".format(**pair[side]) for side in sides}
    assert client.delete("/api/compare/alignments", params=places).status_code == 204
    assert is_problem(client.delete("/api/compare/alignments", params=places), 404)
    assert is_problem(client.delete("/api/compare/alignments", params={**places, "a": "x"}), 400)
    assert compared() == before
    nowhere = {**pair, "a": {**pair["a"], "start": 9_999}, "judgement": "joined"}
    assert is_problem(client.post("/api/compare/alignments", json=nowhere), 404)
    alone = {"a": pair["a"], "b": pair["a"], "judgement": "joined"}
    assert is_problem(client.post("/api/compare/alignments", json=alone), 400)


def test_partnerships_and_what_became_of_their_goals(
    client: TestClient, ids: dict[str, str]
) -> None:
    minutes = (
        "Referat af møde mellem Ærø Kommune og SOSU Syd\n\nDato: 4. marts 2026\n\n1. Frafald\n\n"
        "Det blev besluttet, at frafaldet skal ned med 20 procent inden udgangen af 2027.\n"
    )
    [result] = upload(client, {"referat.txt": minutes.encode()})["results"]
    one, other, third = ids["aftale.txt"], ids["samarbejde.pdf"], result
    found = client.get("/api/partnerships").json()
    assert sorted(len(each["documents"]) for each in found["partnerships"]) == [1, 2]
    follows = client.get("/api/partnerships/follow-up", params={"document": one}).json()
    later = [match["b"]["document_id"] for each in follows for match in each["later"]]
    assert set(later) == {third["document_id"]}
    whole = client.get("/api/compare", params={"a": one, "b": other, "whole": True}).json()
    stated = [match["a"] for match in whole["matches"]] + whole["only_a"]
    assert {goal["document_id"] for goal in stated} == {one, third["document_id"]}
    assert client.delete(f"/api/documents/{third['document_id']}").status_code == 204


def test_goals_are_filtered(client: TestClient, ids: dict[str, str]) -> None:
    def found(**wanted: str) -> list[str]:
        return [goal["document_id"] for goal in client.get("/api/goals", params=wanted).json()]

    assert set(found(year="2026")) == {ids["samarbejde.pdf"]}
    assert set(found(owner="struer kommune")) == {ids["samarbejde.pdf"]}
    assert found(document_kind="minutes") == []
    assert set(found(theme="", kind="")) == {ids["aftale.txt"], ids["samarbejde.pdf"]}
    assert is_problem(client.get("/api/goals", params={"theme": "magi"}), 422)


def test_goals_and_comparisons_as_files_with_links(client: TestClient, ids: dict[str, str]) -> None:
    one, other = ids["aftale.txt"], ids["samarbejde.pdf"]
    file = client.get("/api/goals", params={"format": "csv", "year": "2026"})
    assert file.headers["content-disposition"] == 'attachment; filename="goals.csv"'
    [row] = csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))
    assert row["statement link"].startswith(f"http://testserver/documents/{other}?page=1&mark=")
    assert client.get(row["statement link"], headers={"Accept": "text/html"}).status_code == 200
    pairs = client.get("/api/compare", params={"a": one, "b": other, "format": "xlsx"})
    assert pairs.content.startswith(b"PK")
    assert is_problem(client.get("/api/goals", params={"format": "docx"}), 422)


@pytest.mark.usefixtures("job")
def test_hits_are_sorted_and_sent_as_a_file(client: TestClient) -> None:
    wanted = {"q": "frafaldet", "sort": "title"}
    titles = [hit["title"] for hit in client.get("/api/search", params=wanted).json()["hits"]]
    assert titles == sorted(titles, key=str.casefold)
    file = client.get("/api/search", params={**wanted, "format": "csv"})
    assert file.headers["content-disposition"] == 'attachment; filename="hits.csv"'
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert [row["document"] for row in rows] == titles
    assert client.get(rows[0]["passage link"], headers={"Accept": "text/html"}).status_code == 200
    assert is_problem(client.get("/api/search", params={"q": "x", "sort": "colour"}), 422)


def test_health_readiness_and_metrics(client: TestClient, job: Any) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").json()["passages"] > 0
    metrics = client.get("/metrics").text
    assert 'route="/api/jobs/{job_id}"' in metrics
    assert job["id"] not in metrics


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/search", 422),
        ("/api/search?q=", 400),
        ("/api/search?q=x&limit=0", 422),
        ("/api/search?q=x&mode=magic", 422),
        ("/api/search?q=m%C3%A5l&where=colour%3Dred", 400),
        ("/api/documents/ffff", 404),
        ("/api/documents/..%2f..%2fetc", 404),
        ("/api/documents/ffff/pages/1.png", 404),
        ("/api/jobs/" + "0" * 32, 404),
        ("/api/jobs/..", 404),
        ("/api/compare?a=ffff&b=ffff", 404),
        ("/api/nothing", 404),
    ],
)
def test_errors_are_problem_details(client: TestClient, address: str, status: int) -> None:
    assert is_problem(client.get(address), status)


def test_an_upload_over_the_limit_is_refused_and_leaves_nothing(
    client: TestClient, folder: Path
) -> None:
    before = set((folder / "data" / "jobs").iterdir())
    answer = client.post("/api/documents", files=[("files", ("stor.txt", b"x" * 1_100_000))])
    assert is_problem(answer, 413)
    assert set((folder / "data" / "jobs").iterdir()) == before


def test_names_lead_nowhere_else(client: TestClient, folder: Path) -> None:
    names = ("../../ude.txt", "/etc/passwd", "C:\\a.txt", "\x00\u202e.txt")
    job = upload(client, {name: f"Referat\n\nMødet {name!r}.\n".encode() for name in names})
    assert job["state"] == "done"
    assert not any(folder.parent.glob("ude*"))
    assert not any("/" in result["path"] for result in job["results"])


def test_a_stopped_service_goes_on_with_its_jobs(folder: Path) -> None:
    data = folder / "stopped"
    files = data / "jobs" / ("a" * 32) / "files" / "0"
    files.mkdir(parents=True)
    (files / "referat.txt").write_text("Referat\n\nMødet blev holdt den 3. maj 2025.\n")
    (data / "jobs" / ("a" * 32) / "job.json").write_text(
        '{"id":"%s","state":"running","total":1}' % ("a" * 32)
    )
    half = data / "jobs" / ("b" * 32) / "files" / "0"
    half.mkdir(parents=True)
    with TestClient(create_app(Settings(data=data, jobs=1))) as client:
        for _ in range(600):
            job = client.get(f"/api/jobs/{'a' * 32}").json()
            if job["state"] == "done":
                break
            time.sleep(0.1)
        assert job["results"][0]["status"] == "added"
        assert len(client.get("/api/documents").json()) == 1
    assert not half.exists()


def test_a_service_without_its_index_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.store.server._PAUSES", ())
    settings = Settings(data=folder / "away", qdrant_url="http://127.0.0.1:9", qdrant_timeout=1)
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        assert client.get("/health").status_code == 200
        answer = client.get("/ready")
        assert is_problem(answer, 503)
        assert answer.headers["retry-after"]
        assert is_problem(client.get("/api/search", params={"q": "mål"}), 503)
        assert "pejl_passages NaN" in client.get("/metrics").text


def test_the_description_names_every_address(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {
        "/api/search", "/api/documents", "/api/documents/{document_id}",
        "/api/documents/{document_id}/text", "/api/documents/{document_id}/pages/{number}.png",
        "/api/goals", "/api/entities", "/api/compare", "/api/jobs/{job_id}", "/health", "/metrics",
        "/api/partnerships", "/api/partnerships/follow-up", "/api/searches",
        "/api/searches/{name}", "/api/searches/{name}/new", "/api/searches/{name}/feed.atom",
    } <= set(paths)  # fmt: skip
