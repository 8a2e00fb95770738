"""Rules in the panel: which team a kind of trouble goes to, and what each priority promises."""

from __future__ import annotations

from dataclasses import replace

from handlers.admin import panel
from handlers.admin.panel import Act, Hear, Page, PanelView, effect_line, pairs, shown
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from helpdesk.calendar.response_clock import Policy
from helpdesk.people.actors import Actor
from helpdesk.settings.routing import FIVE_CASES, team_for
from helpdesk.settings.settings import Settings
from helpdesk.ticket.errors import Gone
from helpdesk.ticket.ticket import Component, Nature, Priority

# What may be chosen, a row of buttons each; "No promise" is too long to stand beside others on a phone.
ROWS = (
    ("target_days", (1, 2, 3, 5)),
    ("due_days", (1, 2, 3, 5)),
    ("resolve_days", (0,)),
    ("resolve_days", (2, 3, 5, 10)),
)
NUMBERS = 3  # that a policy consists of


def _case(nature: Nature, component: Component | None) -> str:
    return f"nature-{nature}" + (f"-{component}" if component else "")


async def routes(view: PanelView) -> Outgoing:
    """Show which team gets what."""
    locked = "routes" in view.settings.owned
    rows = []
    for number, (nature, component) in enumerate(FIVE_CASES):
        team = view.settings.team(team_for(view.settings.routes, nature, component))
        label = view.cards.keyboards.label(_case(nature, component))
        rows.append([view.go_named("route", f"{label} → {team.name if team else '?'}", n=number)])
    lines = [view.say("routes-title")] + ([view.say("locked-list", part="routes")] if locked else [])
    return shown(lines, [*([] if locked else rows), view.back("home")])


async def route(view: PanelView) -> Outgoing:
    """Choose the team of one kind of trouble."""
    if view.n >= len(FIVE_CASES):
        return shown([view.say("item-gone")], [view.back("routes")])
    label = view.cards.keyboards.label(_case(*FIVE_CASES[view.n]))
    teams = [view.do_named(f"route.{team.key}", team.name, n=view.n) for team in view.settings.teams]
    return shown([view.say("route-which", case=label)], [*pairs(teams), view.back("routes")])


async def set_route(turn: Turn, actor: Actor, n: int, key: str) -> None:
    """Send one kind of trouble to a team from now on."""
    if n >= len(FIVE_CASES) or turn.settings.team(key) is None:
        raise Gone("item")
    await turn.desk.lists.set_route(FIVE_CASES[n], key, actor, turn.office.checks)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "routes")


async def times(view: PanelView) -> Outgoing:
    """Show what each priority promises."""
    rows = [[view.go_named(f"sla.{p}", f"{p} {policy.name}")] for p, policy in view.settings.sla.items()]
    lines = [view.say("times-title")]
    lines += [_times_line(view, policy) for policy in view.settings.sla.values()]
    return shown(lines, [*rows, view.back("home")])


async def sla(view: PanelView) -> Outgoing:
    """Choose what one priority promises."""
    if view.arg not in view.settings.sla:
        return shown([view.say("item-gone")], [view.back("times")])
    policy = view.settings.sla[Priority(view.arg)]
    if any(owned.startswith(f"sla.{view.arg}.") for owned in view.settings.owned):
        lines = [_times_line(view, policy), view.say("locked-list", part=f"sla.{view.arg}")]
        return shown(lines, [view.back("times")])
    rows = [
        [
            view.go(f"policy.{_code(_chosen(policy, name, days))}", f"button-{name}".replace("_", "-"), days=days)
            for days in choices
        ]
        for name, choices in ROWS
    ]
    return shown([_times_line(view, policy), view.say("times-first-shown")], [*rows, view.back("times")])


def _times_line(view: PanelView, policy: Policy) -> Html:
    return view.say("times-line", priority=policy.priority, name=policy.name, target=policy.target_days,
                    due=policy.due_days, resolve=policy.resolve_days)  # fmt: skip


def _chosen(policy: Policy, name: str, days: int) -> Policy:
    """Return a policy with another number of days; the target is never after the due day."""
    target, due = policy.target_days, policy.due_days
    if name == "target_days":
        return replace(policy, target_days=days, due_days=max(due, days))
    if name == "due_days":
        return replace(policy, target_days=min(target, days), due_days=days)
    return replace(policy, resolve_days=days)


def _code(policy: Policy) -> str:
    """Return a policy as a button carries it: what was shown is what a yes lets hold."""
    return f"{policy.priority}.{policy.target_days}.{policy.due_days}.{policy.resolve_days}"


def _decoded(settings: Settings, code: str) -> Policy:
    """Return the policy that a button carries; raise ``Gone`` for what no button of ours does."""
    key, *days = code.split(".")
    if key not in settings.sla or len(days) != NUMBERS or not all(d.isascii() and d.isdigit() for d in days):
        raise Gone("item")
    target, due, resolve = (int(d) for d in days)
    if not 1 <= target <= due:
        raise Gone("item")
    return replace(settings.sla[Priority(key)], target_days=target, due_days=due, resolve_days=resolve)


async def policy_page(view: PanelView) -> Outgoing:
    """Show what another policy would move, before it holds."""
    try:
        policy = _decoded(view.settings, view.arg)
    except Gone:
        return shown([view.say("item-gone")], [view.back("times")])
    effect = await view.desk.response_times.effect_of_policy(policy)
    lines = [
        _times_line(view, policy),
        view.say("times-until-now", line=_times_line(view, view.settings.sla[Priority(policy.priority)])),
        effect_line(view, effect),
    ]
    yes = view.do(f"sla.{_code(policy)}", "button-confirm")
    return shown(lines, [[yes], view.back(f"sla.{policy.priority}")])


async def set_sla(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Promise what was shown from now on; the running clocks of that priority follow."""
    policy = _decoded(turn.settings, arg)
    await turn.desk.response_times.set_policy(policy, actor, turn.office.checks)
    turn.toast(actor, "declared")
    await panel.show(turn, actor, "sla", arg=policy.priority)


PAGES: dict[str, Page] = {"routes": routes, "route": route, "times": times, "sla": sla, "policy": policy_page}
ACTS: dict[str, Act] = {"route": set_route, "sla": set_sla}
HEARS: dict[str, Hear] = {}
