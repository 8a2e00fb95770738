"""What a renderer hands to delivery: one message as it is to look now."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

from helpdesk.notes import File

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


@dataclass(frozen=True, slots=True)
class Document:
    """A file that we have written ourselves."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """``text`` is HTML in Telegram's dialect, at most 4,096 characters once parsed; ``files`` make it media.

    ``below``: it must stand below that message; if it stands above, it is sent anew and the former one taken away.
    ``pin``: it is pinned, without a sound, once it is posted. ``document``: ``text`` is the caption of that file.
    One file is sent by its own method, with ``text`` as its caption; two to ten photos and videos (or documents,
    or audio) as an album. Link previews are always off.
    """

    text: str = ""
    markup: Markup | None = None
    files: tuple[File, ...] = ()
    below: int | None = None
    document: Document | None = None
    pin: bool = False
