"""The people's side over HTTP: what the chat page in the browser uses to read, write and press as anybody.

Everything is JSON under `/people`, on loopback only. A request whose `Host` is not a loopback name is
refused with 403 (DNS rebinding), and so is one whose `Origin` is not this very server. A POST needs
`Content-Type: application/json`; uploads are `multipart/form-data` and need an `Origin` (a browser always
sends one) or the header `X-Sandbox: 1`. Refusals are `{"error": "why, in plain words"}`: 403 not from here,
404 no such person, chat or message, 409 what the person's own app would not let them do, 422 a request that
cannot be read.

Reading

    GET /people
        [PERSON]
    GET /people/bot
        {"id", "name", "username", "link": "https://t.me/..."}
    GET /people/{person}/chats
        [CHAT]: those the person is in; the private chat with the bot first, then by the last message
    GET /people/{person}/groups
        [{"id", "type", "title", "inside": false, "bot_inside": true}]: all groups and channels
    GET /people/{person}/chats/{chat}?before={message id}&limit=100
        {"chat": CHAT, "messages": [MESSAGE, oldest first], "more": false, "keyboard": KEYBOARD | null,
         "keyboard_from": message id | null, "commands": [COMMAND], "pinned": [message id]};
         marks the chat as read unless `before` is given
    GET /people/{person}/chats/{chat}/commands
        [COMMAND]: the menu that applies for this person here
    GET /people/files/{path}
        the bytes of a photo, voice note or document: MESSAGE.media.url points here

Doing: each reply is {"ok": true} and what is named after the arrow; what follows of it comes as events.

    POST /people/{person}/start       {"payload"?: of a deep link}            -> {"message": MESSAGE}
    POST /people/{person}/block       {}
    POST /people/{person}/unblock     {}
    POST /people/{person}/language    {"language": "or"}    the language of the person's own Telegram
    POST /people/{person}/chats/{chat}/...
        say         {"text", "reply_to"?: message id, "topic"?: id}           -> {"message": MESSAGE}
        tap         {"message": id, "row": 0, "column": 1}: the button at that place; or
                    {"message": id, "data": "..."}: any data, a forged press
                    -> {"query": id | null, "url"?: link to open, "copied"?: text for the clipboard}
                    With a query, an event "answer" follows; none within 30 s: the button spins in vain.
                    A url `t.me/<bot>?start=x` is opened as POST start; `?startgroup=x` asks which group,
                    then add_bot.
        upload      multipart: file (repeat it for an album of at most 10), caption?, reply_to?, topic?,
                    kind? = photo | document | voice | audio | video (else told from the file's type)
                    -> {"messages": [MESSAGE]}
        contact     {"phone"?, "first_name"?}: one's own when empty           -> {"message": MESSAGE}
        share       {"request_id", "chat": id}: the answer to a request_chat key -> {"message": MESSAGE}
        edit        {"message": id, "text"}: one's own
        delete      {"message": id}: one's own, and anything in private
        react       {"message": id, "emoji": "👍" or ""}
        read        {}
        join        {}
        leave       {}
        add_bot     {"payload"?: of a startgroup link, "admin"?: false}
        remove_bot  {}

Events: GET /people/{person}/events, Server-Sent Events; `event:` is the type, `data:` the JSON. A comment
line is sent every 15 s. Nothing is replayed: after a reconnect read the chats again.

    new, edit       {"chat": id, "message": MESSAGE, "unread": 2, "silent": false}
    delete          {"chat": id, "message": message id}
    reaction, pin   {"chat": id, "message": MESSAGE}
    answer          {"chat": id, "message": message id, "query": id, "text": "", "alert": false, "url": ""}
                    alert: a box to be closed; text without alert: a toast; neither: the button stops spinning
    membership      {"chat": id, "note": "..."}: read the list of chats again
    action          {"chat": id, "action": "typing"}
    commands        {"chat": id}: the menu there may have changed
    elsewhere       {}: only with `?elsewhere=1`: something was said where this person is not, so that others'
                    unread counts may have changed

Shapes

    PERSON    {"id", "name", "first_name", "last_name", "username", "about", "language", "blocked", "unread"}
    CHAT      {"id", "type": "private" | "group" | "supergroup" | "channel", "title", "members", "unread",
              "last": MESSAGE | null, "can_write", "bot_inside", "blocked", "migrated_to": id | null,
              "topics": [{"id", "name"}], "mentioned": false}
    MESSAGE   {"id", "chat", "date": unix, "sender": {"id", "name", "is_bot"} | null, "mine", "text",
              "entities": [as in the Bot API, UTF-16 offsets], "html": the same as safe HTML (html_view.py:
              .mention .spoiler .command[data-command], time[data-unix][data-format],
              blockquote.expandable),
              "media": {"kind", "url", "name", "size", "mime_type", "width", "height", "duration"} | null,
              "contact": {"phone_number", "first_name"} | null, "service": a sentence | null,
              "buttons": [[{"text", "kind": "callback" | "url" | "copy" | "disabled" | "other", "style"?,
              "url"?, "copy"?}]],
              "reply_to": {"id", "sender": name, "text"} | null, "forces_reply": false,
              "topic": id | null, "album": id | null, "edited", "pinned", "reactions": [{"emoji", "count", "mine"}]}
    KEYBOARD  the Bot API's ReplyKeyboardMarkup in force: {"keyboard": [[{"text", "request_contact"?,
              "request_chat"?}]], "resize_keyboard"?, "one_time_keyboard"?, "input_field_placeholder"?}
    COMMAND   {"command": "new", "description": "Open a ticket"}
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.base.model import Chat, Json, User
from sandbox.people.doing import IN_CHAT, OF_PERSON, Act, PageAct
from sandbox.people.event_stream import Streams
from sandbox.people.views import WorldViews
from sandbox.people.wants import NotThere, guarded, number, wants
from sandbox.world.menus import commands_for
from sandbox.world.world import World

PAGE = 100


class PeopleApi:
    """The routes under `/people`."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.views = WorldViews(world)
        self.streams = Streams(self.views)

    def routes(self) -> list[Route]:
        """Reading first; `/people/bot` and `/people/files` stand before the routes that take any person."""
        of_chat = "/people/{person:int}/chats/{chat}"  # not :int, which knows no minus
        found = [
            Route("/people", guarded(self._people)),
            Route("/people/bot", guarded(self._bot)),
            Route("/people/files/{path:path}", guarded(self._file)),
            Route("/people/{person:int}/events", guarded(self._events)),
            Route("/people/{person:int}/chats", guarded(self._chats)),
            Route("/people/{person:int}/groups", guarded(self._groups)),
            Route(of_chat, guarded(self._chat)),
            Route(f"{of_chat}/commands", guarded(self._commands)),
        ]
        for name, act in OF_PERSON.items():
            found.append(Route(f"/people/{{person:int}}/{name}", self._doing(act), methods=["POST"]))
        for name, act in IN_CHAT.items():
            found.append(Route(f"{of_chat}/{name}", self._doing(act), methods=["POST"]))
        return found

    # -- reading

    async def _people(self, _: Request) -> Response:
        people = [user for user in self.world.users.values() if not user.is_bot]
        return JSONResponse([self.views.person(user) for user in people])

    async def _bot(self, _: Request) -> Response:
        bot = self.world.bot
        link = f"https://t.me/{bot.username}"
        return JSONResponse({"id": bot.id, "name": bot.name, "username": bot.username, "link": link})

    async def _chats(self, request: Request) -> Response:
        user = self._user(request)
        return JSONResponse([self.views.chat(user, chat) for chat in self.views.chats_of(user)])

    async def _groups(self, request: Request) -> Response:
        user = self._user(request)
        return JSONResponse(
            [
                {
                    "id": chat.id,
                    "type": chat.type,
                    "title": chat.title,
                    "inside": chat.has(user.id),
                    "bot_inside": self.world.bot_member(chat).is_inside,
                }
                for chat in self.world.chats.values()
                if not chat.is_private and chat.migrated_to is None
            ]
        )

    async def _chat(self, request: Request) -> Response:
        user = self._user(request)
        chat = self._place(request, user)
        before = number(request.query_params, "before")
        limit = number(request.query_params, "limit") or PAGE
        older = [message for message in chat.messages.values() if before is None or message.id < before]
        if before is None:
            self.views.mark_read(user, chat)
        found: Json = {
            "chat": self.views.chat(user, chat),
            "messages": [self.views.message(user, message) for message in older[-limit:]],
            "more": len(older) > limit,
            **self.views.keyboard(chat),
            "commands": commands_for(self.world, chat, user),
            "pinned": chat.pinned,
        }
        return JSONResponse(found)

    async def _commands(self, request: Request) -> Response:
        user = self._user(request)
        return JSONResponse(commands_for(self.world, self._place(request, user), user))

    async def _file(self, request: Request) -> Response:
        for file in self.world.files.values():
            if file.path == request.path_params["path"]:
                # What people upload must never run as a page of the sandbox's own origin.
                safe = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
                kind = "image/png" if file.kind == "photo" else file.mime_type or "application/octet-stream"
                return Response(file.data, headers=safe, media_type=kind)
        raise NotThere("no such file")

    async def _events(self, request: Request) -> Response:
        elsewhere = request.query_params.get("elsewhere") == "1"
        stream = self.streams.stream(self._user(request), elsewhere=elsewhere)
        return StreamingResponse(stream, headers={"Cache-Control": "no-store"}, media_type="text/event-stream")

    # -- doing

    def _doing(self, act: Act) -> Callable[[Request], Awaitable[Response]]:
        async def run(request: Request) -> Response:
            user = self._user(request)
            chat = self._place(request, user, outside_too=True) if "chat" in request.path_params else None
            body, files = await wants(request)
            deed = PageAct(self.world, self.views, user, chat or self.world.private_chat(user.id), body, files)
            return JSONResponse({"ok": True} | (act(deed) or {}))

        return guarded(run)

    # -- inside

    def _user(self, request: Request) -> User:
        user = self.world.users.get(request.path_params["person"])
        if user is None or user.is_bot:
            raise NotThere("no such person")
        return user

    def _place(self, request: Request, user: User, *, outside_too: bool = False) -> Chat:
        named = request.path_params["chat"]
        chat = self.world.chats.get(int(named)) if named.removeprefix("-").isdecimal() else None
        if chat is None or (chat.is_private and chat.id != user.id):
            raise NotThere("no such chat")
        if not outside_too and not chat.is_private and not chat.has(user.id):
            raise NotThere("no such chat")
        return chat
