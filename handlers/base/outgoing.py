"""What a renderer hands to delivery: one message as it is to look now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

from helpdesk.people.rights import Action
from helpdesk.ticket.notes import File, FileKind

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


@dataclass(frozen=True, slots=True)
class Fresh:
    """Files that are made for this message alone, off the loop: which job, and what it is told (plain JSON).

    ``otherwise``: what is said instead, as HTML, if they can't be made; empty: the message goes without them.
    """

    job: str
    order: Mapping[str, Any]
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """One of these files, on this machine's disk until it is sent."""

    kind: FileKind
    path: Path
    unique_id: str = ""

    @property
    def name(self) -> str:
        """What people see it called."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Document:
    """A file that we have written ourselves."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """``text`` is HTML in Telegram's dialect, at most 4,096 characters once parsed; ``files`` make it media.

    ``below``: it must stand below that message; if it stands above, it is sent anew and the former one taken away.
    ``wait``: it may not be sent yet; then there is nothing else here. ``ask``: nor is there if it must be known first
    whether its reader is still in the group by which they may do this. ``pin``: it is pinned, without a sound, once
    it is posted. ``document``: ``text`` is the caption of that file.
    One file is sent by its own method, with ``text`` as its caption; two to ten photos and videos (or documents,
    or audio) as an album. Link previews are always off.
    """

    text: str = ""
    markup: Markup | None = None
    files: tuple[File | Made, ...] = ()
    below: int | None = None
    fresh: Fresh | None = None  # files to be made first; they take the place of ``files``
    document: Document | None = None
    pin: bool = False
    wait: timedelta = timedelta(0)
    ask: Action | None = None
