"""What JIRA has to choose from: the projects that our account sees, what is in one of them, the priorities."""

from __future__ import annotations

from typing import Any

from bot.jira.base.answers import category_of
from bot.jira.base.client import JiraClient
from bot.jira.base.errors import JiraRefused
from helpdesk.jira.looked import JiraProject, JiraStatus

PAGE = 50  # as many as JIRA gives of its projects at once
MOST = 500  # projects that are kept; how many more there are is kept, too


async def projects_seen(client: JiraClient, *, cloud: bool) -> tuple[list[JiraProject], int]:
    """Return the projects that our account sees, by their names, and how many more there are."""
    if not cloud:
        found: list[Any] = await client.get("project")
        total = len(found)
    else:
        found, total, is_last = [], 0, False
        while not is_last and len(found) < MOST:
            page = await client.get("project/search", startAt=len(found), maxResults=PAGE, orderBy="name")
            found += page["values"]
            total, is_last = int(page["total"]), bool(page.get("isLast", True)) or not page["values"]
    return [JiraProject(**_named(each)) for each in found[:MOST]], max(0, total - MOST)


async def project_in_full(client: JiraClient, key: str) -> JiraProject | None:
    """Return a project with its types, components and statuses; None: our account sees none of that key."""
    try:
        project = await client.get(f"project/{key}")
        kinds = await client.get(f"project/{key}/statuses")
    except JiraRefused:
        return None
    statuses = {str(each["name"]): category_of(each) for kind in kinds for each in kind["statuses"]}
    types = [str(each["name"]) for each in project.get("issueTypes") or [] if not each.get("subtask")]
    return JiraProject(
        **_named(project), types=tuple(types),
        components=tuple(str(each["name"]) for each in project.get("components") or []),
        statuses=tuple(JiraStatus(name, category) for name, category in statuses.items()),
    )  # fmt: skip


async def priorities_of(client: JiraClient, *, cloud: bool) -> list[str]:
    """Return what its priorities are called; none if it tells nobody."""
    try:
        if not cloud:
            return [str(each["name"]) for each in await client.get("priority")]
        return [str(each["name"]) for each in (await client.get("priority/search", maxResults=100))["values"]]
    except JiraRefused:
        return []


def _named(said: Any) -> dict[str, Any]:
    return {"id": int(said["id"]), "key": str(said["key"]), "name": str(said.get("name") or said["key"])}
