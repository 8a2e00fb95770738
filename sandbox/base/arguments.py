"""What a call brings along: arguments from query, form, multipart or JSON, read as Telegram reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from sandbox.base.errors import bad_request, too_large

MAX_UPLOAD = 50 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    name: str
    mime_type: str
    data: bytes


@dataclass
class Arguments:
    values: dict[str, str] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def has(self, name: str) -> bool:
        return bool(self.values.get(name)) or name in self.files

    def integer(self, name: str, default: int = 0) -> int:
        """A number, or the default: Telegram takes what it cannot read for nothing."""
        try:
            return int(self.values.get(name, "").strip())
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        return self.values.get(name, "").lower() in ("true", "yes", "1")

    @staticmethod
    def nested(value: Any) -> str:
        """What was nested in JSON, as the text that an argument of its own would have been."""
        return "" if value is None else _flat(value)

    def parsed(self, name: str, refusal: str) -> Any:
        """The JSON in an argument, None if the argument is not there."""
        raw = self.values.get(name, "")
        if not raw:
            return None
        try:
            return json.loads(raw)
        except ValueError:
            raise bad_request(refusal) from None


async def read_arguments(request: Request) -> Arguments:
    """Read the arguments of a call; the body wins over the query. What is too long is not even read."""
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > MAX_UPLOAD:
        raise too_large()
    found = Arguments(dict(request.query_params))
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        found.values |= _from_json(await request.body())
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        await _read_form(request, found)
    return found


def from_mapping(given: Mapping[str, Any]) -> dict[str, str]:
    """Flatten JSON arguments: what is nested is nested JSON, as in a form."""
    return {name: _flat(value) for name, value in given.items() if value is not None}


def _flat(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _from_json(body: bytes) -> dict[str, str]:
    if not body:
        return {}
    try:
        given = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("expected a JSON object")
    return from_mapping(given)


async def _read_form(request: Request, found: Arguments) -> None:
    async with request.form(max_fields=1000, max_part_size=MAX_UPLOAD) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read()
                if len(data) > MAX_UPLOAD:  # it came in chunks, which announce nothing
                    raise too_large()
                found.files[name] = Upload(value.filename or name, value.content_type or "", data)
            else:
                found.values[name] = value
