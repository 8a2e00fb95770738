"""How a journey about a ticket begins: the operator has opened one, and its card is in the team's group."""

from __future__ import annotations

from sandbox.base.model import Message
from tests.journeys.conftest import Desk

TROUBLE = "9437012345 Ramesh, Jatni, site does not open in any office"


async def escalated(desk: Desk, text: str = TROUBLE) -> Message:
    """Open a ticket for HUDD Tech and return its card in their group."""
    operator = desk.cast.operator
    operator.say(text)
    form = await operator.see("Who is it?")
    operator.tap(form, "ULB employee")
    form = await operator.see("What sort")
    operator.tap(form, "Technical: Infrastructure")
    form = await operator.see("Check and send")
    operator.tap(form, "Escalate")
    await operator.see("Tell the caller the number")
    return await desk.cast.hudd_engineer.see("Nobody has it yet", desk.cast.hudd_tech)


async def solved(desk: Desk) -> Message:
    """Open a ticket, let HUDD Tech solve it, and return what asks the operator for the caller's word."""
    card = await escalated(desk)
    engineer = desk.cast.hudd_engineer
    await engineer.tap(card, "Resolve").answer()
    prompt = await engineer.see("how was", desk.cast.hudd_tech)
    engineer.reply(prompt, "Router restarted")
    return await desk.cast.operator.see("Does the caller agree")
