"""One message of ours on its way: the Bot API call that sends, edits, bares or deletes it."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import MessageLimit, ParseMode

from handlers.base.outgoing import Made, Outgoing
from helpdesk.outbox import OutboxRow, Posted
from helpdesk.ticket.notes import File, FileKind
from storage.outbox.rows import Leased

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
TAKEN_IN = "👍"  # a bot may only use signs from Telegram's own list
UPLOAD = {"read_timeout": 60, "write_timeout": 120}  # seconds, for a file of ours
AS_IT_IS = {"disable_content_type_detection": True}  # a document, even if it could be shown or played
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
ALBUM: dict[FileKind, Callable[..., Any]] = {
    FileKind.PHOTO: InputMediaPhoto,
    FileKind.VIDEO: InputMediaVideo,
    FileKind.DOCUMENT: InputMediaDocument,
    FileKind.AUDIO: InputMediaAudio,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What Telegram has not refused yet: formatting, buttons, the topic, the reply; ``line``: all but one line.

    ``strict``: what it replies to has to be there.
    """

    formatted: bool = True
    buttons: bool = True
    thread: bool = True
    reply: bool = True
    line: bool = False
    strict: bool = False


def plain_text(text: str) -> str:
    """Return HTML as people would read it, without its tags."""
    return html.unescape(TAG.sub("", text))


def fingerprint(outgoing: Outgoing) -> str:
    """Return a hash of all that a message shows, to know an edit that would change nothing."""
    markup = outgoing.markup.to_json() if outgoing.markup is not None else ""
    parts = [outgoing.text, markup, *(file.unique_id for file in outgoing.files)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def method_for(outgoing: Outgoing, current: Posted | None) -> str:
    """Return the method by which this goes out, as the Bot API calls it."""
    if outgoing.document is not None:
        return "sendDocument"
    if not outgoing.files:
        return "editMessageText" if current is not None else "sendMessage"
    words = outgoing.files[0].kind.value.split("_")
    return "sendMediaGroup" if len(outgoing.files) > 1 else f"send{''.join(word.capitalize() for word in words)}"


async def post(bot: Bot, leased: Leased, outgoing: Outgoing, shape: Shape) -> tuple[Message, ...]:
    """Send a new message, or an album; return what stands in its chat."""
    common = _common(leased, shape)
    if len(outgoing.files) > 1:
        return tuple(await bot.send_media_group(media=_album(outgoing, shape), **common))
    common["reply_markup"] = outgoing.markup if shape.buttons else None
    if outgoing.document is not None:
        file = InputFile(outgoing.document.content, filename=outgoing.document.name)
        return (await bot.send_document(document=file, **_caption(outgoing, shape), **common),)
    if outgoing.files:
        return (await _send_file(bot, outgoing, shape, common),)
    text = _text(outgoing, shape, MessageLimit.MAX_TEXT_LENGTH)
    return (await bot.send_message(link_preview_options=NO_PREVIEW, **text, **common),)


async def edit(bot: Bot, current: Posted, outgoing: Outgoing, shape: Shape) -> None:
    """Make a message that is there already show ``outgoing``."""
    buttons = outgoing.markup if shape.buttons and isinstance(outgoing.markup, InlineKeyboardMarkup) else None
    await bot.edit_message_text(
        chat_id=current.chat_id,
        message_id=current.message_id,
        reply_markup=buttons,
        link_preview_options=NO_PREVIEW,
        **_text(outgoing, shape, MessageLimit.MAX_TEXT_LENGTH),
    )


async def delete(bot: Bot, row: OutboxRow, message_id: int) -> None:
    """Take a message away."""
    await bot.delete_message(row.message.chat_id, message_id)


async def bare(bot: Bot, row: OutboxRow, message_id: int) -> None:
    """Take a message's buttons away."""
    await bot.edit_message_reply_markup(chat_id=row.message.chat_id, message_id=message_id, reply_markup=None)


async def pin(bot: Bot, chat_id: int, message_id: int) -> None:
    """Pin a message of ours, without a sound."""
    await bot.pin_chat_message(chat_id, message_id, disable_notification=True)


async def react(bot: Bot, row: OutboxRow, message_id: int) -> None:
    """Put a small sign on somebody's message: it was taken in."""
    await bot.set_message_reaction(row.message.chat_id, message_id, reaction=TAKEN_IN)


def _common(leased: Leased, shape: Shape) -> dict[str, Any]:
    message = leased.row.message
    above = leased.under.message_id if leased.under is not None else message.reply_to
    above = above if shape.reply else None
    return {
        "chat_id": message.chat_id,
        "message_thread_id": message.thread_id if shape.thread else None,
        "disable_notification": message.silent or None,
        # What is replied to may be gone by now; the message is owed all the same.
        "reply_parameters": ReplyParameters(above, allow_sending_without_reply=not shape.strict) if above else None,
    }


def _text(outgoing: Outgoing, shape: Shape, limit: int, name: str = "text") -> dict[str, Any]:
    if shape.formatted:
        return {name: outgoing.text, "parse_mode": ParseMode.HTML}
    # None would be replaced by a default that the bot may have.
    return {name: plain_text(outgoing.text)[:limit], "parse_mode": None}


def _caption(outgoing: Outgoing, shape: Shape) -> dict[str, Any]:
    return _text(outgoing, shape, MessageLimit.CAPTION_LENGTH, "caption") if outgoing.text else {}


async def _send_file(bot: Bot, outgoing: Outgoing, shape: Shape, common: dict[str, Any]) -> Message:
    file = outgoing.files[0]
    send: dict[FileKind, Callable[..., Any]] = {
        FileKind.PHOTO: bot.send_photo,
        FileKind.DOCUMENT: bot.send_document,
        FileKind.VOICE: bot.send_voice,
        FileKind.VIDEO: bot.send_video,
        FileKind.AUDIO: bot.send_audio,
        FileKind.ANIMATION: bot.send_animation,
        FileKind.VIDEO_NOTE: bot.send_video_note,
    }
    named = common if file.kind is FileKind.VIDEO_NOTE else _caption(outgoing, shape) | common  # it takes no caption
    if not isinstance(file, Made):
        message: Message = await send[file.kind](**{file.kind.value: file.file_id}, **named)
        return message
    with file.path.open("rb") as content:  # read as it is sent: it may be large
        upload = InputFile(content, filename=file.name, read_file_handle=False)
        as_it_is = AS_IT_IS if file.kind is FileKind.DOCUMENT else {}
        sent: Message = await send[file.kind](**{file.kind.value: upload}, **as_it_is, **named, **UPLOAD)
        return sent


def _album(outgoing: Outgoing, shape: Shape) -> list[Any]:
    first = _caption(outgoing, shape)
    return [_part(file, first if number == 0 else {}) for number, file in enumerate(outgoing.files)]


def _part(file: File | Made, caption: dict[str, Any]) -> Any:
    if not isinstance(file, Made):
        return ALBUM[file.kind](file.file_id, **caption)
    as_it_is = AS_IT_IS if file.kind is FileKind.DOCUMENT else {}
    return ALBUM[file.kind](file.path.read_bytes(), filename=file.name, **as_it_is, **caption)
