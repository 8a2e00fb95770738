"""What people start: each method is one use of the desk, in the caller's transaction.

The rule decides, the store remembers, the messages are owed; nothing is sent from here. Each file holds the uses of
one kind; ``book`` writes them down, ``circles`` looks up whom they concern, ``timekeeping`` keeps the clock.
"""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.answers import Answering
from helpdesk.desk.asking import Asking
from helpdesk.desk.boards import Boarding
from helpdesk.desk.book import Words
from helpdesk.desk.calling import Calling
from helpdesk.desk.closures import Closing
from helpdesk.desk.ending import Ending
from helpdesk.desk.finding import Finding
from helpdesk.desk.following import Following
from helpdesk.desk.former_groups import FormerGroups
from helpdesk.desk.gathering import Gathering
from helpdesk.desk.handing import Handing
from helpdesk.desk.opening import Opening
from helpdesk.desk.policy import Policing
from helpdesk.desk.promising import Promising
from helpdesk.desk.ready import Readying
from helpdesk.desk.rewording import Rewording
from helpdesk.desk.summaries import Summing
from helpdesk.desk.working import Working
from helpdesk.people import Actor, Membership, Role, Source

__all__ = ["Desk", "Words"]


class Desk(
    Opening, Working, Promising, Asking, Ending, Following, Handing, Finding, Answering, Calling, Boarding, Readying,
    Policing, Summing, Closing, Gathering, Rewording, FormerGroups,
):  # fmt: skip
    """The whole desk."""

    async def enter_team(self, actor: Actor) -> Actor:
        """Take whoever acts in a team's group for a member of it, unless people are listed or they are L1."""
        team = self.settings.team(actor.place.team)
        person = actor.person
        if team is None or team.listed or actor.anonymous or person.let_go or person.has(Role.OPERATOR):
            return actor
        if any(m.team == team.key for m in actor.person.memberships):
            return actor
        await self.store.people.put(actor.person)
        membership = Membership(Role.MEMBER, team=team.key, source=Source.GROUP, chat_id=actor.place.chat_id)
        await self.store.people.enter(actor.person.id, membership)
        return replace(actor, person=actor.person.with_membership(membership))
