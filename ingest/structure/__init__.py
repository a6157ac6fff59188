"""The structure of a page whose reader knew none: headings, paragraphs, items, rows."""

from ingest.structure.blocks import infer_blocks
from ingest.structure.marks import marker_end

__all__ = ["infer_blocks", "marker_end"]
