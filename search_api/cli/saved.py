"""Saved searches from the shell, and what is new in them."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.opening import corpus_settings
from search_api.cli.options import Data, Json, Where
from search_api.cli.printing import notices, print_json, print_table
from search_api.cli.searching import asker, print_hits

if TYPE_CHECKING:
    from corpus.saved_searches import SavedSearch, SavedSearches
    from corpus.settings import Settings
    from search_api.news import News

app = typer.Typer(name="searches", help="Searches saved under names, and what is new in them.")

_Name = Annotated[str, typer.Argument(metavar="NAME", help="The name that it is saved under.")]


@app.callback(invoke_without_command=True)
def list_searches(context: typer.Context, *, data: Data = None, as_json: Json = False) -> None:
    """List the saved searches."""
    if context.invoked_subcommand is None:
        _list(corpus_settings(data), as_json=as_json)


@app.command(name="list")
def list_again(*, data: Data = None, as_json: Json = False) -> None:
    """List the saved searches."""
    _list(corpus_settings(data), as_json=as_json)


@app.command()
def save(  # noqa: PLR0913 - one for each option
    name: _Name,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="As `pejl search` takes it.")],
    *,
    where: Where = None,
    mode: Annotated[str, typer.Option(help="hybrid, dense or sparse.")] = "hybrid",
    limit: Annotated[int, typer.Option("--limit", "-n", help="Its best passages count.")] = 20,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Save a search under a name; all that is there now counts as seen."""
    from corpus.saved_searches import SavedSearch
    from search_api.news import checked

    saved = checked(SavedSearch(name, query, tuple(where or ()), mode, limit))
    _searches(corpus_settings(data)).put(saved)
    if as_json:
        print_json(saved)
    notices().print(f"saved; `pejl searches new {name!r}` tells what is new")


@app.command()
def remove(name: _Name, *, data: Data = None, as_json: Json = False) -> None:
    """Forget a saved search."""
    _searches(corpus_settings(data)).remove(name)
    if as_json:
        print_json({"name": name, "status": "removed"})
    notices().print(f"forgotten: {name}")


@app.command()
def new(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One search; all without it.")
    ] = None,
    *,
    keep: Annotated[bool, typer.Option("--keep", help="Leave what is new as new.")] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Search again, and show what was not there at the last look."""
    from search_api.news import news_answer

    settings = corpus_settings(data)
    searches = _searches(settings)
    chosen = [searches.find(name)] if name else searches.all()
    look = _looker(settings)
    for saved in chosen:
        news = look(saved)
        if as_json:
            print_json(news_answer(news))
        else:
            print_hits(news.new)
            notices().print(f"{saved.name}: {len(news.new)} new", style="bold")
        if not keep:
            searches.look(saved.name, news.at)


def _list(settings: "Settings", *, as_json: bool) -> None:
    from datetime import datetime

    found = _searches(settings).all()
    if as_json:
        for one in found:
            print_json(one)
        return
    rows = (
        (
            one.name,
            datetime.fromtimestamp(one.looked).astimezone().strftime("%Y-%m-%d %H:%M"),
            " ".join(one.where),
            one.query,
        )
        for one in found
    )
    print_table(("name", "last look", "filters", "query"), rows)


def _looker(settings: "Settings") -> "Callable[[SavedSearch], News]":
    """Return what searches again for what was saved, through a running service if there is one."""
    from corpus.opening import open_archive, open_catalog
    from search_api.news import dated

    catalog, archive = open_catalog(settings), open_archive(settings)
    ask = asker(settings)

    def look(saved: "SavedSearch") -> "News":
        at = time.time()
        answer = ask(saved.query, limit=saved.limit, mode=saved.mode, where=saved.where)
        return dated(saved, at, answer.hits, catalog, archive)

    return look


def _searches(settings: "Settings") -> "SavedSearches":
    from corpus.saved_searches import SavedSearches

    return SavedSearches(settings.catalog_file)
