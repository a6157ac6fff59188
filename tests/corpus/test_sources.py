from pathlib import Path

import pytest

from corpus.sources import find_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/c.txt", ".hidden", "a/~$c.docx", "Thumbs.db", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_folders_are_searched_without_litter(folder: Path) -> None:
    assert [source.path.name for source in find_sources([folder])] == ["c.txt", "b.txt"]


def test_a_file_named_twice_comes_once(folder: Path) -> None:
    sources = list(find_sources([folder / "b.txt", folder, folder / "a" / ".." / "b.txt"]))
    assert [source.path.name for source in sources] == ["b.txt", "c.txt"]


def test_a_hidden_file_named_by_itself_is_taken(folder: Path) -> None:
    assert [source.path.name for source in find_sources([folder / ".hidden"])] == [".hidden"]


def test_a_path_that_is_not_there_is_passed_on(tmp_path: Path) -> None:
    [source] = find_sources([tmp_path / "missing.pdf"])
    assert source.given.endswith("missing.pdf")


def test_links_that_go_in_circles_do_no_harm(folder: Path) -> None:
    (folder / "a" / "again").symlink_to(folder)
    assert len(list(find_sources([folder]))) == 2
