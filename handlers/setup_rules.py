"""Rules in the panel: which team a kind of trouble goes to, and what each priority promises."""

from __future__ import annotations

from handlers import panel
from handlers.context import Turn
from handlers.outgoing import Outgoing
from handlers.panel import Act, Hear, Page, View, pairs, shown
from helpdesk.errors import Gone
from helpdesk.people import Actor
from helpdesk.routing import FIVE_CASES, team_for
from helpdesk.tickets import Component, Nature, Priority

CHOICES = {"target_days": (1, 2, 3, 5), "due_days": (1, 2, 3, 5), "resolve_days": (0, 2, 3, 5, 10)}


def _case(nature: Nature, component: Component | None) -> str:
    return f"nature-{nature}" + (f"-{component}" if component else "")


async def routes(view: View) -> Outgoing:
    """Show which team gets what."""
    locked = "routes" in view.settings.owned
    rows = []
    for number, (nature, component) in enumerate(FIVE_CASES):
        team = view.settings.team(team_for(view.settings.routes, nature, component))
        label = view.cards.keyboards.label(_case(nature, component))
        rows.append([view.go_named("route", f"{label} → {team.name if team else '?'}", n=number)])
    lines = [view.say("routes-title")] + ([view.say("locked-list", part="routes")] if locked else [])
    return shown(lines, [*([] if locked else rows), view.back("home")])


async def route(view: View) -> Outgoing:
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
    await turn.desk.set_route(FIVE_CASES[n], key, actor, turn.office.checks)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "routes")


async def times(view: View) -> Outgoing:
    """Show what each priority promises."""
    rows = [[view.go_named(f"sla.{p}", f"{p} {policy.name}")] for p, policy in view.settings.sla.items()]
    lines = [view.say("times-title")]
    for priority, policy in view.settings.sla.items():
        lines.append(view.say("times-line", priority=priority.value, name=policy.name, target=policy.target_days,
                              due=policy.due_days, resolve=policy.resolve_days))  # fmt: skip
    return shown(lines, [*rows, view.back("home")])


async def sla(view: View) -> Outgoing:
    """Choose what one priority promises."""
    if view.arg not in view.settings.sla:
        return shown([view.say("item-gone")], [view.back("times")])
    policy = view.settings.sla[Priority(view.arg)]
    lines = [view.say("times-line", priority=view.arg, name=policy.name, target=policy.target_days,
                      due=policy.due_days, resolve=policy.resolve_days)]  # fmt: skip
    if any(owned.startswith(f"sla.{view.arg}.") for owned in view.settings.owned):
        return shown([*lines, view.say("locked-list", part=f"sla.{view.arg}")], [view.back("times")])
    rows = [
        [view.do(f"sla.{view.arg}.{name}", f"button-{name}".replace("_", "-"), n=days, days=days) for days in choices]
        for name, choices in CHOICES.items()
    ]
    return shown([*lines, view.say("times-from-now")], [*rows, view.back("times")])


async def set_sla(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """Promise something else from now on; the target is never after the due day."""
    key, _, name = arg.partition(".")
    if key not in turn.settings.sla or name not in CHOICES:
        raise Gone("item")
    policy = turn.settings.sla[Priority(key)]
    days = {"target_days": policy.target_days, "due_days": policy.due_days, "resolve_days": policy.resolve_days}
    days[name] = n
    if days["due_days"] < days["target_days"]:
        days["due_days" if name == "target_days" else "target_days"] = n
    await turn.desk.set_policy(key, actor, turn.office.checks, **days)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "sla", arg=key)


PAGES: dict[str, Page] = {"routes": routes, "route": route, "times": times, "sla": sla}
ACTS: dict[str, Act] = {"route": set_route, "sla": set_sla}
HEARS: dict[str, Hear] = {}
