"""Where the config comes from: the packaged defaults, the TOML file, the environment, laid over in turn."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsError

from bot.config.written import keys_of

PREFIX = "HELPDESK_"
NOT_KEYS = frozenset({"HELPDESK_CLOCK"})  # read by bot/base/clock.py

Layer = dict[str, Any]


@cache
def defaults() -> Layer:
    """Return the packaged defaults: `defaults.toml`, and the towns of `data/ulbs.csv`. Nobody may change them."""
    package = resources.files("bot")
    layer: Layer = tomllib.loads(package.joinpath("defaults.toml").read_text(encoding="utf-8"))
    rows = package.joinpath("data/ulbs.csv").read_text(encoding="utf-8").splitlines()
    layer["ulbs"] = [
        {**row, "alias": [word for word in row["alias"].split("|") if word]} for row in csv.DictReader(rows)
    ]
    return layer


def read_file(path: Path) -> tuple[Layer, str | None]:
    """Return what the file says, or the one line that says why it can't be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig")), None
    except OSError as error:
        return {}, f"{path}: can't be read ({error.strerror})"
    except UnicodeDecodeError:
        return {}, f"{path}: is not UTF-8 text"
    except tomllib.TOMLDecodeError as error:
        return {}, f"{path}: is not TOML: {_without_values(str(error))}"


def _without_values(message: str) -> str:
    """Keep the place of a TOML error; what stands there may be a secret."""
    start = message.rfind("(at ")
    return f"look there {message[start:]}" if start >= 0 else "a part of it can't be read"


class _Given(EnvSettingsSource):
    """pydantic-settings' reader of the environment, over a mapping that is handed in."""

    def __init__(self, settings: type[BaseSettings], environ: Mapping[str, str]) -> None:
        self._environ = environ
        super().__init__(settings, env_prefix=PREFIX, env_nested_delimiter="__", case_sensitive=False)

    def next_field(self, field: Any, key: str, case_sensitive: bool | None = None) -> Any:
        """Return a key of a section or an item; the reader itself does not look into plain dataclasses."""
        kind = field.annotation if isinstance(field, FieldInfo) else field
        if not is_dataclass(kind):
            return super().next_field(field, key, case_sensitive)
        inner = keys_of(kind).get(key)
        return FieldInfo.from_annotation(inner) if inner is not None else None

    def decode_complex_value(self, field_name: str, field: Any, value: Any) -> Any:
        """Take as it stands what is no JSON and does not mean to be: "18:00", "127.0.0.1:8081"."""
        if isinstance(value, str) and not value.lstrip().startswith(("[", "{")):
            return value
        return super().decode_complex_value(field_name, field, value)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {name.lower(): value for name, value in self._environ.items()}


def read_environment(settings: type[BaseSettings], environ: Mapping[str, str]) -> tuple[Layer, list[str]]:
    """Return what the environment says, and a line for every variable of ours that can't be used."""
    layer: Layer = {}
    problems: list[str] = []
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name in NOT_KEYS:
            continue
        try:
            said = _Given(settings, {name: environ[name]})()
        except SettingsError:
            problems.append(f"{name}: lists and tables are written as JSON; this is none")
            continue
        if not said:
            problems.append(f"{name}: names no key of the config (sections are parted by two underscores)")
        # pydantic-settings lower-cases keys, so that P1 would become a fifth priority, p1
        if isinstance(said.get("sla"), dict):
            said["sla"] = {key.upper(): value for key, value in said["sla"].items()}
        layer = lay_over(layer, said)
    return layer, problems


def lay_over(below: Layer, above: Layer) -> Layer:
    """Return `below` with `above` laid over it: tables key by key, anything else replaced whole."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        both = isinstance(under, dict) and isinstance(value, dict)
        merged[key] = lay_over(under, value) if both else value  # type: ignore[arg-type]
    return merged


def without_names_of_others(defaults: Layer, above: Layer) -> Layer:
    """Return the defaults without what Odia and Hindi call a priority to which ``above`` gives another name."""
    said = above.get("sla")
    named = {
        key: each["name"] for key, each in said.items() if isinstance(each, dict) and "name" in each
    } if isinstance(said, dict) else {}  # fmt: skip
    sla = {
        key: {field: value for field, value in policy.items() if not field.startswith("name_")}
        if named.get(key, policy["name"]) != policy["name"]
        else policy
        for key, policy in defaults["sla"].items()
    }
    return {**defaults, "sla": sla}


def fitting_answers(layer: Layer) -> list[Layer]:
    """Return the default answers whose team and module exist in the lists that hold now."""
    known = {
        table: {str(item.get("key")) for item in layer[table] if isinstance(item, dict)}
        for table in ("teams", "modules")
        if isinstance(layer[table], list)
    }
    return [
        answer
        for answer in layer["answers"]
        if all(
            answer.get(key) in {None, *known.get(table, ())}
            for key, table in (("team", "teams"), ("module", "modules"))
        )
    ]


def paths(layer: Layer, above: str = "") -> Iterator[str]:
    """Yield the dotted path of everything that a layer sets: "desk.prefix", "sla.P1.due_days", "teams"."""
    for key, value in layer.items():
        if isinstance(value, dict):
            yield from paths(value, f"{above}{key}.")
        else:
            yield above + key
