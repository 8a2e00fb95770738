"""Who comes and goes: what is shown to which admin, and what ends with whoever goes."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.conversation import Draft
from helpdesk.desk.desk import Desk
from helpdesk.outbox import MessageKind, Posted
from helpdesk.people.actors import Membership, Person, Role
from helpdesk.people.chats import access_slot
from helpdesk.people.invitations import AccessRequest
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD, PEOPLE, SETTINGS, actor
from tests.storage.factories import MONDAY, enter, escalated, owed

OTHER_ADMIN = Person(52, "Other admin", memberships=frozenset({Membership(Role.ADMIN)}))
UNLINKED = replace(SETTINGS, teams=(replace(EGOV, chat_id=None), HUDD))


async def test_a_decision_about_a_stranger_is_shown_only_to_admins_who_were_asked(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["admin"], OTHER_ADMIN)
    await unit.access.put(AccessRequest(person=91, name="Eve", asked_at=MONDAY))
    asked = Posted(chat_id=51, message_id=5, kind=MessageKind.ACCESS)
    await unit.outbox.take_slot(access_slot(91, 51), asked)
    await Desk(unit, SETTINGS, MONDAY).staff.refuse_access(91, actor("admin"))
    assert await owed(unit) == [(51, "access"), (91, "access-refused")]


async def test_whoever_is_let_go_has_no_form_open_and_no_ticket(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["admin"], PEOPLE["member"])
    await unit.drafts.add(Draft(person=21, chat_id=21, body="{}", changed_at=MONDAY))
    await unit.tickets.add(escalated(status=Status.CLAIMED, claimed_by=21, claimed_at=MONDAY, responded_at=MONDAY))
    assert await Desk(unit, UNLINKED, MONDAY).staff.deactivate(21, actor("admin")) == 1
    assert await unit.drafts.open_of(21) == []
    sentences = [key for _, key in await owed(unit)]
    assert "let-go" in sentences
    assert "claim-freed" not in sentences, "there is no group to be told"


async def test_leaving_a_group_means_nothing_for_whoever_was_appointed_otherwise(unit: UnitOfWork) -> None:
    await enter(unit, PEOPLE["admin"], PEOPLE["member"])
    await unit.tickets.add(escalated(status=Status.CLAIMED, claimed_by=21, claimed_at=MONDAY))
    assert await Desk(unit, SETTINGS, MONDAY).leaving.left_group(21, "egov") == 0
    assert await unit.people.get(21) == PEOPLE["member"]
    assert await owed(unit) == []
