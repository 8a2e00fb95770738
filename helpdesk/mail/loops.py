"""Whether a machine has written a mail: then nothing is acknowledged, or two of them write to each other for ever."""

from __future__ import annotations

import re
from collections.abc import Collection

from helpdesk.mail.mail import MailNature, ReadMail
from helpdesk.text.words import fold

OWN = "x-helpdesk-letter"  # a header of all that we send

_SIGNS = " []()*!"
_BULK = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
_REPORTS = frozenset({"multipart/report", "message/delivery-status"})
_SERVERS = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|bounces?(?:[+-][^@]*)?)@", re.IGNORECASE)
_MACHINES = re.compile(r"^(?:no-?reply|do-?not-?reply|noreply[+.-][^@]*)@", re.IGNORECASE)
_AWAY = tuple(
    fold(words)
    for words in (
        "out of office", "out of the office", "automatic reply", "auto reply", "autoreply", "auto-reply",
        "autoresponse", "away from my mail", "on leave:", "on vacation", "i am on leave",
        "vacation reply", "absence notification",
        "स्वचालित उत्तर", "कार्यालय से बाहर", "अवकाश पर", "छुट्टी पर",
        "ସ୍ୱୟଂଚାଳିତ ଉତ୍ତର", "କାର୍ଯ୍ୟାଳୟ ବାହାରେ", "ଛୁଟିରେ ଅଛି",
    )
)  # fmt: skip
_UNDELIVERED = tuple(
    fold(words)
    for words in (
        "delivery status notification", "undelivered mail", "undeliverable", "mail delivery failed", "returned mail",
        "delivery failure", "failure notice", "over quota", "mailbox is full", "mailbox full",
    )
)  # fmt: skip


def nature_of(mail: ReadMail, ours: Collection[str]) -> MailNature:
    """Return who seems to have written a mail. ``ours``: the desk's own addresses."""
    if OWN in mail.headers or (mail.sender and mail.sender in ours):
        return MailNature.OURS
    subject = fold(mail.subject)
    if _is_bounce(mail, subject):
        return MailNature.BOUNCE
    submitted = mail.header("auto-submitted").partition(";")[0].strip().lower()
    if submitted.startswith("auto-replied") or _says(mail, "x-autoreply", "x-autorespond", "x-autoresponder"):
        return MailNature.REPLIED
    if subject.strip(_SIGNS).startswith(_AWAY):
        return MailNature.REPLIED
    if any(name.startswith("list-") or name == "mailing-list" for name in mail.headers):
        return MailNature.LIST
    precedence = mail.header("precedence").strip().lower()
    if precedence in _BULK:
        return MailNature.REPLIED if precedence.startswith("auto") or mail.answers else MailNature.LIST
    if submitted not in ("", "no") or _has_no_sender(mail) or _MACHINES.match(mail.sender):
        return MailNature.REPLIED if mail.answers else MailNature.AUTOMATIC
    return MailNature.PERSON


def may_acknowledge(nature: MailNature, mail: ReadMail) -> bool:
    """Whether the sender of a mail may be written to by a machine at all."""
    suppressed = mail.header("x-auto-response-suppress").lower()
    return nature is MailNature.PERSON and bool(mail.sender) and not ("all" in suppressed or "oof" in suppressed)


def _is_bounce(mail: ReadMail, subject: str) -> bool:
    if mail.report is not None or mail.content_type in _REPORTS:
        return True
    from_server = _has_no_sender(mail) or bool(_SERVERS.match(mail.sender))
    return from_server and any(words in subject for words in _UNDELIVERED)


def _has_no_sender(mail: ReadMail) -> bool:
    """Whether it was sent so that nothing comes back: with an empty return path."""
    return mail.header("return-path").replace(" ", "") == "<>"


def _says(mail: ReadMail, *names: str) -> bool:
    return any(mail.header(name).strip().lower() not in ("", "no", "false", "0") for name in names)
