"""Where the config comes from: the packaged defaults, the TOML file, the environment, laid over in turn."""

import csv
import json
import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

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


def read_environment(settings: type[BaseModel], environ: Mapping[str, str]) -> tuple[Layer, list[str]]:
    """Return what the environment says, and a line for every variable of ours that can't be used."""
    layer: Layer = {}
    problems: list[str] = []
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name in NOT_KEYS:
            continue
        path = name.removeprefix(PREFIX).lower().split("__")
        if path[0] not in keys_of(settings):
            problems.append(f"{name}: names no key of the config (sections are parted by two underscores)")
            continue
        try:
            said = _value(settings, path, environ[name])
        except ValueError:
            problems.append(f"{name}: lists and tables are written as JSON; this is none")
            continue
        for key in reversed(path):
            said = {key: said}
        if isinstance(said.get("sla"), dict):
            said["sla"] = {key.upper(): value for key, value in said["sla"].items()}
        layer = lay_over(layer, said)
    return layer, problems


def _value(kind: Any, path: list[str], value: str) -> Any:
    """Return what is said of a key: JSON where a list or a table is wanted, unless it means to be none: "18:00"."""
    for key in path:
        kind = _kind_of(kind, key)
    return json.loads(value) if _holds_more(kind) and value.lstrip().startswith(("[", "{")) else value


def _kind_of(kind: Any, key: str) -> Any:
    """Return the kind of a key in a section, an item or a table, wherever in a kind that is; None: it has no such."""
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    inside = (_kind_of(part, key) for part in get_args(kind))
    return keys_of(kind).get(key) or next(filter(None, inside), None)


def _holds_more(kind: Any) -> bool:
    """Whether a kind is a section, an item, a list or a table, or may be one."""
    one = get_origin(kind) or kind
    of_many = isinstance(one, type) and issubclass(one, Collection) and not issubclass(one, str)
    return of_many or bool(keys_of(kind)) or any(map(_holds_more, get_args(kind)))


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
