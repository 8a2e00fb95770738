"""The Bot API's front door: token, method, arguments, faults, the answer in Telegram's shape."""

from __future__ import annotations

import asyncio
import inspect
import json
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from sandbox.base.arguments import Arguments, read_arguments
from sandbox.base.errors import ApiError, not_found
from sandbox.base.serving import ConnectionCut, HalfAnswer, gone
from sandbox.bot_api.calls import CallLog, CallRecord
from sandbox.bot_api.faults import Fault, Faults
from sandbox.bot_api.limits import Limits
from sandbox.bot_api.methods.families import METHODS
from sandbox.bot_api.methods.registry import Call, Method
from sandbox.bot_api.methods.unbuilt import UNBUILT
from sandbox.bot_api.webhook import Webhook
from sandbox.world.world import World

HTML_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


class BotApi:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World, limits: Limits, faults: Faults, log: CallLog) -> None:
        self.world = world
        self.limits = limits
        self.faults = faults
        self.log = log
        self.webhook = Webhook(world.updates, self.run, world.clock.now)

    async def call(self, request: Request) -> Response:
        name = request.path_params["method"]
        try:
            self._check_token(request.path_params["token"])
            args = await read_arguments(request)
        except ApiError as error:
            return _answer(error.code, error.body())
        except ClientDisconnect:  # it died while it asked: nobody waits for an answer
            return Response(status_code=400)
        record = CallRecord(name, dict(args.values), _now(), list(args.files), at=self.world.clock.now())
        self.log.add(record)
        fault = self.faults.next_for(name, record.chat_id)
        if fault is not None:
            record.fault = fault.kind
        try:
            return await self._faulty(record, args, fault, request)
        finally:
            self.log.over(record, _now())

    async def _faulty(self, record: CallRecord, args: Arguments, fault: Fault | None, request: Request) -> Response:
        """Answer the call, with the ordered fault around it."""
        match fault.kind if fault else None:
            case "close":
                return ConnectionCut()
            case "black_hole":
                await gone(request)
                return ConnectionCut()
            case "not_json":
                assert fault is not None
                record.status = fault.status
                return Response(HTML_PAGE, fault.status, media_type="text/html")
            case "refuse":
                assert fault is not None
                return self._refused(record, fault)
            case "slow":
                assert fault is not None
                reply = await self._answered(record, args)
                await asyncio.sleep(fault.seconds)
                return reply
            case "lost_reply":
                await self._answered(record, args)
                return ConnectionCut()
            case "half_reply":
                return HalfAnswer(await self._answered(record, args))
            case kind:
                return await self._answered(record, args, order=kind or "")

    def _refused(self, record: CallRecord, fault: Fault) -> Response:
        parameters = {} if fault.retry_after is None else {"retry_after": fault.retry_after}
        if fault.retry_after is not None and record.chat_id is not None:
            self.limits.told_to_wait(record.chat_id, fault.retry_after)
        error = ApiError(fault.status, fault.text, parameters)
        record.status, record.description = error.code, error.description
        return _answer(error.code, error.body())

    async def _answered(self, record: CallRecord, args: Arguments, order: str = "") -> Response:
        try:
            result = await self.run(record.method, args)
        except ApiError as error:
            if error.code == 501:
                self.log.not_built.append(f"{record.method}: {error.description}")
            record.status, record.description = error.code, error.description
            return _answer(error.code, error.body())
        if order == "duplicate":
            result = [update for update in result for _ in range(2)]
        elif order == "shuffle":
            result = list(reversed(result))
        record.status, record.result = 200, result
        return _answer(200, {"ok": True, "result": result})

    async def run(self, name: str, args: Arguments) -> Any:
        """Do what the method says; also the way for methods that a webhook's reply carries."""
        found = METHODS.get(name.lower())
        if found is None:
            raise self._unknown(name)
        self._note_unknown_parameters(found, args)
        result = found.run(Call(found.name, self.world, self.limits, self.webhook, args))
        return await result if inspect.isawaitable(result) else result

    def _unknown(self, name: str) -> ApiError:
        if name.lower() in UNBUILT:
            return ApiError(501, f"Not Implemented: the sandbox has no {name}, it is not built")
        self.log.unknown_methods.append(name)
        return not_found("method not found")

    def _note_unknown_parameters(self, method: Method, args: Arguments) -> None:
        attached = {name for name in args.files if f"attach://{name}" in str(args.values)}
        for name in sorted({*args.values, *args.files} - attached - method.parameters):
            self.log.unknown_parameters.append(f"{method.name}.{name}")

    def _check_token(self, token: str) -> None:
        if token == self.world.token:
            return
        number, colon, secret = token.partition(":")
        if not colon or not number.isdigit() or not secret:
            raise ApiError(401, "Unauthorized: invalid token specified")
        raise ApiError(401, "Unauthorized")

    async def download(self, request: Request) -> Response:
        try:
            self._check_token(request.path_params["token"])
        except ApiError as error:
            return _answer(error.code, error.body())
        wanted = request.path_params["path"]
        for file in self.world.files.values():
            if file.path == wanted:
                return Response(file.data, media_type=file.mime_type or "application/octet-stream")
        return _answer(404, not_found("file not found").body())


def _answer(status: int, body: dict[str, Any]) -> Response:
    headers = {}
    retry_after = body.get("parameters", {}).get("retry_after")
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    content = json.dumps(body, ensure_ascii=True, separators=(",", ":"))
    return Response(content, status, headers, media_type="application/json")


def _now() -> float:
    return asyncio.get_running_loop().time()
