"""Edits and deletion of messages that are already there."""

from __future__ import annotations

from sandbox.base.errors import MESSAGE_NOT_MODIFIED, bad_request
from sandbox.base.model import Buttons, Chat, Json, Message, TelegramFile
from sandbox.bot_api.methods.access import chat_of, message_of
from sandbox.bot_api.methods.registry import Call, method
from sandbox.bot_api.methods.sending import MAX_CAPTION, MAX_TEXT, parsed_text, pay
from sandbox.text.keyboards import read_markup
from sandbox.world.payloads import message_json

WHICH = "business_connection_id chat_id message_id inline_message_id reply_markup"
TWO_DAYS = 48 * 3600
MOST_AT_ONCE = 100


def to_edit(call: Call) -> tuple[Chat, Message, Buttons]:
    """The bot's own message, and the buttons that it is to have."""
    if call.args.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if not call.args.has("chat_id") and not call.args.has("message_id"):
        raise bad_request("message identifier is not specified")
    chat = chat_of(call, "edit")
    message = message_of(call, chat, "edit")
    buttons = read_markup(call.args.text("reply_markup"), chat, only_inline=True).buttons
    may_all = chat.type == "channel" and call.world.bot_member(chat).may("can_edit_messages")
    mine = message.by_bot or may_all
    if not mine or message.forward_from or message.reply_keyboard or message.service is not None:
        raise bad_request("Message can't be edited")
    return chat, message, buttons


def apply(
    call: Call,
    chat: Chat,
    message: Message,
    buttons: Buttons,
    said: tuple[str, list[Json]] | None = None,
    media: TelegramFile | None = None,
) -> Json:
    """Make the message what it is to be, at the price of a send; nothing new is refused."""
    text, entities = said or (message.text, message.entities)
    media = media or message.media
    content = (text, entities, media)
    before = (message.text, message.entities, message.media)
    if content == before and buttons == message.buttons:
        raise bad_request(MESSAGE_NOT_MODIFIED)
    pay(call, chat)
    if content != before:
        message.versions.append(message.text)
        message.edit_date = int(call.world.clock.now())
    message.text, message.entities, message.media, message.buttons = text, entities, media, buttons
    call.world.changed(message)
    return message_json(call.world, message)


@method("editMessageText", f"{WHICH} text parse_mode entities link_preview_options disable_web_page_preview")
def edit_message_text(call: Call) -> Json:
    if not call.args.text("text"):
        raise bad_request("Message text is empty")
    text, entities = parsed_text(call)
    chat, message, buttons = to_edit(call)
    if not text:
        raise bad_request("Text must be non-empty")
    if message.media is not None or message.contact is not None:
        raise bad_request("There is no text in the message to edit")
    if len(text) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    return apply(call, chat, message, buttons, (text, entities))


@method("editMessageCaption", f"{WHICH} caption parse_mode caption_entities show_caption_above_media")
def edit_message_caption(call: Call) -> Json:
    text, entities = parsed_text(call, "caption", "caption_entities")
    chat, message, buttons = to_edit(call)
    if message.media is None:
        raise bad_request("There is no caption in the message to edit")
    if len(text) > MAX_CAPTION:
        raise bad_request("MEDIA_CAPTION_TOO_LONG")
    return apply(call, chat, message, buttons, (text, entities))


@method("editMessageReplyMarkup", WHICH)
def edit_message_reply_markup(call: Call) -> Json:
    chat, message, buttons = to_edit(call)
    return apply(call, chat, message, buttons)


@method("deleteMessage", "chat_id message_id")
def delete_message(call: Call) -> bool:
    for name, what in (("chat_id", "Chat"), ("message_id", "Message")):
        if not call.args.has(name):
            raise bad_request(f"{what} identifier is not specified")
    chat = chat_of(call, "write")
    message = message_of(call, chat, "delete")
    _check_deletable(call, chat, message)
    call.world.delete(message)
    return True


@method("deleteMessages", "chat_id message_ids")
def delete_messages(call: Call) -> bool:
    """Those that are not there are skipped, as Telegram does."""
    given = call.args.parsed("message_ids", "Can't parse message_ids JSON object")
    if not given:
        raise bad_request("Message identifiers are not specified")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of message identifiers")
    if len(given) > MOST_AT_ONCE:
        raise bad_request("Too many message identifiers specified")
    chat = chat_of(call, "write")
    found = [chat.messages[one] for one in given if one in chat.messages]
    for message in found:
        _check_deletable(call, chat, message)
    for message in found:
        call.world.delete(message)
    return True


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    too_old = call.world.clock.now() - message.date > TWO_DAYS
    mine = message.by_bot
    may = mine or call.world.bot_member(chat).may("can_delete_messages")
    if chat.type in ("supergroup", "channel"):
        is_topic = bool(message.service and "forum_topic_created" in message.service)
        if too_old or not may or message.id == 1 or is_topic:
            raise bad_request("Message can't be deleted")
    elif too_old or (chat.type == "group" and not may):
        raise bad_request("Message can't be deleted for everyone")
