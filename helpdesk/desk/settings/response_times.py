"""What a priority promises, changed in the chat: previewed, confirmed, written down; then running clocks follow."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.calendar.response_clock import Policy, TeamTimes
from helpdesk.desk.groups.links import GroupLinks
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.settings.lists import Checks
from helpdesk.desk.settings.recounting import Recounting
from helpdesk.desk.staff.people import Staff
from helpdesk.people.actors import Actor
from helpdesk.settings.overlay import Change
from helpdesk.settings.overlay_lists import Item
from helpdesk.settings.settings import Settings
from helpdesk.sla.recount import SOLUTION_ONLY, Effect
from helpdesk.ticket.errors import NotFitting, OwnedByFile
from helpdesk.ticket.ticket import Priority


class ResponseTimes(Uses):
    """How fast each priority is to be answered, and by a team that has times of its own."""

    def __init__(self, recorder: Recorder, *, group_links: GroupLinks, recounting: Recounting, staff: Staff) -> None:
        super().__init__(recorder)
        self.group_links = group_links
        self.recounting = recounting
        self.staff = staff

    async def effect_of_policy(self, policy: Policy, team: str | None = None) -> Effect:
        """Return what a policy would do to open tickets if it were confirmed now; of all, or of one team's."""
        if not self._moves_clocks(policy, team):
            return Effect()
        return await self.recounting.effect(self._changed(policy, team), self._with(policy, team))

    async def set_policy(self, policy: Policy, actor: Actor, checks: Checks, team: str | None = None) -> None:
        """Let a priority promise this from now on; its running clocks follow, batch by batch, and no others.

        Of ``team`` alone, if one is named: what is the same as of all is no promise of its own any more. A team that
        has times of its own does not follow a change for all. Raise ``OwnedByFile`` or ``NotFitting``.
        """
        self.staff.require_admin(actor)
        key = policy.priority
        if any(path.startswith(f"sla.{key}.") for path in self.settings.owned):
            raise OwnedByFile(f"sla.{key}")
        days = {"target_days": policy.target_days, "due_days": policy.due_days, "resolve_days": policy.resolve_days}
        problems = checks.item("sla", {"name": policy.name, **days})
        if problems:
            raise NotFitting(tuple(problems))
        general = self.settings.sla[Priority(key)]
        if _days(policy) == _days(general.of(team)):
            return  # a second tap: it holds already
        moves, changed = self._moves_clocks(policy, team), self._changed(policy, team)
        change = Change(self.now, actor.person.id, "sla-changed", {"key": key, "team": team, **days})
        version = await self.store.setup.note(change)
        body = None if team is not None and _days(policy) == _days(general) else days
        await self.store.items.put("sla", [Item(key=_what(policy, team), body=body)])
        await self.group_links.settle_settings()
        if moves:
            await self.recounting.count_anew(version, changed, actor.person.id)

    def _moves_clocks(self, policy: Policy, team: str | None) -> bool:
        """Whether it promises something else: by when a ticket is answered, or solved."""
        return _days(self.settings.sla[Priority(policy.priority)].of(team)) != _days(policy)

    def _changed(self, policy: Policy, team: str | None) -> str:
        """Return what a recount is told of the change: the policy, or only by when tickets are to be solved."""
        same = _days(self.settings.sla[Priority(policy.priority)].of(team))[:2] == _days(policy)[:2]
        return f"{SOLUTION_ONLY}{_what(policy, team)}" if same else _what(policy, team)

    def _with(self, policy: Policy, team: str | None) -> Settings:
        former = self.settings.sla[Priority(policy.priority)]
        own = {} if team is None else {team: TeamTimes(*_days(policy))}
        changed = replace(former if team is not None else policy, teams={**former.teams, **own})
        return replace(self.settings, sla={**self.settings.sla, Priority(policy.priority): changed})


def _what(policy: Policy, team: str | None) -> str:
    return policy.priority if team is None else f"{policy.priority}.{team}"


def _days(policy: Policy) -> tuple[int, int, int]:
    return policy.target_days, policy.due_days, policy.resolve_days
