"""Another, much plainer Bot API server: where Telegram leaves freedom, it does otherwise than the sandbox."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

TOKEN = "7:plain-token-that-is-long-enough-for-anybody"
ME = {"id": 7, "is_bot": True, "first_name": "Desk", "username": "plain_desk_bot", "surprise": {"new": ["field"]}}
Json = dict[str, Any]


class Refused(Exception):
    """An error in the Bot API's shape."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


class PlainApi:
    """Short polls, no entities, unknown fields, methods that are missing, tags that are refused."""

    def __init__(self, groups: dict[int, str], *, first_update: int = 1) -> None:
        self.groups = groups
        self.updates: list[Json] = []
        self.messages: dict[tuple[int, int], Json] = {}
        self.answers: dict[str, str] = {}
        self._next_update, self._next_message = first_update, 1
        self._changed = asyncio.Event()

    # -- what people do

    def say(self, user: int, text: str, chat: int | None = None, reply_to: Json | None = None) -> None:
        """Write, in private unless a group is named."""
        message = self._message(chat or user, {"id": user, "is_bot": False, "first_name": f"P{user}"}, text)
        if reply_to is not None:
            message["reply_to_message"] = {k: v for k, v in reply_to.items() if k != "reply_markup"}
        self._put("message", message)

    def press(self, user: int, message: Json, label: str, *, inaccessible: bool = False) -> str:
        """Press the button that bears this label; return the query's id."""
        rows = message["reply_markup"]["inline_keyboard"]
        data = next(button["callback_data"] for row in rows for button in row if label in button["text"])
        shown = {"chat": message["chat"], "message_id": message["message_id"], "date": 0} if inaccessible else message
        person = {"id": user, "is_bot": False, "first_name": f"P{user}", "is_premium": True}
        query = {"id": f"q{self._next_update}", "from": person, "message": shown, "chat_instance": "-1", "data": data}
        self._put("callback_query", query)
        return str(query["id"])

    async def see(self, chat: int, words: str, label: str = "") -> Json:
        """Return the newest message of the bot in a chat with these words and this button."""

        def find() -> Json | None:
            for (at, _), message in sorted(self.messages.items(), reverse=True):
                fits = words in message["text"] and label in str(message.get("reply_markup", ""))
                if at == chat and message["from"]["is_bot"] and fits:
                    return message
            return None

        try:
            async with asyncio.timeout(15):
                while (found := find()) is None:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"nobody said {words!r} {label!r} in {list(self.messages.values())}") from None
        return found

    # -- what the bot asks

    async def call(self, request: Request) -> JSONResponse:
        args = dict(await request.form()) | dict(request.query_params)
        method: Callable[[Json], Any] | None = getattr(self, f"_{request.path_params['method'].lower()}", None)
        try:
            result = (method or _missing)(args)
        except Refused as error:
            body = {"ok": False, "error_code": error.code, "description": str(error)}
            return JSONResponse(body, error.code)
        return JSONResponse({"ok": True, "result": result, "served_by": "somebody else"})

    def _getme(self, _: Json) -> Json:
        return ME

    def _deletewebhook(self, _: Json) -> bool:
        return True

    def _getupdates(self, args: Json) -> list[Json]:
        offset = int(args.get("offset") or 0)
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        return self.updates[:3]  # at once, however few there are, and never as many as were asked for

    def _sendmessage(self, args: Json) -> Json:
        _refuse_new_tags(args)
        message = self._message(int(args["chat_id"]), ME, args["text"])
        return self._shown(message, args)

    def _editmessagetext(self, args: Json) -> Any:
        _refuse_new_tags(args)
        message = self.messages[int(args["chat_id"]), int(args["message_id"])]
        message["text"] = args["text"]
        return self._shown(message, args) and True  # as for inline messages

    def _editmessagereplymarkup(self, args: Json) -> Any:
        return self._shown(self.messages[int(args["chat_id"]), int(args["message_id"])], args)

    def _deletemessage(self, args: Json) -> bool:
        raise Refused(400, "Bad Request: message can't be deleted")

    def _answercallbackquery(self, args: Json) -> bool:
        self.answers[args["callback_query_id"]] = args.get("text", "")
        self._changed.set()
        return True

    async def answer(self, query: str) -> str:
        """Return what a press was answered with."""
        async with asyncio.timeout(10):
            while query not in self.answers:
                self._changed.clear()
                await self._changed.wait()
        return self.answers[query]

    def _shown(self, message: Json, args: Json) -> Json:
        message.pop("reply_markup", None)
        if args.get("reply_markup"):
            message["reply_markup"] = json.loads(args["reply_markup"])
        self._changed.set()
        return message

    def _message(self, chat: int, sender: Json, text: str) -> Json:
        place: Json = {"id": chat, "type": "private", "first_name": f"P{chat}"}
        if chat < 0:
            place = {"id": chat, "type": "group", "title": self.groups[chat], "all_members_are_administrators": True}
        message = {
            "message_id": self._next_message,
            "date": 1_795_152_600,
            "chat": place,
            "from": sender,
            "text": text,
        }
        self._next_message += 1
        self.messages[chat, self._next_message - 1] = message
        return message

    def _put(self, kind: str, body: Json) -> None:
        self.updates.append({"update_id": self._next_update, kind: body, "never_heard_of": None})
        self._next_update += 1


def _missing(_: Json) -> Any:
    raise Refused(404, "Not Found: method not found")


def _refuse_new_tags(args: Json) -> None:
    if args.get("parse_mode") and "<tg-time" in args["text"]:
        raise Refused(400, 'Bad Request: can\'t parse entities: Unsupported start tag "tg-time" at byte offset 0')


@asynccontextmanager
async def serving(api: PlainApi) -> Any:
    """Serve on a free port; yields the address."""
    app = Starlette(routes=[Route(f"/bot{TOKEN}/{{method}}", api.call, methods=["GET", "POST"])])
    server = uvicorn.Server(
        uvicorn.Config(
            app, port=0, log_config=None, lifespan="off", timeout_graceful_shutdown=1, timeout_keep_alive=75
        )
    )

    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task
