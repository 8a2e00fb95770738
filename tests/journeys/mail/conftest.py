"""A desk with an e-mail address: its mailbox and the server that takes its letters are real, over TCP and TLS."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.demo.hurried import Hurried
from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.mail.servers import MailServers
from sandbox.mail.tokens import TokenServer
from sandbox.server import Sandbox
from tests.journeys.conftest import FRIDAY, Desk, desk_url
from tests.migrated import sqlite_template

HERE = Path(__file__).parent
ADDRESS, PASSWORD = "helpdesk@mukta.example", "an app password"
CALLER = "ramesh@jatni.example"
AUTHORITY = "mx.mukta.example"
GENUINE = f"{AUTHORITY}; spf=pass smtp.mailfrom=jatni.example; dmarc=pass header.from=jatni.example"


def served() -> ssl.SSLContext:
    """Return what a server of the tests shows of itself."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(HERE / "server.pem", HERE / "server.key")
    return context


def mail_environ(servers: MailServers, folder: Path, **more: str) -> dict[str, str]:
    """Return the settings of the desk's e-mail address, as in the environment; ``more`` says it if by tokens."""
    ways = {"TLS": "tls", "CA_FILE": str(HERE / "server.pem")}
    said = {f"{server}__{key}": value for server in ("IMAP", "SMTP") for key, value in ways.items()}
    for server, port in (("IMAP", servers.imap_port), ("SMTP", servers.smtp_port)):
        said |= {f"{server}__HOST": "127.0.0.1", f"{server}__PORT": str(port)}
        said[f"{server}__USER"] = servers.address
        if servers.tokens is None:
            said[f"{server}__PASSWORD"] = servers.password
    said |= {"DESK__ADDRESS": servers.address, "DESK__AUTHORITY": AUTHORITY, "DIR": str(folder)}
    return {f"HELPDESK_MAIL__{key}": value for key, value in said.items()} | more


@dataclass
class MailDesk(Desk):
    """A desk that plays with mails."""

    servers: MailServers

    async def receive(self, *mails: EmailMessage | bytes) -> None:
        """Lay mails into the mailbox, and wait until all has come of them."""
        for mail in mails:
            await self.servers.deliver(mail if isinstance(mail, bytes) else mail.as_bytes(policy=SMTP))
        await self.read()

    async def read(self) -> None:
        """Wait until the mailbox was read to its end, and all has come of that."""
        office = self.app.wiring.mail
        assert office is not None
        await office.reader.idle()
        await self.settle()

    def letters(self, to: str = CALLER) -> list[EmailMessage]:
        """Return what somebody got from the desk, oldest first."""
        return self.servers.written_to(to)


def a_mail(
    text: str, *, subject: str = "Muster roll does not open", sender: str = f"Ramesh Sahu <{CALLER}>",
    **headers: str,
) -> EmailMessage:  # fmt: skip
    """Return a mail as it comes into the mailbox."""
    mail = EmailMessage()
    mail["Authentication-Results"] = headers.pop("results", GENUINE)
    mail["From"], mail["To"], mail["Subject"] = sender, ADDRESS, subject
    mail["Date"] = "Fri, 20 Nov 2026 10:50:00 +0530"
    mail["Message-ID"] = headers.pop("message_id", f"<{abs(hash((text, subject, sender)))}@jatni.example>")
    for name, value in headers.items():
        mail[name.replace("_", "-").title()] = value
    mail.set_content(text)
    return mail


def reply_to(
    letter: EmailMessage, text: str, *, sender: str = f"Ramesh Sahu <{CALLER}>", **headers: str
) -> EmailMessage:
    """Return what a caller's program makes of an answer to a letter."""
    quoted = "\n".join(f"> {line}" for line in _plain(letter).splitlines())
    said = f"{text}\n\nOn Fri, 20 Nov 2026 at 11:10 am, MUKTASoft helpdesk <{ADDRESS}> wrote:\n{quoted}\n"
    named = {"in_reply_to": str(letter["Message-ID"]), "references": str(letter["Message-ID"])}
    return a_mail(said, subject=f"Re: {letter['Subject']}", sender=sender, **(named | headers))


def _plain(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def words_of(letter: EmailMessage) -> str:
    """Return the plain words of a letter."""
    return _plain(letter)


@asynccontextmanager
async def mail_desk(
    url: str, folder: Path, *, tokens: TokenServer | None = None, clock: HandClock | None = None,
    started: bool = True, **more: str
) -> AsyncIterator[MailDesk]:  # fmt: skip
    """Open a desk with an address on this database; with ``tokens`` nobody is let in by a password.

    ``started`` False: its mailbox is there, and it begins when it is told to.
    """
    clock = clock or HandClock(FRIDAY)
    async with (
        Sandbox(clock=RealClock(), limits=False) as sandbox,
        MailServers(ADDRESS, PASSWORD, tls=served(), tokens=tokens, now=lambda: clock.now().timestamp()) as servers,
    ):
        cast = build_demo(sandbox.world)
        config = demo_config(cast, sandbox, url, **mail_environ(servers, folder, **more))
        app = App(config, clock, machine=Hurried())
        app.engine.by_hand = True
        assert not started or await app.start()
        opened = MailDesk(sandbox, cast, app, clock, url, servers)
        try:
            yield opened
        finally:
            await opened.app.stop()
        sandbox.assert_clean()


@pytest.fixture
async def mailing(desk_url: str, tmp_path: Path) -> AsyncIterator[MailDesk]:
    """A desk with an e-mail address and the demo's cast, at 11 am on Friday 20 November 2026."""
    async with mail_desk(desk_url, tmp_path / "mails") as opened:
        yield opened


__all__ = ["desk_url", "sqlite_template"]
