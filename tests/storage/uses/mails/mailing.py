"""A desk with an e-mail address, for the stories of uses: mails as they are read, and answers to its letters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from helpdesk.desk.desk import Desk
from helpdesk.mail.mail import MailKey, Part, ReadMail
from helpdesk.people.actors import Actor
from helpdesk.settings.mail import MailSettings
from helpdesk.settings.settings import Module
from tests.storage.uses.playing import OPERATOR, SHARED, Use

Headers = dict[str, tuple[str, ...]]

CALLER, OFFICE, SPOCS = "ramesh@jatni.example", "eo@jatni.gov.in", "lipika@mukta.example"
DESK = MailSettings(
    address="Helpdesk@mukta.example", authority="mx.example", most_cards=2, most_files=2, acks_per_hour=2
)
MAILING = replace(SHARED, mail=DESK, modules=(Module("muster", "Muster roll", ("muster roll",)),))
TEXT = "The muster roll does not open in Dhenkanal"


def parts(*names: str) -> tuple[Part, ...]:
    """Return the attachments of a mail."""
    return tuple(Part(number, name, "image/jpeg", 100 * number) for number, name in enumerate(names, start=2))


def genuine(sender: str, result: str = "pass") -> tuple[str, ...]:
    """Return what the receiving server says of a sender."""
    return (f"mx.example; spf=pass; dmarc={result} header.from={sender.rpartition('@')[2]}",)


def read(uid: int, text: str = TEXT, *, sender: str = CALLER, result: str | None = "pass", **known: Any) -> ReadMail:
    """Return a mail as it was read: from who it says, if ``result`` is no other; None: nothing is said of that."""
    said = {"authentication-results": genuine(sender, result)} if result is not None else {}
    headers = said | known.pop("headers", {})
    usual: dict[str, Any] = {
        "digest": f"d{uid}",
        "message_id": f"<m{uid}@jatni.example>",
        "sender_name": "Ramesh",
        "subject": "Trouble",
        "size": 900,
    }
    return ReadMail(key=MailKey("INBOX", 1, uid), sender=sender, text=text, headers=headers, **usual | known)


def comes(uid: int, text: str = TEXT, **known: Any) -> Use:
    """Let a mail come."""
    return lambda d: d.receiving.receive(read(uid, text, **known))


def answers(uid: int, text: str, *, letter: int = -1, headers: Headers | None = None, **known: Any) -> Use:
    """Let an answer come to a letter about MUK-1001: to the last one, or to another by its place."""

    async def answer(desk: Desk) -> object:
        answered = (await desk.store.letters.of_ticket(1001))[letter]
        named = {"in-reply-to": (answered.message_id,)} | (headers or {})
        return await desk.receiving.receive(read(uid, text, headers=named, **known))

    return answer


def opened(uid: int, number: int, by: Actor | None = OPERATOR) -> Use:
    """Let a ticket be one that was made of a mail; by itself, if by nobody."""

    async def use(desk: Desk) -> None:
        await desk.mails.opened(uid, await desk.recorder.get(number), by)

    return use
