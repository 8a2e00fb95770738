"""Who may what: an issue that one may not see is not there, what one may not do is refused by its words."""

from __future__ import annotations

from sandbox.jira.base.errors import Refused, no_issue, no_project
from sandbox.jira.model.issue import Issue
from sandbox.jira.model.people import Account
from sandbox.jira.model.project import Project
from sandbox.jira.model.site import Site

REFUSALS = {
    "CREATE_ISSUES": (403, "You do not have permission to create issues in this project."),
    "EDIT_ISSUES": (403, "You do not have permission to edit issues in this project."),
    "ASSIGN_ISSUES": (403, "You do not have permission to assign issues."),
    "DELETE_ISSUES": (403, "You do not have permission to delete issues in this project."),
    "CREATE_ATTACHMENTS": (403, "You do not have permission to create attachments for this issue."),
    "LINK_ISSUES": (404, "No Link Issue Permission for issue '{key}'"),
    "MOVE_ISSUES": (403, "You do not have permission to move issues in this project."),
    "ADD_COMMENTS": (400, "You do not have the permission to comment on this issue."),
}


def visible_issue(site: Site, account: Account | None, named: str) -> Issue:
    """Return the issue, or refuse as if there were none."""
    issue = site.find(named)
    if issue is None or not site.sees(account, issue):
        raise no_issue()
    return issue


def visible_project(site: Site, account: Account | None, named: str) -> Project:
    project = site.project(named)
    if project is None or not site.may(account, "BROWSE_PROJECTS", project):
        raise no_project(named)
    return project


def demand(site: Site, account: Account | None, permission: str, project: Project, key: str = "") -> None:
    """Refuse unless the account has this permission."""
    if not site.may(account, permission, project):
        status, why = REFUSALS[permission]
        raise Refused(status, why.format(key=key))
