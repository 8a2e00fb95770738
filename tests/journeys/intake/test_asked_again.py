"""What a team sent tickets back for is asked for by the next form of that category, and counted by the summary."""

from __future__ import annotations

from sandbox.base.model import Message
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.setting_up import panel, tap, tap_command
from tests.journeys.support.ways import Walk, card_in, open_ticket, press

ASKS = "sent back because this was missing:"


async def send_back(desk: Desk, reason: str) -> None:
    """Open a ticket for HUDD Tech, who send it back."""
    anil, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    own = await open_ticket(desk)
    await press(desk, anil, await card_in(desk, group, own.text.split()[1].strip(":.")), "Forward")
    prompt = anil.last(group)
    await press(desk, anil, prompt, "Back to the helpdesk")
    await press(desk, anil, prompt, reason)


async def to_review(desk: Desk, nature: str) -> Walk:
    """Fill in a form for a known caller up to its review."""
    walk = Walk(desk, desk.cast.operator)
    await walk.say("9437012345 the site does not open again")
    for label in ("Ramesh", nature, "Another, or none"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    return walk


async def test_the_next_form_of_the_category_asks_for_what_was_missing_until_it_is_there(desk: Desk) -> None:
    await send_back(desk, "A screenshot is missing")
    other = await to_review(desk, "Bug")
    assert ASKS not in other.card.text
    await other.tap("Cancel")
    walk = await to_review(desk, "Technical: Infrastructure")
    assert f"{ASKS} a screenshot (1)" in walk.card.text
    desk.cast.operator.send_photo()
    await desk.settle()
    assert "1 file" in walk.card.text
    assert ASKS not in walk.card.text


async def test_it_stops_nobody_and_costs_no_press(desk: Desk) -> None:
    await send_back(desk, "A screenshot is missing")
    walk = await to_review(desk, "Technical: Infrastructure")
    own = await walk.tap("Escalate")
    assert "MUK-1002" in own.text
    assert (walk.messages, walk.presses) == (1, 3)


async def test_it_is_said_while_the_operator_writes_what_is_wrong(desk: Desk) -> None:
    await send_back(desk, "What was done")
    walk = Walk(desk, desk.cast.operator)
    await walk.say("9437012345")
    for label in ("Ramesh", "Technical: Infrastructure"):
        await walk.tap(label)
    assert "What is wrong?" in walk.card.text
    assert f"{ASKS} what was done and what happened (1)" in walk.card.text


async def test_a_ticket_that_was_not_for_the_team_makes_the_form_ask_for_nothing(desk: Desk) -> None:
    await send_back(desk, "Not for our team")
    walk = await to_review(desk, "Technical: Infrastructure")
    assert ASKS not in walk.card.text


async def test_it_is_asked_in_the_operators_language(desk: Desk) -> None:
    await send_back(desk, "A screenshot is missing")
    await to_review(desk, "Technical: Infrastructure")
    operator = desk.cast.operator
    await tap_command(desk, operator, "/language")
    await press(desk, operator, next(m for m in operator.messages() if "Which language" in m.text), "हिन्दी")
    await press(desk, operator, _review(operator), "P2")
    assert "स्क्रीनशॉट (1)" in _review(operator).text


def _review(operator: Person) -> Message:
    return next(m for m in reversed(operator.messages()) if "P2" in str(m.labels))


async def test_an_admin_says_what_a_reason_asks_for_and_what_shows_that_it_is_there(desk: Desk) -> None:
    admin = desk.cast.admin
    await tap_command(desk, admin, "/admin")
    await tap(desk, admin, "Send-back reasons")
    await tap(desk, admin, "It works when we try it")
    assert "The next form asks for: –" in panel(admin).text
    await tap(desk, admin, "What to ask for")
    await tap_command(desk, admin, "the browser's name")
    assert "asks for: the browser's name" in panel(admin).text
    await send_back(desk, "It works when we try it")
    walk = await to_review(desk, "Technical: Infrastructure")
    assert f"{ASKS} the browser's name (1)" in walk.card.text
    await tap(desk, admin, "What counts as given")
    assert "a picture or a document" in panel(admin).text
    desk.cast.operator.send_photo()
    await desk.settle()
    assert ASKS not in walk.card.text
    await tap(desk, admin, "What to ask for")
    await tap_command(desk, admin, "-")
    assert "The next form asks for: –" in panel(admin).text


async def test_the_summary_tells_why_tickets_were_sent_back(desk: Desk) -> None:
    for reason in ("A screenshot is missing", "Not for our team", "A screenshot is missing"):
        await send_back(desk, reason)
    manager = desk.cast.manager
    manager.start()
    await tap_command(desk, manager, "/summary")
    assert "3 sent back to the helpdesk (2 A screenshot is missing; 1 Not for our team)" in manager.last().text
