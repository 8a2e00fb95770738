"""What comes from JIRA by pages or by the hundred: issues, their changes, comments, what the search finds.

Cloud has calls for many issues at once; a Data Center is asked for each, and has the former search. On both the
search is late, and the other calls are not.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

from bot.jira.base.context import JiraContext
from bot.jira.base.errors import JiraNotFound

PAGE = 100
CHANGES = 1000

Json = dict[str, Any]


async def search(context: JiraContext, jql: str, fields: str) -> list[Json]:
    """Return all that the search finds, page by page."""
    names = fields.split(",")
    return await (_search_cloud if context.is_cloud else _search_center)(context, {"jql": jql, "fields": names})


async def _search_cloud(context: JiraContext, asked: Json) -> list[Json]:
    found: list[Json] = []
    token: Json = {}
    while True:
        page = await context.client.post("search/jql", {**asked, "maxResults": PAGE, **token})
        found += page.get("issues") or []
        if page.get("isLast", True) or not page.get("nextPageToken"):
            return found
        token = {"nextPageToken": page["nextPageToken"]}


async def _search_center(context: JiraContext, asked: Json) -> list[Json]:
    found: list[Json] = []
    total = 1
    while len(found) < total:
        page = await context.client.post("search", {**asked, "startAt": len(found), "maxResults": PAGE})
        total = page["total"] if page.get("issues") else 0
        found += page.get("issues") or []
    return found


async def issues_of(context: JiraContext, ids: Sequence[str], fields: Sequence[str]) -> list[Json]:
    """Return those of these issues that there are; at most a hundred are asked for."""
    if context.is_cloud:
        asked = {"issueIdsOrKeys": list(ids), "fields": list(fields)}
        return list((await context.client.post("issue/bulkfetch", asked))["issues"])
    found = []
    for each in ids:
        try:
            found.append(await context.client.get(f"issue/{each}", fields=",".join(fields)))
        except JiraNotFound:  # whoever asks sees that it is missing
            continue
    return found


async def changes_of(
    context: JiraContext, ids: Sequence[str], fields: Sequence[str]
) -> AsyncIterator[tuple[str, Json]]:
    """Yield the changes of these issues, each with the issue's id."""
    if not context.is_cloud:
        for each in ids:
            issue = await context.client.get(f"issue/{each}", fields="status", expand="changelog")
            for history in reversed((issue.get("changelog") or {}).get("histories") or []):
                yield each, history
        return
    token: Json = {}
    while True:
        asked = {"issueIdsOrKeys": list(ids), "fieldIds": list(fields), "maxResults": CHANGES, **token}
        page = await context.client.post("changelog/bulkfetch", asked)
        for log in page.get("issueChangeLogs") or []:
            for history in log.get("changeHistories") or []:
                yield str(log["issueId"]), history
        if not page.get("nextPageToken"):
            return
        token = {"nextPageToken": page["nextPageToken"]}


async def comments_of(context: JiraContext, issue_id: str) -> AsyncIterator[Json]:
    """Yield an issue's comments, oldest first."""
    start, total = 0, 1
    while start < total:
        asked: dict[str, str | int] = {"startAt": start, "maxResults": PAGE, "orderBy": "created"}
        page = await context.client.get(f"issue/{issue_id}/comment", **asked)
        for each in page["comments"]:
            yield each
        start, total = start + max(1, len(page["comments"])), page["total"]
