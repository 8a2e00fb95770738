"""Rights that end in part, or of several people at once: who keeps what."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.conversation import Draft, Prompt
from helpdesk.desk.desk import Desk
from helpdesk.outbox import MessageKind, Posted, prompt_slot
from helpdesk.people.actors import Membership, Person, Role, Source
from helpdesk.people.rights import Action
from helpdesk.settings.absences import Absence
from helpdesk.ticket.notes import NoteAudience
from helpdesk.ticket.ticket import Confirmation
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE
from tests.helpdesk.cast import actor as someone
from tests.helpdesk.office import at
from tests.storage.factories import MONDAY, enter
from tests.storage.uses.playing import (
    ADMIN,
    HARI,
    OPERATOR,
    RAVI,
    SHARED,
    SPOC,
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
    ("10:06", "nor let go of all", lambda d: d.staff.deactivate(51, ADMIN)),
    ("10:06", "nobody is spoken to", lambda d: d.staff.speak(99, "or", ADMIN)),
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
GROUP, AT_THE_DESK, IN_THE_TEAM = replace(RAVI, anonymous=True), someone("member", "desk"), someone("member", "egov")


async def watched(desk: Desk) -> object:
    return (await desk.following.watch(1002, ADMIN, on=True)).number


SEEN: list[Step] = [
    *(("10:00", "with the team", lambda d, n=n: d.moves.escalate(n, OPERATOR, "egov")) for n in (1002, 1003, 1004)),
    ("10:01", "not by the desk's admin", lambda d: d.tickets.claim(1002, ADMIN)),
    ("10:01", "claimed", lambda d: d.tickets.claim(1002, RAVI)),
    ("10:01", "the group writes", lambda d: d.tickets.comment(1002, GROUP, said(d, "From us all"))),
    ("10:02", "asked", lambda d: d.questions.ask(1003, RAVI, said(d, "Which?"))),
    ("10:03", "solved", lambda d: d.tickets.resolve(1004, RAVI, said(d, "Done"))),
    ("10:04", "one thing", lambda d: d.links.link(1005, OPERATOR, 1001)),
    ("10:10", "no giving it away", lambda d: d.moves.escalate(1001, ADMIN, "egov")),
    ("10:11", "no taking it back", lambda d: d.endings.withdraw(1001, ADMIN, confirmed=True)),
    ("10:12", "no promise", lambda d: d.promises.may_promise(1001, ADMIN)),
    ("10:13", "no name elsewhere", lambda d: d.links.refer(1001, ADMIN, said(d, "X-1"))),
    ("10:13", "nor one without letters", lambda d: d.links.refer(1001, OPERATOR, said(d, " "))),
    ("10:14", "no tie", lambda d: d.links.link(1001, ADMIN, 1002)),
    ("10:15", "nor the end of one", lambda d: d.links.untie(1005, ADMIN, 1001)),
    ("10:16", "no problem", lambda d: d.intake.open_problem(1001, ADMIN, text="It hangs", place="Odisha")),
    ("10:17", "no passing on", lambda d: d.moves.forward(1002, ADMIN, "hudd", reason="steps")),
    ("10:18", "no sending back", lambda d: d.moves.return_to_desk(1002, ADMIN, reason="steps")),
    ("10:19", "no question", lambda d: d.questions.ask(1002, ADMIN, said(d, "Why?"))),
    ("10:20", "no answer", lambda d: d.questions.answer(1003, ADMIN, said(d, "All"))),
    ("10:20", "nor an end of it", lambda d: d.questions.drop_question(1003, ADMIN)),
    ("10:20", "no giving back", lambda d: d.tickets.release(1002, ADMIN)),
    ("10:20", "no solution", lambda d: d.tickets.resolve(1002, ADMIN, said(d, "Done"))),
    ("10:20", "nor its beginning", lambda d: d.tickets.may_begin(1002, ADMIN, Action.RESOLVE, confirmed=True)),
    ("10:20", "no comment", lambda d: d.tickets.comment(1002, ADMIN, said(d, "Hm"))),
    ("10:20", "no language of the caller", lambda d: d.tickets.speak_to_caller(1002, ADMIN, "or")),
    ("10:21", "nobody else's readers", lambda d: d.addressing.address(1002, ADMIN, 5, NoteAudience.TOWN)),
    ("10:22", "nobody else's words", lambda d: d.corrections.follow(ADMIN, said(d, "From me"))),
    ("10:23", "no word of the caller", lambda d: d.endings.confirm(1004, ADMIN, Confirmation.YES)),
    ("10:25", "no opening again", lambda d: d.endings.may_reopen(1004, ADMIN)),
    ("10:26", "no objection", lambda d: d.endings.object(1004, ADMIN, said(d, "No"))),
    ("10:27", "no hurry for the town", lambda d: d.promises.may_prioritise(1002, SPOC)),
    ("10:28", "nor what its caller asked before", lambda d: d.callers.history(1002, SPOC)),
    ("10:29", "nobody follows in a group", lambda d: d.following.watch(1002, IN_THE_TEAM, on=True)),
    ("10:29", "whoever does has it", watched),
    ("10:30", "nor hands over elsewhere", lambda d: d.handover.hand_over(AT_THE_DESK, "egov", 22, THURSDAY)),
    ("10:31", "lent in the team", lambda d: d.handover.hand_over(IN_THE_TEAM, "egov", 22, THURSDAY)),
    ("10:32", "not taken back elsewhere", lambda d: d.handover.take_back(1, AT_THE_DESK)),
    ("10:33", "the caller is content", lambda d: d.endings.confirm(1004, OPERATOR, Confirmation.YES)),
    ("10:34", "nobody else's stars", lambda d: d.endings.rate(1004, ADMIN, 5)),
]  # fmt: skip


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


async def test_who_sees_a_ticket_may_do_no_more_to_it(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    for number in range(1001, 1006):
        await kept(unit, number, caller)
    await holds(unit, "people/seen", SEEN)
