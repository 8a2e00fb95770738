"""What a priority promises, changed in the chat: previewed, confirmed, written down; then running clocks follow."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.calendar.response_clock import Policy
from helpdesk.desk.groups.links import GroupLinks
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.settings.lists import Checks
from helpdesk.desk.settings.recounting import Recounting
from helpdesk.desk.staff.people import Staff
from helpdesk.people.actors import Actor
from helpdesk.settings.overlay import Change
from helpdesk.settings.overlay_lists import Item
from helpdesk.settings.settings import Settings
from helpdesk.sla.recount import Effect
from helpdesk.ticket.errors import NotFitting, OwnedByFile
from helpdesk.ticket.ticket import Priority


class ResponseTimes(Uses):
    """How fast each priority is to be answered."""

    def __init__(self, recorder: Recorder, *, group_links: GroupLinks, recounting: Recounting, staff: Staff) -> None:
        super().__init__(recorder)
        self.group_links = group_links
        self.recounting = recounting
        self.staff = staff

    async def effect_of_policy(self, policy: Policy) -> Effect:
        """Return what a policy would do to open tickets if it were confirmed now."""
        if not self._moves_clocks(policy):
            return Effect()
        return await self.recounting.effect(policy.priority, self._with(policy))

    async def set_policy(self, policy: Policy, actor: Actor, checks: Checks) -> None:
        """Let a priority promise this from now on; its running clocks follow, batch by batch, and no others.

        Raise ``OwnedByFile`` or ``NotFitting``.
        """
        self.staff.require_admin(actor)
        key = policy.priority
        if any(path.startswith(f"sla.{key}.") for path in self.settings.owned):
            raise OwnedByFile(f"sla.{key}")
        days = {"target_days": policy.target_days, "due_days": policy.due_days, "resolve_days": policy.resolve_days}
        problems = checks.item("sla", {"name": policy.name, **days})
        if problems:
            raise NotFitting(tuple(problems))
        if policy == self.settings.sla[Priority(key)]:
            return  # a second tap: it holds already
        moves = self._moves_clocks(policy)
        change = Change(self.now, actor.person.id, "sla-changed", {"key": key, **days})
        version = await self.store.setup.note(change)
        await self.store.items.put("sla", [Item(key=key, body=days)])
        await self.group_links.settle_settings()
        if moves:
            await self.recounting.count_anew(version, key, actor.person.id)

    def _moves_clocks(self, policy: Policy) -> bool:
        """Whether it promises another response: no clock runs on ``resolve_days``."""
        former = self.settings.sla[Priority(policy.priority)]
        return (former.target_days, former.due_days) != (policy.target_days, policy.due_days)

    def _with(self, policy: Policy) -> Settings:
        return replace(self.settings, sla={**self.settings.sla, Priority(policy.priority): policy})
