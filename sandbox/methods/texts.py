"""sendMessage."""

from __future__ import annotations

from sandbox.methods.registry import Call, method
from sandbox.methods.sending import COMMON, pay, place_of, put, text_to_send
from sandbox.model import Json
from sandbox.payloads import message_json


@method("sendMessage", f"{COMMON} text parse_mode entities link_preview_options disable_web_page_preview")
def send_message(call: Call) -> Json:
    place = place_of(call, "text")
    text, entities = text_to_send(call)
    pay(call, place.chat)
    return message_json(call.world, put(call, place, text=text, entities=entities))
