"""Every setting of Pejl, read once at a door: arguments, then environment, then a TOML file.

Each is an environment variable `PEJL_<NAME>` and a key `<name>` of the file that PEJL_CONFIG names
(`pejl.toml` in the working folder where it is not set).
"""

import os
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


def _default_data() -> Path:
    return Path.home() / ".local" / "share" / "pejl"


class Settings(BaseSettings):
    """Where things are kept and how they are made; nothing is read after construction."""

    model_config = SettingsConfigDict(env_prefix="PEJL_", extra="forbid", frozen=True)

    data: Path = Field(
        default_factory=_default_data,
        description="Folder of the archive, the catalog and the index.",
    )
    model: str = Field(
        default="",
        description="Embedding model: a name or a folder; empty means the one that Pejl ships.",
    )
    qdrant_url: str = Field(
        default="",
        description="Qdrant server or cluster; empty means the engine inside Pejl (Qdrant Edge).",
    )
    qdrant_api_key: SecretStr = Field(
        default=SecretStr(""), description="API key of the Qdrant server."
    )
    qdrant_collection: str = Field(
        default="pejl", description="Name of the alias that points at the current collection."
    )
    qdrant_shards: int = Field(
        default=1, ge=1, description="Shards of a new collection on the server."
    )
    qdrant_replicas: int = Field(
        default=1, ge=1, description="Copies of each shard in a Qdrant cluster."
    )
    qdrant_write_consistency: int = Field(
        default=1, ge=1, description="Copies that must confirm a write before it counts."
    )
    qdrant_timeout: int = Field(
        default=30, ge=1, description="Seconds to wait for an answer of the Qdrant server."
    )
    jobs: int = Field(
        default=0, ge=0, description="Files read at the same time; 0 means one per processor."
    )
    file_seconds: int = Field(
        default=1800, ge=0, description="Seconds that one file may take; 0 means no limit."
    )
    file_memory_mb: int = Field(
        default=4096, ge=0, description="Megabytes that reading a file may use; 0 means no limit."
    )
    mask_numbers: bool = Field(
        default=True,
        description="Blot out Danish CPR numbers and Swedish personnummer in all that is kept but "
        "the original.",
    )
    host: str = Field(default="127.0.0.1", description="Address that the service listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port that the service listens on.")
    upload_mb: int = Field(
        default=200, ge=1, description="Megabytes that one upload to the service may have."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments before environment before file; no .env files and no secrets folder."""
        path = Path(os.environ.get("PEJL_CONFIG", "pejl.toml"))
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, path)

    @property
    def archive_folder(self) -> Path:
        """Where originals and extracted documents lie."""
        return self.data / "archive"

    @property
    def catalog_file(self) -> Path:
        """The SQLite file that knows every document."""
        return self.data / "catalog.sqlite"

    @property
    def index_folder(self) -> Path:
        """Where the embedded engine keeps its generations."""
        return self.data / "index"

    @property
    def worker_count(self) -> int:
        """How many files are read at the same time."""
        return self.jobs or os.cpu_count() or 1
