"""What the desk refuses: each with its error and facts, and nothing is owed to anybody for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.notify.kinds import AskedExport
from helpdesk.people.actors import Membership, Role, Source
from helpdesk.ticket.errors import (
    CallerUnknown,
    DateGone,
    Gone,
    HelpdeskError,
    LinkDead,
    NotAllowed,
    NotVisible,
    OwnedByFile,
    WrongChoice,
)
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor, filled
from tests.storage.factories import MONDAY, enter, escalated, owed, ticket

KEPT, CLAIMED, NOWHERE = 1001, 1002, 9999
ADMIN = actor("admin")
BY_FILE = Membership(Role.MANAGER, source=Source.FILE)
EXPORT = AskedExport(date(2026, 11, 16), "day", callers=True)

REFUSALS: dict[str, tuple[Callable[[Desk], Awaitable[object]], HelpdeskError]] = {
    "a ticket from a member": (lambda d: d.intake.keep_new(filled(), actor("member")), NotAllowed("open")),
    "the queue to a stranger": (lambda d: d.views.queue(actor("stranger")), NotAllowed("queue")),
    "a search to a stranger": (lambda d: d.search.find(actor("stranger"), "roll"), NotAllowed("find")),
    "callers to a manager": (lambda d: d.reports.owe_export(actor("manager"), EXPORT), NotAllowed("summary")),
    "a number that nobody gave": (lambda d: d.tickets.show_caller(KEPT, actor("operator")), CallerUnknown(KEPT)),
    "the history of nobody": (lambda d: d.callers.history(KEPT, actor("operator")), CallerUnknown(KEPT)),
    "a day that is no choice": (lambda d: d.promises.promise(KEPT, actor("operator"), "d9"), DateGone(KEPT)),
    "a name without letters": (
        lambda d: d.links.refer(KEPT, actor("operator"), Words(" \n", MONDAY)),
        WrongChoice(KEPT, ""),
    ),
    "a link to no ticket": (lambda d: d.links.link(KEPT, actor("operator"), NOWHERE), NotVisible(NOWHERE)),
    "a team to escalate to": (
        lambda d: d.moves.escalate(KEPT, actor("operator"), "nobody"),
        WrongChoice(KEPT, "nobody"),
    ),
    "a team to forward to": (
        lambda d: d.moves.forward(CLAIMED, actor("member"), "nobody"),
        WrongChoice(CLAIMED, "nobody"),
    ),
    "a return for no reason": (lambda d: d.moves.return_to_desk(CLAIMED, actor("member")), WrongChoice(CLAIMED, "")),
    "a return for a reason that is gone": (
        lambda d: d.moves.return_to_desk(CLAIMED, actor("member"), reason="gone"),
        WrongChoice(CLAIMED, "gone"),
    ),
    "silence of what is no news": (
        lambda d: d.following.mute(actor("spoc"), "weather", on=True),
        WrongChoice(None, "weather"),
    ),
    "a link that nobody made": (lambda d: d.staff.take_link("guess", PEOPLE["stranger"]), LinkDead("unknown")),
    "who never asked to be let in": (lambda d: d.staff.refuse_access(91, ADMIN), Gone("person")),
    "a language to nobody": (lambda d: d.staff.speak(91, "or", ADMIN), Gone("person")),
    "a role that was taken before": (lambda d: d.staff.dismiss(21, ADMIN, Membership(Role.SPOC)), Gone("person")),
    "a role that the file gives": (lambda d: d.staff.dismiss(32, ADMIN, BY_FILE), OwnedByFile("people")),
    "the group of no team": (lambda d: d.groups.unlink("nobody", ADMIN), Gone("item")),
    "an answer that is no more": (lambda d: d.ready_answers.ready_answer("k9"), Gone("item")),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSALS)
async def test_the_desk_refuses(unit: UnitOfWork, what: str) -> None:
    use, refusal = REFUSALS[what]
    await enter(unit, PEOPLE["member"], replace(PEOPLE["manager"], memberships=frozenset({BY_FILE})))
    await unit.tickets.add(ticket(KEPT))
    await unit.tickets.add(escalated(CLAIMED, status=Status.CLAIMED, claimed_by=21, claimed_at=MONDAY))
    with pytest.raises(type(refusal)) as refused:
        await use(Desk(unit, SETTINGS, MONDAY))
    assert refused.value == refusal
    assert await owed(unit) == []
