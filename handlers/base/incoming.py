"""The one reader: all that a Telegram message says, new or edited. Handlers look at nothing else of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from telegram import Contact, Message, MessageEntity, MessageOriginChannel, MessageOriginUser

from handlers.base.context import Office
from helpdesk.desk.recording.recorder import Words
from helpdesk.intake.form import Line, Said
from helpdesk.text.words import is_visible
from helpdesk.ticket.notes import File, FileKind

# In any script, though Telegram marks only Latin ones: no word behind a slash is ever an answer.
_COMMAND = re.compile(r"""[/／]+([^\W\d_][^\s/／@.,:;!?'"()-]{0,63})(?:@([A-Za-z0-9_]+))?(?![\w/@-])[\s.,:;!?]*""")
NEW = "new"  # who writes the words right behind this command wants them in the form


class SentBy(StrEnum):
    """Who really sent a message."""

    PERSON = "person"
    ANONYMOUS = "anonymous"  # an admin in the name of the group
    CHANNEL = "channel"  # somebody in the name of a channel, or the channel itself
    BOT = "bot"  # another bot: nobody's word


@dataclass(frozen=True, slots=True)
class SaidCommand:
    """The command that a message begins with. ``bot``: the bot that it names, as it is written."""

    name: str  # in lower case, without the slash
    argument: str = ""
    bot: str | None = None
    is_for_other: bool = False  # it names a bot, and not us


@dataclass(frozen=True, slots=True)
class Original:
    """The message that one answers, or that was forwarded. Telegram hides where some of them stand."""

    is_ours: bool
    chat_id: int | None = None
    message_id: int | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """All that one message says. ``text`` is its words or its caption, without /new, with the addresses of its links.

    A forwarded message, and one made by another bot for its sender, is content: it has no ``command``.
    """

    source: Message = field(compare=False, repr=False)  # for what is no matter of words, such as the chat's title
    said: Said  # it counts at Telegram's date, never later than now
    sender: SentBy = SentBy.PERSON
    text: str = ""
    quote: str = ""  # the part of the answered message that they marked
    files: tuple[File, ...] = ()
    phone: str | None = None  # of a shared contact
    contact: str | None = None  # its name
    album: str | None = None
    command: SaidCommand | None = None
    answers: Original | None = None  # in another chat, too
    forwarded: Original | None = None
    is_edited: bool = False

    @property
    def chat_id(self) -> int:
        """The chat that it stands in."""
        return self.said.chat_id

    @property
    def message_id(self) -> int:
        """Its number there."""
        return self.said.message_id

    @property
    def is_usable(self) -> bool:
        """Whether it says or carries anything that the desk can take in."""
        return bool(self.text or self.files or self.phone)

    @property
    def argument(self) -> str:
        """What stands behind its command, in one line."""
        return " ".join(self.command.argument.split()) if self.command is not None else ""

    @property
    def words(self) -> Words:
        """It as words about a ticket."""
        is_forwarded = self.forwarded is not None
        return Words(self.text, self.said.at, self.files, self.chat_id, self.message_id, is_forwarded)

    @property
    def line(self) -> Line:
        """It as a form is given it."""
        if self.phone is None:
            is_forwarded = self.forwarded is not None
            return Line(said=self.said, text=self.text, files=self.files, forwarded=is_forwarded)
        return Line(said=self.said, phone=self.phone, contact=self.contact)


def read(message: Message, office: Office, now: datetime) -> Incoming:
    """Return all that a message says, whoever sent it, in whatever way."""
    text, forwarded = _without_us(_text(message), office), _forwarded(message, office)
    command = None if forwarded is not None or message.via_bot is not None else _command(text, office)
    contact = message.contact
    return Incoming(
        source=message,
        said=Said(min(message.date, now), message.chat_id, message.message_id),
        sender=_sender(message),
        text=command.argument if command is not None and command.name == NEW else text,
        quote=message.quote.text if message.quote is not None else "",
        files=tuple(
            replace(file, album=message.media_group_id, chat_id=message.chat_id, message_id=message.message_id)
            for file in _files(message)
        ),
        phone=contact.phone_number if contact is not None else None,
        contact=_name_of(contact) if contact is not None else None,
        album=message.media_group_id,
        command=command,
        answers=_answers(message, office),
        forwarded=forwarded,
        is_edited=message.edit_date is not None,
    )


def _name_of(contact: Contact) -> str | None:
    return " ".join(filter(None, (contact.first_name, contact.last_name))) or None


def _sender(message: Message) -> SentBy:
    if message.sender_chat is not None:
        return SentBy.ANONYMOUS if message.sender_chat.id == message.chat_id else SentBy.CHANNEL
    return SentBy.BOT if message.from_user is not None and message.from_user.is_bot else SentBy.PERSON


def _text(message: Message) -> str:
    if message.text is not None:
        return _with_addresses(message.text, message.entities).strip()
    return _with_addresses(message.caption or "", message.caption_entities).strip()


def _without_us(text: str, office: Office) -> str:
    """Return the text without our own name: "@our_bot Fixed" says "Fixed", and what only looks empty says nothing."""
    said = re.sub(rf"(?<![\w/@])@{re.escape(office.bot_name)}\b[ ,:;]*", "", text, flags=re.IGNORECASE).strip()
    return said if is_visible(said) else ""


def _with_addresses(text: str, entities: Sequence[MessageEntity]) -> str:
    """Return the text with the address of each link behind its words; Telegram counts in UTF-16 units."""
    units, links = text.encode("utf-16-le"), [e for e in entities if e.type == MessageEntity.TEXT_LINK and e.url]
    for link in sorted(links, key=lambda e: e.offset, reverse=True):
        start, end = 2 * link.offset, 2 * (link.offset + link.length)
        if _bare(units[start:end].decode("utf-16-le", "replace")) != _bare(link.url or ""):
            units = units[:end] + f" ({link.url})".encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le", "replace")


def _bare(address: str) -> str:
    return re.sub(r"^https?://", "", address.strip()).rstrip("/")


def _command(text: str, office: Office) -> SaidCommand | None:
    found = _COMMAND.match(text)
    if found is None:
        return None
    bot = found.group(2)
    is_for_other = bot is not None and bot.casefold() != office.bot_name.casefold()
    return SaidCommand(found.group(1).lower(), text[found.end() :].strip(), bot, is_for_other)


def _answers(message: Message, office: Office) -> Original | None:
    """Return what it is a reply to. What is written in a topic bears the topic's first message: that is none."""
    replied, elsewhere = message.reply_to_message, message.external_reply
    if replied is not None and replied.forum_topic_created is None:
        ours = replied.from_user is not None and replied.from_user.id == office.bot_id
        return Original(ours, message.chat_id, replied.message_id, _text(replied))
    if elsewhere is None:
        return None
    by = elsewhere.origin.sender_user if isinstance(elsewhere.origin, MessageOriginUser) else None
    ours = by is not None and by.id == office.bot_id
    quoted = message.quote.text if message.quote is not None else ""
    return Original(ours, elsewhere.chat.id if elsewhere.chat else None, elsewhere.message_id, quoted)


def _forwarded(message: Message, office: Office) -> Original | None:
    origin = message.forward_origin
    if origin is None:
        return None
    if isinstance(origin, MessageOriginChannel):
        return Original(False, origin.chat.id if origin.chat else None, origin.message_id, _text(message))
    by = origin.sender_user if isinstance(origin, MessageOriginUser) else None
    ours = by is not None and by.id == office.bot_id
    return Original(ours, text=_text(message))


def _files(message: Message) -> tuple[File, ...]:
    """Return the attachment of a message, none if it carries nothing that can be sent on."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (_file(FileKind.PHOTO, largest.file_id, largest.file_unique_id, None, largest.file_size),)
    if message.voice:
        voice = message.voice
        return (_file(FileKind.VOICE, voice.file_id, voice.file_unique_id, None, voice.file_size),)
    if message.video_note:
        round_video = message.video_note
        return (
            _file(FileKind.VIDEO_NOTE, round_video.file_id, round_video.file_unique_id, None, round_video.file_size),
        )
    named = (
        (FileKind.ANIMATION, message.animation),  # Telegram marks it as a document, too, but does not take it for one
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
