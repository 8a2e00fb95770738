"""The section of the config that is about JIRA, and what the rules make of it."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, field_validator, model_validator

from bot.config.sections import Address, Frozen, WebAddress
from helpdesk.settings.followers import Follower
from helpdesk.ticket.ticket import Kind, Priority

LEAST = 16
_SPAN = re.compile(r"(\d{1,4})\s*(s|m)")


def _seconds(value: object) -> object:
    found = _SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    return int(found[1]) * (60 if found[2] == "m" else 1) if found else value


Span = Annotated[int, BeforeValidator(_seconds), Field(ge=1, le=3600)]
ProjectKey = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]{1,254}$")]
Named = Annotated[str, Field(min_length=1, max_length=255)]
Label = Annotated[str, Field(pattern=r"^\S{1,255}$")]


def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


class JiraTeam(Frozen):
    """Where a team's tickets go."""

    project: ProjectKey | None = None
    issue_type: str = ""
    component: str = ""
    labels: tuple[Label, ...] = ()


class JiraWebhook(Frozen):
    """Where JIRA may knock when something has happened; what has is read all the same."""

    listen: Address
    secret: SecretStr

    @field_validator("secret")
    @classmethod
    def _is_one(cls, value: SecretStr) -> SecretStr:
        if len(value.get_secret_value()) < LEAST:
            raise ValueError(f"must have {LEAST} letters or more: by it JIRA signs what it sends")
        return value


class JiraSection(Frozen):
    """The way to JIRA. `token_file` has been read when this is made: only `token` is left to look at."""

    url: WebAddress
    email: str = ""
    token: SecretStr | None = None
    token_file: Path | None = None
    project: ProjectKey | None = None
    teams: dict[str, JiraTeam] = Field(default_factory=dict)
    priorities: dict[Priority, Named] = Field(default_factory=dict)
    types: dict[Kind, Named] = Field(default_factory=dict)
    poll: Span = 60
    search_delay: Span = 60
    solution_words: Annotated[tuple[Named, ...], AfterValidator(_lower)] = ("solution:",)
    webhook: JiraWebhook | None = None
    largest_file_mb: Annotated[int, Field(ge=0, le=20)] = 10

    @model_validator(mode="after")
    def _is_whole(self) -> "JiraSection":
        if self.token is None or not self.token.get_secret_value():
            raise ValueError("token is missing; set it in the file, or token_file, or HELPDESK_JIRA__TOKEN")
        for key, team in self.teams.items():
            if not (team.project or self.project):
                raise ValueError(f"teams.{key} needs a project, or project above them all")
        return self

    def follower(self, prefix: str) -> Follower:
        """Return who is owed what happens to the tickets of JIRA's teams."""
        from helpdesk.jira.owing import JiraFollower  # nothing of JIRA is loaded where it is not set up
        from helpdesk.jira.plan import PRIORITIES, TYPES, JiraPlan, TeamPlan

        named: dict[str, list[str]] = {
            "team": list(self.teams), "priority": list(self.priorities), "type": list(self.types),
        }  # fmt: skip
        teams = {
            key: TeamPlan(
                project=team.project or self.project or "", issue_type=team.issue_type, component=team.component,
                labels=team.labels,
            )
            for key, team in self.teams.items()
        }  # fmt: skip
        return JiraFollower(
            JiraPlan(
                teams=teams, priorities={**PRIORITIES, **{key.value: name for key, name in self.priorities.items()}},
                types={**TYPES, **{key.value: name for key, name in self.types.items()}},
                solution_words=self.solution_words, prefix=prefix, project=self.project or "",
                by_file=frozenset(f"{what}:{key}" for what, said in named.items() for key in said),
            )
        )  # fmt: skip

    @property
    def largest_file(self) -> int:
        """How many bytes a file may have, whichever way it goes."""
        return self.largest_file_mb << 20

    @property
    def secret(self) -> str:
        """The token."""
        return self.token.get_secret_value() if self.token else ""

    @property
    def secrets(self) -> tuple[str, ...]:
        """What of it no log line may hold."""
        hook = self.webhook.secret.get_secret_value() if self.webhook else ""
        return tuple(secret for secret in (self.secret, hook) if secret)
