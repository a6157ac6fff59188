"""Pictures of how cost grows, from the figures of `bench_growth`: docs/pictures/growth.svg.

usage: python -m bench.growth_plots
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import matplotlib
from matplotlib.ticker import EngFormatter, NullFormatter, ScalarFormatter

from bench.growth_figures import Growth, read

PICTURE = Path(__file__).parents[1] / "docs/pictures/growth.svg"


class Line(NamedTuple):
    """One line of a picture: its name, and what it shows of a size."""

    name: str
    value: Callable[[Growth], float]


PANELS: dict[str, Sequence[Line]] = {
    "hybrid search, ms": (
        Line("median", lambda g: g.answered.hybrid.median),
        Line("95th percentile", lambda g: g.answered.hybrid.most),
        Line("half filtered away, 95th", lambda g: g.answered.half.most),
        Line("one municipality, 95th", lambda g: g.answered.few.most),
        Line("exact, NumPy and scipy", lambda g: g.compared.exact.median),
    ),
    "filling an index, seconds": (
        Line("insert, durable", lambda g: g.filled.insert),
        Line("optimise, in the background", lambda g: g.filled.optimise),
    ),
    "a document of 20 passages into the index, ms": (
        Line("median", lambda g: g.answered.document.median),
        Line("95th percentile", lambda g: g.answered.document.most),
    ),
    "memory of a searching process, MB": (
        Line("own", lambda g: g.answered.own),
        Line("with files mapped", lambda g: g.answered.resident),
    ),
    "disk a passage, kB": (Line("index", lambda g: g.filled.bytes_a_passage / 1000),),
    "recall of the exact ten nearest": (
        Line("whole passage", lambda g: g.compared.whole),
        Line("best sentence", lambda g: g.compared.sentence),
        Line("words", lambda g: g.compared.words),
    ),
}
STRAIGHT = ("disk a passage, kB", "recall of the exact ten nearest")
"""Panels whose upright axis begins at 0 and is no logarithm."""


def draw() -> None:
    """Draw every panel with the figures known."""
    matplotlib.use("svg")
    from matplotlib import pyplot  # after the choice of what draws

    # text stays text, and the file is the same for the same figures
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "pejl", "font.size": 9}):
        figure, axes = pyplot.subplots(3, 2, figsize=(9, 9.5), layout="constrained")
        known = list(read().values())
        for axis, (title, lines) in zip(axes.flat, PANELS.items(), strict=True):
            for line in lines:
                sizes = [one.passages for one in known]
                axis.plot(sizes, [line.value(one) for one in known], marker="o", label=line.name)
            axis.set(title=title, xscale="log", xlabel="passages")
            axis.set(**({"ylim": (0, None)} if title in STRAIGHT else {"yscale": "log"}))
            axis.xaxis.set_major_formatter(EngFormatter(sep=""))
            axis.xaxis.set_minor_formatter(NullFormatter())
            axis.yaxis.set_major_formatter(ScalarFormatter())
            axis.yaxis.set_minor_formatter(ScalarFormatter())
            axis.grid(visible=True, alpha=0.3)
            axis.legend()
        figure.savefig(PICTURE, metadata={"Date": None})
        pyplot.close(figure)


if __name__ == "__main__":
    draw()
