"""What people start: each method is one use of the desk, in the caller's transaction.

The rule decides, the store remembers, the messages are owed; nothing is sent from here. Each file holds the uses of
one kind; ``recording.recorder`` writes them down, ``recording.recipients`` looks up whom they concern,
``recording.timekeeping`` keeps the clock.
"""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.groups.boards import Boarding
from helpdesk.desk.groups.former_groups import FormerGroups
from helpdesk.desk.intake.albums import Gathering
from helpdesk.desk.intake.edits import Rewording
from helpdesk.desk.intake.opening import Opening
from helpdesk.desk.reports import Summing
from helpdesk.desk.search.callers import Calling
from helpdesk.desk.search.finding import Finding
from helpdesk.desk.search.suggested_answers import Answering
from helpdesk.desk.settings.closures import Closing
from helpdesk.desk.settings.ready_answers import Readying
from helpdesk.desk.settings.response_times import Policing
from helpdesk.desk.staff.handover import Handing
from helpdesk.desk.tickets.endings import Ending
from helpdesk.desk.tickets.following import Following
from helpdesk.desk.tickets.promises import Promising
from helpdesk.desk.tickets.questions import Asking
from helpdesk.desk.tickets.work import Working
from helpdesk.people.rights import Actor, Membership, Role, Source


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
