"""The running clock: what is said when, in the group, to managers, admins and the operator; and nothing else."""

from __future__ import annotations

from helpdesk.ticket.ticket import Priority
from tests.journeys.support.dated import Office, office

__all__ = ["office"]


async def test_ten_days_of_a_ticket_that_nobody_answers(office: Office) -> None:
    await office.opened()
    said = await office.hourly("01 Dec 11:00")
    assert said == [
        "23 Nov 10:00 group: ⏰ MUK-1001 is to be answered by 5:30 pm, Mon 23 Nov. Nobody has answered yet.",
        "23 Nov 17:30 group: 🔴 MUK-1001 is late: it was to be answered by 5:30 pm, Mon 23 Nov.",
        "23 Nov 17:30 operator: 🔴 MUK-1001 is late: HUDD Tech was to answer by 5:30 pm, Mon 23 Nov. "
        "You may want to call them, or tell the caller.",
        "26 Nov 10:00 manager: 🔴 MUK-1001 (P3) is late with HUDD Tech: nobody has answered; it was due 5:30 pm, "
        "Mon 23 Nov.",
        "27 Nov 10:00 admin: 🔴 MUK-1001 (P3) is late with HUDD Tech, and its managers know: it was due 5:30 pm, "
        "Mon 23 Nov.",
        "01 Dec 10:00 group: 🔴 MUK-1001 is still not answered; it was due 5:30 pm, Mon 23 Nov.",
    ]
    assert await office.facts("warned", "breached", "reminded") == [
        "1001 warned 21 Nov 17:30",
        "1001 breached 23 Nov 17:30",
        "1001 reminded 25 Nov 17:30",
        "1001 reminded 26 Nov 17:30",
        "1001 reminded 30 Nov 17:30",
    ]


async def test_a_promise_is_reminded_of_and_missed_and_silence_is_asked_about(office: Office) -> None:
    await office.opened()
    assert "is yours" in await office.tap("hudd_engineer", office.card(1001), "Claim")
    office.cast.hudd_engineer.say("1001")
    view = await office.cast.hudd_engineer.see("has it since")
    await office.tap("hudd_engineer", view, "By when?")
    menu = await office.cast.hudd_engineer.see(lambda m: "3 days" in str(m.labels))
    told = await office.tap("hudd_engineer", menu, "3 days")
    assert told == "MUK-1001 is promised for 5:30 pm, Wed 25 Nov."
    assert "Promised for 5:30 pm, Wed 25 Nov" in office.card(1001).text
    office.heard()
    said = await office.hourly("01 Dec 11:00")
    assert said == [
        "25 Nov 10:00 group: 📅 Anil (HUDD): MUK-1001 is promised for today, 5:30 pm, Wed 25 Nov.",
        "26 Nov 10:00 group: 📅 Anil (HUDD): MUK-1001 was promised for 5:30 pm, Wed 25 Nov. By when now?",
        "30 Nov 10:00 group: 💤 Anil (HUDD): nothing has happened to MUK-1001 since 11:00 am, Fri 20 Nov. "
        "Still on it?",
    ]
    assert await office.facts("promisereminded", "promisemissed", "wentstale") == [
        "1001 promisereminded 25 Nov 10:00",
        "1001 promisemissed 25 Nov 17:30",
        "1001 wentstale 27 Nov 17:30",
    ]


async def test_still_on_it_is_answered_by_a_new_promise_and_the_question_goes(office: Office) -> None:
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    office.heard()
    said = await office.hourly("24 Nov 11:00")
    assert said == []
    assert await office.at("25 Nov 10:00") != []
    question = await office.cast.hudd_engineer.see("Still on it?", office.group, fresh=False)
    assert "Only whoever has" in await office.tap("second_hudd_engineer", question, "Yes, by when?")
    await office.tap("hudd_engineer", question, "Yes, by when?")
    menu = await office.cast.hudd_engineer.see("By when is MUK-1001 done?", office.group)
    assert "is promised for 5:30 pm, Thu 26 Nov" in await office.tap("hudd_engineer", menu, "Tomorrow")
    await office.cast.hudd_engineer.see_gone(menu)
    assert "Promised for" in office.card(1001).text


async def test_a_promise_is_put_off_with_a_reason(office: Office) -> None:
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    engineer = office.cast.hudd_engineer
    engineer.say("1001")
    await office.tap("hudd_engineer", await engineer.see("has it since"), "By when?")
    await office.tap("hudd_engineer", await engineer.see(lambda m: "Tomorrow" in str(m.labels)), "Tomorrow")
    view = await engineer.see(lambda m: "By when?" in str(m.labels))
    await office.tap("hudd_engineer", view, "By when?")
    await office.tap("hudd_engineer", await engineer.see(lambda m: "1 week" in str(m.labels)), "1 week")
    assert await office.facts("promised", "promisechanged") == ["1001 promised 20 Nov 11:00"]
    reasons = await engineer.see(lambda m: "Waits for others" in str(m.labels))
    await office.tap("hudd_engineer", reasons, "Waits for others")
    assert await office.facts("promisechanged") == ["1001 promisechanged 20 Nov 11:00"]
    assert "Promised for 5:30 pm, Fri 27 Nov" in office.card(1001).text


async def test_nobody_is_asked_in_vain_the_team_is_asked_about_what_nobody_has(office: Office) -> None:
    await office.opened()
    office.cast.hudd_engineer.reply(office.card(1001), "We look into it")
    await office.settle()
    assert "Answered by Anil (HUDD), nobody has it." in office.card(1001).text
    office.heard()
    (asked,) = await office.hourly("25 Nov 11:00")
    assert asked.startswith("25 Nov 10:00 group: 💤 Nothing has happened to MUK-1001")
    question = await office.cast.hudd_engineer.see("Still on it?", office.group, fresh=False)
    assert "is yours" in await office.tap("second_hudd_engineer", question, "Claim")
    await office.cast.hudd_engineer.see_gone(question)


async def test_a_p1_is_warned_of_at_once_when_half_of_its_time_has_passed(office: Office) -> None:
    await office.opened(Priority.P1)
    said = await office.hourly("23 Nov 11:00")
    assert [line[:23] for line in said] == [
        "21 Nov 10:30 group: ⏰ M",
        "21 Nov 17:30 group: 🔴 M",
        "21 Nov 17:30 operator: ",
    ]


async def test_many_for_one_team_are_one_message_with_the_most_urgent_first(office: Office) -> None:
    for priority in (Priority.P4, Priority.P3, Priority.P2, Priority.P3, Priority.P2):
        await office.opened(priority)
    await office.at("21 Nov 17:30")
    assert await office.at("23 Nov 10:00") == ["group: ⏰ 5 tickets need somebody:"]
    lines = office.cast.admin.last(office.group).text.splitlines()[1:]
    assert [line.split("MUK-")[1][:4] for line in lines] == ["1003", "1005", "1002", "1004", "1001"]
    claims = office.cast.admin.last(office.group)
    assert claims.labels[0][0].endswith("Claim MUK-1003")
    assert "is yours" in await office.tap("hudd_engineer", claims, "Claim MUK-1005")
    assert "has it since" in office.card(1005).text


async def test_a_late_answer_is_said_to_be_late_on_the_card(office: Office) -> None:
    await office.opened()
    await office.at("23 Nov 17:30")
    assert "Late: was to be answered by" in office.card(1001).text
    office.be("23 Nov 20:30")
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    assert "Taken 3 h late" in office.card(1001).text
    assert "the next question is at 5:30 pm, Thu 26 Nov" in office.card(1001).text


async def test_what_is_nearly_due_or_late_can_be_claimed_where_it_is_said_and_loses_its_button_then(
    office: Office,
) -> None:
    engineer = office.cast.hudd_engineer
    await office.opened()
    await office.at("23 Nov 10:00")
    warning = await engineer.see("is to be answered by", office.group)
    await office.at("23 Nov 17:30")
    assert not warning.labels
    late = await engineer.see("is late", office.group)
    assert "MUK-1001" in str((await office.cast.operator.see("is late")).labels)
    assert "is yours" in await office.tap("hudd_engineer", late, "Claim")
    assert "has it since" in office.card(1001).text
    assert not late.labels


async def test_a_claim_given_back_after_the_due_time_is_late_at_once(office: Office) -> None:
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    said = await office.hourly("25 Nov 11:00")
    assert not any("is late" in line for line in said)
    await office.tap("hudd_engineer", office.card(1001), "Release")
    told = await office.at("25 Nov 11:00")
    assert "group: 🔴 MUK-1001 is late: it was to be answered by 5:30 pm, Mon 23 Nov." in told
    assert "Late: was to be answered by" in office.card(1001).text


async def test_a_raised_priority_moves_the_clock_and_the_team_is_told_of_a_p1(office: Office) -> None:
    await office.opened()
    operator = office.cast.operator
    operator.say("1001")
    view = await operator.see(lambda m: "Priority" in str(m.labels))
    await office.tap("operator", view, "Priority")
    menu = await operator.see(lambda m: "P1" in str(m.labels))
    assert await office.tap("operator", menu, "P1") == "MUK-1001 is P1 now."
    assert "Answer by 5:30 pm, Sat 21 Nov" in office.card(1001).text
    assert "group: 🔴 MUK-1001 is P1 now: please answer it first." in office.heard()
    assert await office.facts("prioritychanged") == ["1001 prioritychanged 20 Nov 11:00"]
    said = await office.hourly("21 Nov 18:00")
    assert [line[:20] for line in said] == ["21 Nov 10:30 group: ", "21 Nov 17:30 group: ", "21 Nov 17:30 operato"]
