"""The command line: `pejl`. Each command imports what it needs when it runs."""

import os

# Before numpy is imported. Its products are small here, and handing one out to threads that must
# wait for a busy processor makes a search a hundred times as slow.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from search_api.cli.app import main

__all__ = ["main"]
