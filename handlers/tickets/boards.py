"""The board that is pinned in a team's group, and the queue card that stands there during a burst."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton

from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.base.pager import Paged
from handlers.cards.dossier import gather_many
from handlers.cards.lists import line
from handlers.cards.words import Cards
from helpdesk.notify.kinds import TeamBoard
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Actor
from helpdesk.ports.store import Store
from helpdesk.ticket.ticket import Ticket

PART = 8  # tickets of each sort that a board names; the rest is a number
PAGE = 5


async def render_board(message: OutboxMessage, store: Store, cards: Cards) -> Outgoing | None:
    """Return a team's board, to be pinned when it is posted."""
    desk, team = cards.desk_in(store), cards.office.settings.team(TeamBoard.read(message.facts).team)
    if team is None or (team.chat_id, team.thread_id) != (message.chat_id, message.thread_id):
        return None
    board = await desk.boards.board(team.key)
    lines = [cards.say("board-head", team=cards.name(team))]
    for key, part in (("late", board.late), ("today", board.today), ("unclaimed", board.unclaimed)):
        lines += await _part(key, part, store, cards)
    if board.is_empty:
        lines.append(cards.say("board-empty"))
    return Outgoing("\n".join(lines), pin=True)


async def _part(key: str, tickets: Sequence[Ticket], store: Store, cards: Cards) -> list[Html]:
    if not tickets:
        return []
    lines = [cards.say(f"board-{key}", count=len(tickets))]
    lines += [line(dossier, cards) for dossier in await gather_many(store, tickets[:PART])]
    if len(tickets) > PART:
        lines.append(cards.say("board-more", count=len(tickets) - PART))
    return lines


async def render_burst(message: OutboxMessage, store: Store, cards: Cards) -> Outgoing | None:
    """Return the queue card: how many cards still have to come, and a page of them with Claim."""
    desk, team = cards.desk_in(store), cards.office.settings.team(TeamBoard.read(message.facts).team)
    waiting = await desk.boards.burst(team) if team is not None else ()
    if team is None or not waiting:
        return None
    page = Paged.of(waiting, await desk.boards.burst_page(team), PAGE)
    by_number = {ticket.number: ticket for ticket in await store.search.tickets(page.rows)}
    dossiers = await gather_many(store, [by_number[n] for n in page.rows if n in by_number])
    lines = [cards.say("burst-head", count=len(waiting)), *(line(dossier, cards) for dossier in dossiers)]
    free = [d.ticket for d in dossiers if d.ticket.claimed_by is None and d.ticket.is_unresolved]
    claims = [[_claim(ticket, cards)] for ticket in free]
    turns = page.turns(lambda n, key: cards.keyboards.button(Press(Button.BURST, n, "p"), key))
    return Outgoing("\n".join(lines), markup([*claims, turns]))


def _claim(ticket: Ticket, cards: Cards) -> InlineKeyboardButton:
    return cards.keyboards.button(Press(Button.BURST, ticket.number, "c"), "burst-claim", id=cards.id(ticket))


async def press_burst(turn: Turn, actor: Actor, press: Press) -> None:
    """Claim a ticket whose card has not come yet (``c``), or turn a page (``p``)."""
    team = turn.settings.team(actor.place.team)
    if team is None:
        turn.toast(actor, "unknown-button")
    elif press.arg == "c":
        await turn.desk.tickets.claim(press.number, actor)
        turn.toast(actor, "claimed-by-you", id=turn.id(press.number))
        await turn.desk.boards.turn_burst(team, await turn.desk.boards.burst_page(team))
    elif press.arg == "p" and await turn.desk.boards.burst(team):
        await turn.desk.boards.turn_burst(team, press.number)
    else:
        turn.toast(actor, "unknown-button")
