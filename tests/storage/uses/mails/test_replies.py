"""What callers answer by mail, and what they are asked: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.mail.threads import Thread
from helpdesk.ticket.errors import NotAllowed
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import Confirmation
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.office import at
from tests.storage.uses.mails.mailing import CALLER, MAILING, answers, comes, opened, parts
from tests.storage.uses.playing import OPERATOR, RAVI, Echo, Step, Use, holds, kept, said, staffed


def asks(number: int, words: str = "Which office?") -> Use:
    return lambda d: d.replies.ask(number, OPERATOR, said(d, words))


def solved(number: int) -> Use:
    return lambda d: d.tickets.resolve(number, RAVI, said(d, "Set again"))


async def acts(desk: Desk) -> object:
    """Let a reply act on a ticket that there is not."""
    mail = await desk.store.mails.get(1)
    assert mail is not None
    return [await desk.replies.act(mail, Thread(number, acts=True)) for number in (None, 1009)]


REPLIES: list[Step] = [
    ("10:00", "one mail", comes(1, parts=parts("a.jpg"), parts_in_all=1)),
    ("10:01", "is a ticket", opened(1, 1001)),
    ("10:02", "of none", acts),
    ("10:03", "to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:10", "the team asks back", lambda d: d.questions.ask(1001, RAVI, said(d, "Where?"))),
    ("10:11", "nobody has asked by mail", comes(2, "In Jatni", subject="MUK-1001")),
    ("10:12", "the caller is asked", asks(1001)),
    ("10:13", "and answers, with files", answers(3, "In Jatni", parts=parts("b", "c", "d"))),
    ("10:14", "once", answers(4, "", subject="All of it")),
    ("10:20", "solved", solved(1001)),
    ("10:21", "no, with a file", answers(5, "No, it fails again", parts=parts("e"))),
    ("10:30", "solved", solved(1001)),
    ("10:31", "an objection", answers(6, "It still fails", parts=parts("f"))),
    ("10:32", "a word", answers(7, "I have seen it, thanks")),
    ("10:33", "an answer to another letter", answers(8, "No, never", letter=1)),
    ("10:34", "by the subject alone", comes(9, "No, never", subject="MUK-1001")),
    ("10:35", "asked when it is solved", asks(1001)),
    ("10:36", "a bare no", answers(10, "NO")),
]
CLOSED: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "one mail", comes(1)),
    ("10:02", "is the ticket", opened(1, 1001)),
    ("10:03", "what hangs on it", lambda d: d.links.link(1002, OPERATOR, 1001)),
    ("10:10", "solved", solved(1001)),
    ("10:11", "yes", answers(2, "Yes, thank you", parts=parts("a"))),
    ("10:12", "yes again", answers(3, "Yes")),
    ("10:13", "anything else", answers(4, "I have seen it")),
    ("10:14", "no, after all", answers(5, "No")),
    ("10:15", "which it is", answers(6, "Yes")),
    ("10:16", "and no", answers(7, "No")),
    ("10:20", "solved", solved(1001)),
    ("Thu 19 Nov 17:30", "closed by itself", lambda d: d.endings.close(1001)),
    ("Thu 19 Nov 17:31", "yes, which nobody has asked", answers(8, "Yes")),
    ("Wed 30 Dec 10:20", "no, too late", answers(9, "No")),
]
FOLLOWED: list[Step] = [
    *CLOSED[:4],
    ("10:10", "solved", solved(1001)),
    ("10:11", "no, with a file", answers(2, "No, it fails again", parts=parts("a"))),
    ("10:12", "solved", solved(1001)),
    ("10:13", "no, by the phone", lambda d: d.endings.confirm(1001, OPERATOR, Confirmation.NO)),
]
FAILED = "Mail delivery failed"
ASKED: list[Step] = [
    ("10:00", "by the team", lambda d: d.replies.ask(1001, RAVI, said(d, "Which?"))),
    ("10:01", "nobody", asks(1003)),
    ("10:02", "who has no address", asks(1002)),
    ("10:03", "who has none that is one", asks(1004)),
    ("10:04", "by the desk", asks(1001)),
    ("10:05", "in its thread", asks(1001, "And since when?")),
    (
        "10:06",
        "a mail is",
        comes(1, headers={"references": ("<r1@x> <r2@x>",)}, message_id="", sender="a.colleague@jatni.example"),
    ),
    ("10:07", "the ticket itself", opened(1, 1001)),
    ("10:08", "in its thread, who wrote it", asks(1001)),
    ("10:08", "another", comes(2)),
    ("10:08", "of a ticket without a caller", opened(2, 1003)),
    ("10:08", "asked in the desk's language", asks(1003)),
    ("10:08", "and solved", lambda d: d.tickets.resolve(1003, OPERATOR, said(d, "Done"))),
    ("10:09", "its words are gone", lambda d: d.store.mails.blank([1])),
    ("10:10", "in that of the letters, where the ticket's caller is now", asks(1001)),
    ("10:11", "undelivered, without a report", answers(3, "Why", sender="mailer-daemon@x.example", subject=FAILED)),
]


async def _callers(unit: UnitOfWork) -> None:
    """Let three callers have a ticket each, of whom one has an address."""
    await staffed(unit)
    people = (Caller(name="Ramesh", email=CALLER), Caller(phone="+919437000001"), Caller(name="Sita", email="nobody"))
    of = [await unit.texts.keep_caller(caller) for caller in people]
    await unit.texts.speak_to(of[0], "hi")
    for number, caller in ((1001, of[0]), (1002, of[1]), (1003, None), (1004, of[2])):
        await kept(unit, number, caller)


async def test_what_a_caller_answers(unit: UnitOfWork) -> None:
    await _callers(unit)
    await holds(unit, "mails/replies", REPLIES, MAILING)


async def test_what_closes_a_ticket_and_opens_it_again(unit: UnitOfWork) -> None:
    await _callers(unit)
    await holds(unit, "mails/closed", CLOSED, MAILING)


async def test_what_another_system_hears_of_it(unit: UnitOfWork) -> None:
    await _callers(unit)
    await holds(unit, "mails/followed", FOLLOWED, replace(MAILING, followers=(Echo(),)))


async def test_who_can_be_asked_and_in_which_thread(unit: UnitOfWork) -> None:
    await _callers(unit)
    await holds(unit, "mails/asked", ASKED, MAILING)
    with pytest.raises(NotAllowed, match=r"'ask-caller', 1001"):
        await asks(1001)(Desk(unit, replace(MAILING, mail=None), at("Mon 16 Nov 11:00")))
