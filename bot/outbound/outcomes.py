"""How the sending of a row ended, as it is to be written down: many of them go into one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup

from bot.base.metrics import AGAIN, HELD
from bot.outbound.api_calls import fingerprint
from bot.outbound.troubled_places import PlaceRefusal
from handlers.base.outgoing import Outgoing
from helpdesk.notify.desk_texts import StaysThere, TakenBackHere
from helpdesk.notify.given_up import instead, is_notice, noted_as
from helpdesk.notify.kinds import Attachments
from helpdesk.outbox import (
    Facts,
    MessageKind,
    OutboxRow,
    Posted,
    Urgency,
    erased_slot,
    is_left,
    meant_message,
    shown_again,
)
from helpdesk.ticket.notes import File
from storage.outbox.rows import Ended, Leased
from storage.outbox.sending import SendingTable

ASKED_AGAIN = 0.5  # seconds after which a file that is being made is asked for again
LONGEST = 500  # letters of why a row was given up
SENT_ANEW = frozenset(
    {MessageKind.CARD, MessageKind.FORM, MessageKind.OWN, MessageKind.VIEW}
)  # other messages that are gone are not missed
Write = Callable[[SendingTable], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class SendOutcome:
    """How it went: what to write, and how long the chat or everybody has to wait."""

    write: Write
    cost: int = 0  # what it took of the chat's budget
    edit: bool = False
    wait_row: float = 0.0
    wait_chat: float = 0.0
    wait_all: float = 0.0
    down: bool = False  # there is no way to Telegram
    well: bool = False  # Telegram answered
    result: str = AGAIN  # the row's state after it; by default it waits again
    refused: PlaceRefusal | None = None  # nothing was sent: it stays owed

    @property
    def is_sent(self) -> bool:
        """Whether something new stands in the chat: it takes messages, or edits at least."""
        return self.well and self.result == "sent" and self.cost > 0


def ended(
    leased: Leased,
    *,
    state: str = "sent",
    refusal: str | None = None,
    shows: Posted | None = None,
    sent: tuple[Posted, ...] = (),
    gone: tuple[tuple[int, int], ...] = (),
    files: tuple[frozenset[int], ...] = (),
    well: bool = False,
) -> SendOutcome:
    row = leased.row
    end = Ended(
        row=row.id, slot=row.message.slot, state=state, refusal=refusal, shows=shows, sent=sent, gone=gone,
        files=files, displaced=leased.displaced if sent else None, sees=leased.sees if sent or shows else None,
    )  # fmt: skip
    return SendOutcome(_ends(end), well=well, result=state)


def edited(leased: Leased, current: Posted, outgoing: Outgoing) -> SendOutcome:
    return ended(leased, shows=replace(current, rendered=fingerprint(outgoing)))


def posted(leased: Leased, outgoing: Outgoing, ids: tuple[int, ...]) -> SendOutcome:
    """Remember messages that can be pressed, edited or replied to about a ticket, or that show somebody's words."""
    message = leased.row.message
    pressable = isinstance(outgoing.markup, InlineKeyboardMarkup)
    if not (pressable or message.slot is not None or message.ticket is not None or leased.sees):
        return ended(leased)
    first = Posted(
        chat_id=message.chat_id,
        message_id=ids[0],
        kind=message.kind,
        slot=message.slot,
        ticket=message.ticket,
        person=message.person,
        rendered=fingerprint(outgoing),
    )
    others = (replace(first, message_id=message_id, slot=None) for message_id in ids[1:])
    return ended(leased, sent=(first, *others), files=_files(leased, outgoing, len(ids)))


def with_another(leased: Leased, done: SendOutcome, facts: Facts) -> SendOutcome:
    """It is done but for one thing, which a further row of the same slot does: its facts say what."""
    message = leased.row.message
    another = replace(message, facts={**message.facts, **facts}, once=None)

    async def write(table: SendingTable) -> None:
        await done.write(table)
        await table.owe(another, leased.row.owed_at)

    return replace(done, write=write)


def _files(leased: Leased, outgoing: Outgoing, messages: int) -> tuple[frozenset[int], ...]:
    """Return which attachments each message shows; of those that were uploaded anew only together."""
    if leased.row.message.kind is not MessageKind.FILES:
        return ()
    one_each = [file.id for file in outgoing.files if isinstance(file, File)]
    if len(one_each) == messages:
        return tuple(frozenset({number}) for number in one_each)
    return (frozenset(Attachments.read(leased.row.message.facts).files),) * messages


def stays_there(leased: Leased, outcome: SendOutcome) -> SendOutcome:
    """What somebody has taken back can't be deleted any more: words are written over, of files they are told."""
    row = leased.row
    message = Posted(chat_id=row.message.chat_id, message_id=meant_message(row.message), kind=MessageKind.TEXT)
    message = replace(message, slot=erased_slot(message))
    told = row.message.person

    async def write(table: SendingTable) -> None:
        await outcome.write(table)
        if "file" not in row.message.facts:
            over = TakenBackHere().message_to(message.chat_id, Urgency.PING, slot=message.slot)
            await table.rewrite(message, over)
        elif told is not None:
            team = str(row.message.facts["file"])
            once = f"stays:{row.message.ticket}:{message.chat_id}:{row.owed_at.isoformat()}"  # however many files
            notice = StaysThere(team).message_to(
                told, Urgency.REPLY, ticket=row.message.ticket, person=told, once=once
            )
            await table.owe(notice, row.owed_at)

    return replace(outcome, write=write)


def given_up(row: OutboxRow, error: str) -> SendOutcome:
    """The row can't be rendered or sent, whatever we try: its chat is told so, in the same transaction."""
    number, notice = noted_as(row.id), instead(row)
    refusal = error if is_notice(row) else f"{number} {error}"  # notices are not counted: they would never end
    end = Ended(row=row.id, slot=row.message.slot, state="failed", refusal=refusal[:LONGEST])

    async def write(table: SendingTable) -> None:
        await table.end([end])
        if notice is not None:
            await table.owe(notice, row.owed_at)

    return SendOutcome(write, result="failed")


def release(row: OutboxRow, wait: float = 0.0, *, counts: bool = True) -> Write:
    """The row waits again."""

    async def write(table: SendingTable) -> None:
        await table.release(row.id, wait=wait, counts=counts)

    return write


def not_yet(row: OutboxRow, wait: float = ASKED_AGAIN) -> SendOutcome:
    """It may not be sent yet, or its files are being made: the chat's other messages need not wait for it."""
    return SendOutcome(release(row, wait, counts=False), wait_row=wait, result=HELD)


def stays(row: OutboxRow, why: str, refused: PlaceRefusal, *, counts: bool = False) -> SendOutcome:
    """The row stays owed: it was refused, and is tried again slowly."""

    async def write(table: SendingTable) -> None:
        await table.release(row.id, counts=counts, refusal=None if refused.listed else why[:500])

    return SendOutcome(write, well=True, refused=refused)


def park(row: OutboxRow, wait: float) -> Write:
    """The row's whole chat has to wait."""

    async def write(table: SendingTable) -> None:
        await table.park(row.message.chat_id, wait)
        await table.release(row.id, wait=wait, counts=False)

    return write


def park_all(row: OutboxRow, wait: float) -> Write:
    """Whatever is owed to the row's destination has to wait."""

    async def write(table: SendingTable) -> None:
        await table.park(None, wait)
        await table.release(row.id, wait=wait, counts=False)

    return write


def move(row: OutboxRow, chat_id: int) -> Write:
    """The row's chat has a new id."""

    async def write(table: SendingTable) -> None:
        await table.move(row.message.chat_id, chat_id)
        await table.release(row.id, counts=False)

    return write


def is_missed(row: OutboxRow) -> bool:
    """Whether its message is sent anew if it is gone."""
    return row.message.kind in SENT_ANEW and not is_left(row.message.slot)


def anew(row: OutboxRow, lost: Posted) -> Write:
    """The message to edit is gone: the row sends another."""

    async def write(table: SendingTable) -> None:
        await table.forget(lost)
        await table.release(row.id, counts=False)

    return write


def below_a_new_card(leased: Leased) -> Write:
    """The card that it replies to is gone: that is posted anew, and the row below it."""
    row, card = leased.row, leased.under

    async def write(table: SendingTable) -> None:
        if card is not None:
            await table.forget(card)
            await table.owe(shown_again(card, row.message.urgency, thread_id=row.message.thread_id), row.owed_at)
        await table.release(row.id)

    return write


def _ends(end: Ended) -> Write:
    async def write(table: SendingTable) -> None:
        await table.end([end])

    return write
