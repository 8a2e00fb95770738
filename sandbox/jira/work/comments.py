"""Comments: not in the changelog, each with an id of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.jira.base.errors import NOT_A_STRING, TOO_LONG, Refused, wrong
from sandbox.jira.model.issue import Comment, Issue
from sandbox.jira.model.people import Account
from sandbox.jira.model.site import Site
from sandbox.jira.work.changing import note_comment
from sandbox.jira.work.fields import TEXT_LIMIT
from sandbox.jira.work.rights import demand

NO_COMMENT = "Can not find a comment for the id: {}."


def add_comment(site: Site, by: Account | None, issue: Issue, body: Mapping[str, Any]) -> Comment:
    demand(site, by, "ADD_COMMENTS", site.project_of(issue))
    author = by.id if by else ""
    now = site.now()
    comment = Comment(site.new_id("comment"), author, _text(body), now, now, author, _visibility(body))
    issue.comments.append(comment)
    note_comment(site, issue, author, "comment_created", comment)
    return comment


def comment_of(issue: Issue, wanted: str) -> Comment:
    found = next((one for one in issue.comments if one.id == wanted), None)
    if found is None:
        raise Refused(404, NO_COMMENT.format(wanted))
    return found


def edit_comment(site: Site, by: Account | None, issue: Issue, wanted: str, body: Mapping[str, Any]) -> Comment:
    comment = comment_of(issue, wanted)
    _demand_own(site, by, issue, comment, "EDIT", "edit")
    comment.body = _text(body)
    comment.visibility = _visibility(body) if "visibility" in body else comment.visibility
    comment.updated, comment.update_author = site.now(), by.id if by else ""
    note_comment(site, issue, comment.update_author, "comment_updated", comment)
    return comment


def delete_comment(site: Site, by: Account | None, issue: Issue, wanted: str) -> None:
    comment = comment_of(issue, wanted)
    _demand_own(site, by, issue, comment, "DELETE", "delete")
    issue.comments.remove(comment)
    note_comment(site, issue, by.id if by else "", "comment_deleted", comment)


def _demand_own(site: Site, by: Account | None, issue: Issue, comment: Comment, what: str, verb: str) -> None:
    project = site.project_of(issue)
    is_own = by is not None and comment.author == by.id
    may_all, may_own = (site.may(by, f"{what}_{which}_COMMENTS", project) for which in ("ALL", "OWN"))
    if not may_all and not (is_own and may_own):
        raise Refused(400, f"You do not have permission to {verb} comment with id: {comment.id}")


def _text(body: Mapping[str, Any]) -> str:
    text = body.get("body")
    if text is not None and not isinstance(text, str):
        raise wrong("comment", NOT_A_STRING)
    if not (text or "").strip():
        raise wrong("comment", "Comment body can not be empty!")
    if len(text or "") > TEXT_LIMIT:
        raise wrong("comment", TOO_LONG)
    return text or ""


def _visibility(body: Mapping[str, Any]) -> dict[str, str] | None:
    found = body.get("visibility")
    if found is None:
        return None
    if not isinstance(found, dict) or found.get("type") not in ("group", "role"):
        raise wrong("commentLevel", "Invalid visibility type. Valid types are 'group' and 'role'.")
    return {name: str(value) for name, value in found.items()}
