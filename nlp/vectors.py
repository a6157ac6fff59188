"""The two shapes of a text's meaning: a dense row of floats, and a sparse bag of weighted terms."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
"""Shape (width,), L2-normalised."""

Vectors = NDArray[np.float32]
"""Shape (n, width), each row L2-normalised."""


@dataclass(frozen=True, slots=True)
class SparseVector:
    """Term weights by term number: `indices` are distinct uint32 term hashes, `values` float32."""

    indices: NDArray[np.uint32]
    values: NDArray[np.float32]

    def __post_init__(self) -> None:
        if self.indices.shape != self.values.shape or self.indices.ndim != 1:
            msg = f"indices {self.indices.shape}, values {self.values.shape}: not one row each"
            raise ValueError(msg)
