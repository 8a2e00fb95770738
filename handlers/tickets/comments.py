"""A comment that was taken in: the sign that it was, and for whom it is."""

from __future__ import annotations

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.tickets import card_buttons
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.desk.recording.recorder import Words
from helpdesk.notify.passed_on import passed_on_in
from helpdesk.notify.ticket_texts import CommentKept
from helpdesk.outbox import OutboxMessage, Posted, Urgency, kept_slot
from helpdesk.people.actors import Actor, reads_as
from helpdesk.ticket.errors import WrongChoice
from helpdesk.ticket.notes import NoteAudience, NoteKind
from helpdesk.ticket.ticket import Ticket


async def take(turn: Turn, actor: Actor, ticket: Ticket, words: Words, under: Posted | None) -> None:
    """Write a comment down, put a sign on it, and offer to choose for whom it is; what answers a town is for it."""
    audience = await _audience_of(turn, ticket, under)
    written = await turn.desk.tickets.comment(ticket.number, actor, words, audience)
    await card_buttons.react(turn, actor, words.message_id)
    if words.chat_id is None or words.message_id is None:
        return
    note = await turn.store.texts.note_said_in(words.chat_id, words.message_id)
    if note is not None and note.kind is NoteKind.COMMENT and reads_as(actor, written) is not NoteAudience.TOWN:
        await _offer(turn, actor, words.message_id, ticket.number, CommentKept(note.id, note.audience))


async def address(turn: Turn, actor: Actor, press: Press) -> None:
    """Let a comment be for others than before (``17.desk``)."""
    number, _, chosen = press.arg.partition(".")
    if not number.isdecimal() or chosen not in set(NoteAudience):
        raise WrongChoice(press.number, press.arg)
    audience = NoteAudience(chosen)
    note = await turn.desk.addressing.address(press.number, actor, int(number), audience)
    if note.author is not None:
        slot = kept_slot(press.number, note.author, actor.place.chat_id)
        await turn.store.outbox.owe(_kept(actor, press.number, CommentKept(note.id, audience), slot))
    turn.toast(actor, "comment-kept", audience=chosen, id=turn.id(press.number))


async def _offer(turn: Turn, actor: Actor, message_id: int, number: int, kept: CommentKept) -> None:
    slot = kept_slot(number, actor.person.id, actor.place.chat_id)
    await delete_message(turn.store.outbox, slot)
    await turn.store.outbox.owe(_kept(actor, number, kept, slot, reply_to=message_id))


def _kept(actor: Actor, number: int, kept: CommentKept, slot: str, reply_to: int | None = None) -> OutboxMessage:
    chat = actor.place.chat_id
    return kept.message_to(
        chat, Urgency.PRESSED if reply_to is None else Urgency.PING if chat < 0 else Urgency.REPLY,
        thread_id=actor.place.thread_id, ticket=number, person=actor.person.id, slot=slot, reply_to=reply_to,
        silent=True, perishable=True,
    )  # fmt: skip


async def _audience_of(turn: Turn, ticket: Ticket, under: Posted | None) -> NoteAudience:
    """Return for whom words are that were written under a message of ours: as what that passed on."""
    passed = passed_on_in(under.slot) if under is not None else None
    if passed is None:
        return NoteAudience.TEAMS
    notes = await turn.store.texts.notes(ticket.number)
    return next((note.audience for note in notes if note.id == passed.note), NoteAudience.TEAMS)
