"""Which team goes to which project, as which type and component, and what our priorities are called there: chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from telegram import InlineKeyboardButton

from handlers.admin import panel
from handlers.admin.jira.common import looked, plan_of
from handlers.admin.panel import Act, Page, PanelView, pairs, shown
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from helpdesk.jira.looked import JiraProject
from helpdesk.jira.plan import PART, TeamPlan
from helpdesk.people.actors import Actor
from helpdesk.settings.overlay import Change
from helpdesk.settings.overlay_lists import Item
from helpdesk.ticket.errors import Gone

MOST = 12  # buttons of a kind


async def team(view: PanelView) -> Outgoing:
    """Choose where a team's tickets go."""
    found = view.settings.team(view.arg)
    if found is None:
        return shown([view.say("item-gone")], [view.back("jira")])
    plan, look = plan_of(view.settings), await looked(view.store)
    now = plan.teams.get(view.arg)
    lines = [view.say("jira-team", team=view.name(found))]
    if now is None:
        lines.append(view.say("jira-team-none"))
    else:
        kind = now.issue_type or view.cards.plain("jira-by-type")
        lines.append(view.say("jira-team-now", project=now.project, type=kind, component=now.component or "–"))
    if f"team:{view.arg}" in plan.by_file:
        return shown([*lines, view.say("jira-locked")], [view.back("jira")])
    if look is None or not look.projects:
        return shown(
            [*lines, view.say("jira-look-first")], [[view.do("jira-look", "button-jira-look")], view.back("jira")]
        )
    projects = [
        view.do_named(f"jira-project.{view.arg}", f"{each.key} {each.name}", n=n)
        for n, each in enumerate(look.projects[:MOST])
    ]
    rows = pairs(projects, 1)
    project = look.project(now.project) if now is not None else None
    if project is not None:
        rows += pairs([view.do(f"jira-type.{view.arg}", "button-jira-by-type", n=0)], 1)
        rows += pairs(
            [view.do_named(f"jira-type.{view.arg}", name, n=n) for n, name in enumerate(project.types[:MOST], 1)]
        )
        rows += pairs(
            [
                view.do_named(f"jira-part.{view.arg}", f"🧩 {name}", n=n)
                for n, name in enumerate(project.components[:MOST], 1)
            ]
        )
    if now is not None:
        rows.append([view.do(f"jira-off.{view.arg}", "button-jira-off")])
    return shown(lines, [*rows, view.back("jira")])


def _look_first(view: PanelView, lines: Sequence[Html], back: str) -> Outgoing:
    look = [view.do("jira-look", "button-jira-look")]
    return shown([*lines, view.say("jira-look-first")], [look, view.back(back)])


def _choices(view: PanelView, act: str, names: Sequence[str]) -> list[list[InlineKeyboardButton]]:
    return pairs([view.do_named(f"{act}.{view.arg}", name, n=n) for n, name in enumerate(names[:MOST], 1)])


async def _change(turn: Turn, actor: Actor, key: str, body: dict[str, Any] | None) -> None:
    """Keep a choice; it holds from this transaction on."""
    change = Change(turn.now, actor.person.id, "jira-chosen", {"key": key})
    await turn.store.setup.note(change)
    await turn.store.items.put(PART, [Item(key=key, body=body)])
    turn.toast(actor, "saved")


async def _of(turn: Turn, key: str) -> tuple[TeamPlan, JiraProject]:
    plan, look = plan_of(turn.settings).teams.get(key), await looked(turn.store)
    project = look.project(plan.project) if plan is not None and look is not None else None
    if plan is None or project is None:
        raise Gone("item")
    return plan, project


def _body(plan: TeamPlan) -> dict[str, Any]:
    return {**asdict(plan), "labels": list(plan.labels)}


async def set_project(turn: Turn, actor: Actor, n: int, key: str) -> None:
    """Let a team's tickets go to a project."""
    look = await looked(turn.store)
    if look is None or n >= len(look.projects) or turn.settings.team(key) is None:
        raise Gone("item")
    await _change(turn, actor, f"team:{key}", _body(TeamPlan(project=look.projects[n].key)))
    await panel.show(turn, actor, "jira-team", arg=key)


async def set_type(turn: Turn, actor: Actor, n: int, key: str) -> None:
    """Choose the type of a team's issues; the first choice: by the ticket's own."""
    plan, project = await _of(turn, key)
    if n > len(project.types):
        raise Gone("item")
    chosen = replace(plan, issue_type=project.types[n - 1] if n else "")
    await _change(turn, actor, f"team:{key}", _body(chosen))
    await panel.show(turn, actor, "jira-team", arg=key)


async def set_component(turn: Turn, actor: Actor, n: int, key: str) -> None:
    """Choose the component of a team's issues, or take it back."""
    plan, project = await _of(turn, key)
    if not 0 < n <= len(project.components):
        raise Gone("item")
    name = project.components[n - 1]
    await _change(turn, actor, f"team:{key}", _body(replace(plan, component="" if plan.component == name else name)))
    await panel.show(turn, actor, "jira-team", arg=key)


async def off(turn: Turn, actor: Actor, _n: int, key: str) -> None:
    """Let no more of a team's tickets go to JIRA."""
    await _change(turn, actor, f"team:{key}", None)
    await panel.show(turn, actor, "jira-team", arg=key)


async def priorities(view: PanelView) -> Outgoing:
    """Show what our priorities are called there."""
    plan = plan_of(view.settings)
    rows = [
        [
            view.go_named(
                f"jira-prio.{priority}", f"{priority} {view.name(policy)} → {plan.priorities.get(priority, '–')}"
            )
        ]
        for priority, policy in view.settings.sla.items()
    ]
    return shown([view.say("jira-priorities")], [*rows, view.back("jira")])


async def priority(view: PanelView) -> Outgoing:
    """Choose what one of them is called there."""
    plan, look = plan_of(view.settings), await looked(view.store)
    if f"priority:{view.arg}" in plan.by_file:
        return shown([view.say("jira-locked")], [view.back("jira-prios")])
    names = look.priorities[:MOST] if look is not None else ()
    if not names:
        return shown(
            [view.say("jira-look-first")], [[view.do("jira-look", "button-jira-look")], view.back("jira-prios")]
        )
    rows = pairs([view.do_named(f"jira-prio.{view.arg}", name, n=n) for n, name in enumerate(names)])
    return shown([view.say("jira-priority-which", priority=view.arg)], [*rows, view.back("jira-prios")])


async def set_priority(turn: Turn, actor: Actor, n: int, key: str) -> None:
    """Keep what a priority is called there."""
    look = await looked(turn.store)
    if look is None or n >= len(look.priorities) or key not in turn.settings.sla:
        raise Gone("item")
    await _change(turn, actor, f"priority:{key}", {"name": look.priorities[n]})
    await panel.show(turn, actor, "jira-prios")


PAGES: dict[str, Page] = {"jira-team": team, "jira-prios": priorities, "jira-prio": priority}
ACTS: dict[str, Act] = {
    "jira-project": set_project, "jira-type": set_type, "jira-part": set_component, "jira-off": off,
    "jira-prio": set_priority,
}  # fmt: skip
