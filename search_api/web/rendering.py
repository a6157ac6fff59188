"""From a view to a page: language and colours from the reader's cookies, then the template."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nlp.goals.function_names import called
from search_api.http.doorway import COOKIE
from search_api.web.texts import DEFAULT_LANGUAGE, languages, load_texts

STATIC = Path(__file__).parent / "static"
_TEMPLATES = Path(__file__).parent / "templates"
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes pages. One is made for a service and kept: its templates are compiled once."""

    environment: Environment

    def page(
        self,
        request: Request,
        template: str,
        *,
        section: str = "",
        status: int = 200,
        **values: object,
    ) -> HTMLResponse:
        """Return a template's page, in the language and colours that the reader chose."""
        html = self.environment.get_template(template).render(
            t=load_texts(language_of(request)),
            theme=_cookie(request, "theme", THEMES),
            page=section,
            session=COOKIE in request.cookies,
            here=f"{request.url.path}?{request.url.query}",
            link=str(request.url),
            **values,
        )
        return HTMLResponse(html, status_code=status)


def make_renderer() -> Renderer:
    """Return a renderer with every template at hand; a value that a template misses is an error."""
    loader = FileSystemLoader(_TEMPLATES)
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = _day
    environment.filters["called"] = called
    return Renderer(environment)


def _day(seconds: float) -> str:
    """Return the date (ISO 8601, this machine's) of a time in seconds since 1970."""
    return datetime.fromtimestamp(seconds).date().isoformat()


def language_of(request: Request) -> str:
    """Return the language that the reader chose; Danish at first."""
    return _cookie(request, "language", languages()) or DEFAULT_LANGUAGE


def _cookie(request: Request, name: str, allowed: tuple[str, ...]) -> str:
    value = request.cookies.get(name, "")
    return value if value in allowed else ""
