"""The fields of an issue: how a request says each, how the changelog tells of it, and what a screen says it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sandbox.jira.base.errors import NOT_A_STRING, TOO_LONG, Refused, wrong
from sandbox.jira.model.project import Option, Project
from sandbox.jira.model.site import Site

SUMMARY_LIMIT, TEXT_LIMIT, LABEL_LIMIT = 255, 32_767, 255
LIST_OPERATIONS, OPERATIONS = ("add", "set", "remove"), ("set",)
Told = tuple[str | None, str | None]
"""What the changelog says of a value: its id, and its words."""


@dataclass(frozen=True)
class Field:
    id: str
    name: str
    schema: Mapping[str, Any]
    parse: Callable[[Site, Project, str, Any], Any]
    """From what was sent to what is kept; raises ``Refused``."""
    told: Callable[[Site, Project, Any], Told]
    empty: Any = None
    operations: tuple[str, ...] = OPERATIONS
    choices: Callable[[Site, Project], list[Option]] | None = None


# -- texts and dates


def _text(_: Site, __: Project, name: str, raw: Any) -> str | None:
    if raw is None:
        return None
    if not isinstance(raw, str):
        raise wrong(name, NOT_A_STRING)
    if len(raw) > TEXT_LIMIT:
        raise wrong(name, TOO_LONG)
    return raw or None


def _summary(_: Site, __: Project, name: str, raw: Any) -> str:
    said = "" if raw is None else raw
    if not isinstance(said, str):
        raise wrong(name, NOT_A_STRING)
    if not said.strip():
        raise wrong(name, "You must specify a summary of the issue.")
    if "\n" in said or "\r" in said:
        raise wrong(name, "The summary is invalid because it contains newline characters.")
    if len(said) > SUMMARY_LIMIT:
        raise wrong(name, f"Summary can't exceed {SUMMARY_LIMIT} characters.")
    return said.strip()


def _date(_: Site, __: Project, name: str, raw: Any) -> str | None:
    if raw is None:
        return None
    try:
        is_date = isinstance(raw, str) and date.fromisoformat(raw).isoformat() == raw
    except ValueError:
        is_date = False
    if not is_date:
        raise wrong(name, f"Error parsing date string: {raw}")
    return str(raw)


def _told_text(_: Site, __: Project, value: Any) -> Told:
    return None, value


def _told_date(_: Site, __: Project, value: Any) -> Told:
    return value, f"{value} 00:00:00.0" if value else None


# -- people


def _by_name(site: Site, raw: dict[str, Any]) -> Any:
    """A Data Center knows people by a name: what stands before the @ of their address."""
    name = raw.get("name")
    found = (one.id for one in site.accounts.values() if one.email.partition("@")[0] == name)
    return next(found, name)


def _user(site: Site, project: Project, name: str, raw: Any) -> str | None:
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise wrong(name, "data was not an object")
    asked = _by_name(site, raw) if site.deployment == "Server" else raw.get("accountId", raw.get("id"))
    if asked in (None, ""):
        return None
    account = site.accounts.get(str(asked))
    if name == "assignee" and not site.may(account, "ASSIGNABLE_USER", project):
        raise wrong(name, f"User '{asked}' cannot be assigned issues.")
    if account is None:
        raise wrong(name, f"Specify a valid value for {name}")
    return account.id


def _told_user(site: Site, _: Project, value: Any) -> Told:
    return (None, None) if value is None else (value, site.accounts[value].name)


# -- choices


def chosen(options: list[Option], name: str, raw: Any) -> str | None:
    """Return the id of the option that is meant, by its id or its name."""
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise wrong(name, "data was not an object")
    by, wanted = ("id", raw["id"]) if "id" in raw else ("name", raw.get("name"))
    if wanted is None:
        raise wrong(name, f"Could not find valid 'id' or 'name' in {name} object.")
    found = next((one for one in options if getattr(one, by) == str(wanted)), None)
    if found is None:
        label = name.removesuffix("s").capitalize()
        raise wrong(name, f"{label} {by} '{wanted}' is not valid")
    return found.id


def _priorities(site: Site, _: Project) -> list[Option]:
    return list(site.priorities.values())


def _resolutions(site: Site, _: Project) -> list[Option]:
    return list(site.resolutions.values())


def _components(_: Site, project: Project) -> list[Option]:
    return project.components


def _option(choices: Callable[[Site, Project], list[Option]]) -> Callable[[Site, Project, str, Any], Any]:
    return lambda site, project, name, raw: chosen(choices(site, project), name, raw)


def _options(choices: Callable[[Site, Project], list[Option]]) -> Callable[[Site, Project, str, Any], Any]:
    def parse(site: Site, project: Project, name: str, raw: Any) -> list[str | None]:
        if not isinstance(raw or [], list):
            raise wrong(name, "data was not an array")
        return [chosen(choices(site, project), name, one) for one in raw or []]

    return parse


def _told_option(choices: Callable[[Site, Project], list[Option]]) -> Callable[[Site, Project, Any], Told]:
    def told(site: Site, project: Project, value: Any) -> Told:
        ids = value if isinstance(value, list) else [value] if value else []
        names = [one.name for one in choices(site, project) if one.id in ids]
        return (", ".join(ids), ", ".join(names)) if ids else (None, None)

    return told


def _labels(_: Site, __: Project, name: str, raw: Any) -> list[str]:
    if not isinstance(raw or [], list):
        raise wrong(name, "data was not an array")
    for one in raw or []:
        if not isinstance(one, str):
            raise wrong(name, "string expected at index 0")
        if re.search(r"\s", one):
            raise wrong(name, f"The label '{one}' contains spaces which is invalid.")
        if len(one) > LABEL_LIMIT:
            raise wrong(name, f"The label '{one}' exceeds the maximum length allowed of {LABEL_LIMIT} characters.")
    return sorted(set(raw or []))


def _told_labels(_: Site, __: Project, value: Any) -> Told:
    return None, " ".join(value)


_USER = {"type": "user"}
ALL = [
    Field("summary", "Summary", {"type": "string", "system": "summary"}, _summary, _told_text, ""),
    Field("description", "Description", {"type": "string", "system": "description"}, _text, _told_text),
    Field("environment", "Environment", {"type": "string", "system": "environment"}, _text, _told_text),
    Field("duedate", "Due date", {"type": "date", "system": "duedate"}, _date, _told_date),
    Field("assignee", "Assignee", _USER | {"system": "assignee"}, _user, _told_user),
    Field("reporter", "Reporter", _USER | {"system": "reporter"}, _user, _told_user),
    Field(
        "priority", "Priority", {"type": "priority", "system": "priority"}, _option(_priorities),
        _told_option(_priorities), choices=_priorities,
    ),
    Field(
        "resolution", "Resolution", {"type": "resolution", "system": "resolution"}, _option(_resolutions),
        _told_option(_resolutions), choices=_resolutions,
    ),
    Field(
        "components", "Components", {"type": "array", "items": "component", "system": "components"},
        _options(_components), _told_option(_components), [], LIST_OPERATIONS, _components,
    ),
    Field(
        "labels", "Labels", {"type": "array", "items": "string", "system": "labels"}, _labels, _told_labels, [],
        LIST_OPERATIONS,
    ),
]  # fmt: skip
FIELDS = {one.id: one for one in ALL}


def parse_all(site: Site, project: Project, given: Mapping[str, Any], screen: set[str]) -> dict[str, Any]:
    """Return what is to be kept of what was sent; raise ``Refused`` with all that is wrong, field by field."""
    found: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, raw in given.items():
        try:
            if name not in screen or name not in FIELDS:
                raise wrong(name, f"Field '{name}' cannot be set. It is not on the appropriate screen, or unknown.")
            found[name] = FIELDS[name].parse(site, project, name, raw)
        except Refused as error:
            errors |= error.errors
    if errors:
        raise Refused(400, errors=errors)
    return found
