"""Mails as files on this machine's disk, one each, named by what is the same for the same mail."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from telegram import Message

from bot.mail.parse import part_of
from handlers.base.outgoing import Made
from helpdesk.ticket.notes import File, FileKind
from storage.database import Database
from storage.engine.errors import DatabaseAway

log = logging.getLogger(__name__)

OWN = "mail:"  # what an attachment is called that Telegram has not seen
LARGEST = 49 << 20  # bytes that a bot may upload


class MailFiles:
    """Keeps mails. A file is there before its row: what was written and not committed is written again, the same."""

    def __init__(self, folder: Path, database: Database) -> None:
        self._folder = folder
        self._database = database

    def begin(self) -> None:
        """Make the folder, for the process's own user only; what an ended process had unpacked goes."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in self._folder.glob("unpacked-*"):
            shutil.rmtree(left, ignore_errors=True)

    async def keep(self, digest: str, raw: bytes) -> None:
        """Write a mail down, so that it survives a loss of power."""
        await asyncio.to_thread(self._write, self._path(digest), raw)

    async def read(self, digest: str) -> bytes | None:
        """Return a mail; None if its file is gone."""
        try:
            return await asyncio.to_thread(self._path(digest).read_bytes)
        except FileNotFoundError:
            return None

    def remove(self, digest: str) -> None:
        """Delete a mail."""
        self._path(digest).unlink(missing_ok=True)

    @asynccontextmanager
    async def unpacked(self, files: Sequence[File | Made]) -> AsyncIterator[tuple[File | Made, ...]]:
        """Give files as they can be sent: what Telegram has not seen yet is on the disk, until the block ends.

        What can't be had any more is left out.
        """
        if not any(isinstance(file, File) and file.file_id.startswith(OWN) for file in files):
            yield tuple(files)
            return
        with tempfile.TemporaryDirectory(prefix="unpacked-", dir=self._folder, ignore_cleanup_errors=True) as place:
            ready = [await self._ready(file, Path(place)) for file in files]
            yield tuple(file for file in ready if file is not None)

    async def uploaded(self, files: Sequence[File | Made], messages: Sequence[Message]) -> None:
        """Telegram has these now: what it calls them is written down, so that nobody uploads them again."""
        for file, message in zip(files, messages, strict=False):
            there = message.document
            if isinstance(file, Made) and file.unique_id.startswith(OWN) and there is not None:
                number = int(file.unique_id.removeprefix(OWN))
                try:
                    async with self._database.unit() as unit:
                        await unit.mails.sent_there(number, there.file_id, there.file_unique_id)
                except DatabaseAway as error:
                    log.warning("an attachment will be uploaded once more: %s", error)

    async def _ready(self, file: File | Made, place: Path) -> File | Made | None:
        if not isinstance(file, File) or not file.file_id.startswith(OWN):
            return file
        number = int(file.file_id.removeprefix(OWN))
        async with self._database.reading() as store:
            attachment = await store.mails.file(number)
            mail = await store.mails.get(attachment.mail) if attachment is not None else None
        if attachment is None or mail is None or mail.blanked:
            return None
        if attachment.file_id is not None:
            return replace(file, file_id=attachment.file_id)
        raw = await self.read(mail.digest)
        content = await asyncio.to_thread(part_of, raw, attachment.part) if raw is not None else None
        if content is None or not 0 < len(content) <= LARGEST:
            return None
        folder = Path(tempfile.mkdtemp(dir=place))  # of its own: two may have one name
        path = folder / (Path(attachment.name).name or f"file-{attachment.part}")
        await asyncio.to_thread(path.write_bytes, content)
        return Made(FileKind.DOCUMENT, path, file.file_id)

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}.eml"

    def _write(self, path: Path, raw: bytes) -> None:
        if path.exists() and path.stat().st_size == len(raw):
            return
        half = path.with_suffix(f".{os.getpid()}")
        with open(half, "wb", opener=_private) as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
