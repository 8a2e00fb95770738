"""The example config is the reference: every key is in it, and what it calls a default is one."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.config.load import load
from bot.config.model import Config
from bot.config.sources import paths
from bot.config.written import keys_of

EXAMPLE = Path(__file__).parents[3] / "config.example.toml"
DEFAULT = re.compile(r"^#(?=[a-z_]+ = |\[)", re.MULTILINE)
GIVEN = re.compile(r"^#e\.g\. ", re.MULTILINE)


def with_defaults() -> str:
    return DEFAULT.sub("", EXAMPLE.read_text(encoding="utf-8"))


def with_everything() -> str:
    """Uncomment all that can stand together: one of two ways to give a token, one value a key."""
    text = EXAMPLE.read_text(encoding="utf-8")
    text = text.replace("#open = ", "# open = ").replace("#e.g. token_file", "# token_file")
    text = text.replace("#e.g. password_file", "# password_file").replace("#e.g. oauth2", "# oauth2")
    return GIVEN.sub("", DEFAULT.sub("", text))


def load_text(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return load(path, {})


def test_a_copy_of_the_example_changes_and_locks_nothing() -> None:
    config = load(EXAMPLE, {})
    assert config == load(None, {})
    assert config.from_file == frozenset()


def test_what_the_example_calls_a_default_is_the_default(tmp_path: Path) -> None:
    assert load_text(tmp_path, with_defaults()).model_dump() == load(None, {}).model_dump()


def test_every_default_of_a_section_is_shown() -> None:
    shown = set(paths(tomllib.loads(with_defaults())))
    untold = {"ulbs", "modules", "answers", "people", "summaries", "jira", "mail"}
    defaults = load(None, {})
    for section, value in defaults:
        if keys_of(type(value)):
            assert {f"{section}.{key}" for key in set_in(value)} <= shown
        elif section not in untold:
            assert any(path.partition(".")[0] == section for path in shown), section


def set_in(section: Any) -> set[str]:
    found = set()
    for key in keys_of(type(section)):
        value = getattr(section, key)
        if key == "webhook":
            found |= {f"{key}.{inner}" for inner in set_in(value)}
        elif value is not None:
            found.add(key)
    return found


def test_everything_in_the_example_loads_at_once(tmp_path: Path) -> None:
    config = load_text(tmp_path, with_everything())
    assert config.teams[0].members == "listed"
    assert config.people[0].ulbs == ("JA",)
    assert [str(span) for span in config.calendar.open[1].hours] == ["10:00-13:00"]
    assert not config.warnings


@pytest.mark.parametrize("section", list(Config.model_fields))
def test_every_key_that_there_is_stands_in_the_example(section: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("#e.g. token = ", "# ")
    text = GIVEN.sub("", DEFAULT.sub("", text.replace("#open = ", "# open = ")))
    said: Any = tomllib.loads(text)[section]
    items = said if isinstance(said, list) else list(said.values()) if section == "sla" else [said]
    shown = {key for item in items for key in item}
    shown |= {"token"} if section in ("telegram", "jira") else set()
    assert shown == set(keys_in(section))


def keys_in(section: str) -> list[str]:
    kind: Any = Config.model_fields[section].annotation
    while not keys_of(kind):
        kind = next(inner for inner in kind.__args__ if inner is not str)
    return list(keys_of(kind))
