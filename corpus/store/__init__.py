"""The search index: one small interface (`interface.py`), two engines (`edge.py`, `server.py`)."""
