"""Who is told what on a ticket's further way: the operator, the team's chat, the holder, watchers, SPOCs, admins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from helpdesk.notify.recipients import MANY_FORWARDS, Recipients, files_under
from helpdesk.outbox import (
    Facts,
    MessageKind,
    OutboxMessage,
    Urgency,
    card_slot,
    confirm_slot,
    own_slot,
    read_said_slot,
    returned_slot,
    said_slot,
)
from helpdesk.ticket.fact import Fact, Trait
from helpdesk.ticket.facts.clock import Responded
from helpdesk.ticket.facts.details import Opened
from helpdesk.ticket.facts.endings import Closed, Confirmed, Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Claimed, Forwarded, Returned
from helpdesk.ticket.facts.words import Answered, Asked, Commented
from helpdesk.ticket.ticket import Ticket

NEWS_OF_SPOCS: Mapping[type[Fact], str] = {Resolved: "resolved", Opened: "opened", Responded: "answered"}
"""What a town's SPOCs are told of; of several at once the first."""

Kinds = frozenset[type[Fact]]

ASKED = "asked"  # the key of a team's question to the operator
RETURNED = "returned"  # the key of a ticket that came back to the desk
BUTTONS = {ASKED: "answer:{0} view:{0}", RETURNED: "escalate:{0} view:{0}"}


def said_again(ticket: int, slot: str, note: int) -> Facts | None:
    """Return what the message in ``slot`` says, if it passes on this note, so that it can be said anew."""
    said = read_said_slot(slot)
    return _facts(ticket, said[0], note, said[2]) if said is not None and said[1] == note else None


def told(ticket: Ticket, facts: tuple[Fact, ...], circle: Recipients) -> Iterator[OutboxMessage]:
    """Yield what people are told of ``facts``; nobody is told what they did themselves."""
    kinds = frozenset(type(fact) for fact in facts)
    for chat in _to_confirm(ticket, facts, circle):
        yield _ask_the_caller(ticket, chat, Urgency.PRESSED)
    for fact in facts:
        yield from _told_of(ticket, fact, circle, kinds)
    yield from _loses_it(ticket, circle, kinds)
    yield from _spocs(ticket, circle, kinds)


def _told_of(ticket: Ticket, fact: Fact, circle: Recipients, kinds: Kinds) -> Iterator[OutboxMessage]:
    match fact:
        case Asked():
            yield from _to_the_desk(ticket, circle, ASKED, fact.note)
        case Answered():
            yield from _answered(ticket, fact, circle)
        case Returned():
            yield from _to_the_desk(ticket, circle, RETURNED, fact.note)
        case Reopened():
            yield from _reopened(ticket, fact, circle)
        case Forwarded():
            yield from _forwarded_often(ticket, circle)
        case Withdrawn():
            yield from _withdrawn(ticket, circle)
        case Commented():
            yield from _commented(ticket, fact.note, circle)
        case Resolved():
            yield from _resolved(ticket, fact, circle)
        case Claimed() if Resolved not in kinds:
            yield from _watchers(ticket, circle, "claimed")
        case Confirmed() if Reopened not in kinds:
            for person in _others(circle):
                yield _private(ticket, person, f"confirmed-{ticket.confirmation}")


def _to_confirm(ticket: Ticket, facts: tuple[Fact, ...], circle: Recipients) -> Sequence[int]:
    """Return the chats in which what asks for the caller's word looks different now, or comes."""
    changes = [fact for fact in facts if Trait.ON_CONFIRM in fact.traits]
    if not changes or any(isinstance(fact, Reopened) for fact in facts):
        return ()
    by_itself = all(isinstance(fact, Closed) and fact.by is None for fact in changes)  # which posts nothing new
    chats = circle.confirming if by_itself else (ticket.logged_by, *circle.confirming)
    return [chat for chat in dict.fromkeys(chats) if chat in circle.desk]


def _resolved(ticket: Ticket, fact: Resolved, circle: Recipients) -> Iterator[OutboxMessage]:
    for chat in _others(circle):
        yield _ask_the_caller(ticket, chat, Urgency.REPLY)
        yield from _files(ticket, circle, chat, confirm_slot(ticket.number, chat))
    yield from _watchers(ticket, circle, "resolved", fact.note)


def _to_the_desk(ticket: Ticket, circle: Recipients, key: str, note: int | None) -> Iterator[OutboxMessage]:
    """Yield what the operator has to act on: a reply under their own message, with what came along."""
    for chat in circle.desk:
        slot = said_slot(key, note, chat) if note is not None else returned_slot(ticket.number, chat)
        yield OutboxMessage(
            chat_id=chat, say=MessageKind.TEXT, lane=Urgency.REPLY, ticket=ticket.number, person=chat, slot=slot,
            under=own_slot(ticket.number, chat), facts=_facts(ticket.number, key, note),
        )  # fmt: skip
        if note is not None:
            yield from _files(ticket, circle, chat, slot)


def _answered(ticket: Ticket, fact: Answered, circle: Recipients) -> Iterator[OutboxMessage]:
    if fact.note is None:
        yield from _logger(ticket, circle, "no-answer-needed")
        return
    waits = ticket.claimed_by or fact.asker  # whoever asked may have handed it over since
    yield from _under_the_card(ticket, circle, "answered", fact.note, mention=waits)
    if (circle.team is None or circle.team.chat_id is None) and waits is not None:
        yield _private(ticket, waits, "answered-here", fact.note)
    yield from _logger(ticket, circle, "answered-for-you", fact.note)


def _commented(ticket: Ticket, note: int, circle: Recipients) -> Iterator[OutboxMessage]:
    elsewhere = circle.team is not None and circle.team.chat_id is not None and circle.place != circle.team.chat_id
    people = [*circle.desk, *circle.watchers]
    if elsewhere and ticket.is_with_team:
        yield from _under_the_card(ticket, circle, "commented-here", note, mention=ticket.claimed_by)
    elif ticket.claimed_by is not None:
        people.insert(len(circle.desk), ticket.claimed_by)
    for person in dict.fromkeys(people):
        if person != circle.actor:
            slot = said_slot("commented", note, person)
            yield _private(ticket, person, "commented", note, slot=slot)
            yield from _files(ticket, circle, person, slot)


def _reopened(ticket: Ticket, fact: Reopened, circle: Recipients) -> Iterator[OutboxMessage]:
    yield from _logger(ticket, circle, "reopened", fact.note)
    if fact.note is not None and ticket.is_with_team:
        yield from _under_the_card(ticket, circle, "reopened-here", fact.note)
    yield from _watchers(ticket, circle, "reopened", fact.note)


def _withdrawn(ticket: Ticket, circle: Recipients) -> Iterator[OutboxMessage]:
    yield from _logger(ticket, circle, "withdrawn")
    if ticket.claimed_by is not None and ticket.team is not None:
        yield from _under_the_card(ticket, circle, "withdrawn-here", None, mention=ticket.claimed_by)


def _forwarded_often(ticket: Ticket, circle: Recipients) -> Iterator[OutboxMessage]:
    if ticket.forwards >= MANY_FORWARDS:
        for admin in circle.admins:
            yield _private(ticket, admin, "forwarded-often", lane=Urgency.PING, count=ticket.forwards)


def _loses_it(ticket: Ticket, circle: Recipients, kinds: Kinds) -> Iterator[OutboxMessage]:
    """Tell whoever had it when somebody else takes it, passes it on or hands it over."""
    if circle.holder not in (None, circle.actor) and kinds & {Claimed, Forwarded, Returned}:
        key = "lost-claim" if Claimed in kinds else "lost-moved"
        yield _private(ticket, circle.holder or 0, key, by=circle.actor)


def _spocs(ticket: Ticket, circle: Recipients, kinds: Kinds) -> Iterator[OutboxMessage]:
    what = next((word for kind, word in NEWS_OF_SPOCS.items() if kind in kinds), None)
    if what is None:
        return
    for spoc, muted in circle.spocs.items():
        if spoc not in (circle.actor, *circle.desk) and spoc not in circle.watchers and what not in muted:
            yield _private(ticket, spoc, f"spoc-{what}", lane=Urgency.PING)


def _watchers(ticket: Ticket, circle: Recipients, what: str, note: int | None = None) -> Iterator[OutboxMessage]:
    for person in circle.watchers:
        if person not in (circle.actor, *circle.desk, ticket.claimed_by):
            yield _private(ticket, person, f"watched-{what}", note, lane=Urgency.PING)


def _logger(ticket: Ticket, circle: Recipients, key: str, note: int | None = None) -> Iterator[OutboxMessage]:
    for person in _others(circle):
        yield _private(ticket, person, key, note, by=circle.actor)


def _others(circle: Recipients) -> Iterator[int]:
    """Yield those of the desk who did not do it themselves."""
    return (person for person in circle.desk if person != circle.actor)


def _ask_the_caller(ticket: Ticket, chat: int, lane: Urgency) -> OutboxMessage:
    return OutboxMessage(
        chat_id=chat, say=MessageKind.CONFIRM, lane=lane, ticket=ticket.number, person=chat,
        slot=confirm_slot(ticket.number, chat),
    )  # fmt: skip


def _under_the_card(
    ticket: Ticket, circle: Recipients, key: str, note: int | None, *, mention: int | None = None
) -> Iterator[OutboxMessage]:
    team = circle.team
    if team is None or team.chat_id is None:
        return
    slot = said_slot(key, note, team.chat_id, mention) if note is not None else None
    yield OutboxMessage(
        chat_id=team.chat_id,
        thread_id=team.thread_id,
        say=MessageKind.TEXT,
        lane=Urgency.REPLY,
        ticket=ticket.number,
        slot=slot,
        under=card_slot(ticket.number, team.chat_id),
        facts=_facts(ticket.number, key, note, mention),
    )
    if slot is not None and all(file.note == note for file in circle.files):
        yield from _files(ticket, circle, team.chat_id, slot)


def _files(ticket: Ticket, circle: Recipients, chat: int, slot: str) -> Iterator[OutboxMessage]:
    yield from files_under(ticket, slot, chat_id=chat, files=circle.files, lane=Urgency.REPLY)


def _facts(ticket: int, key: str, note: int | None, mention: int | None = None) -> Facts:
    facts: dict[str, str | int | bool | None] = {"key": key, "note": note, "mention": mention}
    return facts | {"buttons": BUTTONS[key].format(ticket)} if key in BUTTONS else facts


def _private(
    ticket: Ticket,
    person: int,
    key: str,
    note: int | None = None,
    *,
    lane: Urgency = Urgency.REPLY,
    slot: str | None = None,
    **more: int | None,
) -> OutboxMessage:
    facts = {"key": key, "note": note, **more}
    return OutboxMessage(
        chat_id=person, say=MessageKind.TEXT, lane=lane, ticket=ticket.number, person=person, slot=slot, facts=facts
    )
