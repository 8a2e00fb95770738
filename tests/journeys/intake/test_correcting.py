"""What was logged wrong is put right while the ticket is open: the team reads what changed, and no clock moves."""

from __future__ import annotations

from tests.journeys.conftest import Desk
from tests.journeys.support.ways import Walk, card_in, open_ticket, press


async def test_town_and_number_are_corrected_from_the_operators_own_message(desk: Desk) -> None:
    cast, operator = desk.cast, desk.cast.operator
    own = await open_ticket(desk)
    due = next(line for line in own.text.splitlines() if "Answer by" in line)
    await press(desk, operator, own, "Correct")
    walk = Walk(desk, operator)
    assert "Correct MUK-1001" in walk.card.text
    assert "Escalate" not in str(walk.card.labels)
    await walk.tap("Change")
    assert "Diagnosis" not in str(walk.card.labels)
    await walk.tap("Town")
    await walk.say("Dhenkanal")
    await walk.tap("Change")
    await walk.tap("Caller")
    await walk.say("9437012346")
    assert "94370 12346 · Ramesh" in walk.card.text
    form = walk.card
    assert (await press(desk, operator, form, "Save")).text == "MUK-1001 is corrected."
    own = next(m for m in operator.messages() if "MUK-1001" in m.text and "Answer by" in m.text)
    assert due in own.text
    assert "94370 12346" in own.text
    card = await card_in(desk, cast.hudd_tech)
    assert "Dhenkanal" in card.text
    assert "Jatni" not in card.text.splitlines()[2]
    told = [m.text for m in cast.hudd_engineer.messages(cast.hudd_tech) if "corrected" in m.text]
    assert len(told) == 1
    assert "the caller's number, the town: Dhenkanal" in told[0]
    assert "12346" not in str([m.text for m in cast.hudd_engineer.messages(cast.hudd_tech)])


async def test_nothing_is_changed_twice_and_no_form_corrects_what_is_closed(desk: Desk) -> None:
    operator = desk.cast.operator
    own = await open_ticket(desk)
    await press(desk, operator, own, "Correct")
    walk = Walk(desk, operator)
    first = walk.card
    await press(desk, operator, own, "Correct")  # the same form comes below again
    assert len([m for m in operator.messages() if "Correct MUK-1001" in m.text]) == 1
    assert walk.card.id != first.id
    assert (await press(desk, operator, walk.card, "Save")).text == "Nothing was changed in MUK-1001."
    await press(desk, operator, own, "Correct")
    for label in ("Change", "Type", "Problem"):
        await walk.tap(label)
    operator.say("1001")
    await desk.settle()
    view = next(m for m in operator.messages() if "Withdraw" in str(m.labels))
    for _ in range(2):
        await press(desk, operator, view, "Withdraw")
    assert (await press(desk, operator, walk.card, "Save")).text == "MUK-1001 is closed."
