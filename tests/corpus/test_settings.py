from pathlib import Path

import pytest
from pydantic import ValidationError

from corpus.settings import Settings


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PEJL_{name.upper()}", raising=False)


def test_arguments_before_environment_before_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pejl.toml").write_text('port = 1\njobs = 1\nqdrant_collection = "fra-fil"\n')
    monkeypatch.setenv("PEJL_PORT", "2")
    monkeypatch.setenv("PEJL_JOBS", "2")
    settings = Settings(port=3)
    assert (settings.port, settings.jobs, settings.qdrant_collection) == (3, 2, "fra-fil")


def test_the_file_can_lie_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "andet.toml"
    file.write_text('model = "min-model"')
    monkeypatch.setenv("PEJL_CONFIG", str(file))
    assert Settings().model == "min-model"


def test_a_setting_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pejl.toml").write_text("prot = 1\n")
    with pytest.raises(ValidationError, match="prot"):
        Settings()


def test_every_setting_is_explained() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_the_key_does_not_show_when_settings_are_printed() -> None:
    assert "hemmelig" not in repr(Settings.model_validate({"qdrant_api_key": "hemmelig"}))
