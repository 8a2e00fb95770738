"""Groups that become a team's, and are a team's no more: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from helpdesk.desk.desk import Desk
from helpdesk.outbox import MessageKind, Posted, card_slot
from helpdesk.people.actors import Actor, Membership, Person, Role, Source
from helpdesk.people.chats import DESK, KnownChat
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import enter, escalated
from tests.storage.uses.playing import (
    ADMIN,
    OPERATOR,
    SHARED,
    Step,
    Use,
    holds,
    kept,
    staffed,
    stands,
)

ASHA = Person(53, "Asha", memberships=frozenset({Membership(Role.ADMIN)}))
ASHAS = replace(ADMIN, person=ASHA)
EVE, OLIVIA = Person(91, "Eve"), OPERATOR.person
NEW, FIELD, HALL = -50, -60, -70
BY_GROUP = Membership(Role.MEMBER, team="egov", source=Source.GROUP, chat_id=-1)
NITA = Person(26, "Nita", memberships=frozenset({BY_GROUP}))


def chat(chat_id: int, title: str = "Field staff", **known: Any) -> KnownChat:
    return KnownChat(chat_id=chat_id, type="supergroup", title=title, **known)


def wants(chat_id: int, by: Person, team: str | None = None, thread_id: int | None = None, **known: Any) -> Use:
    async def want(desk: Desk) -> object:
        wish = await desk.groups.wants_linking(chat(chat_id, **known), by=by, team=team, thread_id=thread_id)
        return wish.value

    return want


def looked(chat_id: int, username: str | None = None, title: str = "Field staff") -> Use:
    return lambda d: d.groups.looked_at(chat_id, members=4, username=username, title=title, owner="Olivia")


async def known(desk: Desk, chat_id: int) -> int:
    """Return the number under which we know a chat."""
    found = await desk.store.chats.known(chat_id)
    return found.id if found is not None else 0


def bound(chat_id: int, key: str, by: Actor, thread_id: int | None = None) -> Use:
    async def bind(desk: Desk) -> object:
        return await desk.groups.bind(await known(desk, chat_id), key, by, thread_id=thread_id)

    return bind


def declined(chat_id: int, by: Actor) -> Use:
    async def decline(desk: Desk) -> None:
        await desk.groups.decline(await known(desk, chat_id), by)

    return decline


async def places(desk: Desk) -> object:
    """Return where everybody is, and whose each place is."""
    links = desk.group_links
    keys = ("egov", "hudd", DESK, "gone")
    return [links.place_of(key) for key in keys], [links.holder_of(*at) for at in ((-1, 7), (-1, None), (NEW, None))]


LINKING: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "another", lambda d: d.moves.escalate(1002, OPERATOR, "hudd")),
    ("10:02", "who is where", places),
    ("10:03", "linked already", wants(-2, ADMIN.person)),
    ("10:04", "an admin wants it", wants(NEW, ADMIN.person, "egov", topic="eGov", added_by=51)),
    ("10:05", "another whom it had asked", lambda d: d.groups.unseen(NEW, {"key": "unseen"})),
    ("10:06", "looked at", looked(NEW)),
    ("10:07", "looked at again", looked(NEW, title="Field")),
    ("10:08", "of which nobody has asked", looked(-99)),
    ("10:09", "nobody knows it", lambda d: d.groups.unseen(-99, {"key": "unseen"})),
    ("10:10", "not by an operator", bound(NEW, "egov", OPERATOR)),
    ("10:11", "to no team that there is", bound(NEW, "gone", ADMIN)),
    ("10:12", "no such group", bound(-99, "egov", ADMIN)),
    ("10:13", "bound", bound(NEW, "egov", ADMIN)),
    ("10:14", "once", bound(NEW, "hudd", ASHAS)),
    ("10:15", "who is where", places),
    ("10:16", "met again", lambda d: d.groups.met(chat(NEW, "Other title", status="left", username="x", topic="y"))),
    ("10:17", "another title", lambda d: d.groups.retitled(NEW, "Third title")),
    ("10:18", "of none that we know", lambda d: d.groups.retitled(-99, "x")),
    ("10:20", "a stranger wants one", wants(FIELD, EVE, "hudd")),
    ("10:21", "all admins are asked", looked(FIELD)),
    ("10:22", "no", declined(FIELD, ASHAS)),
    ("10:23", "the no stands", wants(FIELD, EVE)),
    ("10:24", "not against an admin", wants(FIELD, ASHA, "hudd", 5)),
    ("10:25", "asked below", looked(FIELD)),
    ("10:25", "one without a card", lambda d: d.store.tickets.add(escalated(999, team="hudd"))),
    ("10:26", "a topic of it", bound(FIELD, "hudd", ASHAS, 5)),
    ("10:27", "another topic of it", wants(FIELD, ADMIN.person, "egov", 6)),
    ("10:28", "for the other team", bound(FIELD, "egov", ADMIN, 5)),
    ("10:29", "not for the desk", bound(FIELD, DESK, ADMIN)),
    ("10:30", "in a topic of its own", bound(FIELD, "egov", ADMIN, 6)),
    ("10:31", "an open group", wants(HALL, ADMIN.person, username="hall")),
    ("10:32", "looked at", looked(HALL, "hall")),
    ("10:33", "which everybody reads", bound(HALL, "egov", ADMIN)),
    ("10:34", "closed now", looked(HALL)),
    ("10:35", "the desk's own", bound(HALL, DESK, ADMIN)),
    ("10:36", "a team in it", wants(HALL, ADMIN.person, "hudd")),
    ("10:36", "a topic that is a team's", wants(FIELD, ADMIN.person, "egov", 5)),
    ("10:37", "who is where", places),
    ("10:40", "the same group, another topic", wants(FIELD, ADMIN.person, "hudd", 8)),
    ("10:41", "for the team that is there", bound(FIELD, "hudd", ADMIN, 8)),
    ("10:50", "not by an operator", lambda d: d.groups.unlink("egov", OPERATOR)),
    ("10:51", "a team that is none", lambda d: d.groups.unlink("gone", ADMIN)),
    ("10:52", "in no group", lambda d: d.groups.unlink("egov", ADMIN)),
    ("10:53", "once", lambda d: d.groups.unlink("egov", ADMIN)),
    ("10:53", "another group", wants(-51, ADMIN.person)),
    ("10:53", "bound", bound(-51, "egov", ADMIN)),
    ("10:54", "the desk's", lambda d: d.groups.unlink(DESK, ADMIN)),
    ("10:55", "who is where", places),
    ("10:56", "a small one", lambda d: d.groups.met(replace(chat(-52, added_by=51), type="group"))),
    ("10:56", "has grown, and was added anew", lambda d: d.groups.met(chat(-52, added_by=53))),
]
ASKED_OFTEN: list[Step] = [
    *((f"10:0{n}", f"the {n + 1}.", wants(-80 - n, EVE)) for n in range(4)),
    ("10:05", "the first again", wants(-80, EVE)),
    ("10:06", "an operator", wants(-90, OLIVIA, "egov")),
    ("Tue 17 Nov 09:59", "not yet", wants(-84, EVE)),
    ("Tue 17 Nov 10:01", "a day later", wants(-84, EVE)),
    ("Tue 17 Nov 11:00", "no", declined(-80, ADMIN)),
    ("Wed 18 Nov 10:59", "it stands", wants(-80, EVE)),
    ("Wed 18 Nov 11:00", "for a day", wants(-80, EVE)),
]
BY_FILE = replace(SHARED, linked_by_file={"egov": -1}, owned=frozenset({"desk.chat_id"}))
OWNED: list[Step] = [
    ("10:00", "a group", wants(NEW, ADMIN.person, "egov")),
    ("10:01", "the file has said it", bound(NEW, "egov", ADMIN)),
    ("10:02", "of the desk, too", bound(NEW, DESK, ADMIN)),
    ("10:03", "not of the other", lambda d: d.groups.unlink("hudd", ADMIN)),
    ("10:04", "the file's own", lambda d: d.groups.unlink("egov", ADMIN)),
]


async def _tickets(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    await enter(unit, ASHA, NITA)
    for number in (1001, 1002):
        await kept(unit, number, caller)
    for number, known in ((1000, {}), (1003, {"status": Status.RESOLVED})):
        await unit.tickets.add(escalated(number, **{"team": "hudd"} | known))
    card = Posted(chat_id=-2, message_id=700, kind=MessageKind.CARD, slot=card_slot(1003, -2), ticket=1003)
    await stands(unit, card)


async def test_groups_are_linked_by_an_admins_yes(unit: UnitOfWork) -> None:
    await _tickets(unit)
    await holds(unit, "groups/linking", LINKING)


async def test_who_is_no_admin_asks_for_a_few_groups_a_day(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "groups/asked_often", ASKED_OFTEN)


async def test_what_the_file_says_is_not_changed_in_the_chat(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "groups/owned", OWNED, BY_FILE)
