"""What admins are told of a server of mail: once when it refuses us or stays away, and once when that is over."""

from __future__ import annotations

import logging
from typing import Literal

from bot.base.monotonic import Machine
from bot.base.scheduler import Scheduler
from bot.base.service import Alarm, no_alarm
from bot.config.mail import MailServer
from helpdesk.outbox import Facts

SURE = 60.0  # seconds for which it must refuse us: one refusal may be a hiccup
LONG = 1800.0  # seconds for which it may be away

log = logging.getLogger(__name__)


class ServerTrouble:
    """The trouble with one server, as it lasts. ``section``: where it stands in the config."""

    def __init__(
        self, section: Literal["mail.imap", "mail.smtp"], server: MailServer, machine: Machine, alarm: Alarm | None
    ) -> None:
        self._about: Facts = {"section": section, "host": server.host, "way": way_of(server)}
        self.machine = machine
        self._alarm = alarm or no_alarm
        self._since: float | None = None
        self._told = False
        self.why: str | None = None

    async def lasts(self, why: str, *, refused: bool) -> None:
        """It refuses us, or is away."""
        log.warning("%s: %s", self._about["section"], why)
        now = self.machine.now()
        self.why = why
        self._since = now if self._since is None else self._since
        if not self._told and now - self._since >= (SURE if refused else LONG):
            facts: Facts = {**self._about, "why": why}
            self._told = await self._tell("mail-refused" if refused else "mail-away", facts)

    async def is_over(self) -> None:
        """It takes us."""
        self.why = self._since = None
        if self._told:
            self._told = not await self._tell("mail-back", self._about)

    async def _tell(self, key: str, facts: Facts) -> bool:
        return await Scheduler.attempt("telling the admins of a mail server", lambda: self._alarm(key, facts))


def way_of(server: MailServer) -> str:
    """Return by what one is let in there: what an admin has to look at is called so."""
    return "token" if server.oauth2 is not None else "password"
