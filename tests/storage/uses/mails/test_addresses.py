"""SPOCs' own addresses, and mails that are forgotten: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk.desk import Desk
from helpdesk.desk.search.mails import ForgottenMails
from helpdesk.people.actors import Membership, Role
from helpdesk.ticket.notes import Caller
from storage.unit_of_work import UnitOfWork
from tests.storage.uses.mails.mailing import CALLER, DESK, MAILING, SPOCS, comes, opened, parts
from tests.storage.uses.playing import OPERATOR, SPOC, Step, Use, holds, kept, said, staffed

LIPIKA = replace(SPOC, person=replace(SPOC.person, language="or"))
MANY = replace(MAILING, mail=replace(DESK, most_files=12), retention_days=40)


def gives(address: str) -> Use:
    return lambda d: d.own_addresses.give(LIPIKA, address)


def types(code: str | None = None) -> Use:
    """Let the SPOC type a code: the right one, if none is named."""

    async def type_it(desk: Desk) -> object:
        own = await desk.store.own_addresses.of(41)
        answer, former = await desk.own_addresses.confirm(SPOC, code or (own.code if own is not None else "0"))
        return answer, former and former.address

    return type_it


def spoc_of(number: int, address: str = SPOCS) -> Use:
    async def whose(desk: Desk) -> object:
        found = await desk.own_addresses.spoc_of(address, await desk.recorder.get(number))
        return found and (found.person.id, found.place.where.value, found.place.chat_id)

    return whose


async def no_spoc_more(desk: Desk) -> None:
    """Bijay, who has the same address, is of no town any more."""
    await desk.store.own_addresses.ask(42, SPOCS, desk.now)
    await desk.store.own_addresses.confirm(42, desk.now)
    await desk.store.people.leave(42, Membership(Role.SPOC, ulb="DHE"))
    await desk.store.people.enter(42, Membership(Role.OPERATOR))


async def forgets(desk: Desk) -> object:
    return await ForgottenMails(desk.recorder).forget_old()


def forgets_of(address: str | None, *tickets: int) -> Use:
    return lambda d: ForgottenMails(d.recorder).forget_of(address, tickets)


ADDRESSES: list[Step] = [
    ("10:00", "an operator", lambda d: d.own_addresses.give(OPERATOR, SPOCS)),
    ("10:01", "no address", gives("lipika")),
    ("10:02", "the desk's own", gives("HELPDESK@mukta.example")),
    ("10:03", "no code is waited for", types("123456")),
    ("10:04", "an address", gives(f" <{SPOCS.upper()}> ")),
    ("10:05", "at once again", gives(SPOCS)),
    ("10:06", "a wrong code", types("1")),
    ("10:07", "nobody's yet", spoc_of(1001)),
    ("10:08", "the right one", types()),
    ("10:09", "theirs", spoc_of(1001)),
    ("10:10", "of another town's ticket", spoc_of(1002)),
    ("10:11", "of another address", spoc_of(1001, CALLER)),
    ("10:12", "that of a SPOC no more", no_spoc_more),
    ("10:13", "of the other town", spoc_of(1002)),
    ("10:14", "withdrawn", lambda d: d.endings.withdraw(1001, OPERATOR, confirmed=True)),
    ("10:15", "closed", spoc_of(1001)),
    ("10:20", "another", gives(CALLER)),
    ("10:50", "at the last minute", types()),
]
FORGOTTEN: list[Step] = [
    ("10:00", "one with many files", comes(1, parts=parts(*"abcdefghijk"), parts_in_all=11)),
    ("10:01", "another", comes(2)),
    ("10:02", "junk", lambda d: d.mails.junk(1, OPERATOR)),
    ("10:03", "answered", lambda d: d.mails.answer(2, OPERATOR, said(d, "Ring us"))),
    ("10:04", "a ticket", comes(3)),
    ("10:05", "it is", opened(3, 1001)),
    ("10:06", "not for us", comes(4, sender="eve@x.example")),
    ("10:07", "and told so", lambda d: d.mails.refuse(4, OPERATOR, "other", said(d, "No"))),
    ("10:08", "an address", gives(SPOCS)),
    ("10:38", "not yet", forgets),
    ("10:39", "its code is nothing any more", forgets),
    ("Sat 26 Dec 10:02", "forty days", forgets),
    ("Sat 26 Dec 10:03", "and a minute", forgets),
    ("Sat 26 Dec 10:04", "once", forgets),
    ("Sat 26 Dec 10:05", "all of one sender", forgets_of("Eve@x.example")),
    ("Sat 26 Dec 10:06", "of a ticket", forgets_of(None, 1001)),
    ("Sat 26 Dec 10:07", "an address", gives(SPOCS)),
    ("Sat 26 Dec 10:08", "of theirs", forgets_of(SPOCS)),
]


async def _tickets(unit: UnitOfWork) -> None:
    await staffed(unit)
    caller = await unit.texts.keep_caller(Caller(name="Ramesh", email=CALLER))
    await kept(unit, 1001, caller)
    await kept(unit, 1002, caller, ulb="DHE")


async def test_an_address_is_a_spocs_by_a_code(unit: UnitOfWork) -> None:
    await _tickets(unit)
    await holds(unit, "mails/addresses", ADDRESSES, MAILING)


async def test_mails_are_forgotten_in_time_and_on_request(unit: UnitOfWork) -> None:
    await _tickets(unit)
    await holds(unit, "mails/forgotten", FORGOTTEN, MANY)


async def test_what_was_shown_to_each_is_forgotten_everywhere(unit: UnitOfWork) -> None:
    await _tickets(unit)
    steps = [FORGOTTEN[0], FORGOTTEN[2], ("10:03", "of one sender", forgets_of(CALLER))]
    await holds(unit, "mails/forgotten_by_each", steps, replace(MANY, chat_id=None))
