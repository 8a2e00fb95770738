"""What the pages about JIRA share."""

from __future__ import annotations

from helpdesk.jira.looked import LOOKED, JiraLook
from helpdesk.jira.owing import JiraFollower
from helpdesk.jira.plan import JiraPlan
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings


def plan_of(settings: Settings) -> JiraPlan:
    """Return which teams have JIRA now."""
    return next(each.plan for each in settings.followers if isinstance(each, JiraFollower))


async def looked(store: Store) -> JiraLook | None:
    """Return what the last look at JIRA has found."""
    return JiraLook.read(await store.key_values.get(LOOKED))
