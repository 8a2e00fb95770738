"""The sections of the config that are of the process alone; `config.example.toml` says what every key is for."""

import re
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    IPvAnyNetwork,
    SecretStr,
    field_validator,
    model_validator,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from helpdesk.calendar.written import read_time
from storage.engine.addresses import spread

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_SERVER = "postgresql+asyncpg"
_DRIVERS = {"sqlite+aiosqlite", _SERVER}
_ADDRESS = re.compile(r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})")


class Frozen(BaseModel):
    """What every section here is: unchangeable, without unknown keys, and silent about its input.

    A section's own validator is not built before it is asked for: the whole config has one for them all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Address(Frozen):
    """A host and a port to listen on: "127.0.0.1:8081"."""

    host: str
    port: Annotated[int, Field(ge=0, le=65535)]

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        found = _ADDRESS.fullmatch(value.strip())
        if not found:
            raise ValueError('an address is written like "127.0.0.1:8081"')
        return {"host": found[1].strip("[]"), "port": int(found[2])}

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


class TimeOfDay(Frozen):
    """A time of day at the desk: "18:00"."""

    at: time

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return value if isinstance(value, Mapping) else {"at": read_time(value)}

    def __str__(self) -> str:
        return f"{self.at:%H:%M}"


def _web_address(value: str) -> str:
    """Accept https anywhere, and plain http only on this machine, where the sandbox lives."""
    parts = urlsplit(value)
    if parts.scheme == "https" and parts.hostname:
        return value.rstrip("/")
    if parts.scheme == "http" and parts.hostname in LOOPBACK:
        return value.rstrip("/")
    raise ValueError("must be an https address (plain http only on this machine)")


WebAddress = Annotated[str, AfterValidator(_web_address)]


class WebhookSection(Frozen):
    """Where Telegram delivers, when it is not asked; needed only in mode "webhook"."""

    url: WebAddress | None = None
    listen: Address
    secret_token: SecretStr | None = None
    allow_from: tuple[IPvAnyNetwork, ...] = ()
    trusted_proxies: tuple[IPvAnyNetwork, ...] = ()

    @field_validator("secret_token")
    @classmethod
    def _sendable(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("must be 1 to 256 of A-Z, a-z, 0-9, _ and -")
        return value


class Telegram(Frozen):
    """The way to Telegram. `token_file` has been read when this is made: only `token` is left to look at."""

    token: SecretStr | None = None
    token_file: Path | None = None
    api_url: WebAddress
    mode: Literal["polling", "webhook"]
    webhook: WebhookSection

    @field_validator("token")
    @classmethod
    def _of_a_bot(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value.get_secret_value()):
            raise ValueError("is not a bot's token (BotFather writes it as digits, a colon, letters)")
        return value

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> "Telegram":
        if self.mode == "webhook" and not self.webhook.url:
            raise ValueError('mode = "webhook" needs webhook.url')
        if self.mode == "webhook" and not self.webhook.secret_token:
            raise ValueError('mode = "webhook" needs webhook.secret_token, or anybody could post updates')
        return self


class DatabaseSection(Frozen):
    """Where everything is remembered, and from where some of it may be read. Passwords print as stars."""

    url: SecretStr
    reader_url: SecretStr | None = None

    @property
    def reader(self) -> str | None:
        """The replica's address, password and all."""
        return self.reader_url.get_secret_value() if self.reader_url is not None else None

    @property
    def addresses(self) -> tuple[SecretStr, ...]:
        """Both of them, where there are two."""
        return (self.url,) if self.reader_url is None else (self.url, self.reader_url)

    @field_validator("url")
    @classmethod
    def _known_kind(cls, value: SecretStr) -> SecretStr:
        address = spread(value.get_secret_value())
        if _driver_of(address) not in _DRIVERS:
            raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        return SecretStr(address)

    @field_validator("reader_url")
    @classmethod
    def _of_a_replica(cls, value: SecretStr | None) -> SecretStr | None:
        address = spread(value.get_secret_value(), "any") if value is not None else ""
        if not address:
            return None
        if _driver_of(address) != _SERVER:
            raise ValueError("must begin with postgresql+asyncpg://")
        return SecretStr(address)


def _driver_of(address: str) -> str:
    try:
        return make_url(address).drivername
    except (ArgumentError, ValueError):
        return ""


class Health(Frozen):
    """The page that tells a monitor whether all is well."""

    listen: Address
    hosts: tuple[str, ...] = ()
    name_teams: bool = False
    heartbeat_url: SecretStr | None = None


class Log(Frozen):
    """What is written about the running process."""

    format: Literal["text", "json"]
    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"]


class Backup(Frozen):
    """The daily copy of the database; an empty `dir` makes none."""

    dir: str
    at: TimeOfDay
    keep: Annotated[int, Field(ge=1, le=3650)]


def _age_recipient(value: str) -> str:
    if not re.fullmatch(r"age1[02-9ac-hj-np-z]{58}", value):
        raise ValueError('is no age recipient: age-keygen writes one behind "public key:" (age1 and 58 letters)')
    return value


class Encryption(Frozen):
    """To whom copies and exports are sealed; nobody: they are as open as the database."""

    recipients: tuple[Annotated[str, AfterValidator(_age_recipient)], ...] = ()
    chat_exports: bool = False
