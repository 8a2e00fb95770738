"""What delivery asks and whom it tells: the desk, the worker process and the counts plug in here."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from telegram import Message

from bot.base.service import Alarm, no_alarm
from bot.telegram.api_errors import Decision
from handlers.base.outgoing import Fresh, Made, Outgoing
from helpdesk.outbox import OutboxRow
from helpdesk.people.rights import Action
from helpdesk.ticket.notes import File
from storage.unit_of_work import Store

Render = Callable[[OutboxRow, Store], Awaitable[Outgoing | None]]


Files = tuple[File | Made, ...]


class NotYetThere(Exception):
    """Files can't be had now: the row waits so many seconds, and holds up no other."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"asked again in {wait:.0f} s")
        self.wait = wait


class FileKeeper(Protocol):
    """Who has files that Telegram has not seen yet."""

    def unpacked(self, files: Files) -> AbstractAsyncContextManager[Files]:
        """Give files as they can be sent, until the block ends; raise ``NotYetThere``."""

    async def uploaded(self, files: Files, messages: Sequence[Message]) -> None:
        """Telegram has these now."""


@dataclass(frozen=True, slots=True)
class Keepers:
    """All of them, one after the other; each leaves alone what is not its own."""

    each: tuple[FileKeeper, ...] = ()

    @asynccontextmanager
    async def unpacked(self, files: Files) -> AsyncIterator[Files]:
        """Give files as they can be sent, until the block ends; raise ``NotYetThere``."""
        async with AsyncExitStack() as stack:
            for keeper in self.each:
                files = await stack.enter_async_context(keeper.unpacked(files))
            yield files

    async def uploaded(self, files: Files, messages: Sequence[Message]) -> None:
        """Telegram has these now."""
        for keeper in self.each:
            await keeper.uploaded(files, messages)


async def _nobody(*_: object) -> None:
    """Nobody wants to know."""


async def _kept(*_: object) -> bool:
    """It stays owed."""
    return True


async def _no_line(_row: OutboxRow, _store: Store, _partly: bool) -> Outgoing | None:
    """Nothing is said in short."""
    return None


async def _to_the_chat(_chat_id: int, _thread_id: int) -> bool:
    """What was for a topic that is gone goes to its chat."""
    return True


async def _no_files(_row: OutboxRow, _fresh: Fresh) -> tuple[Made, ...]:
    """Nobody makes files here."""
    return ()


@dataclass(frozen=True, slots=True)
class Hooks:
    """Whom delivery tells. They may open units of work; one that raises makes the row be tried again."""

    alarm: Alarm = no_alarm  # at most once an hour for a key, method and ticket
    hindered: Callable[[int, int, Decision], Awaitable[bool]] = _kept  # a chat, and a topic if it is that alone
    stuck: Callable[[OutboxRow], Awaitable[None]] = _nobody  # a row was refused in every form
    reached: Callable[[OutboxRow], Awaitable[None]] = _nobody  # a row went well where there was trouble, or after it
    deleted: Callable[[int], Awaitable[None]] = _nobody  # a group that is no more
    migrated: Callable[[int, int], Awaitable[None]] = _nobody  # old id, new id
    topic_gone: Callable[[int, int], Awaitable[bool]] = _to_the_chat  # chat and topic: may the chat itself have it?
    unpinnable: Callable[[int, int], Awaitable[None]] = _nobody  # a chat, and what was posted there to be pinned
    line: Callable[[OutboxRow, Store, bool], Awaitable[Outgoing | None]] = _no_line  # a row in one line, with a link
    fresh: Callable[[OutboxRow, Fresh], Awaitable[tuple[Made, ...] | None]] = _no_files  # none: not yet, ask again
    unseen: Callable[[OutboxRow, Action], Awaitable[None]] = _nobody  # is its reader in the group?
    files: FileKeeper = Keepers()
    making: Callable[[OutboxRow], bool] = lambda _row: False  # its files are not ready: it need not be rendered
    carried: Callable[[OutboxRow, str], None] = lambda _row, _result: None  # what became of a row; opens nothing
