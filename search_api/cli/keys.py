"""API keys, from the shell."""

from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.opening import read_settings
from search_api.cli.options import Data, Json
from search_api.cli.printing import notices, print_error, print_json, print_table, print_text
from search_api.http.keys import Key, KeyRing, Scope

if TYPE_CHECKING:
    from pathlib import Path

app = typer.Typer(
    name="keys",
    help="Keys to the service: kept as hashes, asked for as soon as there is one.",
    no_args_is_help=True,
)


@app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose key it is.")],
    *,
    scope: Annotated[
        Scope, typer.Option(help="What it opens; `write` holds `read`, `admin` both.")
    ] = Scope.READ,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Make a key and print it, this once."""
    settings = read_settings(data)
    key, secret = KeyRing(settings.keys_file).add(name, scope)
    _tell(settings.audit_file, "add key", key)
    if as_json:
        print_json({"id": key.id, "name": key.name, "scope": key.scope, "secret": secret})
        return
    print_text(secret + "\n")
    notices().print(f"key {key.id} of {key.name} ({key.scope}); it cannot be shown again")


@app.command(name="list")
def list_keys(*, data: Data = None, as_json: Json = False) -> None:
    """List the keys; what they are themselves is known to nobody."""
    from datetime import datetime

    keys = KeyRing(read_settings(data).keys_file).everyone()
    if as_json:
        for key in keys:
            print_json(key)
        return
    days = [datetime.fromtimestamp(key.created).astimezone().date().isoformat() for key in keys]
    rows = [(k.id, k.scope, day, k.name) for k, day in zip(keys, days, strict=True)]
    print_table(("id", "scope", "since", "name"), rows)


@app.command()
def remove(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="As `pejl keys list` shows it.")],
    *,
    data: Data = None,
) -> None:
    """Remove a key; a service that runs refuses it from now on."""
    settings = read_settings(data)
    ring = KeyRing(settings.keys_file)
    key = next((key for key in ring.everyone() if key.id == key_id), None)
    if key is None or not ring.remove(key_id):
        print_error(f"there is no key {key_id}; `pejl keys list` shows those there are")
        raise typer.Exit(2)
    _tell(settings.audit_file, "remove key", key)


def _tell(audit_file: "Path", action: str, key: Key) -> None:
    from getpass import getuser

    from search_api.http.audit import AuditLine, AuditLog, now

    user = f"command line, {getuser()}"
    line = AuditLine(now(), "", action, user, "", "", 0, key=key.id)
    AuditLog(audit_file).write(line)
