"""The items of the config that come in numbers: teams, routes, ULBs, people; one frozen model each."""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from bot.config.values import (
    ChatId,
    Component,
    Frozen,
    Key,
    Language,
    Name,
    Nature,
    PersonId,
    TimeOfDay,
    UlbCode,
    not_twice,
)

Role = Literal["operator", "member", "manager", "spoc", "admin"]
Word = Annotated[str, Field(min_length=2, max_length=64)]


class Team(Frozen):
    """A team that tickets are escalated to; without a `chat_id` its group is linked from the chat."""

    key: Key
    name: Name
    chat_id: Annotated[ChatId, Field(lt=0)] | None = None
    thread_id: Annotated[int, Field(gt=0)] | None = None
    language: Language | None = None
    members: Literal["group", "listed"] = "group"
    managers: Annotated[tuple[PersonId, ...], not_twice("a manager")] = ()

    @model_validator(mode="after")
    def _thread_of_a_chat(self) -> Self:
        if self.thread_id and not self.chat_id:
            raise ValueError("thread_id needs the chat_id of its group")
        return self


class Route(Frozen):
    """Which team gets a nature and component; an empty list means any. The first that matches wins."""

    nature: Annotated[tuple[Nature, ...], not_twice("a nature")] = ()
    component: Annotated[tuple[Component, ...], not_twice("a component")] = ()
    team: str

    def matches(self, nature: str, component: str | None) -> bool:
        """Whether a ticket of this nature and component takes this route."""
        return (not self.nature or nature in self.nature) and (not self.component or component in self.component)


class Ulb(Frozen):
    """A town council; `alias` holds other spellings that people write."""

    code: UlbCode
    name: Name
    name_or: str = ""
    alias: tuple[Name, ...] = ()


class Module(Frozen):
    """A part of the software as its users know it, with the words by which it is recognised in a text."""

    key: Key
    name: Name
    words: Annotated[tuple[Word, ...], not_twice("a word")] = ()


class Reason(Frozen):
    """Why a team sends a ticket back to the desk; `ask`: what was missing; `proof`: what shows that it is there."""

    key: Key
    name: Name
    ask: Annotated[str, Field(max_length=64)] = ""
    proof: Literal["", "picture", "id"] = ""


class AnswerItem(Frozen):
    """A ready answer, offered for a team, a module, both, or (with neither) everywhere."""

    team: str | None = None
    module: str | None = None
    text: Annotated[str, Field(min_length=1, max_length=300)]


class Person(Frozen):
    """Somebody whom the file knows; people may as well be invited from the chat."""

    telegram_id: PersonId
    name: Name
    roles: Annotated[tuple[Role, ...], Field(min_length=1), not_twice("a role")]
    teams: Annotated[tuple[str, ...], not_twice("a team")] = ()
    ulbs: Annotated[tuple[str, ...], not_twice("a ULB")] = ()
    language: Language | None = None

    @model_validator(mode="after")
    def _scoped(self) -> Self:
        if "member" in self.roles and not self.teams:
            raise ValueError("a member needs teams")
        if "spoc" in self.roles and not self.ulbs:
            raise ValueError("a spoc needs ulbs")
        return self


class Summary(Frozen):
    """A summary that is posted by itself."""

    chat_id: ChatId
    at: TimeOfDay
    scope: str
    every: Literal["day", "week", "month"]

    @field_validator("scope")
    @classmethod
    def _readable(cls, value: str) -> str:
        if not re.fullmatch(r"all|team:\S+|ulb:\S+", value):
            raise ValueError('must be "all", "team:" and a team\'s key, or "ulb:" and a ULB\'s code')
        return value

    @property
    def team(self) -> str | None:
        return self.scope.removeprefix("team:") if self.scope.startswith("team:") else None

    @property
    def ulb(self) -> str | None:
        return self.scope.removeprefix("ulb:") if self.scope.startswith("ulb:") else None
