"""What dates are counted by, changed in the chat or by the file: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helpdesk.calendar.response_clock import Policy, TeamTimes
from helpdesk.desk.desk import Desk
from helpdesk.people.actors import Actor
from helpdesk.settings.closures import Manner, Proposal
from helpdesk.text.dates import DaysSaid
from helpdesk.ticket.ticket import Priority
from storage.unit_of_work import UnitOfWork
from tests.storage.uses.playing import ADMIN, OPERATOR, RAVI, SHARED, Echo, Step, Use, holds, kept, staffed
from tests.storage.uses.settings.test_lists import FITS
from tests.storage.uses.test_clock import swept

TUESDAY = date(2026, 11, 17)
CYCLONE = Proposal(Manner.CLOSED, DaysSaid(TUESDAY, TUESDAY, (), "Cyclone"))
BACK = replace(CYCLONE, manner=Manner.TAKEN_BACK)
SOLVING = replace(SHARED, sla={key: replace(policy, resolve_days=4) for key, policy in SHARED.sla.items()})
OWN = replace(
    SOLVING,
    sla={**SOLVING.sla, Priority.P2: replace(SOLVING.sla[Priority.P2], teams={"egov": TeamTimes(1, 3, 5)})},
    owned=frozenset({"sla.P4.due_days"}),
    followers=(Echo(),),
)


def promises(
    target: int, due: int, solve: int = 0, *, key: str = "P3", team: str | None = None, by: Actor = ADMIN,
    name: str = "Moderate",
) -> Use:  # fmt: skip
    """Let a priority promise something else."""
    policy = Policy(key, name, target, due, solve)
    return lambda d: d.response_times.set_policy(policy, by, FITS, team)


def would(target: int, due: int, solve: int = 0, *, key: str = "P3", team: str | None = None) -> Use:
    async def effect(desk: Desk) -> object:
        found = await desk.response_times.effect_of_policy(Policy(key, "Moderate", target, due, solve), team)
        return found.moves, found.earlier, found.no_longer_late, found.promises

    return effect


def counts(limit: int = 100) -> Use:
    return lambda d: d.recounting.recount(limit)


async def closing(desk: Desk) -> object:
    found = await desk.closures.effect_of(CYCLONE)
    return found.moves, found.earlier, found.no_longer_late, found.promises


OPEN: list[Step] = [
    ("10:00", "one to a team", lambda d: d.moves.escalate(1001, OPERATOR, "egov")),
    ("10:01", "one to the other", lambda d: d.moves.escalate(1002, OPERATOR, "hudd")),
    ("10:02", "another, claimed", lambda d: d.moves.escalate(1003, OPERATOR, "egov")),
    ("10:03", "which it is", lambda d: d.tickets.claim(1003, RAVI)),
    ("10:04", "and promised", lambda d: d.promises.promise(1003, RAVI, "d1")),
]
POLICIES: list[Step] = [
    *OPEN,
    ("10:10", "what it would do", would(1, 3, 4)),
    ("10:11", "of one team", would(1, 3, 4, team="egov")),
    ("10:12", "as it is", would(1, 2, 4)),
    ("10:13", "not by an operator", promises(1, 3, 4, by=OPERATOR)),
    ("10:14", "the file's own", promises(1, 3, 4, key="P4")),
    ("10:14", "that does not fit", promises(1, 3, 4, name="unfit")),
    ("10:15", "later", promises(1, 3, 4)),
    ("10:16", "once", promises(1, 3, 4)),
    ("10:17", "one ticket", counts(1)),
    ("10:18", "two more", counts(2)),
    ("10:19", "and no others", counts(2)),
    ("10:20", "nothing is left", counts(2)),
    ("10:21", "of one team, sooner", promises(1, 1, 4, team="egov")),
    ("10:22", "all of them", counts()),
    ("10:22", "what it would do", would(1, 3, 4, team="egov")),
    ("10:23", "as of all", promises(1, 3, 4, team="egov")),
    ("10:24", "all of them", counts()),
    ("10:25", "sooner solved, of one team", promises(1, 3, 2, team="hudd")),
    ("10:26", "all of them", counts()),
    ("10:27", "of no ticket", promises(2, 3, 4, key="P1")),
    ("10:28", "none moves", counts()),
    ("10:29", "a team's own that is more", promises(1, 3, 6, key="P2", team="egov")),
    ("10:30", "that of all", promises(1, 2, 6, key="P2")),
    ("10:31", "none moves", counts()),
    ("10:32", "nor by the other", counts()),
    ("Thu 19 Nov 18:00", "breached", swept),
    ("Fri 20 Nov 10:00", "said", swept),
    ("Fri 20 Nov 10:10", "what it would do", would(1, 5, 9)),
    ("Fri 20 Nov 10:11", "not late any more", promises(1, 5, 9)),
    ("Fri 20 Nov 10:12", "all of them", counts()),
    ("Fri 20 Nov 10:13", "that was unsolved", promises(1, 5, 9, team="hudd")),
    ("Fri 20 Nov 10:14", "all of them", counts()),
    ("Fri 20 Nov 10:15", "once more", counts()),
    ("Sat 21 Nov 10:00", "said", swept),
    ("Mon 23 Nov 10:00", "sooner", promises(1, 2, 3)),
    ("Wed 25 Nov 10:00", "counted late", counts()),
]  # fmt: skip
CLOSURES: list[Step] = [
    *OPEN,
    ("10:10", "what it would do", closing),
    ("10:11", "not by an operator", lambda d: d.closures.declare(CYCLONE, OPERATOR)),
    ("10:12", "closed", lambda d: d.closures.declare(CYCLONE, ADMIN)),
    ("10:13", "all of them", counts()),
    ("10:14", "not, after all", lambda d: d.closures.declare(BACK, ADMIN)),
    ("10:15", "all of them", counts()),
    ("10:20", "at other hours", lambda d: d.closures.declare(replace(CYCLONE, manner=Manner.HOURS, said=replace(
        CYCLONE.said, hours=SHARED.calendar.hours[:1])), ADMIN)),
    ("10:21", "all of them", counts()),
    ("10:30", "which year", lambda d: d.closures.ask_for_year()),
    ("10:31", "once a week", lambda d: d.closures.ask_for_year()),
    ("Sun 22 Nov 10:31", "not on a Sunday", lambda d: d.closures.ask_for_year()),
    ("Mon 23 Nov 10:31", "the next week", lambda d: d.closures.ask_for_year()),
    ("Mon 23 Nov 10:40", "not by an operator", lambda d: d.closures.confirm_year(2027, OPERATOR)),
    ("Mon 23 Nov 10:41", "confirmed", lambda d: d.closures.confirm_year(2027, ADMIN)),
    ("Mon 23 Nov 10:42", "all of them", counts()),
    ("Mon 30 Nov 10:42", "none is asked for", lambda d: d.closures.ask_for_year()),
    ("Mon 30 Nov 10:43", "in two parts", lambda d: d.closures.declare(replace(CYCLONE, manner=Manner.HOURS,
        said=DaysSaid(TUESDAY, TUESDAY, SHARED.calendar.hours)), ADMIN)),
]  # fmt: skip


async def _open(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    for number in (1001, 1002, 1003):
        await kept(unit, number, caller)


async def test_response_times_are_changed_and_clocks_follow(unit: UnitOfWork) -> None:
    await _open(unit)
    await holds(unit, "settings/policies", POLICIES, OWN)


async def test_days_are_declared_and_dates_follow(unit: UnitOfWork) -> None:
    await _open(unit)
    calendar = replace(SHARED.calendar, confirmed_years=frozenset({2026}))
    await holds(unit, "settings/closures", CLOSURES, replace(SHARED, calendar=calendar))


async def test_what_the_file_counts_by_is_followed(unit: UnitOfWork) -> None:
    await _open(unit)
    follows: list[Step] = [
        *OPEN,
        ("10:10", "a start", lambda d: d.recounting.follow_the_file()),
        ("10:11", "another start", lambda d: d.recounting.follow_the_file()),
        ("10:12", "what is to be counted", counts()),
    ]
    await holds(unit, "settings/first_start", follows, SHARED)
    later = replace(SOLVING, stale_after_days=3)
    await holds(unit, "settings/another_file", follows[5:], later)
    await holds(unit, "settings/no_solutions", follows[5:], SHARED)
