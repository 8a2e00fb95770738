"""Files that can be opened only with a key that is kept elsewhere: age, by pyrage, an extra of this project."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from io import BufferedIOBase, BufferedReader, BufferedWriter, FileIO
from pathlib import Path

ENDING = ".age"
MAGIC = b"age-encryption.org/v1"
HOW = "install the extra: pip install 'mukta-helpdesk[encryption]'"


class NotSealed(ValueError):
    """A file could not be sealed, or not opened; the sentence says why."""


def is_there() -> bool:
    """Whether the library is installed."""
    return find_spec("pyrage") is not None


def is_sealed(path: Path) -> bool:
    """Whether a file is one that must be opened first."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


class _Polite(BufferedReader):
    """A file that lets the other threads go on at each bit of it: pyrage itself would hold them all up to the end."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bit."""
        time.sleep(0)
        return super().read(size)


@contextmanager
def _private(target: Path) -> Iterator[BufferedIOBase]:
    """Give a new file, for its owner only, in the place of whatever is there; half of one is not left behind."""
    target.unlink(missing_ok=True)
    try:
        with BufferedWriter(FileIO(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")) as file:
            yield file
    except BaseException:
        target.unlink(missing_ok=True)
        raise


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals files for whoever holds one of the keys; without a key there is no seal, and a file stays as it is."""

    recipients: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.recipients)

    def named(self, path: Path) -> Path:
        """Return how a file is called once it is sealed."""
        return path if not self or path.suffix == ENDING else path.with_name(path.name + ENDING)

    def __call__(self, plain: Path, target: Path) -> None:
        """Write ``plain`` to ``target``, sealed, for its owner only; ``plain`` stays as it is."""
        if not is_there():
            raise NotSealed(f"{target}: encryption.recipients is set and pyrage is missing; {HOW}")
        import pyrage

        try:
            keys = [pyrage.x25519.Recipient.from_str(key) for key in self.recipients]
        except pyrage.RecipientError as error:
            raise NotSealed(f"encryption.recipients: {error}") from error
        with _Polite(plain.open("rb", buffering=0)) as said, _private(target) as sealed:
            pyrage.encrypt_io(said, sealed, keys)


def unseal(sealed: Path, target: Path, identities: Path) -> None:
    """Write to ``target``, for its owner only, what was sealed; ``identities`` is a file as age-keygen writes it."""
    if not is_there():
        raise NotSealed(f"{sealed} is encrypted and pyrage is missing; {HOW}")
    import pyrage

    try:
        lines = [line.strip() for line in identities.read_text(encoding="utf-8").splitlines()]
        keys = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        raise NotSealed(f"{identities}: is no file with an age identity (AGE-SECRET-KEY-1...)") from None
    try:
        with sealed.open("rb") as said, _private(target) as plain:
            pyrage.decrypt_io(said, plain, keys)
    except pyrage.DecryptError as error:
        raise NotSealed(f"{sealed} can't be opened with {identities}: {error}") from error


def trouble(recipients: Sequence[str]) -> str | None:
    """Return why nothing could be sealed for these; None: it could, or nothing is to be."""
    if not recipients:
        return None
    if not is_there():
        return f"pyrage is missing; {HOW}"
    import pyrage

    for key in recipients:
        try:
            pyrage.x25519.Recipient.from_str(key)
        except pyrage.RecipientError as error:
            return f"{key}: {error}"
    return None
