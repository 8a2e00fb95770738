"""The configuration as one frozen model: every section of it, and what follows from them."""

from dataclasses import replace
from typing import Annotated

from pydantic import PrivateAttr, field_validator
from sqlalchemy.engine import make_url

from bot.config.calendar import CalendarSection
from bot.config.jira import JiraSection
from bot.config.mail import MailSection
from bot.config.problems import ConfigError
from bot.config.sections import Backup, DatabaseSection, Encryption, Frozen, Health, Log, Telegram
from bot.config.written import WRITTEN
from helpdesk.calendar.response_clock import Policy
from helpdesk.settings.desk import DeskSettings
from helpdesk.settings.people import NamedPerson
from helpdesk.settings.settings import Module, ReadyAnswer, ReturnReason, Route, Summary, Team, Ulb
from helpdesk.ticket.ticket import Priority


class Config(Frozen):
    """Everything that can be set, checked. Made by `load` only."""

    telegram: Telegram
    database: DatabaseSection
    desk: Annotated[DeskSettings, WRITTEN] = DeskSettings()
    calendar: CalendarSection
    sla: Annotated[dict[str, Policy], WRITTEN]
    teams: Annotated[tuple[Team, ...], WRITTEN]
    routes: Annotated[tuple[Route, ...], WRITTEN]
    ulbs: Annotated[tuple[Ulb, ...], WRITTEN]
    modules: Annotated[tuple[Module, ...], WRITTEN]
    reasons: Annotated[tuple[ReturnReason, ...], WRITTEN]
    answers: Annotated[tuple[ReadyAnswer, ...], WRITTEN]
    people: Annotated[tuple[NamedPerson, ...], WRITTEN]
    summaries: Annotated[tuple[Summary, ...], WRITTEN]
    health: Health
    log: Log
    backup: Backup
    encryption: Encryption = Encryption()
    jira: JiraSection | None = None
    mail: MailSection | None = None

    _from_file: frozenset[str] = PrivateAttr(default=frozenset())
    _warnings: tuple[str, ...] = PrivateAttr(default=())

    @field_validator("sla", mode="before")
    @classmethod
    def _four_priorities(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        if strange := sorted(set(value) - set(Priority)):
            raise ValueError(f"there is no priority {', '.join(strange)}; they are P1, P2, P3 and P4")
        if missing := sorted(set(Priority) - set(value)):
            raise ValueError(f"{', '.join(missing)} is missing")
        return {priority.value: value[priority] for priority in Priority}

    @field_validator("sla")
    @classmethod
    def _named(cls, value: dict[str, Policy]) -> dict[str, Policy]:
        return {priority: replace(policy, priority=priority) for priority, policy in value.items()}

    @property
    def from_file(self) -> frozenset[str]:
        """The dotted paths of what the file or the environment sets; the chat shows a lock at these."""
        return self._from_file

    @property
    def warnings(self) -> tuple[str, ...]:
        """What should be said at the start, though it does not stop it."""
        return self._warnings

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log line may hold."""
        webhook = self.telegram.webhook.secret_token
        found = (
            self.telegram.token.get_secret_value() if self.telegram.token else None,
            webhook.get_secret_value() if webhook else None,
            *(make_url(each.get_secret_value()).password for each in self.database.addresses),
            *(self.jira.secrets if self.jira else ()),
            *(self.mail.secrets if self.mail else ()),
        )
        return tuple(secret for secret in found if secret)

    def token(self) -> str:
        """Return the bot's token, or say how to set one."""
        if self.telegram.token is None:
            ways = "set it in the file, or token_file, or HELPDESK_TELEGRAM__TOKEN"
            raise ConfigError((f"telegram.token: is missing; {ways}",))
        return self.telegram.token.get_secret_value()
