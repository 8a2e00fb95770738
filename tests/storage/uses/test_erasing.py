"""A caller who is forgotten: what stays of them, and what is done to every message that shows them."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlalchemy import insert, update

from helpdesk.conversation import Draft, Prompt
from helpdesk.desk.desk import Desk
from helpdesk.desk.search.callers import Erased
from helpdesk.matching.ready_answers import KeptAnswer
from helpdesk.outbox import MessageKind, Posted, form_slot, prompt_slot
from helpdesk.text.searching import StoredSearch
from helpdesk.ticket.notes import Caller, NoteAudience
from helpdesk.ticket.ticket import Confirmation
from storage.tables.transport import outbox, shown
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import MONDAY
from tests.storage.uses.mails.mailing import MAILING, comes
from tests.storage.uses.playing import (
    ADMIN,
    OPERATOR,
    RAVI,
    SHARED,
    Echo,
    Step,
    holds,
    kept,
    said,
    staffed,
    stands,
)

COUNTED = re.compile(r' ?"?(tables|rows)"?: ?[1-9]\d*,?')  # how many of them were looked through
BRIEF = replace(SHARED, retention_days=40, followers=(Echo(),))
PASSED_ON = "said:commented:4:0@12"
IN_CHATS = (
    Posted(chat_id=11, message_id=901, kind=MessageKind.LIST, slot="list:caller-1@11", person=11),
    Posted(chat_id=11, message_id=902, kind=MessageKind.FORM, slot=form_slot(1), person=11),
    Posted(chat_id=12, message_id=903, kind=MessageKind.FORM, slot=form_slot(2), person=12),
    Posted(chat_id=11, message_id=904, kind=MessageKind.PROMPT, slot=prompt_slot(2), ticket=1001, person=11),
    Posted(chat_id=12, message_id=905, kind=MessageKind.PROMPT, slot=prompt_slot(9), ticket=1001, person=12),
    Posted(chat_id=51, message_id=906, kind=MessageKind.EXPORT, ticket=1001, person=51),
    Posted(chat_id=11, message_id=907, kind=MessageKind.HISTORY, slot="history:1001@11", ticket=1001, person=11),
    Posted(chat_id=12, message_id=908, kind=MessageKind.WHY, slot="why:1001@12", ticket=1001, current=False),
    Posted(chat_id=-1, message_id=909, kind=MessageKind.BOARD, slot="board:-1@7", ticket=1001),
    Posted(chat_id=11, message_id=910, kind=MessageKind.TEXT, ticket=1001, person=11, rendered="before"),
    Posted(chat_id=51, message_id=911, kind=MessageKind.FORM, slot=form_slot(9), person=51),
    Posted(chat_id=12, message_id=912, kind=MessageKind.LIST, slot="list:find@12", person=12),
    Posted(
        chat_id=12, message_id=913, kind=MessageKind.TEXT, slot="said:commented:4:0@12", ticket=1001, current=False
    ),
)
SHOWN = (
    (11, 901, "caller", 1), (11, 902, "form", 1), (12, 903, "form", 2), (12, 903, "ticket", 1001),
    (51, 911, "ticket", 1001), (12, 912, "ticket", 1001),
)  # fmt: skip


async def known(unit: UnitOfWork) -> None:
    """Let a caller be known by two tickets, one of which hangs on another's, and by what is under way."""
    caller = await staffed(unit)
    other = await unit.texts.keep_caller(Caller(phone="+919437099999", name="Sita"))
    for number, whose in ((1001, caller), (1002, caller), (1003, other)):
        await kept(unit, number, whose)
        await Desk(unit, SHARED, MONDAY).moves.escalate(number, OPERATOR, "hudd" if number == 1003 else "egov")
    await unit.texts.keep_caller(Caller(phone="+919437011111"))
    await kept(unit, 1004, None)
    desk = Desk(unit, SHARED, MONDAY)
    await desk.links.link(1003, OPERATOR, 1001)
    await desk.tickets.comment(1001, OPERATOR, said(desk, "Ramesh says so, 94370 12345"), NoteAudience.TOWN)
    await desk.tickets.comment(1002, RAVI, said(desk, "I rang Ramesh", "N"))
    await desk.links.refer(1002, RAVI, said(desk, "Ramesh-7"))
    await desk.links.refer(1001, RAVI, said(desk, "WORKS-17"))
    for person, body in ((11, '{"phone": "+919437012345"}'), (12, '{"phone": "+919437099999"}')):
        await unit.drafts.add(Draft(person=person, chat_id=person, body=body, changed_at=MONDAY))
    for person in (51, 11):
        asked = Prompt(chat_id=person, person=person, action="comment", ticket=1001, facts={}, asked_at=MONDAY)
        await unit.prompts.ask(asked)
    await unit.key_values.put("elsewhere", "+919437012345")
    await stands(unit, *IN_CHATS)
    for row in SHOWN:
        await unit.connection.execute(insert(shown).values(row))


async def known_by_mail(unit: UnitOfWork) -> None:
    """Let a caller be known by an address, too, and stand in a search, a form, an answer and another's ticket."""
    await staffed(unit)
    gita = await unit.texts.keep_caller(Caller(phone="+919437022222", name="Gita", email="gita@jatni.example"))
    for number, whose in ((1001, gita), (1002, await unit.texts.keep_caller(Caller(phone="+919437099999")))):
        await kept(unit, number, whose)
    desk = Desk(unit, SHARED, MONDAY)
    await desk.tickets.comment(1002, OPERATOR, said(desk, "Ring 94370 22222"))
    answer = KeptAnswer(team="egov", module="pay", text="Gita logs in", note=1, kept_by=21, kept_at=MONDAY)
    await unit.answers.keep(answer)
    for person, text in ((12, "94370 22222"), (11, "muster")):
        await unit.searches.begin(StoredSearch(person=person, text=text, filters={}, asked_at=MONDAY))
    await unit.drafts.add(Draft(person=12, chat_id=12, body='{"words": "of 94370 22222"}', changed_at=MONDAY))
    await stands(
        unit,
        Posted(chat_id=12, message_id=901, kind=MessageKind.LIST, slot="list:find@12", person=12),
        Posted(chat_id=11, message_id=902, kind=MessageKind.LIST, slot="list:find@11", person=11),
    )


async def card(desk: Desk, state: str, number: int = 1001, chat: int = -1) -> None:
    """Let the card of a ticket be on its way to its chat, or there."""
    store = desk.store
    assert isinstance(store, UnitOfWork)
    here = outbox.c.slot == f"card:{number}@{chat}"
    await store.connection.execute(update(outbox).where(here).values(state=state))


async def erased_meanwhile(desk: Desk) -> Erased | None:
    """Erase a caller of whom a card is being sent."""
    await card(desk, "sending")
    return await desk.callers.erase_caller(ADMIN, 1)


async def another_erased(desk: Desk) -> Erased | None:
    """Erase another of whom a card is being sent."""
    await card(desk, "sending", 1003, -2)
    return await desk.callers.erase_caller(ADMIN, 2)


async def landed(desk: Desk) -> bool:
    """Let it arrive, and clear it."""
    await card(desk, "sent")
    return await desk.callers.efface_late()


async def counts(desk: Desk) -> object:
    """Return how much is known of a caller."""
    data = await desk.callers.caller_data(ADMIN, 1)
    return data and (data.caller, data.tickets, data.notes, data.files)


async def history(desk: Desk) -> object:
    data = await desk.callers.history(1001, OPERATOR)
    return data.caller, data.tickets


ERASED: list[Step] = [
    ("10:00", "who that is", lambda d: d.callers.callers(ADMIN, "ramesh", 9)),
    ("10:01", "not for the desk", lambda d: d.callers.callers(OPERATOR, "ramesh", 9)),
    ("10:02", "what is known", counts),
    ("10:03", "what they asked before", history),
    ("10:03", "a ticket of nobody", lambda d: d.callers.history(1004, OPERATOR)),
    ("10:03", "not by the desk", lambda d: d.callers.erase_caller(OPERATOR, 1)),
    ("10:10", "erased", lambda d: d.callers.erase_caller(ADMIN, 1)),
    ("10:11", "nothing is known", counts),
    ("10:12", "once", lambda d: d.callers.erase_caller(ADMIN, 1)),
    ("10:13", "not again", lambda d: d.callers.erase_again(1, wholly=True)),
    ("10:14", "it is told", lambda d: d.callers.reports.tell_due(["copy"], files=3, in_files=["a"])),
    ("10:16", "nobody", lambda d: d.callers.erase_again(9, wholly=True)),
    ("10:17", "a number alone", lambda d: d.callers.erase_again(3, wholly=False)),
    ("10:18", "another, name and number", lambda d: d.callers.erase_again(2, wholly=False)),
    ("10:15", "once", lambda d: d.callers.reports.tell_due(["copy"])),
]
OUTLIVED: list[Step] = [
    ("10:00", "withdrawn", lambda d: d.endings.withdraw(1001, OPERATOR, confirmed=True)),
    ("10:01", "solved", lambda d: d.tickets.resolve(1002, RAVI, said(d, "Ramesh has to log in again"))),
    ("10:02", "and confirmed", lambda d: d.endings.confirm(1002, OPERATOR, Confirmation.YES)),
    ("Mon 30 Nov 10:00", "its time is not over", lambda d: d.callers.forget_old_callers()),
    ("Thu 31 Dec 10:00", "its time is over", lambda d: d.callers.forget_old_callers()),
    ("Thu 31 Dec 10:01", "once", lambda d: d.callers.forget_old_callers()),
]
NOW_GITA = Caller(id=2, phone="+919437022222", name="Gita", email="gita@puri.example")
BY_MAIL: list[Step] = [
    ("10:00", "asked where nobody writes any more", lambda d: d.replies.ask(1001, OPERATOR, said(d, "Which?"))),
    ("10:00", "another address", lambda d: d.store.texts.correct_caller(NOW_GITA, shared=False)),
    ("10:00", "from their address", comes(1, sender="gita@puri.example")),
    ("10:00", "and from another", comes(2, sender="nita@x.example")),
]


async def test_a_caller_who_is_erased(unit: UnitOfWork) -> None:
    await known(unit)
    await holds(unit, "people/erased", ERASED, unsaid=COUNTED)


async def test_a_caller_whose_time_is_over(unit: UnitOfWork) -> None:
    await known(unit)
    await holds(unit, "people/outlived", OUTLIVED, BRIEF)


async def test_what_was_on_its_way_meanwhile(unit: UnitOfWork) -> None:
    await known(unit)
    late: list[Step] = [
        ("10:00", "erased", erased_meanwhile),
        ("10:01", "on its way still", lambda d: d.callers.efface_late()),
        ("10:02", "another", another_erased),
        ("10:03", "the first is there", landed),
        ("10:04", "the other", lambda d: card(d, "sent", 1003, -2)),
        ("10:05", "is there, too", lambda d: d.callers.efface_late()),
        ("10:06", "never again", lambda d: d.callers.efface_late()),
    ]
    await holds(unit, "people/in_flight", late, unsaid=COUNTED)


async def test_what_is_known_of_a_caller_by_mail_and_elsewhere(unit: UnitOfWork) -> None:
    await known_by_mail(unit)
    ends: list[Step] = [
        ("10:01", "erased", lambda d: d.callers.erase_caller(ADMIN, 2)),
        ("10:02", "told, of no export", lambda d: d.callers.reports.tell_due(())),
    ]
    await holds(unit, "people/erased_by_mail", [*BY_MAIL, *ends], MAILING, unsaid=COUNTED)


async def test_and_when_the_time_is_over(unit: UnitOfWork) -> None:
    await known_by_mail(unit)
    ends: list[Step] = [
        ("10:01", "withdrawn", lambda d: d.endings.withdraw(1001, OPERATOR, confirmed=True)),
        ("Thu 31 Dec 10:00", "its time is over", lambda d: d.callers.forget_old_callers()),
    ]
    brief = replace(MAILING, retention_days=40)
    await holds(unit, "people/outlived_by_mail", [*BY_MAIL, *ends], brief)
