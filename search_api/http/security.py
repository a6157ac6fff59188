"""Headers that tell browsers what not to do with an answer."""

from collections.abc import Mapping

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
DATA = {
    **_EVERYWHERE,
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
"""For what programs read: never run, never framed, kept by no cache unless the answer says so."""

_PAGES = {
    **_EVERYWHERE,
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}


def headers_for(path: str) -> Mapping[str, str]:
    """Return the headers for an answer from this path; what the answer sets itself stays."""
    machines = path.startswith("/api/") or path in {"/health", "/ready", "/metrics"}
    return DATA if machines else _PAGES
