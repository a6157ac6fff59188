"""Errors of libraries as a log may hold them: their messages may quote the document."""

import traceback


def trace_of(error: BaseException) -> str:
    """Return the lines of code that an error and its causes passed, and their kinds; no message."""
    told: list[str] = []
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        lines = "".join(traceback.format_tb(now.__traceback__))
        told.append(f"{lines}{type(now).__module__}.{type(now).__qualname__}")
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
    return "\nwhich came of\n".join(told)
