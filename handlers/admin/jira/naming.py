"""What our priorities and kinds of tickets are called in JIRA: chosen from what it has."""

from __future__ import annotations

from handlers.admin import panel
from handlers.admin.jira.common import chosen_from, keep, look_first, looked, plan_of
from handlers.admin.panel import Act, Page, PanelView, shown
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from handlers.cards.words import dashed
from helpdesk.people.actors import Actor
from helpdesk.ticket.errors import Gone
from helpdesk.ticket.ticket import Kind


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
    look = await looked(view.store)
    if f"priority:{view.arg}" in plan_of(view.settings).by_file:
        return shown([view.say("jira-locked")], [view.back("jira-prios")])
    if look is None or not look.priorities:
        return look_first(view, [], "jira-prios")
    return chosen_from(
        view, [view.say("jira-priority-which", priority=view.arg)], look.priorities, at=f"jira-prio.{view.arg}",
        act=f"jira-prio.{view.arg}", back="jira-prios",
    )  # fmt: skip


async def set_priority(turn: Turn, actor: Actor, n: int, key: str) -> None:
    """Keep what a priority is called there."""
    look = await looked(turn.store)
    if look is None or not 0 < n <= len(look.priorities) or key not in turn.settings.sla:
        raise Gone("item")
    await keep(turn, actor, f"priority:{key}", {"name": look.priorities[n - 1]})
    await panel.show(turn, actor, "jira-prios")


async def kinds(view: PanelView) -> Outgoing:
    """Show as which type of issue each kind of ticket goes there, where the team's own type does not say it."""
    plan = plan_of(view.settings)
    rows = [
        [view.go_named(f"jira-kind.{kind.value}", f"{_called(view, kind.value)} → {plan.types.get(kind, '–')}")]
        for kind in Kind
    ]
    return shown([view.say("jira-kinds")], [*rows, view.back("jira")])


def _called(view: PanelView, kind: str) -> str:
    return view.cards.plain(f"kind-{dashed(Kind(kind))}")


async def kind(view: PanelView) -> Outgoing:
    """Choose the type for one of them."""
    look = await looked(view.store)
    if f"type:{view.arg}" in plan_of(view.settings).by_file:
        return shown([view.say("jira-locked")], [view.back("jira-kinds")])
    if look is None or not look.types:
        return look_first(view, [], "jira-kinds")
    return chosen_from(
        view, [view.say("jira-kind-which", kind=_called(view, view.arg))], look.types, at=f"jira-kind.{view.arg}",
        act=f"jira-kind.{view.arg}", back="jira-kinds",
    )  # fmt: skip


async def set_kind(turn: Turn, actor: Actor, n: int, key: str) -> None:
    """Keep as which type a kind goes there."""
    look = await looked(turn.store)
    if look is None or not 0 < n <= len(look.types) or key not in set(Kind):
        raise Gone("item")
    await keep(turn, actor, f"type:{key}", {"name": look.types[n - 1]})
    await panel.show(turn, actor, "jira-kinds")


PAGES: dict[str, Page] = {
    "jira-prios": priorities, "jira-prio": priority, "jira-kinds": kinds, "jira-kind": kind,
}  # fmt: skip
ACTS: dict[str, Act] = {"jira-prio": set_priority, "jira-kind": set_kind}
