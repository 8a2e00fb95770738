"""A ticket moves: to another team, back to the desk, into a colleague's hands."""

from __future__ import annotations

from sandbox.base.model import Message
from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated


async def forwarded(desk: Desk, card: Message) -> Message:
    """Pass a ticket of HUDD Tech's on to eGov and return its card there."""
    anil, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    await anil.tap(card, "Forward").answer()
    prompt = await anil.see("where does", group)
    await anil.tap(prompt, "eGov").answer()
    why = await anil.see("why does", group)
    anil.reply(why, "It is the app, not the router; 9437012345 says so")
    return await desk.cast.egov_developer.see("MUK-1001", desk.cast.egov)


async def test_a_forwarded_ticket_has_its_card_with_the_new_team_and_no_buttons_with_the_old(desk: Desk) -> None:
    cast = desk.cast
    card = await escalated(desk)
    new = await forwarded(desk, card)
    assert "From HUDD Tech: It is the app" in new.text
    assert "9437012345" not in new.text
    assert "Claim" in str(new.labels)
    old = await cast.hudd_engineer.see("Now with eGov", cast.hudd_tech)
    assert old.id == card.id
    assert old.labels == []
    late = await cast.second_hudd_engineer.forge(cast.hudd_tech, card.id, "c:1001").answer()
    assert "no ticket MUK-1001" in late.text
    cast.hudd_engineer.reply(old, "And another thing")
    await cast.hudd_engineer.see("not of this chat any more", cast.hudd_tech)


async def test_the_reason_of_a_forward_can_be_tapped_and_files_come_along(desk: Desk) -> None:
    cast = desk.cast
    card = await escalated(desk)
    cast.operator.send_photo(reply_to=cast.operator.last(), caption="the screen")
    await cast.hudd_engineer.see("the screen", cast.hudd_tech)
    anil, group = cast.hudd_engineer, cast.hudd_tech
    await anil.tap(card, "Forward").answer()
    await anil.tap(await anil.see("where does", group), "eGov").answer()
    await anil.tap(await anil.see("why does", group), "Not for our team").answer()
    assert "Not for our team" in (await cast.egov_developer.see("MUK-1001", cast.egov)).text
    await cast.egov_developer.see(lambda message: bool(message.media), cast.egov)


async def test_after_the_third_forward_the_admins_are_told(desk: Desk) -> None:
    cast = desk.cast
    cast.admin.start()
    card = await escalated(desk)
    await forwarded(desk, card)
    for number, (person, group, to, there) in enumerate(
        (
            (cast.egov_developer, cast.egov, "HUDD Tech", cast.hudd_tech),
            (cast.hudd_engineer, cast.hudd_tech, "eGov", cast.egov),
        )
    ):
        card = await person.see("Nobody has it yet", group, fresh=number > 0)
        await person.tap(card, "Forward").answer()
        await person.tap(await person.see("where does", group), to).answer()
        await person.tap(await person.see("why does", group), "Not for our team").answer()
        await cast.manager.see("From", there)
    assert "3 times" in (await cast.admin.see("was forwarded")).text


async def test_a_ticket_that_lacks_something_goes_back_is_completed_and_comes_again(desk: Desk) -> None:
    cast = desk.cast
    operator, anil, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    await anil.tap(card, "Forward").answer()
    await anil.tap(await anil.see("where does", group), "Back to the helpdesk").answer()
    await anil.tap(await anil.see("what is missing", group), "A screenshot is missing").answer()
    told = await operator.see("with what is missing")
    assert "A screenshot is missing" in told.text
    assert (await anil.see("Back with the helpdesk", group)).labels == []
    operator.send_photo(reply_to=told, caption="Error 502 on the login page")
    operator.tap(told, "Escalate")
    where = await operator.see("Which team gets")
    assert "is with HUDD Tech" in (await operator.tap(where, "HUDD Tech").answer()).text
    again = await anil.see("Nobody has it yet", group)
    assert "Error 502 on the login page" in again.text
    await anil.see(lambda message: bool(message.media), group)
    await desk.settle()  # the question has lost its buttons
    twice = await operator.tap(where, "HUDD Tech").answer()
    assert "no longer works" in (twice.text or "")


async def test_what_one_has_is_handed_over_to_a_colleague(desk: Desk) -> None:
    cast = desk.cast
    anil, meera, group = cast.hudd_engineer, cast.second_hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    await meera.tap(card, "More").answer()  # the desk learns that she is of the team
    await anil.tap(card, "Claim").answer()
    anil.start()
    anil.say("/mine")
    own = await anil.see("1 open ticket")
    anil.tap(own, "Hand over")
    choice = await anil.see("Who takes over")
    await anil.tap(choice, "Meera").answer()
    until = await anil.see("When are you back?")
    assert "Meera" in (await anil.tap(until, "For good").answer()).text
    assert "MUK-1001" in (await meera.see("is away", group)).text
    assert "Meera (HUDD) has it since" in (await meera.see("has it since", group)).text
    again = await anil.tap(choice, "Meera").answer()
    assert "nothing to hand over" in again.text
