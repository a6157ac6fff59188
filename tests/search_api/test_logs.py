"""What a service writes down while it is used: neither what was asked for nor what was read."""

import io
import json
import logging
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from search_api.cli.app import run
from search_api.http.job_files import ENDED
from search_api.http.logs import JsonLines, PlainLines
from tests.qdrant_over_http import qdrant_over_http
from tests.search_api.served import Service, serving

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning")

SECRET = "kvababbelse"  # stands in every query, name and document below


@pytest.fixture
def data() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name) / "data"


def broken_word() -> bytes:
    """A Word file whose text breaks off in the middle of its markup."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", f"<w:document><w:t>{SECRET}</w:p {SECRET}")
    return kept.getvalue()


FILES = {
    "godt.txt": f"Referat\n\nStruer Kommune betaler elevernes {SECRET}.\n".encode(),
    "halv.pdf": f"%PDF-1.7\n1 0 obj ({SECRET}) /{SECRET} {SECRET}\ntrailer".encode(),
    "halv.docx": broken_word(),
    "halv.html": f"<html><body><p>{SECRET}<![CDATA[{SECRET}".encode(),
    "halv.png": b"\x89PNG\r\n\x1a\n" + SECRET.encode(),
    "halv.csv": f"{SECRET};\x00{SECRET}\n".encode(),
}


def ask(service: Service, key: str, path: str, *, body: bytes | None = None, kind: str = "") -> int:
    headers = {"Authorization": f"Bearer {key}", "Content-Type": kind or "application/json"}
    method = None if body is not None or not path.startswith("DELETE ") else "DELETE"
    url = f"http://127.0.0.1:{service.port}{path.removeprefix('DELETE ')}"
    asked = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def upload(service: Service, key: str) -> None:
    parts = b"".join(
        f'--b\r\nContent-Disposition: form-data; name="files"; filename="{SECRET} {name}"\r\n\r\n'
        .encode() + content + b"\r\n"
        for name, content in FILES.items()
    )  # fmt: skip
    kind = "multipart/form-data; boundary=b"
    assert ask(service, key, "/api/documents", body=parts + b"--b--\r\n", kind=kind) == 202
    [file] = list(service.log.parent.glob("data/jobs/*/job.json"))
    for _ in range(1200):
        if json.loads(file.read_bytes())["state"] in ENDED:
            return
        time.sleep(0.05)
    raise AssertionError(file.read_text())


SEARCHES = (
    f"/api/search?q={SECRET}",
    f"/api/search?q=%22{SECRET}",
    f"/api/search?q=mål&where={SECRET}=1",
    f"/api/documents/{SECRET}",
    f"/api/entities/{SECRET}",
    f"/api/compare?left={SECRET}&right={SECRET}",
    f"/api/goals?q={SECRET}",
    f"/?q={SECRET}",
    f"/documents/{SECRET}",
    f"/{SECRET}",
    f"DELETE /api/documents/{SECRET}",
    f"DELETE /api/searches/{SECRET}1",
)


@pytest.mark.slow
def test_no_word_of_a_query_or_document_is_written_down(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["keys", "add", "Økonomi", "--scope", "write", "--data", str(data)])
    key = capsys.readouterr().out.strip()
    given = {"PEJL_LOG_FORMAT": "json", "PEJL_LOG_REQUESTS": "1", "PEJL_AUDIT_SEARCHES": "1"}
    given |= {"PEJL_JOBS": "1", "PEJL_QDRANT_TIMEOUT": "2"}
    with qdrant_over_http() as index, serving(data, PEJL_QDRANT_URL=index.url, **given) as service:
        upload(service, key)
        paths = [urllib.parse.quote(path, safe="/?=&% ") for path in SEARCHES]
        assert ask(service, key, paths[0]) == 200
        statuses = {ask(service, key, path) for path in paths}
        assert 500 not in statuses
        saved = json.dumps({"name": SECRET, "query": SECRET}).encode()
        assert ask(service, key, "/api/searches", body=saved) == 201
        index.go()
        assert ask(service, key, f"/api/searches/{SECRET}/new") == 503
        assert ask(service, key, paths[0]) == 503
        metrics = service.get("/metrics", Authorization=f"Bearer {key}").decode()
        assert service.stop() == 0
    log = service.log.read_text()
    audit = (data / "audit.jsonl").read_text()
    assert log.count("GET /api/search ") > 3
    assert '"action":"search"' in audit.replace(" ", "")
    for written in (log, audit, metrics):
        assert SECRET not in written.lower(), [x for x in written.splitlines() if SECRET in x]


@pytest.mark.parametrize("lines", [PlainLines(), JsonLines()])
def test_an_error_is_told_without_its_message(lines: logging.Formatter) -> None:
    try:
        try:
            dict[str, str]()[SECRET]
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError:
        raised = sys.exc_info()
    record = logging.LogRecord("pejl", logging.ERROR, "", 0, "a job ended", (), raised)
    written = lines.format(record)
    assert "builtins.ValueError" in written
    assert "builtins.KeyError" in written
    assert "test_logs.py" in written
    assert SECRET not in written
