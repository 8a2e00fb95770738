"""answerCallbackQuery: once, in time, short."""

from __future__ import annotations

import re

from sandbox.base.errors import QUERY_TOO_OLD, bad_request
from sandbox.base.model import Answer
from sandbox.bot_api.methods.registry import Call, method
from sandbox.world.events import Event

MAX_ANSWER = 200


@method("answerCallbackQuery", "callback_query_id text show_alert url cache_time")
def answer_callback_query(call: Call) -> bool:
    world = call.world
    query = world.queries.get(call.args.text("callback_query_id"))
    late = query is None or world.clock.monotonic() - query.pressed_at > world.query_lifetime
    if query is None or late or query.answer is not None:
        raise bad_request(QUERY_TOO_OLD)
    text, url = call.args.text("text"), call.args.text("url")
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not re.match(rf"(https?://)?t\.me/{world.bot.username}(\?|$)", url, re.IGNORECASE):
        raise bad_request("URL_INVALID")
    query.answer = Answer(text, call.args.flag("show_alert"), url)
    query.answered.set()
    world.hub.publish(Event("answer", query.chat_id, query=query, answer=query.answer, only_for=query.user.id))
    return True
