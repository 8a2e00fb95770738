"""Real servers of mail in this process: IMAP by pymap, SMTP by aiosmtpd. What is sent lies in its reader's box."""

from __future__ import annotations

import asyncio
import logging
import ssl
import time
import warnings
from argparse import Namespace
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.version import ProxyProtocolVersion
from pymap.backend.dict import Config, DictBackend
from pymap.backend.dict.mailbox import MailboxData
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials.flag import Seen
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

from sandbox.mail.line import FaultyWriter, LineFaults
from sandbox.mail.tokens import TokenConfig, TokenDoor, TokenLogin, TokenServer

HERE = "127.0.0.1"
LARGEST = 60 << 20  # bytes of a mail
PLAIN = Cleartext()  # half a million rounds at each login would guard what is no secret
logging.getLogger("mail.log").setLevel(logging.ERROR)  # aiosmtpd tells every line


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail that somebody has given to the server: to whom, and its bytes."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @property
    def mail(self) -> EmailMessage:
        """The mail, read."""
        return read(self.raw)


def read(raw: bytes) -> EmailMessage:
    """Return a mail of these bytes."""
    found = message_from_bytes(raw, policy=default)
    assert isinstance(found, EmailMessage)
    return found


@dataclass
class MailFaults:
    """What goes wrong from now on, so many times each."""

    lost: int = 0  # the mail is taken, and the answer never comes
    not_now: int = 0  # 451
    refused: set[str] = field(default_factory=set)  # addresses that nobody has: 550


class MailServers(TokenDoor):
    """``async with``: the desk's mailbox, and a server that takes what it writes. ``address`` is its user, too.

    ``tokens``: it takes these and no password. ``now``: when a mail comes, in Unix time.
    """

    def __init__(
        self, address: str, password: str, *, tls: ssl.SSLContext | None = None, tokens: TokenServer | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:  # fmt: skip
        self.address = address
        self.password = password
        self.sent: list[Sent] = []
        self.faults = MailFaults()
        self.line = LineFaults()
        self.heard: list[Callable[[Sent], None]] = []
        self.imap_port = 0
        self.smtp_port = 0
        self.tokens = tokens
        self._now = now
        self._put: list[tuple[bytes, float]] = []
        self._tls = tls
        self._stack = AsyncExitStack()
        self._backend: DictBackend
        self._config: Config
        self._writers: set[FaultyWriter] = set()

    async def __aenter__(self) -> Self:
        await self._open_imap()
        loop = asyncio.get_running_loop()
        smtp = await loop.create_server(self._smtp, HERE, self.smtp_port, ssl=self._tls)
        self.smtp_port = smtp.sockets[0].getsockname()[1]
        self._stack.callback(smtp.close)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.cut()
        await self._stack.aclose()

    # -- the mailbox

    async def deliver(self, raw: bytes, folder: str = "INBOX") -> None:
        """Lay a mail into the desk's mailbox."""
        await self._lay(raw, self._now(), folder)

    def put(self, mails: Iterable[tuple[bytes, float]]) -> None:
        """Lay mails with the times of their coming into the inbox, before anybody looks at it the next time."""
        self._put = list(mails)

    async def _lay(self, raw: bytes, at: float, folder: str = "INBOX") -> None:
        box = await self._box(folder)
        await box.append(AppendMessage(raw, datetime.fromtimestamp(at, UTC), frozenset()), recent=True)

    async def unseen(self, folder: str = "INBOX") -> int:
        """Return how many mails of a folder are not marked as read."""
        box = await self._box(folder)
        return sum([Seen not in message.permanent_flags async for message in box.messages()])

    async def count(self, folder: str = "INBOX") -> int:
        """Return how many mails lie in a folder."""
        box = await self._box(folder)
        return len([message async for message in box.messages()])

    def clear(self) -> None:
        """Throw away all that lies in the mailbox, and what was sent."""
        self.sent.clear()
        self._put = []
        self.cut()
        self._config.set_cache.pop(self.address, None)

    def cut(self) -> None:
        """Cut all connections to the mailbox."""
        for writer in list(self._writers):
            writer.transport.abort()

    def hang(self) -> None:
        """Let all connections to the mailbox hang: they stay open, and nothing more is said on them."""
        for writer in self._writers:
            writer.hangs = True

    def written_to(self, address: str) -> list[EmailMessage]:
        """Return what lies in somebody's box, oldest first."""
        return [sent.mail for sent in self.sent if address in sent.recipients]

    async def _box(self, folder: str) -> MailboxData:
        laid, self._put = self._put, []
        for raw, at in laid:
            await self._lay(raw, at)
        cached = self._config.set_cache.get(self.address)
        if cached is None:
            async with self._backend.login.demo_user_identity.new_session():
                cached = self._config.set_cache[self.address]
        mailboxes, _ = cached
        if folder != "INBOX" and folder not in {each.name for each in (await mailboxes.list_mailboxes()).list()}:
            await mailboxes.add_mailbox(folder)
        return await mailboxes.get_mailbox(folder)

    async def _open_imap(self) -> None:
        arguments = Namespace(
            host=HERE, port=0, debug=False, cert=None, key=None, tls=False, passlib_cfg=None, proxy_protocol=None,
            demo_data=False, demo_user=self.address, demo_password=self.password,
        )  # fmt: skip
        self._backend, self._config = await self._boxes(arguments)
        self._config.apply_context()
        serve = ProxyProtocolReader(ProxyProtocolVersion.get(None)).get_callback(
            IMAPServer(self._backend.login, self._config)
        )

        async def connected(reader: asyncio.StreamReader, line: asyncio.StreamWriter) -> None:
            writer = FaultyWriter(line, reader, self.line)
            self._writers = {each for each in self._writers if not each.is_closing()} | {writer}
            try:
                await self._box("INBOX")
                await serve(reader, writer)  # it comes back at once; a task of its own goes on
            except (OSError, EOFError):
                writer.transport.abort()  # it was cut

        server = await asyncio.start_server(connected, HERE, self.imap_port, ssl=self._tls, limit=1 << 20)
        self.imap_port = server.sockets[0].getsockname()[1]
        self._stack.callback(server.close)

    async def _boxes(self, arguments: Namespace) -> tuple[DictBackend, Config]:
        if self.tokens is None:
            return await DictBackend.init(arguments, reject_dnsbl=False, hash_context=PLAIN)
        config = TokenConfig.from_args(arguments, reject_dnsbl=False, hash_context=PLAIN)
        config.tokens = self.tokens
        login = TokenLogin(config)
        await login.demo_user_identity.set(UserMetadata(config, self.address))
        return DictBackend(login, config), config

    # -- what is sent

    def _smtp(self) -> SMTP:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # TLS is there before the first word, which it does not see
            return SMTP(
                self, hostname="mail.example.org", ident="mail", data_size_limit=LARGEST, enable_SMTPUTF8=True,
                auth_required=True, auth_require_tls=False, authenticator=self._allowed,
                auth_exclude_mechanism=["XOAUTH2"] if self.tokens is None else ["LOGIN", "PLAIN"],
            )  # fmt: skip

    def _allowed(self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: object) -> AuthResult:
        fits = isinstance(data, LoginPassword) and data.login.decode() == self.address
        right = fits and isinstance(data, LoginPassword) and data.password.decode() == self.password
        return AuthResult(success=right, handled=False)  # handled: it would be left without an answer

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a recipient, or say that there is none of that name."""
        if address in self.faults.refused:
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Take a mail."""
        if self.faults.not_now:
            self.faults.not_now -= 1
            return "451 4.3.0 Try again later"
        content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        sent = Sent(envelope.mail_from or "", tuple(envelope.rcpt_tos), content)
        self.sent.append(sent)
        for heard in self.heard:
            heard(sent)
        if self.faults.lost:
            self.faults.lost -= 1
            if isinstance(server.transport, asyncio.Transport):
                server.transport.abort()
        return "250 OK"
