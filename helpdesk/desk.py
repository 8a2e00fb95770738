"""What people start: each method is one use of the desk, in the caller's transaction.

The rule decides, the store remembers, the messages are owed; nothing is sent from here. The uses live in
``desk_opening``, ``desk_working``, ``desk_looking``, ``desk_people``, ``desk_groups`` and ``desk_setting``;
``desk_book`` writes them down.
"""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk_answers import Answering
from helpdesk.desk_asking import Asking
from helpdesk.desk_boards import Boarding
from helpdesk.desk_book import Words
from helpdesk.desk_calling import Calling
from helpdesk.desk_closures import Closing
from helpdesk.desk_ending import Ending
from helpdesk.desk_finding import Finding
from helpdesk.desk_following import Following
from helpdesk.desk_handing import Handing
from helpdesk.desk_opening import Opening
from helpdesk.desk_policy import Policing
from helpdesk.desk_promising import Promising
from helpdesk.desk_ready import Readying
from helpdesk.desk_summaries import Summing
from helpdesk.desk_working import Working
from helpdesk.people import Actor, Membership, Role, Source

__all__ = ["Desk", "Words"]


class Desk(
    Opening, Working, Promising, Asking, Ending, Following, Handing, Finding, Answering, Calling, Boarding, Readying,
    Policing, Summing, Closing,
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
        membership = Membership(Role.MEMBER, team=team.key, source=Source.GROUP)
        await self.store.people.enter(actor.person.id, membership)
        return replace(actor, person=actor.person.with_membership(membership))
