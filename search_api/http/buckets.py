"""Limits on how often: a bucket of tokens for each caller, filled evenly, emptied by requests."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_CALLERS = 10_000  # those heard of last; who was forgotten has a full bucket anyway, or made room


class Buckets:
    """Token buckets that hold one minute's worth. Safe to use from several threads.

    Literature: Turner, "New directions in communications" (1986), the leaky bucket as a meter.
    """

    def __init__(self, per_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._lock = threading.Lock()
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, caller: str) -> float:
        """Take a token; return 0.0, or the seconds until there is one again."""
        if not self._per_minute:
            return 0.0
        with self._lock:
            level = self._level(caller)
            taken = level >= 1
            self._levels[caller] = (level - taken, self._clock())
            self._levels.move_to_end(caller)
            if len(self._levels) > _CALLERS:
                self._levels.popitem(last=False)
        return 0.0 if taken else (1 - level) * 60 / self._per_minute

    def _level(self, caller: str) -> float:
        level, seen = self._levels.get(caller, (float(self._per_minute), self._clock()))
        filled = (self._clock() - seen) * self._per_minute / 60
        return min(float(self._per_minute), level + filled)
