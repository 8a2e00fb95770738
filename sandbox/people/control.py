"""What nobody in the chats does, over HTTP: making people and chats, trouble and limits, the log of calls.

For whoever tests a bot against `python -m sandbox serve`, in whatever language; sandbox/README.md shows it in use.
Everything is JSON under `/sandbox`, with the guards and the refusals of `/people` (see `sandbox/people/api.py`).

    POST   /sandbox/people  {"first_name", "last_name"?, "username"?, "language"?, "phone"?, "id"?}  -> {"id"}
    POST   /sandbox/chats   {"title", "owner": person, "type"?: "supergroup" | "group" | "channel", "username"?,
                             "forum"?: false, "members"?: [person], "bot"?: "member" | "administrator", "id"?}
                            -> {"id"}
    POST   /sandbox/chats/{chat}/members  {"status": "member" | "administrator" | "restricted" | "left" | "kicked",
                             "user"?: person, else the bot}                                          -> {}
    POST   /sandbox/chats/{chat}/upgrade  {}: the basic group becomes a supergroup                   -> {"id"}
    POST   /sandbox/faults  FAULT: the next fitting calls go wrong                                   -> FAULT
    GET    /sandbox/faults                                                                           -> [FAULT]
    DELETE /sandbox/faults                                                                           -> {}
    POST   /sandbox/limits  any of LIMITS                                                            -> LIMITS
    GET    /sandbox/limits                                                                           -> LIMITS
    GET    /sandbox/calls?method=&chat_id=&limit=100                                                 -> CALLS

    FAULT   {"kind", "method"?: any, "chat_id"?: any, "times"?: 1, "after"?: 0, "status"?, "text"?, "retry_after"?,
             "seconds"?}; the kinds: `sandbox/bot_api/faults.py`. In an answer also "hits": so many calls were hit.
    LIMITS  {"enabled", "group_per_minute", "private_per_second", "private_burst", "overall_per_second"}
    CALLS   {"calls": [{"method", "params", "files", "status", "description", "fault"}, oldest first],
             "unknown_parameters", "unknown_methods", "not_built": what the bot should not have asked for,
             "early": calls to a chat before its retry_after was over}
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.base.model import Chat, Json, Member, User
from sandbox.bot_api.calls import CallLog, CallRecord
from sandbox.bot_api.faults import Fault, Faults, Kind
from sandbox.bot_api.limits import Limits
from sandbox.people.acts import NotPossible
from sandbox.people.wants import NotThere, Unreadable, guarded, needed, number, wants
from sandbox.world import membership
from sandbox.world.world import World

CHAT_TYPES = ("supergroup", "group", "channel")
STATUSES = ("member", "administrator", "restricted", "left", "kicked")
OF_FAULT: dict[str, type | tuple[type, ...]] = {
    "method": str,
    "chat_id": int,
    "times": int,
    "after": int,
    "status": int,
    "text": str,
    "retry_after": int,
    "seconds": (int, float),
}
OF_LIMITS = ("enabled", "group_per_minute", "private_per_second", "private_burst", "overall_per_second")
FIRST_MADE = 5_001
PAGE = 100


class Control:
    """The routes under `/sandbox`."""

    def __init__(self, world: World, faults: Faults, limits: Limits, log: CallLog) -> None:
        self.world = world
        self.faults = faults
        self.limits = limits
        self.log = log

    def routes(self) -> list[Route]:
        return [
            Route("/sandbox/people", self._posting(self._add_person), methods=["POST"]),
            Route("/sandbox/chats", self._posting(self._add_chat), methods=["POST"]),
            Route("/sandbox/chats/{chat}/members", self._posting(self._set_member), methods=["POST"]),
            Route("/sandbox/chats/{chat}/upgrade", self._posting(self._upgrade), methods=["POST"]),
            Route("/sandbox/faults", self._posting(self._order), methods=["POST"]),
            Route("/sandbox/faults", self._ordered, methods=["GET"]),
            Route("/sandbox/faults", self._clear, methods=["DELETE"]),
            Route("/sandbox/limits", self._posting(self._limit), methods=["POST"]),
            Route("/sandbox/limits", self._limited, methods=["GET"]),
            Route("/sandbox/calls", guarded(self._calls), methods=["GET"]),
        ]

    def _posting(self, act: Callable[[Request, Json], Json]) -> Callable[[Request], Awaitable[Response]]:
        async def run(request: Request) -> Response:
            body, _ = await wants(request)
            return JSONResponse(act(request, body))

        return guarded(run)

    # -- people and chats

    def _add_person(self, _: Request, body: Json) -> Json:
        first_name = str(body.get("first_name") or "")
        if not first_name:
            raise Unreadable("first_name is missing")
        people = [user.id for user in self.world.users.values() if not user.is_bot]
        user_id = number(body, "id") or max([*people, FIRST_MADE - 1]) + 1
        if user_id in self.world.users:
            raise NotPossible(f"{user_id} is somebody already")
        more = {name: str(body[name]) for name in ("last_name", "username", "phone") if name in body}
        language = str(body.get("language") or "en")
        return {"id": self.world.add_user(user_id, first_name, language_code=language, **more).id}

    def _add_chat(self, _: Request, body: Json) -> Json:
        owner = self._user(body, "owner")
        kind = _one_of(CHAT_TYPES, body.get("type") or "supergroup")
        bot = _one_of(("", "member", "administrator"), body.get("bot") or "")
        members = [self._user({"member": one}, "member") for one in body.get("members") or []]
        chat_id = number(body, "id")
        if chat_id in self.world.chats:
            raise NotPossible(f"{chat_id} is a chat already")
        chat = self.world.add_chat(
            str(body.get("title") or "A group"),
            type=kind,
            id=chat_id,
            username=str(body.get("username") or ""),
            is_forum=bool(body.get("forum")),
            owner=owner,
        )
        for member in members:
            chat.members.setdefault(member.id, Member(member.id))
        if bot:
            membership.add_bot(self.world, chat, owner, admin=bot == "administrator")
        return {"id": chat.id}

    def _set_member(self, request: Request, body: Json) -> Json:
        chat = self._chat(request)
        user = self._user(body, "user") if body.get("user") else self.world.bot
        status = _one_of(STATUSES, body.get("status"))
        rights = membership.ALL_RIGHTS if status == "administrator" else frozenset()
        owner = self.world.users[next(iter(chat.members))]
        membership.set_member(self.world, chat, user, Member(user.id, status, rights), by=owner)
        return {}

    def _upgrade(self, request: Request, _: Json) -> Json:
        chat = self._chat(request)
        if chat.type != "group" or chat.migrated_to is not None:
            raise NotPossible("only a basic group becomes a supergroup, and once")
        return {"id": membership.migrate(self.world, chat).id}

    def _user(self, body: Json, name: str) -> User:
        user = self.world.users.get(needed(body, name))
        if user is None or user.is_bot:
            raise NotThere("no such person")
        return user

    def _chat(self, request: Request) -> Chat:
        chat = self.world.chats.get(needed(request.path_params, "chat"))
        if chat is None or chat.is_private:
            raise NotThere("no such group or channel")
        return chat

    # -- trouble and limits

    def _order(self, _: Request, body: Json) -> Json:
        kind: Kind = _one_of(get_args(Kind), body.get("kind"))
        given = {name: body[name] for name in OF_FAULT if body.get(name) is not None}
        for name, value in given.items():
            if not isinstance(value, OF_FAULT[name]):
                raise Unreadable(f"{name} cannot be {value!r}")
        if kind == "refuse" and "retry_after" in given:
            text = f"Too Many Requests: retry after {given['retry_after']}"
            given = {"status": 429, "text": text} | given
        return _fault(self.faults.order(Fault(kind, **given)))

    async def _ordered(self, _: Request) -> Response:
        return JSONResponse([_fault(fault) for fault in self.faults.ordered])

    async def _clear(self, _: Request) -> Response:
        self.faults.clear()
        return JSONResponse({})

    def _limit(self, _: Request, body: Json) -> Json:
        for name in OF_LIMITS:
            if name in body:
                if not isinstance(body[name], (int, float)) or body[name] < 0:
                    raise Unreadable(f"{name} is to be a number")
                setattr(self.limits, name, type(getattr(self.limits, name))(body[name]))
        return self._limits()

    async def _limited(self, _: Request) -> Response:
        return JSONResponse(self._limits())

    def _limits(self) -> Json:
        return {name: getattr(self.limits, name) for name in OF_LIMITS}

    # -- what went on

    async def _calls(self, request: Request) -> Response:
        asked = request.query_params
        method, chat_id = asked.get("method"), number(asked, "chat_id")
        found = self.log.of(method, chat_id) if method else self.log.records
        found = [record for record in found if chat_id in (None, record.chat_id)]
        return JSONResponse(
            {
                "calls": [_call(record) for record in found[-(number(asked, "limit") or PAGE) :]],
                "unknown_parameters": self.log.unknown_parameters,
                "unknown_methods": self.log.unknown_methods,
                "not_built": self.log.not_built,
                "early": [[overrun.method, overrun.chat_id] for overrun in self.limits.early_calls],
            }
        )


def _fault(fault: Fault) -> Json:
    return {name: getattr(fault, name) for name in ("kind", *OF_FAULT, "hits")}


def _call(record: CallRecord) -> Json:
    shown = ("method", "params", "files", "status", "description", "fault")
    return {name: getattr(record, name) for name in shown}


def _one_of(allowed: tuple[str, ...], given: object) -> Any:
    if given not in allowed:
        raise Unreadable(f"{given!r} is none of {', '.join(one for one in allowed if one)}")
    return given
