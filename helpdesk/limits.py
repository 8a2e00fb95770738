"""What a setting may be: the marks and kinds of values by which the settings' own dataclasses are limited.

Limits stand in ``Annotated``, in the words of ``annotated_types``. Building a dataclass does not check them: whoever
takes values from people does (``bot/config/written.py``), and says what a rule raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from annotated_types import Interval, Len, MaxLen, Predicate


class Wrong(ValueError):
    """A value that a rule refuses: in words for the command line, by key and facts for the chat."""

    def __init__(self, said: str, key: str = "bad", *, whole: str = "", **facts: str | int) -> None:
        super().__init__(whole or said)
        self.said = said  # under the path of what is wrong; `whole` names that itself
        self.key = key
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Reads:
    """How a value is made of what was written, before its limits are looked at; other values are passed on."""

    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class NotWritten:
    """A field that nobody writes: it is known from elsewhere."""


def fits(pattern: str, said: str, key: str = "bad") -> Predicate:
    """Return the rule that a text fits a pattern as a whole; ``said`` tells a person how it is written."""

    def check(value: str) -> bool:
        if not re.fullmatch(pattern, value):
            raise Wrong(said, key)
        return True

    return Predicate(check)


def _named(pattern: str, key: str = "bad") -> Predicate:
    return fits(pattern, f"String should match pattern '{pattern}'", key)


def not_twice(what: str) -> Predicate:
    """Return the rule that nothing stands twice in a list."""

    def check(values: tuple[Any, ...]) -> bool:
        doubles = sorted({str(value) for value in values if values.count(value) > 1})
        if doubles:
            said = ", ".join(doubles)
            raise Wrong(f"{what} stands twice: {said}", "twice", value=said)
        return True

    return Predicate(check)


def stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


Language = Literal["en", "or", "hi"]
Name = Annotated[str, Reads(stripped), Len(1, 64)]
OtherName = Annotated[str, Reads(stripped), MaxLen(64)]  # "": the language calls it as the configuration does
Word = Annotated[str, Len(2, 64)]
Key = Annotated[str, _named(r"^[a-z][a-z0-9_]{0,23}$")]
UlbCode = Annotated[str, _named(r"^[A-Z0-9]{1,10}$", "bad-code")]
PersonId = Annotated[int, Interval(gt=0, lt=2**52)]
ChatId = Annotated[int, Interval(gt=-(2**52), lt=2**52)]
GroupId = Annotated[int, Interval(gt=-(2**52), lt=0)]
