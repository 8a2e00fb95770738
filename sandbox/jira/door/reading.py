"""From the bytes of a request to what it asks: who, which call, with what."""

from __future__ import annotations

import base64
import binascii
import json
import re
from functools import cache
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from sandbox.jira.base.errors import Refused
from sandbox.jira.model.people import Account
from sandbox.jira.model.site import Site
from sandbox.jira.rest.ask import File
from sandbox.jira.rest.families import CALLS

FORM = "multipart/form-data"


@cache
def _patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    """Calls with fewer unknowns first: `/issue/bulkfetch` is no issue's name."""
    found = []
    for name in sorted(CALLS, key=lambda one: one.count("{")):
        method, path = name.split(" ")
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)
        found.append((method, name, re.compile(pattern)))
    return found


def which_call(method: str, path: str) -> tuple[str, dict[str, str]] | None:
    """Return the call and what stands in its path; None if there is none; raise 405 if only the method is wrong."""
    others = False
    for known, name, pattern in _patterns():
        match = pattern.fullmatch(path)
        if match is None:
            continue
        if known == method:
            return name, match.groupdict()
        others = True
    if others:
        raise Refused(405, "Method Not Allowed")
    return None


def who_asks(site: Site, header: str) -> Account | None:
    """Return whose token it is; whatever opens nothing is nobody's, and is not refused for that."""
    scheme, _, rest = header.partition(" ")
    if scheme.lower() == "bearer":
        return site.who(rest.strip(), None)
    if scheme.lower() != "basic":
        return None
    try:
        email, _, secret = base64.b64decode(rest.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return site.who(secret, email)


def json_of(body: bytes, kind: str) -> Any:
    """Return what a body says; None if there is none. Raise 415 and 400 for what cannot be read."""
    if not body:
        return None
    if kind.split(";")[0].strip().lower() != "application/json":
        raise Refused(415, "Unsupported Media Type")
    try:
        return json.loads(body)
    except ValueError:
        raise Refused(400, "There was an error parsing JSON. Check that your request body is valid.") from None


async def files_of(request: Request, body: bytes) -> list[File]:
    """Return the files of a form; ``body`` was read before, for the log."""

    async def again() -> Any:
        yield body

    try:
        form = await MultiPartParser(request.headers, again(), max_part_size=len(body) + 1).parse()
    except (MultiPartException, KeyError) as error:
        raise Refused(400, f"The multipart request cannot be read: {error}") from None
    found = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            found.append(File(name, value.filename or "file", value.content_type or "", await value.read()))
    await form.close()
    return found
