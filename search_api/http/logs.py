"""The service's log: lines for people, or a JSON object a line for machines.

Neither holds what was asked for or what documents say, which errors of libraries like to quote.
"""

import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

from starlette.types import Scope

from corpus.codec import to_json
from corpus.settings import LogFormat, Settings
from ingest.faults import trace_of

ExceptionFacts = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
"""The request that is being answered; also in the header `X-Request-ID` and in the audit log."""

REQUESTS = "pejl.requests"
"""The logger of answered requests."""


def route_of(scope: Scope) -> str:
    """Return the route of a request by its template: its path may hold a name or a query."""
    return str(getattr(scope.get("route"), "path", "other"))


class PlainLines(logging.Formatter):
    """Formats a record for people; of an error, where it came from and no message."""

    def formatException(self, ei: ExceptionFacts) -> str:  # noqa: N802
        """Return the lines of code that an error passed."""
        return trace_of(ei[1]) if ei[1] else ""


class JsonLines(PlainLines):
    """Formats a record as a JSON object, what happened where as a field of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        moment = datetime.fromtimestamp(record.created, UTC)
        fields: dict[str, object] = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request := REQUEST_ID.get():
            fields["request"] = request
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        return to_json(fields).decode()


def set_up_logs(settings: Settings) -> None:
    """Send the log of this process to standard error, in the form that the settings ask for."""
    out = logging.StreamHandler()
    plain = PlainLines("%(asctime)s %(levelname)s %(name)s: %(message)s")
    out.setFormatter(JsonLines() if settings.log_format is LogFormat.JSON else plain)
    logging.basicConfig(level=logging.WARNING, handlers=[out], force=True)
    logging.getLogger(REQUESTS).setLevel(logging.INFO if settings.log_requests else logging.WARNING)
