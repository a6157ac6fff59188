"""A limit on what a request may send, counted while it comes: nothing beyond it is kept."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope

MEGABYTE = 1024 * 1024
_FORM_BYTES = MEGABYTE
"""For forms without files, and for what parts the files of an upload from each other."""

TOO_MUCH = "the request is larger than PEJL_UPLOAD_MB allows; send fewer files at a time"


def body_limit(upload_mb: int, *, upload: bool) -> int:
    """Return how many bytes a request may send."""
    return _FORM_BYTES + (upload_mb * MEGABYTE if upload else 0)


def is_too_long(scope: Scope, limit: int) -> bool:
    """Return whether the request says itself that it is over the limit."""
    said = dict(scope["headers"]).get(b"content-length", b"")
    return said.isdigit() and int(said) > limit


def limited(receive: Receive, limit: int) -> Receive:
    """Return a `receive` that ends in status 413 when more than `limit` bytes have come."""
    left = limit

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_MUCH)
        return message

    return counted
