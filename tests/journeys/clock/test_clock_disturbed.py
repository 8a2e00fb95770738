"""The clock after a stop or set back: nothing is missed, said twice or said of what was answered meanwhile."""

from __future__ import annotations

from datetime import timedelta

from bot.outbound.refusals import LONGEST_RETRY
from helpdesk.ticket.ticket import Priority
from tests.journeys.support.dated import Office, ist, office

__all__ = ["office"]


BREACHES = ("breached", "breachwithdrawn", "responded")


async def test_what_was_answered_meanwhile_is_not_spoken_of(office: Office) -> None:
    await office.opened()
    await office.at("21 Nov 17:30")
    office.be("21 Nov 18:30")
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    office.heard()
    assert await office.at("23 Nov 10:00") == []


async def test_a_ticket_answered_a_second_before_the_sweep_is_never_late(office: Office) -> None:
    await office.opened()
    office.be(ist("23 Nov 17:30") - timedelta(seconds=1))
    office.cast.hudd_engineer.reply(office.card(1001), "Being looked at")
    assert await office.at("23 Nov 17:31") == [
        "group: MUK-1001: this is for the helpdesk and the teams.",
        "operator: 💬 MUK-1001: Anil (HUDD) writes:",
    ]
    assert await office.facts(*BREACHES) == ["1001 responded 23 Nov 17:29"]
    assert "Answered in time, 5:29 pm" in office.card(1001).text


async def test_a_ticket_answered_while_the_bot_was_down_is_never_late(office: Office) -> None:
    await office.opened()
    await office.app.stop()
    office.be("23 Nov 12:00")
    office.cast.hudd_engineer.reply(office.card(1001), "Being looked at")
    office.be("25 Nov 11:00")
    await office.start()
    await office.at("25 Nov 11:00")
    assert await office.facts(*BREACHES) == ["1001 responded 23 Nov 12:00"]
    assert not [m for m in office.cast.admin.messages(office.group) if "late" in m.text]


async def test_down_over_a_weekend_nothing_is_missed_and_nobody_is_woken(office: Office) -> None:
    for priority in (Priority.P1, Priority.P2, Priority.P3, Priority.P4, Priority.P1):
        await office.opened(priority)
    await office.app.stop()
    office.be("24 Nov 02:00")
    await office.start()
    assert await office.at("24 Nov 03:00") == []
    assert await office.at("24 Nov 12:00") == []  # a holiday
    said = await office.at("25 Nov 10:00")
    assert [line for line in said if line.startswith("group")] == ["group: ⏰ 5 tickets need somebody:"]
    assert [line for line in said if line.startswith("operator")] == ["operator: ⏰ 5 tickets need somebody:"]
    assert len(await office.facts("breached")) == 5
    assert (await office.facts("breached"))[0] == "1001 breached 21 Nov 17:30"


async def test_what_a_stop_kept_from_being_sent_is_sent_by_day(office: Office) -> None:
    await office.opened()
    await office.app.delivery.stop()
    office.be("23 Nov 17:30")
    await office.app.engine.tick("sweep")
    assert await office.facts("breached") == ["1001 breached 23 Nov 17:30"]
    await office.app.stop()
    office.be("24 Nov 02:00")
    await office.start()
    assert office.heard() == []
    office.machine.let_pass(LONGEST_RETRY)
    assert await office.at("24 Nov 12:00") == []  # a holiday
    office.machine.let_pass(LONGEST_RETRY)
    said = await office.at("25 Nov 10:00")
    assert sorted(line.split(":")[0] for line in said) == ["group", "operator"]
    assert all("late" in line for line in said)


async def test_two_tickets_that_piled_up_over_a_stop_are_one_message_too(office: Office) -> None:
    await office.opened(Priority.P2)
    await office.opened(Priority.P1)
    said = await office.at("30 Nov 11:00")  # the clock jumps by more than a week
    assert [line for line in said if line.startswith("group")] == ["group: ⏰ 2 tickets need somebody:"]
    assert len(await office.facts("breached")) == 2
    assert await office.hourly("30 Nov 17:00") == []


async def test_the_clock_goes_back_by_an_hour_and_nothing_is_said_twice(office: Office) -> None:
    await office.opened()
    await office.at("21 Nov 17:30")
    assert len(await office.at("23 Nov 10:00")) == 1
    assert await office.at("23 Nov 09:00") == []
    assert await office.hourly("23 Nov 12:00") == []


async def test_the_clock_goes_back_over_a_breach_and_it_is_recorded_and_said_once(office: Office) -> None:
    await office.opened(Priority.P1)
    await office.opened()
    await office.at("21 Nov 13:30")
    assert len(await office.at("21 Nov 17:30")) == 2
    assert await office.at("21 Nov 16:30") == []
    await office.opened(Priority.P1)  # of the hour that comes twice
    said = await office.hourly("23 Nov 10:30")
    assert [line.split(". ")[0][:42] for line in said] == ["23 Nov 10:00 group: ⏰ MUK-1002 is to be ans"[:42]]
    assert await office.facts("breached") == ["1001 breached 21 Nov 17:30"]


async def test_a_breach_that_an_earlier_answer_disproves_is_taken_back_in_the_open(office: Office) -> None:
    await office.opened()
    await office.at("21 Nov 17:30")
    await office.at("23 Nov 10:00")
    assert len(await office.at("23 Nov 17:30")) == 2
    office.dated.set((ist("23 Nov 17:29")).timestamp())
    office.cast.hudd_engineer.reply(office.card(1001), "Answered before, delivered late")
    await office.settle()
    assert await office.facts(*BREACHES) == [
        "1001 breached 23 Nov 17:30",
        "1001 breachwithdrawn 23 Nov 17:30",
        "1001 responded 23 Nov 17:29",
    ]
    assert "Answered in time" in office.card(1001).text
    office.heard()
    assert (await office.at("25 Nov 10:00"))[0].startswith("group: ✔️ MUK-1001 was answered in time after all")
