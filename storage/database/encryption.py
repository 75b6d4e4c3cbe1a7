"""Encrypts backups in age's format, for public keys, so that a library may leave the building.

pyrage does it. It is an extra (`pip install 'dateline[encryption]'`), and imported here only.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefings.errors import StorageError

_MAGIC = b"age-encryption.org/v1"


def is_encrypted(path: Path) -> bool:
    """Whether a file is one of age's."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def encrypt(plain: Path, encrypted: Path, recipients: Iterable[str]) -> None:
    """Encrypts a file for these public keys (`age1…` or SSH). Raises `StorageError`, `OSError`."""
    pyrage = _pyrage()
    keys = [_recipient(pyrage, written) for written in recipients]
    try:
        pyrage.encrypt_file(str(plain), str(encrypted), keys)
    except pyrage.EncryptError as error:
        raise StorageError(f"The backup can't be encrypted: {error}.") from error


def decrypt(encrypted: Path, plain: Path, identity: Path) -> None:
    """Decrypts a file with the private key in the file `identity`. Raises `StorageError`."""
    pyrage = _pyrage()
    keys = _identities(pyrage, identity)
    try:
        pyrage.decrypt_file(str(encrypted), str(plain), keys)
    except (pyrage.DecryptError, OSError) as error:
        raise StorageError(
            f"{encrypted} can't be read with the key in {identity}: it is for another, or damaged."
        ) from error


def check_recipients(recipients: Iterable[str]) -> None:
    """Raises `StorageError` for anything that is no public key, so that a wrong setting is refused before the night's
    backup."""
    pyrage = _pyrage()
    for written in recipients:
        _recipient(pyrage, written)


def _pyrage() -> Any:
    try:
        import pyrage
    except ImportError as error:
        raise StorageError("Encrypted backups need pyrage: pip install 'dateline[encryption]'.") from error
    return pyrage


def _recipient(pyrage: Any, written: str) -> Any:
    kind = pyrage.ssh.Recipient if written.startswith("ssh-") else pyrage.x25519.Recipient
    try:
        return kind.from_str(written)
    except pyrage.RecipientError as error:
        raise StorageError(f"“{written[:80]}” is no public key; age-keygen makes one that begins with age1.") from error


def _identities(pyrage: Any, path: Path) -> list[Any]:
    try:
        text = path.read_bytes()
        if b"OPENSSH PRIVATE KEY" in text:
            return [pyrage.ssh.Identity.from_buffer(text)]
        lines = [line.strip() for line in text.decode().splitlines()]
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise StorageError(f"{path} is no file with a private key of age's or SSH's.") from error
    if not found:
        raise StorageError(f"There is no key in {path}.")
    return found
