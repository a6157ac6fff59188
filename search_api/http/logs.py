"""The service's log: lines for people, or a JSON object a line for machines.

Neither holds what was asked for or what documents say.
"""

import logging
from contextvars import ContextVar
from datetime import UTC, datetime

from corpus.codec import to_json
from corpus.settings import LogFormat, Settings

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
"""The request that is being answered; also in the header `X-Request-ID` and in the audit log."""

REQUESTS = "pejl.requests"
"""The logger of answered requests."""


class JsonLines(logging.Formatter):
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
    plain = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    out.setFormatter(JsonLines() if settings.log_format is LogFormat.JSON else plain)
    logging.basicConfig(level=logging.WARNING, handlers=[out], force=True)
    logging.getLogger(REQUESTS).setLevel(logging.INFO if settings.log_requests else logging.WARNING)
