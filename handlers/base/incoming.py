"""From a Telegram message to what the desk understands: words, attachments, and when they were said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from telegram import Message

from helpdesk.desk.recording.recorder import Words
from helpdesk.intake.form import Line, Said
from helpdesk.ticket.notes import File, FileKind

# Who writes the words right behind the command wants them in the form.
_NEW = re.compile(r"/new(?:@\w+)?\s+", re.IGNORECASE)


def words_of(message: Message, now: datetime) -> Words:
    """Return what a message says. It counts at Telegram's date, never later than now."""
    said = said_in(message, now)
    files = tuple(replace(file, album=message.media_group_id) for file in files_of(message))
    return Words(text_of(message), said.at, files, said.chat_id, said.message_id)


def said_in(message: Message, now: datetime) -> Said:
    """Return when and where a message was said."""
    return Said(min(message.date, now), message.chat_id, message.message_id)


def line_of(message: Message, now: datetime) -> Line:
    """Return a message as a form is given it."""
    words, contact = words_of(message, now), message.contact
    said = said_in(message, now)
    if contact is None:
        return Line(said=said, text=words.text, files=words.files)
    name = " ".join(filter(None, (contact.first_name, contact.last_name))) or None
    return Line(said=said, phone=contact.phone_number, contact=name)


def text_of(message: Message) -> str:
    """Return a message's words: its text without /new, or the caption of what it carries."""
    said = (message.text or message.caption or "").strip()
    return said[found.end() :] if (found := _NEW.match(said)) else said


def files_of(message: Message) -> tuple[File, ...]:
    """Return the attachment of a message, none if it carries nothing that can be sent on."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (_file(FileKind.PHOTO, largest.file_id, largest.file_unique_id, None, largest.file_size),)
    if message.voice:
        voice = message.voice
        return (_file(FileKind.VOICE, voice.file_id, voice.file_unique_id, None, voice.file_size),)
    # Telegram marks an animation as a document too; it is sent on as one.
    named = (
        (FileKind.VIDEO, message.video),
        (FileKind.AUDIO, message.audio),
        (FileKind.DOCUMENT, message.document),
    )
    for kind, media in named:
        if media is not None:
            return (_file(kind, media.file_id, media.file_unique_id, media.file_name, media.file_size),)
    return ()


def _file(kind: FileKind, file_id: str, unique_id: str, name: str | None, size: int | None) -> File:
    return File(kind=kind, file_id=file_id, unique_id=unique_id, name=name, size=size)


def as_span(seconds: timedelta | int | None) -> timedelta:
    """Return how long something lasts, whichever way the library has read it; none: no time at all."""
    return seconds if isinstance(seconds, timedelta) else timedelta(seconds=seconds or 0)
