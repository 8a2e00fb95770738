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
NUMBERS = 3  # that a policy consists of; a team's key may follow them


def _case(nature: Nature, component: Component | None) -> str:
    return f"nature-{nature}" + (f"-{component}" if component else "")


async def routes(view: PanelView) -> Outgoing:
    """Show which team gets what."""
    locked = "routes" in view.settings.owned
    rows = []
    for number, (nature, component) in enumerate(FIVE_CASES):
        team = view.settings.team(team_for(view.settings.routes, nature, component))
        label = view.cards.keyboards.label(_case(nature, component))
        rows.append([view.go_named("route", f"{label} → {view.name(team) if team else '?'}", n=number)])
    lines = [view.say("routes-title")] + ([view.say("locked-list", part="routes")] if locked else [])
    return shown(lines, [*([] if locked else rows), view.back("home")])


async def route(view: PanelView) -> Outgoing:
    """Choose the team of one kind of trouble."""
    if view.n >= len(FIVE_CASES):
        return shown([view.say("item-gone")], [view.back("routes")])
    label = view.cards.keyboards.label(_case(*FIVE_CASES[view.n]))
    teams = [view.do_named(f"route.{team.key}", view.name(team), n=view.n) for team in view.settings.teams]
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
    rows = [[view.go_named(f"sla.{p}", f"{p} {view.name(policy)}")] for p, policy in view.settings.sla.items()]
    lines = [view.say("times-title")]
    for policy in view.settings.sla.values():
        lines += [_times_line(view, policy), *(_times_line(view, policy, team) for team in policy.teams)]
    recommended = ", ".join(view.name(team) for team in view.settings.teams if view.settings.recommends_to(team.key))
    lines += [view.say("times-recommended", teams=recommended)] if recommended else []
    return shown(lines, [*rows, view.back("home")])


async def sla(view: PanelView) -> Outgoing:
    """Choose what one priority promises (``P1``), or what it promises of one team (``P1.egov``)."""
    key, _, team = view.arg.partition(".")
    if key not in view.settings.sla or (team and view.settings.team(team) is None):
        return shown([view.say("item-gone")], [view.back("times")])
    general = view.settings.sla[Priority(key)]
    line, back = _times_line(view, general, team), view.back(f"sla.{key}" if team else "times")
    if any(owned.startswith(f"sla.{key}.") for owned in view.settings.owned):
        lines = [_times_line(view, general), *(_times_line(view, general, each) for each in general.teams)]
        return shown([*lines, view.say("locked-list", part=f"sla.{key}")], [view.back("times")])
    policy = general.of(team)
    rows = [
        [
            view.go(
                f"policy.{_code(_chosen(policy, name, days), team)}", f"button-{name}".replace("_", "-"), days=days
            )
            for days in choices
        ]
        for name, choices in ROWS
    ]
    if not team:
        rows += pairs([view.go_named(f"sla.{key}.{each.key}", view.name(each)) for each in view.settings.teams])
    elif team in general.teams:
        rows.append([view.go(f"policy.{_code(general, team)}", "button-as-for-all")])
    return shown([line, view.say("times-first-shown")], [*rows, back])


def _times_line(view: PanelView, policy: Policy, team: str = "") -> Html:
    known, of = view.settings.team(team), policy.of(team)
    return view.say("times-line", priority=of.priority, name=view.name(of), target=of.target_days, due=of.due_days,
                    resolve=of.resolve_days, own="yes" if team else "no",
                    team=view.name(known) if known else team)  # fmt: skip


def _chosen(policy: Policy, name: str, days: int) -> Policy:
    """Return a policy with another number of days; the target is never after the due day."""
    target, due = policy.target_days, policy.due_days
    if name == "target_days":
        return replace(policy, target_days=days, due_days=max(due, days))
    if name == "due_days":
        return replace(policy, target_days=min(target, days), due_days=days)
    return replace(policy, resolve_days=days)


def _code(policy: Policy, team: str) -> str:
    """Return a policy as a button carries it: what was shown is what a yes lets hold."""
    days = f"{policy.priority}.{policy.target_days}.{policy.due_days}.{policy.resolve_days}"
    return f"{days}.{team}" if team else days


def _decoded(settings: Settings, code: str) -> tuple[Policy, str]:
    """Return the policy that a button carries, and its team; raise ``Gone`` for what no button of ours does."""
    key, *days = code.split(".")
    team = days.pop() if len(days) > NUMBERS else ""
    if team and settings.team(team) is None:
        raise Gone("item")
    if key not in settings.sla or len(days) != NUMBERS or not all(d.isascii() and d.isdigit() for d in days):
        raise Gone("item")
    target, due, resolve = (int(d) for d in days)
    if not 1 <= target <= due:
        raise Gone("item")
    general = settings.sla[Priority(key)]
    return replace(general, target_days=target, due_days=due, resolve_days=resolve, teams={}), team


async def policy_page(view: PanelView) -> Outgoing:
    """Show what another policy would move, before it holds."""
    try:
        policy, team = _decoded(view.settings, view.arg)
    except Gone:
        return shown([view.say("item-gone")], [view.back("times")])
    effect = await view.desk.response_times.effect_of_policy(policy, team or None)
    former = _times_line(view, view.settings.sla[Priority(policy.priority)], team)
    lines = [
        _times_line(view, policy, team),
        view.say("times-until-now", line=former),
        effect_line(view, effect),
    ]
    yes = view.do(f"sla.{_code(policy, team)}", "button-confirm")
    return shown(lines, [[yes], view.back(_page(policy, team))])


def _page(policy: Policy, team: str) -> str:
    return f"sla.{policy.priority}.{team}" if team else f"sla.{policy.priority}"


async def set_sla(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Promise what was shown from now on; the running clocks of that priority follow."""
    policy, team = _decoded(turn.settings, arg)
    await turn.desk.response_times.set_policy(policy, actor, turn.office.checks, team or None)
    turn.toast(actor, "declared")
    await panel.show(turn, actor, "sla", arg=_page(policy, team).partition(".")[2])


PAGES: dict[str, Page] = {"routes": routes, "route": route, "times": times, "sla": sla, "policy": policy_page}
ACTS: dict[str, Act] = {"route": set_route, "sla": set_sla}
HEARS: dict[str, Hear] = {}
