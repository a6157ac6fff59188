"""Goals corrected by people."""

from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import notices, print_json, print_table

if TYPE_CHECKING:
    from corpus.corrections import Correction, Verdict
    from nlp.passage import Theme

_Document = Annotated[str | None, typer.Argument(metavar="DOCUMENT", help="Its id or file name.")]
_Page = Annotated[int, typer.Argument(metavar="PAGE", help="The goal's page.")]
_Start = Annotated[
    int, typer.Argument(metavar="START", help="Where it begins, as `pejl goals --json` says.")
]
_Said = Annotated[
    str, typer.Option("--as", help="accepted, rejected, undo, or the theme that it belongs to.")
]


def correct(
    document: _Document = None,
    page: _Page = 0,
    start: _Start = 0,
    *,
    said: _Said = "accepted",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Accept or reject a goal or give it another theme; without DOCUMENT, list what was said."""
    from corpus.corrections import Corrections, correct_goal
    from corpus.opening import open_archive, open_catalog

    settings = corpus_settings(data)
    catalog = open_catalog(settings)
    corrections = Corrections(catalog.path)
    if document is None:
        _print(corrections.all(), as_json=as_json)
        return
    place = (catalog.find(document).document_id, page, start)
    if said == "undo":
        undone = corrections.undo(*place)
        notices().print("taken back" if undone else "nothing had been said of a goal there")
        return
    verdict, theme = _verdict(said)
    kept = correct_goal(open_archive(settings), corrections, place, verdict, theme=theme)
    _print([kept], as_json=as_json)


def _verdict(said: str) -> "tuple[Verdict, Theme | Literal['']]":
    from corpus.corrections import Verdict
    from nlp.passage import Theme

    for verdict in get_args(Verdict):
        if said == verdict != "rethemed":
            return verdict, ""
    for theme in get_args(Theme):
        if said == theme:
            return "rethemed", theme
    msg = f"{said}: say accepted, rejected, undo, or one of {', '.join(get_args(Theme))}"
    raise typer.BadParameter(msg)


def _print(found: list["Correction"], *, as_json: bool) -> None:
    if as_json:
        print_json(found)
        return
    rows = (
        (one.document_id[:12], str(one.page), str(one.start), one.theme or one.verdict, one.text)
        for one in found
    )
    print_table(("document", "page", "start", "said", "text"), rows)
