"""Mails that come, wait, are taken and end: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.desk import Desk
from helpdesk.desk.mail.waiting import is_open
from helpdesk.desk.search.mails import ForgottenMails
from helpdesk.mail.mail import MailTrouble, Report
from helpdesk.people.actors import Membership, Person, Role
from helpdesk.ticket.notes import Caller
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.office import at
from tests.storage.factories import enter
from tests.storage.uses.mails.mailing import (
    CALLER,
    DESK,
    MAILING,
    SPOCS,
    answers,
    comes,
    opened,
    parts,
    read,
)
from tests.storage.uses.playing import ADMIN, OPERATOR, SECOND, Step, Use, holds, kept, said, staffed

HANDS = replace(MAILING, mail=replace(DESK, most_cards=3))
SHY = replace(MAILING, chat_id=None, mail=replace(DESK, ack=False, most_files=12))


def refused(uid: int, words: str | None) -> Use:
    return lambda d: d.mails.refuse(uid, OPERATOR, "other", said(d, words) if words is not None else None)


def forgets_of(address: str) -> Use:
    return lambda d: ForgottenMails(d.recorder).forget_of(address, ())


def shown_again(mail: int, step: str, place: int) -> Use:
    async def show(desk: Desk) -> None:
        await desk.mails.show_again(await desk.mails.get(mail), step=step, place=place)

    return show


async def reminded(desk: Desk) -> object:
    found = await desk.mails.remind()
    return sorted(found.told), found.more


WAITING: list[Step] = [
    ("10:00", "one with files", comes(1, parts=parts("a.jpg", "b.jpg", "c.jpg"), parts_in_all=3)),
    ("10:01", "no room for more", comes(2, sender="nita@x.example")),
    ("10:02", "one in three", comes(3, sender="nita@x.example", sender_name="", subject="", text="")),
    ("10:03", "and none for this", comes(4, sender="nita@x.example")),
    ("10:10", "taken", lambda d: d.mails.take(1, OPERATOR)),
    ("10:11", "by another, too late", lambda d: d.mails.take(1, SECOND)),
    ("10:12", "nor ended by them", lambda d: d.mails.may_end(1, SECOND)),
    ("10:12", "no such mail", lambda d: d.mails.take(9, SECOND)),
    ("10:13", "given back", lambda d: d.mails.give_back(1)),
    ("10:14", "it was nobody's", lambda d: d.mails.give_back(1)),
    ("10:15", "may it end", lambda d: d.mails.may_end(1, SECOND)),
    ("10:20", "into a ticket that is there", lambda d: d.mails.add_to(1, 1001, OPERATOR)),
    ("10:21", "once", lambda d: d.mails.add_to(1, 1001, SECOND)),
    ("10:22", "may it end", lambda d: d.mails.may_end(1, OPERATOR)),
    ("10:30", "answered", lambda d: d.mails.answer(2, OPERATOR, said(d, "Ring the state office"))),
    ("10:31", "not for us", refused(3, None)),
    ("10:32", "and told so", refused(4, "Ask the ULB")),
    ("10:33", "junk", comes(5)),
    ("10:34", "out of sight", lambda d: d.mails.junk(5, OPERATOR)),
    ("10:35", "no, it waits", lambda d: d.mails.back_again(5)),
    ("10:36", "an answered one does not", lambda d: d.mails.back_again(2)),
    ("10:40", "a ticket is made of it", opened(5, 1001)),
    ("10:41", "a machine's", comes(6, sender="no-reply@x.example")),
    ("10:42", "which is told nothing", opened(6, 1002)),
    ("10:43", "another of the same", comes(7)),
    ("10:44", "by itself", opened(7, 1002, None)),
    ("10:45", "and a third", comes(8)),
    ("10:46", "which is one too many", opened(8, 1001)),
    ("11:39", "for an hour", comes(9)),
    ("11:40", "since the first", opened(9, 1001)),
    ("11:41", "and no longer", comes(10, sender="eve@x.example")),
    ("11:42", "of a caller that is not known", opened(10, 1003)),
    ("11:43", "of which one lies elsewhere", comes(11, digest="d1")),
    ("11:44", "asked about at its card", shown_again(10, "why", -9)),
    ("11:45", "elsewhere", shown_again(10, "why", 11)),
    ("11:46", "one that has no Message-ID", comes(12, message_id="")),
    ("11:47", "is answered", lambda d: d.mails.answer(12, OPERATOR, said(d, "Ring us"))),
]
REMINDED: list[Step] = [
    ("10:00", "one", comes(1)),
    ("10:01", "another, taken", comes(2)),
    ("10:02", "by one", lambda d: d.mails.take(2, OPERATOR)),
    ("13:29", "nobody is told", reminded),
    ("13:30", "the desk is", reminded),
    ("17:29", "once", reminded),
    ("Tue 17 Nov 17:30", "the admins", reminded),
    ("Wed 18 Nov 17:30", "of both", reminded),
    ("Thu 19 Nov 17:30", "again", reminded),
]
COMING: list[Step] = [
    ("10:00", "one mail", comes(1, "It fails\n\n-- \nRamesh, 9437012345\n> Now", parts_in_all=1)),
    ("10:01", "the same place", comes(1)),
    ("10:02", "the same mail elsewhere", comes(2, "It\n-- \nRamesh", digest="d1", message_id="<m1@jatni.example>")),
    ("10:03", "no mail", lambda d: d.mails.get(2)),
    ("10:05", "many files", comes(4, parts=parts("a", "b", "c"), parts_in_all=3)),
    ("10:06", "too large", comes(5, parts_in_all=3, trouble=MailTrouble.TOO_LARGE)),
    ("10:07", "a list's", comes(6, headers={"list-id": ("<x>",)})),
    ("10:08", "ours", comes(7, sender="helpdesk@mukta.example")),
    ("10:09", "of two senders", comes(8, senders=2)),
    ("10:10", "a long thread", comes(9, headers={"references": (" ".join(f"<r{n}@x>" for n in range(14)),)})),
    ("10:11", "unproven", comes(10, result="fail")),
    ("10:11", "of which nothing is said", comes(15, result=None)),
    ("10:11", "as many files as there may be", comes(16, parts_in_all=2)),
    ("10:12", "sent tomorrow", comes(11, sent_at=at("Tue 17 Nov 10:00"))),
    ("10:13", "about a ticket that there is not", comes(12, subject="[MUK-1009] x")),
    ("10:14", "forgotten", lambda d: d.store.mails.blank([1])),
    ("10:15", "and deleted", lambda d: d.store.mails.deleted([1])),
    ("10:16", "it comes again", comes(13, digest="d1")),
    ("10:17", "and again", comes(14, digest="d1")),
]
THREADS: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    (
        "10:01",
        "its caller names it",
        comes(1, "It fails still", subject="Re: [MUK-1001] x", sent_at=at("Mon 16 Nov 09:50")),
    ),
    ("10:02", "unproven", comes(2, "It fails", subject="Re: [MUK-1001] x", result="fail")),
    ("10:03", "a stranger names it", comes(3, "It fails", subject="MUK-1001", sender="eve@x.example")),
    ("10:04", "one of no caller", comes(4, "It fails", subject="MUK-1003")),
    (
        "10:05",
        "the town's SPOC",
        comes(5, "Please hurry", subject="MUK-1001", sender=SPOCS, parts=parts("a", "b", "c")),
    ),
    ("10:06", "without a word", comes(6, "", subject="Re: MUK-1001", sender=SPOCS)),
    ("10:07", "another town's ticket", comes(7, "Hurry", subject="MUK-1002", sender=SPOCS)),
    ("10:08", "the caller is asked", lambda d: d.replies.ask(1001, OPERATOR, said(d, "Which office?"))),
    ("10:09", "who answers", answers(8, "All of them", parts=parts("a", "b", "c"), sent_at=at("Mon 16 Nov 10:09"))),
    ("10:10", "from elsewhere", answers(9, "This one", sender="r@home.example", result="none")),
    ("10:11", "a machine does", answers(10, "I am away", headers={"auto-submitted": ("auto-replied",)})),
    ("10:12", "a machine, to nobody", comes(11, "I am away", headers={"auto-submitted": ("auto-replied",)})),
    ("10:13", "a letter of no ticket", lambda d: d.mails.answer(2, OPERATOR, said(d, "Ring us"))),
    ("10:14", "the SPOC answers a letter", answers(12, "Yes, all", sender=SPOCS)),
]


def bounced(uid: int, **known: object) -> Use:
    """A server says that what was written last about MUK-1001 did not arrive."""

    async def bounce(desk: Desk) -> object:
        letters = await desk.store.letters.of_ticket(1001)
        report = Report((letters[0].message_id,), **known)  # type: ignore[arg-type]
        return await desk.receiving.receive(
            read(uid, "", sender="mailer-daemon@x.example", subject="Failure", report=report)
        )

    return bounce


async def bounced_answer(desk: Desk) -> object:
    found = await desk.store.letters.get(2)
    assert found is not None
    report = Report((found.message_id,))
    return await desk.receiving.receive(read(4, "", sender="", subject="Undeliverable: x", report=report))


BOUNCES: list[Step] = [
    ("10:00", "one is asked", lambda d: d.replies.ask(1001, SECOND, said(d, "Which office?"))),
    ("10:01", "it did not arrive", bounced(1, status="5.2.2", said="Mailbox  full " * 15)),
    ("10:02", "which is known", bounced(2, status="5.2.2")),
    ("10:03", "a mail", comes(3)),
    ("10:04", "is answered", lambda d: d.mails.answer(3, SECOND, said(d, "Ring us"))),
    ("10:05", "in vain", bounced_answer),
    ("10:06", "of none of ours", comes(5, sender="mailer-daemon@x.example", subject="Mail delivery failed")),
]


async def _callers(unit: UnitOfWork) -> None:
    """Let Ramesh have three tickets, of which one is nobody's; Lipika's own address is known."""
    await staffed(unit)
    ramesh = Caller(name="Ramesh Sahu", email=CALLER, language="or")
    caller = await unit.texts.keep_caller(ramesh)
    await kept(unit, 1001, caller)
    await kept(unit, 1002, caller, ulb="DHE")
    await kept(unit, 1003, None)
    await unit.own_addresses.ask(41, SPOCS, at("Mon 16 Nov 09:00"))
    await unit.own_addresses.confirm(41, at("Mon 16 Nov 09:01"))


async def test_mails_are_taken_and_end(unit: UnitOfWork) -> None:
    await _callers(unit)
    await holds(unit, "mails/waiting", WAITING, MAILING)


async def test_whoever_is_to_hear_that_mails_wait(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "mails/reminded", REMINDED, HANDS)


async def test_without_a_group_every_operator_sees_mails_and_hears_of_them(unit: UnitOfWork) -> None:
    await _callers(unit)
    many = comes(1, parts=parts(*(f"{n}.jpg" for n in range(13))), parts_in_all=13)
    shown: list[Step] = [
        ("10:00", "many files", many),
        *REMINDED[1:6],
        ("Tue 17 Nov 10:01", "they had heard it", lambda d: d.mails.remind(frozenset({"desk"}))),
        ("Tue 17 Nov 10:02", "junk", lambda d: d.mails.junk(1, ADMIN)),
        ("Tue 17 Nov 10:03", "by itself a ticket", opened(2, 1001, None)),
    ]
    await holds(unit, "mails/shown_to_each", shown, SHY)


async def test_without_an_operator_the_admins_see_mails(unit: UnitOfWork) -> None:
    await enter(unit, Person(51, "Rashmi", memberships=frozenset({Membership(Role.ADMIN)})))
    shown: list[Step] = [
        ("10:00", "one", comes(1)),
        ("10:01", "junk", lambda d: d.mails.junk(1, ADMIN)),
        ("10:02", "forgotten", forgets_of(CALLER)),
    ]
    await holds(unit, "mails/shown_to_admins", shown, SHY)
    assert [is_open(await Desk(unit, SHY, at("Mon 16 Nov 10:03")).mails.get(1))] == [False]
    assert await Desk(unit, replace(SHY, mail=None), at("Mon 16 Nov 10:00")).receiving.receive(read(9)) is None


async def test_what_a_mail_is_when_it_comes(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "mails/coming", COMING, replace(MAILING, mail=replace(DESK, most_cards=1)))


async def test_of_a_long_mail_the_beginning_is_kept(unit: UnitOfWork) -> None:
    text = "a line\n" * 3500 + "\n-- \n" + "name " * 99
    long = read(1, text, subject="s  " * 200, sender_name="n" * 90)
    mail = await Desk(unit, MAILING, at("Mon 16 Nov 10:00")).receiving.receive(long)
    assert mail is not None
    assert (len(mail.text), len(mail.signature), len(mail.sender_name)) == (20_000, 300, 80)
    assert mail.subject == "s " * 150


async def test_a_mail_about_a_ticket_acts_if_it_may(unit: UnitOfWork) -> None:
    await _callers(unit)
    await holds(unit, "mails/threads", THREADS, MAILING)


async def test_a_letter_that_does_not_arrive_is_told_to_who_cares(unit: UnitOfWork) -> None:
    await _callers(unit)
    await holds(unit, "mails/bounces", BOUNCES, MAILING)
