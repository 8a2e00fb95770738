"""Attachments that came from JIRA, on their way to Telegram: fetched at the moment at which they are sent.

A ticket has such a file by JIRA's own number until Telegram has given it a name of its own.
"""

from __future__ import annotations

import asyncio
import logging
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from telegram import Message

from bot.jira.base.context import JiraContext
from bot.jira.base.errors import (
    JiraAway,
    JiraBusy,
    JiraNotFound,
    JiraRefused,
    JiraTokenRefused,
    JiraTooLarge,
    JiraUnknown,
)
from bot.jira.base.gone import ask_who_we_are
from bot.jira.base.telling import say_about
from bot.outbound.hooks import NotYetThere
from handlers.base.outgoing import Made
from helpdesk.jira.links import OF_JIRA
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.notes import File, FileKind
from storage.engine.errors import DatabaseAway
from storage.jira.jira import JiraTables

log = logging.getLogger(__name__)

PREFIX = "helpdesk-jira-"
LATER = 60.0  # seconds until a file is asked for again


class JiraFiles:
    """``bot.outbound.hooks.FileKeeper``."""

    def __init__(self, context: JiraContext) -> None:
        self._context = context

    @asynccontextmanager
    async def unpacked(self, files: Sequence[File | Made]) -> AsyncIterator[tuple[File | Made, ...]]:
        """Give files as they can be sent, until the block ends; what JIRA refuses is left out, and that is said.

        Raise ``NotYetThere`` if JIRA can't be asked now.
        """
        if not any(_is_there_alone(file) for file in files):
            yield tuple(files)
            return
        with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as place:
            ready = [await self._ready(file, Path(place)) for file in files]
            yield tuple(file for file in ready if file is not None)

    async def uploaded(self, files: Sequence[File | Made], messages: Sequence[Message]) -> None:
        """Telegram has these now: what it calls them is written down, so that nobody fetches them again."""
        for file, message in zip(files, messages, strict=False):
            there = message.document
            if isinstance(file, Made) and file.unique_id.startswith(OF_JIRA) and there is not None:
                try:
                    async with self._context.database.unit() as unit:
                        await JiraTables(unit.connection).file_sent_there(file.unique_id, there.file_id)
                except DatabaseAway as error:
                    log.warning("an attachment of JIRA's will be fetched once more: %s", error)

    async def _ready(self, file: File | Made, place: Path) -> File | Made | None:
        if not isinstance(file, File) or not _is_there_alone(file):
            return file
        try:
            content = await self._content(file)
        except (JiraTooLarge, JiraRefused) as error:
            await self._refused(file, error.why if isinstance(error, JiraRefused) else str(error))
            return None
        except JiraBusy as error:
            raise NotYetThere(error.wait) from error
        except (JiraAway, JiraUnknown, JiraTokenRefused) as error:
            log.info("an attachment can't be fetched from JIRA now: %s", error)
            raise NotYetThere(LATER) from error
        folder = Path(tempfile.mkdtemp(dir=place))  # of its own: two may have one name
        path = folder / (Path(file.name or "").name or file.file_id.replace(":", "-"))
        await asyncio.to_thread(path.write_bytes, content)
        return Made(FileKind.DOCUMENT, path, file.file_id)

    async def _content(self, file: File) -> bytes:
        client, number = self._context.client, file.file_id.removeprefix(OF_JIRA)
        most = self._context.section.largest_file
        try:
            if self._context.is_cloud:
                return await client.download(f"attachment/content/{number}", most, redirect="false")
            return await client.download_from(str((await client.get(f"attachment/{number}"))["content"]), most)
        except JiraNotFound:
            await ask_who_we_are(self._context)  # to nobody, everything is not found
            raise

    async def _refused(self, file: File, why: str) -> None:
        """Say once that it stays there; the ticket has it no more, but the words with the link stand."""
        context = self._context
        log.warning("%s of ticket %s is not to be had from JIRA: %s", file.file_id, file.ticket, why)
        async with context.database.unit() as unit:
            tables = JiraTables(unit.connection)
            link, ticket = await tables.link(file.ticket), await unit.tickets.get(file.ticket, EVERYTHING)
            if not await tables.drop_file(file.file_id) or link is None or ticket is None:
                return
            settings, there = await context.current.settings(unit), context.client.browse(link.key)
            await say_about(unit, settings, ticket, "jira-file-kept", name=file.name, link=there, why=why[:200])


def _is_there_alone(file: File | Made) -> bool:
    return isinstance(file, File) and file.file_id.startswith(OF_JIRA)
