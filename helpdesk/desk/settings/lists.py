"""Lists that admins change in the chat: an item put in, changed or taken out, checked as the file would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from helpdesk.desk.groups.links import GroupLinks
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.staff.leaving import Leaving
from helpdesk.desk.staff.people import Staff
from helpdesk.outbox import Facts
from helpdesk.people.actors import EVERYTHING, Actor, Role
from helpdesk.settings.overlay import Change
from helpdesk.settings.overlay_lists import PARTS, Item, lists_over
from helpdesk.settings.routing import FIVE_CASES, team_for
from helpdesk.settings.settings import Route
from helpdesk.ticket.errors import Gone, InUse, NotFitting, OwnedByFile
from helpdesk.ticket.facts.details import Placed
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.problems import SettingProblem
from helpdesk.ticket.ticket import UNRESOLVED, Component, Nature


class Checks(Protocol):
    """Says what is wrong with settings; the configuration's own models do (``bot/config/chat_checks.py``)."""

    def item(self, part: str, body: Mapping[str, Any]) -> Sequence[SettingProblem]:
        """Return what is wrong with one item of a list."""

    def whole(self, lists: Mapping[str, Sequence[Mapping[str, Any]]]) -> Sequence[SettingProblem]:
        """Return what does not fit together in these lists."""


class SettingLists(Uses):
    """What there is: teams, towns, modules and the like."""

    def __init__(self, recorder: Recorder, *, group_links: GroupLinks, leaving: Leaving, staff: Staff) -> None:
        super().__init__(recorder)
        self.group_links = group_links
        self.leaving = leaving
        self.staff = staff

    def require_unowned(self, part: str) -> None:
        """Raise ``OwnedByFile`` if the configuration file names this list."""
        if part in self.settings.owned:
            raise OwnedByFile(part)

    async def put_items(self, part: str, bodies: Sequence[Mapping[str, Any]], actor: Actor, checks: Checks) -> None:
        """Put items into a list, or change those of the same key. Raise ``OwnedByFile`` or ``NotFitting``."""
        self.staff.require_admin(actor)
        self.require_unowned(part)
        problems = [problem for body in bodies for problem in checks.item(part, body)]
        if problems:
            raise NotFitting(tuple(problems))
        shape = PARTS[part]
        items = [Item(key=shape.key(shape.read(body)), body=body) for body in bodies]
        await self._keep(part, items, actor, checks)

    async def take_out(self, part: str, key: str, actor: Actor, checks: Checks) -> None:
        """Take an item out of its list; raise ``InUse`` while something open points to it."""
        self.staff.require_admin(actor)
        self.require_unowned(part)
        shape = PARTS[part]
        if all(shape.key(item) != key for item in getattr(self.settings, shape.field)):
            raise Gone("item")
        if part == "teams":
            await self._unused_team(key)
        elif part == "ulbs" and await self.store.tickets.find(
            replace(EVERYTHING, everything=False, ulbs=frozenset({key})), statuses=UNRESOLVED, limit=1
        ):
            raise InUse(key, "tickets")
        await self._keep(part, [Item(key=key, body=None)], actor, checks)

    async def set_route(self, case: tuple[Nature, Component | None], team: str, actor: Actor, checks: Checks) -> None:
        """Send one of the five cases to a team from now on; the others go where they went."""
        self.staff.require_admin(actor)
        self.require_unowned("routes")
        made = []
        for nature, component in FIVE_CASES:
            to = team if (nature, component) == case else team_for(self.settings.routes, nature, component)
            made.append(Route(to, (nature,), (component,) if component else ()))
        shape = PARTS["routes"]
        names = {shape.key(route) for route in made}
        former = [
            Item(key=key, body=None) for route in self.settings.routes if (key := shape.key(route)) not in names
        ]
        new = [Item(key=shape.key(route), body=shape.write(route)) for route in made]
        await self._keep("routes", [*former, *new], actor, checks)

    async def _keep(self, part: str, items: Sequence[Item], actor: Actor, checks: Checks) -> None:
        after = lists_over(self.settings, {part: items})
        if after == self.settings:
            return  # a second tap: it is so already
        lists = {shape.name: [shape.write(item) for item in getattr(after, shape.field)] for shape in PARTS.values()}
        problems = checks.whole(lists)
        if problems:
            raise NotFitting(tuple(problems))
        what = f"{part}-taken-out" if all(item.body is None for item in items) else f"{part}-put"
        body: Facts = {"key": items[0].key[:64], "count": len(items)}
        await self.store.setup.note(Change(self.now, actor.person.id, what, body))
        await self.store.items.put(part, items)
        await self.group_links.settle_settings()
        for item in items if part == "teams" else ():
            await self.leaving.follow_link(item.key)

    async def _unused_team(self, key: str) -> None:
        if any(route.team == key for route in self.settings.routes):
            raise InUse(self.leaving.team_name(key), "routes")
        scope = replace(EVERYTHING, everything=False, teams=frozenset({key}))
        if await self.store.tickets.find(scope, statuses=UNRESOLVED, limit=1):
            raise InUse(self.leaving.team_name(key), "tickets")
        if await self.store.people.with_role(Role.MEMBER, team=key):
            raise InUse(self.leaving.team_name(key), "people")

    # -- towns that are not on the list

    async def unlisted(self) -> Mapping[str, tuple[int, ...]]:
        """Return the names of towns that tickets bear but the list does not, with the tickets."""
        found: dict[str, list[int]] = {}
        for note in await self.store.texts.of_kind(NoteKind.PLACE):
            ticket = await self.store.tickets.get(note.ticket, EVERYTHING)
            name = " ".join(note.text.split()).title()  # nothing is left of it once the caller was forgotten
            if name and ticket is not None and ticket.ulb is None and not ticket.is_problem:
                found.setdefault(name, []).append(note.ticket)
        return {name: tuple(numbers) for name, numbers in found.items()}

    async def place(self, numbers: Sequence[int], ulb: str, actor: Actor) -> int:
        """Move tickets to a town that is on the list now; return how many moved."""
        self.staff.require_admin(actor)
        moved = 0
        for number in numbers:
            ticket = await self.store.tickets.get(number, EVERYTHING)
            if ticket is not None and ticket.ulb is None:
                await self.recorder.change(ticket, (Placed(self.now, actor.person.id, ulb),), actor)
                moved += 1
        return moved
