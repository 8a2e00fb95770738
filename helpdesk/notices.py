"""Who is told what when something happened to a ticket, and how urgently. Pure: facts in, messages owed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from helpdesk.events import (
    Claimed,
    Commented,
    Escalated,
    Fact,
    Opened,
    PriorityChanged,
    PromiseChanged,
    Promised,
    Released,
    Resolved,
    Responded,
)
from helpdesk.notes import File, FileKind
from helpdesk.owed import Lane, Owed, Say, card_lane, card_slot, own_slot, view_slot
from helpdesk.policy import Team
from helpdesk.tickets import Ticket


@dataclass(frozen=True, kw_only=True, slots=True)
class Circle:
    """Everybody around a ticket who may be told."""

    team: Team | None
    admins: tuple[int, ...] = ()
    actor: int | None = None  # who did it: never told what they did
    files: tuple[File, ...] = ()  # attachments that go with it
    viewers: tuple[int, ...] = ()  # private chats in which the ticket is open


ALBUM = 4  # attachments that follow a card by themselves
TELEGRAM_ALBUM = 10  # the most that one album may hold
ALBUMS = (FileKind.PHOTO, FileKind.VIDEO)
CARD_CHANGES = (Claimed, Released, Responded, Resolved, Promised, PromiseChanged, PriorityChanged)
OWN_CHANGES = (Escalated, Claimed, Released, Resolved, Promised, PromiseChanged, PriorityChanged)


def notices(ticket: Ticket, facts: Iterable[Fact], circle: Circle) -> list[Owed]:
    """Return what is owed after ``facts``; ``ticket`` is as it stands after them."""
    facts = tuple(facts)
    owed = [*_card(ticket, facts, circle), *_own(ticket, facts)]
    owed += [_view(ticket, chat) for chat in circle.viewers]
    for fact in facts:
        if isinstance(fact, Resolved):
            owed += _tell(ticket, circle, "resolved", fact.note)
        elif isinstance(fact, Commented):
            owed += _tell(ticket, circle, "commented", fact.note, also=ticket.claimed_by)
    return owed


def card(ticket: Ticket, team: Team, lane: Lane) -> Owed:
    """Return a ticket's card as it is owed to its team's chat."""
    chat_id = team.chat_id or 0
    return Owed(
        chat_id=chat_id, thread_id=team.thread_id, say=Say.CARD, lane=lane, ticket=ticket.number,
        slot=card_slot(ticket.number, chat_id),
    )  # fmt: skip


def files_under(
    ticket: Ticket, slot: str, *, chat_id: int, files: Sequence[File], lane: Lane, most: int = ALBUM
) -> Iterator[Owed]:
    """Yield attachments as replies under a message of ours: pictures as albums, the rest one by one.

    ``most`` bounds how many are sent; what is left is behind the Files button.
    """
    chosen = files[:most]
    pictures = [f.id for f in chosen if f.kind in ALBUMS]
    batches = [pictures[i : i + TELEGRAM_ALBUM] for i in range(0, len(pictures), TELEGRAM_ALBUM)]
    batches += [[f.id] for f in chosen if f.kind not in ALBUMS]
    for batch in batches:
        facts = {"files": ",".join(str(f) for f in batch)}
        yield Owed(chat_id=chat_id, say=Say.FILES, lane=lane, ticket=ticket.number, under=slot, facts=facts)


def _card(ticket: Ticket, facts: tuple[Fact, ...], circle: Circle) -> Iterator[Owed]:
    team = circle.team
    if any(isinstance(f, Escalated) for f in facts):
        if team is None or team.chat_id is None:
            yield from _team_is_not_linked(ticket, circle)
            return
        lane = card_lane(ticket.priority)
        yield card(ticket, team, lane)
        slot = card_slot(ticket.number, team.chat_id)
        yield from files_under(ticket, slot, chat_id=team.chat_id, files=circle.files, lane=lane)
    elif team is not None and team.chat_id is not None and any(isinstance(f, CARD_CHANGES) for f in facts):
        yield card(ticket, team, Lane.PRESSED)


def _own(ticket: Ticket, facts: tuple[Fact, ...]) -> Iterator[Owed]:
    if any(isinstance(f, (Opened, *OWN_CHANGES)) for f in facts):
        is_new = any(isinstance(f, Opened) for f in facts)
        yield Owed(
            chat_id=ticket.logged_by, say=Say.OWN, lane=Lane.REPLY if is_new else Lane.PRESSED, ticket=ticket.number,
            person=ticket.logged_by, slot=own_slot(ticket.number, ticket.logged_by),
        )  # fmt: skip


def _view(ticket: Ticket, chat: int) -> Owed:
    slot = view_slot(ticket.number, chat)
    return Owed(chat_id=chat, say=Say.VIEW, lane=Lane.PRESSED, ticket=ticket.number, person=chat, slot=slot)


def _tell(ticket: Ticket, circle: Circle, key: str, note: int | None, *, also: int | None = None) -> Iterator[Owed]:
    for person in dict.fromkeys((ticket.logged_by, also)):
        if person is None or person == circle.actor:
            continue
        yield Owed(
            chat_id=person, say=Say.TEXT, lane=Lane.REPLY, ticket=ticket.number, person=person,
            facts={"key": key, "note": note},
        )  # fmt: skip


def _team_is_not_linked(ticket: Ticket, circle: Circle) -> Iterator[Owed]:
    for person in dict.fromkeys((ticket.logged_by, *circle.admins)):
        yield Owed(
            chat_id=person, say=Say.TEXT, lane=Lane.PING, ticket=ticket.number, person=person,
            facts={"key": "team-not-linked"},
        )  # fmt: skip
