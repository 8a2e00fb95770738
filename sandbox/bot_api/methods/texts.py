"""sendMessage."""

from __future__ import annotations

from sandbox.base.model import Json
from sandbox.bot_api.methods.registry import Call, method
from sandbox.bot_api.methods.sending import COMMON, pay, place_of, put, text_to_send
from sandbox.world.payloads import message_json


@method("sendMessage", f"{COMMON} text parse_mode entities link_preview_options disable_web_page_preview")
def send_message(call: Call) -> Json:
    place = place_of(call, "text")
    text, entities = text_to_send(call)
    pay(call, place.chat)
    return message_json(call.world, put(call, place, text=text, entities=entities))
