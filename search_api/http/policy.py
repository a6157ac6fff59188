"""Who may do what: pure rules over method, path and headers."""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from corpus.settings import Access, Settings
from search_api.http.keys import Scope

_SAFE = {"GET", "HEAD", "OPTIONS"}
_PUBLIC = re.compile(r"/(health|ready|login|logout|preferences|static/.*)")
_ADMIN = re.compile(r"/api/keys(/.*)?")
_UPLOAD = re.compile(r"/api/documents/?")
_OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")


def required_scope(method: str, path: str) -> Scope | None:
    """Return what a request needs, None where everybody may; every change needs `write`."""
    if _PUBLIC.fullmatch(path):
        return None
    if _ADMIN.fullmatch(path):
        return Scope.ADMIN
    return Scope.READ if method in _SAFE else Scope.WRITE


def is_upload(method: str, path: str) -> bool:
    """Return whether the request brings documents."""
    return method == "POST" and bool(_UPLOAD.fullmatch(path))


def is_forged(method: str, headers: Mapping[str, str]) -> bool:
    """Return whether another site makes the reader's browser change something here.

    Browsers say so in `Sec-Fetch-Site`; those that do not, name the `Origin`. Programs send neither
    and are no danger: no browser lends them its cookies.
    """
    if method in _SAFE:
        return False
    if site := headers.get("sec-fetch-site"):
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")


def allowed_hosts(settings: Settings) -> frozenset[str]:
    """Return the names that the service may be called by, without ports; empty means any.

    On loopback without a proxy those of this machine: else a page elsewhere whose name is made to
    point here (DNS rebinding) could read the corpus. Commands and health checks on this machine
    call it by its own names, so those always belong to the names that are listed.
    """
    own = {*_OWN_NAMES, settings.host.lower()}
    named = {name.strip().lower() for name in settings.hosts.split(",") if name.strip()}
    local = is_loopback(settings.host) and settings.access is not Access.OPEN
    return frozenset(named | own) if named or local else frozenset()


def host_name(header: str) -> str:
    """Return the name in a Host header, without the port."""
    return re.sub(r":\d*$", "", header).lower()


def is_loopback(host: str) -> bool:
    """Return whether only this machine reaches what listens on this address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
