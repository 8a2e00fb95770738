"""The table of sentences: for each text of the desk its key in the catalogue, and what can be pressed below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from helpdesk.notify import desk_texts, group_texts, staff_texts, ticket_texts, town_texts
from helpdesk.notify.content import Text
from helpdesk.notify.given_up import InDoubt
from helpdesk.outbox import Facts, OutboxMessage
from helpdesk.ticket.notes import NoteAudience


@dataclass(frozen=True, slots=True)
class Sentence:
    """``buttons`` says which are below a text, in the form that ``handlers/cards/lists.py`` reads."""

    key: str
    buttons: Callable[[Any, OutboxMessage], str] | None = None
    with_caller: bool = False  # in private, to whoever may know: there is something to call back for
    to_anybody: bool = False  # also to whoever may not read the ticket any more, of which it says nothing


def _of_question(_: ticket_texts.QuestionToDesk, message: OutboxMessage) -> str:
    return f"answer:{message.ticket} view:{message.ticket}"


def _of_objection(_: ticket_texts.ObjectionToDesk, message: OutboxMessage) -> str:
    return f"reopen:{message.ticket} callback:{message.ticket}"


def _of_return(_: ticket_texts.BackWithDesk, message: OutboxMessage) -> str:
    return f"escalate:{message.ticket} view:{message.ticket}"


def _of_solution(_: town_texts.ResolvedForTown, owed: OutboxMessage) -> str:
    return f"reopen:{owed.ticket}"


def _of_comment(text: ticket_texts.CommentKept, owed: OutboxMessage) -> str:
    others = [each.value for each in NoteAudience if each is not text.audience]
    return " ".join(f"for:{owed.ticket}:{text.note}.{audience}" for audience in others)


def _of_proposal(text: ticket_texts.ProblemProposed, _: OutboxMessage) -> str:
    return f"problem:{text.latest}"


def _of_return_of_person(text: staff_texts.BackAgain, _: OutboxMessage) -> str:
    return f"back:{text.absence}"


def _of_doubt(text: InDoubt, _: OutboxMessage) -> str:
    return f"again:{text.row}"


SENTENCES: Mapping[type[Text], Sentence] = {
    # of a ticket, to the desk
    ticket_texts.QuestionToDesk: Sentence("asked", _of_question, with_caller=True),
    ticket_texts.BackWithDesk: Sentence("returned", _of_return, with_caller=True),
    ticket_texts.ObjectionToDesk: Sentence("objected", _of_objection, with_caller=True),
    ticket_texts.AnsweredByColleague: Sentence("answered-for-you"),
    ticket_texts.NoAnswerNeeded: Sentence("no-answer-needed"),
    ticket_texts.Comment: Sentence("commented"),
    ticket_texts.OpenAgain: Sentence("reopened", with_caller=True),
    ticket_texts.WithdrawnBy: Sentence("withdrawn"),
    ticket_texts.CallerSaysSolved: Sentence("confirmed-yes"),
    ticket_texts.CallerSaysUnsolved: Sentence("confirmed-no", with_caller=True),
    ticket_texts.CallerNotReached: Sentence("confirmed-unreached", with_caller=True),
    desk_texts.ErasureReport: Sentence("erasure-report"),
    desk_texts.CallerOf: Sentence("caller-of", with_caller=True),
    ticket_texts.TeamNotLinked: Sentence("team-not-linked"),
    ticket_texts.ProblemProposed: Sentence("propose-problem", _of_proposal),
    # of a ticket, under the team's card
    ticket_texts.AnswerInTeam: Sentence("answered"),
    ticket_texts.CommentInTeam: Sentence("commented-here"),
    ticket_texts.OpenAgainInTeam: Sentence("reopened-here"),
    ticket_texts.WithdrawnInTeam: Sentence("withdrawn-here"),
    desk_texts.CorrectedHere: Sentence("corrected-here"),
    ticket_texts.RaisedToP1: Sentence("raised-to-p1"),
    ticket_texts.ClaimFreed: Sentence("claim-freed"),
    ticket_texts.QuestionPassedOn: Sentence("question-passed-on"),
    group_texts.CardInNewGroup: Sentence("card-moved-on"),
    group_texts.CardInOtherTopic: Sentence("card-moved-topic"),
    # of a ticket, to others around it
    ticket_texts.AnswerToHolder: Sentence("answered-here"),
    ticket_texts.ClaimTakenOver: Sentence("lost-claim"),
    ticket_texts.PassedOnFromYou: Sentence("lost-moved", to_anybody=True),
    ticket_texts.WatchedClaimed: Sentence("watched-claimed"),
    ticket_texts.WatchedResolved: Sentence("watched-resolved"),
    ticket_texts.SolutionReworded: Sentence("solution-reworded"),
    ticket_texts.WatchedReopened: Sentence("watched-reopened"),
    town_texts.OpenedForTown: Sentence("spoc-opened"),
    town_texts.TakenForTown: Sentence("spoc-taken"),
    town_texts.AskedForTown: Sentence("spoc-asked"),
    town_texts.AnsweredForTown: Sentence("spoc-answered"),
    ticket_texts.CommentForTown: Sentence("spoc-comment"),
    ticket_texts.CommentKept: Sentence("comment-kept", _of_comment),
    town_texts.ReturnedForTown: Sentence("spoc-returned"),
    town_texts.ResolvedForTown: Sentence("spoc-resolved", _of_solution),
    ticket_texts.ForwardedOften: Sentence("forwarded-often"),
    # of people
    staff_texts.RoleGiven: Sentence("appointed"),
    staff_texts.TeamRoleGiven: Sentence("appointed-team"),
    staff_texts.RoleTaken: Sentence("dismissed"),
    staff_texts.TeamRoleTaken: Sentence("dismissed-team"),
    staff_texts.RolesEnded: Sentence("roles-ended"),
    staff_texts.LetGo: Sentence("let-go"),
    staff_texts.YouLeftGroup: Sentence("you-left-the-group"),
    staff_texts.AskInGroup: Sentence("ask-in-the-group"),
    staff_texts.YourGroupUnlinked: Sentence("group-of-yours-unlinked"),
    staff_texts.YourTeamListed: Sentence("team-of-yours-listed"),
    staff_texts.MemberLeft: Sentence("left-the-group"),
    staff_texts.InvitationTaken: Sentence("invitation-taken"),
    staff_texts.AccessRefused: Sentence("access-refused"),
    staff_texts.HandedToYou: Sentence("handed-to-you"),
    staff_texts.HandedToYouUntil: Sentence("handed-to-you-until"),
    staff_texts.HandedOverInTeam: Sentence("handed-over"),
    staff_texts.HandedOverInTeamUntil: Sentence("handed-over-until"),
    staff_texts.BackAgain: Sentence("back-again", _of_return_of_person),
    staff_texts.BackAgainNothingLeft: Sentence("back-again-nothing"),
    staff_texts.ColleagueBack: Sentence("colleague-back"),
    staff_texts.TakenBackFromYou: Sentence("taken-back-from-you"),
    # of groups
    group_texts.GroupLinked: Sentence("group-linked"),
    group_texts.TopicLinked: Sentence("topic-linked"),
    group_texts.GroupMoved: Sentence("group-moved"),
    group_texts.GroupMovedInFile: Sentence("group-moved-file"),
    group_texts.GroupDeleted: Sentence("group-deleted"),
    group_texts.TopicGone: Sentence("topic-gone"),
    group_texts.TopicGoneInFile: Sentence("topic-gone-file"),
    group_texts.TopicGoneCardsWait: Sentence("topic-gone-shared"),
    group_texts.PinRefused: Sentence("pin-refused"),
    group_texts.MessagesVanish: Sentence("chat-timer"),
    group_texts.BotRemoved: Sentence("chat-removed"),
    group_texts.BotSilenced: Sentence("chat-silenced"),
    group_texts.TopicClosed: Sentence("chat-closed"),
    group_texts.BotBlocked: Sentence("chat-blocked"),
    group_texts.AllRefused: Sentence("chat-refused"),
    group_texts.ChatRegained: Sentence("chat-regained"),
    # of mails
    desk_texts.MailsWait: Sentence("mails-wait"),
    desk_texts.MailsBefore: Sentence("mails-before"),
    desk_texts.LetterBounced: Sentence("letter-bounced", with_caller=True),
    desk_texts.LetterRefused: Sentence("letter-refused", with_caller=True),
    # of the desk
    desk_texts.Recounted: Sentence("recounted"),
    desk_texts.YearUnconfirmed: Sentence("year-unconfirmed"),
    desk_texts.ErasedHere: Sentence("erased-here"),
    desk_texts.TakenBackHere: Sentence("taken-back-here"),
    desk_texts.StaysThere: Sentence("stays-there"),
    desk_texts.MessageGivenUp: Sentence("given-up"),
    desk_texts.TicketGivenUp: Sentence("given-up-ticket"),
    desk_texts.FormGivenUp: Sentence("given-up-form"),
    InDoubt: Sentence("in-doubt", _of_doubt),
    desk_texts.ManyGivenUp: Sentence("alarm-given-up"),
}
BY_NAME: Mapping[str, type[Text]] = {text.stored_as: text for text in SENTENCES}


def text_of(facts: Facts) -> Text | None:
    """Return the text of the desk that was stored; None for a sentence that a handler or a job names by its key."""
    text = BY_NAME.get(str(facts["key"]))
    return text.read(facts) if text is not None else None


def buttons_of(text: Text, message: OutboxMessage) -> str | None:
    """Return the buttons below a text. Rows that were stored with theirs keep them: some say no more of what for."""
    if (stored := message.facts.get("buttons")) is not None:
        return str(stored)
    below = SENTENCES[type(text)].buttons
    return below(text, message) if below is not None else None
