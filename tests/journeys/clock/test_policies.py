"""An admin changes what a priority promises: previewed, confirmed, and the running clocks of it follow, once."""

from __future__ import annotations

from helpdesk.ticket.ticket import Priority
from sandbox.base.model import Message
from tests.journeys.support.dated import Office, office

__all__ = ["office"]


def panel(office: Office) -> Message:
    """The panel: the admin's last message with buttons."""
    return next(m for m in reversed(office.cast.admin.messages()) if m.buttons)


async def tap(office: Office, *labels: str) -> str:
    for label in labels:
        await office.tap("admin", panel(office), label)
    return panel(office).text


async def open_times(office: Office, priority: str) -> None:
    office.cast.admin.say("/admin")
    await office.settle()
    await tap(office, "Response times", priority)


async def test_no_row_of_a_policy_is_too_narrow_for_its_words_on_a_phone(office: Office) -> None:
    await open_times(office, "P3")
    assert [row for row in panel(office).labels if len(row) * max(map(len, row)) > 4 * len("Latest 5")] == []


async def follow(office: Office) -> None:
    await office.app.engine.tick("recount")
    await office.settle()


async def test_a_longer_policy_is_previewed_confirmed_and_takes_a_breach_back_once(office: Office) -> None:
    await office.opened(Priority.P3)
    await office.opened(Priority.P3)
    await office.opened(Priority.P2)
    await office.tap("hudd_engineer", office.card(1002), "Claim")
    await office.at("23 Nov 17:30")
    await office.at("25 Nov 10:00")  # the 24th is a holiday
    office.be("25 Nov 10:30")
    await open_times(office, "P3")
    shown = await tap(office, "Latest 5")
    assert "1 ticket moves" in shown
    assert "1 is no longer late" in shown
    assert "Late: was to be answered by" in office.card(1001).text, "nothing holds before it is confirmed"
    office.heard()
    await tap(office, "Confirm")
    for _ in range(2):
        await follow(office)
    assert office.heard() == ["admin: 📅 The response times of P3 were changed: 1 ticket moved, 1 is no longer late."]
    assert "Answer by 5:30 pm, Fri 27 Nov" in office.card(1001).text
    assert "Mon 23 Nov" in office.card(1003).text
    office.cast.operator.say("1001")
    view = await office.cast.operator.see(lambda m: "History" in str(m.labels))
    await office.tap("operator", view, "History")
    told = await office.cast.operator.see("what happened")
    assert "HUDD Tech was late" in told.text
    assert "HUDD Tech was not late after all" in told.text
    office.heard()
    said = await office.hourly("25 Nov 17:30")
    assert said == [
        "25 Nov 11:00 group: ✔️ MUK-1001 is not late after all: its due time has moved. It is to be answered by "
        "5:30 pm, Fri 27 Nov.",
    ]
    assert await office.facts("duemoved", "breachwithdrawn") == [
        "1001 duemoved 25 Nov 10:30",
        "1001 breachwithdrawn 25 Nov 10:30",
    ]
    office.cast.admin.say("/why 1001")
    await office.settle()
    assert "the calendar or the response times were changed, so due 5:30 pm, Fri 27 Nov" in (
        office.cast.admin.messages()[-1].text
    )


async def test_a_shorter_policy_gives_everybody_one_business_day_from_its_announcement(office: Office) -> None:
    await office.opened(Priority.P3)
    office.be("20 Nov 12:00")
    await open_times(office, "P3")
    assert "1 ticket moves to an earlier date" in await tap(office, "Latest 1")
    await tap(office, "Confirm")
    await follow(office)
    assert "Answer by 5:30 pm, Sat 21 Nov" in office.card(1001).text
    await open_times(office, "P3")
    await tap(office, "Solve 5")
    assert "No open ticket moves" in panel(office).text


async def test_a_promise_of_solutions_made_in_the_chat_holds_for_open_tickets_and_its_moves_are_previewed(
    office: Office,
) -> None:
    await office.opened(Priority.P3)
    await open_times(office, "P3")
    await tap(office, "Solve 5")
    await tap(office, "Confirm")
    await follow(office)
    assert "🎯 To be solved by 5:30 pm, Fri 27 Nov" in office.card(1001).text
    await open_times(office, "P3")
    assert "🎯 MUK-1001: 5:30 pm, Fri 27 Nov → 5:30 pm, Fri 4 Dec" in await tap(office, "Solve 10")
    await tap(office, "Confirm")
    await follow(office)
    assert "🎯 To be solved by 5:30 pm, Fri 4 Dec" in office.card(1001).text
    assert "Answer by 5:30 pm, Mon 23 Nov" in office.card(1001).text, "no response moves by it"
    await open_times(office, "P3")
    await tap(office, "No limit")
    await tap(office, "Confirm")
    await follow(office)
    assert "🎯" not in office.card(1001).text


async def test_a_team_is_given_times_of_its_own_and_its_card_says_that_they_are_recommended(office: Office) -> None:
    await office.opened(Priority.P3)
    assert "recommended" in office.card(1001).text
    await open_times(office, "P3")
    await tap(office, "HUDD Tech")
    assert "P3 Moderate, HUDD Tech: aim 1, at the latest 2" in panel(office).text
    await tap(office, "Latest 5", "Confirm")
    await follow(office)
    assert "Answer by 5:30 pm, Fri 27 Nov" in office.card(1001).text
    office.cast.admin.say("/why 1001")
    await office.settle()
    assert "The SOP recommends this time to HUDD Tech, and does not bind it." in office.cast.admin.messages()[-1].text
    await open_times(office, "P1")
    await tap(office, "Back")
    times = panel(office).text
    assert "P3 Moderate: aim 1, at the latest 2\nP3 Moderate, HUDD Tech: aim 1, at the latest 5\nP4" in times
    assert "The SOP recommends these times to Master Trainers, HUDD Tech;" in times
    await tap(office, "P3", "HUDD Tech", "As for all teams", "Confirm")
    assert "P3 Moderate, HUDD Tech: aim 1, at the latest 2" in panel(office).text


async def test_a_promise_on_a_day_that_is_declared_closed_moves_and_whoever_made_it_is_told(office: Office) -> None:
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    engineer = office.cast.hudd_engineer
    engineer.say("1001")
    await office.tap("hudd_engineer", await engineer.see("has it since"), "By when?")
    await office.tap("hudd_engineer", await engineer.see(lambda m: "3 days" in str(m.labels)), "3 days")
    assert "Promised for 5:30 pm, Wed 25 Nov" in office.card(1001).text
    office.cast.admin.say("/admin")
    await office.settle()
    await tap(office, "Closures", "Closed day")
    office.cast.admin.say("25 Nov Cyclone")
    await office.settle()
    assert "1 promise moves to the next business day" in panel(office).text
    await tap(office, "Confirm")
    await follow(office)
    assert "Promised for 5:30 pm, Thu 26 Nov" in office.card(1001).text
    office.heard()
    said = await office.hourly("27 Nov 10:00")
    assert said == [
        "20 Nov 11:30 group: 📅 Anil (HUDD): the day promised for MUK-1001 is closed. It is promised for 5:30 pm, "
        "Thu 26 Nov now; say another date if that does not fit.",
        "26 Nov 10:00 group: 📅 Anil (HUDD): MUK-1001 is promised for today, 5:30 pm, Thu 26 Nov.",
        "27 Nov 10:00 group: 📅 Anil (HUDD): MUK-1001 was promised for 5:30 pm, Thu 26 Nov. By when now?",
    ]


async def test_a_ticket_says_by_when_it_is_to_be_solved_and_that_rests_while_it_waits(office: Office) -> None:
    await office.opened()
    assert "To be solved" not in office.card(1001).text
    await office.restart(HELPDESK_SLA__P3__RESOLVE_DAYS="5")
    await office.opened()
    assert "🎯 To be solved by 5:30 pm, Fri 27 Nov" in office.card(1002).text
    anil = office.cast.hudd_engineer
    await office.tap("hudd_engineer", office.card(1002), "Ask")
    anil.reply(await anil.see("what do you need to know", office.group), "Which office?")
    await office.settle()
    office.be("23 Nov 12:00")
    question = await office.cast.operator.see("Which office?", fresh=False)
    office.cast.operator.say("1002")
    view = await office.cast.operator.see("asked the helpdesk")
    assert "To be solved by 5:30 pm, Tue 1 Dec if the answer comes now" in view.text
    office.cast.operator.reply(question, "Jatni")
    await office.settle()
    assert "🎯 To be solved by 5:30 pm, Tue 1 Dec" in office.card(1002).text


async def test_silence_follows_a_changed_stale_after_days_at_the_next_start(office: Office) -> None:
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    await office.restart(HELPDESK_DESK__STALE_AFTER_DAYS="4")
    await office.app.engine.tick("recount")
    assert [line[:40] for line in await office.hourly("27 Nov 12:00")] == [
        "27 Nov 10:00 group: 💤 Anil (HUDD): nothi"
    ]
    assert await office.facts("wentstale", "duemoved") == ["1001 wentstale 26 Nov 17:30"]
