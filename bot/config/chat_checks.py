"""What admins set in the chat is checked by the limits and rules of the configuration file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.config.checks import problems_of
from bot.config.model import Config
from bot.config.problems import problem_of
from bot.config.written import keys_of, written
from helpdesk.calendar.response_clock import Policy
from helpdesk.settings.overlay_lists import PARTS
from helpdesk.ticket.problems import SettingProblem


class ChatChecks:
    """``helpdesk.desk.settings.lists.Checks``."""

    def __init__(self, config: Config) -> None:
        self._config = config

    def item(self, part: str, body: Mapping[str, Any]) -> Sequence[SettingProblem]:
        """Return what is wrong with one item of a list."""
        try:
            _read(part, body)
        except ValidationError as error:
            return [problem_of(each) for each in error.errors(include_input=False, include_url=False)]
        return []

    def whole(self, lists: Mapping[str, Sequence[Mapping[str, Any]]]) -> Sequence[SettingProblem]:
        """Return what does not fit together in these lists; people of the file are left out: it was checked."""
        made = {part: tuple(_read(part, body) for body in bodies) for part, bodies in lists.items()}
        return [each.problem for each in problems_of(self._config.model_copy(update=made | {"people": ()}))]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(written(kind))


def _read(part: str, body: Mapping[str, Any]) -> Any:
    """Read an item; what nobody writes in a file, the chat keeps of it besides."""
    kind: Any = Policy if part == "sla" else PARTS[part].kind
    besides = {each for each in kind.__dataclass_fields__ if each not in keys_of(kind)}
    said = {name: value for name, value in body.items() if name not in besides and value is not None}
    return _adapter(kind).validate_python(said)
