"""Letters: what callers are told by mail because something happened, owed in the same transaction as all else."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from helpdesk.destinations import Destination
from helpdesk.mail.letters import Letter, LetterKind, is_address
from helpdesk.mail.mail import Mail
from helpdesk.notify.kinds import OwedLetter
from helpdesk.outbox import Urgency
from helpdesk.ports.store import Store
from helpdesk.settings.mail import MailSettings
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.endings import Resolved
from helpdesk.ticket.ticket import Ticket

KEPT_REFERENCES = 12


class LetterWriter:
    """Writes down letters. ``settings`` None: the desk has no e-mail address, and nothing is written."""

    def __init__(self, store: Store, settings: MailSettings | None, now: datetime) -> None:
        self.store = store
        self.settings = settings
        self.now = now

    async def after(self, ticket: Ticket, facts: Sequence[Fact]) -> None:
        """Owe what the caller of a ticket that came by mail hears of these facts."""
        if self.settings is None or not any(isinstance(fact, Resolved) for fact in facts):
            return
        mail = await self.store.mails.of_ticket(ticket.number)
        if mail is not None:
            caller = await self.store.texts.caller(ticket.caller) if ticket.caller is not None else None
            await self.write(
                Letter(
                    kind=LetterKind.SOLVED, address=mail.sender, name=mail.sender_name, ticket=ticket.number,
                    language=caller.language if caller else None,
                ),
                mail,
            )  # fmt: skip

    async def write(self, letter: Letter, mail: Mail | None) -> int | None:
        """Owe a letter, in the thread of what was written before; None if there is no such address to write to."""
        if self.settings is None or not is_address(letter.address):
            return None
        threaded = await self._in_thread(letter, mail)
        domain = self.settings.address.rpartition("@")[2]
        number = await self.store.letters.add(threaded, self.now, domain)
        message = OwedLetter(number).message_to(
            lane(letter.address), Urgency.REPLY, ticket=letter.ticket, once=f"letter:{number}"
        )
        await self.store.outbox.owe(replace(message, destination=Destination.MAIL))
        return number

    async def _in_thread(self, letter: Letter, mail: Mail | None) -> Letter:
        former = await self.store.letters.last_about(letter.ticket) if letter.ticket is not None else None
        if mail is not None and not mail.blanked:
            named = [*mail.references.split(), *([former.message_id] if former else [])]
            return replace(
                letter, mail=mail.id, subject=letter.subject or mail.subject,
                in_reply_to=mail.message_id or (former.message_id if former else ""),
                references=" ".join(named[-KEPT_REFERENCES:]),
            )  # fmt: skip
        if former is None:
            return letter
        return replace(
            letter, subject=letter.subject or former.letter.subject, in_reply_to=former.message_id,
            references=f"{former.letter.references} {former.message_id}".strip(),
        )  # fmt: skip


def lane(address: str) -> int:
    """Return the lane in which letters to an address go, one after the other."""
    return zlib.crc32(address.lower().encode())
