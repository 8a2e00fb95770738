"""What the process says about itself: text or JSON lines, from which secrets, addresses and numbers are struck.

Everything goes through one handler: what we log, what libraries log by the standard `logging`, tracebacks, and errors
that nothing caught. structlog makes the lines and keeps the ids of what they are about.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import sys
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import IO, Any, Literal
from urllib.parse import quote

import structlog
from structlog.contextvars import bound_contextvars, merge_contextvars
from structlog.stdlib import ExtraAdder, ProcessorFormatter
from structlog.typing import EventDict, Processor

from helpdesk.text.mentions import find_hidden
from helpdesk.ticket.ticket import western_digits

_log = logging.getLogger(__name__)

_TOKEN = re.compile(r"(?<!\d)\d+(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
_ADDRESS = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")  # e-mail
_REGION = "IN"  # of numbers without a country: what a log needs is that they are struck, not whose they are
# What the desk counts: its values are ids of its own or of Telegram, put there by our code and never by people.
_IDS = frozenset(("update", "ticket", "row", "lookup", "line", "lineno"))
_CONTROL = {code: f"\\x{code:02x}" for code in range(32)} | {10: "\\n", 13: "\\r", 9: "\\t", 127: "\\x7f"}
_CHATTY = (
    "aiohttp",
    "apscheduler",  # at INFO it tells of each job's each run: two lines a second of a desk where nothing happens
    "httpx",
    "httpcore",  # at INFO and DEBUG these write the address of every call, which holds the token
    "telegram",  # at DEBUG it writes every message whole: names, numbers, words
    "uvicorn",
)
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_FIRST = ("at", "level", "logger", "message")
_BELOW = ("exception", "stack")  # lines of their own in text


def about(**ids: int | str | None) -> AbstractContextManager[None]:
    """Put these ids (``update=17``, ``ticket=1042``) on every line that is logged meanwhile."""
    return bound_contextvars(**{name: found for name, found in ids.items() if found is not None})


def mark(chat_id: int | None) -> str | None:
    """Return a few letters that stand for a chat or person: lines about it can be found, and it can't be read off."""
    if chat_id is None:
        return None
    digest = hashlib.blake2s(str(chat_id).encode(), digest_size=5).hexdigest()
    return digest.translate(_LETTERS)  # no digits: nothing in it looks like a number of somebody


class Redactor:
    """Strikes out bot tokens, the configured secrets, e-mail addresses, and all but three digits of phone numbers."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        forms = {
            form for secret in secrets if secret for form in (secret, quote(secret, safe=""), repr(secret)[1:-1])
        }
        longest_first = sorted(forms, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def __call__(self, text: str) -> str:
        """Return the text without what must not be in it."""
        if self._secrets:
            text = self._secrets.sub("[secret]", text)
        text = _TOKEN.sub("[token]", text)
        text = _ADDRESS.sub("[e-mail]", text)
        pieces, at = [], 0
        for found in find_hidden(text, _REGION):
            last = [digit for digit in text[found.start : found.end] if digit.isdigit()][-3:]
            country = "+91" if found.number is None or found.number.startswith("+91") else "+"
            pieces += [text[at : found.start], country, "•••••••", western_digits("".join(last))]
            at = found.end
        return "".join([*pieces, text[at:]])

    def strike(self, _logger: Any, _method: str, said: EventDict) -> EventDict:
        """Strike it out of every value of a line, whoever put it there: the step before a line is written."""
        return {
            key: value if key in _IDS and isinstance(value, int) else self._struck(value)
            for key, value in said.items()
        }

    def _struck(self, value: object) -> object:
        if value is None or isinstance(value, bool):
            return value
        text = str(value)
        struck = self(text)
        return value if isinstance(value, int | float) and struck == text else struck


def _stated(_logger: Any, _method: str, said: EventDict) -> EventDict:
    """Begin a line with when, how grave, who and what; drop what only structlog needs."""
    record: logging.LogRecord = said.pop("_record")
    del said["_from_structlog"]
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
    first = {"at": at, "level": record.levelname, "logger": record.name, "message": said.pop("event")}
    return {**first, **{key: value for key, value in said.items() if key not in first}}


def _stack(_logger: Any, _method: str, said: EventDict) -> EventDict:
    """Call a stack as structlog does, where the standard library has it under its own name."""
    if stack := said.pop("stack_info", None):
        said["stack"] = stack
    return said


def _as_text(_logger: Any, _method: str, said: EventDict) -> str:
    """Write one line, times in UTC; a traceback follows on lines of its own."""
    at, level, name, message = (said.pop(key) for key in _FIRST)
    below = [said.pop(key) for key in _BELOW if key in said]
    extra = "".join(f" {key}={value}" for key, value in said.items())
    line = f"{at} {level:<7} {name}: {message}{extra}".translate(_CONTROL)  # nobody's text forges a line
    return "\n".join([line, *below])


def _as_json(_logger: Any, _method: str, said: EventDict) -> str:
    return json.dumps(said, ensure_ascii=False)


class _Handler(logging.StreamHandler[IO[str]]):
    """Writes lines; of one that can't be made it says only whose it is: the standard one shows its raw values."""

    def handleError(self, record: logging.LogRecord) -> None:
        kind = getattr(sys.exc_info()[0], "__name__", "error")
        self.stream.write(f"a line of {record.name} ({record.filename}:{record.lineno}) can't be written: {kind}\n")


def set_up(
    form: Literal["text", "json"],
    level: str,
    secrets: Iterable[str] = (),
    stream: IO[str] | None = None,
) -> None:
    """Send every logger's records through one redacting handler; uncaught errors as well."""
    steps: list[Processor] = [
        ExtraAdder(), merge_contextvars, structlog.processors.format_exc_info, _stack, _stated,
        Redactor(secrets).strike, _as_json if form == "json" else _as_text,
    ]  # fmt: skip
    handler = _Handler(stream or sys.stderr)
    handler.setFormatter(ProcessorFormatter(processors=steps))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _say_uncaught


def _say_uncaught(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    _log.critical("stopped by an error that nothing caught", exc_info=(kind, error, trace))
