"""What the process says about itself: text or JSON lines, from which secrets and phone numbers are struck."""

import json
import logging
import re
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import IO, Any, Literal
from urllib.parse import quote

_log = logging.getLogger(__name__)

_TOKEN = re.compile(r"\d+(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
# +91, or 91 or 0091 before a mobile number; the ten digits in any grouping, of which the last three stay
_PHONE = re.compile(r"(?:\+\s?91|(?<!\d)(?:00)?91(?=[\s().-]*[6-9]))((?:[\s().-]{0,2}\d){7})((?:[\s().-]{0,2}\d){3})")
_CONTROL = {code: f"\\x{code:02x}" for code in range(32)} | {10: "\\n", 13: "\\r", 9: "\\t", 127: "\\x7f"}
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_CHATTY = (
    "httpx",
    "httpcore",  # at INFO and DEBUG these two write the address of every call, which holds the token
    "telegram",  # at DEBUG it writes every message whole: names, numbers, words
)


_about: ContextVar[dict[str, int]] = ContextVar("about", default={})  # noqa: B039 - it is never changed, only replaced


@contextmanager
def about(**ids: int | None) -> Iterator[None]:
    """Put these ids (``update=17``, ``ticket=1042``) on every line that is logged meanwhile."""
    token = _about.set(_about.get() | {name: found for name, found in ids.items() if found is not None})
    try:
        yield
    finally:
        _about.reset(token)


class Redactor:
    """Strikes out bot tokens, the configured secrets, and all but three digits of Indian phone numbers."""

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
        return _PHONE.sub(lambda found: "+91•••••••" + re.sub(r"\D", "", found[2]), text)


class _InUtc(logging.Formatter):
    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))


class TextLines(_InUtc):
    """One line a record, times in UTC; a traceback follows on lines of its own."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._redact = redact

    def formatMessage(self, record: logging.LogRecord) -> str:
        extra = "".join(f" {key}={value}" for key, value in _extra(record).items())
        return (super().formatMessage(record) + extra).translate(_CONTROL)  # nobody's text forges a line

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


class JsonLines(_InUtc):
    """One JSON object a record, times in UTC."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__()
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "at": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_extra(record),
        }
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        if record.stack_info:
            said["stack"] = record.stack_info
        return json.dumps({key: self._struck(value) for key, value in said.items()}, ensure_ascii=False)

    def _struck(self, value: object) -> object:
        return value if value is None or isinstance(value, bool) else self._redact(str(value))


def _extra(record: logging.LogRecord) -> dict[str, object]:
    own = {key: value for key, value in vars(record).items() if key not in _STANDARD}
    return {**_about.get(), **own}


def set_up(
    form: Literal["text", "json"],
    level: str,
    secrets: Iterable[str] = (),
    stream: IO[str] | None = None,
) -> None:
    """Send every logger's records through one redacting handler; uncaught errors as well."""
    redact = Redactor(secrets)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines(redact) if form == "json" else TextLines(redact))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _say_uncaught


def _say_uncaught(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    _log.critical("stopped by an error that nothing caught", exc_info=(kind, error, trace))
