"""Files of a watched folder, read when they are whole."""

from pathlib import Path

import pytest

from corpus.watching import FolderWatch


def names(watch: FolderWatch, now: float) -> list[str]:
    return [path.name for path in watch.look(now).whole]


def gone(watch: FolderWatch, now: float) -> list[str]:
    return [path.name for path in watch.look(now).gone]


def test_a_file_is_handed_over_once_when_it_stands_still(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path, settle=3)
    file = tmp_path / "aftale.txt"
    file.write_text("Aft")
    assert names(watch, 0) == []
    file.write_text("Aftale om")
    assert names(watch, 2) == []
    assert names(watch, 4) == []
    assert names(watch, 5) == ["aftale.txt"]
    assert names(watch, 9) == []


def test_a_changed_file_is_handed_over_again(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path, settle=0)
    file = tmp_path / "under" / "aftale.txt"
    file.parent.mkdir()
    file.write_text("en")
    assert names(watch, 0) == ["aftale.txt"]
    file.write_text("en anden")
    assert names(watch, 1) == ["aftale.txt"]


@pytest.mark.parametrize("name", ["a.pdf.part", "a.crdownload", "~$a.docx", ".a.txt", "Thumbs.db"])
def test_half_files_and_litter_are_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    assert names(FolderWatch(tmp_path, settle=0), 0) == []


@pytest.mark.parametrize("lock", ["~$tale.docx", "~$aftale.docx", ".~lock.aftale.docx#"])
def test_a_file_that_is_open_elsewhere_waits(tmp_path: Path, lock: str) -> None:
    (tmp_path / "aftale.docx").write_text("x")
    (tmp_path / lock).write_text("")
    watch = FolderWatch(tmp_path, settle=0)
    assert names(watch, 0) == []
    (tmp_path / lock).unlink()
    assert names(watch, 1) == ["aftale.docx"]


def test_links_are_never_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.txt").write_text("x")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "file.txt").symlink_to(tmp_path / "elsewhere" / "secret.txt")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "elsewhere")
    assert names(FolderWatch(tmp_path / "in", settle=0), 0) == []


def test_an_empty_file_is_not_whole_yet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert names(FolderWatch(tmp_path, settle=0), 0) == []


def test_a_file_that_stays_away_is_told_of_once(tmp_path: Path) -> None:
    file = tmp_path / "aftale.txt"
    file.write_text("en")
    watch = FolderWatch(tmp_path, settle=3)
    watch.look(0)
    assert names(watch, 3) == ["aftale.txt"]
    file.unlink()
    assert gone(watch, 4) == []
    assert gone(watch, 7) == ["aftale.txt"]
    assert gone(watch, 11) == []
    file.write_text("en")
    assert names(watch, 12) == []
    assert names(watch, 15) == ["aftale.txt"]


def test_a_file_that_is_saved_anew_has_not_left(tmp_path: Path) -> None:
    file = tmp_path / "aftale.txt"
    file.write_text("en")
    watch = FolderWatch(tmp_path, settle=3, known={file})
    file.unlink()
    assert gone(watch, 0) == []
    file.write_text("en anden")
    assert gone(watch, 2) == []
    file.unlink()
    assert gone(watch, 4) == []


def test_a_file_that_was_known_before_and_left_is_told_of(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path, settle=0, known={tmp_path / "aftale.txt"})
    assert gone(watch, 0) == ["aftale.txt"]


def test_nothing_is_said_of_files_while_their_folder_is_away(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path / "drive", settle=0, known={tmp_path / "drive" / "aftale.txt"})
    assert gone(watch, 0) == []
