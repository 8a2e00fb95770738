"""Whether mail can be read and written: both servers are tried. Imported only where there is `[mail]`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiosmtplib

from bot.base.monotonic import Machine
from bot.config.mail import MailSection, Smtp
from bot.mail.carrier import PATIENCE, connected
from bot.mail.mailbox import Mailbox, MailboxAway
from bot.mail.oauth import Account, NoToken
from bot.ops.checks import Finding

LONGEST = 200  # letters of what a server says


async def mail_findings(settings: MailSection, machine: Machine) -> AsyncIterator[Finding]:
    """Yield how both servers take us; nothing is changed in either."""
    yield await _mailbox(settings, machine)
    yield await _letters(settings.smtp, machine)
    if not settings.desk.authority:
        yield Finding("check-mail-authority")


async def _mailbox(settings: MailSection, machine: Machine) -> Finding:
    mailbox = Mailbox(settings.imap, Account(settings.imap, machine))
    facts = {"host": settings.imap.host, "folder": settings.imap.folder}
    try:
        await asyncio.to_thread(mailbox.open)
    except MailboxAway as error:
        return Finding("check-mailbox-away", False, {**facts, "why": str(error)[:LONGEST]})
    finally:
        await asyncio.to_thread(mailbox.close)
        mailbox.forget()
    return Finding("check-mailbox", True, facts)


async def _letters(settings: Smtp, machine: Machine) -> Finding:
    facts = {"host": settings.host}
    try:
        async with asyncio.timeout(2 * PATIENCE), connected(settings, Account(settings, machine)) as client:
            await client.noop()
    except (aiosmtplib.SMTPException, OSError, ValueError, NoToken, TimeoutError) as error:
        return Finding("check-letters-away", False, {**facts, "why": f"{type(error).__name__}: {error}"[:LONGEST]})
    return Finding("check-letters", True, facts)
