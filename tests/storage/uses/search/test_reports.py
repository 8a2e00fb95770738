"""Summaries, exports and charts: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from sqlalchemy import update

from helpdesk.desk.desk import Desk
from helpdesk.notify.kinds import AskedCharts, AskedExport, AskedSummary
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.people.actors import Actor
from helpdesk.settings.settings import Summary
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD
from tests.helpdesk.cast import actor as someone
from tests.storage.uses.playing import ADMIN, MANAGER, OPERATOR, SHARED, SPOC, TOPIC, Step, Use, holds, staffed

TODAY = date(2026, 11, 16)
PLANS = (
    Summary(-1, time(18), "team:egov", "day"),
    Summary(-3, time(9), "all", "week"),
    Summary(-3, time(9), "team:egov", "week"),
    Summary(-7, time(18), "all", "month"),
    Summary(-1, time(18), "team:hudd", "day"),
)
FIELD = replace(EGOV, key="field", chat_id=-3, thread_id=9)
PLANNED = replace(SHARED, summaries=PLANS, teams=(TOPIC, replace(HUDD, chat_id=-1, thread_id=8), FIELD))
SUMMARY = AskedSummary(TODAY, "d")
IN_GROUP, EVE = someone("team's manager", "egov"), someone("stranger")


def asked(by: Actor, what: AskedSummary = SUMMARY) -> Use:
    return lambda d: d.reports.show_summary(by, what, urgency=Urgency.REPLY)


def exported(by: Actor, *, callers: bool = False, twice: bool = False) -> Use:
    return _twice(lambda d: d.reports.owe_export(by, AskedExport(TODAY, "d", callers=callers)), twice=twice)


def charted(by: Actor, *, twice: bool = False) -> Use:
    return _twice(lambda d: d.reports.owe_charts(by, AskedCharts(TODAY, "d")), twice=twice)


def _twice(use: Use, *, twice: bool) -> Use:
    async def both(desk: Desk) -> object:
        return [await use(desk) for _ in range(1 + twice)]

    return both


def again(by: Actor, *, held: bool = True) -> Use:
    """Send once more what may have arrived: a message to the operator of which that is not known."""

    async def send(desk: Desk) -> object:
        store = desk.store
        assert isinstance(store, UnitOfWork)
        await store.outbox.owe(
            OutboxMessage(chat_id=11, kind=MessageKind.EXPORT, urgency=Urgency.SUMMARY, person=11, facts={"on": "x"})
        )
        row = (await store.connection.execute(outbox.select().order_by(outbox.c.id.desc()).limit(1))).one()
        if held:
            await store.connection.execute(update(outbox).where(outbox.c.id == row.id).values(state="unknown"))
        return [await desk.reports.send_again(by, row.id) for _ in range(2)]

    return send


SUMMED: list[Step] = [
    ("10:00", "the plans begin", lambda d: d.reports.owe_summaries()),
    ("17:59", "none is due", lambda d: d.reports.owe_summaries()),
    ("18:00", "two are, tomorrow", lambda d: d.reports.owe_summaries()),
    ("Tue 17 Nov 18:00", "two are", lambda d: d.reports.owe_summaries()),
    ("Tue 17 Nov 18:01", "once", lambda d: d.reports.owe_summaries()),
    ("Fri 20 Nov 18:00", "passed over", lambda d: d.reports.pass_over_summaries()),
    ("Fri 20 Nov 18:01", "so none", lambda d: d.reports.owe_summaries()),
    ("Mon 23 Nov 09:00", "that of the week", lambda d: d.reports.owe_summaries()),
    ("Mon 30 Nov 18:00", "passed over", lambda d: d.reports.pass_over_summaries()),
    ("Tue 1 Dec 18:00", "that of the month, too", lambda d: d.reports.owe_summaries()),
]
ASKED: list[Step] = [
    ("10:00", "by the desk", asked(OPERATOR)),
    ("10:01", "another day of it", asked(OPERATOR, replace(SUMMARY, view="w"))),
    ("10:02", "in the team's topic", asked(IN_GROUP)),
    ("10:03", "not by a stranger", asked(EVE)),
    ("10:04", "a file, and again", exported(OPERATOR, twice=True)),
    ("10:05", "another", exported(OPERATOR)),
    ("10:06", "with callers, not by an operator", exported(OPERATOR, callers=True)),
    ("10:07", "by an admin", exported(ADMIN, callers=True)),
    ("10:08", "the topic's charts, twice", charted(IN_GROUP, twice=True)),
    ("10:09", "of a manager alone", charted(MANAGER)),
    ("10:10", "not by a stranger", charted(EVE)),
    ("10:20", "what may have arrived", again(OPERATOR)),
    ("10:21", "for another", again(ADMIN)),
    ("10:22", "not by another", again(SPOC)),
    ("10:23", "what has not gone yet", again(OPERATOR, held=False)),
]  # fmt: skip


async def test_summaries_are_owed_once_when_their_time_has_come(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "search/summaries", SUMMED, PLANNED)


async def test_what_is_asked_for_is_owed_once_to_whoever_may(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "search/asked", ASKED, replace(PLANNED, teams=(TOPIC, FIELD)))
