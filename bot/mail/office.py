"""All of the desk's e-mail address, made and joined together: what `bot/wiring.py` loads only if there is one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from prometheus_client import CollectorRegistry

from bot.base.current_settings import CurrentSettings
from bot.base.monotonic import Machine
from bot.base.scheduler import Tick
from bot.base.service import Alarm
from bot.config.mail import MailSection
from bot.mail.carrier import LetterCarrier
from bot.mail.counts import MailCounts
from bot.mail.files import MailFiles
from bot.mail.oauth import Account
from bot.mail.reader import MailReader
from bot.mail.silence_letter import SilenceLetter
from bot.mail.tending import EVERY, FORGET_EVERY, MailTending
from bot.mail.trouble import ServerTrouble
from bot.outbound.destination import DestinationSender
from bot.outbound.hooks import Hooks
from helpdesk.destinations import Destination
from storage.database import Database

IN_FLIGHT = 4  # letters


class MailOffice:
    """The mailbox's reader, the sender of letters, and the files of both."""

    def __init__(
        self, settings: MailSection, database: Database, current: CurrentSettings, registry: CollectorRegistry,
        *, machine: Machine, alarm: Alarm,
    ) -> None:  # fmt: skip
        self.settings = settings
        self.files = MailFiles(Path(settings.dir), database)
        counts = MailCounts(registry, machine)
        reads = Account(settings.imap, machine)
        writes = Account(settings.smtp, machine, like=reads)
        self.reader = MailReader(
            settings.imap, reads, self.files, database, current, counts,
            machine=machine, alarm=alarm,
        )  # fmt: skip
        trouble = ServerTrouble("mail.smtp", settings.smtp, machine, alarm)
        self.carrier = LetterCarrier(settings.smtp, writes, database, current, counts, trouble)
        self.silence = SilenceLetter(settings.alarms_to, self.carrier, database, current)
        self.tending = MailTending(database, current, self.files, counts)
        self.sender = DestinationSender(
            Destination.MAIL, self.carrier, database, in_flight=IN_FLIGHT, machine=machine, hooks=Hooks(alarm),
            name="letters",
        )  # fmt: skip

    def ticks(self) -> Iterator[tuple[str, timedelta, Tick]]:
        """Yield what the engine does for it, and how often."""
        yield "mails", EVERY, self.tending.tend
        yield "mail-files", EVERY, self.tending.delete
        yield "mail-retention", FORGET_EVERY, self.tending.forget
