"""The workflow: which steps lead on from here, which fields their screens ask for, and taking one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.jira.base.errors import Refused
from sandbox.jira.model.issue import Issue
from sandbox.jira.model.people import Account
from sandbox.jira.model.project import DONE, Transition
from sandbox.jira.model.site import Site
from sandbox.jira.work.changing import note_change, set_status, set_values
from sandbox.jira.work.comments import add_comment
from sandbox.jira.work.fields import FIELDS
from sandbox.jira.work.requests import comments_in, object_in, wanted_values

NO_STEP = "Transition id '{}' is not valid for this issue."
NOT_NOW = (
    "It seems that you have tried to perform a workflow operation that is not valid for the current state of this "
    "issue ({}). The likely cause is that somebody has changed the issue recently, please look at the issue history "
    "for details."
)


def available(site: Site, by: Account | None, issue: Issue) -> list[Transition]:
    """Return the steps that this account may take from the status that the issue has."""
    project = site.project_of(issue)
    if not site.may(by, "TRANSITION_ISSUES", project):
        return []
    return [
        step
        for step in project.transitions
        if (issue.status in step.start if step.start else issue.status != step.to)
    ]


def take(site: Site, by: Account | None, issue: Issue, body: Mapping[str, Any]) -> None:
    """Take the step that `POST /issue/{key}/transitions` asks for, with the fields of its screen."""
    step = _step(site, by, issue, object_in(body, "transition").get("id"))
    project = site.project_of(issue)
    screen = set(step.screen) if step.has_screen else set()
    values = wanted_values(site, project, issue, body, screen)
    for name in step.required:
        if not values.get(name, issue.values.get(name)):
            raise Refused(400, errors={name: f"{FIELDS[name].name} is required."})
    comments = comments_in(body)
    values = {**step.sets, **values}
    if site.statuses[step.to].category != DONE:
        values["resolution"] = None
    author = by.id if by else ""
    items = set_values(site, issue, values) + set_status(site, issue, step.to)
    note_change(site, issue, author, items)
    if step.has_screen:  # without one Jira drops a comment, and says nothing
        for comment in comments:
            add_comment(site, by, issue, comment)


def _step(site: Site, by: Account | None, issue: Issue, wanted: Any) -> Transition:
    if wanted is None:
        raise Refused(400, "Missing 'transition' identifier")
    found = next((one for one in available(site, by, issue) if one.id == str(wanted)), None)
    if found is None:
        is_known = any(one.id == str(wanted) for one in site.project_of(issue).transitions)
        raise Refused(400, NOT_NOW.format(issue.key) if is_known else NO_STEP.format(wanted))
    return found
