"""People in the panel: the list, a person's card, roles taken, somebody let go."""

from __future__ import annotations

import hashlib

from handlers.admin import panel
from handlers.admin.panel import PER_PAGE, Act, Hear, Page, PanelView, pairs, shown
from handlers.base.catalogue import LANGUAGES, Html
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.base.outgoing import Outgoing
from handlers.cards.lists import and_more
from helpdesk.conversation import Prompt
from helpdesk.people.actors import Actor, Membership, Person, Role, Source
from helpdesk.ticket.errors import Gone

ROLES = (Role.OPERATOR, Role.MEMBER, Role.SPOC, Role.MANAGER, Role.ADMIN)
FOUND = 20  # people


# -- pages ---------------------------------------------------------------------------------------------------


async def people(view: PanelView) -> Outgoing:
    """List everybody, a button each."""
    everybody = await view.store.people.everybody(words=view.arg)
    links = await view.store.invitations.open(view.cards.now)
    # What was searched for may be Odia, which a button can't carry: a search has one page.
    page = view.paged(everybody, FOUND if view.arg else PER_PAGE)
    rows = [[view.go_named("person", f"{_signs(p)} {p.name or p.id}", n=p.id)] for p in page.rows]
    title = view.say("people-found" if view.arg else "people-title", count=len(everybody), words=view.arg)
    more = and_more(view.cards, everybody, FOUND) if view.arg else []
    return shown(
        [title, *more],
        [
            *rows,
            [] if view.arg else view.turns("people", page),
            [view.go("roles", "button-invite"), view.do("search", "button-search")],
            [view.go("links", "button-links", count=len(links))],
            view.back("people" if view.arg else "home"),
        ],
    )


async def person(view: PanelView) -> Outgoing:
    """Show one person: what they are, and what can be changed."""
    known = await view.store.people.get(view.n)
    if known is None:
        return shown([view.say("person-gone")], [view.back("people")])
    held = _sorted(known)
    lines = [view.say("person-title", name=known.name, username=f"@{known.username}" if known.username else "")]
    lines += [_line(view, m) for m in held] or [view.say("person-no-roles")]
    lines.append(view.say("person-language", tongue=_language_name(view, known)))
    locked = any(m.source is Source.FILE for m in held)
    if locked:
        lines.append(view.say("locked-people"))
    drops = [
        view.do(f"drop.{mark_of(m)}", "button-drop", n=known.id, role=role_words(view, m))
        for m in held
        if m.source is not Source.FILE
    ]
    last = [] if locked or not held else [view.go("letgo", "button-let-go", n=known.id)]
    return shown(
        lines,
        [
            *pairs(drops),
            [view.go("roles", "button-add-role", n=known.id), view.go("tongue", "button-language", n=known.id)],
            last,
            view.back("people"),
        ],
    )


async def letgo(view: PanelView) -> Outgoing:
    """Ask once more before somebody is let go."""
    known = await view.store.people.get(view.n)
    name = known.name if known else ""
    return shown(
        [view.say("let-go-sure", name=name)],
        [[view.do("letgo", "button-let-go-yes", n=view.n, style="danger")], view.back("person", n=view.n)],
    )


async def tongue(view: PanelView) -> Outgoing:
    """Choose the language in which somebody is spoken to."""
    rows = [view.do_named(f"tongue.{code}", view.cards.office.catalogue.plain(code, "language-name"), n=view.n)
            for code in LANGUAGES]  # fmt: skip
    return shown([view.say("tongue-which")], [rows, view.back("person", n=view.n)])


# -- acts ----------------------------------------------------------------------------------------------------


async def drop(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """Take one role away."""
    known = await turn.store.people.get(n)
    gone = next((m for m in (known.memberships if known else ()) if mark_of(m) == arg), None)
    if known is None or gone is None:
        raise Gone("person")
    await turn.desk.staff.dismiss(n, actor, gone)
    turn.toast(actor, "dropped-toast", name=known.name)
    await panel.show(turn, actor, "person", n)


async def deactivate(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """Let somebody go."""
    known = await turn.store.people.get(n)
    released = await turn.desk.staff.deactivate(n, actor)
    turn.toast(actor, "let-go-toast", alert=True, name=known.name if known else "", count=released)
    await panel.show(turn, actor, "people")


async def set_tongue(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """Speak to somebody in another language."""
    if arg not in LANGUAGES:
        raise Gone("item")
    await turn.desk.staff.speak(n, arg, actor)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "person", n)


async def search(turn: Turn, actor: Actor, _n: int, _arg: str) -> None:
    """Ask for a name."""
    await panel.ask(turn, actor, "search")
    turn.toast(actor, "search-hint", alert=True)


async def search_words(turn: Turn, actor: Actor, _prompt: Prompt, message: Incoming) -> None:
    """Show whose name holds these words."""
    await panel.forget(turn, actor)
    await panel.show(turn, actor, "people", arg=message.text[:40], below=True)


# -- words ---------------------------------------------------------------------------------------------------


def mark_of(membership: Membership) -> str:
    """Return a short name for a membership that a button can carry."""
    return hashlib.sha256(repr(membership).encode()).hexdigest()[:12]


def _sorted(known: Person) -> list[Membership]:
    return sorted(known.memberships, key=lambda m: (ROLES.index(m.role), m.team or "", m.ulb or "", m.source))


def _line(view: PanelView, membership: Membership) -> Html:
    source = {Source.FILE: "person-role-file", Source.GROUP: "person-role-group", Source.CHAT: "person-role"}
    return view.say(source[membership.source], role=role_words(view, membership))


def role_words(view: PanelView, membership: Membership) -> str:
    """Return a role and what it is for, in words."""
    role = view.cards.keyboards.label(f"role-{membership.role}")
    team = view.settings.team(membership.team)
    of = view.name(team) if team else membership.team or (town_name(view, membership.ulb) if membership.ulb else "")
    return f"{role}: {of}" if of else role


def town_name(view: PanelView, code: str) -> str:
    """Return what a town is called, its code if it is on the list no more."""
    ulb = view.settings.ulb(code)
    return view.cards.town(ulb) if ulb else code


def _language_name(view: PanelView, known: Person) -> str:
    return view.cards.office.catalogue.plain(known.language or view.settings.language, "language-name")


SIGNS = {Role.OPERATOR: "🎧", Role.MEMBER: "🛠", Role.SPOC: "🏛", Role.MANAGER: "📊", Role.ADMIN: "🔑"}


def _signs(known: Person) -> str:
    return "".join(SIGNS[role] for role in ROLES if role in known.roles)


PAGES: dict[str, Page] = {"people": people, "person": person, "letgo": letgo, "tongue": tongue}
ACTS: dict[str, Act] = {"drop": drop, "letgo": deactivate, "tongue": set_tongue, "search": search}
HEARS: dict[str, Hear] = {"search": search_words}
