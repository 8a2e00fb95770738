"""Who is told what when something happened to a ticket, and how urgently. Pure: facts in, messages owed out.

``_told_of`` is the table; who stands behind each name is looked up by ``helpdesk/desk/recording/recipients.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from helpdesk.notify import to_desk, to_others, to_team
from helpdesk.notify.desk_texts import CorrectedHere
from helpdesk.notify.recipients import Recipients
from helpdesk.notify.ticket_texts import (
    AnsweredByColleague,
    AnswerInTeam,
    AnswerToHolder,
    BackWithDesk,
    ClaimTakenOver,
    CommentForTown,
    CommentInTeam,
    NoAnswerNeeded,
    ObjectionToDesk,
    OpenAgain,
    OpenAgainInTeam,
    PassedOnFromYou,
    QuestionPassedOn,
    QuestionToDesk,
    SolutionReworded,
    TownTold,
    WatchedClaimed,
    WatchedReopened,
    WatchedResolved,
    WithdrawnBy,
    WithdrawnInTeam,
)
from helpdesk.notify.town_texts import (
    AnsweredForTown,
    AskedForTown,
    OpenedForTown,
    ResolvedForTown,
    ReturnedForTown,
    TakenForTown,
)
from helpdesk.outbox import OutboxMessage, Urgency
from helpdesk.ticket.fact import Fact, Trait, has
from helpdesk.ticket.facts.clock import Responded, Spoke
from helpdesk.ticket.facts.details import Corrected, Opened
from helpdesk.ticket.facts.endings import Closed, Confirmed, Objected, Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Claimed, Escalated, Forwarded, Returned
from helpdesk.ticket.facts.words import Addressed, Answered, Asked, Commented
from helpdesk.ticket.notes import NoteAudience
from helpdesk.ticket.ticket import Ticket

NEWS_OF_SPOCS: Mapping[type[Fact], Callable[[Any], TownTold]] = {
    Resolved: lambda fact: ResolvedForTown(fact.note),
    Opened: lambda _: OpenedForTown(),
    Returned: lambda _: ReturnedForTown(),
    Asked: lambda _: AskedForTown(),
    Responded: lambda fact: TakenForTown() if fact.taken else AnsweredForTown(),
    Spoke: lambda _: AnsweredForTown(),
}
"""What a town's SPOCs are told of; of several at once the first. "Answered" is said of words to somebody only."""

Kinds = frozenset[type[Fact]]


def notices(ticket: Ticket, facts: Iterable[Fact], recipients: Recipients) -> list[OutboxMessage]:
    """Return what is owed after ``facts``; ``ticket`` is as it stands after them. Nobody is told what they did."""
    facts = tuple(facts)
    return [
        *to_team.cards(ticket, recipients, escalated=_any(facts, Escalated), changed=has(facts, Trait.ON_CARD)),
        *_own(ticket, facts, recipients),
        *to_others.open_views(ticket, recipients),
        *_told(ticket, facts, recipients),
    ]


def solution_reworded(ticket: Ticket, note: int, recipients: Recipients) -> list[OutboxMessage]:
    """Return what is owed to those who were told how it was solved, after its words were changed."""
    told = [spoc for spoc, muted in recipients.spocs.items() if ResolvedForTown.muted_as not in muted]
    people = dict.fromkeys((*recipients.others_of_desk, *recipients.watchers, *told))
    text = SolutionReworded(note)
    return [
        text.message_to(person, Urgency.REPLY, ticket=ticket.number, person=person, slot=text.slot(person))
        for person in people
        if person != recipients.actor
    ]


def _any(facts: Sequence[Fact], *kinds: type[Fact]) -> bool:
    return any(isinstance(fact, kinds) for fact in facts)


def _own(ticket: Ticket, facts: Sequence[Fact], recipients: Recipients) -> Iterator[OutboxMessage]:
    is_new = _any(facts, Opened)
    if has(facts, Trait.ON_OWN):
        yield from to_desk.own_message(ticket, recipients, is_new=is_new)


def _told(ticket: Ticket, facts: Sequence[Fact], recipients: Recipients) -> Iterator[OutboxMessage]:
    kinds = frozenset(type(fact) for fact in facts)
    for chat in _to_confirm(ticket, facts, recipients):
        yield to_desk.ask_the_caller(ticket, chat, Urgency.PRESSED)
    for fact in facts:
        yield from _told_of(ticket, fact, recipients, kinds)
    if kinds & {Claimed, Forwarded, Returned}:
        lost = ClaimTakenOver if Claimed in kinds else PassedOnFromYou
        yield from to_others.former_holder(ticket, recipients, lost(recipients.actor))
    news = _news_of_town(facts)
    if news is not None:
        yield from to_others.spocs(ticket, recipients, news)


def _news_of_town(facts: Sequence[Fact]) -> TownTold | None:
    """Return what the town hears of several facts at once; of questions only the first."""
    first = _any(facts, Responded, Spoke)
    told = [fact for fact in facts if type(fact) in NEWS_OF_SPOCS and (first or not isinstance(fact, Asked))]
    order = list(NEWS_OF_SPOCS)
    heaviest = min(told, key=lambda fact: order.index(type(fact)), default=None)
    return NEWS_OF_SPOCS[type(heaviest)](heaviest) if heaviest is not None else None


def _told_of(ticket: Ticket, fact: Fact, recipients: Recipients, kinds: Kinds) -> Iterator[OutboxMessage]:
    match fact:
        case Asked():
            yield from asked(ticket, fact, recipients)
        case Answered():
            yield from _answered(ticket, fact, recipients)
        case Returned():
            yield from to_desk.to_act_on(ticket, recipients, BackWithDesk(fact.note))
        case Objected():
            yield from to_desk.to_act_on(ticket, recipients, ObjectionToDesk(fact.note))
            yield from _commented(ticket, fact.note, replace(recipients, desk=()), for_town=False)
        case Reopened():
            yield from to_desk.to_others(ticket, recipients, OpenAgain(by=recipients.actor, note=fact.note))
            if fact.note is not None and ticket.is_with_team:
                yield from to_team.under_the_card(ticket, recipients, OpenAgainInTeam(fact.note))
            yield from to_others.watchers(ticket, recipients, WatchedReopened(fact.note))
        case Forwarded():
            yield from to_others.admins(ticket, recipients)
        case Withdrawn():
            yield from to_desk.to_others(ticket, recipients, WithdrawnBy(recipients.actor))
            if ticket.claimed_by is not None and ticket.team is not None:
                yield from to_team.under_the_card(ticket, recipients, WithdrawnInTeam(ticket.claimed_by))
        case Commented():
            yield from _commented(ticket, fact.note, recipients, for_town=fact.for_town)
            if fact.for_town:
                yield from to_others.spocs(ticket, recipients, CommentForTown(fact.note))
        case Addressed():
            if fact.former is NoteAudience.DESK:
                for_town = fact.audience is NoteAudience.TOWN
                yield from _commented(ticket, fact.note, recipients, for_town=for_town)
            if fact.audience is NoteAudience.TOWN:
                yield from to_others.spocs(ticket, recipients, CommentForTown(fact.note))
        case Corrected():
            yield from _corrected(ticket, fact, recipients)
        case Resolved():
            yield from to_desk.solved(ticket, recipients)
            yield from to_others.watchers(ticket, recipients, WatchedResolved(fact.note), ResolvedForTown)
        case Claimed() if Resolved not in kinds:
            yield from to_others.watchers(
                ticket, recipients, WatchedClaimed(None), TakenForTown if Responded in kinds else None
            )
        case Confirmed() if Reopened not in kinds:
            yield from to_desk.word_of_caller(ticket, recipients)


def asked(ticket: Ticket, fact: Asked, recipients: Recipients) -> Iterator[OutboxMessage]:
    """Yield the team's question; whoever asked is told if it went to others than the one who is meant."""
    yield from to_desk.to_act_on(ticket, recipients, QuestionToDesk(fact.note))
    if recipients.unreached is None:
        return
    others = sum(person != recipients.unreached for person in recipients.desk)
    told = QuestionPassedOn(by=recipients.unreached, mention=fact.by, count=others)
    if recipients.has_group:
        owed = to_team.under_the_card(ticket, recipients, told)
    else:
        owed = iter([to_others.in_private(ticket, fact.by, told)] if fact.by is not None else [])
    yield from (replace(each, once=f"passed-on:{fact.note}") for each in owed)


def _answered(ticket: Ticket, fact: Answered, recipients: Recipients) -> Iterator[OutboxMessage]:
    if fact.note is None:
        yield from to_desk.to_others(ticket, recipients, NoAnswerNeeded(recipients.actor))
        return
    waits = ticket.claimed_by or fact.asker  # whoever asked may have handed it over since
    yield from to_team.under_the_card(ticket, recipients, AnswerInTeam(fact.note, waits))
    if not recipients.has_group and waits is not None:
        yield to_others.in_private(ticket, waits, AnswerToHolder(fact.note))
    yield from to_desk.to_others(ticket, recipients, AnsweredByColleague(by=recipients.actor, note=fact.note))


def _corrected(ticket: Ticket, fact: Corrected, recipients: Recipients) -> Iterator[OutboxMessage]:
    what = tuple(fact.what.split())
    told = CorrectedHere(by=recipients.actor, what=what, mention=ticket.claimed_by)
    yield from to_team.under_the_card(ticket, recipients, told)
    if not recipients.has_group and ticket.claimed_by is not None:
        yield to_others.in_private(ticket, ticket.claimed_by, replace(told, mention=None))
    yield from to_desk.to_others(ticket, recipients, replace(told, mention=None))
    if "ulb" in what:
        yield from to_others.spocs(ticket, recipients, OpenedForTown())


def _commented(ticket: Ticket, note: int, recipients: Recipients, *, for_town: bool) -> Iterator[OutboxMessage]:
    in_group = ticket.is_with_team and recipients.has_group and not recipients.is_done_in_group
    if in_group:
        yield from to_team.under_the_card(ticket, recipients, CommentInTeam(note, ticket.claimed_by))
    yield from to_others.readers_of_comments(ticket, recipients, note, with_holder=not in_group, for_town=for_town)


def _to_confirm(ticket: Ticket, facts: Sequence[Fact], recipients: Recipients) -> Sequence[int]:
    """Return the chats in which what asks for the caller's word looks different now, or comes."""
    changes = [fact for fact in facts if Trait.ON_CONFIRM in fact.traits]
    if not changes or _any(facts, Reopened):
        return ()
    by_itself = all(isinstance(fact, Closed) and fact.by is None for fact in changes)  # which posts nothing new
    chats = recipients.confirming if by_itself else (ticket.logged_by, *recipients.confirming)
    return [chat for chat in dict.fromkeys(chats) if chat in recipients.desk]
