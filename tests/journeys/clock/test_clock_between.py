"""What the clock asks and says when people act in between: each thing by its own date, to those whom it concerns."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.people.actors import Actor, Place, Where
from helpdesk.ticket.ticket import Priority
from tests.journeys.support.dated import Office, filled, ist, office

__all__ = ["office"]


async def test_a_promise_over_which_somebody_writes_is_missed_and_asked_about_like_any_other(office: Office) -> None:
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    office.cast.hudd_engineer.say("1001")
    await office.tap("hudd_engineer", await office.cast.hudd_engineer.see("has it since"), "By when?")
    menu = await office.cast.hudd_engineer.see(lambda m: "Tomorrow" in str(m.labels))
    await office.tap("hudd_engineer", menu, "Tomorrow")
    office.be(ist("21 Nov 17:30") + timedelta(seconds=5))
    office.cast.hudd_engineer.reply(office.card(1001), "Nearly there")
    await office.settle()
    office.heard()
    said = await office.hourly("26 Nov 11:00")
    assert [line[:72] for line in said] == [
        "23 Nov 10:00 group: 📅 Anil (HUDD): MUK-1001 was promised for 5:30 pm, Sat 21 Nov"[:72],
        "26 Nov 10:00 group: 💤 Anil (HUDD): nothing has happened to MUK-1001 since"[:72],
    ]
    assert await office.facts("promisemissed") == ["1001 promisemissed 21 Nov 17:30"]


@pytest.mark.parametrize("moved", ["forward", "return"])
async def test_still_on_it_goes_with_the_ticket_that_leaves_the_team(office: Office, moved: str) -> None:
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    await office.at("25 Nov 10:00")
    question = await office.cast.hudd_engineer.see("Still on it?", office.group, fresh=False)
    async with office.app.database.unit() as unit:
        engineer = await unit.people.get(office.cast.hudd_engineer.id)
        assert engineer is not None
        actor = Actor(engineer, Place(Where.TEAM, office.group.id, "hudd_tech"))
        desk = Desk(unit, office.app.settings, office.clock.now())
        if moved == "forward":
            await desk.moves.forward(1001, actor, "egov", reason="not-ours")
        else:
            await desk.moves.return_to_desk(1001, actor, words=Words("A picture, please", office.clock.now()))
    await office.settle()
    await office.cast.hudd_engineer.see_gone(question)


async def test_a_kept_ticket_that_goes_out_to_a_team_is_not_asked_about_any_more(office: Office) -> None:
    operator = office.cast.operator
    async with office.app.database.unit() as unit:
        person = await unit.people.get(operator.id)
        assert person is not None
        actor = Actor(person, Place(Where.PRIVATE, person.id))
        await Desk(unit, office.app.settings, office.clock.now()).intake.keep_new(filled(Priority.P3), actor)
    await office.settle()
    await office.at("23 Nov 17:30")
    assert [line[:11] for line in await office.at("25 Nov 10:00")] == ["operator: 💤"]
    question = await operator.see("Still on it?", fresh=False)
    async with office.app.database.unit() as unit:
        await Desk(unit, office.app.settings, office.clock.now()).moves.escalate(1001, actor, "hudd_tech")
    await office.settle()
    await operator.see_gone(question)


async def test_the_operator_is_reminded_of_a_question_by_when_it_was_asked_whoever_writes_meanwhile(
    office: Office,
) -> None:
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Ask")
    prompt = await office.cast.hudd_engineer.see("what do you need to know", office.group)
    office.cast.hudd_engineer.reply(prompt, "Which browser?")
    await office.settle()
    office.be("21 Nov 16:00")
    office.cast.hudd_engineer.reply(office.card(1001), "Or which phone")
    await office.settle()
    office.heard()
    said = await office.hourly("23 Nov 11:00")
    assert said == [
        "23 Nov 10:00 operator: ❓ MUK-1001 waits for your answer to HUDD Tech since 11:00 am, Fri 20 Nov."
    ]
    office.cast.hudd_engineer.reply(office.card(1001), "We wait")
    await office.settle()
    office.heard()
    assert [line[:24] for line in await office.hourly("27 Nov 11:00")] == ["27 Nov 10:00 operator: 💤"]
    assert await office.facts("answerawaited") == ["1001 answerawaited 21 Nov 17:30"]


@pytest.mark.parametrize("answered", ["23 Nov 12:00", "23 Nov 20:30"])
async def test_a_breach_stays_on_the_card_and_in_the_story_though_a_lower_priority_gives_more_time(
    office: Office, answered: str
) -> None:
    await office.opened(Priority.P1)
    await office.at("21 Nov 17:30")
    operator = office.cast.operator
    operator.say("1001")
    await office.tap("operator", await operator.see(lambda m: "Priority" in str(m.labels)), "Priority")
    await office.tap("operator", await operator.see(lambda m: "P3" in str(m.labels)), "P3")
    assert "Late: was to be answered by 5:30 pm, Sat 21 Nov" in office.card(1001).text
    operator.say("/why 1001")
    story = (await operator.see("It was already late at 5:30 pm, Sat 21 Nov")).text
    assert "P1 → P3, so due 5:30 pm, Mon 23 Nov" in story
    assert "it is late" in story
    office.be(answered)
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    before = "Sat 21" if answered == "23 Nov 12:00" else "Mon 23"
    assert f"(was due 5:30 pm, {before} Nov)" in office.card(1001).text
    operator.say("/why 1001")
    await operator.see("Taken late")


async def test_admins_are_told_that_managers_know_only_if_some_were_told(office: Office) -> None:
    await office.restart(HELPDESK_DESK__LATE_STEPS='["group", "admins"]')
    await office.opened()
    said = await office.hourly("26 Nov 11:00")
    assert said[-1] == (
        "26 Nov 10:00 admin: 🔴 MUK-1001 (P3) is late with HUDD Tech: it was due 5:30 pm, Mon 23 Nov."
    )


async def test_what_is_not_late_after_all_stands_by_itself_among_what_needs_somebody(office: Office) -> None:
    await office.opened()
    await office.opened()
    for instant in ("21 Nov 17:30", "23 Nov 10:00", "23 Nov 17:30"):
        await office.at(instant)
    office.dated.set(ist("23 Nov 17:29").timestamp())
    office.cast.hudd_engineer.reply(office.card(1001), "Answered before, delivered late")
    await office.settle()
    office.heard()
    said = await office.at("01 Dec 11:00")
    assert [line for line in said if line.startswith("group")] == ["group: ⏰ 2 tickets need somebody:"]
    text = office.cast.admin.last(office.group).text
    needed, found, good = text.partition("✔️ Not late after all:")
    assert found
    assert "still not answered" in needed
    assert "1001: answered in time after all" in good
    assert "1002" not in good


async def test_the_text_for_the_caller_promises_nothing_that_is_past_or_done(office: Office) -> None:
    operator = office.cast.operator
    await office.opened()

    def copied() -> str:
        own = next(m for m in reversed(operator.messages()) if "Copy" in str(m.labels))
        return str(operator.tap(own, "Copy").copied)

    assert "HUDD Tech will answer by 5:30 pm, Mon 23 Nov" in copied()
    office.be("21 Nov 12:00")
    await office.tap("hudd_engineer", office.card(1001), "Claim")
    assert "We are working on it" in copied()
