"""Groups and teams in the panel: linking by a link, by hand or by /link; the question, and the admin's answer."""

from __future__ import annotations

from dataclasses import replace

from telegram import Chat, InlineKeyboardButton, Message

from handlers.admin import panel
from handlers.admin.panel import Act, Hear, Page, PanelView, pairs, shown
from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.cards.lists import and_more
from handlers.cards.words import Cards
from handlers.tickets import status
from helpdesk.desk.groups.groups import NO
from helpdesk.notify.kinds import GroupQuestion
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Actor
from helpdesk.people.chats import DESK, KnownChat
from helpdesk.ports.store import Store
from helpdesk.settings.overlay_lists import link_is_owned
from helpdesk.settings.settings import Team

NAMED = 20  # members that a team's page names
LINKING = "g"  # how the payload of a startgroup link begins; the team's key follows
RIGHTS = "pin_messages"  # what the link asks for besides: the board is pinned


def known_chat(chat: Chat, **more: int | str | None) -> KnownChat:
    """Return what an update says of a chat."""
    status_ = str(more.get("status") or "member")
    added_by = more.get("added_by")
    return KnownChat(
        chat_id=chat.id, type=chat.type, title=chat.title or "", username=chat.username, status=status_,
        added_by=int(added_by) if added_by is not None else None,
    )  # fmt: skip


async def start_in_group(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Answer /start in a group: the payload of our link names the team that the group is for."""
    _, _, payload = message.text.partition(" ")
    key = payload.strip()[len(LINKING) :]
    if payload.startswith(LINKING) and (key == DESK or turn.settings.team(key) is not None):
        await _want(turn, actor, message, key)
    else:
        await status.start(turn, actor)


async def link(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Answer /link in a group: the admins are asked."""
    await _want(turn, actor, message, None)


async def _want(turn: Turn, actor: Actor, message: Incoming, key: str | None) -> None:
    source = message.source
    chat = source.chat
    thread = source.message_thread_id if source.is_topic_message else None
    if chat.username:
        await turn.say(actor, "link-public", username=chat.username)
        return
    team = turn.settings.team_at(chat.id, thread)
    asked = replace(known_chat(chat), topic=_topic_of(source))
    wish = await turn.desk.groups.wants_linking(asked, by=actor.person, team=key, thread_id=thread)
    await turn.say(actor, f"link-{wish}", team=turn.name(actor, team or turn.settings))


def _topic_of(message: Message) -> str | None:
    """Return what the topic is called: what is written in it carries its first message."""
    first = message.reply_to_message if message.is_topic_message else None
    return first.forum_topic_created.name if first is not None and first.forum_topic_created is not None else None


# -- the question --------------------------------------------------------------------------------------------


async def render_question(message: OutboxMessage, store: Store, cards: Cards) -> Outgoing | None:
    """Return the question which team a group belongs to, or how it was answered."""
    chat = await store.chats.get(GroupQuestion.read(message.facts).chat)
    if chat is None:
        return None
    if chat.is_public:
        return Outgoing(cards.say("question-public", title=chat.title, username=chat.username))
    title = f"{chat.title} › {chat.topic or cards.say('some-topic')}" if chat.thread_id else chat.title
    asked = cards.say("question", title=title, members=chat.members or 0)
    if chat.asker is not None:
        whose = chat.owner or cards.say("nobody-knows")
        asked = Html(f"{asked}\n{cards.say('question-by', asker=chat.asker, owner=whose)}")
    if chat.answer is None:
        return Outgoing(asked, markup(_answers(chat, cards)))
    by = await store.people.get(chat.answered_by) if chat.answered_by else None
    who = by.name if by else cards.say("someone")
    if chat.answer == NO:
        return Outgoing(f"{asked}\n{cards.say('question-no', who=who)}")
    return Outgoing(f"{asked}\n{cards.say('question-yes', who=who, team=called(chat.answer, cards))}")


def _answers(chat: KnownChat, cards: Cards) -> list[list[InlineKeyboardButton]]:
    settings = cards.office.settings
    teams = [team for team in settings.teams if not link_is_owned(settings, team)]
    teams.sort(key=lambda team: team.key != chat.wanted_for)
    thread = f".{chat.thread_id}" if chat.thread_id else ""
    names = [(t.key, f"✅ {cards.name(t)}" if t.key == chat.wanted_for else cards.name(t)) for t in teams]
    rows = pairs(
        [cards.keyboards.named(Press(Button.GROUP_YES, chat.id, f"{key}{thread}"), label) for key, label in names]
    )
    desk = cards.keyboards.button(Press(Button.GROUP_YES, chat.id, DESK), "button-desk-group")
    no = cards.keyboards.button(Press(Button.GROUP_NO, chat.id))
    return [*rows, [desk] if "desk.chat_id" not in settings.owned else [], [no]]


def called(key: str, cards: Cards) -> str:
    """Return what a team, or the desk's own group, is called."""
    team = cards.office.settings.team(key)
    return cards.name(team) if team else cards.say("desk-group") if key == DESK else key


async def yes(turn: Turn, actor: Actor, press: Press) -> None:
    """The admin's yes binds a group."""
    key, _, thread = press.arg.partition(".")
    cards = await turn.desk.groups.bind(
        press.number, key, actor, thread_id=int(thread) if thread.isdecimal() else None
    )
    name = called(key, Cards(turn.office, turn.language(actor), turn.now))
    turn.toast(actor, "linked-toast", alert=True, team=name, count=cards)


async def no(turn: Turn, actor: Actor, press: Press) -> None:
    """The admin leaves a group unlinked."""
    await turn.desk.groups.decline(press.number, actor)
    turn.toast(actor, "link-declined")


# -- teams in the panel --------------------------------------------------------------------------------------


async def team(view: PanelView) -> Outgoing:
    """Show one team, or the desk's own group: its group, and how another is linked."""
    key = view.arg
    team_ = view.settings.team(key)
    if team_ is None and key != DESK:
        return shown([view.say("item-gone")], [view.back("teams")])
    chat_id = team_.chat_id if team_ else view.settings.chat_id
    chat = await view.store.chats.known(chat_id) if chat_id is not None else None
    owned = link_is_owned(view.settings, team_) if team_ else "desk.chat_id" in view.settings.owned
    lines = [view.say("team-title", team=called(key, view.cards))]
    if chat_id is None:
        lines.append(view.say("team-unlinked"))
    else:
        lines.append(view.say("team-linked", title=chat.title if chat else str(chat_id)))
        if team_ is not None and team_.thread_id is not None:
            lines.append(view.say("team-in-topic"))
    if owned:
        lines.append(view.say("locked-link"))
    if team_ is not None:
        people = await view.store.people.everybody()
        members = [p.name for p in people if any(m.team == key for m in p.memberships)]
        more = and_more(view.cards, members, NAMED)
        lines.append(view.say("team-members", count=len(members), names=", ".join([*members[:NAMED], *more])))
        lines.append(view.say("team-listed" if team_.listed else "team-by-group"))
    return shown(lines, [*_linking(view, key, linked=chat_id is not None, owned=owned),
                         *_editing(view, team_), view.back("teams")])  # fmt: skip


def _linking(view: PanelView, key: str, *, linked: bool, owned: bool) -> list[list[InlineKeyboardButton]]:
    if owned:
        return []
    url = f"https://t.me/{view.cards.office.bot_name}?startgroup={LINKING}{key}&admin={RIGHTS}"
    rows = [[InlineKeyboardButton(view.cards.keyboards.label("button-link-group"), url=url)]]
    if linked:
        rows.append([view.go(f"unlink.{key}", "button-unlink")])
    return rows


def _editing(view: PanelView, team_: Team | None) -> list[list[InlineKeyboardButton]]:
    if team_ is None or "teams" in view.settings.owned:
        return []
    row = [
        view.do(f"edit.teams.{team_.key}.name", "button-rename"),
        _whose(view, team_),
    ]
    return [
        row,
        [view.go(f"teamtongue.{team_.key}", "button-language"), view.go(f"out.teams.{team_.key}", "button-take-out")],
    ]


def _whose(view: PanelView, team_: Team) -> InlineKeyboardButton:
    """Return the button that changes who is of a team; it says to what, so that a double tap undoes nothing."""
    if team_.listed:
        return view.do(f"members.{team_.key}.group", "button-by-group")
    return view.do(f"members.{team_.key}.listed", "button-listed")


async def unlink(view: PanelView) -> Outgoing:
    """Ask once more before a group is unlinked."""
    return shown(
        [view.say("unlink-sure", team=called(view.arg, view.cards))],
        [[view.do(f"unlink.{view.arg}", "button-unlink-yes", style="danger"), *view.back(f"team.{view.arg}")]],
    )


async def do_unlink(turn: Turn, actor: Actor, _n: int, key: str) -> None:
    """Take a team's group away."""
    await turn.desk.groups.unlink(key, actor)
    turn.toast(actor, "unlinked-toast")
    await panel.show(turn, actor, "team", arg=key)


PAGES: dict[str, Page] = {"team": team, "unlink": unlink}
ACTS: dict[str, Act] = {"unlink": do_unlink}
HEARS: dict[str, Hear] = {}
