"""Reads the mailbox: a mail is stored before the mailbox hears of it, and the row says what was read, never a flag.

IDLE only wakes: whoever's server hangs in it is read every minute all the same.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.base.current_settings import CurrentSettings
from bot.base.database_wait import DatabaseWait
from bot.base.monotonic import Backoff, Machine
from bot.base.service import Alarm, Part, Service
from bot.config.mail import Imap
from bot.mail.backlog import Backlog
from bot.mail.counts import MailCounts
from bot.mail.files import MailFiles
from bot.mail.mailbox import Fetched, Mailbox, MailboxAway, MailboxRefused
from bot.mail.oauth import Account
from bot.mail.parse import digest_of, read_mail
from bot.mail.trouble import ServerTrouble
from helpdesk.mail.mail import MailKey, MailTrouble, ReadMail
from helpdesk.ticket.errors import Stale
from storage.database import Database
from storage.engine.errors import DatabaseAway

log = logging.getLogger(__name__)

T = TypeVar("T")

EVERY = 60.0  # seconds between two looks, whatever IDLE says
SLICE = 5.0  # seconds that a thread listens at a time
SOON, LATE = 1.0, 300.0  # seconds until the next try, when the server is away
TRIES = 3  # of a mail that the server does not hand out, or that can't be stored
SETTLED = 50  # mails after which the mailbox is told
ROUNDS = 5  # of a mail that meets others in the database


class MailReader(Part):
    """One connection to one mailbox, opened again whenever it ends."""

    name = "mailbox"

    def __init__(
        self, settings: Imap, account: Account, files: MailFiles, database: Database, current: CurrentSettings,
        counts: MailCounts, *, machine: Machine, alarm: Alarm | None = None,
    ) -> None:  # fmt: skip
        self._settings = settings
        self._account = account
        self._files = files
        self._database = database
        self._current = current
        self._machine = machine
        self._mailbox = Mailbox(settings, account)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="mailbox")
        self._wake = asyncio.Event()
        self._stopping = asyncio.Event()
        self._rounds = 0
        self._looked = asyncio.Event()
        self._backlog = Backlog(settings, database, current)
        self._failed: dict[int, int] = {}
        self._backoff = Backoff(SOON, LATE)
        self._counts = counts
        self.trouble = ServerTrouble("mail.imap", settings, machine, alarm)
        self._service = Service(self.name, self._run, machine=machine, alarm=alarm, end=self._end)

    @property
    def alive(self) -> bool:
        """Whether it is at work, and was not ended by a mistake just now; a server that is away is none."""
        return self._service.alive

    async def start(self) -> None:
        """Begin to read."""
        self._files.begin()
        await self._service.start()

    async def stop(self, seconds: float = 0.0) -> None:
        """End; what is fetched and not stored is fetched again by the next process."""
        await self._service.stop(seconds)
        self._mailbox.break_off()
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._mailbox.forget()

    async def idle(self) -> None:
        """Return once the mailbox was looked at from now on, or can't be."""
        wanted = self._rounds + 1
        while self._rounds < wanted and self._service.task is not None and not self._service.task.done():
            self._looked.clear()
            self._look_up()
            await self._looked.wait()

    def _end(self) -> None:
        self._stopping.set()
        self._look_up()

    def _look_up(self) -> None:
        self._wake.set()
        self._mailbox.poke()

    async def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                await self._session()
            except MailboxAway as error:
                await self.trouble.lasts(str(error), refused=isinstance(error, MailboxRefused))
                self._round_over()
                self._wake.clear()
                await self._machine.wait(self._wake, self._backoff.grow())
            finally:
                await self._in_thread(self._mailbox.close)

    async def _session(self) -> None:
        """Read what is there, and what comes, until the connection or the process ends."""
        await self._in_thread(self._mailbox.open)
        while not self._stopping.is_set():
            self._wake.clear()
            await self._look()
            self._backoff.reset()
            await self.trouble.is_over()
            self._counts.read()
            self._round_over()
            if not self._wake.is_set() and not self._mailbox.has_grown():
                await self._listen()

    def _round_over(self) -> None:
        self._rounds += 1
        self._looked.set()

    async def _listen(self) -> None:
        """Return once something has come, somebody asks, or a minute has passed."""
        mailbox, until = self._mailbox, self._machine.now() + EVERY
        if not mailbox.can_idle:
            await self._machine.wait(self._wake, EVERY)
            await self._in_thread(mailbox.nothing)
            return
        await self._in_thread(mailbox.begin_idle)
        while not self._wake.is_set() and self._machine.now() < until:
            if await self._in_thread(mailbox.wait, SLICE):
                break
        await self._in_thread(mailbox.end_idle)

    async def _look(self) -> None:
        """Store every mail above the highest that is stored and of the desk's time; let the mailbox know of them."""
        folder, validity = self._settings.folder, self._mailbox.validity
        async with self._database.reading() as store:
            highest = await store.mails.highest(folder, validity)
        if not highest:
            highest = await self._backlog.first(self._mailbox, self._in_thread) - 1
        await self._settle()
        uids = await self._in_thread(self._mailbox.above, highest)
        for first in range(0, len(uids), SETTLED):
            some = uids[first : first + SETTLED]
            sizes = await self._in_thread(self._mailbox.sizes, some)
            for uid in some:
                if self._stopping.is_set():
                    return
                await self._take(MailKey(folder, validity, uid), sizes.get(uid, 0))
            await self._settle()

    async def _take(self, key: MailKey, size: int) -> None:
        """Fetch a mail and store it; what the server does not hand out is stored as that, so that others go on."""
        try:
            fetched = await self._in_thread(self._mailbox.fetch, key.uid, size)
        except MailboxAway:
            self._failed[key.uid] = self._failed.get(key.uid, 0) + 1
            if self._failed[key.uid] < TRIES:
                raise
            log.error("mail %s can't be fetched: it is noted, and left in the mailbox", key.uid)  # noqa: TRY400
            name = digest_of(f"{key.folder} {key.validity} {key.uid}".encode())
            await self._store(ReadMail(key=key, digest=name, size=size, trouble=MailTrouble.UNFETCHED))
            raise  # the connection is not to be trusted any more
        if fetched is not None:
            await self._keep(key, fetched)

    async def _keep(self, key: MailKey, fetched: Fetched) -> None:
        read = await asyncio.to_thread(read_mail, fetched.raw, key, whole=fetched.whole)
        await self._files.keep(read.digest, fetched.raw)
        try:
            await self._store(read)
        except DatabaseAway:
            raise
        except Exception:  # one of the broad catches: one mail must not hold up the others
            log.exception("mail %s can't be stored as it is read", key.uid)
            await self._store(ReadMail(key=key, digest=read.digest, size=read.size, trouble=MailTrouble.BROKEN))
        self._failed.pop(key.uid, None)

    async def _store(self, read: ReadMail) -> None:
        """Store a mail in one transaction with all that it does; wait for the database as long as it is away."""
        wait, met = DatabaseWait("the mailbox"), 0
        while True:
            try:
                async with self._database.unit() as unit:
                    desk = await self._current.desk_in(unit)
                    await desk.receiving.receive(read)
            except Stale:
                met += 1
                if met >= ROUNDS:
                    raise
            except DatabaseAway as error:
                if await self._machine.wait(self._stopping, wait.after(error)):
                    raise
            else:
                self._counts.received()
                return

    async def _settle(self) -> None:
        """Let the mailbox know what is stored. It may hear of one twice, never of one that is not."""
        folder, validity = self._settings.folder, self._mailbox.validity
        async with self._database.reading() as store:
            uids: Sequence[int] = await store.mails.unsettled(folder, validity)
        if uids:
            await self._in_thread(self._mailbox.settle, uids)
            async with self._database.unit() as unit:
                await unit.mails.settle(folder, validity, uids)

    async def _in_thread(self, work: Callable[..., T], *arguments: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)
