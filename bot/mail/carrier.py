"""Takes letters to the server that sends mail; what is sent again after an unknown outcome is the same mail."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, make_msgid

import aiosmtplib
from aiosmtplib.errors import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from bot.base.current_settings import CurrentSettings
from bot.config.mail import Smtp
from bot.mail.counts import MailCounts
from bot.mail.mailbox import context_of
from bot.mail.oauth import Account, NoToken
from bot.mail.trouble import ServerTrouble
from bot.outbound.outcomes import SendOutcome, ended, park_all, release
from handlers.cards.words import Cards
from handlers.mail.letter import LetterWords, words_of
from helpdesk.desk.mail.receiving import tell_of_letter
from helpdesk.mail.letters import LetterKind, SentLetter
from helpdesk.mail.loops import OWN
from helpdesk.notify.desk_texts import LetterRefused
from helpdesk.notify.kinds import OwedLetter
from helpdesk.outbox import OutboxRow
from helpdesk.settings.settings import Settings
from helpdesk.text.words import clean
from storage.database import Database
from storage.outbox.rows import Leased

log = logging.getLogger(__name__)

PATIENCE = 30.0  # seconds for any answer
AGAIN, LONGEST = 30.0, 3600.0  # seconds until a server that says "not now" is asked again: twice as long each time
GIVEN_UP = 12  # tries of a letter that a server does not take now: half a day
LOCKED_OUT = 300.0  # seconds for all letters, when the server refuses us
NOT_AUTHENTICATED = frozenset({530, 534, 535, 538})


class LetterCarrier:
    """``bot.outbound.destination.Carrier`` of letters."""

    def __init__(
        self, settings: Smtp, account: Account, database: Database, current: CurrentSettings, counts: MailCounts,
        trouble: ServerTrouble,
    ) -> None:  # fmt: skip
        self._settings = settings
        self._account = account
        self._database = database
        self._current = current
        self.trouble = trouble
        self._counts = counts

    async def carry(self, leased: Leased) -> SendOutcome:
        """Send a letter, from the present state of what it is about."""
        number = OwedLetter.read(leased.row.message.facts).letter
        async with self._database.reading() as store:
            office = await self._current.at(store)
            letter = await store.letters.get(number)
            cards = Cards(office, office.settings.language, self._current.clock.now())
            words = await words_of(letter, store, cards) if letter is not None else None
        if letter is None or words is None:
            return ended(leased, state="dropped", refusal="its reason is gone")
        mail = message_of(letter, words, office.settings, self._current.clock.now())
        try:
            await self.send(mail, letter.letter.address)
        except NoToken as error:
            if error.final:
                return await self._locked_out(leased.row, str(error))
            return await self._away(leased.row, str(error))
        except (SMTPException, OSError, ValueError) as error:
            return await self._refused(leased, letter, error)
        await self.trouble.is_over()
        self._counts.letter("sent")
        async with self._database.unit() as unit:
            await unit.letters.sent(number, self._current.clock.now())
        return ended(leased, well=True)

    async def reached(self, row: OutboxRow) -> None:
        """A row went well where there was trouble."""

    def given_up(self, row: OutboxRow, error: str) -> SendOutcome:
        """A mistake of ours: the row ends as failed, and the counts say so."""
        log.error("letter of row %s is given up: %s", row.id, error)
        return ended(Leased(row=row, current=None, under=None), state="failed", refusal=f"E-{row.id} {error}"[:500])

    async def send(self, mail: EmailMessage, *addresses: str) -> None:
        """Hand a mail to the server; raise ``NoToken``, ``SMTPException`` or ``OSError`` if it does not take it."""
        async with connected(self._settings, self._account) as client:
            content = mail.as_bytes(policy=SMTP if _is_plain(mail) else SMTPUTF8)
            await client.sendmail(_address_of(mail["From"]), list(addresses), content)

    async def _refused(self, leased: Leased, letter: SentLetter, error: Exception) -> SendOutcome:
        """Return what comes of an error: of ours with the server, of the way there, or of this one letter."""
        row, code = leased.row, _code(error)
        why = clean(self._account.struck(f"{type(error).__name__}: {error}"))[:300]
        if isinstance(error, SMTPAuthenticationError) or code in NOT_AUTHENTICATED:
            if self._account.tokens is not None:
                self._account.tokens.refused()
            return await self._locked_out(row, why)
        if isinstance(error, SMTPServerDisconnected | SMTPTimeoutError | OSError) or code is None:
            return await self._away(row, why)
        if 400 <= code < 500 and row.attempts < GIVEN_UP:
            wait = min(AGAIN * 2 ** (row.attempts - 1), LONGEST)
            return SendOutcome(release(row, wait), wait_row=wait)
        if isinstance(error, SMTPSenderRefused):
            return await self._locked_out(row, why)  # our own address: no other letter would go either
        log.error("letter %s is refused: %s", letter.id, why)
        self._counts.letter("refused")
        async with self._database.unit() as unit:
            if await unit.letters.bounced(letter.id, self._current.clock.now()):
                desk = await self._current.desk_in(unit)
                await tell_of_letter(desk.receiving, letter, LetterRefused(_words_of(error)))
        return ended(leased, state="failed", refusal=why, well=True)

    async def _away(self, row: OutboxRow, why: str) -> SendOutcome:
        await self.trouble.lasts(why, refused=False)
        return SendOutcome(release(row, counts=False), down=True)

    async def _locked_out(self, row: OutboxRow, why: str) -> SendOutcome:
        await self.trouble.lasts(why, refused=True)
        return SendOutcome(park_all(row, LOCKED_OUT), wait_all=LOCKED_OUT)


@asynccontextmanager
async def connected(settings: Smtp, account: Account) -> AsyncIterator[aiosmtplib.SMTP]:
    """Give a connection to the server that takes mail, logged in."""
    trusted = None if settings.tls == "plain" else context_of(settings)
    client = aiosmtplib.SMTP(
        hostname=settings.host, port=settings.port, timeout=PATIENCE, use_tls=settings.tls == "tls",
        start_tls=settings.tls == "starttls", tls_context=trusted,
    )  # fmt: skip
    async with client:
        await _log_in(client, account)
        yield client


async def _log_in(client: aiosmtplib.SMTP, account: Account) -> None:
    if account.tokens is None:
        if account.user:
            await client.login(account.user, account.password())
        return
    try:
        await client.auth_xoauth2(account.user, await asyncio.to_thread(account.tokens.get))
    except SMTPAuthenticationError:  # it may have been taken back before its time: once more with a new one
        account.tokens.refused()
        await client.auth_xoauth2(account.user, await asyncio.to_thread(account.tokens.get))


def message_of(sent: SentLetter, words: LetterWords, settings: Settings, now: datetime) -> EmailMessage:
    """Return a letter as a mail; its Message-ID is its own for ever."""
    letter = sent.letter
    mail = addressed(_named(letter.name, letter.address), words, settings, now)
    mail["Message-ID"] = sent.message_id
    if letter.in_reply_to:
        mail["In-Reply-To"] = _ids(letter.in_reply_to)
    if letter.references:
        mail["References"] = _ids(letter.references)
    if words.by_machine:
        mail["Auto-Submitted"] = "auto-replied" if letter.kind is LetterKind.ACK else "auto-generated"
        mail["X-Auto-Response-Suppress"] = "All"
    mail[OWN.title()] = str(sent.id)
    _fill(mail, words)
    return mail


def warning_of(addresses: Sequence[str], words: LetterWords, settings: Settings, now: datetime) -> EmailMessage:
    """Return what the desk writes to its admins: nobody's letter, so it has no number."""
    mail = addressed([_named("", address) for address in addresses], words, settings, now)
    mail["Message-ID"] = make_msgid(domain=_address_of(mail["From"]).rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    _fill(mail, words)
    return mail


def addressed(to: object, words: LetterWords, settings: Settings, now: datetime) -> EmailMessage:
    """Return a mail of the desk's to somebody, without its content."""
    own = settings.mail
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _named(settings.name, own.address if own is not None else "")
    mail["To"] = to
    mail["Subject"] = words.subject
    mail["Date"] = format_datetime(now)
    return mail


def _fill(mail: EmailMessage, words: LetterWords) -> None:
    mail.set_content(words.text)
    mail.add_alternative(words.html, subtype="html")


def _named(name: str, address: str) -> Address | str:
    user, _, domain = address.rpartition("@")
    try:
        return Address(display_name=" ".join(clean(name).split())[:80], username=user, domain=domain)
    except ValueError:
        return address


def _ids(text: str) -> str:
    """Return Message-IDs as a header takes them: of a stranger's words only what looks like one."""
    return " ".join(each for each in text.split() if each.isascii() and each.startswith("<") and each.endswith(">"))


def _address_of(header: object) -> str:
    addresses = getattr(header, "addresses", ())
    return addresses[0].addr_spec if addresses else str(header)


def _is_plain(mail: EmailMessage) -> bool:
    return str(mail["To"]).isascii() or _address_of(mail["To"]).isascii()


def _code(error: Exception) -> int | None:
    if isinstance(error, SMTPRecipientsRefused):
        return next((each.code for each in error.recipients), None)
    return error.code if isinstance(error, SMTPResponseException | SMTPDataError) else None


def _words_of(error: Exception) -> str:
    if isinstance(error, SMTPRecipientsRefused) and error.recipients:
        error = error.recipients[0]
    said = f"{error.code} {error.message}" if isinstance(error, SMTPResponseException) else str(error)
    return clean(said)[:200]
