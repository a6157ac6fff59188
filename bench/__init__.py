"""Programs that measure: `python -m bench.NAME`; each prints its table."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program sets it for itself
