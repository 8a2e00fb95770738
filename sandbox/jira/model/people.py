"""Accounts, their tokens, and what they may do in a project."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Account:
    id: str
    name: str
    email: str
    zone: str = "UTC"
    shows_email: bool = False
    """Whether others are told it; oneself always is."""
    active: bool = True
    kind: str = "atlassian"


@dataclass
class ApiToken:
    """What opens the API: with its account's address (Basic), or by itself (Bearer)."""

    secret: str
    account: str
    expires: float | None = None
    revoked: bool = False


PERMISSIONS = {
    "BROWSE_PROJECTS": "Browse Projects",
    "CREATE_ISSUES": "Create Issues",
    "EDIT_ISSUES": "Edit Issues",
    "TRANSITION_ISSUES": "Transition Issues",
    "RESOLVE_ISSUES": "Resolve Issues",
    "ASSIGN_ISSUES": "Assign Issues",
    "ASSIGNABLE_USER": "Assignable User",
    "ADD_COMMENTS": "Add Comments",
    "EDIT_OWN_COMMENTS": "Edit Own Comments",
    "EDIT_ALL_COMMENTS": "Edit All Comments",
    "DELETE_OWN_COMMENTS": "Delete Own Comments",
    "DELETE_ALL_COMMENTS": "Delete All Comments",
    "CREATE_ATTACHMENTS": "Create Attachments",
    "DELETE_OWN_ATTACHMENTS": "Delete Own Attachments",
    "DELETE_ALL_ATTACHMENTS": "Delete All Attachments",
    "LINK_ISSUES": "Link Issues",
    "MOVE_ISSUES": "Move Issues",
    "DELETE_ISSUES": "Delete Issues",
    "SCHEDULE_ISSUES": "Schedule Issues",
    "MODIFY_REPORTER": "Modify Reporter",
    "ADMINISTER_PROJECTS": "Administer Projects",
}
GLOBAL = {"ADMINISTER": "Administer Jira", "USER_PICKER": "Browse Users", "BULK_CHANGE": "Make Bulk Changes"}
