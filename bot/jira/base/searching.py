"""What comes from JIRA by pages: what its search finds, which is late, and an issue's comments, which are not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from bot.jira.base.context import JiraContext

PAGE = 100


async def search(context: JiraContext, jql: str, fields: str) -> list[dict[str, Any]]:
    """Return all that the search finds, page by page."""
    found: list[dict[str, Any]] = []
    token: dict[str, str] = {}
    while True:
        asked = {"jql": jql, "maxResults": PAGE, "fields": fields.split(","), **token}
        page = await context.client.post("search/jql", asked)
        found += page.get("issues") or []
        if page.get("isLast", True) or not page.get("nextPageToken"):
            return found
        token = {"nextPageToken": page["nextPageToken"]}


async def comments_of(context: JiraContext, issue_id: str) -> AsyncIterator[dict[str, Any]]:
    """Yield an issue's comments, oldest first."""
    start, total = 0, 1
    while start < total:
        asked: dict[str, str | int] = {"startAt": start, "maxResults": PAGE, "orderBy": "created"}
        page = await context.client.get(f"issue/{issue_id}/comment", **asked)
        for each in page["comments"]:
            yield each
        start, total = start + max(1, len(page["comments"])), page["total"]
