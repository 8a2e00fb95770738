"""Summaries in the panel: a chat picked in Telegram's own list, then what, when and how often, by buttons."""

from __future__ import annotations

from telegram import (
    ChatAdministratorRights,
    KeyboardButton,
    KeyboardButtonRequestChat,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from handlers.admin import panel
from handlers.admin.panel import Act, Hear, Page, PanelView, pairs, shown
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.greeting import reply_keyboard
from handlers.base.incoming import Incoming
from handlers.base.outgoing import Outgoing
from handlers.cards.words import Cards
from helpdesk.conversation import Prompt
from helpdesk.matching.towns import search_towns
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.people.actors import Actor, Place, Where
from helpdesk.people.rights import Action, may
from helpdesk.settings.overlay_lists import summary_key
from helpdesk.settings.settings import Summary
from helpdesk.ticket.errors import Gone

TIMES = ("09:30", "10:00", "13:30", "17:30", "18:00", "18:30", "19:00", "20:00")
RHYTHMS = ("day", "week", "month")
CHANNEL, GROUP = 1, 2  # what the two keys of the picker ask for
WHAT = "summary"
POSTS = ChatAdministratorRights(
    is_anonymous=False, can_manage_chat=False, can_delete_messages=False, can_manage_video_chats=False,
    can_restrict_members=False, can_promote_members=False, can_change_info=False, can_invite_users=False,
    can_post_stories=False, can_edit_stories=False, can_delete_stories=False, can_post_messages=True,
)  # fmt: skip


# -- pages ---------------------------------------------------------------------------------------------------


async def summaries(view: PanelView) -> Outgoing:
    """List what is posted where, and when."""
    locked = "summaries" in view.settings.owned
    lines = [view.say("summaries-title" if view.settings.summaries else "summaries-none")]
    rows = []
    for number, one in enumerate(view.settings.summaries):
        lines.append(await _line(view, one))
        if not locked:
            rows.append(view.do(f"summaryout.{_short(one)}", "button-take-out-n", n=number, number=number + 1))
    if locked:
        return shown([*lines, view.say("locked-summaries")], [view.back("home")])
    return shown(lines, [*pairs(rows, 4), [view.do("pick", "button-add-summary")], view.back("home")])


async def _line(view: PanelView, one: Summary) -> Html:
    chat = await view.store.chats.known(one.chat_id)
    title = chat.title if chat else one.title or str(one.chat_id)
    number = view.settings.summaries.index(one) + 1
    every = view.cards.keyboards.label(f"every-{one.every}")
    return view.say("summary-line", number=number, title=title, scope=scope_words(view, one.scope),
                    at=f"{one.at:%H:%M}", every=every)  # fmt: skip


def scope_words(view: PanelView, scope: str) -> str:
    """Return what a summary is about, in words."""
    kind, _, key = scope.partition(":")
    if kind == "team":
        team = view.settings.team(key)
        return view.name(team) if team else key
    ulb = view.settings.ulb(key)
    return view.cards.keyboards.label("scope-all") if kind == "all" else view.cards.town(ulb) if ulb else key


async def summary(view: PanelView) -> Outgoing:
    """Choose what a new summary is about, then when, then how often."""
    prompt = await view.waiting(WHAT)
    if prompt is None:
        return shown([view.say("step-gone")], [view.back("summaries")])
    title = view.say("summary-for", title=str(prompt.facts.get("title") or ""))
    back, n = view.back("summaries"), prompt.id
    if not prompt.facts.get("scope"):
        words = str(prompt.facts.get("words") or "")
        found = search_towns(words, view.settings.ulbs)[:6] if words else ()
        scopes = [view.do("scope.all", "scope-all", n=n)]
        scopes += [view.do_named(f"scope.team:{team.key}", view.name(team), n=n) for team in view.settings.teams]
        scopes += [
            view.do_named(f"scope.ulb:{c}", view.cards.town(u), n=n) for c in found if (u := view.settings.ulb(c))
        ]
        return shown([title, view.say("summary-which")], [*pairs(scopes), back])
    if not prompt.facts.get("at"):
        times = [view.do_named(f"at.{time}", time, n=n) for time in TIMES]
        return shown([title, view.say("summary-when")], [*pairs(times, 4), back])
    rhythms = [[view.do(f"every.{every}", f"every-{every}", n=n)] for every in RHYTHMS]
    return shown([title, view.say("summary-how-often")], [*rhythms, back])


# -- acts ----------------------------------------------------------------------------------------------------


async def pick(turn: Turn, actor: Actor, _n: int, _arg: str) -> None:
    """Offer Telegram's own list of the admin's channels and groups."""
    turn.desk.lists.require_unowned("summaries")
    await panel.ask(turn, actor, "pick")
    chat = actor.person.id
    await turn.store.outbox.owe(
        OutboxMessage(chat_id=chat, kind=MessageKind.PICK, urgency=Urgency.REPLY, person=chat)
    )
    turn.toast(actor, "pick-below")


async def shared(turn: Turn, message: Message) -> None:
    """A chat was picked: ask what is to be posted there."""
    user, picked = message.from_user, message.chat_shared
    if user is None or picked is None:
        return
    person = await turn.store.people.get(user.id)
    if person is None:
        return
    actor = Actor(person, Place(Where.PRIVATE, message.chat_id))
    waiting = await turn.store.prompts.waiting(actor.place.chat_id, person.id)
    if not may(actor, Action.SETUP) or waiting is None or waiting.action != panel.WORDS + "pick":
        await turn.say(actor, "step-gone")
        return
    known = await turn.store.chats.known(picked.chat_id)
    title = picked.title or (known.title if known else "") or str(picked.chat_id)
    await panel.ask(turn, actor, WHAT, chat=picked.chat_id, title=title, scope=None, at=None, words="")
    await turn.say(actor, "picked", title=title)
    await panel.show(turn, actor, "summary", below=True)


async def words(turn: Turn, actor: Actor, prompt: Prompt, message: Incoming) -> None:
    """Look for the town that a summary is about."""
    await panel.ask(turn, actor, WHAT, **{**prompt.facts, "words": message.text[:60]})
    await panel.show(turn, actor, "summary", below=True)


async def pick_words(turn: Turn, actor: Actor, _prompt: Prompt, _message: Incoming) -> None:
    """Words came where a chat was to be picked: the key for it is below, or no chat is wanted."""
    await panel.forget(turn, actor)
    await turn.say(actor, "pick-ended")


async def scope(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """What it is about is chosen."""
    await _choose(turn, actor, n, scope=arg)


async def at(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """When it is posted is chosen."""
    await _choose(turn, actor, n, at=arg)


async def _choose(turn: Turn, actor: Actor, n: int, **chosen: str) -> None:
    prompt = await panel.own(turn, actor, n, WHAT)
    await panel.ask(turn, actor, WHAT, **{**prompt.facts, **chosen})
    await panel.show(turn, actor, "summary")


async def every(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """How often is chosen, and so the summary is complete."""
    facts = (await panel.own(turn, actor, n, WHAT)).facts
    body = {"chat_id": int(facts["chat"] or 0), "at": facts.get("at"), "scope": facts.get("scope"), "every": arg}
    await turn.desk.lists.put_items("summaries", [body | {"title": facts.get("title")}], actor, turn.office.checks)
    await panel.forget(turn, actor)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "summaries")


async def take_out(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """Post a summary no more."""
    known = turn.settings.summaries
    if n >= len(known) or _short(known[n]) != arg:
        raise Gone("item")
    await turn.desk.lists.take_out("summaries", summary_key(known[n]), actor, turn.office.checks)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "summaries")


def _short(one: Summary) -> str:
    """Return enough of a summary to know that a button still means the same one."""
    return f"{one.chat_id}.{one.at:%H%M}.{one.every}"


# -- the picker ----------------------------------------------------------------------------------------------


def render_pick(view: PanelView) -> Outgoing:
    """Return the keys that open Telegram's own list of chats."""
    label = view.cards.keyboards.label
    # Telegram brings the bot into the channel that is picked, with the right without which nothing can be posted.
    channel = KeyboardButtonRequestChat(
        CHANNEL, chat_is_channel=True, request_title=True, user_administrator_rights=POSTS,
        bot_administrator_rights=POSTS,
    )  # fmt: skip
    group = KeyboardButtonRequestChat(GROUP, chat_is_channel=False, bot_is_member=True, request_title=True)
    keys = [
        [KeyboardButton(label("key-channel"), request_chat=channel)],
        [KeyboardButton(label("key-group"), request_chat=group)],
    ]
    return Outgoing(view.say("pick"), ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True))


def after_pick(key: str, actor: Actor, cards: Cards) -> ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    """Return what takes the keys of the picker away again: the operator's menu, or nothing."""
    if key not in ("picked", "pick-ended"):
        return None
    return reply_keyboard("start-", actor, cards.keyboards) or ReplyKeyboardRemove()


PAGES: dict[str, Page] = {"summaries": summaries, "summary": summary}
ACTS: dict[str, Act] = {
    "pick": pick, "scope": scope, "at": at, "every": every, "summaryout": take_out,
}  # fmt: skip
HEARS: dict[str, Hear] = {WHAT: words, "pick": pick_words}
