"""Lemmas and stems."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from nlp.words.lemmas import stem

PLACES = ("aab", "enr", "ikas", "oldt", "und", "vejr", "brom", "kalv")
ENDINGS = ("ernes", "hederne", "elserne", "elsernes", "ingerne", "ligste", "eres", "erede")
WORDS = [f"{first}{second}{ending}" for first in PLACES for second in PLACES for ending in ENDINGS]


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that take turns all the time."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hasty_threads")
def test_stems_are_the_same_from_many_threads_at_once() -> None:
    alone = [stem(word, "da") for word in WORDS]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as executor:
        many = list(
            executor.map(lambda n: stem(WORDS[n % len(WORDS)], "da"), range(4 * len(WORDS)))
        )
    assert many == alone * 4
