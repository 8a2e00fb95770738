"""The one list: which function answers every command, button and message, and who may ask for it."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import Application, BaseHandler, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from handlers import held, talk
from handlers.admin import chats, home
from handlers.admin import linking as setup_linking
from handlers.admin.access import joining
from handlers.base.buttons import Exempt, Subject
from handlers.base.callback_data import Button
from handlers.base.context import Context
from handlers.cards import whole
from handlers.commands import ChatCommand, HeardIn, Menu, WholeMessage
from handlers.intake import form
from handlers.mail import own_address
from handlers.mail import presses as mails
from handlers.router import ButtonRow, Router, Talk, on_change, on_service
from handlers.search import callers, find
from handlers.summaries import charts, exports, summary
from handlers.tickets import (
    boards,
    card_buttons,
    comments,
    following,
    handover,
    linking,
    moves,
    promise_and_priority,
    prompt_answers,
    status,
    why,
)
from helpdesk.people.rights import Action
from helpdesk.ticket.ticket import Status

ESCALATED, CLAIMED, WAITING, RESOLVED = Status.ESCALATED, Status.CLAIMED, Status.WAITING, Status.RESOLVED
TICKET, ANY_TICKET, PROMPT = Subject.TICKET, Subject.ANY_TICKET, Subject.PROMPT
MAIL = Subject.MAIL
EVERYBODY, OWNER = Exempt.EVERYBODY, Exempt.OWNER

# A command may have a row for the private chat and one for groups. Menus name them in this order.
# Which ticket /status and /why may tell of is asked when it is looked up: nobody learns that one exists.
COMMANDS: tuple[ChatCommand, ...] = (
    ChatCommand("start", HeardIn.PRIVATE, EVERYBODY, joining.start),
    ChatCommand("new", HeardIn.PRIVATE, Action.OPEN, WholeMessage(form.new), Menu.EVERYBODY, form_below=False),
    ChatCommand("status", HeardIn.PRIVATE, EVERYBODY, status.status, Menu.EVERYBODY),
    ChatCommand("mine", HeardIn.PRIVATE, Action.MINE, status.mine, Menu.EVERYBODY),
    ChatCommand("find", HeardIn.PRIVATE, Action.FIND, find.find, Menu.EVERYBODY),
    ChatCommand("queue", HeardIn.PRIVATE, Action.QUEUE, status.queue, Menu.EVERYBODY),
    ChatCommand("why", HeardIn.PRIVATE, EVERYBODY, why.why, Menu.EVERYBODY),
    ChatCommand("summary", HeardIn.PRIVATE, Action.SUMMARY, summary.summary, Menu.EVERYBODY),
    ChatCommand("language", HeardIn.PRIVATE, EVERYBODY, status.language, Menu.EVERYBODY),
    ChatCommand("help", HeardIn.PRIVATE, EVERYBODY, status.help_, Menu.EVERYBODY),
    ChatCommand("cancel", HeardIn.PRIVATE, OWNER, status.cancel, Menu.EVERYBODY, form_below=False),
    ChatCommand("admin", HeardIn.PRIVATE, Action.SETUP, home.admin, Menu.ADMINS),
    ChatCommand("doctor", HeardIn.PRIVATE, Action.SETUP, home.doctor, Menu.ADMINS),
    ChatCommand("caller", HeardIn.PRIVATE, Action.ERASE, callers.ask, Menu.ADMINS),
    ChatCommand("queue", HeardIn.TEAM, Action.QUEUE, status.queue, Menu.EVERYBODY),
    ChatCommand("status", HeardIn.TEAM, EVERYBODY, WholeMessage(status.in_group), Menu.EVERYBODY),
    ChatCommand("mine", HeardIn.TEAM, Action.MINE, status.mine, Menu.EVERYBODY),
    ChatCommand("why", HeardIn.TEAM, EVERYBODY, why.why, Menu.EVERYBODY),
    ChatCommand("summary", HeardIn.TEAM, Action.SUMMARY, summary.summary, Menu.EVERYBODY),
    ChatCommand("link", HeardIn.GROUP, EVERYBODY, WholeMessage(setup_linking.link), Menu.EVERYBODY),
    ChatCommand("help", HeardIn.GROUP, EVERYBODY, status.help_, Menu.EVERYBODY),
    ChatCommand("start", HeardIn.GROUP, EVERYBODY, WholeMessage(setup_linking.start_in_group)),
    ChatCommand("new", HeardIn.GROUP, EVERYBODY, status.only_private),
    ChatCommand("language", HeardIn.GROUP, EVERYBODY, status.only_private),
    ChatCommand("cancel", HeardIn.GROUP, OWNER, status.cancel),
)

# Code, right, function; then what it is about, its words and looks, and where it stands under a ticket: ``view`` in
# the private chat, in this order; ``card`` in the team's group, by line and place, at most six of them in a status.
ROWS: tuple[ButtonRow, ...] = (
    ButtonRow(
        Button.CLAIM, Action.CLAIM, card_buttons.claim, subject=TICKET, label="button-claim", style="primary",
        view="", card={ESCALATED: (1, 1)},
    ),
    ButtonRow(
        Button.RESOLVE, Action.RESOLVE, card_buttons.resolve, subject=TICKET, label="button-resolve", view="",
        card={ESCALATED: (1, 2), CLAIMED: (1, 1), WAITING: (1, 1)},
    ),
    ButtonRow(
        Button.RELEASE, Action.RELEASE, card_buttons.release, subject=TICKET, label="button-release", view="",
        card={CLAIMED: (2, 2), WAITING: (2, 2)},
    ),
    ButtonRow(
        Button.ASK, Action.ASK, moves.ask, subject=TICKET, label="button-ask", view="",
        card={ESCALATED: (2, 1), CLAIMED: (1, 2)},
    ),
    ButtonRow(Button.ANSWER, Action.ANSWER, moves.answer, subject=TICKET, label="button-answer", view=""),
    ButtonRow(
        Button.NO_ANSWER, Action.NO_ANSWER, moves.no_answer, subject=TICKET, label="button-no-answer", view="",
        card={WAITING: (1, 2)},
    ),
    ButtonRow(
        Button.FORWARD, Action.FORWARD, moves.forward, subject=TICKET, label="button-forward", view="",
        card={ESCALATED: (2, 2), CLAIMED: (2, 1), WAITING: (2, 1)},
    ),
    ButtonRow(Button.ESCALATE, Action.ESCALATE, moves.escalate, subject=TICKET, label="button-escalate", view=""),
    ButtonRow(Button.ESCALATE_TO, Action.ESCALATE, moves.escalate_to, subject=TICKET),
    ButtonRow(
        Button.CALLER, Action.CALLER, card_buttons.caller, subject=TICKET, label="button-caller", view="",
        card={CLAIMED: (3, 1), WAITING: (3, 1)},
    ),
    ButtonRow(Button.ADD, Action.COMMENT, moves.add, subject=TICKET, label="button-add"),
    ButtonRow(Button.CORRECT, Action.CORRECT, form.press_correct, subject=TICKET, label="button-correct", view=""),
    ButtonRow(Button.CALLER_LANGUAGE, Action.CALLER, card_buttons.caller_language, subject=TICKET),
    ButtonRow(
        Button.REOPEN, Action.REOPEN, moves.reopen, subject=TICKET, label="button-reopen", view="",
        card={RESOLVED: (1, 1)},
    ),
    ButtonRow(Button.FOR, Action.COMMENT, comments.address, subject=TICKET),
    ButtonRow(Button.CONFIRM, Action.CONFIRM, moves.confirm, subject=TICKET),
    ButtonRow(Button.RATE, Action.RATE, moves.rate, subject=TICKET),
    ButtonRow(
        Button.REFERENCE, Action.REFERENCE, linking.reference, subject=TICKET, label="button-reference", view=""
    ),
    ButtonRow(Button.LINK, Action.LINK, linking.link, subject=TICKET, label="button-link", view=""),
    ButtonRow(Button.UNLINK, Action.LINK, linking.unlink, subject=TICKET, label="button-unlink-ticket"),
    ButtonRow(Button.PROBLEM, Action.LINK, linking.make_problem, subject=ANY_TICKET, label="button-make-problem"),
    ButtonRow(Button.WITHDRAW, Action.WITHDRAW, moves.withdraw, subject=TICKET, label="button-withdraw", view=""),
    ButtonRow(Button.WATCH, Action.WATCH, following.watch, subject=TICKET),
    ButtonRow(Button.HISTORY, Action.HISTORY, following.history, subject=TICKET, label="button-history", view=""),
    ButtonRow(
        Button.PROMISE, Action.PROMISE, promise_and_priority.promise, subject=TICKET, label="button-by-when", view="v"
    ),
    ButtonRow(
        Button.PRIORITY, Action.PRIORITY, promise_and_priority.priority, subject=TICKET, label="button-priority",
        view="v",
    ),
    ButtonRow(Button.BACK, Action.VIEW, promise_and_priority.back, subject=TICKET, label="button-back"),
    ButtonRow(
        Button.MORE, Action.VIEW, card_buttons.more, subject=TICKET, label="button-more",
        card={ESCALATED: (3, 1), CLAIMED: (3, 2), WAITING: (3, 2), RESOLVED: (1, 2)},
    ),
    ButtonRow(Button.VIEW, Action.VIEW, card_buttons.view, subject=ANY_TICKET),
    ButtonRow(Button.WHY, Action.VIEW, why.press_why, subject=TICKET, label="button-why"),
    ButtonRow(Button.WHOLE, Action.VIEW, whole.read_all, subject=TICKET, label="button-whole"),
    ButtonRow(Button.FILES, Action.FILES, card_buttons.files, subject=TICKET, label="button-files"),
    ButtonRow(Button.SIMILAR, Action.VIEW, find.similar, subject=TICKET, label="button-similar"),
    ButtonRow(
        Button.CALLER_HISTORY, Action.CALLER_HISTORY, callers.history, subject=TICKET, label="button-caller-history"
    ),
    ButtonRow(
        Button.KEEP_ANSWER, Action.KEEP_ANSWER, find.keep_answer, subject=ANY_TICKET, label="button-keep-answer"
    ),
    # What stands on a board of waiting tickets turns a page, or claims one of them: that is asked of the ticket.
    ButtonRow(Button.BURST, Action.QUEUE, boards.press_burst),
    ButtonRow(Button.HAND_OVER, Action.HAND_OVER, handover.hand_over, label="button-hand-over"),
    ButtonRow(Button.HAND_TO, Action.HAND_OVER, handover.hand_to),
    ButtonRow(Button.TAKE_BACK, OWNER, handover.take_back, label="button-take-it-back"),
    ButtonRow(Button.MUTE, Action.MUTE, following.mute),
    ButtonRow(Button.MY_MAIL, Action.MUTE, own_address.press, label="button-my-mail"),
    ButtonRow(Button.QUEUE, Action.QUEUE, status.turn_page_of_queue),
    ButtonRow(Button.MINE, Action.MINE, status.turn_page_of_mine),
    ButtonRow(Button.FIND, Action.FIND, find.press),
    ButtonRow(Button.SUMMARY, Action.SUMMARY, summary.change_view),
    ButtonRow(Button.EXPORT, Action.SUMMARY, exports.export, label="button-export"),
    ButtonRow(Button.CHARTS, Action.SUMMARY, charts.charts, label="button-charts"),
    ButtonRow(Button.SEND_AGAIN, OWNER, summary.send_again, label="button-send-again"),
    ButtonRow(Button.LANGUAGE, EVERYBODY, status.set_language),
    ButtonRow(Button.PROMPT_ANSWER, OWNER, prompt_answers.choose, subject=PROMPT),
    ButtonRow(Button.PROMPT_PRIVATE, OWNER, prompt_answers.to_private, subject=PROMPT, label="button-private"),
    ButtonRow(Button.PROMPT_CANCEL, OWNER, prompt_answers.cancel, subject=PROMPT, label="button-cancel"),
    ButtonRow(Button.FORM, Action.OPEN, form.press, subject=Subject.FORM),
    ButtonRow(Button.RESUME, Action.OPEN, form.press_resume, label="button-resume"),
    ButtonRow(Button.NEW, Action.OPEN, form.press_new, label="button-new"),
    ButtonRow(Button.DISCARD, Action.OPEN, form.press_discard, subject=Subject.OFFERED_FORM, label="button-discard"),
    ButtonRow(
        Button.MAIL_OPEN, Action.MAIL, mails.open_, subject=MAIL, label="button-mail-open", style="primary"
    ),
    ButtonRow(Button.MAIL_ADD, Action.MAIL, mails.add, subject=MAIL, label="button-add-to"),
    ButtonRow(Button.MAIL_ANSWER, Action.MAIL, mails.answer, subject=MAIL, label="button-mail-answer"),
    ButtonRow(Button.MAIL_REFUSE, Action.MAIL, mails.refuse, subject=MAIL, label="button-mail-refuse"),
    ButtonRow(Button.MAIL_JUNK, Action.MAIL, mails.junk, subject=MAIL, label="button-mail-junk"),
    ButtonRow(Button.MAIL_BACK, Action.MAIL, mails.back, subject=MAIL, label="button-mail-back"),
    ButtonRow(Button.ASK_CALLER, Action.ASK_CALLER, moves.ask_caller, subject=TICKET, label="button-ask-caller"),
    ButtonRow(Button.WORDS_FOR, Action.COMMENT, held.press_for, subject=ANY_TICKET),
    ButtonRow(Button.WORDS_NEW, Action.OPEN, held.press_new, label="button-new-ticket"),
    ButtonRow(Button.WORDS_DROP, OWNER, held.press_drop, label="button-cancel"),
    ButtonRow(Button.DATA, Action.ERASE, callers.press),
    ButtonRow(Button.PAGE, Action.SETUP, home.page),
    ButtonRow(Button.ACT, Action.SETUP, home.act),
    ButtonRow(Button.ACCESS, EVERYBODY, joining.access, label="button-access"),
    ButtonRow(Button.ACCESS_ROLE, Action.SETUP, joining.access_role),
    ButtonRow(Button.ACCESS_REFUSE, Action.SETUP, joining.access_refuse, label="button-refuse"),
    ButtonRow(Button.GROUP_YES, Action.SETUP, setup_linking.yes),
    ButtonRow(Button.GROUP_NO, Action.SETUP, setup_linking.no, label="button-link-no"),
)  # fmt: skip
BUTTONS: dict[Button, ButtonRow] = {row.button: row for row in ROWS}
# What words mean that are no command, by where they are said; and what an edit of a message changes.
ROUTER = Router(BUTTONS, COMMANDS, Talk(talk.private, talk.in_group, talk.further, talk.edited))


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return PTB's handlers, in the order in which they are asked."""
    service, words = filters.StatusUpdate.ALL, filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
    return [
        ChatMemberHandler(on_change(chats.bot_moved), ChatMemberHandler.MY_CHAT_MEMBER),
        ChatMemberHandler(on_change(chats.member_moved), ChatMemberHandler.CHAT_MEMBER),
        MessageHandler(filters.UpdateType.MESSAGE & service, on_service(chats.service)),
        CallbackQueryHandler(ROUTER.press),
        MessageHandler((filters.ChatType.PRIVATE | filters.ChatType.GROUPS) & words & ~service, ROUTER.hear),
    ]


def add_routes(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Register every route; the first handler that fits an update takes it."""
    application.add_handlers(list(handlers()))
