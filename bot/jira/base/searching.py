"""JIRA's search: late, and by pages."""

from __future__ import annotations

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
