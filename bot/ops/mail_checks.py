"""Whether mail can be read and written: both servers are tried. Imported only where there is `[mail]`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiosmtplib

from bot.base.monotonic import Machine
from bot.config.mail import MailSection, Smtp
from bot.mail.carrier import PATIENCE, connected
from bot.mail.mailbox import Mailbox, MailboxAway, MailboxRefused
from bot.mail.oauth import Account, NoToken
from bot.mail.trouble import way_of
from bot.ops.checks import Finding

LONGEST = 200  # letters of what a server says


async def mail_findings(settings: MailSection, machine: Machine) -> AsyncIterator[Finding]:
    """Yield how both servers take us; nothing is changed in either."""
    reads = Account(settings.imap, machine)
    yield await _mailbox(settings, reads)
    yield await _letters(settings.smtp, Account(settings.smtp, machine, like=reads))
    if not settings.desk.authority:
        yield Finding("check-mail-authority")


async def _mailbox(settings: MailSection, account: Account) -> Finding:
    mailbox = Mailbox(settings.imap, account)
    facts = {"host": settings.imap.host, "folder": settings.imap.folder}
    refused = {"host": settings.imap.host, "section": "mail.imap", "way": way_of(settings.imap)}
    try:
        await asyncio.to_thread(mailbox.open)
    except MailboxRefused as error:
        return Finding("check-mail-refused", False, {**refused, "why": str(error)[:LONGEST]})
    except MailboxAway as error:
        return Finding("check-mailbox-away", False, {**facts, "why": str(error)[:LONGEST]})
    finally:
        await asyncio.to_thread(mailbox.close)
        mailbox.forget()
    return Finding("check-mailbox", True, facts)


async def _letters(settings: Smtp, account: Account) -> Finding:
    facts = {"host": settings.host}
    refused = {**facts, "section": "mail.smtp", "way": way_of(settings)}
    try:
        async with asyncio.timeout(2 * PATIENCE), connected(settings, account) as client:
            await client.noop()
    except (aiosmtplib.SMTPAuthenticationError, NoToken) as error:
        key = "check-letters-away" if isinstance(error, NoToken) and not error.final else "check-mail-refused"
        return Finding(key, False, {**refused, "why": account.struck(str(error))[:LONGEST]})
    except (aiosmtplib.SMTPException, OSError, ValueError, TimeoutError) as error:
        why = account.struck(f"{type(error).__name__}: {error}")
        return Finding("check-letters-away", False, {**facts, "why": why[:LONGEST]})
    return Finding("check-letters", True, facts)
