"""sendMessage, and what is said again elsewhere: forwardMessage and copyMessage."""

from __future__ import annotations

from sandbox.base.errors import bad_request
from sandbox.base.model import Json, Message
from sandbox.bot_api.methods.access import chat_of, message_of
from sandbox.bot_api.methods.registry import Call, method
from sandbox.bot_api.methods.sending import COMMON, caption_to_send, pay, place_of, put, text_to_send
from sandbox.world.payloads import message_json


@method("sendMessage", f"{COMMON} text parse_mode entities link_preview_options disable_web_page_preview")
def send_message(call: Call) -> Json:
    text, entities = text_to_send(call)
    place = place_of(call, "text")
    pay(call, place.chat)
    return message_json(call.world, put(call, place, text=text, entities=entities))


@method(
    "forwardMessage",
    "chat_id from_chat_id message_id message_thread_id direct_messages_topic_id video_start_timestamp "
    "disable_notification protect_content message_effect_id suggested_post_parameters",
)
def forward_message(call: Call) -> Json:
    source = _source(call, "forward")
    place = place_of(call, source.media.kind if source.media else "text")
    pay(call, place.chat)
    sent = put(
        call,
        place,
        text=source.text,
        entities=source.entities,
        media=source.media,
        contact=source.contact,
        forward_from=source.forward_from or source.sender,
    )
    return message_json(call.world, sent)


@method(
    "copyMessage",
    f"{COMMON} from_chat_id message_id video_start_timestamp caption parse_mode caption_entities "
    "show_caption_above_media",
)
def copy_message(call: Call) -> Json:
    source = _source(call, "copy")
    place = place_of(call, source.media.kind if source.media else "text")
    text, entities = source.text, source.entities
    if source.media is not None and "caption" in call.args.values:
        text, entities = caption_to_send(call)
    pay(call, place.chat)
    sent = put(call, place, text=text, entities=entities, media=source.media, contact=source.contact)
    return {"message_id": sent.id}


def _source(call: Call, what: str) -> Message:
    if not call.args.has("from_chat_id"):
        raise bad_request('Parameter "from_chat_id" is required')
    message = message_of(call, chat_of(call, "read", "from_chat_id"), what)
    if message.service is not None:
        raise bad_request(f"The message can't be {'forwarded' if what == 'forward' else 'copied'}")
    return message
