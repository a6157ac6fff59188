"""Programs that measure: `python -m bench.NAME`; each prints its table."""
