"""Which team goes to which project, as which type and component: chosen from what our account sees in JIRA."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from handlers.admin import panel
from handlers.admin.jira.common import AT_ONCE, chosen_from, keep, look_first, looked, plan_of
from handlers.admin.panel import Act, Page, PanelView, pairs, shown
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from helpdesk.jira.links import Category
from helpdesk.jira.looked import JiraProject
from helpdesk.jira.owing import IssuePart, JiraRow
from helpdesk.jira.plan import TeamPlan
from helpdesk.people.actors import Actor
from helpdesk.ticket.errors import Gone


async def team(view: PanelView) -> Outgoing:
    """Show where a team's tickets go, and how its project's statuses are understood."""
    found = view.settings.team(view.arg)
    if found is None:
        return shown([view.say("item-gone")], [view.back("jira")])
    plan, look = plan_of(view.settings), await looked(view.store)
    now = plan.teams.get(view.arg)
    lines = [view.say("jira-team", team=view.name(found))]
    project = None
    if now is None:
        lines.append(view.say("jira-team-none"))
    else:
        kind = now.issue_type or view.cards.plain("jira-by-type")
        lines.append(view.say("jira-team-now", project=now.project, type=kind, component=now.component or "–"))
        project = look.project(now.project) if look is not None else None
    if project is not None and project.statuses:
        called = {each: ", ".join(project.called(each)) or "–" for each in Category}
        lines.append(
            view.say(
                "jira-statuses", new=called[Category.NEW], underway=called[Category.UNDERWAY],
                done=called[Category.DONE],
            )
        )  # fmt: skip
    if f"team:{view.arg}" in plan.by_file:
        return shown([*lines, view.say("jira-locked")], [view.back("jira")])
    if look is None or not look.projects:
        return look_first(view, lines, "jira")
    buttons = [view.go(f"jira-projects.{view.arg}", "button-jira-project")]
    if project is not None and project.types:
        buttons.append(view.go(f"jira-types.{view.arg}", "button-jira-type"))
    if project is not None and project.components:
        buttons.append(view.go(f"jira-parts.{view.arg}", "button-jira-part"))
    if now is not None:
        buttons.append(view.do(f"jira-off.{view.arg}", "button-jira-off"))
    return shown(lines, [*pairs(buttons), view.back("jira")])


async def projects(view: PanelView) -> Outgoing:
    """Choose a team's project among all that our account sees."""
    look = await looked(view.store)
    if look is None or not look.projects:
        return look_first(view, [], f"jira-team.{view.arg}")
    page = view.paged(look.projects, AT_ONCE)
    rows = [[view.do_named(f"jira-project.{view.arg}", f"{each.key} {each.name}", n=each.id)] for each in page.rows]
    lines = [view.say("jira-project-which"), *([view.say("jira-more", count=look.more)] if look.more else [])]
    turns = view.turns(f"jira-projects.{view.arg}", page)
    return shown(lines, [*rows, turns, view.back(f"jira-team.{view.arg}")])


async def types(view: PanelView) -> Outgoing:
    """Choose the type of a team's issues."""
    found = await _of(view, view.arg)
    if found is None:
        return shown([view.say("item-gone")], [view.back("jira")])
    by_type = [view.do(f"jira-type.{view.arg}", "button-jira-by-type", n=0)]
    return chosen_from(
        view, [view.say("jira-type-which")], found[1].types, at=f"jira-types.{view.arg}", act=f"jira-type.{view.arg}",
        back=f"jira-team.{view.arg}", above=[by_type],
    )  # fmt: skip


async def parts(view: PanelView) -> Outgoing:
    """Choose the component of a team's issues."""
    found = await _of(view, view.arg)
    if found is None:
        return shown([view.say("item-gone")], [view.back("jira")])
    none = [view.do(f"jira-part.{view.arg}", "button-jira-no-part", n=0)]
    return chosen_from(
        view, [view.say("jira-part-which")], found[1].components, at=f"jira-parts.{view.arg}",
        act=f"jira-part.{view.arg}", back=f"jira-team.{view.arg}", above=[none],
    )  # fmt: skip


async def _of(view: PanelView | Turn, key: str) -> tuple[TeamPlan, JiraProject] | None:
    plan, look = plan_of(view.settings).teams.get(key), await looked(view.store)
    project = look.project(plan.project) if plan is not None and look is not None else None
    return (plan, project) if plan is not None and project is not None else None


def _body(plan: TeamPlan) -> dict[str, Any]:
    return {**asdict(plan), "labels": list(plan.labels)}


async def set_project(turn: Turn, actor: Actor, n: int, key: str) -> None:
    """Let a team's tickets go to a project, by JIRA's own number; one not looked into yet is looked into."""
    look = await looked(turn.store)
    project = next((each for each in look.projects if each.id == n), None) if look is not None else None
    if project is None or turn.settings.team(key) is None:
        raise Gone("item")
    await keep(turn, actor, f"team:{key}", _body(TeamPlan(project=project.key)))
    if not project.statuses:
        page = f"jira-team.{key}"
        await turn.store.outbox.owe(JiraRow(IssuePart.LOOK, actor.person.id, page=page).owed_for(0))
    await panel.show(turn, actor, "jira-team", arg=key)


async def set_type(turn: Turn, actor: Actor, n: int, key: str) -> None:
    """Choose the type of a team's issues; 0: by the ticket's own."""
    found = await _of(turn, key)
    if found is None or n > len(found[1].types):
        raise Gone("item")
    plan, project = found
    await keep(turn, actor, f"team:{key}", _body(replace(plan, issue_type=project.types[n - 1] if n else "")))
    await panel.show(turn, actor, "jira-team", arg=key)


async def set_component(turn: Turn, actor: Actor, n: int, key: str) -> None:
    """Choose the component of a team's issues; 0: none."""
    found = await _of(turn, key)
    if found is None or n > len(found[1].components):
        raise Gone("item")
    plan, project = found
    await keep(turn, actor, f"team:{key}", _body(replace(plan, component=project.components[n - 1] if n else "")))
    await panel.show(turn, actor, "jira-team", arg=key)


async def off(turn: Turn, actor: Actor, _n: int, key: str) -> None:
    """Let no more of a team's tickets go to JIRA."""
    await keep(turn, actor, f"team:{key}", None)
    await panel.show(turn, actor, "jira-team", arg=key)


PAGES: dict[str, Page] = {"jira-team": team, "jira-projects": projects, "jira-types": types, "jira-parts": parts}
ACTS: dict[str, Act] = {
    "jira-project": set_project, "jira-type": set_type, "jira-part": set_component, "jira-off": off,
}  # fmt: skip
