"""Whatever asks the desk to call somebody back says whom, under which number, and brings the words along."""

from __future__ import annotations

from sandbox.base.model import Message
from tests.journeys.conftest import Desk
from tests.journeys.support.dated import Office, office
from tests.journeys.support.opening import escalated, solved

__all__ = ["office"]

NUMBER = "+91 94370 12345"


def copied(message: Message) -> str:
    """Return what the button for the caller copies."""
    return next(str(b["copy_text"]["text"]) for row in message.buttons for b in row if "copy_text" in b)


async def test_the_desk_is_told_whom_to_call_when_it_is_solved_and_carries_the_solution_in_their_language(
    desk: Desk,
) -> None:
    cast = desk.cast
    ask = await solved(desk)
    assert NUMBER in ask.text
    assert "MUK-1001" in copied(ask)
    how = "Router restarted"
    assert how in copied(ask)
    await cast.operator.tap(ask, "ଓଡ଼ିଆ").answer()
    await desk.settle()
    assert "🗣 ଓଡ଼ିଆ" in str(ask.labels)
    assert "ଟିକେଟ" in copied(ask)
    assert how in copied(ask)
    await cast.operator.tap(ask, "No").answer()
    assert any("wa.me/919437012345" in str(b.get("url")) for row in ask.buttons for b in row)
    # The team reads of the number what a group may read.
    assert not any("94370 12345" in m.text for m in cast.hudd_engineer.messages(cast.hudd_tech))


async def test_the_number_comes_as_text_in_private_and_in_an_alert_in_the_group(desk: Desk) -> None:
    cast = desk.cast
    engineer = cast.hudd_engineer
    await engineer.tap(await escalated(desk), "Claim").answer()
    card = await engineer.see("has it since", cast.hudd_tech)
    answer = await engineer.tap(card, "📞").answer()
    assert (answer.show_alert, NUMBER in answer.text) == (True, True)
    for holder in (engineer, cast.operator):
        holder.say("1001")
        view = await holder.see(lambda m: "📞" in str(m.labels))
        answer = await holder.tap(view, "📞").answer()
        assert not answer.show_alert
        told = await holder.see("the caller.")
        assert NUMBER in told.text
        assert "MUK-1001" in copied(told)


async def test_the_operator_is_told_of_a_late_ticket_with_whom_to_call(office: Office) -> None:
    await office.opened()
    await office.hourly("24 Nov 11:00")
    late = await office.cast.operator.see("is late", fresh=False)
    assert NUMBER in late.text
    assert "MUK-1001" in copied(late)
