"""Which teams have JIRA, as the settings stand now."""

from __future__ import annotations

from helpdesk.jira.owing import JiraFollower
from helpdesk.jira.plan import JiraPlan
from helpdesk.settings.settings import Settings


def plan_in(settings: Settings) -> JiraPlan:
    """Return the plan that holds now."""
    return next(each.plan for each in settings.followers if isinstance(each, JiraFollower))
