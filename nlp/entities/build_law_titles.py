"""Builds `data/law_titles.txt` from Danish statutes: the titles by which they cite each other.

    python -m nlp.entities.build_law_titles SECTIONS.xz

SECTIONS holds the text of statutes, a section a line (Retsinformation; statutes carry no
copyright). A title stands between `lov om` and a mark that ends it, and is cited five times or
more.
"""

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

_CITED = re.compile(
    r"\b[Ll]ov om ((?:[a-zæøåé]+(?:-[a-zæøå]+)*-?,? ){0,14}[a-zæøåé]+(?:-[a-zæøå]+)*)"
    r"(?=[.;)]|, jf| § |, § )"
)
_UNFIT = re.compile(
    r"\b(?:skal|kan|må|er|har|der|som|når|hvis|jf|finder|gælder|bortset|herunder|samt|ikke|denne|dette"
    r"|lov|loven|lovens|ændring|anvendelse|bekendtgørelse|regler|kapitel|nr|træder|kraft|ophæves|særlige)\b"
)
_TAIL = re.compile(r",?(?: (?:og|eller|m|e|i|af|til|for|om|med))+$|,$")
_LEAST = 5


def main() -> None:
    """Write the titles beside this module."""
    counts: Counter[str] = Counter()
    with lzma.open(Path(sys.argv[1]), "rt", encoding="utf-8") as sections:
        for section in sections:
            counts.update(_TAIL.sub("", title) for title in _CITED.findall(section))
    titles = sorted(t for t, n in counts.items() if n >= _LEAST and not _UNFIT.search(t))
    target = Path(__file__).parent / "data" / "law_titles.txt"
    target.write_text("\n".join(titles) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
