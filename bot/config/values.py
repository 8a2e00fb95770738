"""The small values of the config: hours, weekdays, dates, codes; each knows how it is written in TOML."""

import itertools
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.config.errors import Wrong

Language = Literal["en", "or", "hi"]
Priority = Literal["P1", "P2", "P3", "P4"]
Nature = Literal["functional", "technical", "bug", "enhancement"]
Component = Literal["infrastructure", "app"]

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,23}$")]
UlbCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,10}$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
PersonId = Annotated[int, Field(gt=0, lt=2**52)]
ChatId = Annotated[int, Field(gt=-(2**52), lt=2**52)]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"(\d{2}):(\d{2})-(\d{2}):(\d{2})")
_DAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)(?::([1-5]))?")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})((?:\s+\d{2}:\d{2}-\d{2}:\d{2})*)(?:\s+(\S.*))?")
_ADDRESS = re.compile(r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):(\d{1,5})")


class Frozen(BaseModel):
    """What every part of the config is: unchangeable, without unknown keys, and silent about its input.

    A part's own validator is not built before it is asked for: the whole config has one for them all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Hours(Frozen):
    """A span of a day's opening hours, written "10:00-13:30", in the desk's local time; "24:00" is kept as 00:00."""

    opens: time
    closes: time

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        found = _SPAN.fullmatch(value.strip())
        if not found:
            raise ValueError('hours are written like "10:00-13:30"')
        parts = [int(part) for part in found.groups()]
        if parts[2:] == [24, 0]:
            parts[2] = 0
        try:
            return {"opens": time(parts[0], parts[1]), "closes": time(parts[2], parts[3])}
        except ValueError:
            raise ValueError("hours run from 00:00 to 24:00") from None

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if not self.until_midnight and self.closes <= self.opens:
            raise ValueError("the closing time must come after the opening time")
        return self

    @property
    def until_midnight(self) -> bool:
        return self.closes == time(0)

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-" + ("24:00" if self.until_midnight else f"{self.closes:%H:%M}")


def apart(value: tuple[Hours, ...]) -> tuple[Hours, ...]:
    """Return a day's spans in their order; refuse those that overlap."""
    spans = sorted(value, key=lambda span: span.opens)
    for earlier, later in itertools.pairwise(spans):
        if earlier.until_midnight or later.opens < earlier.closes:
            raise ValueError(f"{earlier} and {later} overlap")
    return tuple(spans)


class Weekday(Frozen):
    """A weekday ("sun", Monday is 0), or with `nth` only that one of every month ("sat:2")."""

    day: int
    nth: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        found = _DAY.fullmatch(value.strip().lower())
        if not found:
            raise ValueError('a weekday is written like "sun", the second Saturday of a month like "sat:2"')
        return {"day": WEEKDAYS.index(found[1]), "nth": int(found[2]) if found[2] else None}

    def __str__(self) -> str:
        return WEEKDAYS[self.day] + (f":{self.nth}" if self.nth else "")


class SpecialDay(Frozen):
    """A date with a name, and hours of its own if it has any: "2026-06-15 Raja Sankranti"."""

    on: date
    name: str = ""
    hours: Annotated[tuple[Hours, ...], AfterValidator(apart)] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if isinstance(value, date):  # TOML has dates of its own
            return {"on": value}
        if not isinstance(value, str):
            return value
        found = _DATED.fullmatch(value.strip())
        if not found:
            raise ValueError('a day is written like "2026-06-15 Raja Sankranti"')
        try:
            on = date.fromisoformat(found[1])
        except ValueError:
            raise ValueError("there is no such date; it is written year-month-day") from None
        return {"on": on, "hours": found[2].split(), "name": found[3] or ""}

    def __str__(self) -> str:
        return " ".join(part for part in (self.on.isoformat(), *map(str, self.hours), self.name) if part)


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


def _clock_time(value: Any) -> Any:
    if not isinstance(value, time) and not (isinstance(value, str) and re.fullmatch(r"\d{2}:\d{2}", value)):
        raise ValueError('a time of day is written like "18:00"')
    return value


class TimeOfDay(Frozen):
    """A time of day at the desk: "18:00"."""

    at: time

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return value if isinstance(value, Mapping) else {"at": _clock_time(value)}

    def __str__(self) -> str:
        return f"{self.at:%H:%M}"


def not_twice(what: str) -> AfterValidator:
    """Return a validator that refuses a list in which something stands twice."""

    def check(values: tuple[Any, ...]) -> tuple[Any, ...]:
        doubles = sorted({str(value) for value in values if values.count(value) > 1})
        if doubles:
            said = ", ".join(doubles)
            raise Wrong(f"{what} stands twice: {said}", "twice", value=said)
        return values

    return AfterValidator(check)
