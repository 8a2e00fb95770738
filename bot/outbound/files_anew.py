"""What a chat or a person does not take as photo, voice note or video: fetched, and uploaded anew as documents."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken

from handlers.base.outgoing import Made, Outgoing
from helpdesk.ticket.notes import File, FileKind

T = TypeVar("T")

log = logging.getLogger(__name__)

LARGEST = 20 << 20  # bytes: more, Telegram gives to no bot
TOGETHER = 50 << 20  # bytes of one album
PREFIX = "helpdesk-anew-"
FETCH: dict[str, Any] = {"read_timeout": 60}  # seconds


def may_help(outgoing: Outgoing) -> bool:
    """Whether any of its files is no document yet: the type of a file can't be changed by its id."""
    return any(file.kind is not FileKind.DOCUMENT for file in outgoing.files)


async def sent_as_documents(
    bot: Bot, files: Sequence[File | Made], send: Callable[[tuple[Made, ...]], Awaitable[T]]
) -> T | None:
    """Return what ``send`` makes of those files, as documents, that can be fetched; None if none can be."""
    async with _as_documents(bot, files) as made:
        return await send(made) if made else None


@asynccontextmanager
async def _as_documents(bot: Bot, files: Sequence[File | Made]) -> AsyncIterator[tuple[Made, ...]]:
    """Have those files on this machine's disk, as documents, that can be fetched; they go afterwards."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as place:
        found: list[Made] = []
        for file in files:
            made = file if isinstance(file, Made) else await _fetched(bot, file, place)
            if made is not None and sum(each.path.stat().st_size for each in (*found, made)) <= TOGETHER:
                found.append(replace(made, kind=FileKind.DOCUMENT))
        yield tuple(found)


async def _fetched(bot: Bot, file: File, place: str) -> Made | None:
    folder = Path(tempfile.mkdtemp(dir=place))  # of its own: two may have one name
    if (file.size or 0) > LARGEST:
        return None
    try:
        there = await bot.get_file(file.file_id, **FETCH)
        name = Path(file.name or there.file_path or "").name or file.kind.value
        await there.download_to_drive(folder / name, **FETCH)
    except (BadRequest, Forbidden, InvalidToken, OSError) as error:
        log.warning("a file can't be fetched: %s", error)
        return None
    return Made(FileKind.DOCUMENT, folder / name, file.unique_id)
