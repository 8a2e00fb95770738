"""From the bytes of a mail to what can be read of it. Nothing is fetched, opened or run; nothing here raises.

Whoever can write to the mailbox can write anything: every part has a limit, and what can't be read is said.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.message import Message
from email.policy import default

from bot.mail.headers import (
    address_of,
    date_of,
    decoded,
    guessed,
    header_of,
    headers_of,
    raw_header,
    senders_of,
    unfolded,
)
from bot.mail.html_text import text_of_html
from helpdesk.mail.mail import MailKey, MailTrouble, Part, ReadMail, Report
from helpdesk.text.words import clean, storable

log = logging.getLogger(__name__)

LONGEST_TEXT = 400_000  # letters
MOST_PARTS = 1_000  # that are looked at
DEEPEST = 20  # mails within mails
NAME = 100  # letters of a file's name
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pgp-encrypted"})
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_ID = re.compile(r"<[^<>\s]{1,990}>")
_STATUS = re.compile(r"^status:\s*([\d.]+)", re.IGNORECASE | re.MULTILINE)
_SAID = re.compile(r"^diagnostic-code:\s*(.+(?:\n[ \t].+)*)", re.IGNORECASE | re.MULTILINE)
_ORIGINAL_ID = re.compile(r"^(?:original-)?message-id:\s*(<[^<>\s]+>)", re.IGNORECASE | re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f/\\]")
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})


def read_mail(raw: bytes, key: MailKey, *, whole: int | None = None) -> ReadMail:
    """Return what can be read of a mail; ``whole``: its size, if ``raw`` is only the beginning."""
    size = whole if whole is not None else len(raw)
    digest = digest_of(raw)
    try:
        message = message_from_bytes(raw, policy=default)
        return _read(message, key, digest, size, cut=whole is not None)
    except Exception:  # one of the broad catches: the parser raises what it likes over what anybody sends
        log.warning("mail %s is broken", key.uid, exc_info=True)
        return ReadMail(
            key=key, digest=digest, size=size, trouble=MailTrouble.BROKEN, text=_as_it_is(raw),
            subject=raw_header(raw, "subject"), sender=address_of(raw_header(raw, "from"))[1],
        )  # fmt: skip


def digest_of(raw: bytes) -> str:
    """Return what is the same for the same mail, wherever it lies: without what servers put above it on its way."""
    head, gap, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    if not gap:
        return hashlib.sha256(head).hexdigest()
    own = [line for line in unfolded(head) if line.partition(b":")[0].strip().lower() in _OF_SENDER]
    return hashlib.sha256(b"\n".join([*own, gap, body])).hexdigest()


_OF_SENDER = frozenset({b"message-id", b"from", b"to", b"date", b"subject", b"content-type"})


def part_of(raw: bytes, number: int) -> bytes | None:
    """Return the bytes of an attachment, by its number; None if there is none, or it can't be read."""
    try:
        message = message_from_bytes(raw, policy=default)
        for at, part in _leaves(message):
            if at == number:
                return _content(part)
    except Exception:  # one of the broad catches, as above
        return None
    return None


def _read(message: Message, key: MailKey, digest: str, size: int, *, cut: bool) -> ReadMail:
    written = senders_of(message)
    name, sender = written[0] if written else ("", "")
    leaves = list(_leaves(message))
    texts, bodies = _bodies(leaves)
    report = _report(message)
    parts = (
        []
        if cut or report
        else [_part(at, part) for at, part in leaves if at not in bodies and not _is_signature(part)]
    )
    text = "\n".join(_text(part) for at, part in leaves if at in texts)
    found = _ID.search(header_of(message, "message-id"))
    return ReadMail(
        key=key, digest=digest, size=size, message_id=found[0] if found else "", sender=sender, sender_name=name,
        senders=max(1, len(written)), subject=clean(header_of(message, "subject")), parts=tuple(parts),
        text=storable(text[:LONGEST_TEXT].replace("\0", "")), sent_at=date_of(header_of(message, "date")),
        parts_in_all=len(parts), headers=headers_of(message),
        content_type=message.get_content_type(), report=report,
        trouble=_trouble(message, leaves, text, cut=cut),
    )  # fmt: skip


def _trouble(message: Message, leaves: Sequence[tuple[int, Message]], text: str, *, cut: bool) -> MailTrouble | None:
    if cut:
        return MailTrouble.TOO_LARGE
    kinds = {message.get_content_type(), *(part.get_content_type() for _, part in leaves)}
    smime = message.get_content_type() in ("application/pkcs7-mime", "application/x-pkcs7-mime")
    if kinds & _ENCRYPTED or (smime and "signed" not in str(message.get_param("smime-type", ""))):
        return MailTrouble.ENCRYPTED
    if kinds & _TNEF:
        return MailTrouble.PACKED
    broken = any(part.defects for part in message.walk()) if len(leaves) < MOST_PARTS else True
    return MailTrouble.BROKEN if broken and not text.strip() else None


def _leaves(message: Message) -> Iterator[tuple[int, Message]]:
    """Yield the parts that hold something, numbered as they come; a mail within a mail is one of them."""
    waiting: list[tuple[Message, int]] = [(message, 0)]
    number = 0
    while waiting and number < MOST_PARTS:
        part, depth = waiting.pop(0)
        inside = part.get_payload() if part.is_multipart() else None
        if isinstance(inside, list) and part.get_content_maintype() == "multipart" and depth < DEEPEST:
            waiting[:0] = [(each, depth + 1) for each in inside if isinstance(each, Message)]
            continue
        number += 1
        yield number, part


def _bodies(leaves: Sequence[tuple[int, Message]]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the parts that are the words of the mail, plain text before HTML; and those that are no files."""
    plain, rich = (
        frozenset(at for at, part in leaves if kind_of(part) == kind and not _is_file(part))
        for kind in ("text/plain", "text/html")
    )
    said = any(_text(part).strip() for at, part in leaves if at in plain)
    return plain if said or not rich else rich, plain | rich


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _is_signature(part: Message) -> bool:
    return part.get_content_type() in _SIGNATURES


def kind_of(part: Message) -> str:
    """Return what a part is; one that says it has parts and has none is words."""
    kind = part.get_content_type()
    return "text/plain" if kind.startswith("multipart/") and not part.is_multipart() else kind


def _text(part: Message) -> str:
    kind = kind_of(part)
    if kind not in ("text/plain", "text/html"):
        return ""
    text = guessed(_content(part) or b"", part.get_content_charset())
    return text_of_html(text) if kind == "text/html" else _unflowed(text, part)


def _unflowed(text: str, part: Message) -> str:
    """Return text in which lines that were only broken for the way are whole again (RFC 3676)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return re.sub(r"(?<!^--) \n(?![>\s-])", " ", text.replace("\r\n", "\n"), flags=re.MULTILINE)


def _first(part: Message) -> Message | None:
    inside = part.get_payload()
    first = inside[0] if isinstance(inside, list) and inside else None
    return first if isinstance(first, Message) else None


def _content(part: Message) -> bytes | None:
    if part.get_content_type() == "message/rfc822" or part.is_multipart():
        inner = _first(part)
        return inner.as_bytes() if inner is not None else None
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else None


def _part(number: int, part: Message) -> Part:
    kind = part.get_content_type()
    content = _content(part) or b""
    return Part(number, _file_name(part, number, kind), kind[:100], len(content))


def _file_name(part: Message, number: int, kind: str) -> str:
    try:
        name = part.get_filename() or ""
    except Exception:  # one of the broad catches: parameters are broken in many ways
        name = ""
    if not name and kind == "message/rfc822":
        inner = _first(part)
        name = f"{header_of(inner, 'subject')}.eml" if inner is not None else ""
    if kind in _TNEF:
        name = name or "winmail.dat"
    plain = clean(_CONTROL.sub("_", decoded(storable(name)))).lstrip(".")
    if not plain:
        ending = {"image/jpeg": "jpg", "image/png": "png", "text/calendar": "ics", "application/pdf": "pdf"}.get(kind)
        plain = f"file-{number}.{ending or 'bin'}"
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: NAME - len(ending)]}{dot}{ending}" if dot and len(ending) <= 10 else plain[:NAME]


def _report(message: Message) -> Report | None:
    """Return what a server says of a mail that did not arrive, if this is that."""
    if message.get_content_type() != "multipart/report" or "delivery" not in str(
        message.get_param("report-type", "")
    ):
        return None
    text = "\n".join(
        guessed(part.as_bytes(), None) for part in _every(message) if part.get_content_type() in _OF_REPORT
    )
    status, said = _STATUS.search(text), _SAID.search(text)
    ids = tuple(dict.fromkeys(found for found in _ORIGINAL_ID.findall(text)))
    return Report(ids, status[1] if status else "", " ".join(clean(said[1]).split())[:300] if said else "")


_OF_REPORT = frozenset({"message/delivery-status", "message/rfc822", "text/rfc822-headers"})


def _every(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            return
        yield part


def _as_it_is(raw: bytes) -> str:
    body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2] or raw
    return storable(guessed(body[:LONGEST_TEXT], None))
