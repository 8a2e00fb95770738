"""Every call that there is, by method and path."""

from __future__ import annotations

from sandbox.jira.rest import about, bulk, comments, hanging, issues, projects
from sandbox.jira.rest.ask import CALLS

FAMILIES = (about, bulk, comments, hanging, issues, projects)
__all__ = ["CALLS", "FAMILIES"]
