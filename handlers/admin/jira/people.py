"""Who in Telegram an account of JIRA's is: chosen among the team's people; else it stays a name."""

from __future__ import annotations

from handlers.admin import panel
from handlers.admin.jira.common import plan_of
from handlers.admin.panel import Act, Page, PanelView, pairs, shown
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from handlers.base.pager import Paged
from helpdesk.people.actors import Actor, Person, Role
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.ticket.errors import Gone

PER_PAGE = 24


async def users(view: PanelView) -> Outgoing:
    """Show every account that was met, and who it is."""
    found = view.paged(await view.store.jira.users())
    names = await view.store.people.names([user.person for user in found.rows if user.person is not None])
    rows = [
        [view.go_named("jira-user", f"{user.name} → {names.get(user.person or 0, '–')}", n=user.number)]
        for user in found.rows
    ]
    lines = [view.say("jira-people" if found.rows else "jira-people-none")]
    return shown(lines, [*rows, view.turns("jira-people", found), view.back("jira")])


async def user(view: PanelView) -> Outgoing:
    """Choose who one of them is."""
    found = next((each for each in await view.store.jira.users() if each.number == view.n), None)
    if found is None:
        return shown([view.say("item-gone")], [view.back("jira-people")])
    page = int(view.arg) if view.arg.isdecimal() else 0
    members = Paged.of(await _members(view.store, view.settings), page, PER_PAGE)
    rows = pairs([view.do_named(f"jira-is.{each.id}", each.name, n=view.n) for each in members.rows])
    turns = members.turns(lambda n, key: view.go(f"jira-user.{n}", key, n=view.n))
    nobody = [view.do("jira-is.0", "button-jira-nobody", n=view.n)]
    return shown([view.say("jira-user", name=found.name)], [*rows, turns, nobody, view.back("jira-people")])


async def _members(store: Store, settings: Settings) -> list[Person]:
    found: dict[int, Person] = {}
    for team in plan_of(settings).teams:
        for role in (Role.MEMBER, Role.MANAGER):
            found |= {person.id: person for person in await store.people.with_role(role, team=team)}
    return sorted(found.values(), key=lambda person: person.name.casefold())


async def set_person(turn: Turn, actor: Actor, n: int, person: str) -> None:
    """Say who an account is."""
    known = {each.id for each in await _members(turn.store, turn.settings)}
    if not person.isdecimal() or (int(person) and int(person) not in known):
        raise Gone("item")
    await turn.store.jira.is_person(n, int(person) or None)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "jira-people")


PAGES: dict[str, Page] = {"jira-people": users, "jira-user": user}
ACTS: dict[str, Act] = {"jira-is": set_person}
