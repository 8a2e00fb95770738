"""Calls about comments."""

from __future__ import annotations

from typing import Any

from sandbox.jira.base.errors import Refused
from sandbox.jira.rest import issue_views
from sandbox.jira.rest.ask import NOTHING, Ask, Reply, call
from sandbox.jira.work import comments

MOST = 5000


@call("GET /issue/{issueIdOrKey}/comment")
def page(ask: Ask) -> Any:
    issue = ask.issue()
    start, length = ask.page(MOST, 100)
    order = ask.word("orderBy", "created").strip()
    if order.lstrip("+-") != "created":
        raise Refused(400, f"'{order}' is not a field by which comments can be ordered.")
    found = sorted(issue.comments, key=lambda one: (one.created, int(one.id)), reverse=order.startswith("-"))
    rendered = "renderedBody" in ask.words("expand")
    return {
        "startAt": start,
        "maxResults": length,
        "total": len(found),
        "comments": [
            issue_views.comment(ask, issue, one, rendered=rendered) for one in found[start : start + length]
        ],
    }


@call("POST /issue/{issueIdOrKey}/comment")
def add(ask: Ask) -> Any:
    issue = ask.issue()
    return Reply(
        issue_views.comment(ask, issue, comments.add_comment(ask.site, ask.account, issue, ask.object())), 201
    )


@call("GET /issue/{issueIdOrKey}/comment/{id}")
def read(ask: Ask) -> Any:
    issue = ask.issue()
    return issue_views.comment(ask, issue, comments.comment_of(issue, ask.path["id"]))


@call("PUT /issue/{issueIdOrKey}/comment/{id}")
def edit(ask: Ask) -> Any:
    issue = ask.issue()
    found = comments.edit_comment(ask.site, ask.account, issue, ask.path["id"], ask.object())
    return issue_views.comment(ask, issue, found)


@call("DELETE /issue/{issueIdOrKey}/comment/{id}")
def delete(ask: Ask) -> Any:
    comments.delete_comment(ask.site, ask.account, ask.issue(), ask.path["id"])
    return NOTHING
