"""The command line as it is used: one corpus, ingested by real worker processes."""

import io
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from corpus.settings import Settings
from corpus.sources import find_sources
from search_api.cli.app import FAILED, WRONG_USAGE, run
from search_api.cli.ingesting import has_new
from search_api.cli.neighbour import neighbour

AGREEMENT = """Partnerskabsaftale mellem Ærø Kommune og SOSU Syd

1. Fastholdelse
Parterne vil nedbringe frafaldet med 10 procent inden udgangen af 2027.

2. Oplæring
Ærø Kommune stiller 12 oplæringspladser til rådighed hvert år.
"""
OTHER = """Samarbejdsaftale mellem Struer Kommune og SOSU Nord

1. Fastholdelse af elever
Parterne vil nedbringe frafaldet med 15 procent inden udgangen af 2026.

2. Transport
Struer Kommune betaler elevernes buskort.
"""


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        files = Path(name) / "files"
        files.mkdir()
        (files / "aftale.txt").write_text(AGREEMENT)
        (files / "samarbejde.txt").write_text(OTHER)
        (files / "tom.txt").write_text("")
        yield Path(name)


@pytest.fixture(scope="module")
def ingested(data: Path) -> Path:
    assert run(["ingest", str(data / "files"), "--data", str(data), "--json"]) == FAILED
    return data


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that must go well; return what it printed on standard output."""
    status = run([*arguments])
    printed = capsys.readouterr()
    assert status == 0, printed.err
    return printed.out


def answers(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[Any]:
    return [json.loads(line) for line in call(capsys, *arguments, "--json").splitlines()]


def test_ingest_prints_a_line_for_each_file(
    ingested: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["ingest", str(ingested / "files"), "--data", str(ingested), "--json"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = {Path(line["path"]).name: line for line in lines}
    assert status == FAILED
    assert found["aftale.txt"]["status"] == "unchanged"
    assert found["tom.txt"]["status"] == "failed"
    assert found["tom.txt"]["error"]
    assert set(found["aftale.txt"]) == {
        "path", "status", "document_id", "pages", "passages", "goals", "problems", "error",
    }  # fmt: skip


def test_paths_that_nothing_was_read_from_are_known_before_anything_is_opened(
    ingested: Path, tmp_path: Path
) -> None:
    kept, other = ingested / "files" / "aftale.txt", tmp_path / "ny.txt"
    other.write_text(AGREEMENT)
    settings = Settings(data=ingested)
    assert not has_new(settings, find_sources([kept]))
    assert has_new(settings, find_sources([kept, other]))
    assert has_new(Settings(data=tmp_path / "none"), find_sources([kept]))
    assert not has_new(Settings(data=tmp_path / "none"), [])


def test_documents_lists_what_is_there(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answers(capsys, "documents", "--data", str(ingested))
    assert [Path(one["path"]).name for one in found] == ["aftale.txt", "samarbejde.txt"]
    assert found[0]["title"].startswith("Partnerskabsaftale")
    assert "Partnerskabsaftale" in call(capsys, "documents", "--data", str(ingested))


def test_the_folder_may_stand_before_the_command(
    ingested: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = answers(capsys, "--data", str(ingested), "documents")
    assert len(found) == 2
    nearer = ["--data", str(ingested), "documents", "--data", str(tmp_path / "none")]
    assert run(nearer) == WRONG_USAGE
    assert str(tmp_path / "none") in capsys.readouterr().err
    assert run(["--data", str(ingested), "keys", "list"]) == 0


def test_search_finds_the_page_and_marks_the_words(
    ingested: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [answer] = answers(capsys, "search", "oplæringspladser", "--data", str(ingested))
    hit = answer["hits"][0]
    assert answer["query"] == "oplæringspladser"
    assert hit["title"].startswith("Partnerskabsaftale")
    assert hit["page"] == 1
    marked = [hit["text"][start:end] for start, end in hit["highlights"]]
    assert "oplæringspladser" in marked


def test_offsets_of_a_hit_lead_to_its_text(
    ingested: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [answer] = answers(capsys, "search", "frafald", "--data", str(ingested), "--limit", "3")
    for hit in answer["hits"]:
        text = call(capsys, "text", hit["document_id"], "--data", str(ingested))
        page = text.split("\f")[hit["page"] - 1]
        assert page[hit["start"] : hit["end"]] == hit["text"]


def test_a_batch_answers_in_the_order_of_the_file(
    ingested: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    queries = ["buskort", "fastholdelse", "økonomi"]
    (tmp_path / "queries.txt").write_text("\n".join(queries))
    batch = str(tmp_path / "queries.txt")
    found = answers(capsys, "search", "--batch", batch, "--data", str(ingested))
    assert [answer["query"] for answer in found] == queries


def test_conditions_narrow_a_search(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [entry, _] = answers(capsys, "documents", "--data", str(ingested))
    where = f"document={entry['document_id']}"
    [answer] = answers(capsys, "search", "frafald", "--where", where, "--data", str(ingested))
    assert {hit["document_id"] for hit in answer["hits"]} == {entry["document_id"]}


def test_search_prints_for_people_too(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = call(capsys, "search", "buskort", "--data", str(ingested))
    assert "Samarbejdsaftale" in printed
    assert "page 1" in printed


def test_text_raw_is_as_extracted(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "text", "aftale", "--raw", "--data", str(ingested)).startswith("Partner")


@pytest.mark.parametrize("command", ["repairs", "entities", "goals"])
def test_findings_come_as_one_list(
    ingested: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    [found] = answers(capsys, command, "aftale", "--data", str(ingested))
    text = call(capsys, "text", "aftale", "--data", str(ingested))
    for one in found:
        expected = one.get("text", one.get("after"))
        assert text[one["start"] : one["end"]] == expected
    call(capsys, command, "aftale", "--data", str(ingested))


def test_goals_of_all_documents(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [found] = answers(capsys, "goals", "--data", str(ingested))
    assert len({goal["document_id"] for goal in found}) == 2
    assert {"kind", "theme", "owner", "deadline", "target"} <= set(found[0])


def test_goals_are_told_with_how_to_refer_to_them(
    ingested: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = ("--data", str(ingested))
    [found] = answers(capsys, "goals", "aftale", *there)
    printed = call(capsys, "goals", "aftale", *there)
    for goal in found:
        assert f"[{goal['document_id'][:12]} {goal['start']}-{goal['end']}]" in printed
        assert " · ".join((goal["kind"], goal["theme"])) in printed


def test_compare_matches_goals(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [found] = answers(capsys, "compare", "aftale", "samarbejde", "--data", str(ingested))
    assert set(found) == {"a", "b", "matches", "only_a", "only_b", "also"}
    assert any("frafaldet" in match["a"]["text"] for match in found["matches"])
    assert any("buskort" in goal["text"] for goal in found["only_b"])
    assert "frafaldet" in call(capsys, "compare", "aftale", "samarbejde", "--data", str(ingested))


def test_goals_are_filtered(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [by_owner] = answers(capsys, "goals", "--owner", "struer", "--data", str(ingested))
    assert len(by_owner) == 1
    assert "buskort" in by_owner[0]["text"]
    [by_year] = answers(capsys, "goals", "--year", "2026", "--data", str(ingested))
    assert ["15 procent" in goal["text"] for goal in by_year] == [True]


def test_goals_and_comparisons_are_exported(
    ingested: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    there = ("--data", str(ingested), "--export")
    [everything] = answers(capsys, "goals", "--data", str(ingested))
    for name in ("goals.csv", "goals.md", "goals.json"):
        assert call(capsys, "goals", *there, str(tmp_path / name)) == ""
        text = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert text.count("frafaldet") == 2
    assert len(json.loads((tmp_path / "goals.json").read_text())) == len(everything)
    call(capsys, "compare", "aftale", "samarbejde", *there, str(tmp_path / "pairs.xlsx"))
    assert (tmp_path / "pairs.xlsx").read_bytes().startswith(b"PK")


def test_hits_are_sorted_and_exported(
    ingested: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    there = ("--data", str(ingested))
    [answer] = answers(capsys, "search", "frafaldet", "--sort", "title", *there)
    titles = [hit["title"] for hit in answer["hits"]]
    assert titles == sorted(titles)
    for name in ("hits.csv", "hits.md", "hits.json"):
        call(capsys, "search", "frafaldet", *there, "--export", str(tmp_path / name))
        assert "Struer Kommune" in (tmp_path / name).read_text(encoding="utf-8-sig")
    call(capsys, "search", "frafaldet", *there, "--export", str(tmp_path / "hits.xlsx"))
    assert (tmp_path / "hits.xlsx").read_bytes().startswith(b"PK")
    assert run(["search", "frafald", "--sort", "colour", *there]) == WRONG_USAGE
    assert run(["search", "frafald", "--export", "hits.docx", *there]) == WRONG_USAGE


def test_similar_passages_and_completions(
    ingested: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = ("--data", str(ingested))
    [answer] = answers(capsys, "search", "frafald", *there)
    hit = answer["hits"][0]
    place = (hit["document_id"], str(hit["page"]), str(hit["start"]))
    [found] = answers(capsys, "similar", *place, *there)
    assert found[0]["document_id"] != hit["document_id"]
    assert found[0]["title"] in call(capsys, "similar", *place, *there)
    assert run(["similar", *place[:2], "99999", *there]) == WRONG_USAGE
    assert answers(capsys, "complete", "fasthol") == [
        call(capsys, "complete", "fasthol").splitlines()
    ]


def test_partnerships_side_by_side(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [found] = answers(capsys, "compare", "--data", str(ingested))
    assert len(found["partnerships"]) == 2
    assert found["overlaps"][0]["matches"] >= 1
    assert "Struer Kommune" in call(capsys, "compare", "--data", str(ingested))
    pair = ("compare", "aftale", "samarbejde", "--whole", "--data", str(ingested))
    assert answers(capsys, *pair)[0]["matches"]


def test_goals_are_corrected(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = ("--data", str(ingested))
    [found] = answers(capsys, "goals", "samarbejde", *there)
    goal = next(one for one in found if "buskort" in one["text"])
    place = ("samarbejde", str(goal["page"]), str(goal["start"]))
    call(capsys, "correct", *place, "--as", "rejected", *there)
    assert "buskort" not in call(capsys, "goals", *there)
    [said] = answers(capsys, "correct", *there)
    assert [one["verdict"] for one in said] == ["rejected"]
    call(capsys, "rebuild", *there)
    assert "buskort" not in call(capsys, "goals", *there)
    call(capsys, "correct", *place, "--as", "undo", *there)
    assert "buskort" in call(capsys, "goals", *there)


def test_goals_are_joined_and_parted(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = ("--data", str(ingested))
    [before] = answers(capsys, "compare", "aftale", "samarbejde", *there)
    match = before["matches"][0]
    one, other = (
        (name, str(goal["page"]), str(goal["start"]))
        for name, goal in (("aftale", match["a"]), ("samarbejde", match["b"]))
    )
    call(capsys, "correct", *one, "--part", *other, *there)
    call(capsys, "rebuild", *there)
    [after] = answers(capsys, "compare", "aftale", "samarbejde", *there)
    assert match["a"] in after["only_a"]
    call(capsys, "correct", *one, "--join", *other, *there)
    [joined] = answers(capsys, "compare", "aftale", "samarbejde", *there)
    assert [one["joined"] for one in joined["matches"] if one["a"] == match["a"]] == [True]
    [said] = answers(capsys, "correct", *there)
    assert [one["judgement"] for one in said if "judgement" in one] == ["joined"]
    call(capsys, "correct", *other, "--join", *one, "--as", "undo", *there)
    assert answers(capsys, "compare", "aftale", "samarbejde", *there) == [before]


def test_doctor_tells_what_has_failed(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--data", str(ingested), "--json"]) == FAILED
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "tom.txt" in next(f["detail"] for f in findings if f["name"] == "files")


def test_repair_is_a_filter(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stdin:
        buffer = io.BytesIO("Fælles mål for lÃ¦ringsmiljÃ¸et pÃ¥ skolen\n".encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert run(["repair"]) == 0
    repaired = capsysbinary.readouterr().out.decode()
    assert repaired.startswith("Fælles mål")
    assert "Ã" not in repaired


def test_words_of_ones_own_count_when_a_file_is_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, file = tmp_path / "data", tmp_path / "aftale.txt"
    file.write_text("Kommunen og skolen mødes på Lgvstikken hvert år.\n", encoding="utf-8")
    assert run(["ingest", str(file), "--data", str(data)]) == 0
    (data / "words.txt").write_text("Løvstikken\n", encoding="utf-8")
    assert run(["ingest", "--again", str(file), "--data", str(data)]) == 0
    capsys.readouterr()
    assert run(["text", "aftale.txt", "--data", str(data)]) == 0
    assert "på Løvstikken hvert" in capsys.readouterr().out


def test_a_batch_leaves_a_report(ingested: Path, tmp_path: Path) -> None:
    place = ["--data", str(ingested), "--json"]
    for name in ("report.json", "report.md"):
        run(["ingest", str(ingested / "files"), *place, "--report", str(tmp_path / name)])
    found = json.loads((tmp_path / "report.json").read_text())
    assert {Path(one["path"]).name for one in found["files"] if one["error"]} == {"tom.txt"}
    assert (found["total"], found["cancelled"]) == (3, False)
    assert "tom.txt" in (tmp_path / "report.md").read_text()


def test_versions_and_what_changed_between_them(
    ingested: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = ["--data", str(ingested)]
    newer = tmp_path / "aftale-2028.txt"
    newer.write_text(AGREEMENT.replace("12 oplæringspladser", "14 oplæringspladser"))
    call(capsys, "ingest", str(newer), *place)
    [kept] = answers(capsys, "versions", "aftale-2028", "--former", "aftale.txt", *place)
    assert [version["current"] for version in kept] == [True, False]
    [found] = answers(capsys, "diff", "aftale-2028", *place)
    assert (found["changed"], found["new"], found["gone"]) == (1, 0, 0)
    assert "[-12-] {+14+}" in call(capsys, "diff", "aftale-2028", *place)
    old = kept[1]["document_id"]
    assert "12 oplæringspladser" in call(capsys, "text", old, *place)
    [[only]] = answers(capsys, "versions", "aftale-2028", "--apart", old, *place)
    assert only["current"]
    call(capsys, "remove", "aftale-2028", *place)


def test_the_trash_gives_back_what_it_holds(
    ingested: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--data", str(ingested)]
    call(capsys, "remove", "samarbejde", "--trash", *place)
    assert "Struer" not in call(capsys, "search", "buskort", *place)
    assert "samarbejde.txt" in call(capsys, "trash", *place)
    assert answers(capsys, "trash", "samarbejde.txt", "--restore", *place) == [[]]
    assert "Struer" in call(capsys, "search", "buskort", *place)


def test_removal_and_rebuild(ingested: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (ingested / "files" / "kort.txt").write_text("Referat\n\nMødet blev aflyst på grund af sne.\n")
    new = str(ingested / "files" / "kort.txt")
    [added] = answers(capsys, "ingest", new, "--data", str(ingested))
    assert added["status"] == "added"
    call(capsys, "rebuild", "--data", str(ingested))
    [answer] = answers(capsys, "search", "sne", "--data", str(ingested))
    assert answer["hits"][0]["document_id"] == added["document_id"]
    call(capsys, "remove", added["document_id"], "--data", str(ingested))
    assert added["document_id"] not in call(capsys, "documents", "--json", "--data", str(ingested))


def test_a_search_beside_a_running_service_goes_through_it(
    ingested: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [alone] = answers(capsys, "search", "buskort", "--data", str(ingested))
    with running_service(ingested) as address:
        assert address
        [beside] = answers(capsys, "search", "buskort", "--data", str(ingested))
        assert [hit["text"] for hit in beside["hits"]] == [hit["text"] for hit in alone["hits"]]
        assert run(["rebuild", "--data", str(ingested)]) == FAILED
        assert "pejl serve" in capsys.readouterr().err
    assert not (ingested / "service.json").exists()


@contextmanager
def running_service(data: Path) -> Iterator[str]:
    """Run `pejl serve` in a process of its own on a free port, until the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    code = "from search_api.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--data", str(data), "--port", port]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            if neighbour(data) and process.poll() is None:
                break
            time.sleep(0.1)
        yield neighbour(data)
    finally:
        process.terminate()
        process.wait(60)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["search"], "QUERY"),
        (["search", "x", "--mode", "magic"], "magic"),
        (["search", "mål", "--where", "colour=red"], "colour"),
        (["text", "no-such-document"], "pejl documents"),
        (["ingest"], "file or folder"),
        (["fly"], "fly"),
        (["goals", "--export", "goals.docx"], ".xlsx"),
        (["compare", "aftale"], "two documents"),
        (["correct", "aftale", "1", "9999"], "pejl goals"),
        (["correct", "aftale", "1", "0", "--as", "magi"], "undo"),
        (["correct", "aftale", "1", "0", "--join", "samarbejde", "1", "0"], "pejl compare"),
        (["goals", "--theme", "magi"], "theme"),
        (["search", "--batch", "/no/such/file"], "does not exist"),
    ],
)
def test_wrong_usage_is_explained(
    ingested: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    known = [] if arguments == ["fly"] else ["--data", str(ingested)]
    assert run([*arguments, *known]) == WRONG_USAGE
    printed = capsys.readouterr()
    assert says in re.sub(r"\s+", " ", printed.err)
    assert printed.out == ""


@pytest.mark.parametrize("command", [["search", "mål"], ["documents"], ["rebuild"], ["goals"]])
def test_a_misspelt_folder_is_named_and_not_made(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: list[str]
) -> None:
    folder = tmp_path / "korpsu"
    assert run([*command, "--data", str(folder)]) == WRONG_USAGE
    assert "korpsu" in capsys.readouterr().err
    assert not folder.exists()


def test_a_setting_without_sense_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PEJL_JOBS", "many")
    assert run(["documents", "--data", str(tmp_path)]) == WRONG_USAGE
    assert "PEJL_JOBS" in capsys.readouterr().err
