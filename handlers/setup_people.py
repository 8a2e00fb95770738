"""People in the panel: the list, a person's card, roles given and taken, links made and revoked."""

from __future__ import annotations

import hashlib
import secrets

from telegram import Message

from handlers import panel
from handlers.catalogue import LANGUAGES, Html
from handlers.context import Turn
from handlers.incoming import text_of
from handlers.outgoing import Outgoing
from handlers.panel import PER_PAGE, Act, Hear, Page, View, pairs, shown
from helpdesk.errors import Gone
from helpdesk.joining import invitation
from helpdesk.owed import Facts, Lane, Owed, Say
from helpdesk.people import Actor, Membership, Person, Role, Source
from helpdesk.ports import Prompt
from helpdesk.towns import search_towns

ROLES = (Role.OPERATOR, Role.MEMBER, Role.SPOC, Role.MANAGER, Role.ADMIN)
FOUND = 20  # people
MATCHES = 8  # towns that are offered under what was typed


# -- pages ---------------------------------------------------------------------------------------------------


async def people(view: View) -> Outgoing:
    """List everybody, a button each."""
    everybody = await view.store.people.everybody(words=view.arg)
    links = await view.store.invitations.open(view.cards.now)
    # What was searched for may be Odia, which a button can't carry: a search has one page.
    some = everybody[:FOUND] if view.arg else everybody[view.n * PER_PAGE : (view.n + 1) * PER_PAGE]
    rows = [[view.go_named("person", f"{_signs(p)} {p.name or p.id}", n=p.id)] for p in some]
    title = view.say("people-found" if view.arg else "people-title", count=len(everybody), words=view.arg)
    return shown(
        [title],
        [
            *rows,
            [] if view.arg else view.pages("people", len(everybody)),
            [view.go("roles", "button-invite"), view.do("search", "button-search")],
            [view.go("links", "button-links", count=len(links))],
            view.back("people" if view.arg else "home"),
        ],
    )


async def person(view: View) -> Outgoing:
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
        view.do(f"drop.{mark_of(m)}", "button-drop", n=known.id, role=_role_words(view, m))
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


async def letgo(view: View) -> Outgoing:
    """Ask once more before somebody is let go."""
    known = await view.store.people.get(view.n)
    name = known.name if known else ""
    return shown(
        [view.say("let-go-sure", name=name)],
        [[view.do("letgo", "button-let-go-yes", n=view.n, style="danger")], view.back("person", n=view.n)],
    )


async def tongue(view: View) -> Outgoing:
    """Choose the language in which somebody is spoken to."""
    rows = [view.do_named(f"tongue.{code}", view.cards.office.catalogue.plain(code, "language-name"), n=view.n)
            for code in LANGUAGES]  # fmt: skip
    return shown([view.say("tongue-which")], [rows, view.back("person", n=view.n)])


async def roles(view: View) -> Outgoing:
    """Choose a role for somebody (``n``), or for whoever takes a new link (0)."""
    known = await view.store.people.get(view.n) if view.n else None
    request = await view.store.access.of(view.n) if view.n and known is None else None
    name = known.name if known else request.name if request else ""
    buttons = []
    for role in ROLES:
        if role in (Role.MEMBER, Role.MANAGER):
            buttons.append(view.go(f"forteam.{role}", f"role-{role}", n=view.n))
        elif role is Role.SPOC:
            buttons.append(view.do("spoc", f"role-{role}", n=view.n))
        else:
            buttons.append(view.do(f"give.{role}", f"role-{role}", n=view.n))
    title = view.say("roles-for", name=name) if view.n else view.say("roles-for-link")
    return shown([title], [*pairs(buttons), view.back("person" if known else "people", n=view.n if known else 0)])


async def forteam(view: View) -> Outgoing:
    """Choose the team of a member or manager."""
    buttons = [view.do_named(f"give.{view.arg}.{team.key}", team.name, n=view.n) for team in view.settings.teams]
    whole = [view.do("give.manager", "button-whole-desk", n=view.n)] if view.arg == Role.MANAGER else []
    return shown([view.say("team-which")], [*pairs(buttons), whole, view.back("roles", n=view.n)])


async def spoc(view: View) -> Outgoing:
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
    buttons = [view.do_named(f"town.{c}", _town(view, c), n=prompt.id) for c in found]
    drops = [view.do(f"town.{c}", "button-drop", n=prompt.id, role=_town(view, c)) for c in chosen]
    done = [view.do("spocdone", "button-done-towns", n=prompt.id, count=len(chosen))] if chosen else []
    return shown(lines, [*pairs(buttons), *pairs(drops), done, view.back("people")])


async def links(view: View) -> Outgoing:
    """List the links that still work."""
    open_ = await view.store.invitations.open(view.cards.now)
    lines = [view.say("links-title" if open_ else "links-none")]
    rows = []
    for number, link in enumerate(open_[:20], 1):
        what = ", ".join(_role_words(view, m) for m in link.memberships)
        maker = await view.store.people.get(link.made_by) if link.made_by else None
        by = maker.name if maker else view.say("by-terminal")
        lines.append(view.say("links-line", number=number, role=what, who=by, until=view.cards.when(link.expires_at)))
        rows.append(view.do("revoke", "button-revoke", n=link.id, number=number))
    return shown(lines, [*pairs(rows), [view.go("roles", "button-invite")], view.back("people")])


# -- acts ----------------------------------------------------------------------------------------------------


async def give(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """Give a role to somebody, or make a link that does."""
    name, _, team = arg.partition(".")
    if name not in ROLES or (team and turn.settings.team(team) is None):
        raise Gone("item")
    await _hand_out(turn, actor, n, Role(name), team or None, ())


async def spoc_begin(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """Begin to choose towns."""
    await panel.ask(turn, actor, "spoc", target=n, ulbs="", words="")
    await panel.show(turn, actor, "spoc")


async def spoc_words(turn: Turn, actor: Actor, prompt: Prompt, message: Message) -> None:
    """Look for a town by what was typed."""
    await panel.ask(turn, actor, "spoc", **{**prompt.facts, "words": text_of(message)[:60]})
    await panel.show(turn, actor, "spoc", below=True)


async def town(turn: Turn, actor: Actor, n: int, code: str) -> None:
    """Choose a town, or not after all."""
    prompt = await _own(turn, actor, n)
    chosen = _chosen(prompt)
    chosen = tuple(c for c in chosen if c != code) if code in chosen else (*chosen, code)
    known = [c for c in chosen if turn.settings.ulb(c) is not None][:30]
    await panel.ask(turn, actor, "spoc", **{**prompt.facts, "ulbs": ",".join(known), "words": ""})
    await panel.show(turn, actor, "spoc")


async def spoc_done(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """The towns are chosen."""
    prompt = await _own(turn, actor, n)
    chosen = _chosen(prompt)
    if not chosen:
        raise Gone("step")
    await panel.forget(turn, actor)
    await _hand_out(turn, actor, int(prompt.facts.get("target") or 0), Role.SPOC, None, chosen)


async def _own(turn: Turn, actor: Actor, number: int) -> Prompt:
    prompt = await turn.store.prompts.get(number)
    if prompt is None or prompt.person != actor.person.id:
        raise Gone("step")
    return prompt


async def _hand_out(turn: Turn, actor: Actor, n: int, role: Role, team: str | None, ulbs: tuple[str, ...]) -> None:
    if n:
        person_ = await turn.desk.appoint(n, actor, role, team, ulbs)
        turn.toast(actor, "appointed-toast", name=person_.name)
        await panel.show(turn, actor, "person", n)
        return
    secret = secrets.token_urlsafe(16)
    made = await turn.desk.invite(actor, invitation(secret, role, turn.now, team=team, ulbs=ulbs, by=actor.person.id))
    facts: Facts = {"link": made, "secret": secret}
    await turn.store.outbox.owe(
        Owed(chat_id=actor.person.id, say=Say.INVITATION, lane=Lane.REPLY, person=actor.person.id, facts=facts)
    )
    turn.toast(actor, "link-made")
    await panel.show(turn, actor, "links")


async def revoke(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """Make a link worthless."""
    await turn.desk.revoke(n, actor)
    turn.toast(actor, "link-revoked")
    await panel.show(turn, actor, "links")


async def drop(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """Take one role away."""
    known = await turn.store.people.get(n)
    gone = next((m for m in (known.memberships if known else ()) if mark_of(m) == arg), None)
    if known is None or gone is None:
        raise Gone("person")
    await turn.desk.dismiss(n, actor, gone)
    turn.toast(actor, "dropped-toast", name=known.name)
    await panel.show(turn, actor, "person", n)


async def let_go(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """Let somebody go."""
    known = await turn.store.people.get(n)
    released = await turn.desk.let_go(n, actor)
    turn.toast(actor, "let-go-toast", alert=True, name=known.name if known else "", count=released)
    await panel.show(turn, actor, "people")


async def set_tongue(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """Speak to somebody in another language."""
    if arg not in LANGUAGES:
        raise Gone("item")
    await turn.desk.speak(n, arg, actor)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "person", n)


async def search(turn: Turn, actor: Actor, _n: int, _arg: str) -> None:
    """Ask for a name."""
    await panel.ask(turn, actor, "search")
    turn.toast(actor, "search-hint", alert=True)


async def search_words(turn: Turn, actor: Actor, _prompt: Prompt, message: Message) -> None:
    """Show whose name holds these words."""
    await panel.forget(turn, actor)
    await panel.show(turn, actor, "people", arg=text_of(message)[:40], below=True)


# -- words ---------------------------------------------------------------------------------------------------


def mark_of(membership: Membership) -> str:
    """Return a short name for a membership that a button can carry."""
    return hashlib.sha256(repr(membership).encode()).hexdigest()[:12]


def _sorted(known: Person) -> list[Membership]:
    return sorted(known.memberships, key=lambda m: (ROLES.index(m.role), m.team or "", m.ulb or "", m.source))


def _line(view: View, membership: Membership) -> Html:
    source = {Source.FILE: "person-role-file", Source.GROUP: "person-role-group", Source.CHAT: "person-role"}
    return view.say(source[membership.source], role=_role_words(view, membership))


def _role_words(view: View, membership: Membership) -> str:
    role = view.cards.keyboards.label(f"role-{membership.role}")
    team = view.settings.team(membership.team)
    of = team.name if team else membership.team or (_town(view, membership.ulb) if membership.ulb else "")
    return f"{role}: {of}" if of else role


def _town(view: View, code: str) -> str:
    ulb = view.settings.ulb(code)
    return ulb.name if ulb else code


def _towns(view: View, codes: tuple[str, ...]) -> str:
    return ", ".join(_town(view, code) for code in codes)


def _chosen(prompt: Prompt) -> tuple[str, ...]:
    return tuple(code for code in str(prompt.facts.get("ulbs") or "").split(",") if code)


def _language_name(view: View, known: Person) -> str:
    return view.cards.office.catalogue.plain(known.language or view.settings.language, "language-name")


SIGNS = {Role.OPERATOR: "🎧", Role.MEMBER: "🛠", Role.SPOC: "🏛", Role.MANAGER: "📊", Role.ADMIN: "🔑"}


def _signs(known: Person) -> str:
    return "".join(SIGNS[role] for role in ROLES if role in known.roles)


PAGES: dict[str, Page] = {
    "people": people, "person": person, "letgo": letgo, "tongue": tongue, "roles": roles, "forteam": forteam,
    "spoc": spoc, "links": links,
}  # fmt: skip
ACTS: dict[str, Act] = {
    "give": give, "spoc": spoc_begin, "town": town, "spocdone": spoc_done, "revoke": revoke, "drop": drop,
    "letgo": let_go, "tongue": set_tongue, "search": search,
}  # fmt: skip
HEARS: dict[str, Hear] = {"spoc": spoc_words, "search": search_words}
