"""The one list: which function answers every command, button and message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import ChatMemberUpdated, Message, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from handlers import talk
from handlers.admin import chats, home
from handlers.admin import linking as setup_linking
from handlers.admin.access import joining
from handlers.base.callback_data import Button, Press, decode
from handlers.base.context import Context, Turn
from handlers.base.errors import refusal
from handlers.base.identity import actor_of, sharing
from handlers.base.pressing import belongs
from handlers.cards import whole
from handlers.intake import form
from handlers.search import callers, find
from handlers.summaries import charts, exports, summary
from handlers.tickets import (
    boards,
    card_buttons,
    following,
    handover,
    linking,
    moves,
    promise_and_priority,
    prompt_answers,
    status,
    why,
)
from helpdesk.intake.form import FormMovedOn
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import HelpdeskError, NotAllowed

Command = Callable[[Turn, Actor, str], Awaitable[None]]
OnPress = Callable[[Turn, Actor, Press], Awaitable[None]]
Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]
OnChange = Callable[[Turn, ChatMemberUpdated], Awaitable[None]]
OnMessage = Callable[[Turn, Actor, Message], Awaitable[None]]

PRIVATE_COMMANDS: dict[str, Command] = {
    "start": joining.start,
    "admin": home.admin,
    "doctor": home.doctor,
    "new": form.new,
    "status": status.status,
    "mine": status.mine,
    "queue": status.queue,
    "find": find.find,
    "caller": callers.ask,
    "why": why.why,
    "summary": summary.summary,
    "language": status.language,
    "help": status.help_,
    "cancel": status.cancel,
}

GROUP_COMMANDS: dict[str, Command] = {
    "queue": status.queue,
    "status": status.status,
    "mine": status.mine,
    "why": why.why,
    "summary": summary.summary,
    "help": status.help_,
    "new": status.only_private,
    "language": status.only_private,
    "cancel": status.cancel,
}

# Commands of groups that are about the group itself: they are given the whole message.
GROUP_MESSAGES: dict[str, OnMessage] = {
    "start": setup_linking.start_in_group,
    "link": setup_linking.link,
}

OF_A_TEAM = frozenset({"queue", "status", "mine", "why", "summary"})
LEAVE_THE_FORM = frozenset({"new", "cancel"})  # after every other command an open form's card comes below again

BUTTONS: dict[Button, OnPress] = {
    Button.CLAIM: card_buttons.claim,
    Button.RELEASE: card_buttons.release,
    Button.RESOLVE: card_buttons.resolve,
    Button.CALLER: card_buttons.caller,
    Button.MORE: card_buttons.more,
    Button.VIEW: card_buttons.view,
    Button.FILES: card_buttons.files,
    Button.WHOLE: whole.read_all,
    Button.PROMPT_ANSWER: prompt_answers.choose,
    Button.PROMPT_PRIVATE: prompt_answers.to_private,
    Button.PROMPT_CANCEL: prompt_answers.cancel,
    Button.FORM: form.press,
    Button.RESUME: form.press_resume,
    Button.NEW: form.press_new,
    Button.DISCARD: form.press_discard,
    Button.QUEUE: status.turn_page_of_queue,
    Button.MINE: status.turn_page_of_mine,
    Button.LANGUAGE: status.set_language,
    Button.PAGE: home.page,
    Button.ACT: home.act,
    Button.ACCESS: joining.access,
    Button.ACCESS_REFUSE: joining.access_refuse,
    Button.ACCESS_ROLE: joining.access_role,
    Button.GROUP_YES: setup_linking.yes,
    Button.GROUP_NO: setup_linking.no,
    Button.WHY: why.press_why,
    Button.ASK: moves.ask,
    Button.ANSWER: moves.answer,
    Button.NO_ANSWER: moves.no_answer,
    Button.FORWARD: moves.forward,
    Button.ESCALATE: moves.escalate,
    Button.ESCALATE_TO: moves.escalate_to,
    Button.REOPEN: moves.reopen,
    Button.CONFIRM: moves.confirm,
    Button.RATE: moves.rate,
    Button.WITHDRAW: moves.withdraw,
    Button.WATCH: following.watch,
    Button.HISTORY: following.history,
    Button.MUTE: following.mute,
    Button.HAND_OVER: handover.hand_over,
    Button.HAND_TO: handover.hand_to,
    Button.TAKE_BACK: handover.take_back,
    Button.REFERENCE: linking.reference,
    Button.LINK: linking.link,
    Button.UNLINK: linking.unlink,
    Button.PROBLEM: linking.make_problem,
    Button.PROMISE: promise_and_priority.promise,
    Button.PRIORITY: promise_and_priority.priority,
    Button.BACK: promise_and_priority.back,
    Button.SUMMARY: summary.change_view,
    Button.EXPORT: exports.export,
    Button.CHARTS: charts.charts,
    Button.FIND: find.press,
    Button.SIMILAR: find.similar,
    Button.KEEP_ANSWER: find.keep_answer,
    Button.CALLER_HISTORY: callers.history,
    Button.DATA: callers.press,
    Button.BURST: boards.press_burst,
}

# What the table in helpdesk/people/rights.py asks of whoever takes a route; None: it is for everybody, or the
# handler holds only what is the person's own (a form, a prompt, a page of a list that is read by scope).
RIGHTS: dict[str | Button, Action | None] = {
    "start": None, "new": Action.OPEN, "status": Action.VIEW, "mine": Action.MINE, "queue": Action.QUEUE,
    "language": None, "help": None, "cancel": None, "admin": Action.SETUP, "doctor": Action.SETUP, "link": None,
    "why": Action.VIEW, "summary": Action.SUMMARY,
    Button.CLAIM: Action.CLAIM, Button.RELEASE: Action.RELEASE, Button.RESOLVE: Action.RESOLVE,
    Button.CALLER: Action.CALLER, Button.MORE: Action.VIEW, Button.VIEW: Action.VIEW, Button.FILES: Action.FILES,
    Button.WHOLE: Action.VIEW,
    Button.PROMPT_ANSWER: None, Button.PROMPT_PRIVATE: None, Button.PROMPT_CANCEL: None,
    Button.FORM: Action.OPEN, Button.RESUME: Action.OPEN, Button.NEW: Action.OPEN, Button.DISCARD: Action.OPEN,
    Button.QUEUE: Action.QUEUE, Button.MINE: Action.MINE, Button.LANGUAGE: None,
    "find": Action.FIND, Button.FIND: Action.FIND, Button.SIMILAR: Action.VIEW,
    Button.KEEP_ANSWER: Action.KEEP_ANSWER, Button.CALLER_HISTORY: Action.CALLER_HISTORY,
    Button.DATA: Action.ERASE,
    "caller": Action.ERASE, Button.BURST: Action.CLAIM,
    Button.PAGE: Action.SETUP, Button.ACT: Action.SETUP, Button.ACCESS: None, Button.ACCESS_REFUSE: Action.SETUP,
    Button.ACCESS_ROLE: Action.SETUP, Button.GROUP_YES: Action.SETUP, Button.GROUP_NO: Action.SETUP,
    Button.ASK: Action.ASK, Button.ANSWER: Action.ANSWER, Button.NO_ANSWER: Action.NO_ANSWER,
    Button.FORWARD: Action.FORWARD, Button.ESCALATE: Action.ESCALATE, Button.ESCALATE_TO: Action.ESCALATE,
    Button.REOPEN: Action.REOPEN, Button.CONFIRM: Action.CONFIRM, Button.RATE: Action.RATE,
    Button.WITHDRAW: Action.WITHDRAW, Button.WATCH: Action.WATCH, Button.HISTORY: Action.HISTORY,
    Button.MUTE: Action.MUTE, Button.HAND_OVER: Action.HAND_OVER, Button.HAND_TO: Action.HAND_OVER,
    Button.TAKE_BACK: Action.CLAIM,
    Button.REFERENCE: Action.REFERENCE, Button.LINK: Action.LINK, Button.PROBLEM: Action.LINK,
    Button.UNLINK: Action.LINK,
    Button.PROMISE: Action.PROMISE, Button.PRIORITY: Action.PRIORITY, Button.BACK: Action.VIEW,
    Button.WHY: Action.VIEW,
    Button.SUMMARY: Action.SUMMARY, Button.EXPORT: Action.SUMMARY, Button.CHARTS: Action.SUMMARY,
}  # fmt: skip


# Rights to the desk as a whole: they are asked for before it is looked at what a button is about.
OF_THE_DESK = frozenset({Action.OPEN, Action.FIND, Action.ERASE})


def add_routes(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Register every route; the first handler that fits an update takes it."""
    application.add_handlers(list(handlers()))


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return PTB's handlers, in the order in which they are asked."""
    private, groups = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
    new_words = filters.UpdateType.MESSAGE
    commands: list[BaseHandler[Update, Context, None]] = [
        CommandHandler(n, _command(f, stays=n not in LEAVE_THE_FORM), private & new_words)
        for n, f in PRIVATE_COMMANDS.items()
    ]
    commands += [CommandHandler(n, _command(_in_topic(n, f)), groups & new_words) for n, f in GROUP_COMMANDS.items()]
    commands += [CommandHandler(n, _message(f), groups & new_words) for n, f in GROUP_MESSAGES.items()]
    return [
        CommandHandler(
            "new", _message(form.new_with_words), private & new_words & filters.Regex(r"^/\w+(@\w+)?\s+\S")
        ),
        *commands,
        ChatMemberHandler(_change(chats.bot_moved), ChatMemberHandler.MY_CHAT_MEMBER),
        ChatMemberHandler(_change(chats.member_moved), ChatMemberHandler.CHAT_MEMBER),
        MessageHandler(new_words & filters.StatusUpdate.ALL, _service),
        CallbackQueryHandler(_press),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE, _message(talk.edited)),
        MessageHandler(private & new_words & ~filters.StatusUpdate.ALL, _message(talk.private)),
        MessageHandler(groups & new_words & filters.REPLY & ~filters.StatusUpdate.ALL, _message(talk.in_group)),
    ]


def _command(function: Command, *, stays: bool = False) -> Handler:
    async def on_command(update: Update, context: Context) -> None:
        actor = await actor_of(update, context.turn)
        argument = " ".join(context.args or ())
        await _spoken(context.turn, actor, function(context.turn, actor, argument))
        if stays and update.effective_message is not None:
            await form.stay_last(context.turn, actor, update.effective_message.message_id)

    return on_command


def _in_topic(name: str, function: Command) -> Command:
    """Return a command of a team: in a group that several teams share it counts in their topics only."""

    async def in_topic(turn: Turn, actor: Actor, argument: str) -> None:
        if actor.place.where is Where.FORUM and name in OF_A_TEAM:
            await turn.say(actor, "which-topic", teams=sharing(turn, actor))
        else:
            await function(turn, actor, argument)

    return in_topic


def _message(function: OnMessage) -> Handler:
    async def on_message(update: Update, context: Context) -> None:
        actor, message = await actor_of(update, context.turn), update.effective_message
        if message is not None:
            await _spoken(context.turn, actor, function(context.turn, actor, message))

    return on_message


def _change(function: OnChange) -> Handler:
    async def on_change(update: Update, context: Context) -> None:
        change = update.my_chat_member or update.chat_member
        if change is not None:
            await function(context.turn, change)

    return on_change


async def _service(update: Update, context: Context) -> None:
    if update.message is not None:
        await chats.service(context.turn, update.message)


async def _spoken(turn: Turn, actor: Actor, use: Awaitable[None]) -> None:
    try:
        await use
    except HelpdeskError as error:
        key, facts = await refusal(turn, actor, error)
        await turn.say(actor, key, **facts)


async def _press(update: Update, context: Context) -> None:
    turn, query = context.turn, update.callback_query
    if query is None or query.message is None:
        return
    actor, press = await actor_of(update, turn), decode(query.data)
    if press is None or not await belongs(turn, query.message.chat.id, query.message.message_id, press):
        turn.toast(actor, "unknown-button")
        return
    if actor.place.where is Where.FORUM:
        turn.toast(actor, "which-topic", alert=True, teams=sharing(turn, actor))
        return
    needed = RIGHTS[press.what]
    try:
        if needed in OF_THE_DESK and not may(actor, needed):
            raise NotAllowed(needed.value)
        await BUTTONS[press.what](turn, actor, press)
    except HelpdeskError as error:
        key, facts = await refusal(turn, actor, error)
        # A double tap on a form is no news: a passing word is enough.
        turn.toast(actor, key, alert=not isinstance(error, FormMovedOn), **facts)
