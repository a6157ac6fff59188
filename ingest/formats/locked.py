"""Office files behind a password; the only home of msoffcrypto."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

from ingest.errors import EncryptedFile, UnreadableFile

_DAMAGED = (DecryptionError, FileFormatError, ParseError, OSError, ValueError, KeyError)


@contextmanager
def unlocked(path: Path, password: str) -> Iterator[Path]:
    """The file opened with its password, as a file of the same name, for as long as the block.

    Raises `EncryptedFile` for a wrong password.
    """
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / path.name
        try:
            with path.open("rb") as locked, plain.open("wb") as opened:
                office = msoffcrypto.OfficeFile(locked)
                office.load_key(password=password, verify_password=True)
                office.decrypt(opened)
        except InvalidKeyError as error:
            reason = "the password is wrong; give its password, or save it without one"
            raise EncryptedFile(path, reason) from error
        except _DAMAGED as error:
            reason = "is encrypted and damaged; save it anew without a password"
            raise UnreadableFile(path, reason) from error
        yield plain
