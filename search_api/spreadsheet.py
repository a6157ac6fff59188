"""Tables as an Excel workbook, cells linked to the pages they come from; only home of openpyxl."""

import io
import re
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from search_api.export import Table

_MOST_IN_TITLE = 31
_MOST_IN_CELL = 32_767
"""Excel's own limits (Microsoft, Excel specifications and limits)."""
_WIDEST = 80
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")


def to_xlsx(tables: Iterable[Table]) -> bytes:
    """Return TABLES as a workbook, a sheet each, with a fixed and filterable heading row."""
    workbook = Workbook(write_only=False)
    workbook.remove(workbook.worksheets[0])
    for table in tables:
        sheet = workbook.create_sheet(_NO_TITLE.sub(" ", table.title)[:_MOST_IN_TITLE])
        _fill(sheet, table)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    _write_row(sheet, 1, table.columns, ())
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, row in enumerate(table.rows):
        _write_row(sheet, number + 2, row, table.links[number] if table.links else ())
    for number, name in enumerate(table.columns):
        longest = max([len(name), *(len(row[number]) for row in table.rows)])
        sheet.column_dimensions[get_column_letter(number + 1)].width = min(longest + 2, _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _write_row(sheet: Worksheet, at: int, row: tuple[str, ...], links: tuple[str, ...]) -> None:
    for number, text in enumerate(row):
        cell = sheet.cell(row=at, column=number + 1)
        cell.value = _FORBIDDEN.sub("", text)[:_MOST_IN_CELL]
        cell.data_type = "s"  # never a formula, whatever the text begins with
        if links and links[number] and text:
            cell.hyperlink = links[number]
            cell.style = "Hyperlink"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
