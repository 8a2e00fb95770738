"""How people come in: the links that /start carries, a stranger's wish, and the message in which admins decide it."""

from __future__ import annotations

from urllib.parse import quote

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.admin import panel
from handlers.admin.panel import pairs
from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.cards.words import Cards
from handlers.tickets import status
from helpdesk.notify.kinds import AccessQuestion, InvitationLink
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Actor, Person, Role, Where
from helpdesk.people.invitations import AccessRequest, Invitation, RequestVerdict
from helpdesk.ports.store import Store
from helpdesk.ticket.errors import Gone, LinkDead

ADMIN_LINK, INVITATION = "a", "i"  # how the payload of a one-time link begins
DEAD = {"used": "link-used", "expired": "link-expired", "revoked": "link-revoked-already"}
OFFERED = (Role.OPERATOR, Role.MEMBER, Role.SPOC, Role.MANAGER)


async def start(turn: Turn, actor: Actor, payload: str = "") -> None:
    """Greet, follow a deep link, or take a one-time link."""
    secret = payload[1:]
    if payload[:1] in (ADMIN_LINK, INVITATION) and len(secret) > 10:
        await _take(turn, actor, payload[0], secret)
    else:
        await status.start(turn, actor, payload)


async def _take(turn: Turn, actor: Actor, kind: str, secret: str) -> None:
    try:
        taken = await turn.desk.staff.take_link(secret, actor.person)
    except LinkDead as dead:
        await _dead(turn, actor, kind, dead.why)
        return
    if taken is None:
        await turn.say(actor, "link-asked-back")
    else:
        person, link = taken
        await greet(turn, Actor(person, actor.place), link)


async def _dead(turn: Turn, actor: Actor, kind: str, why: str) -> None:
    """Say why a link does not work; nothing of a wrong admin link is said to a stranger."""
    if why == "yours":
        await turn.say(actor, "link-yours")
    elif why == "unknown" or kind == ADMIN_LINK:
        await status.start(turn, actor)
    else:
        await turn.say(actor, DEAD[why])


async def greet(turn: Turn, actor: Actor, link: Invitation) -> None:
    """Greet whoever has just come in, by their role."""
    await turn.say(actor, f"welcome-{link.role}", name=actor.person.name, desk=turn.name(actor, turn.settings))
    if link.role is Role.ADMIN:
        await panel.show(turn, actor, "home", below=True)
    else:
        await status.start(turn, actor)


# -- strangers -----------------------------------------------------------------------------------------------


async def access(turn: Turn, actor: Actor, _press: Press) -> None:
    """A stranger asks to be let in."""
    if actor.place.where is not Where.PRIVATE:
        turn.toast(actor, "unknown-button")
    elif actor.person.memberships:
        turn.toast(actor, "access-in-already", alert=True)
    elif not await turn.store.people.with_role(Role.ADMIN):
        turn.toast(actor, "access-no-admin", alert=True)
    elif await turn.desk.staff.ask_access(actor.person):
        turn.toast(actor, "access-asked", alert=True)
    else:
        turn.toast(actor, "access-asked-already", alert=True)


async def access_role(turn: Turn, actor: Actor, press: Press) -> None:
    """Let a stranger in: at once as an operator, or by the panel where a team or towns are to be chosen."""
    await turn.desk.staff.require_open_request(press.number)
    if press.arg == Role.OPERATOR:
        person = await turn.desk.staff.appoint(press.number, actor, Role.OPERATOR, None, ())
        turn.toast(actor, "appointed-toast", name=person.name)
        return
    if press.arg == Role.SPOC:
        await panel.ask(turn, actor, "spoc", target=press.number, ulbs="", words="")
        await panel.show(turn, actor, "spoc", below=True)
        return
    if press.arg not in OFFERED:
        raise Gone("item")
    await panel.show(turn, actor, "forteam", press.number, press.arg, below=True)


async def access_refuse(turn: Turn, actor: Actor, press: Press) -> None:
    """Refuse a stranger."""
    await turn.desk.staff.refuse_access(press.number, actor)
    turn.toast(actor, "refused-toast")


# -- what it looks like --------------------------------------------------------------------------------------


async def render_access(message: OutboxMessage, store: Store, cards: Cards) -> Outgoing | None:
    """Return the message in which an admin decides about a stranger."""
    request = await store.access.of(AccessQuestion.read(message.facts).person)
    if request is None:
        return None
    username = f"@{request.username}" if request.username else ""
    facts = {"name": request.name, "username": username, "person": str(request.person)}
    person = await store.people.get(request.person)
    text = cards.say("access-request", **facts, when=cards.when(request.asked_at))
    if person is not None and person.ended_at is not None and person.ended_at <= request.asked_at:
        text = Html(f"{text}\n{cards.say('access-let-go', when=cards.when(person.ended_at))}")
    if request.verdict is None:
        return Outgoing(text, _role_buttons(request, cards))
    decider = await store.people.get(request.decided_by) if request.decided_by else None
    who = decider.name if decider else cards.say("someone")
    verdict = "access-was-refused" if request.verdict is RequestVerdict.REFUSED else "access-was-given"
    return Outgoing(f"{text}\n{cards.say(verdict, who=who, roles=_roles(person, cards))}")


def _role_buttons(request: AccessRequest, cards: Cards) -> InlineKeyboardMarkup | None:
    buttons = [
        cards.keyboards.button(Press(Button.ACCESS_ROLE, request.person, role.value), f"role-{role}")
        for role in OFFERED
    ]
    refuse = cards.keyboards.button(Press(Button.ACCESS_REFUSE, request.person))
    return markup([*pairs(buttons), [refuse]])


def _roles(person: Person | None, cards: Cards) -> str:
    roles = sorted(person.roles) if person else []
    return ", ".join(cards.keyboards.label(f"role-{role}") for role in roles)


def _role_of(link: Invitation, cards: Cards) -> str:
    settings, role = cards.office.settings, cards.keyboards.label(f"role-{link.role}")
    team = settings.team(link.team)
    towns = [cards.town(ulb) for code in link.ulbs if (ulb := settings.ulb(code)) is not None]
    of = cards.name(team) if team else ", ".join(towns)
    return f"{role} ({of})" if of else role


async def render_invitation(message: OutboxMessage, store: Store, cards: Cards) -> Outgoing | None:
    """Return a link as it is to be forwarded; one that was revoked meanwhile is not sent."""
    said = InvitationLink.read(message.facts)
    link = await store.invitations.get(said.link)
    if link is None or not link.stands(cards.now):
        return None
    url = f"https://t.me/{cards.office.bot_name}?start={INVITATION}{said.secret}"
    role = _role_of(link, cards)
    facts = {"desk": cards.desk_name, "role": role, "until": cards.when(link.expires_at)}
    text = cards.say("invitation", **facts, url=url)
    shared = cards.office.catalogue.plain(cards.language, "invitation-shared", **facts)
    share = f"https://t.me/share/url?url={quote(url)}&text={quote(shared)}"
    button = InlineKeyboardButton(cards.keyboards.label("button-share"), url=share)
    return Outgoing(text, InlineKeyboardMarkup([[button]]))
