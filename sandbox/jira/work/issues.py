"""Making, editing, assigning, moving and deleting issues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.jira.base.errors import Refused, no_issue, wrong
from sandbox.jira.model.issue import Issue, Item
from sandbox.jira.model.people import Account
from sandbox.jira.model.project import Option, Project
from sandbox.jira.model.site import IssueEvent, Site
from sandbox.jira.work.changing import note_change, set_values
from sandbox.jira.work.comments import add_comment
from sandbox.jira.work.fields import FIELDS, chosen, parse_all
from sandbox.jira.work.requests import comments_in, object_in, wanted_values
from sandbox.jira.work.rights import demand

ALWAYS = ("summary",)
USUAL_PRIORITY = "Medium"


def create(site: Site, by: Account | None, body: Mapping[str, Any]) -> Issue:
    """Make an issue as `POST /issue` asks for it."""
    fields = object_in(body, "fields")
    project = _project(site, by, fields.pop("project", None))
    demand(site, by, "CREATE_ISSUES", project)
    kind = _type(site, project, fields.pop("issuetype", None))
    screen = {*ALWAYS, *project.screen}
    try:
        values = wanted_values(site, project, None, {**body, "fields": fields}, screen)
    except Refused as error:
        raise Refused(400, *error.messages, errors=_missing(project, fields) | error.errors) from None
    missing = _missing(project, values)
    if missing:
        raise Refused(400, errors=missing)
    author = by.id if by else ""
    issue = _made(site, project, kind, author, values)
    site.tell(IssueEvent("jira:issue_created", issue, author, "issue_created"))
    for comment in comments_in(body):
        add_comment(site, by, issue, comment)
    return issue


def _made(site: Site, project: Project, kind: str, author: str, values: dict[str, Any]) -> Issue:
    now = site.now()
    usual = next((one.id for one in site.priorities.values() if one.name == USUAL_PRIORITY), None)
    defaults = {name: field.empty for name, field in FIELDS.items()} | {"priority": usual, "reporter": author or None}
    issue = Issue(
        site.new_id("issue"), f"{project.key}-{project.next_number}", project.id, kind, project.statuses[0], author,
        now, now, defaults | {name: value for name, value in values.items() if value is not None},
        category_changed=now,
    )  # fmt: skip
    project.next_number += 1
    site.issues[issue.id] = issue
    return issue


def _project(site: Site, by: Account | None, raw: Any) -> Project:
    named = raw.get("id", raw.get("key")) if isinstance(raw, dict) else None
    found = site.project(str(named)) if named is not None else None
    if found is None or not site.may(by, "BROWSE_PROJECTS", found):
        raise wrong("project", "valid project is required")
    return found


def _type(site: Site, project: Project, raw: Any) -> str:
    if raw is None:
        raise wrong("issuetype", "Specify an issue type")
    options = [Option(one, site.types[one].name) for one in project.types]
    try:
        found = chosen(options, "issuetype", raw)
    except Refused:
        found = None
    if found is None:
        raise wrong("issuetype", "Specify a valid issue type")
    return found


def _missing(project: Project, values: Mapping[str, Any]) -> dict[str, str]:
    said = {name: f"{FIELDS[name].name} is required." for name in project.required if not values.get(name)}
    if not values.get("summary"):
        said["summary"] = "You must specify a summary of the issue."
    return said


def edit(site: Site, by: Account, issue: Issue, body: Mapping[str, Any]) -> None:
    """Change fields, and add comments, as `PUT /issue/{key}` asks for it: all of it or nothing."""
    project = site.project_of(issue)
    comments = comments_in(body)
    fields = object_in(body, "fields")
    if not fields and not object_in(body, "update"):
        raise Refused(400, "one of 'fields' or 'update' required")
    values = wanted_values(site, project, issue, body, {*ALWAYS, *project.screen})
    if values:
        demand(site, by, "EDIT_ISSUES", project)
    if "assignee" in values and values["assignee"] != issue.values["assignee"]:
        demand(site, by, "ASSIGN_ISSUES", project)
    if comments:
        demand(site, by, "ADD_COMMENTS", project)
    note_change(site, issue, by.id, set_values(site, issue, values))
    for comment in comments:
        add_comment(site, by, issue, comment)


def assign(site: Site, by: Account | None, issue: Issue, raw: Mapping[str, Any]) -> None:
    """Give it to somebody, or to nobody; "-1" is whoever gets them by default here: nobody."""
    given = {**raw, "accountId": None} if raw.get("accountId") == "-1" else dict(raw)
    values = parse_all(site, site.project_of(issue), {"assignee": given}, {"assignee"})
    give(site, by, issue, values["assignee"])


def give(site: Site, by: Account | None, issue: Issue, account: str | None) -> None:
    """Give it to the account of that id, which can have it; or to nobody."""
    project = site.project_of(issue)
    demand(site, by, "ASSIGN_ISSUES", project)
    if account is not None and not site.may(site.accounts.get(account), "ASSIGNABLE_USER", project):
        raise wrong("assignee", f"User '{account}' cannot be assigned issues.")
    values = {"assignee": account}
    note_change(site, issue, by.id if by else "", set_values(site, issue, values), "issue_assigned")


def delete(site: Site, by: Account | None, issue: Issue) -> None:
    demand(site, by, "DELETE_ISSUES", site.project_of(issue))
    if site.issues.pop(issue.id, None) is None:
        raise no_issue()
    for attachment in issue.attachments:
        site.files.pop(attachment.file, None)
    for link in list(site.links_of(issue)):
        del site.links[link.id]
    site.tell(IssueEvent("jira:issue_deleted", issue, by.id if by else ""))


def move(site: Site, by: Account, issue: Issue, target: Project) -> None:
    """Move it to another project: a new key, the same id; the old key still leads to it."""
    before = site.project_of(issue)
    demand(site, by, "MOVE_ISSUES", before)
    demand(site, by, "CREATE_ISSUES", target)
    old_key, issue.key = issue.key, f"{target.key}-{target.next_number}"
    target.next_number += 1
    issue.old_keys.append(old_key)
    items = set_values(site, issue, {"components": []})
    issue.project = target.id
    items += [
        Item("project", before.id, before.name, target.id, target.name, field_id="project"),
        Item("Key", None, old_key, None, issue.key),
    ]
    items += _fitting(site, issue, target)
    note_change(site, issue, by.id, items, "issue_moved")


def _fitting(site: Site, issue: Issue, target: Project) -> list[Item]:
    """Kind and status of the other project, where it has not the old ones."""
    items = []
    if issue.type not in target.types:
        old, new = site.types[issue.type], site.types[target.types[0]]
        issue.type = new.id
        items.append(Item("issuetype", old.id, old.name, new.id, new.name, field_id="issuetype"))
    if issue.status not in target.statuses:
        was = site.statuses[issue.status]
        like = [one for one in target.statuses if site.statuses[one].category == was.category]
        now = site.statuses[(like or target.statuses)[0]]
        issue.status = now.id
        items.append(Item("status", was.id, was.name, now.id, now.name, field_id="status"))
    return items
