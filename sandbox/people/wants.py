"""What a request of the chat page wants: its JSON, its uploaded files, or why it is refused."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.base.arguments import MAX_UPLOAD, Upload
from sandbox.people.acts import NotPossible


class NotThere(Exception):
    """No such person, chat, message or file."""


class Unreadable(Exception):
    """A request that says nothing that can be done."""


def guarded(run: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Turn refusals into their answers."""

    async def answer(request: Request) -> Response:
        try:
            return await run(request)
        except NotThere as error:
            return JSONResponse({"error": str(error)}, 404)
        except NotPossible as error:
            return JSONResponse({"error": str(error)}, 409)
        except Unreadable as error:
            return JSONResponse({"error": str(error)}, 422)

    return answer


async def wants(request: Request) -> tuple[dict[str, Any], list[Upload]]:
    """Return the fields of a POST and its files."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await _form(request)
    raw = await request.body()
    try:
        body = json.loads(raw) if raw else {}
    except ValueError:
        raise Unreadable("this is no JSON") from None
    if not isinstance(body, dict):
        raise Unreadable("a JSON object is wanted")
    return body, []


async def _form(request: Request) -> tuple[dict[str, Any], list[Upload]]:
    fields: dict[str, Any] = {}
    files: list[Upload] = []
    async with request.form(max_part_size=MAX_UPLOAD) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read()
                files.append(Upload(value.filename or "file", value.content_type or "", data))
            else:
                fields[name] = value
    return fields, files


def number(fields: Mapping[str, Any], name: str) -> int | None:
    """A whole number, or None if there is none of that name."""
    value = fields.get(name)
    if value in (None, ""):
        return None
    try:
        return int(str(value))
    except ValueError:
        raise Unreadable(f"{name} is to be a number") from None


def needed(fields: Mapping[str, Any], name: str) -> int:
    found = number(fields, name)
    if found is None:
        raise Unreadable(f"{name} is missing")
    return found
