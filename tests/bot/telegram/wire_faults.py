"""The table of wire faults: what each method of Telegram's may meet, and what must come of it."""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeGuard

import pytest
from telegram import Bot
from telegram._utils.strings import to_camel_case

from bot.telegram.api_errors import DISPENSABLE
from sandbox.bot_api.faults import Fault, Faults, Kind

ROOT = Path(__file__).parents[3]
TABLE = Path(__file__).parent / "data" / "wire_faults.csv"
NO_METHODS = frozenset({"bot", "id", "initialize", "shutdown", "username", "token"})


@dataclass(frozen=True)
class Row:
    """What some methods meet by one fault; ``once``: after which nothing is wrong any more."""

    fault: str
    kind: str
    status: int
    text: str
    methods: frozenset[str]
    verdict: str
    meanwhile: str  # the state of what goes so; then, of some methods, another: see ``comes_of``

    def order(self, faults: Faults, method: str, *, times: int = 1, chat_id: int | None = None) -> None:
        """Let a method meet it."""
        wait = 3 if self.kind == "flood" else None
        kind: Kind = "refuse" if self.kind == "flood" else self.kind  # type: ignore[assignment]
        faults.order(
            Fault(kind, method, chat_id, times, status=self.status, text=self.text, retry_after=wait, seconds=0.05)
        )


@cache
def methods() -> frozenset[str]:
    """Return every method of the Bot API that the program calls, as its own code says."""
    return frozenset(name for path in sorted((ROOT / "bot").rglob("*.py")) for name in _called(path))


def _called(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and _is_bot(node.value) and node.attr not in NO_METHODS:
            if callable(getattr(Bot, node.attr, None)):
                yield to_camel_case(node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "_post":
            yield from (str(one.value) for one in node.args[:1] if _is_word(one))


def _is_word(value: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _is_bot(value: ast.expr) -> bool:
    name = value.attr if isinstance(value, ast.Attribute) else value.id if isinstance(value, ast.Name) else ""
    return name.lstrip("_") == "bot"


def table() -> tuple[Row, ...]:
    """Return the rows; ``every`` in the place of methods: all that are called."""
    named = {"every": methods(), "dispensable": methods() & DISPENSABLE, "needed": methods() - DISPENSABLE}
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Row(
                row["fault"], row["kind"], int(row["status"] or 0), row["text"],
                frozenset().union(*(named.get(one, {one}) for one in row["methods"].split())), row["verdict"],
                row["meanwhile"],
            )
            for row in csv.DictReader(file)
        )  # fmt: skip


CARRYING = frozenset(
    {
        "sendMessage", "sendPhoto", "sendDocument", "sendVoice", "sendVideo", "sendAudio", "sendAnimation",
        "sendVideoNote", "sendMediaGroup", "editMessageText", "editMessageReplyMarkup",
        "deleteMessage", "setMessageReaction",
        "pinChatMessage",
    }
)  # fmt: skip


def one_of_each(rows: Iterable[Row], alike: Callable[[Row], Hashable]) -> list[pytest.ParameterSet]:
    """Return the rows as parameters: of those that are alike the first, and the others for `make long`."""
    seen: set[Hashable] = set()
    found = []
    for row in rows:
        found.append(pytest.param(row, id=row.fault, marks=[pytest.mark.long] if alike(row) in seen else []))
        seen.add(alike(row))
    return found


def comes_of(row: Row, method: str) -> tuple[str, str]:
    """Return the states of what goes by that method: while the fault lasts, and after it."""
    while_it_lasts, *others = row.meanwhile.split()
    meanwhile = dict(other.split("=") for other in others).get(method, while_it_lasts)
    return meanwhile, "sent" if meanwhile == "waiting" else meanwhile  # what is owed comes, what has ended has ended
