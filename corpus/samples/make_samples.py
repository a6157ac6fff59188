"""Makes the sample corpus anew: `python -m corpus.samples.make_samples [FOLDER]`.

The same texts give the same files, byte for byte (the misread scan on one version of Tesseract).
"""

import sys
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from corpus.samples.office import write_docx, write_pptx
from corpus.samples.parts import TEXTS, Part, parts_of
from corpus.samples.printed import Layout, print_pdf
from corpus.samples.scanned import Scanner, scan_pdf, scan_pdf_misread
from corpus.samples.web import write_html

FILES = Path(__file__).parent / "files"
_SITE_WORDS = (
    "Vi bruger cookies", "Forside >", "Del på", "Læs også", "Sommerlukket", "Nyt plejecenter",
    "Se alle nyheder", "Var denne side", "Tilmeld dig",
)  # fmt: skip
"""How lines begin that the news text holds of the site around it; the web page has its own."""

Writer = Callable[[list[Part], Path], None]

_WRITERS: dict[str, Writer] = {
    "partnerskabsaftale-viborg-sosu-stv.pdf": partial(
        print_pdf,
        layout=Layout(
            font="LiberationSerif",
            size=11,
            header="Viborg Kommune · Social- og Sundhedsskolen Skive-Thisted-Viborg",
            footer="Side {page}",
        ),
    ),
    "samarbejdsaftale-hjoerring-sosu-nord.docx": partial(
        write_docx, header="Hjørring Kommune og SOSU Nord"
    ),
    "partnerskabsaftale-svendborg-sosu-fyn.pdf": partial(
        print_pdf, layout=Layout(size=10, header="Sagsnr. 2024-014-77", footer="{page}")
    ),
    "samarbejdsaftale-silkeborg-sosu-oestjylland.pdf": partial(
        print_pdf,
        layout=Layout(font="DejaVuSans", size=9.5, accent="#7a1f3d", header="Samarbejdsaftale"),
    ),
    "partnerskabsaftale-gladsaxe-sosu-h.pdf": partial(
        scan_pdf,
        layout=Layout(font="LiberationSerif", size=11, header="Gladsaxe Kommune"),
        scanner=Scanner(seed=5),
    ),
    "partnerskabsaftale-varde-sosu-esbjerg.pdf": partial(
        print_pdf, layout=Layout(header="Vedtaget af Varde Byråd", footer="- {page} -")
    ),
    "strategi-fredericia-vejle-horsens-sosu-fvh.pdf": partial(
        print_pdf,
        layout=Layout(
            size=9.5,
            columns=2,
            header="Fælles strategi 2025-2029",
            accent="#0b6e4f",
            is_justified=True,
            hyphenation="da_DK",
        ),
    ),
    "handleplan-naestved-zbc-2025-2027.pptx": write_pptx,
    "uddannelsesstrategi-aabenraa-sosu-syd.pdf": partial(
        scan_pdf_misread,
        layout=Layout(size=11, header="Aabenraa Kommune · SOSU Syd"),
        scanner=Scanner(angle=0.3, seed=9),
    ),
    "referat-styregruppe-randers-2025-03-18.pdf": partial(
        scan_pdf, layout=Layout(size=10.5, header="Randers Kommune"), scanner=Scanner(seed=10)
    ),
    "referat-partnerskabsmoede-bornholm-2025-05-06.docx": partial(
        write_docx, header="Bornholms Regionskommune"
    ),
    "nyhed-odsherred-zbc-lokalt-grundforloeb.html": write_html,
    "samverkansavtal-varberg-falkenberg-region-halland.pdf": partial(
        print_pdf,
        layout=Layout(font="LiberationSerif", header="Dnr KS 2025/0041", footer="Sida {page}"),
    ),
}
_PLAIN = "referat-dialogmoede-frederiksberg-2024-11-13.txt"
"""Typed in a text editor and saved in the Windows encoding, as happens."""
NAMES = (*_WRITERS, _PLAIN)


def make(folder: Path, *, names: Collection[str] = NAMES) -> None:
    """Write the named samples (all of them) into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        if name == _PLAIN:
            plain = (TEXTS / name).read_text(encoding="utf-8")
            (folder / name).write_bytes(plain.replace("\n", "\r\n").encode("cp1252"))
        else:
            _WRITERS[name](_parts(name), folder / name)


def _parts(name: str) -> list[Part]:
    parts = parts_of(Path(name).stem)
    if not name.endswith(".html"):
        return parts
    return [part for part in parts if not part.text.startswith(_SITE_WORDS)]


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FILES)
