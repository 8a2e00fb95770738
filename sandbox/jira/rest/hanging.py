"""Calls about attachments, links and properties."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from sandbox.jira.base.errors import Refused
from sandbox.jira.model.issue import Attachment, Issue, Link, RemoteLink
from sandbox.jira.rest import issue_views
from sandbox.jira.rest.ask import NOTHING, Ask, Reply, call
from sandbox.jira.rest.views import Json
from sandbox.jira.work import hanging
from sandbox.jira.work.rights import demand

NO_CHECK = ("no-check", "nocheck")
PROPERTY_LIMIT = 32_768


# -- attachments


@call("POST /issue/{issueIdOrKey}/attachments")
def attach(ask: Ask) -> Any:
    if ask.headers.get("x-atlassian-token", "").lower() not in NO_CHECK:
        return Reply(status=403, data=b"XSRF check failed", kind="text/html")
    issue = ask.issue()
    files = [one for one in ask.files if one.field == "file"]
    if not files:
        raise Refused(400, "No files were sent: the name of their part is 'file'.")
    for one in files:
        if len(one.data) > ask.site.upload_limit:
            raise Refused(
                413, f"The file {one.name} exceeds its maximum permitted size of {ask.site.upload_limit} bytes."
            )
    made = [hanging.attach(ask.site, ask.account, issue, one.name, one.kind, one.data) for one in files]
    return [issue_views.attachment(ask, one) for one in made]


@call("GET /attachment/meta")
def attachment_settings(ask: Ask) -> Any:
    return {"enabled": True, "uploadLimit": ask.site.upload_limit}


def _attachment(ask: Ask) -> tuple[Issue, Attachment]:
    found = ask.site.attachment(ask.path["id"])
    if found is None or not ask.site.sees(ask.account, found[0]):
        raise Refused(404, f"The attachment with id '{ask.path['id']}' does not exist")
    return found


@call("GET /attachment/{id}")
def attachment(ask: Ask) -> Any:
    said = issue_views.attachment(ask, _attachment(ask)[1])
    return said | {"id": int(said["id"])}


@call("GET /attachment/content/{id}")
def content(ask: Ask) -> Any:
    """Elsewhere, at an address that asks for no account, as Jira keeps its files."""
    _, found = _attachment(ask)
    if ask.word("redirect", "true") == "false":
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name)}"}
        return Reply(headers=headers, data=ask.site.files[found.file], kind=found.kind)
    where = f"{ask.base}/jira/media/{found.file}?token={ask.site.media_token(found.file)}"
    return Reply(status=303, headers={"Location": where})


@call("DELETE /attachment/{id}")
def detach(ask: Ask) -> Any:
    hanging.detach(ask.site, ask.account, *_attachment(ask))
    return NOTHING


# -- links to other issues


@call("POST /issueLink")
def link(ask: Ask) -> Any:
    found = hanging.link(ask.site, ask.account, ask.object())
    return Reply(status=201, headers={"Location": ask.link(f"issueLink/{found.id}")})


def _link(ask: Ask) -> Link:
    found = ask.site.links.get(ask.path["linkId"])
    if found is None or not all(
        ask.site.sees(ask.account, ask.site.issues[end]) for end in (found.inward, found.outward)
    ):
        raise Refused(404, f"No issue link with id '{ask.path['linkId']}' exists.")
    return found


@call("GET /issueLink/{linkId}")
def read_link(ask: Ask) -> Any:
    return issue_views.issue_link(ask, _link(ask))


@call("DELETE /issueLink/{linkId}")
def unlink(ask: Ask) -> Any:
    hanging.unlink(ask.site, ask.account, _link(ask))
    return NOTHING


# -- links to elsewhere


def _remote(ask: Ask, issue: Issue, one: RemoteLink) -> Json:
    said: Json = {"id": one.id, "self": ask.link(f"issue/{issue.id}/remotelink/{one.id}")}
    if one.global_id:
        said["globalId"] = one.global_id
    return said | {name: one.said[name] for name in ("application", "relationship", "object") if name in one.said}


def _remote_of(ask: Ask, issue: Issue) -> RemoteLink:
    found = next((one for one in issue.remote_links if str(one.id) == ask.path["linkId"]), None)
    if found is None:
        raise Refused(404, f"The remote issue link with id '{ask.path['linkId']}' does not exist.")
    return found


@call("POST /issue/{issueIdOrKey}/remotelink")
def link_elsewhere(ask: Ask) -> Any:
    issue = ask.issue()
    found, is_new = hanging.remote_link(ask.site, ask.account, issue, ask.object())
    said = {"id": found.id, "self": ask.link(f"issue/{issue.id}/remotelink/{found.id}")}
    return Reply(said, 201 if is_new else 200)


@call("GET /issue/{issueIdOrKey}/remotelink")
def links_elsewhere(ask: Ask) -> Any:
    issue, wanted = ask.issue(), ask.word("globalId")
    found = [_remote(ask, issue, one) for one in issue.remote_links if wanted in ("", one.global_id)]
    if not wanted:
        return found
    if not found:
        raise Refused(404, f"A remote issue link with global id '{wanted}' does not exist.")
    return found[0]


@call("GET /issue/{issueIdOrKey}/remotelink/{linkId}")
def link_to_elsewhere(ask: Ask) -> Any:
    issue = ask.issue()
    return _remote(ask, issue, _remote_of(ask, issue))


@call("DELETE /issue/{issueIdOrKey}/remotelink/{linkId}")
def unlink_elsewhere(ask: Ask) -> Any:
    issue = ask.issue()
    demand(ask.site, ask.account, "LINK_ISSUES", ask.site.project_of(issue), issue.key)
    issue.remote_links.remove(_remote_of(ask, issue))
    return NOTHING


@call("DELETE /issue/{issueIdOrKey}/remotelink")
def unlink_elsewhere_by_its_name(ask: Ask) -> Any:
    issue, wanted = ask.issue(), ask.word("globalId")
    demand(ask.site, ask.account, "LINK_ISSUES", ask.site.project_of(issue), issue.key)
    kept = [one for one in issue.remote_links if one.global_id != wanted]
    if len(kept) == len(issue.remote_links):
        raise Refused(404, f"A remote issue link with global id '{wanted}' does not exist.")
    issue.remote_links = kept
    return NOTHING


# -- properties: what a program keeps with an issue, and nobody sees


@call("PUT /issue/{issueIdOrKey}/properties/{propertyKey}")
def set_property(ask: Ask) -> Any:
    issue, name = ask.issue(), ask.path["propertyKey"]
    demand(ask.site, ask.account, "EDIT_ISSUES", ask.site.project_of(issue))
    if ask.body is None or len(json.dumps(ask.body)) > PROPERTY_LIMIT or len(name) > 255:
        raise Refused(400, "The property value must be a valid, non-empty JSON of at most 32768 characters.")
    is_new = name not in issue.properties
    issue.properties[name] = ask.body
    return Reply(status=201 if is_new else 200)


@call("GET /issue/{issueIdOrKey}/properties/{propertyKey}")
def get_property(ask: Ask) -> Any:
    issue, name = ask.issue(), ask.path["propertyKey"]
    if name not in issue.properties:
        raise Refused(404, f"The issue property with key '{name}' does not exist.")
    return {"key": name, "value": issue.properties[name]}


@call("DELETE /issue/{issueIdOrKey}/properties/{propertyKey}")
def delete_property(ask: Ask) -> Any:
    issue, name = ask.issue(), ask.path["propertyKey"]
    demand(ask.site, ask.account, "EDIT_ISSUES", ask.site.project_of(issue))
    if issue.properties.pop(name, None) is None:
        raise Refused(404, f"The issue property with key '{name}' does not exist.")
    return NOTHING
