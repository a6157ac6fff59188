"""Every setting of Pejl, read once at a door: arguments, then environment, then a TOML file.

Each is an environment variable `PEJL_<NAME>` and a key `<name>` of the file that PEJL_CONFIG names
(`pejl.toml` in the working folder where it is not set).
"""

import os
from enum import StrEnum
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


_CLUSTER_FILES = 64


class Access(StrEnum):
    """Whom the service answers."""

    AUTO = "auto"
    KEYS = "keys"
    OPEN = "open"


class LogFormat(StrEnum):
    """How the service writes its log."""

    TEXT = "text"
    JSON = "json"


class Settings(BaseSettings):
    """Where things are kept and how they are made; nothing is read after construction."""

    model_config = SettingsConfigDict(env_prefix="PEJL_", extra="forbid", frozen=True)

    data: Path = Field(
        default_factory=_default_data,
        description="Folder of the archive, the catalog and the index.",
    )
    archive: str = Field(
        default="",
        description="Folder of originals and extracted text, or an address that fsspec reaches "
        "(`s3://bucket/pejl`, `sftp://...`); empty means in the data folder.",
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
        default=0,
        ge=0,
        description="Files read at the same time; 0 means one per processor, on a cluster all that "
        "it has room for.",
    )
    scheduler: str = Field(
        default="",
        description="Dask scheduler whose workers read the files (`tcp://host:8786`); empty means "
        "processes of this machine.",
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
    words: str = Field(
        default="",
        description="List of words that repair leaves as they stand; empty means `words.txt` in "
        "the data folder, if there is one.",
    )
    trash_days: int = Field(
        default=30,
        ge=0,
        description="Days that a document deleted on the page or over HTTP can be brought back; 0 "
        "means that it is gone at once.",
    )
    host: str = Field(default="127.0.0.1", description="Address that the service listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port that the service listens on.")
    upload_mb: int = Field(
        default=200, ge=1, description="Megabytes that one upload to the service may have."
    )
    access: Access = Field(
        default=Access.AUTO,
        description="Whether the service asks for keys: `auto` (where there are any, and always "
        "where it listens to other machines), `keys` (always) or `open` (never: a proxy does it).",
    )
    hosts: str = Field(
        default="",
        description="Names that the service is called by, parted by commas; empty means this "
        "machine's own on loopback, any name elsewhere.",
    )
    proxies: str = Field(
        default="127.0.0.1",
        description="Addresses of proxies whose X-Forwarded-For is believed, parted by commas.",
    )
    requests_per_minute: int = Field(
        default=1200,
        ge=0,
        description="Requests that a key may make where keys are asked for; 0 means no limit.",
    )
    uploads_per_minute: int = Field(
        default=60,
        ge=0,
        description="Uploads that a key may make where keys are asked for; 0 means no limit.",
    )
    audit_searches: bool = Field(
        default=False,
        description="Whether searches are in the audit log too, without what was asked for.",
    )
    log_format: LogFormat = Field(
        default=LogFormat.TEXT, description="How the service logs: `text` or `json` lines."
    )
    log_requests: bool = Field(
        default=False,
        description="Whether each request is logged, by route and without what was asked for.",
    )
    shutdown_seconds: int = Field(
        default=30,
        ge=0,
        description="Seconds that requests may take to end when the service stops.",
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
    def archive_place(self) -> str:
        """Where originals and extracted documents lie: a folder, or an address with `://`."""
        return self.archive or str(self.data / "archive")

    @property
    def catalog_file(self) -> Path:
        """The SQLite file that knows every document."""
        return self.data / "catalog.sqlite"

    @property
    def words_file(self) -> Path | None:
        """The list of words that repair knows from its user; None where there is none."""
        usual = self.data / "words.txt"
        return Path(self.words) if self.words else usual if usual.exists() else None

    @property
    def index_folder(self) -> Path:
        """Where the embedded engine keeps its generations."""
        return self.data / "index"

    @property
    def keys_file(self) -> Path:
        """The SQLite file of API keys; there is none before the first key."""
        return self.data / "keys.sqlite"

    @property
    def audit_file(self) -> Path:
        """Who did what through the service, a JSON object a line."""
        return self.data / "audit.jsonl"

    @property
    def worker_count(self) -> int:
        """How many files are handed out at the same time; a cluster queues what it cannot take."""
        return self.jobs or (_CLUSTER_FILES if self.scheduler else os.cpu_count() or 1)
