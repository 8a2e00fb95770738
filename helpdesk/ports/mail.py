"""Mails that came, and letters that are owed or sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from helpdesk.mail.letters import Letter, LetterKind, SentLetter
from helpdesk.mail.mail import Attachment, Mail, MailKey, MailState, Part
from helpdesk.mail.own_address import OwnAddress


class Mails(Protocol):
    """Mails that came: a row for each place of the mailbox that was read, whatever became of it."""

    async def at(self, key: MailKey) -> Mail | None:
        """Return what was stored of a mail at that place."""

    async def same(self, digest: str) -> Mail | None:
        """Return the mail that was stored first of those that are the same."""

    async def highest(self, folder: str, validity: int) -> int:
        """Return the highest number of a folder that was stored; 0: none."""

    async def add(self, mail: Mail, parts: Sequence[Part]) -> int | None:
        """Store a mail with the names of its attachments; None if one is stored from that place."""

    async def get(self, mail: int) -> Mail | None:
        """Return a mail."""

    async def save(self, mail: Mail) -> None:
        """Write over version ``mail.version - 1``; raise ``Stale`` if that is not what is stored."""

    async def waiting(self, *, shown: bool, limit: int) -> Sequence[Mail]:
        """Return mails that have not ended, oldest first: those of which a card was owed, or the others."""

    async def count(self, *states: MailState) -> int:
        """Return how many mails stand so now."""

    async def oldest(self, *states: MailState) -> datetime | None:
        """Return when the oldest mail came that stands so now."""

    async def came(self, since: datetime, until: datetime) -> Mapping[MailState, int]:
        """Return what became of the mails that came within a window."""

    async def due(self, now: datetime, limit: int) -> Sequence[Mail]:
        """Return mails of which somebody is to be reminded by now, earliest first."""

    async def unsettled(self, folder: str, validity: int) -> Sequence[int]:
        """Return the numbers of a folder that are stored, and of which the mailbox does not know it yet."""

    async def settle(self, folder: str, validity: int, uids: Collection[int]) -> None:
        """The mailbox knows that these were read."""

    async def files(self, mail: int) -> Sequence[Attachment]:
        """Return a mail's attachments, in its order."""

    async def file(self, attachment: int) -> Attachment | None:
        """Return an attachment."""

    async def sent_there(self, attachment: int, file_id: str, unique_id: str) -> None:
        """Telegram has an attachment now, and calls it so; what tickets have of it follows."""

    async def of_ticket(self, ticket: int) -> Mail | None:
        """Return the mail of which a ticket was made, if one was."""

    async def last(self) -> Mail | None:
        """Return the mail that came last."""

    async def outlived(self, before: datetime, limit: int) -> Sequence[Mail]:
        """Return mails that ended before then, are no part of a ticket, and still hold words, oldest first."""

    async def of_caller(self, addresses: Collection[str], tickets: Collection[int]) -> Sequence[Mail]:
        """Return mails of these senders or about these tickets that still hold words."""

    async def blank(self, mails: Collection[int]) -> None:
        """Forget who has written these mails, and what; their files on the disk are the caller's to delete."""

    async def to_delete(self, limit: int) -> Mapping[int, str]:
        """Return mails that are forgotten and still lie on the disk, with what names their files."""

    async def deleted(self, mails: Collection[int]) -> None:
        """The files of these are gone."""


class OwnAddressBook(Protocol):
    """SPOCs' own e-mail addresses, one each; a code is made when one is stored, and nobody can guess it."""

    async def of(self, person: int) -> OwnAddress | None:
        """Return somebody's address, confirmed or not."""

    async def ask(self, person: int, address: str, at: datetime) -> None:
        """Store an address with a code of its own, in the place of a former one."""

    async def wrong(self, person: int) -> None:
        """Count a code that was wrong."""

    async def confirm(self, person: int, at: datetime) -> None:
        """The address is theirs; the code is gone."""

    async def owners(self, address: str) -> Sequence[int]:
        """Return whose confirmed address that is."""

    async def forget(self, *, person: int | None = None, address: str | None = None) -> None:
        """Forget somebody's address, or whoever has that address."""

    async def forget_unconfirmed(self, before: datetime) -> None:
        """Forget addresses that nobody has confirmed."""


class Letters(Protocol):
    """What the desk has written by mail; a Message-ID is made when a letter is stored, and nobody can guess it."""

    async def add(self, letter: Letter, owed_at: datetime, domain: str) -> int:
        """Store a letter under a Message-ID of its own; ``domain`` stands behind its @."""

    async def get(self, letter: int) -> SentLetter | None:
        """Return a letter."""

    async def named(self, message_ids: Collection[str]) -> Mapping[str, SentLetter]:
        """Return those of these Message-IDs that are ours."""

    async def written(self, kinds: Collection[LetterKind], address: str, since: datetime) -> int:
        """Return how many letters of these kinds were owed to an address since then."""

    async def last_about(self, ticket: int) -> SentLetter | None:
        """Return the latest letter about a ticket: the next one follows it in its thread."""

    async def of_ticket(self, ticket: int) -> Sequence[SentLetter]:
        """Return all letters about a ticket, oldest first."""

    async def sent(self, letter: int, at: datetime) -> None:
        """A server has taken a letter."""

    async def bounced(self, letter: int, at: datetime) -> bool:
        """It did not arrive; False if that is known."""

    async def blank_codes(self, before: datetime) -> None:
        """Forget to whom codes went until then: they open nothing any more."""

    async def blank(
        self, *, addresses: Collection[str] = (), tickets: Collection[int] = (), mails: Collection[int] = ()
    ) -> None:
        """Forget to whom these letters went, and what stood in them."""
