"""The command line: `pejl`. Each command imports what it needs when it runs."""

from search_api.cli.app import main

__all__ = ["main"]
