"""Rights that end in part, or of several people at once: who keeps what."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.conversation import Draft, Prompt
from helpdesk.outbox import MessageKind, Posted, prompt_slot
from helpdesk.people.actors import Membership, Person, Role, Source
from helpdesk.settings.absences import Absence
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE
from tests.helpdesk.office import at
from tests.storage.factories import MONDAY, enter
from tests.storage.uses.playing import (
    ADMIN,
    HARI,
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
from tests.storage.uses.test_leaving import MEMBER, OF_GROUP, RITAS, THURSDAY, in_the_middle

OF_HUDD, ADMINISTERS = Membership(Role.MEMBER, team="hudd"), Membership(Role.ADMIN)
BY_FILE = replace(ADMINISTERS, source=Source.FILE)
FORMER = replace(OF_GROUP, chat_id=-5)
BOTH = Person(27, "Bina", memberships=frozenset({MEMBER, OF_HUDD}))
BY_TWO = Person(28, "Tara", memberships=frozenset({MEMBER, OF_GROUP}))
BY_FORMER = [Person(number, f"P{number}", memberships=frozenset({FORMER})) for number in (29, 30)]
EARLY = Person(24, "Early", memberships=frozenset({replace(OF_GROUP, chat_id=None)}))
OPERATES = frozenset({Membership(Role.OPERATOR)})
NAMED = {number: (Person(number, f"N{number}"), OPERATES) for number in (61, 62)}

IN_PART: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "one to another", lambda d: d.moves.escalate(1002, OPERATOR, "hudd")),
    ("10:02", "of one team less", lambda d: d.staff.dismiss(27, ADMIN, OF_HUDD)),
    ("10:03", "out of the group, of the team still", lambda d: d.leaving.left_group(28, "egov")),
    ("10:04", "of a group that was", lambda d: d.leaving.follow_link("egov")),
    ("10:05", "an admin by the file, too", lambda d: d.staff.dismiss(51, ADMIN, ADMINISTERS)),
    ("10:06", "by the file alone", lambda d: d.staff.dismiss(51, ADMIN, BY_FILE)),
    ("10:07", "two of the file", lambda d: d.leaving.follow_people(NAMED)),
    ("10:08", "of it no more", lambda d: d.leaving.follow_people({})),
]
LENT_TWICE: list[Step] = [
    ("10:00", "one back", lambda d: d.tickets.release(1002, RITAS)),
    ("10:01", "one lent", lambda d: d.handover.hand_over(RITAS, "egov", 21, THURSDAY)),
    ("10:02", "and handed on", lambda d: d.handover.hand_over(RAVI, "egov", 22)),
    ("10:03", "hers again", lambda d: d.tickets.claim(1002, RITAS)),
    ("10:04", "lent, too", lambda d: d.handover.hand_over(RITAS, "egov", 21, THURSDAY)),
    ("Thu 19 Nov 10:00", "she is back", lambda d: d.handover.owe_returns()),
]
BINAS, AT_HUDD = replace(RAVI, person=BOTH), replace(HARI, person=BOTH)
OF_TWO: list[Step] = [
    *(("10:00", "hers", lambda d, n=n: d.moves.escalate(n, OPERATOR, "egov")) for n in (1001, 1003, 1004)),
    ("10:01", "and of the other", lambda d: d.moves.escalate(1002, OPERATOR, "hudd")),
    *(("10:02", "claimed", lambda d, n=n: d.tickets.claim(n, BINAS)) for n in (1001, 1003, 1004)),
    ("10:03", "claimed", lambda d: d.tickets.claim(1002, AT_HUDD)),
    ("10:04", "one is done", lambda d: d.tickets.resolve(1003, BINAS, said(d, "Done"))),
    ("10:10", "of one team until Thursday", lambda d: d.handover.hand_over(BINAS, "egov", 21, THURSDAY)),
    ("10:11", "of the other", lambda d: d.handover.hand_over(AT_HUDD, "hudd", 23, THURSDAY)),
    ("10:12", "until when", lambda d: d.handover.off_until(27)),
    ("10:20", "one is done", lambda d: d.tickets.resolve(1004, RAVI, said(d, "Done"))),
    ("Thu 19 Nov 10:00", "back in both", lambda d: d.handover.owe_returns()),
    ("Thu 19 Nov 10:00", "she is here", lambda d: d.handover.off_until(27)),
    ("Thu 19 Nov 10:01", "what is left of one", lambda d: d.handover.take_back(1, BINAS)),
    ("Thu 19 Nov 10:02", "and of the other", lambda d: d.handover.take_back(2, AT_HUDD)),
    ("Thu 19 Nov 10:10", "not by the group", lambda d: d.leaving.left_group(27, "hudd")),
    ("Thu 19 Nov 10:11", "of none", lambda d: d.staff.deactivate(27, ADMIN)),
]


async def test_rights_that_end_in_part(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    await enter(unit, BOTH, *BY_FORMER, PEOPLE["admin"].with_membership(BY_FILE))
    await enter(unit, BY_TWO, EARLY)
    await unit.drafts.add(Draft(person=27, chat_id=27, body="{}", changed_at=MONDAY, held=True))
    for number in (1001, 1002):
        await kept(unit, number, caller)
    for place, number in ((27, 1001), (-2, 1002), (-9, 0)):
        asked = Prompt(chat_id=place, person=27, action="comment", ticket=number, facts={}, asked_at=MONDAY)
        row = await unit.prompts.ask(asked)
        await stands(
            unit, Posted(chat_id=place, message_id=600, kind=MessageKind.PROMPT, slot=prompt_slot(row), person=27)
        )
    await stands(unit, Posted(chat_id=27, message_id=601, kind=MessageKind.TEXT, person=27))
    await holds(unit, "people/in_part", IN_PART)


async def test_what_is_lent_in_two_strokes_is_told_of_once(unit: UnitOfWork) -> None:
    await in_the_middle(unit)
    await unit.absences.add(Absence(person=31, colleague=22, team="egov", back_at=at("Thu 19 Nov 10:00")))
    await holds(unit, "people/lent_twice", LENT_TWICE)


async def test_somebody_of_two_teams_is_off(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    await enter(unit, BOTH)
    for number in (1001, 1002, 1003, 1004):
        await kept(unit, number, caller)
    await holds(unit, "people/of_two", OF_TWO, replace(SHARED, followers=(Echo(),)))
