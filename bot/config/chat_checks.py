"""What admins set in the chat is checked by the models and rules of the configuration file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.config.checks import problems_of
from bot.config.errors import problem_of
from bot.config.lists import AnswerItem, Module, Reason, Route, Summary, Team, Ulb
from bot.config.model import Config
from bot.config.sections import Policy
from helpdesk.ticket.problems import SettingProblem

MODELS: dict[str, type[BaseModel]] = {
    "teams": Team, "routes": Route, "ulbs": Ulb, "modules": Module, "reasons": Reason, "answers": AnswerItem,
    "summaries": Summary, "sla": Policy,
}  # fmt: skip
ONLY_HERE = frozenset({"title"})  # what the chat keeps of an item besides


class ChatChecks:
    """``helpdesk.desk.setting.Checks``."""

    def __init__(self, config: Config) -> None:
        self._config = config

    def item(self, part: str, body: Mapping[str, Any]) -> Sequence[SettingProblem]:
        """Return what is wrong with one item of a list."""
        try:
            MODELS[part].model_validate(_plain(body))
        except ValidationError as error:
            return [problem_of(each) for each in error.errors(include_input=False, include_url=False)]
        return []

    def whole(self, lists: Mapping[str, Sequence[Mapping[str, Any]]]) -> Sequence[SettingProblem]:
        """Return what does not fit together in these lists; people of the file are left out: it was checked."""
        made = {
            part: tuple(MODELS[part].model_validate(_plain(body)) for body in bodies)
            for part, bodies in lists.items()
        }
        return [each.problem for each in problems_of(self._config.model_copy(update=made | {"people": ()}))]


def _plain(body: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in ONLY_HERE and value is not None}
