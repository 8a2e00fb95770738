"""The configuration: read, laid over the defaults and checked as a whole before anything starts."""

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import PrivateAttr, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from sqlalchemy.engine import make_url

from bot.config.checks import problems_of
from bot.config.errors import ConfigError, line_of
from bot.config.lists import Answer, Module, Person, Reason, Route, Summary, Team, Ulb
from bot.config.sections import Backup, Calendar, Database, Desk, Health, Log, Policy, Telegram
from bot.config.sources import Layer, defaults, fitting_answers, lay_over, paths, read_environment, read_file
from bot.config.values import Priority

PRIORITIES: tuple[Priority, ...] = ("P1", "P2", "P3", "P4")
_SECRETS = (("telegram", "token"), ("telegram", "webhook", "secret_token"), ("database", "url"))


class Config(BaseSettings):
    """Everything that can be set, checked. Made by `load` only."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    telegram: Telegram
    database: Database
    desk: Desk
    calendar: Calendar
    sla: dict[str, Policy]
    teams: tuple[Team, ...]
    routes: tuple[Route, ...]
    ulbs: tuple[Ulb, ...]
    modules: tuple[Module, ...]
    reasons: tuple[Reason, ...]
    answers: tuple[Answer, ...]
    people: tuple[Person, ...]
    summaries: tuple[Summary, ...]
    health: Health
    log: Log
    backup: Backup

    _from_file: frozenset[str] = PrivateAttr(default=frozenset())
    _warnings: tuple[str, ...] = PrivateAttr(default=())

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 (pydantic names the five)
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read nothing behind our back: `load` lays the layers over itself, to name every error."""
        return (init_settings,)

    @field_validator("sla", mode="before")
    @classmethod
    def _four_priorities(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        if strange := sorted(set(value) - set(PRIORITIES)):
            raise ValueError(f"there is no priority {', '.join(strange)}; they are P1, P2, P3 and P4")
        if missing := sorted(set(PRIORITIES) - set(value)):
            raise ValueError(f"{', '.join(missing)} is missing")
        return {priority: value[priority] for priority in PRIORITIES}

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
            make_url(self.database.url.get_secret_value()).password,
        )
        return tuple(secret for secret in found if secret)

    def token(self) -> str:
        """Return the bot's token, or say how to set one."""
        if self.telegram.token is None:
            ways = "set it in the file, or token_file, or HELPDESK_TELEGRAM__TOKEN"
            raise ConfigError((f"telegram.token: is missing; {ways}",))
        return self.telegram.token.get_secret_value()


def load(path: Path | None, environ: Mapping[str, str]) -> Config:
    """Return the checked config: the environment over the file over the defaults.

    Without a `path` there is no file. A missing file is an error, unless the environment brings the token.
    """
    said, problems = read_environment(Config, environ)
    in_file: Layer = {}
    if path is not None and (path.exists() or not _brings_token(said)):
        if not path.exists():
            raise ConfigError((f"{path}: there is no such file; copy config.example.toml to {path} and edit it",))
        in_file, problem = read_file(path)
        if problem:
            raise ConfigError((problem, *problems))
    in_file = _without_other_token(in_file, said)
    over = lay_over(in_file, said)
    layer, token_problems = _with_token_read(lay_over(defaults(), over))
    if "answers" not in over:
        layer["answers"] = fitting_answers(layer)
    config = _checked(layer, [*problems, *token_problems])
    config._from_file = frozenset(paths(over))
    config._warnings = tuple(_warnings(config, path, in_file))
    return config


def _checked(layer: Layer, problems: list[str]) -> Config:
    config = None
    try:
        config = Config.model_validate(layer)
    except ValidationError as error:
        problems = [
            *problems,
            *(line_of(dict(problem), Config) for problem in error.errors(include_input=False, include_url=False)),
        ]
    if config is not None:
        problems = [*problems, *(misfit.line for misfit in problems_of(config))]
    if problems or config is None:
        raise ConfigError(tuple(dict.fromkeys(problems)))
    return config


def _brings_token(said: Layer) -> bool:
    telegram = said.get("telegram")
    return isinstance(telegram, dict) and ("token" in telegram or "token_file" in telegram)


def _without_other_token(in_file: Layer, said: Layer) -> Layer:
    """Drop the file's token or token_file when the environment brings either."""
    if not _brings_token(said) or not isinstance(in_file.get("telegram"), dict):
        return in_file
    kept = {key: value for key, value in in_file["telegram"].items() if key not in ("token", "token_file")}
    return {**in_file, "telegram": kept}


def _with_token_read(layer: Layer) -> tuple[Layer, list[str]]:
    telegram = layer.get("telegram")
    if not isinstance(telegram, dict) or not isinstance(telegram.get("token_file"), str):
        return layer, []
    if "token" in telegram:
        return layer, ["telegram.token_file: set token or token_file, not both"]
    path = Path(telegram["token_file"])
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "is not text"
        return layer, [f"telegram.token_file: {path} can't be read ({why})"]
    return {**layer, "telegram": {**telegram, "token": token}}, []


def _warnings(config: Config, path: Path | None, in_file: Layer) -> list[str]:
    said = []
    if path is not None and any(_holds(in_file, keys) for keys in _SECRETS) and _open_to_others(path):
        said.append(f"{path} holds a secret and others can read it: chmod 600 {path}")
    token_file = config.telegram.token_file
    if token_file is not None and _open_to_others(token_file):
        said.append(f"{token_file} holds the token and others can read it: chmod 600 {token_file}")
    if config.desk.retention_days < 365:
        said.append("desk.retention_days is under a year, the least for which India's DPDP rules keep such data")
    return said


def _holds(layer: Layer, keys: tuple[str, ...]) -> bool:
    value: Any = layer
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    if keys == ("database", "url"):
        return isinstance(value, str) and bool(make_url(value).password)
    return value is not None


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


__all__ = ["PRIORITIES", "Config", "ConfigError", "SecretStr", "load"]
