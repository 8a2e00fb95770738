"""What Telegram refused in one form may go in a milder one: which form is tried next."""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardMarkup

from bot.outbound.api_calls import Shape
from bot.telegram.api_errors import Verdict
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import MessageKind
from storage.outbox.rows import Leased

LISTED = {
    Verdict.PLAIN: {"formatted": False},
    Verdict.NO_BUTTONS: {"buttons": False},
    Verdict.NO_THREAD: {"thread": False},
    Verdict.NO_REPLY: {"reply": False},
}
LINES = frozenset(
    {
        MessageKind.CARD,
        MessageKind.OWN,
        MessageKind.FILES,
        MessageKind.TEXT,
        MessageKind.REMINDER,
        MessageKind.CONFIRM,
    }
)  # may go as a line with a link


def first_form(leased: Leased) -> Shape:
    """Return the form that is tried first: a reply to a card tells whether the card is still there."""
    under = leased.under
    strict = under is not None and under.kind is MessageKind.CARD and leased.row.attempts <= 1
    return Shape(formatted=not leased.row.plain, strict=strict)


def milder(shape: Shape, verdict: Verdict, leased: Leased, outgoing: Outgoing) -> Shape | None:
    """Return the form in which to try again at once; None if there is no milder one.

    A refusal that nobody has listed may mean anything: without formatting, without buttons, without the reply.
    """
    if verdict in LISTED:
        known = replace(shape, **LISTED[verdict])
        if known != shape:
            return known
        verdict = Verdict.UNLISTED  # it was not that, or not that alone
    if verdict is not Verdict.UNLISTED or shape.line:
        return None
    if shape.formatted:
        return replace(shape, formatted=False)
    if shape.buttons and isinstance(outgoing.markup, InlineKeyboardMarkup):
        return replace(shape, buttons=False)
    replies = leased.current is None and (leased.under is not None or leased.row.message.reply_to is not None)
    return replace(shape, reply=False) if shape.reply and replies else None


def may_be_a_line(shape: Shape, verdict: Verdict, leased: Leased) -> bool:
    """Whether it is to be tried as one line, with a link to its ticket, now that no other form was taken."""
    message = leased.row.message
    is_new = leased.current is None and not shape.line
    if verdict is Verdict.NO_FILES:
        return is_new
    refused = verdict in LISTED or verdict is Verdict.UNLISTED
    return refused and is_new and message.ticket is not None and message.kind in LINES
