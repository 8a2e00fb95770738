"""The sections of the config, one frozen model each; `config.example.toml` says what every key is for."""

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import holidays
from pydantic import AfterValidator, Field, SecretStr, ValidationInfo, field_validator, model_validator
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.config.errors import Wrong
from bot.config.values import (
    Address,
    ChatId,
    Frozen,
    Hours,
    Language,
    Name,
    Priority,
    SpecialDay,
    TimeOfDay,
    Weekday,
    apart,
    not_twice,
)
from helpdesk.calendar.rules import ClosedWeekday, check_weekdays

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_DRIVERS = {"sqlite+aiosqlite", "postgresql+asyncpg"}


def _web_address(value: str) -> str:
    """Accept https anywhere, and plain http only on this machine, where the sandbox lives."""
    parts = urlsplit(value)
    if parts.scheme == "https" and parts.hostname:
        return value.rstrip("/")
    if parts.scheme == "http" and parts.hostname in _LOOPBACK:
        return value.rstrip("/")
    raise ValueError("must be an https address (plain http only on this machine)")


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Webhook(Frozen):
    """Where Telegram delivers, when it is not asked; needed only in mode "webhook"."""

    url: WebAddress | None = None
    listen: Address
    secret_token: SecretStr | None = None

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
    webhook: Webhook

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


class Database(Frozen):
    """Where everything is remembered. The address may hold a password, so it prints as stars."""

    url: SecretStr

    @field_validator("url")
    @classmethod
    def _known_kind(cls, value: SecretStr) -> SecretStr:
        try:
            kind = make_url(value.get_secret_value()).drivername
        except (ArgumentError, ValueError):
            kind = ""
        if kind not in _DRIVERS:
            raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        return value


class Desk(Frozen):
    """The desk itself: its name, its ticket numbers, its language, and how long things may lie."""

    name: Name
    prefix: str
    first_number: Annotated[int, Field(ge=1, le=9_999_999)]
    timezone: str
    language: Language
    phone_region: str
    chat_id: ChatId | None = None
    default_priority: Priority
    stale_after_days: Annotated[int, Field(ge=1, le=365)]
    late_steps: tuple[Literal["group", "managers", "admins"], ...]
    auto_close_days: Annotated[int, Field(ge=1, le=365)]
    reopen_within_days: Annotated[int, Field(ge=1, le=365)]
    retention_days: Annotated[int, Field(ge=1, le=36_500)]

    @field_validator("prefix")
    @classmethod
    def _letters(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Z]{1,8}", value):
            raise ValueError("must be 1 to 8 capital letters, A to Z")
        return value

    @field_validator("phone_region")
    @classmethod
    def _region(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Z]{2}", value):
            raise ValueError("must be a country's two capital letters, like IN")
        return value

    @field_validator("timezone")
    @classmethod
    def _exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):  # a folder's name and a bad character raise the last two
            raise ValueError("there is no such time zone; one is Asia/Kolkata") from None
        return value

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Calendar(Frozen):
    """When the desk is open; the arithmetic of deadlines works with nothing else."""

    hours: Annotated[tuple[Hours, ...], Field(min_length=1)]
    closed_weekdays: Annotated[tuple[Weekday, ...], not_twice("a weekday")]
    country: str
    subdivision: str
    closed: tuple[SpecialDay, ...]
    open: tuple[SpecialDay, ...]

    @field_validator("hours")
    @classmethod
    def _apart(cls, value: tuple[Hours, ...]) -> tuple[Hours, ...]:
        return apart(value)

    @field_validator("closed_weekdays")
    @classmethod
    def _some_day_is_left(cls, value: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
        try:
            check_weekdays(frozenset(ClosedWeekday(day.day, day.nth or 0) for day in value))
        except ValueError:
            raise ValueError("the desk must be open on some day of the week") from None
        return value

    @field_validator("closed")
    @classmethod
    def _whole_days(cls, value: tuple[SpecialDay, ...]) -> tuple[SpecialDay, ...]:
        if any(day.hours for day in value):
            raise ValueError('a closed day has no hours; a day with hours of its own belongs in "open"')
        return value

    @field_validator("country")
    @classmethod
    def _known_country(cls, value: str) -> str:
        if value and value not in holidays.list_supported_countries(include_aliases=False):
            raise ValueError("no holidays are known for this country; two capital letters, or empty for none")
        return value

    @field_validator("subdivision")
    @classmethod
    def _known_subdivision(cls, value: str, info: ValidationInfo) -> str:
        country = info.data.get("country")
        if not value or country is None:
            return value
        if (country, value) == ("IN", "OR"):
            raise ValueError('write "OD": under the old code "OR" the holidays of Odisha are silently left out')
        if value not in holidays.list_supported_countries(include_aliases=False).get(country, ()):
            raise ValueError(f"is not a part of {country or 'no country'}; empty for none")
        return value

    @model_validator(mode="after")
    def _not_both(self) -> "Calendar":
        for kind, days in (("closed", self.closed), ("open", self.open)):
            dates = [day.on for day in days]
            if double := next((on for on in dates if dates.count(on) > 1), None):
                raise ValueError(f"{double} stands twice in {kind}")
        if both := {day.on for day in self.closed} & {day.on for day in self.open}:
            raise ValueError(f"{min(both)} is both closed and open")
        return self


class Policy(Frozen):
    """What one priority promises, in business days; `resolve_days` 0 is no promise of a solution."""

    name: Name
    target_days: Annotated[int, Field(ge=1, le=60)]
    due_days: Annotated[int, Field(ge=1, le=60)]
    resolve_days: Annotated[int, Field(ge=0, le=365)]

    @model_validator(mode="after")
    def _target_first(self) -> "Policy":
        if self.due_days < self.target_days:
            raise Wrong("due_days must not be less than target_days", "due-before-target")
        return self


class Health(Frozen):
    """The page that tells a monitor whether all is well."""

    listen: Address


class Log(Frozen):
    """What is written about the running process."""

    format: Literal["text", "json"]
    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"]


class Backup(Frozen):
    """The daily copy of the database; an empty `dir` makes none."""

    dir: str
    at: TimeOfDay
    keep: Annotated[int, Field(ge=1, le=3650)]
