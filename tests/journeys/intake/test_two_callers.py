"""A second caller's line while the first one's form is open: asked about at every step, and never swallowed."""

from __future__ import annotations

import pytest

from bot.app import App
from bot.demo.hurried import Hurried
from helpdesk.people.actors import EVERYTHING
from sandbox.base.model import Message
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import TROUBLE, Walk, press

MOHAN = "9437055555 Mohan, Jatni, login OTP does not come"
ANOTHER, ADD = "Another caller: new ticket", "Add to this one"
TO_REVIEW = ("ULB employee", "Technical: Infrastructure")
WAYS: dict[str, tuple[str, ...]] = {
    "who": (),
    "nature": ("ULB employee",),
    "module": ("ULB employee", "Bug"),
    "review": TO_REVIEW,
    "change": (*TO_REVIEW, "Change"),
    "the caller's town": (*TO_REVIEW, "Change", "Town (ULB)"),
    "words": (*TO_REVIEW, "Change", "What is wrong"),
    "diagnosis": (*TO_REVIEW, "Diagnosis"),
    "by when": (*TO_REVIEW, "Keep"),
    "how solved": (*TO_REVIEW, "Solved"),
}


async def at(desk: Desk, way: str) -> Walk:
    """Open Ramesh's form and go on to a step."""
    walk = Walk(desk, desk.cast.operator)
    await walk.say(TROUBLE)
    for label in WAYS[way]:
        await walk.tap(label)
    return walk


async def escalate(walk: Walk) -> Message:
    for _ in range(6):
        if "Escalate" in str(walk.card.labels):
            break
        wanted = (*TO_REVIEW, "Another, or none", "Done", "Back")
        await walk.tap(next(label for label in wanted if label in str(walk.card.labels)))
    return await walk.tap("Escalate")


async def tickets(desk: Desk) -> dict[str, str]:
    """Return what every ticket says is wrong, by its caller's name."""
    async with desk.app.database.reading() as store:
        found: dict[str, str] = {}
        for number in (1001, 1002, 1003):
            ticket = await store.tickets.get(number, EVERYTHING)
            if ticket is None or ticket.caller is None:
                continue
            caller = await store.texts.caller(ticket.caller)
            notes = await store.texts.notes(number)
            assert caller is not None
            found[caller.name or ""] = "\n".join(note.text for note in notes)
        return found


@pytest.mark.parametrize("way", WAYS)
async def test_another_callers_line_opens_a_ticket_of_its_own_at_every_step(desk: Desk, way: str) -> None:
    walk = await at(desk, way)
    asked = await walk.say(MOHAN)
    assert ANOTHER in str(asked.labels)
    assert ADD in str(asked.labels)
    assert "Mohan" in asked.text
    await walk.tap(ANOTHER)
    assert "Mohan" in walk.card.text
    assert "Ramesh" not in walk.card.text
    await escalate(walk)
    await walk.say("/new")
    await walk.tap("Resume")
    assert "Ramesh" in walk.card.text
    assert "Mohan" not in walk.card.text
    await escalate(walk)
    said = await tickets(desk)
    assert said.keys() == {"Mohan", "Ramesh"}
    assert "login OTP does not come" in said["Mohan"]
    assert "OTP" not in said["Ramesh"]


@pytest.mark.parametrize("way", ["who", "review", "by when", "diagnosis"])
async def test_what_is_said_to_belong_here_is_added_whole(desk: Desk, way: str) -> None:
    walk = await at(desk, way)
    await walk.say(MOHAN)
    await walk.tap(ADD)
    assert "Ramesh" in walk.card.text
    assert MOHAN in walk.card.text
    await escalate(walk)
    said = await tickets(desk)
    assert said.keys() == {"Ramesh"}
    assert MOHAN in said["Ramesh"]


async def test_at_how_it_was_solved_the_line_is_no_solution_until_it_is_said_to_be(desk: Desk) -> None:
    walk = await at(desk, "how solved")
    await walk.say("9437055555 Mohan, told him to log in again")
    assert not await tickets(desk)
    await walk.tap(ADD)
    assert "told him to log in again" in (await tickets(desk))["Ramesh"]


async def test_the_question_survives_a_restart_and_what_is_written_meanwhile_goes_with_the_line(desk: Desk) -> None:
    walk = await at(desk, "by when")
    await walk.say(MOHAN)
    await desk.app.stop()
    desk.app = App(desk.app.config, desk.clock, machine=Hurried())
    assert await desk.app.start()
    asked = await walk.say("since yesterday evening")
    assert ANOTHER in str(asked.labels)
    await walk.tap(ANOTHER)
    await escalate(walk)
    said = await tickets(desk)
    assert said.keys() == {"Mohan"}
    assert "since yesterday evening" in said["Mohan"]


@pytest.mark.parametrize("label", [ANOTHER, ADD])
async def test_a_second_press_and_a_late_one_change_nothing(desk: Desk, label: str) -> None:
    walk = await at(desk, "review")
    asked = await walk.say(MOHAN)
    buttons = {b["text"]: b["callback_data"] for row in asked.buttons for b in row}
    first, second = walk.operator.tap(asked, label), walk.operator.tap(asked, label)
    await first.answer()
    await second.answer()
    await desk.settle()
    before = walk.card.text
    for data in buttons.values():
        if "another" in data:
            await walk.operator.forge(walk.operator.private, asked.id, data).answer()
    await desk.settle()
    assert walk.card.text == before
    async with desk.app.database.reading() as store:
        assert len(await store.drafts.open_of(walk.operator.id)) == (2 if label == ANOTHER else 1)


async def test_back_returns_to_the_step_and_says_that_the_line_is_left_out(desk: Desk) -> None:
    walk = await at(desk, "by when")
    await walk.say(MOHAN)
    await walk.tap("Back")
    assert "By when will you answer?" in walk.card.text
    assert "is not in this form" in walk.card.text
    assert "Mohan" not in walk.card.text


@pytest.mark.parametrize("by", ["button", "command"])
async def test_a_form_that_is_cancelled_leaves_the_other_callers_line_its_own_form(desk: Desk, by: str) -> None:
    walk = await at(desk, "review")
    await walk.say(MOHAN)
    await (walk.tap("Cancel") if by == "button" else walk.say("/cancel"))
    assert "is discarded" in walk.card.text
    assert "Mohan" in walk.card.text
    await escalate(walk)
    assert (await tickets(desk)).keys() == {"Mohan"}


async def test_a_sixth_form_is_refused_in_words_and_the_line_waits_until_there_is_room(desk: Desk) -> None:
    walk = await at(desk, "who")
    for number in range(4):
        await walk.say(f"/new 943701235{number} Sita Das, site is slow {number}")
    asked = await walk.say(MOHAN)
    answer = await press(desk, walk.operator, asked, ANOTHER)
    assert "Five forms are open" in answer.text
    assert answer.show_alert
    await walk.say("/new")
    await walk.tap("Discard 5")
    await walk.operator.tap(asked if asked in walk.operator.messages() else _question(walk), ANOTHER).answer()
    await desk.settle()
    assert "Mohan" in walk.card.text
    assert "Who is it?" in walk.card.text


def _question(walk: Walk) -> Message:
    return next(m for m in walk.operator.messages() if ANOTHER in str(m.labels))


async def test_a_photo_an_album_a_contact_and_a_forward_of_another_caller_are_asked_about(desk: Desk) -> None:
    walk = await at(desk, "review")
    operator = walk.operator
    operator.send_album(["photo", "photo", "photo"], MOHAN)
    await desk.settle()
    await walk.tap(ANOTHER)
    assert "3 files" in walk.card.text
    assert "Mohan" in walk.card.text
    operator.share_contact("+919861098610", "Gita")
    await desk.settle()
    await walk.tap(ANOTHER)
    assert "Gita" in walk.card.text
    forwarded = desk.cast.hudd_engineer.say("9437066666 Bina, Dhenkanal, bill is blank", desk.cast.hudd_tech)
    operator.forward(forwarded, operator.private)
    await desk.settle()
    await walk.tap(ANOTHER)
    assert "Bina" in walk.card.text
    async with desk.app.database.reading() as store:
        assert len(await store.drafts.open_of(operator.id)) == 4


async def test_an_edit_of_the_line_that_is_asked_about_is_followed(desk: Desk) -> None:
    walk = await at(desk, "review")
    said = walk.operator.say(MOHAN)
    await desk.settle()
    walk.operator.edit(said, MOHAN.replace("Mohan", "Mohan Das"))
    await desk.settle()
    assert "Mohan Das" in walk.card.text
    await walk.tap(ANOTHER)
    assert "Mohan Das" in walk.card.text


async def test_the_same_callers_numbers_and_words_are_not_asked_about(desk: Desk) -> None:
    walk = await at(desk, "review")
    for text in ("call back on 9437055555", "the JE's number is 9437055555", "9437012345 once more", "Mohan Das"):
        await walk.say(text)
        assert ANOTHER not in str(walk.card.labels)
        assert text in walk.card.text
