"""What all methods that send have in common: chat, reply, topic, keyboard, limits."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.base.errors import ApiError, bad_request, too_many_requests
from sandbox.base.model import Chat, Json, Message, TelegramFile, Topic, User
from sandbox.bot_api.methods.access import chat_of, check_may_send, find_chat, topic_of
from sandbox.bot_api.methods.registry import Call
from sandbox.text.entities import read_text
from sandbox.text.keyboards import Markup, read_markup

COMMON = (
    "business_connection_id chat_id message_thread_id direct_messages_topic_id disable_notification "
    "protect_content allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters "
    "reply_markup reply_to_message_id allow_sending_without_reply "
    "ephemeral_message_parameters receiver_user_id callback_query_id"
)
MAX_TEXT = 4096
MAX_CAPTION = 1024


@dataclass(frozen=True)
class Destination:
    """Where a message goes: the chat, what it replies to, its topic, its keyboard."""

    chat: Chat
    reply_to: int | None
    topic: Topic | None
    markup: Markup
    silent: bool


def place_of(call: Call, what: str) -> Destination:
    """Check everything about a send but its content."""
    if call.args.has("ephemeral_message_parameters") or call.args.has("receiver_user_id"):
        # A server that does not know them posts for everybody; this one knows them, and has no such messages.
        raise ApiError(501, "Not Implemented: ephemeral messages are not built")
    chat = chat_of(call, "write")
    check_may_send(call.world, chat, what)
    markup = read_markup(call.args.text("reply_markup"), chat)
    topic = topic_of(call, chat)
    reply_to = _reply_of(call, chat)
    return Destination(chat, reply_to, topic, markup, call.args.flag("disable_notification"))


def _reply_of(call: Call, chat: Chat) -> int | None:
    parameters = call.args.parsed("reply_parameters", "Can't parse reply parameters JSON object") or {}
    if not isinstance(parameters, dict):
        raise bad_request("Object expected as reply parameters")
    if parameters and "message_id" not in parameters:
        raise bad_request('Can\'t find field "message_id"')
    wanted = int(parameters.get("message_id") or call.args.integer("reply_to_message_id"))
    lenient = bool(parameters.get("allow_sending_without_reply")) or call.args.flag("allow_sending_without_reply")
    there = find_chat(call.world, str(parameters["chat_id"])) if parameters.get("chat_id") else chat
    if wanted <= 0:
        return None
    if wanted in there.messages:
        return wanted if there is chat else None  # a quote from elsewhere is shown without its place
    if lenient:
        return None
    raise bad_request("message to be replied not found")


def pay(call: Call, chat: Chat, cost: int = 1) -> None:
    """Count the send or edit against the limits, or refuse with the time to wait."""
    retry_after = call.limits.take(call.method, chat, cost)
    if retry_after is not None:
        raise too_many_requests(retry_after)


def parsed_text(call: Call, name: str = "text", entities: str = "entities") -> tuple[str, list[Json]]:
    args = call.args
    return read_text(args.text(name), args.text("parse_mode"), args.text(entities), call.world.knows)


def text_to_send(call: Call) -> tuple[str, list[Json]]:
    if not call.args.text("text"):
        raise bad_request("Message text is empty")
    text, entities = parsed_text(call)
    if not text:
        raise bad_request("Text must be non-empty")
    if len(text) > MAX_TEXT:
        raise bad_request("Message is too long")
    return text, entities


def caption_to_send(call: Call) -> tuple[str, list[Json]]:
    text, entities = parsed_text(call, "caption", "caption_entities")
    if len(text) > MAX_CAPTION:
        raise bad_request("Message caption is too long")
    return text, entities


def put(
    call: Call,
    place: Destination,
    *,
    text: str = "",
    entities: list[Json] | None = None,
    media: TelegramFile | None = None,
    media_group_id: str | None = None,
    contact: Json | None = None,
    forward_from: User | None = None,
) -> Message:
    """Put the bot's message into the chat."""
    world, chat = call.world, place.chat
    message = world.new_message(chat, None if chat.type == "channel" else world.bot)
    message.by_bot = True
    if chat.type == "channel":
        message.sender_chat = chat
    message.text, message.entities, message.media = text, entities or [], media
    message.media_group_id, message.contact, message.forward_from = media_group_id, contact, forward_from
    message.buttons, message.reply_keyboard = place.markup.buttons, place.markup.reply_keyboard
    message.forces_reply = place.markup.forces_reply
    message.reply_to, message.silent = place.reply_to, place.silent
    set_thread(message, chat, place.topic)
    return world.post(message)


def set_thread(message: Message, chat: Chat, topic: Topic | None) -> None:
    """Mark the topic; a reply in a plain supergroup carries the root's id as thread, and is in no topic."""
    replied = chat.messages.get(message.reply_to) if message.reply_to is not None else None
    if topic is not None:
        message.thread_id, message.is_topic_message = topic.id, True
    elif replied is not None and replied.is_topic_message:
        message.thread_id, message.is_topic_message = replied.thread_id, True
    elif replied is not None and chat.type == "supergroup":
        message.thread_id = replied.thread_id or replied.id
