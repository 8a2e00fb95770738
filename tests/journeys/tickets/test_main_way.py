"""The desk's main job, from an operator's phone to a team's group and back."""

from __future__ import annotations

from tests.journeys.conftest import Desk


async def test_a_ticket_goes_from_the_operator_to_hudd_tech_and_is_solved(desk: Desk) -> None:
    cast = desk.cast
    operator, engineer = cast.operator, cast.hudd_engineer
    operator.start()
    await operator.see("New ticket")
    operator.say("9437012345 Ramesh, Jatni, site does not open in any office")
    form = await operator.see("Who is it?")
    operator.tap(form, "ULB employee")
    form = await operator.see("What sort")
    operator.tap(form, "Technical: Infrastructure")
    form = await operator.see("Check and send")
    operator.tap(form, "Escalate")
    own = await operator.see("MUK-1001")
    card = await engineer.see("MUK-1001", cast.hudd_tech)
    assert "is yours" in (await engineer.tap(card, "Claim").answer()).text
    card = await engineer.see("has it since", cast.hudd_tech)
    await engineer.tap(card, "Resolve").answer()
    prompt = await engineer.see("how was", cast.hudd_tech)
    engineer.reply(prompt, "Router restarted")
    await operator.see("is solved by")
    await engineer.see("Solved", cast.hudd_tech)
    spoc = cast.spoc_jatni
    spoc.start()
    spoc.say("1001")
    await spoc.see("MUK-1001")
    cast.spoc_dhenkanal.start()
    cast.spoc_dhenkanal.say("/status MUK-1001")
    await cast.spoc_dhenkanal.see("no ticket MUK-1001")
    assert own
