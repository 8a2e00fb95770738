"""How it stands with JIRA: who we are there, what is wrong, which team goes where, what waits, what differs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from handlers.admin import panel
from handlers.admin.jira import drift, mapping, naming, people
from handlers.admin.jira.common import looked, plan_of
from handlers.admin.panel import PanelView, pairs, shown
from handlers.admin.rooms import PanelRoom
from handlers.base.catalogue import Html
from handlers.base.context import Turn, ticket_link
from handlers.base.outgoing import Outgoing
from helpdesk.jira.compare import DRIFT, read_drift
from helpdesk.jira.looked import SYNCED, JiraLook
from helpdesk.jira.owing import IssuePart, JiraRow
from helpdesk.people.actors import Actor

REFUSED = 5  # that are shown


async def home(view: PanelView) -> Outgoing:
    """Show all of it on one page."""
    plan, found = plan_of(view.settings), await looked(view.store)
    lines = [view.say("jira-title"), *_found(view, found), "", *await _numbers(view)]
    teams = [
        view.go_named(f"jira-team.{team.key}", f"{view.name(team)} → {plan.teams[team.key].project}")
        if team.key in plan.teams
        else view.go_named(f"jira-team.{team.key}", f"{view.name(team)} → –")
        for team in view.settings.teams
    ]
    buttons = [
        view.go("jira-prios", "button-jira-priorities"), view.go("jira-kinds", "button-jira-kinds"),
        view.go("jira-people", "button-jira-people"), view.go("jira-drift", "button-jira-compare"),
        view.do("jira-look", "button-jira-look"),
    ]  # fmt: skip
    return shown(lines, [*pairs(teams, 1), *pairs(buttons), view.back("home")])


def _found(view: PanelView, found: JiraLook | None) -> Iterator[Html]:
    if found is None:
        yield view.say("jira-never-looked")
        return
    for each in sorted(found.found, key=lambda each: each.ok):
        facts = {
            name: view.cards.called(str(value)) if name == "team" else value for name, value in each.facts.items()
        }
        team = view.settings.team(str(each.facts.get("team", "")))
        if team is not None:
            facts["team"] = view.name(team)
        yield Html(f"{'🟢' if each.ok else '🔴'} {view.say(each.key, **facts)}")
    yield view.say("jira-looked-at", when=view.cards.when(found.at))


async def _numbers(view: PanelView) -> list[Html]:
    store = view.store
    links = await store.jira.links(to_read=True)
    lines = [view.say("jira-open", count=len(links)), view.say("jira-waits", count=await store.jira.owed())]
    for number, why in (await store.jira.refused())[:REFUSED]:
        lines.append(view.say("jira-refuses", id=ticket_link(view.cards.office, number), why=why))
    synced = await store.key_values.get(SYNCED)
    if synced is not None:
        lines.append(view.say("jira-synced", when=view.cards.when(datetime.fromisoformat(str(synced)))))
    compared = read_drift(await store.key_values.get(DRIFT))
    if compared is not None and compared[1]:
        lines.append(view.say("jira-differs", count=len(compared[1])))
    return lines


async def look(turn: Turn, actor: Actor, _n: int = 0, _arg: str = "") -> None:
    """Ask JIRA; the page shows what was found as soon as it has answered."""
    await turn.store.outbox.owe(JiraRow(IssuePart.LOOK, actor.person.id).owed_for(0))
    turn.toast(actor, "jira-looks")


async def to_home(turn: Turn, actor: Actor) -> None:
    """Turn back to the first page."""
    await panel.show(turn, actor, "jira")


ROOM = PanelRoom(
    "jira", "button-jira",
    {"jira": home, **mapping.PAGES, **naming.PAGES, **people.PAGES, **drift.PAGES},
    {"jira-look": look, **mapping.ACTS, **naming.ACTS, **people.ACTS, **drift.ACTS},
)  # fmt: skip
