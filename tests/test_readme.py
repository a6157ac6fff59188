"""What the README says must be so: every command and every setting stands in it."""

import os
import re
from pathlib import Path

from corpus.settings import Settings

README = Path(__file__).parent.parent / "README.md"
SECTION = re.compile(r"(<!-- settings:.*?-->\n).*?(<!-- end of settings -->)", re.DOTALL)


def settings_table() -> str:
    rows = ["| setting | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default_factory else str(field.default)
        shown = "`~/.local/share/pejl`" if name == "data" else f"`{default}`" if default else ""
        shown = "" if "**" in shown else shown  # a secret
        rows.append(f"| `PEJL_{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(rows) + "\n"


def test_every_setting_is_described() -> None:
    text = README.read_text(encoding="utf-8")
    wanted = SECTION.sub(lambda found: found[1] + settings_table() + found[2], text)
    if os.environ.get("PEJL_WRITE_README"):
        README.write_text(wanted, encoding="utf-8")
        text = wanted
    assert text == wanted, "run PEJL_WRITE_README=1 pytest tests/test_readme.py"
