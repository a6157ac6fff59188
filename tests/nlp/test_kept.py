import pytest

from nlp.words import kept
from nlp.words.kept import Kept


def test_each_word_is_worked_out_once_until_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 3)
    made: list[str] = []

    def length(word: str) -> int:
        made.append(word)
        return len(word)

    lengths = Kept(length)
    words = ["elev", "skole", "elev", "mål", "skole"]
    assert list(map(lengths.__getitem__, words)) == [4, 5, 4, 3, 5]
    assert made == ["elev", "skole", "mål"]
    assert lengths["kommune"] == 7
    assert lengths.keys() == {"kommune"}
    assert lengths["elev"] == 4
