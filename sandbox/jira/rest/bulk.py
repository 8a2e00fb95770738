"""Calls about many issues: the search with pages by token, and what is fetched by the hundred."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import Any

from sandbox.jira.base import shapes
from sandbox.jira.base.errors import BAD_PAYLOAD, Refused
from sandbox.jira.jql.search import Asking, search
from sandbox.jira.model.issue import Change, Issue
from sandbox.jira.rest import issue_views
from sandbox.jira.rest.ask import Ask, call

MOST_ISSUES, MOST_LOGS, MOST_FIELD_IDS, MOST_CHANGES, USUAL_CHANGES = 100, 1000, 10, 10_000, 1000
MOST_PAGED = 1000
MOST_FOUND, MOST_FOUND_WITH_FIELDS, USUALLY_FOUND, MOST_FRESH = 5000, 100, 50, 50
BAD_TOKEN = "The provided next page token is invalid or expired."
FEW = {"id", "key"}


def _payload(ask: Ask, shape: str) -> dict[str, Any]:
    """The newer calls refuse a body with anything that they do not know."""
    if next(shapes.breaches(shape, ask.body), None) is not None:
        raise Refused(400, BAD_PAYLOAD)
    return ask.object()


def _token(about: str, place: int) -> str:
    said = json.dumps([zlib.crc32(about.encode()), place])
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def _place(token: str | None, about: str) -> int:
    """Return where a page begins; a token goes with the query that it came from."""
    if not token:
        return 0
    try:
        of, place = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (binascii.Error, ValueError, TypeError):
        raise Refused(400, BAD_TOKEN) from None
    if of != zlib.crc32(about.encode()):
        raise Refused(400, BAD_TOKEN)
    return int(place)


# -- the search


@call("GET /search/jql")
def search_by_query(ask: Ask) -> Any:
    fresh = [int(one) for one in ask.words("reconcileIssues")]
    return _search(
        ask, ask.word("jql"), ask.word("nextPageToken"), ask.number("maxResults", USUALLY_FOUND),
        ask.words("fields"), ask.words("expand"), fresh,
    )  # fmt: skip


@call("POST /search/jql")
def search_by_body(ask: Ask) -> Any:
    body = _payload(ask, "SearchAndReconcileRequestBean")
    fields = [name for one in body.get("fields") or [] for name in one.split(",")]
    expand = (body.get("expand") or "").split(",")
    most = body.get("maxResults", USUALLY_FOUND)
    return _search(
        ask, body.get("jql") or "", body.get("nextPageToken") or "", most, fields, expand,
        body.get("reconcileIssues") or [],
    )  # fmt: skip


def _search(ask: Ask, jql: str, token: str, most: int, fields: list[str], expand: list[str], fresh: list[int]) -> Any:
    if len(fresh) > MOST_FRESH:
        raise Refused(400, f"At most {MOST_FRESH} issues can be reconciled.")
    found = search(ask.index, Asking(ask.site, ask.account), jql, {str(one) for one in fresh})
    names = fields or ["id"]
    is_short = set(names) <= FEW and not [one for one in expand if one]
    length = min(max(most, 1), MOST_FOUND if is_short else MOST_FOUND_WITH_FIELDS)
    start = _place(token, jql)
    ids = found[start : start + length]
    is_last = start + length >= len(found)
    if names == ["id"] and is_short:
        issues = [{"id": one} for one in ids]
    else:
        issues = [issue_views.issue(ask, ask.site.issues[one], names, expand, "id") for one in ids]
    said = {"issues": issues, "isLast": is_last}
    return said if is_last else said | {"nextPageToken": _token(jql, start + length)}


@call("GET /search", "POST /search")
def old_search(ask: Ask) -> Any:
    """Of Data Center alone, with pages by numbers; Jira Cloud has it no more."""
    body = ask.object() if ask.body is not None else {}
    start, most = body.get("startAt", ask.number("startAt", 0)), body.get("maxResults", ask.number("maxResults", 50))
    fields, expand = body.get("fields") or ask.words("fields"), body.get("expand") or ask.words("expand")
    found = search(ask.index, Asking(ask.site, ask.account), body.get("jql") or ask.word("jql"), set(), bounded=False)
    length = min(max(most, 0), MOST_PAGED)
    page = [ask.site.issues[one] for one in found[start : start + length]]
    return {
        "expand": "schema,names",
        "startAt": start,
        "maxResults": length,
        "total": len(found),
        "issues": [issue_views.issue(ask, one, fields, expand, "*navigable") for one in page],
    }


# -- by the hundred


@call("POST /issue/bulkfetch")
def bulk_fetch(ask: Ask) -> Any:
    """Issues in the order of their ids; those that one may not see are simply not there."""
    body = _payload(ask, "BulkFetchIssueRequestBean")
    named = body["issueIdsOrKeys"]
    if not named:
        raise Refused(400, "The issueIdsOrKeys must not be empty.")
    if len(named) > MOST_ISSUES:
        raise Refused(400, f"The number of issues that can be fetched is limited to {MOST_ISSUES}.")
    fields = [name for one in body.get("fields") or [] for name in one.split(",")]
    expand = body.get("expand") or []
    found = _visible(ask, named)
    return {"issues": [issue_views.issue(ask, one, fields, expand, "*navigable") for one in found], "issueErrors": []}


def _visible(ask: Ask, named: list[str]) -> list[Issue]:
    found = {one.id: one for name in named if (one := ask.site.find(name)) and ask.site.sees(ask.account, one)}
    return sorted(found.values(), key=lambda one: int(one.id))


@call("POST /changelog/bulkfetch")
def bulk_changelogs(ask: Ask) -> Any:
    """Changes by their time, the oldest first, with those of an issue of one page together."""
    body = _payload(ask, "BulkChangelogRequestBean")
    named, fields = body["issueIdsOrKeys"], body.get("fieldIds") or []
    most = body.get("maxResults", USUAL_CHANGES)
    if not 1 <= len(named) <= MOST_LOGS or len(fields) > MOST_FIELD_IDS or not 1 <= most <= MOST_CHANGES:
        raise Refused(400, BAD_PAYLOAD)
    rows = [
        (change.created, int(issue.id), int(change.id), change)
        for issue in _visible(ask, named)
        for change in issue.changes
        if not fields or any(item.field_id in fields for item in change.items)
    ]
    rows.sort(key=lambda row: row[:3])
    about = json.dumps([sorted(named), sorted(fields)])
    start = _place(body.get("nextPageToken"), about)
    logs: dict[int, list[Change]] = {}
    for _, issue_id, _, change in rows[start : start + most]:
        logs.setdefault(issue_id, []).append(change)
    number = ask.site.numbers_in_changelogs
    said: dict[str, Any] = {
        "issueChangeLogs": [
            {"issueId": str(of), "changeHistories": [issue_views.change(ask, one, number=number) for one in changes]}
            for of, changes in logs.items()
        ]
    }
    return said if start + most >= len(rows) else said | {"nextPageToken": _token(about, start + most)}
