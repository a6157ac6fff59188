"""What can go wrong with a file. Every message says what to do next.

IngestError(path)
UnsupportedFile     not a kind of file that Pejl reads
UnreadableFile      damaged, truncated, or not what its name says
EmptyFile           nothing in it
EncryptedFile       needs a password
TooLarge            over a limit that protects the machine
Stopped               reading was stopped on request
MissingTool           Tesseract or one of its languages is not installed: stops the whole batch
"""

from pathlib import Path


class IngestError(Exception):
    """A file that could not be read; the batch goes on without it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason


class UnsupportedFile(IngestError):
    """Not a kind of file that Pejl reads."""


class UnreadableFile(IngestError):
    """Damaged, truncated, or not what its name says."""


class EmptyFile(IngestError):
    """A file with nothing in it."""


class EncryptedFile(IngestError):
    """A file that needs a password."""


class TooLarge(IngestError):
    """A file over a limit that protects the machine."""


class Stopped(Exception):
    """Reading was stopped on request, in the middle of a file."""


class MissingTool(Exception):
    """An outside program or one of its data files is not installed."""
