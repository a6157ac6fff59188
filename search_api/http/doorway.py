"""Who stands at the door: the key that a request shows, and whether one is asked for."""

import secrets
from dataclasses import dataclass, field

from fastapi import Request

from corpus.settings import Access, Settings
from search_api.http.keys import Key, KeyRing, Scope
from search_api.http.policy import is_loopback

COOKIE = "pejl_session"

_LOCAL = Key("local", "command line", Scope.ADMIN, 0.0)


@dataclass(frozen=True, slots=True)
class Doorway:
    """How one service lets callers in.

    `hosts` are the names that it may be called by, none means any. `local_secret` lets in commands
    that run beside the service and may read its data folder anyway; "" is no secret.
    """

    settings: Settings
    keys: KeyRing
    hosts: frozenset[str] = frozenset()
    local_secret: str = field(default="", repr=False)

    def asks_for_keys(self) -> bool:
        """Return whether callers must show a key; asked anew each time, as keys come and go."""
        access = self.settings.access
        if access is not Access.AUTO:
            return access is Access.KEYS
        return not is_loopback(self.settings.host) or bool(self.keys.everyone())

    def key_of(self, request: Request) -> Key | None:
        """Return the key that a request shows: itself, or by a session."""
        kind, _, secret = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return self._find(secret.strip())
        token = request.cookies.get(COOKIE)
        return self.keys.session(token) if token else None

    def _find(self, secret: str) -> Key | None:
        local = self.local_secret.encode()
        shown = secret.encode(errors="surrogateescape")
        if local and secrets.compare_digest(shown, local):
            return _LOCAL
        return self.keys.find(secret)
