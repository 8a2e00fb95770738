"""The mail page over HTTP: a person is somebody who writes to the desk by mail, and reads what it answers.

Everything is JSON under `/mail/api`; 404 not there, 422 a request that cannot be read.

    GET  /mail/api/box                 -> {"desk": its address, "people": [PERSON], "mails": [MAIL, oldest first]}
    POST /mail/api/send     {"by": address, "subject", "text", "answers"?: number of a mail, "as"?: another address}
                            or multipart with `file`s                                    -> {"ok": true}
        `as`: it claims to come from there; the receiving server says that this is not true
    POST /mail/api/away     {"by": address, "on": bool}                                   -> {"ok": true}
        from now on what comes is answered by a machine: out of office
    GET  /mail/api/files/{mail}/{file} -> its bytes, to be saved
    GET  /mail/api/events              Server-Sent Events: "mail" {}: read the box again

    PERSON  {"address", "name", "away"}
    MAIL    {"n", "from", "to", "name": of who wrote it, "subject", "text", "at": Unix time, "files": [{"n", "name"}],
            "by_machine": bool}
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, make_msgid, parseaddr
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from sandbox.base.arguments import Upload
from sandbox.base.clock import Clock
from sandbox.base.event_pages import EventPages, event_text
from sandbox.base.model import Json
from sandbox.mail.servers import MailServers, Sent, read
from sandbox.people.wants import NotThere, Unreadable, guarded, wants

AUTHORITY = "mx.sandbox.example"
"""The name by which the sandbox's own server says whether a sender is true."""
PEOPLE = (
    ("ramesh.sahu@jatni-ulb.gov.in", "Ramesh Sahu"),
    ("sasmita.behera@dhenkanal-ulb.gov.in", "Sasmita Behera"),
    ("maa.tarini.shg@mail.example", "Maa Tarini SHG"),
)
AWAY = "I am out of office until Monday. Your mail will be read then."
LONGEST = 20_000  # letters


@dataclass(slots=True)
class PageMail:
    """A mail that somebody of the page has written or got."""

    mail: EmailMessage
    raw: bytes
    to: str
    at: float


@dataclass(slots=True)
class MailPage:
    """The routes under `/mail/api`, over servers that run; the files of the page are in `sandbox/web/mail`."""

    servers: MailServers
    clock: Clock
    mails: list[PageMail] = field(default_factory=list)
    away: set[str] = field(default_factory=set)
    _pages: EventPages = field(default_factory=EventPages)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.servers.heard.append(self._heard)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/mail/api/box", guarded(self._box)),
            Route("/mail/api/events", self._events),
            Route("/mail/api/files/{mail:int}/{file:int}", guarded(self._file)),
            Route("/mail/api/send", guarded(self._send), methods=["POST"]),
            Route("/mail/api/away", guarded(self._away), methods=["POST"]),
        ]

    def close(self) -> None:
        self._pages.close()

    # -- kept with a world, and shown again

    def dump(self) -> Json:
        """Return what was written, without the mails themselves."""
        return {"mails": [{"to": one.to, "at": one.at} for one in self.mails], "away": sorted(self.away)}

    def contents(self) -> dict[str, bytes]:
        """Return the mails, by their numbers."""
        return {str(number): one.raw for number, one in enumerate(self.mails)}

    def restore(self, state: Json, files: dict[str, bytes]) -> None:
        """Show what was kept; what went to the desk lies in its mailbox again."""
        self.begin_again()
        self.away = set(state["away"])
        for number, one in enumerate(state["mails"]):
            raw = files[str(number)]
            self.mails.append(PageMail(read(raw), raw, one["to"], one["at"]))
        self.servers.put((one.raw, one.at) for one in self.mails if one.to == self.servers.address)

    def begin_again(self) -> None:
        """Another world is shown: whatever was written belongs to the former one."""
        self.mails.clear()
        self.away.clear()
        self.servers.clear()
        self._pages.tell(event_text("mail", {}))

    async def write(
        self, by: str, subject: str, text: str, *, answers: PageMail | None = None, claims: str = "",
        files: Sequence[Upload] = (), by_machine: bool = False,
    ) -> None:  # fmt: skip
        """Let somebody write to the desk."""
        mail = EmailMessage(policy=SMTP)
        sender = claims or by
        domain = sender.rpartition("@")[2]
        found = "fail" if claims and claims != by else "pass"
        mail["Authentication-Results"] = f"{AUTHORITY}; spf={found}; dmarc={found} header.from={domain}"
        mail["From"] = formataddr((_name_of(sender), sender))
        mail["To"] = self.servers.address
        mail["Subject"] = " ".join(subject.split()) or "(no subject)"
        mail["Date"] = format_datetime(datetime.fromtimestamp(self.clock.now(), UTC))
        mail["Message-ID"] = make_msgid(domain=domain)
        if answers is not None:
            mail["In-Reply-To"] = str(answers.mail["Message-ID"])
            mail["References"] = f"{answers.mail.get('References', '')} {answers.mail['Message-ID']}".strip()
        if by_machine:
            mail["Auto-Submitted"] = "auto-replied"
        mail.set_content(text + _quoted(answers))
        for file in files:
            main, _, sub = (file.mime_type or "application/octet-stream").partition("/")
            mail.add_attachment(file.data, maintype=main, subtype=sub or "octet-stream", filename=file.name)
        raw = mail.as_bytes()
        self.mails.append(PageMail(read(raw), raw, self.servers.address, self.clock.now()))
        await self.servers.deliver(raw)
        self._pages.tell(event_text("mail", {}))

    def _heard(self, sent: Sent) -> None:
        for address in sent.recipients:
            got = PageMail(sent.mail, sent.raw, address, self.clock.now())
            self.mails.append(got)
            if address in self.away:  # a machine that answers machines: the desk must not
                self._answer_away(address, got)
        self._pages.tell(event_text("mail", {}))

    def _answer_away(self, address: str, got: PageMail) -> None:
        said = self.write(address, f"Automatic reply: {got.mail['Subject']}", AWAY, answers=got, by_machine=True)
        task = asyncio.create_task(said)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # -- over HTTP

    async def _box(self, _: Request) -> Response:
        people = [{"address": address, "name": name, "away": address in self.away} for address, name in PEOPLE]
        mails = [_shown(number, each) for number, each in enumerate(self.mails)]
        return JSONResponse({"desk": self.servers.address, "people": people, "mails": mails})

    async def _send(self, request: Request) -> Response:
        fields, files = await wants(request)
        by = _somebody(fields.get("by"))
        text, subject = str(fields.get("text") or "")[:LONGEST], str(fields.get("subject") or "")[:500]
        if not (text.strip() or files):
            raise Unreadable("a mail says something, or brings a file")
        number = str(fields.get("answers") or "")
        answers = self._mail(int(number)) if number.isdecimal() else None
        claims = str(fields.get("as") or "")
        if claims and "@" not in claims:
            raise Unreadable("as is to be an address")
        await self.write(by, subject, text, answers=answers, claims=claims, files=files)
        return JSONResponse({"ok": True})

    async def _away(self, request: Request) -> Response:
        fields, _ = await wants(request)
        by = _somebody(fields.get("by"))
        (self.away.add if fields.get("on") else self.away.discard)(by)
        self._pages.tell(event_text("mail", {}))
        return JSONResponse({"ok": True})

    async def _file(self, request: Request) -> Response:
        files = list(self._mail(request.path_params["mail"]).mail.iter_attachments())
        number = request.path_params["file"]
        if number >= len(files):
            raise NotThere("no such file")
        content = files[number].get_payload(decode=True)
        name = quote(files[number].get_filename() or "file")
        headers = {"Content-Disposition": f"attachment; filename*=utf-8''{name}", "X-Content-Type-Options": "nosniff"}
        return Response(content, media_type="application/octet-stream", headers=headers)

    async def _events(self, _: Request) -> Response:
        return StreamingResponse(self._pages.stream(), media_type="text/event-stream")

    def _mail(self, number: int) -> PageMail:
        if not 0 <= number < len(self.mails):
            raise NotThere("no such mail")
        return self.mails[number]


def _somebody(address: object) -> str:
    if address not in dict(PEOPLE):
        raise NotThere("nobody of that address")
    return str(address)


def _name_of(address: str) -> str:
    return dict(PEOPLE).get(address, "")


def _quoted(answers: PageMail | None) -> str:
    if answers is None:
        return "\n"
    lines = "\n".join(f"> {line}" for line in _words(answers.mail).splitlines())
    return f"\n\nOn {answers.mail['Date']}, {answers.mail['From']} wrote:\n{lines}\n"


def _words(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    return str(body.get_content()).replace("\r\n", "\n") if body is not None else ""


def _shown(number: int, one: PageMail) -> Json:
    name, address = parseaddr(str(one.mail["From"]))
    files = [part.get_filename() or "file" for part in one.mail.iter_attachments()]
    return {
        "n": number, "from": address, "to": one.to, "name": name or address, "subject": str(one.mail["Subject"]),
        "text": _words(one.mail), "at": int(one.at),
        "files": [{"n": n, "name": each} for n, each in enumerate(files)],
        "by_machine": "Auto-Submitted" in one.mail,
    }  # fmt: skip
