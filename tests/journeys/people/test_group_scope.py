"""In a group the group's own scope counts, whoever asks; in private everybody has their own."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press


async def test_an_operator_in_a_teams_group_reads_its_queue_but_does_not_work_in_it(desk: Desk) -> None:
    await open_ticket(desk)
    operator, group = desk.cast.operator, desk.cast.hudd_tech
    operator.join(group)
    operator.say("/queue@mukta_helpdesk_bot", group)
    await operator.see("HUDD Tech: 1 ticket", group)
    operator.say("/status 1001", group)
    await operator.see("nobody has it yet", group)
    card = await card_in(desk, group)
    assert (await press(desk, operator, card, "More")).url.endswith("start=t1001")
    assert "Only the team" in (await press(desk, operator, card, "Resolve")).text


async def test_another_teams_ticket_is_no_ticket_in_this_group(desk: Desk) -> None:
    await open_ticket(desk)
    developer, group = desk.cast.egov_developer, desk.cast.egov
    developer.say("/status 1001", group)
    await desk.settle()
    theirs = developer.last(group).text
    developer.say("/status 1009", group)
    await desk.settle()
    assert developer.last(group).text == theirs.replace("1001", "1009")


async def test_an_anonymous_admin_reads_and_comments_and_claims_by_the_button_only(desk: Desk) -> None:
    await open_ticket(desk)
    group, who = desk.cast.hudd_tech, desk.cast.second_hudd_engineer
    desk.cast.admin.make_admin(group, who, anonymous=True)
    who.reply(await card_in(desk, group), "We look into it", anonymous=True)
    await desk.settle()
    assert "HUDD Tech writes" in desk.cast.operator.last().text
    assert "nobody has it" in (await card_in(desk, group)).text
    who.say("/queue", group, anonymous=True)
    await who.see("HUDD Tech: 1 ticket", group)
    assert "is yours" in (await press(desk, who, await card_in(desk, group), "Claim")).text
    assert "Meera" in (await card_in(desk, group)).text


@pytest.mark.parametrize(
    "data",
    ["v:1001", "wh:1001", "m:1001", "fi:1001", "ca:1001", "c:1001", "rs:1001", "rl:1001", "q:0", "mi:0", "fn:0"],
)
async def test_no_forged_press_tells_another_towns_spoc_that_a_ticket_exists(desk: Desk, data: str) -> None:
    await open_ticket(desk)
    spoc = desk.cast.spoc_dhenkanal
    spoc.start()
    await desk.settle()
    foreign = await press_forged(desk, data)
    unknown = await press_forged(desk, data.replace("1001", "1009"))
    assert foreign == unknown.replace("1009", "1001")
    assert "site does not open" not in " ".join(m.text for m in spoc.messages())


async def press_forged(desk: Desk, data: str) -> str:
    """Press forged data under the SPOC's last message and return what was answered."""
    spoc = desk.cast.spoc_dhenkanal
    answer = await spoc.forge(spoc.private, spoc.last().id, data).answer()
    await desk.settle()
    return answer.text + answer.url


@pytest.mark.parametrize("text", ["1001", "/status 1001", "/start t1001"])
async def test_a_foreign_ticket_and_an_unknown_one_are_answered_alike(desk: Desk, text: str) -> None:
    await open_ticket(desk)
    for person in (desk.cast.spoc_dhenkanal, desk.cast.egov_developer, desk.cast.stranger):
        person.say(text)
        await desk.settle()
        foreign = person.last()
        person.say(text.replace("1001", "1009"))
        await desk.settle()
        assert person.last().text == foreign.text.replace("1001", "1009")
        assert "no ticket" in foreign.text


async def test_a_wrong_id_offers_ones_own_open_tickets(desk: Desk) -> None:
    await open_ticket(desk)
    spoc = desk.cast.spoc_jatni
    spoc.say("MUK-1043")
    offer = await spoc.see("no ticket MUK-1043 that you can see. Your open tickets:")
    await press(desk, spoc, offer, "MUK-1001")
    assert "with HUDD Tech" in spoc.last().text
