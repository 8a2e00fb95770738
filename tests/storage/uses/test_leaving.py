"""Rights that end, and all that ends with them; people who are off, and come back: all that each use leaves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from helpdesk.conversation import Draft, Prompt
from helpdesk.desk.desk import Desk
from helpdesk.desk.staff.leaving import STRIPPED
from helpdesk.outbox import MessageKind, Posted, form_slot, prompt_slot
from helpdesk.people.actors import Membership, Person, Role, Source
from helpdesk.people.invitations import invitation
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import MONDAY, enter
from tests.storage.uses.playing import (
    ADMIN,
    ANITA,
    OPERATOR,
    RAVI,
    SHARED,
    Step,
    holds,
    kept,
    staffed,
    stands,
)

MEMBER, OPERATING, ADMINISTERS = (
    Membership(Role.MEMBER, team="egov"),
    Membership(Role.OPERATOR),
    Membership(Role.ADMIN),
)
OF_GROUP = Membership(Role.MEMBER, team="egov", source=Source.GROUP, chat_id=-1)
OF_TOWN = Membership(Role.SPOC, ulb="JAT")
RITA = Person(25, "Rita", memberships=frozenset({MEMBER, OPERATING, ADMINISTERS, OF_TOWN}))
RITAS = replace(RAVI, person=RITA)
NEW = Person(26, "Nita")
BY_GROUP = replace(NEW, memberships=frozenset({OF_GROUP}))
MANAGES = Membership(Role.MANAGER, source=Source.FILE)
OF_HUDD = Membership(Role.MEMBER, team="hudd")
BY_FILE = frozenset({OF_HUDD, OF_TOWN, Membership(Role.OPERATOR), MANAGES})
SLOTS: dict[MessageKind, str | None] = {
    MessageKind.PANEL: "panel", MessageKind.DOCTOR: "doctor", MessageKind.OWN: "own:1001@25",
    MessageKind.CONFIRM: "confirm:1002@25", MessageKind.VIEW: "view:1001@25", MessageKind.LIST: "list:7@25",
    MessageKind.SUMMARY: "summary:1@25", MessageKind.CHARTS: None, MessageKind.TEXT: "said:asked:1:0@25",
    MessageKind.PICK: None, MessageKind.WHOLE: "whole:1002@25", MessageKind.PROMPT: prompt_slot(1),
    MessageKind.FORM: form_slot(1), MessageKind.EXPORT: None, MessageKind.REMINDER: "ask:1001@25",
}  # fmt: skip
OF_TICKETS = {
    MessageKind.OWN: 1001, MessageKind.CONFIRM: 1002, MessageKind.VIEW: 1001, MessageKind.TEXT: 1001,
    MessageKind.WHOLE: 1002, MessageKind.PROMPT: 1002, MessageKind.REMINDER: 1001,
}  # fmt: skip


async def in_the_middle(unit: UnitOfWork) -> None:
    """Let Rita, who is everything, have two tickets and much that waits for her."""
    caller = await staffed(unit)
    await enter(unit, RITA)
    for number, ulb in ((1001, "JAT"), (1002, "DHE")):
        await kept(unit, number, caller, ulb=ulb)
        await Desk(unit, SHARED, MONDAY).moves.escalate(number, OPERATOR, "egov")
        await Desk(unit, SHARED, MONDAY).tickets.claim(number, replace(RAVI, person=RITA))
        await unit.following.watch(number, RITA.id, on=True)
    await unit.drafts.add(Draft(person=RITA.id, chat_id=RITA.id, body="{}", changed_at=MONDAY))
    await unit.drafts.add(Draft(person=RITA.id, chat_id=RITA.id, body="{}", changed_at=MONDAY, held=True))
    for number, chat_id in ((1002, -1), (1001, 25), (0, 51)):
        await unit.prompts.ask(
            Prompt(chat_id=chat_id, person=25, action="comment", ticket=number, facts={}, asked_at=MONDAY)
        )
    await unit.invitations.add(invitation("s", Role.OPERATOR, MONDAY, by=RITA.id))
    await unit.own_addresses.ask(RITA.id, "rita@example.org", MONDAY)
    await stands(
        unit,
        *(
            Posted(chat_id=25, message_id=number, kind=kind, slot=slot, ticket=OF_TICKETS.get(kind), person=25)
            for number, (kind, slot) in enumerate(SLOTS.items(), 500)
        ),
    )


def dismiss(membership: Membership) -> Callable[[Desk], Awaitable[object]]:
    return lambda d: d.staff.dismiss(25, ADMIN, membership)


PIECEMEAL: list[Step] = [
    ("10:00", "not by whoever is no admin", lambda d: d.staff.dismiss(25, OPERATOR, OPERATING)),
    ("10:01", "no admin any more", dismiss(ADMINISTERS)),
    ("10:02", "no operator", dismiss(OPERATING)),
    ("10:03", "not twice", dismiss(OPERATING)),
    ("10:04", "of no town", dismiss(OF_TOWN)),
    ("10:05", "of no team", dismiss(MEMBER)),
    ("10:06", "the last admin stays", lambda d: d.staff.dismiss(51, ADMIN, ADMINISTERS)),
    ("10:07", "and is not let go", lambda d: d.staff.deactivate(51, ADMIN)),
    ("10:08", "she is nobody", lambda d: d.staff.deactivate(25, ADMIN)),
    ("10:10", "an operator again", lambda d: d.staff.appoint(25, ADMIN, Role.OPERATOR, None, ())),
]
AT_ONCE: list[Step] = [
    ("10:00", "let go", lambda d: d.staff.deactivate(25, ADMIN)),
    ("10:01", "a stranger asks", lambda d: d.staff.ask_access(Person(25, "Rita", username="rita"))),
    ("10:02", "taken in", lambda d: d.staff.appoint(25, ADMIN, Role.SPOC, None, ("JAT", "DHE"))),
    ("10:03", "the same tap", lambda d: d.staff.appoint(25, ADMIN, Role.SPOC, None, ("JAT", "DHE"))),
    ("10:04", "of a team, too", lambda d: d.staff.appoint(25, ADMIN, Role.MEMBER, "egov", ())),
    ("10:04", "speaks Odia", lambda d: d.staff.speak(25, "or", ADMIN)),
]

TOMORROW, THURSDAY = date(2026, 11, 17), date(2026, 11, 19)
OFF: list[Step] = [
    ("10:00", "to a colleague for good", lambda d: d.handover.hand_over(RITAS, "egov", 22)),
    ("10:10", "to nobody of the team", lambda d: d.handover.hand_over(ANITA, "egov", 23)),
    ("10:11", "until tomorrow", lambda d: d.handover.hand_over(ANITA, "egov", 21, TOMORROW)),
    ("10:12", "with empty hands", lambda d: d.handover.hand_over(ANITA, "egov", 25, TOMORROW)),
    ("10:20", "and on until Thursday", lambda d: d.handover.hand_over(RAVI, "egov", 25, THURSDAY)),
    ("10:30", "one is hers now", lambda d: d.tickets.release(1002, RITAS)),
    ("Tue 17 Nov 09:59", "the office is closed", lambda d: d.handover.owe_returns()),
    ("Tue 17 Nov 10:00", "Anita is back", lambda d: d.handover.owe_returns()),
    ("Tue 17 Nov 10:01", "once", lambda d: d.handover.owe_returns()),
    ("Tue 17 Nov 10:02", "not for others", lambda d: d.handover.take_back(1, RAVI)),
    ("Tue 17 Nov 10:03", "she takes it back", lambda d: d.handover.take_back(1, ANITA)),
    ("Tue 17 Nov 10:04", "of another absence", lambda d: d.handover.take_back(9, ANITA)),
    ("Thu 19 Nov 10:00", "Ravi is back", lambda d: d.handover.owe_returns()),
]
OUT: list[Step] = [
    ("10:00", "by the group", lambda d: d.staff.enter_team(replace(RAVI, person=NEW), d.now)),
    ("10:01", "known already", lambda d: d.staff.enter_team(replace(RAVI, person=BY_GROUP), d.now)),
    ("10:02", "no operator", lambda d: d.staff.enter_team(replace(OPERATOR, place=RAVI.place), d.now)),
    ("10:03", "not as the group", lambda d: d.staff.enter_team(replace(RAVI, person=NEW, anonymous=True), d.now)),
    ("10:04", "claims", lambda d: d.tickets.release(1001, RITAS)),
    ("10:05", "claims", lambda d: d.tickets.claim(1001, replace(RAVI, person=BY_GROUP))),
    ("10:10", "out of another group", lambda d: d.leaving.left_group(26, "hudd")),
    ("10:11", "out of the group", lambda d: d.leaving.left_group(26, "egov")),
    ("10:12", "a stranger", lambda d: d.leaving.left_group(99, "egov")),
    ("10:20", "in again", lambda d: d.staff.enter_team(replace(RAVI, person=NEW), d.now)),
    ("10:21", "the group stays", lambda d: d.leaving.follow_link("egov")),
    ("10:22", "the group is gone", lambda d: d.leaving.follow_link("egov", deleted=-1)),
    ("10:30", "the file names him", lambda d: d.leaving.follow_people({26: (NEW, BY_FILE)})),
    ("10:31", "one role less", lambda d: d.leaving.follow_people({26: (NEW, BY_FILE - {MANAGES})})),
    ("10:31", "one team less", lambda d: d.leaving.follow_people({26: (NEW, BY_FILE - {MANAGES, OF_HUDD})})),
    ("10:32", "all again", lambda d: d.leaving.follow_people({26: (NEW, BY_FILE)})),
    ("10:32", "all but one at once", lambda d: d.leaving.follow_people({26: (NEW, frozenset({OF_TOWN}))})),
    ("10:33", "and no more", lambda d: d.leaving.follow_people({})),
]


async def test_what_is_handed_over_comes_back(unit: UnitOfWork) -> None:
    await in_the_middle(unit)
    await holds(unit, "people/off", OFF)


async def test_whoever_is_of_a_team_by_its_group_or_by_the_file(unit: UnitOfWork) -> None:
    await in_the_middle(unit)
    await holds(unit, "people/out", OUT)
    listed = replace(SHARED, teams=(replace(SHARED.teams[0], members="listed"),))
    pressed: list[Step] = [("10:40", "listed", lambda d: d.staff.enter_team(replace(RAVI, person=NEW), d.now))]
    await holds(unit, "people/out_of_a_list", pressed, listed)


async def test_rights_that_end_one_by_one(unit: UnitOfWork) -> None:
    await in_the_middle(unit)
    await holds(unit, "people/piecemeal", PIECEMEAL)


async def test_somebody_who_is_let_go_and_comes_back(unit: UnitOfWork) -> None:
    await in_the_middle(unit)
    await holds(unit, "people/let_go", AT_ONCE)
    await unit.people.deactivate(25, MONDAY)
    back = await Desk(unit, SHARED, MONDAY).staff.appoint(25, ADMIN, Role.OPERATOR, None, ())
    assert not back.deactivated


async def test_the_newest_messages_of_whoever_is_let_go_lose_their_buttons(unit: UnitOfWork) -> None:
    await staffed(unit)
    await enter(unit, RITA)
    panels = [Posted(chat_id=25, message_id=n, kind=MessageKind.PANEL, person=25) for n in range(STRIPPED + 2)]
    await stands(unit, *panels)
    await Desk(unit, SHARED, MONDAY).staff.deactivate(25, ADMIN)
    rows = await unit.connection.execute(select(outbox.c.facts).where(outbox.c.kind == MessageKind.BARE))
    assert sorted(facts["message_id"] for facts in rows.scalars()) == list(range(2, STRIPPED + 2))
