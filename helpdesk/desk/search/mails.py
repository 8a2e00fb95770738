"""Forgetting mails: what nobody needs any more after its time, and what is of a caller who is erased."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta

from helpdesk.desk.recording.clearing import delete_message
from helpdesk.desk.recording.recorder import Uses
from helpdesk.mail import own_address
from helpdesk.mail.mail import Mail, mail_files_slot, mail_slot
from helpdesk.notify.kinds import MailCard
from helpdesk.outbox import Urgency
from helpdesk.people.actors import Role

AT_ONCE = 100  # mails that are forgotten in one transaction
MOST_FILES = 100
ALBUM = 10


class ForgottenMails(Uses):
    """Mails whose words go. Their files on the disk are deleted by whoever keeps them, afterwards."""

    async def forget_old(self) -> int:
        """Forget mails that became no ticket and ended longer ago than such data is kept; return how many."""
        before = self.now - timedelta(days=self.settings.retention_days)
        old = await self.store.mails.outlived(before, AT_ONCE)
        await self._forget(old)
        await self.store.letters.blank(mails=[mail.id for mail in old])
        await self.store.letters.blank_codes(self.now - own_address.LIVES)
        await self.store.own_addresses.forget_unconfirmed(self.now - own_address.LIVES)
        return len(old)

    async def forget_of(self, address: str | None, tickets: Collection[int]) -> None:
        """Forget what somebody has written, and what was written to them; by their address and their tickets."""
        addresses = [address.lower()] if address else []
        theirs = await self.store.mails.of_caller(addresses, tickets)
        await self._forget(theirs)
        mails = [mail.id for mail in theirs]
        for each in addresses:
            await self.store.own_addresses.forget(address=each)
        await self.store.letters.blank(addresses=addresses, tickets=tickets, mails=mails)

    async def _forget(self, mails: Sequence[Mail]) -> None:
        await self.store.mails.blank([mail.id for mail in mails])
        for mail in mails:
            for place in await self._places():
                await self._clear(mail.id, place)

    async def _clear(self, mail: int, place: int) -> None:
        """Let a card say that its words are gone, and take the files below it away."""
        slot = mail_slot(mail, place)
        if await self.store.outbox.in_slot(slot) is not None or await self.store.outbox.is_owed(slot):
            card = MailCard(mail).message_to(place, Urgency.PING, person=place if place > 0 else None, slot=slot)
            await self.store.outbox.owe(card)
        for first in range(0, MOST_FILES, ALBUM):
            if not await delete_message(self.store.outbox, mail_files_slot(mail, first, place)):
                break

    async def _places(self) -> Sequence[int]:
        """Return every chat in which a mail may have been shown."""
        people = [*await self.store.people.with_role(Role.OPERATOR), *await self.store.people.with_role(Role.ADMIN)]
        own = [self.settings.chat_id] if self.settings.chat_id is not None else []
        return list(dict.fromkeys([*own, *(person.id for person in people)]))
