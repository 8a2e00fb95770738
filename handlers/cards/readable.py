"""Whether what is owed may still be read there: the right is asked for as it is when the message is sent."""

from __future__ import annotations

from collections.abc import Mapping

from helpdesk.notify.group_texts import CardInNewGroup, CardInOtherTopic
from helpdesk.notify.kinds import PlannedSummary
from helpdesk.notify.ticket_texts import ProblemProposed
from helpdesk.outbox import MessageKind, OutboxMessage, is_left
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action, may

# What a message in a private chat asks of its reader; all else asks by its ticket, or is for everybody.
NEEDS: Mapping[MessageKind, Action] = {
    MessageKind.FORM: Action.OPEN,
    MessageKind.MAIL: Action.MAIL,
    MessageKind.MAIL_FILES: Action.MAIL,
    MessageKind.INVITATION: Action.SETUP,
    MessageKind.ACCESS: Action.SETUP,
    MessageKind.QUESTION: Action.SETUP,
    MessageKind.PICK: Action.SETUP,
    MessageKind.DOCTOR: Action.SETUP,
    MessageKind.SUMMARY: Action.SUMMARY,
    MessageKind.EXPORT: Action.SUMMARY,
    MessageKind.CHARTS: Action.SUMMARY,
}
# Sentences that are about no one ticket and for operators only: those of open forms name their callers.
FOR_OPERATORS = frozenset({"form-open-already", "forms-open", "form-five-open", ProblemProposed.stored_as})
ANYWHERE = frozenset(
    {MessageKind.TEXT, MessageKind.SUMMARY, MessageKind.CHARTS}
)  # a chat that is no team's and not the desk's has no more


def may_be_read(message: OutboxMessage, actor: Actor) -> bool:
    """Return whether whoever is in that chat may have this message now."""
    if actor.place.where is Where.ELSEWHERE:
        return _says_where_it_went(message) or (message.ticket is None and message.kind in ANYWHERE)
    if actor.place.where is not Where.PRIVATE:
        return True
    needed = Action.OPEN if message.facts.get("key") in FOR_OPERATORS else NEEDS.get(message.kind)
    return needed is None or PlannedSummary.is_in(message.facts) or may(actor, needed)


def _says_where_it_went(message: OutboxMessage) -> bool:
    """Whether it tells a chat that is linked no more how its cards go on, and nothing else of a ticket."""
    return CardInNewGroup.is_in(message) or CardInOtherTopic.is_in(message) or is_left(message.slot)
