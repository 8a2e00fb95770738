"""The list of methods that the sandbox answers, filled by the modules beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.base.arguments import Arguments
from sandbox.world.world import World

if TYPE_CHECKING:
    from sandbox.bot_api.limits import Limits
    from sandbox.bot_api.webhook import Webhook


@dataclass
class Call:
    """One call on its way: the world it acts on and what it brings along."""

    method: str
    world: World
    limits: Limits
    webhook: Webhook
    args: Arguments


Run = Callable[[Call], Any] | Callable[[Call], Awaitable[Any]]


@dataclass(frozen=True)
class Method:
    name: str
    parameters: frozenset[str]
    run: Run


METHODS: dict[str, Method] = {}
"""By name in lower case: Telegram does not mind capitals."""


def method(name: str, parameters: str = "") -> Callable[[Run], Run]:
    """Enter a function as a Bot API method with the parameters that the Bot API knows for it."""

    def enter(run: Run) -> Run:
        METHODS[name.lower()] = Method(name, frozenset(parameters.split()), run)
        return run

    return enter
