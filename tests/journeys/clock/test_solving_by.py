"""By when a ticket is to be solved, where that is promised: people are warned, told, and can read why."""

from __future__ import annotations

from helpdesk.people.actors import Scope
from helpdesk.reports.exporting import COLUMNS, Labels, Order
from storage.reports.exporting import pages
from tests.journeys.support.dated import Office, office

__all__ = ["office"]


def of_the_solution(lines: list[str]) -> list[str]:
    return [line for line in lines if "🎯" in line]


async def solved(office: Office, number: int, how: str) -> None:
    anil = office.cast.hudd_engineer
    await office.tap("hudd_engineer", office.card(number), "Resolve")
    anil.reply(await anil.see("how was", office.group), how)
    await office.settle()


async def test_the_team_is_warned_in_the_morning_and_the_operator_told_when_it_is_over(office: Office) -> None:
    await office.restart(HELPDESK_SLA__P3__RESOLVE_DAYS="3")
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    office.heard()
    assert of_the_solution(await office.hourly("26 Nov 18:00")) == [
        "25 Nov 10:00 group: 🎯 Anil (HUDD): MUK-1001 is to be solved by 5:30 pm, Wed 25 Nov.",
        "25 Nov 17:30 group: 🎯 Anil (HUDD): MUK-1001 is not solved; it was to be solved by 5:30 pm, Wed 25 Nov.",
        "25 Nov 17:30 operator: 🎯 MUK-1001 (P3) is not solved; it was to be solved by 5:30 pm, Wed 25 Nov. It is "
        "with HUDD Tech.",
    ]
    assert "🎯 Was to be solved by 5:30 pm, Wed 25 Nov" in office.card(1001).text
    late = next(m for m in reversed(office.cast.admin.messages(office.group)) if "is not solved" in m.text)
    assert late.labels == [["✅ Resolve"]]
    office.cast.operator.say("/why 1001")
    await office.settle()
    told = office.cast.operator.messages()[-1].text
    for words in (
        "MUK-1001 is to be solved by 5:30 pm, Wed 25 Nov",
        "Sat 21 Nov: business day 1 of 3",
        "Wed 25 Nov: business day 3 of 3",
        "Not solved yet: that date is over.",
    ):
        assert words in told
    (after,) = of_the_solution(await office.hourly("28 Nov 12:00"))
    assert after.startswith("27 Nov 10:00 manager: 🎯 MUK-1001"), "no step is told twice"


async def test_what_is_solved_in_time_and_late_is_counted_and_exported(office: Office) -> None:
    await office.restart(HELPDESK_SLA__P3__RESOLVE_DAYS="2")
    await office.opened()
    await office.opened()
    await solved(office, 1001, "Restarted")
    await office.at("25 Nov 10:00")
    await solved(office, 1002, "Restarted, too")
    office.cast.manager.say("/summary")
    await office.settle()
    summary = next(m for m in reversed(office.cast.manager.messages()) if "📊" in m.text)
    await office.tap("manager", summary, "7 days")
    text = next(m for m in reversed(office.cast.manager.messages()) if "📊" in m.text).text
    for line in (
        "🎯 Solved by the due date: 1 in time, 1 late (50 %)",
        "P3: 50 % solved in time (1 of 2)",
        "HUDD Tech: 50 % solved in time (1 of 2)",
    ):
        assert line in text
    wanted = {column.title: column.value for column in COLUMNS if column.title.startswith("solve")}
    labels = Labels.of(office.app.settings)
    async with office.app.database.reading() as store:
        (found,) = [page async for page in pages(store.connection, Order(scope=Scope(everything=True)))]
        rows = [{title: value(record, labels) for title, value in wanted.items()} for record in found]
    assert [row["solved_in_time"] for row in rows] == ["yes", "no"]
    assert {f"{row['solve_by_utc']:%d %b %H:%M}" for row in rows} == {"23 Nov 12:00"}
