"""What hangs on an issue beside comments: attachments, links to other issues, links to elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.jira.base.errors import Refused, wrong
from sandbox.jira.model.issue import Attachment, Issue, Item, Link, RemoteLink
from sandbox.jira.model.people import Account
from sandbox.jira.model.site import Site
from sandbox.jira.work.changing import note_change
from sandbox.jira.work.comments import add_comment
from sandbox.jira.work.rights import demand, visible_issue


def attach(site: Site, by: Account | None, issue: Issue, name: str, kind: str, data: bytes) -> Attachment:
    """Attach a file; raises 413 if it is larger than this site takes."""
    demand(site, by, "CREATE_ATTACHMENTS", site.project_of(issue))
    if len(data) > site.upload_limit:
        raise Refused(413, f"The file {name} exceeds its maximum permitted size of {site.upload_limit} bytes.")
    author = by.id if by else ""
    number = site.new_id("attachment")
    kept = f"file-{number}"
    site.files[kept] = data
    found = Attachment(number, author, name, kind or "application/octet-stream", len(data), site.now(), kept)
    issue.attachments.append(found)
    note_change(site, issue, author, [Item("Attachment", None, None, number, name, field_id="attachment")])
    return found


def detach(site: Site, by: Account | None, issue: Issue, attachment: Attachment) -> None:
    project = site.project_of(issue)
    is_own = by is not None and attachment.author == by.id
    may_all, may_own = (site.may(by, f"DELETE_{which}_ATTACHMENTS", project) for which in ("ALL", "OWN"))
    if not may_all and not (is_own and may_own):
        raise Refused(403, f"You do not have permission to delete attachment with id: {attachment.id}")
    issue.attachments.remove(attachment)
    site.files.pop(attachment.file, None)
    gone = Item("Attachment", attachment.id, attachment.name, None, None, field_id="attachment")
    note_change(site, issue, by.id if by else "", [gone])


def link(site: Site, by: Account | None, body: Mapping[str, Any]) -> Link:
    """Link two issues; the same link again is the one that there is."""
    inward, outward = (_end(site, by, body, name) for name in ("inwardIssue", "outwardIssue"))
    raw = body.get("type")
    wanted = raw if isinstance(raw, dict) else {}
    kinds = site.link_types.values()
    kind = next(
        (one for one in kinds if wanted.get("id", one.id) == one.id and wanted.get("name", one.name) == one.name),
        None,
    )
    if kind is None or not wanted:
        raise Refused(404, f"No issue link type with name '{wanted.get('name')}' found.")
    for issue in (inward, outward):
        demand(site, by, "LINK_ISSUES", site.project_of(issue), issue.key)
    same = next(
        (
            one
            for one in site.links.values()
            if (one.kind, one.inward, one.outward) == (kind.id, inward.id, outward.id)
        ),
        None,
    )
    if same is not None:
        return same
    found = Link(site.new_id("link"), kind.id, inward.id, outward.id)
    site.links[found.id] = found
    author = by.id if by else ""
    for here, there, words in ((inward, outward, kind.outward), (outward, inward, kind.inward)):
        said = f"This issue {words} {there.key}"
        note_change(site, here, author, [Item("Link", None, None, there.key, said, field_id="issuelinks")])
    comment = body.get("comment")
    if isinstance(comment, dict) and comment.get("body"):
        add_comment(site, by, inward, comment)
    return found


def _end(site: Site, by: Account | None, body: Mapping[str, Any], name: str) -> Issue:
    raw = body.get(name)
    named = raw.get("id", raw.get("key")) if isinstance(raw, dict) else None
    if named is None:
        raise wrong(name, f"{name} is required")
    return visible_issue(site, by, str(named))


def unlink(site: Site, by: Account | None, found: Link) -> None:
    for end in (found.inward, found.outward):
        issue = site.issues[end]
        demand(site, by, "LINK_ISSUES", site.project_of(issue), issue.key)
    del site.links[found.id]
    kind = site.link_types[found.kind]
    inward, outward = site.issues[found.inward], site.issues[found.outward]
    for here, there, words in ((inward, outward, kind.outward), (outward, inward, kind.inward)):
        gone = Item("Link", there.key, f"This issue {words} {there.key}", None, None, field_id="issuelinks")
        note_change(site, here, by.id if by else "", [gone])


def remote_link(site: Site, by: Account | None, issue: Issue, body: Mapping[str, Any]) -> tuple[RemoteLink, bool]:
    """Link to elsewhere; of the same `globalId` there is one, and it is made anew. Return whether it is new."""
    demand(site, by, "LINK_ISSUES", site.project_of(issue), issue.key)
    what = body.get("object")
    if not isinstance(what, dict) or not what.get("url") or not what.get("title"):
        raise Refused(400, errors={name: f"'{name}' is required." for name in ("title", "url")})
    global_id = str(body.get("globalId") or "")
    same = next((one for one in issue.remote_links if global_id and one.global_id == global_id), None)
    if same is not None:
        same.said = dict(body)
        return same, False
    found = RemoteLink(int(site.new_id("remote link")), global_id, dict(body))
    issue.remote_links.append(found)
    title = f'This issue links to "{what["title"]} (Web Link)"'
    item = Item(
        "RemoteWorkItemLink" if site.deployment == "Server" else "RemoteIssueLink", None, None, str(found.id), title
    )
    note_change(site, issue, by.id if by else "", [item])
    return found, True
