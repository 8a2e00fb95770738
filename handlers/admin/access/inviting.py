"""Roles in the panel: given to a person or to whoever takes a new link; and the links that still work."""

from __future__ import annotations

import secrets
from datetime import datetime

from handlers.admin import panel
from handlers.admin.access.people import ROLES, role_words, town_name
from handlers.admin.panel import Act, Hear, Page, PanelView, pairs, shown
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.base.outgoing import Outgoing
from helpdesk.conversation import Prompt
from helpdesk.matching.towns import search_towns
from helpdesk.notify.kinds import InvitationLink
from helpdesk.outbox import Urgency
from helpdesk.people.actors import Actor, Role
from helpdesk.people.invitations import invitation
from helpdesk.ports.store import Store
from helpdesk.ticket.errors import Gone

MATCHES = 8  # towns that are offered under what was typed


# -- pages ---------------------------------------------------------------------------------------------------


async def roles(view: PanelView) -> Outgoing:
    """Choose a role for somebody (``n``), or for whoever takes a new link (0)."""
    known = await view.store.people.get(view.n) if view.n else None
    request = await view.store.access.of(view.n) if view.n and known is None else None
    name = known.name if known else request.name if request else ""
    buttons, mark = [], await _mark(view.store, view.cards.now, view.n)
    for role in ROLES:
        if role in (Role.MEMBER, Role.MANAGER):
            buttons.append(view.go(f"forteam.{role}", f"role-{role}", n=view.n))
        elif role is Role.SPOC:
            buttons.append(view.do("spoc", f"role-{role}", n=view.n))
        else:
            buttons.append(view.do(f"give.{role}.{mark}", f"role-{role}", n=view.n))
    title = view.say("roles-for", name=name) if view.n else view.say("roles-for-link")
    return shown([title], [*pairs(buttons), view.back("person" if known else "people", n=view.n if known else 0)])


async def forteam(view: PanelView) -> Outgoing:
    """Choose the team of a member or manager."""
    mark = await _mark(view.store, view.cards.now, view.n)
    buttons = [
        view.do_named(f"give.{view.arg}.{mark}.{team.key}", view.name(team), n=view.n) for team in view.settings.teams
    ]
    whole = [view.do(f"give.manager.{mark}", "button-whole-desk", n=view.n)] if view.arg == Role.MANAGER else []
    return shown([view.say("team-which")], [*pairs(buttons), whole, view.back("roles", n=view.n)])


async def spoc(view: PanelView) -> Outgoing:
    """Choose towns by typing."""
    prompt = await view.waiting("spoc")
    if prompt is None:
        return shown([view.say("step-gone")], [view.back("people")])
    chosen, words = _chosen(prompt), str(prompt.facts.get("words") or "")
    found = [c for c in search_towns(words, view.settings.ulbs) if c not in chosen][:MATCHES]
    lines = [view.say("spoc-which")]
    if words and not found:
        lines.append(view.say("towns-none", words=words))
    if chosen:
        lines.append(view.say("towns-chosen", towns=_towns(view, chosen)))
    buttons = [view.do_named(f"town.{c}", town_name(view, c), n=prompt.id) for c in found]
    drops = [view.do(f"town.{c}", "button-drop", n=prompt.id, role=town_name(view, c)) for c in chosen]
    done = [view.do("spocdone", "button-done-towns", n=prompt.id, count=len(chosen))] if chosen else []
    return shown(lines, [*pairs(buttons), *pairs(drops), done, view.back("people")])


async def links(view: PanelView) -> Outgoing:
    """List the links that still work, the newest first."""
    open_ = (await view.store.invitations.open(view.cards.now))[::-1]
    page = view.paged(open_)
    lines = [view.say("links-title" if open_ else "links-none")]
    rows = []
    for number, link in enumerate(page.rows, page.first + 1):
        what = ", ".join(role_words(view, m) for m in link.memberships)
        maker = await view.store.people.get(link.made_by) if link.made_by else None
        by = maker.name if maker else view.say("by-terminal")
        lines.append(view.say("links-line", number=number, role=what, who=by, until=view.cards.when(link.expires_at)))
        rows.append(view.do(f"revoke.{page.number}", "button-revoke", n=link.id, number=number))
    turned = view.turns("links", page)
    return shown(lines, [*pairs(rows), turned, [view.go("roles", "button-invite")], view.back("people")])


# -- acts ----------------------------------------------------------------------------------------------------


async def give(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """Give a role to somebody, or make a link that does."""
    name, _, rest = arg.partition(".")
    mark, _, team = rest.partition(".")
    if name not in ROLES or (team and turn.settings.team(team) is None):
        raise Gone("item")
    if not n and mark != await _mark(turn.store, turn.now, n):
        raise Gone("step")
    await _hand_out(turn, actor, n, Role(name), team or None, ())


async def spoc_begin(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """Begin to choose towns."""
    await panel.ask(turn, actor, "spoc", target=n, ulbs="", words="")
    await panel.show(turn, actor, "spoc")


async def spoc_words(turn: Turn, actor: Actor, prompt: Prompt, message: Incoming) -> None:
    """Look for a town by what was typed."""
    await panel.ask(turn, actor, "spoc", **{**prompt.facts, "words": message.text[:60]})
    await panel.show(turn, actor, "spoc", below=True)


async def town(turn: Turn, actor: Actor, n: int, code: str) -> None:
    """Choose a town, or not after all."""
    prompt = await panel.own(turn, actor, n, "spoc")
    chosen = _chosen(prompt)
    chosen = tuple(c for c in chosen if c != code) if code in chosen else (*chosen, code)
    known = [c for c in chosen if turn.settings.ulb(c) is not None][:30]
    await panel.ask(turn, actor, "spoc", **{**prompt.facts, "ulbs": ",".join(known), "words": ""})
    await panel.show(turn, actor, "spoc")


async def spoc_done(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """The towns are chosen."""
    prompt = await panel.own(turn, actor, n, "spoc")
    chosen = _chosen(prompt)
    if not chosen:
        raise Gone("step")
    await panel.forget(turn, actor)
    await _hand_out(turn, actor, int(prompt.facts.get("target") or 0), Role.SPOC, None, chosen)


async def _hand_out(turn: Turn, actor: Actor, n: int, role: Role, team: str | None, ulbs: tuple[str, ...]) -> None:
    if n:
        person_ = await turn.desk.staff.appoint(n, actor, role, team, ulbs)
        turn.toast(actor, "appointed-toast", name=person_.name)
        await panel.show(turn, actor, "person", n)
        return
    secret = secrets.token_urlsafe(16)
    made = await turn.desk.staff.invite(
        actor, invitation(secret, role, turn.now, team=team, ulbs=ulbs, by=actor.person.id)
    )
    link = InvitationLink(made, secret)
    await turn.store.outbox.owe(link.message_to(actor.person.id, Urgency.REPLY, person=actor.person.id))
    turn.toast(actor, "link-made")
    await panel.show(turn, actor, "links")


async def revoke(turn: Turn, actor: Actor, n: int, page: str) -> None:
    """Make a link worthless, and stay on its page."""
    await turn.desk.staff.revoke(n, actor)
    turn.toast(actor, "link-revoked")
    await panel.show(turn, actor, "links", int(page) if page.isdecimal() else 0)


async def _mark(store: Store, now: datetime, person: int) -> str:
    """Return what a button that makes a link bears: once a link is made it is another, so a double tap makes one."""
    links = () if person else await store.invitations.open(now)
    return str(max((link.id for link in links), default=0))


def _towns(view: PanelView, codes: tuple[str, ...]) -> str:
    return ", ".join(town_name(view, code) for code in codes)


def _chosen(prompt: Prompt) -> tuple[str, ...]:
    return tuple(code for code in str(prompt.facts.get("ulbs") or "").split(",") if code)


PAGES: dict[str, Page] = {"roles": roles, "forteam": forteam, "spoc": spoc, "links": links}
ACTS: dict[str, Act] = {
    "give": give, "spoc": spoc_begin, "town": town, "spocdone": spoc_done, "revoke": revoke,
}  # fmt: skip
HEARS: dict[str, Hear] = {"spoc": spoc_words}
