"""The headers of a mail in words, whatever they claim to be; and bytes as text, whatever charset is named."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from helpdesk.mail.loops import OWN
from helpdesk.text.words import clean, storable

KEPT = (
    "in-reply-to", "references", "return-path", "authentication-results", "auto-submitted", "precedence", "reply-to",
    "x-auto-response-suppress", "x-autoreply", "x-autorespond", "x-autoresponder", OWN, "mailing-list",
)  # fmt: skip
MOST_HEADERS = 50
LONGEST_HEADER = 8_000
_WORD = re.compile(r"=\?[^?\s]+\?[bq]\?[^?]*\?=", re.IGNORECASE)


def header_of(message: Message, name: str) -> str:
    """Return a header in words; one that can't be decoded as it says is read as it stands."""
    try:
        return storable(str(message.get(name, "")))
    except Exception:  # one of the broad catches: old addresses and broken words raise in many ways
        raw = next((value for header, value in message.raw_items() if header.lower() == name), "")
        return storable(decoded(str(raw)))


def decoded(value: str) -> str:
    if not _WORD.search(value):
        return value
    try:
        return "".join(
            piece if isinstance(piece, str) else guessed(piece, charset) for piece, charset in decode_header(value)
        )
    except (ValueError, LookupError):
        return value


def headers_of(message: Message) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, value in list(message.raw_items()):
        lower = name.lower()
        if (lower in KEPT or lower.startswith("list-")) and len(found) < MOST_HEADERS:
            found.setdefault(lower, []).append(" ".join(storable(str(value))[:LONGEST_HEADER].split()))
    return {name: tuple(values) for name, values in found.items()}


def senders_of(message: Message) -> list[tuple[str, str]]:
    raw = [decoded(str(value)) for name, value in message.raw_items() if name.lower() == "from"]
    return [(clean(name), address) for value in raw for name, address in [address_of(value)] if address] + [
        ("", address.lower()) for value in raw for _, address in getaddresses([value])[1:] if "@" in address
    ]


def address_of(value: str) -> tuple[str, str]:
    found = [(name, address) for name, address in getaddresses([" ".join(value.split())]) if "@" in address]
    if found:
        return clean(found[0][0]), clean(found[0][1]).lower()
    bare = re.search(r"[^\s<>\"]+@[^\s<>\"]+", value)
    return clean(value.partition("<")[0].strip(' "')), clean(bare[0]).lower() if bare else ""


def date_of(value: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(value)
        return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def raw_header(raw: bytes, name: str) -> str:
    for line in unfolded(raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0]):
        key, _, value = line.partition(b":")
        if key.strip().lower() == name.encode():
            return clean(decoded(storable(guessed(value.strip(), None))))
    return ""


def unfolded(head: bytes) -> list[bytes]:
    lines: list[bytes] = []
    for line in head.split(b"\n"):
        if line[:1] in (b" ", b"\t") and lines:
            lines[-1] += line
        else:
            lines.append(line)
    return lines


def guessed(content: bytes, charset: str | None) -> str:
    """Return bytes as text: UTF-8 if they are that, whatever the mail says; else as it says; else as they can be."""
    if charset and charset.lower().replace("_", "-") in ("iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "utf-7"):
        return _with(content, charset) or content.decode("latin-1")
    for each in ("utf-8", charset, "cp1252"):
        text = _with(content, each) if each else None
        if text is not None:
            return text
    return content.decode("latin-1")


def _with(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
