"""After how many business days a solved ticket closes, and until when it can be said that it is not solved."""

from __future__ import annotations

import pytest

from tests.journeys.support.dated import Office, office

__all__ = ["office"]


async def solved(office: Office) -> None:
    anil = office.cast.hudd_engineer
    await office.opened()
    await office.tap("hudd_engineer", office.card(1001), "Resolve")
    anil.reply(await anil.see("how was", office.group), "Restarted")
    await office.settle()


@pytest.mark.parametrize("at", ["20 Nov 12:00", "23 Nov 18:00", "25 Nov 17:00"])
async def test_not_solved_is_taken_for_as_long_as_the_card_says_solved(office: Office, at: str) -> None:
    office.jobs = ("sweep", "close")
    await office.restart(HELPDESK_DESK__REOPEN_WITHIN_DAYS="2")
    await solved(office)
    await office.hourly(at)
    assert "Solved" in office.card(1001).text
    assert "Closed" not in office.card(1001).text
    question = next(m for m in office.cast.operator.messages() if "Does the caller agree" in m.text)
    await office.tap("operator", question, "No")
    assert "Nobody has it yet" in office.card(1001).text


async def test_it_closes_after_three_business_days_whatever_the_days_to_reopen(office: Office) -> None:
    office.jobs = ("sweep", "close")
    await office.restart(HELPDESK_DESK__REOPEN_WITHIN_DAYS="2")
    await solved(office)
    await office.hourly("26 Nov 10:00")
    assert await office.facts("closed") == ["1001 closed 25 Nov 17:30"]  # the 22nd is a Sunday, the 24th a holiday
