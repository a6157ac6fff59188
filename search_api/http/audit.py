"""Who did what through the service: a JSON object a line, in a file that is only appended to.

    {"time": "2026-03-02T09:14:07Z", "request": "8c1f", "action": "delete", "who": "key 1a2b3c4d",
     "name": "Økonomi", "address": "10.0.0.7", "status": 204, "document": "9f86..."}

No line holds a query, a file name or text of a document.
"""

import os
import re
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.codec import to_json

_ID = r"[0-9a-f]{6,64}"
_ACTIONS = (
    ("POST", re.compile(r"/api/documents/?"), "upload"),
    ("DELETE", re.compile(rf"/api/documents/(?P<document>{_ID})"), "delete"),
    ("POST", re.compile(rf"/documents/(?P<document>{_ID})/delete"), "delete"),
    ("POST", re.compile(rf"/documents/(?P<document>{_ID})/restore"), "restore"),
    ("POST", re.compile(rf"/api/trash/(?P<document>{_ID})/restore"), "restore"),
    ("POST", re.compile(rf"/documents/(?P<document>{_ID})/purge"), "purge"),
    ("DELETE", re.compile(rf"/api/trash/(?P<document>{_ID})"), "purge"),
    ("POST", re.compile(rf"(/api)?/documents/(?P<document>{_ID})/versions"), "add version"),
    ("POST", re.compile(rf"/documents/(?P<document>{_ID})/separate"), "separate version"),
    ("DELETE", re.compile(rf"/api/jobs/{_ID}"), "cancel"),
    ("POST", re.compile(rf"/api/jobs/{_ID}/retry"), "retry"),
    ("POST", re.compile(r"/documents/retry"), "retry"),
    ("POST", re.compile(r"/api/keys"), "add key"),
    ("DELETE", re.compile(rf"/api/keys/(?P<key>{_ID})"), "remove key"),
    ("POST", re.compile(r"/login"), "sign in"),
    ("POST", re.compile(r"/logout"), "sign out"),
)
_SEARCH = re.compile(r"/(api/search)?")
_UNTOLD = re.compile(r"/preferences")


@dataclass(frozen=True, slots=True)
class Act:
    """What a request was for. `document` and `key` are ids, "" where there is none."""

    action: str
    document: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line of the audit log. `job` is the id of the job that an upload became."""

    time: str
    request: str
    action: str
    who: str
    name: str
    address: str
    status: int
    document: str = ""
    key: str = ""
    job: str = ""


def act_of(method: str, path: str, *, searches: bool) -> Act | None:
    """Return what the request does, None where it only reads and that is not to be told."""
    for wanted, pattern, action in _ACTIONS:
        if method == wanted and (found := pattern.fullmatch(path)):
            return Act(action, **found.groupdict())
    if method in {"GET", "HEAD", "OPTIONS"}:
        return Act("search") if searches and _SEARCH.fullmatch(path) else None
    return None if _UNTOLD.fullmatch(path) else Act("change")


def now() -> str:
    """Return the time of day, UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class AuditLog:
    """The audit log of one corpus; several processes may append to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def write(self, line: AuditLine) -> None:
        """Append a line, in one piece."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        content = to_json(line) + b"\n"
        with self._lock:
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, content)
            finally:
                os.close(file)
