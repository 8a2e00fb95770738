"""Why this date: the story of a deadline in the reader's words, for whoever may see the ticket."""

from __future__ import annotations

from datetime import datetime

from sandbox.base.model import Chat
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import TROUBLE, Walk, card_in, open_ticket, press


async def asked(desk: Desk, person: Person, text: str, group: Chat | None = None) -> str:
    """Say something, and return what is the last message then."""
    if group is None:
        person.say(text)
    else:
        person.say(text, group)
    await desk.settle()
    return person.messages(*([group] if group else []))[-1].text


async def test_the_story_is_told_date_by_date(desk: Desk) -> None:
    desk.clock.set(datetime.fromisoformat("2026-11-13T16:30:00+05:30"))
    await open_ticket(desk)
    text = await asked(desk, desk.cast.operator, "/why 1001")
    for words in (
        "HUDD Tech is to answer by 5:30 pm, Tue 17 Nov",
        "Reached HUDD Tech at 4:30 pm, Fri 13 Nov",
        "P3 Moderate: 2 business days",
        "Fri 13 Nov: the day had begun",
        "Sat 14 Nov: 2nd Saturday, shut",
        "Sun 15 Nov: Sunday, shut",
        "Mon 16 Nov: business day 1 of 2",
        "Tue 17 Nov: business day 2 of 2",
        "Not answered yet",
    ):
        assert words in text
    for secret in ("Ramesh", "94370", "site does not open"):
        assert secret not in text


async def test_a_finished_clock_keeps_its_story(desk: Desk) -> None:
    await open_ticket(desk)
    await press(desk, desk.cast.hudd_engineer, await card_in(desk, desk.cast.hudd_tech), "Claim")
    text = await asked(desk, desk.cast.operator, "/why MUK-1001")
    assert "Taken in time, 11:00 am, Fri 20 Nov" in text


async def test_a_late_one_says_so(desk: Desk) -> None:
    await open_ticket(desk)
    desk.clock.set(datetime.fromisoformat("2026-11-25T11:00:00+05:30"))
    await asked(desk, desk.cast.operator, "/why ୧୦୦୧")
    # The operator is told that it is late as well, before or after the answer.
    assert any("it is late" in message.text for message in desk.cast.operator.messages())


async def test_a_holiday_is_named(desk: Desk) -> None:
    desk.clock.set(datetime.fromisoformat("2026-11-23T16:30:00+05:30"))
    await open_ticket(desk)
    text = await asked(desk, desk.cast.operator, "/why 1001")
    assert "Tue 24 Nov: Guru Nanak" in text or "Tue 24 Nov: " in text
    assert "Tue 24 Nov: business day" not in text


async def test_the_private_view_has_a_button_for_it(desk: Desk) -> None:
    await open_ticket(desk)
    operator = desk.cast.operator
    await asked(desk, operator, "1001")
    view = next(m for m in reversed(operator.messages()) if m.buttons and "Why this date" in str(m.labels))
    await press(desk, operator, view, "Why this date?")
    assert "business day 2 of 2" in operator.messages()[-1].text


async def test_a_group_tells_of_its_own_tickets_and_of_no_other(desk: Desk) -> None:
    await open_ticket(desk)
    cast, bot = desk.cast, desk.sandbox.world.bot.username
    own = await asked(desk, cast.hudd_engineer, f"/why@{bot} 1001", cast.hudd_tech)
    assert "business day 1 of 2" in own
    assert "Ramesh" not in own
    foreign = await asked(desk, cast.egov_developer, f"/why@{bot} 1001", cast.egov)
    unknown = await asked(desk, cast.egov_developer, f"/why@{bot} 1999", cast.egov)
    assert "no ticket MUK-1001" in foreign
    assert foreign.replace("1001", "1999") == unknown


async def test_who_may_not_see_the_ticket_is_answered_as_if_there_were_none(desk: Desk) -> None:
    await open_ticket(desk)
    for person in (desk.cast.spoc_dhenkanal, desk.cast.stranger):
        person.start()
        assert "no ticket MUK-1001" in await asked(desk, person, "/why 1001")
    desk.cast.spoc_jatni.start()
    assert "is to answer by" in await asked(desk, desk.cast.spoc_jatni, "/why 1001")


async def test_without_a_number_it_asks_which(desk: Desk) -> None:
    await open_ticket(desk)
    assert "Which ticket?" in await asked(desk, desk.cast.operator, "/why")
    assert "Which ticket?" in await asked(desk, desk.cast.operator, "/why 🎄")


async def test_a_kept_ticket_tells_what_was_promised(desk: Desk) -> None:
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    for label in ("ULB employee", "Functional"):
        await walk.tap(label)
    if "Escalate" not in str(walk.card.labels):
        await walk.tap("Another, or none")
    await walk.tap("Keep")
    await walk.tap("Sat 21 Nov")
    text = await asked(desk, desk.cast.operator, "/why 1001")
    assert "was promised for" in text


async def test_a_changed_calendar_is_part_of_the_story(desk: Desk) -> None:
    await open_ticket(desk)
    admin = desk.cast.admin
    admin.start()
    admin.say("/admin")
    await desk.settle()
    for label in ("Closures", "Closed day"):
        await press(desk, admin, next(m for m in reversed(admin.messages()) if m.buttons), label)
    admin.say("23 Nov Cyclone")
    await desk.settle()
    await press(desk, admin, next(m for m in reversed(admin.messages()) if m.buttons), "Confirm")
    await desk.app.engine.tick("recount")
    await desk.settle()
    text = await asked(desk, desk.cast.operator, "/why 1001")
    assert "Mon 23 Nov: Cyclone" in text
    assert "the calendar or the response times were changed, so due 5:30 pm, Wed 25 Nov" in text
    assert "Wed 25 Nov: business day 2 of 2" in text
