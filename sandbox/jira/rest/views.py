"""How people, statuses, choices and projects are written in an answer."""

from __future__ import annotations

from typing import Any

from sandbox.jira.model.people import Account
from sandbox.jira.model.project import Option, Project, Status
from sandbox.jira.rest.ask import Ask

Json = dict[str, Any]
CATEGORIES: dict[str, Json] = {
    "new": {"id": 2, "colorName": "blue-gray", "name": "To Do"},
    "indeterminate": {"id": 4, "colorName": "yellow", "name": "In Progress"},
    "done": {"id": 3, "colorName": "green", "name": "Done"},
}
SIZES = ("16x16", "24x24", "32x32", "48x48")


def avatars(ask: Ask, name: str) -> Json:
    return {size: f"{ask.base}/secure/useravatar?ownerId={name}&size={size[:2]}" for size in SIZES}


def user(ask: Ask, account_id: str | None) -> Json | None:
    """Return a person as others see them; somebody who is nobody any more is null."""
    account = ask.site.accounts.get(account_id or "")
    return None if account is None else of_account(ask, account)


def of_account(ask: Ask, account: Account) -> Json:
    is_me = ask.account is not None and ask.account.id == account.id
    is_server = ask.site.deployment == "Server"
    name = account.email.partition("@")[0]
    said: Json = {
        "self": ask.link(f"user?username={name}" if is_server else f"user?accountId={account.id}"),
        "avatarUrls": avatars(ask, account.id),
        "displayName": account.name,
        "active": account.active,
        "timeZone": account.zone,
    }
    said |= {"name": name, "key": name} if is_server else {"accountId": account.id, "accountType": account.kind}
    if is_me or account.shows_email or is_server:
        said["emailAddress"] = account.email
    return said


def status(ask: Ask, found: Status) -> Json:
    return {
        "self": ask.link(f"status/{found.id}"),
        "description": "",
        "iconUrl": f"{ask.base}/images/icons/statuses/generic.png",
        "name": found.name,
        "id": found.id,
        "statusCategory": category(ask, found.category),
    }


def category(ask: Ask, key: str) -> Json:
    said = CATEGORIES[key]
    return {"self": ask.link(f"statuscategory/{said['id']}"), "key": key, **said}


def issue_type(ask: Ask, type_id: str) -> Json:
    found = ask.site.types[type_id]
    return {
        "self": ask.link(f"issuetype/{found.id}"),
        "id": found.id,
        "description": found.description,
        "iconUrl": f"{ask.base}/images/icons/issuetypes/{found.id}.svg",
        "name": found.name,
        "subtask": False,
        "avatarId": 10303,
        "hierarchyLevel": 0,
    }


def option(ask: Ask, what: str, found: Option | None) -> Json | None:
    """Return a priority, a resolution or a component."""
    if found is None:
        return None
    said: Json = {"self": ask.link(f"{what}/{found.id}"), "id": found.id, "name": found.name}
    if found.description or what == "resolution":
        said["description"] = found.description
    if what == "priority":
        said["iconUrl"] = f"{ask.base}/images/icons/priorities/{found.name.lower()}.svg"
    return said


def project_in_short(ask: Ask, found: Project) -> Json:
    return {
        "self": ask.link(f"project/{found.id}"),
        "id": found.id,
        "key": found.key,
        "name": found.name,
        "projectTypeKey": "software",
        "simplified": False,
        "avatarUrls": avatars(ask, found.key),
    }


def project(ask: Ask, found: Project) -> Json:
    return project_in_short(ask, found) | {
        "expand": "description,lead,issueTypes,url,projectKeys,permissions,insight",
        "description": "",
        "lead": user(ask, found.lead),
        "components": [option(ask, "component", one) for one in found.components],
        "issueTypes": [issue_type(ask, one) for one in found.types],
        "assigneeType": "UNASSIGNED",
        "versions": [],
        "roles": {},
        "style": "classic",
        "isPrivate": False,
        "properties": {},
    }
