"""The mailbox over IMAP, in a thread of its own: every call here waits for the server, and none for ever."""

from __future__ import annotations

import contextlib
import imaplib
import re
import select
import socket
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from imap_tools import AND, BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted, MailMessageFlags
from imap_tools.errors import ImapToolsError

from bot.config.mail import Imap, MailServer
from bot.mail.oauth import Account, NoToken

PATIENCE = 30.0  # seconds for any answer
BEGINNING = 256 << 10  # bytes of a mail that is too large
TOGETHER = 500  # numbers in one command
REFUSES, NO_FOLDER = "refuses us", "has no such folder"
FOR_ADMINS = frozenset({REFUSES, NO_FOLDER})
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
UID = re.compile(rb"UID (\d+)")


class MailboxAway(Exception):
    """The server can't be reached, refuses us, or has hung up; the sentence says which."""


class MailboxRefused(MailboxAway):
    """It does not take our user, password or token, or has no such folder: only an admin can mend that."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A mail's bytes; of a large one only the first, and how large it is."""

    raw: bytes
    whole: int | None = None


def context_of(server: MailServer) -> ssl.SSLContext:
    """Return whom is trusted at the other end."""
    return ssl.create_default_context(cafile=str(server.ca_file) if server.ca_file is not None else None)


class Mailbox:
    """One connection. Not for two threads at a time."""

    def __init__(self, settings: Imap, account: Account) -> None:
        self._settings = settings
        self._account = account
        self._box: BaseMailBox | None = None
        self.validity = 0
        self.can_idle = False
        self._poked, self._poke = socket.socketpair()
        self._poke.setblocking(False)

    def open(self) -> None:
        """Connect, log in and select the folder; raise ``MailboxAway``."""
        with self._told("can't be reached"):
            box = self._box = self._connected()
        with self._told(REFUSES):
            self._log_in(box)
        with self._told(NO_FOLDER):
            box.folder.set(self._settings.folder)
            self.validity = int(box.folder.status(self._settings.folder, ["UIDVALIDITY"])["UIDVALIDITY"])
            _, said = box.client.capability()  # before the login it says less
            capabilities = tuple(said[-1].decode("ascii", "replace").upper().split())
            box.client.capabilities = capabilities
            self.can_idle = "IDLE" in capabilities
            if self._settings.done and not box.folder.exists(self._settings.done):
                box.folder.create(self._settings.done)

    def _log_in(self, box: BaseMailBox) -> None:
        tokens = self._account.tokens
        if tokens is None:
            box.login_utf8(self._account.user, self._account.password(), None)
            return
        try:
            _by_token(box, self._account.user, tokens.get())
        except imaplib.IMAP4.error:  # it may have been taken back before its time: once more with a new one
            tokens.refused()
            _by_token(box, self._account.user, tokens.get())

    def close(self) -> None:
        """Hang up, whatever the server says to it."""
        box, self._box = self._box, None
        if box is not None:
            with contextlib.suppress(OSError, imaplib.IMAP4.error, ImapToolsError):
                box.client.shutdown()

    def above(self, uid: int) -> list[int]:
        """Return the numbers of the mails above one, in order."""
        with self._told("does not list its mails"):
            self._there().client.response("EXISTS")  # said before: it is counted now
            found = self._there().uids(f"UID {uid + 1}:*", charset=None)
        return sorted(each for each in map(int, found) if each > uid)

    def since(self, day: date) -> tuple[int, int]:
        """Return below which number all mails came before a day, and how many came before it.

        The others alone are listed: of those that are older there may be hundreds of thousands.
        """
        with self._told("does not list its mails"):
            found = self._there().folder.status(self._settings.folder, ["UIDNEXT", "MESSAGES"])
            newer = [int(uid) for uid in self._there().uids(AND(date_gte=day), charset=None)]
        return min(newer, default=found["UIDNEXT"]), max(0, found["MESSAGES"] - len(newer))

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """Return how large mails are."""
        with self._told("does not say how large its mails are"):
            answer = self._fetch(_set(uids), "(UID RFC822.SIZE)")
        found: dict[int, int] = {}
        for line in answer:
            text = b" ".join(line) if isinstance(line, tuple) else line or b""
            uid, size = UID.search(text), SIZE.search(text)
            if uid and size:
                found[int(uid[1])] = int(size[1])
        return found

    def fetch(self, uid: int, size: int) -> Fetched | None:
        """Return a mail, without marking it; None if it is gone. Of a large one only its beginning."""
        large = size > self._settings.largest_mb << 20
        wanted = f"(BODY.PEEK[]<0.{BEGINNING}>)" if large else "(BODY.PEEK[])"
        with self._told("does not hand a mail out"):
            answer = self._fetch(str(uid), wanted)
        raw = next((line[1] for line in answer if isinstance(line, tuple)), None)
        return Fetched(raw, size if large else None) if isinstance(raw, bytes) else None

    def settle(self, uids: Sequence[int]) -> None:
        """Let the mailbox know that these are stored: marked as read, or moved to where such mails go.

        What is not there any more was moved before.
        """
        box = self._there()
        for first in range(0, len(uids), TOGETHER):
            with self._told("does not let us mark a mail"):
                some = box.uids(f"UID {_set(uids[first : first + TOGETHER])}", charset=None)
                if some:
                    box.flag(some, [MailMessageFlags.SEEN], True)
                if some and self._settings.done:
                    box.move(some, self._settings.done)

    def wait(self, seconds: float) -> bool:
        """Listen so long for the word that something has come, or until ``poke``; return whether the server says it.

        What it says is read after IDLE only: to read a part of a line without waiting would lose the line.
        """
        with self._told("has hung up"):
            there = self._there().client.socket()
            if isinstance(there, ssl.SSLSocket) and there.pending():
                return True
            heard = select.select([there, self._poked], [], [], seconds)[0]
            if self._poked in heard:
                self._poked.recv(1024)
            return there in heard

    def has_grown(self) -> bool:
        """Return whether the server has said in between, unasked, that more has come: in IDLE it says it no more."""
        return self._there().client.response("EXISTS")[1] != [None]

    def begin_idle(self) -> None:
        """Have the server say when something comes."""
        if self.can_idle:
            with self._told("has hung up"):
                self._there().idle.start()  # type: ignore[no-untyped-call]

    def end_idle(self) -> None:
        """Have it say that no more."""
        if self.can_idle:
            with self._told("has hung up"):
                self._there().idle.stop()  # type: ignore[no-untyped-call]

    def poke(self) -> None:
        """Let whoever listens look up, from another thread."""
        with contextlib.suppress(BlockingIOError, OSError):
            self._poke.send(b".")

    def forget(self) -> None:
        """Nobody will listen any more."""
        self._poked.close()
        self._poke.close()

    def break_off(self) -> None:
        """Cut the connection, from another thread: whoever waits for the server waits no more."""
        box = self._box
        if box is not None:
            with contextlib.suppress(OSError):
                box.client.socket().shutdown(socket.SHUT_RDWR)

    def nothing(self) -> None:
        """Ask for a word: who hangs up does it now."""
        with self._told("has hung up"):
            self._there().client.noop()

    def _fetch(self, uids: str, what: str) -> list[tuple[bytes, bytes] | bytes | None]:
        status, answer = self._there().client.uid("FETCH", uids, what)
        if status != "OK":
            raise imaplib.IMAP4.error(f"FETCH: {status}")
        return list(answer)

    def _there(self) -> BaseMailBox:
        if self._box is None:
            raise MailboxAway("the mailbox is not open")
        return self._box

    def _connected(self) -> BaseMailBox:
        settings = self._settings
        if settings.tls == "plain":
            return MailBoxUnencrypted(settings.host, settings.port, PATIENCE)
        if settings.tls == "starttls":
            return MailBoxStartTls(settings.host, settings.port, PATIENCE, ssl_context=context_of(settings))
        return MailBox(settings.host, settings.port, PATIENCE, ssl_context=context_of(settings))

    @contextlib.contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Say what went wrong as ``MailboxAway``, without what a server may have quoted of ours."""
        try:
            yield
        except NoToken as error:
            raise (MailboxRefused if error.final else MailboxAway)(str(error)[:300]) from error
        except (OSError, EOFError, ValueError, imaplib.IMAP4.error, ImapToolsError) as error:
            if self._account.tokens is not None and what == REFUSES:
                self._account.tokens.refused()
            hung_up = isinstance(error, OSError | EOFError | imaplib.IMAP4.abort)
            kind = MailboxRefused if what in FOR_ADMINS and not hung_up else MailboxAway
            said = self._account.struck(f"{type(error).__name__}: {error}")
            raise kind(f"{self._settings.host} {what}: {said}"[:300]) from error


def _by_token(box: BaseMailBox, user: str, token: str) -> None:
    """Log in by XOAUTH2; a refusal comes as a question, to which nothing is the answer."""
    answers = iter([f"user={user}\1auth=Bearer {token}\1\1".encode()])
    box.client.authenticate("XOAUTH2", lambda _: next(answers, b""))


def _set(uids: Sequence[int]) -> str:
    return ",".join(str(uid) for uid in uids)
