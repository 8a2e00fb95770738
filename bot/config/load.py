"""The configuration: read, laid over the defaults and checked as a whole before anything starts."""

import argparse
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy.engine import make_url

from bot.base.default_file import DEFAULT_CONFIG
from bot.config.checks import problems_of
from bot.config.model import Config
from bot.config.problems import ConfigError, line_of
from bot.config.sections import LOOPBACK
from bot.config.sources import (
    Layer,
    defaults,
    fitting_answers,
    lay_over,
    paths,
    read_environment,
    read_file,
    without_names_of_others,
)
from storage.engine.addresses import spread

_SECRETS = (
    ("telegram", "token"),
    ("telegram", "webhook", "secret_token"),
    ("database", "url"),
    ("database", "reader_url"),
    ("jira", "token"),
)
_TOKENS = ("telegram", "jira")  # sections whose token may stand in a file of its own


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
    for section in _TOKENS:
        in_file = _without_other_token(in_file, said, section)
    over = lay_over(in_file, said)
    layer, token_problems = lay_over(without_names_of_others(defaults(), over), over), []
    for section in _TOKENS:
        layer, problems_of_it = _with_token_read(layer, section)
        token_problems += problems_of_it
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
            *(line_of(problem, Config) for problem in error.errors(include_input=False, include_url=False)),
        ]
    if config is not None:
        problems = [*problems, *(misfit.line for misfit in problems_of(config))]
    if problems or config is None:
        raise ConfigError(tuple(dict.fromkeys(problems)))
    return config


def _brings_token(said: Layer, section: str = "telegram") -> bool:
    found = said.get(section)
    return isinstance(found, dict) and ("token" in found or "token_file" in found)


def _without_other_token(in_file: Layer, said: Layer, section: str) -> Layer:
    """Drop the file's token or token_file when the environment brings either."""
    if not _brings_token(said, section) or not isinstance(in_file.get(section), dict):
        return in_file
    kept = {key: value for key, value in in_file[section].items() if key not in ("token", "token_file")}
    return {**in_file, section: kept}


def _with_token_read(layer: Layer, section: str) -> tuple[Layer, list[str]]:
    found = layer.get(section)
    if not isinstance(found, dict) or not isinstance(found.get("token_file"), str):
        return layer, []
    if "token" in found:
        return layer, [f"{section}.token_file: set token or token_file, not both"]
    path = Path(found["token_file"])
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "is not text"
        return layer, [f"{section}.token_file: {path} can't be read ({why})"]
    return {**layer, section: {**found, "token": token}}, []


def _warnings(config: Config, path: Path | None, in_file: Layer) -> list[str]:
    said = []
    if path is not None and any(_holds(in_file, keys) for keys in _SECRETS) and _open_to_others(path):
        said.append(f"{path} holds a secret and others can read it: chmod 600 {path}")
    for token_file in (config.telegram.token_file, config.jira.token_file if config.jira else None):
        if token_file is not None and _open_to_others(token_file):
            said.append(f"{token_file} holds the token and others can read it: chmod 600 {token_file}")
    hook = config.telegram.webhook
    if hook.allow_from and not hook.trusted_proxies and hook.listen.host in LOOPBACK:
        said.append(
            "telegram.webhook.allow_from lets nobody in: a proxy of this machine needs to be in trusted_proxies"
        )
    if config.desk.retention_days < 365:
        said.append("desk.retention_days is under a year, the least for which India's DPDP rules keep such data")
    return said


def _holds(layer: Layer, keys: tuple[str, ...]) -> bool:
    value: Any = layer
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    if keys[0] == "database":
        return isinstance(value, str) and bool(value) and bool(make_url(spread(value)).password)
    return value is not None


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def settings_file(options: argparse.Namespace) -> Path:
    """Return the file that the options name, or the default one; it need not be there."""
    named: Path | None = getattr(options, "config", None)
    return named or DEFAULT_CONFIG


def config_of(options: argparse.Namespace, environ: Mapping[str, str], *, optional: bool = False) -> Config:
    """Return the config that the options name, and say its warnings.

    `optional`: config.toml may be missing when nobody named it; then the defaults hold.
    """
    named: Path | None = getattr(options, "config", None)
    path = settings_file(options)
    config = load(None if optional and named is None and not path.exists() else path, environ)
    for warning in config.warnings:
        sys.stderr.write(f"warning: {warning}\n")
    return config
