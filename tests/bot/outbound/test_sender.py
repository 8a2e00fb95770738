"""A message is owed until it is sent: at once, in order, at Telegram's pace."""

from __future__ import annotations

import pytest

from bot.base.metrics import Metrics
from bot.outbound.hooks import Hooks
from bot.outbound.sender import Sender
from bot.telegram.raw_bot import RawBot
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import Urgency
from helpdesk.people.chats import TroubleKind
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from tests.bot.outbound.sending import Told, card, delivery, ours, rendered, said, states, text, told
from tests.bot.transport import HandMachine, Rendered, owe
from tests.waiting import until

__all__ = ["delivery", "rendered", "told"]


async def test_what_is_owed_is_sent_at_once_without_any_time_passing(
    delivery: Sender, database: Database, cast: Cast
) -> None:
    await owe(database, text(cast.operator.id, "<b>MUK-1042</b>"))
    await delivery.idle()
    assert said(cast.operator.private) == ["MUK-1042"]
    assert await states(database) == ["sent"]


async def test_what_is_rolled_back_is_never_sent(delivery: Sender, database: Database, cast: Cast) -> None:
    class Refused(Exception):
        pass

    async def failing() -> None:
        async with database.unit() as unit:
            await unit.outbox.owe(text(cast.operator.id, "not so"))
            raise Refused

    with pytest.raises(Refused):
        await failing()
    await delivery.idle()
    assert said(cast.operator.private) == []


async def test_a_flood_of_cards_to_one_group_meets_no_limit_and_harms_nobody(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine
) -> None:
    cards = [card(cast.egov.id, 1001 + n, urgency=Urgency.P4) for n in range(59)]
    await owe(database, *cards[:30], card(cast.egov.id, 2000, urgency=Urgency.P1), *cards[30:])
    await owe(database, text(cast.operator.id, "hello"))
    await delivery.idle()
    assert said(cast.operator.private) == ["hello"], "another chat feels nothing"
    assert said(cast.egov)[0].startswith("card:2000"), "the critical one goes first"
    assert len(said(cast.egov)) == 16
    await owe(database, card(cast.egov.id, 2000, urgency=Urgency.PRESSED))
    await delivery.idle()
    for _ in range(200):
        if not delivery.queued:
            break
        machine.advance(1)
        await delivery.idle()
    assert len(said(cast.egov)) == 60
    assert [name for name in said(cast.egov)[1:]] == [f"card:{1001 + n}@{cast.egov.id}" for n in range(59)]
    assert sandbox.limits.overruns == []
    sandbox.assert_clean()


async def test_an_edit_overtakes_a_burst_of_new_cards(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered
) -> None:
    await owe(database, *(card(cast.egov.id, 1001 + n) for n in range(30)))
    await delivery.idle()
    rendered.present[f"card:1001@{cast.egov.id}"] = Outgoing("claimed")
    await owe(database, card(cast.egov.id, 1001, urgency=Urgency.PRESSED))
    await delivery.idle()
    assert "claimed" in said(cast.egov)


async def test_a_429_makes_its_own_chat_wait_and_no_other(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine
) -> None:
    sandbox.faults.flood(30, chat_id=cast.egov.id)
    await owe(database, text(cast.egov.id, "one"), text(cast.egov.id, "two"), text(cast.hudd_tech.id, "three"))
    await delivery.idle()
    assert (said(cast.egov), said(cast.hudd_tech)) == ([], ["three"])
    machine.advance(29)
    await delivery.idle()
    assert said(cast.egov) == []
    machine.advance(1)
    await delivery.idle()
    assert said(cast.egov) == ["one", "two"]
    sandbox.assert_clean()


async def test_refused_formatting_is_sent_once_more_as_plain_text(
    delivery: Sender, database: Database, cast: Cast, told: Told
) -> None:
    await owe(database, text(cast.operator.id, "<b>MUK-1042</b> a < b &amp; c"))
    await delivery.idle()
    assert said(cast.operator.private) == ["MUK-1042 a < b & c"]
    assert told.alarms == ["formatting-refused"]


async def test_what_is_owed_to_somebody_who_blocked_the_bot_and_is_nobody_of_the_desk_ends(
    delivery: Sender, database: Database, cast: Cast, told: Told
) -> None:
    told.nobodys = cast.operator.id
    cast.operator.block()
    await owe(database, text(cast.operator.id, "hello"))
    await delivery.idle()
    assert told.hindered == [(cast.operator.id, 0, TroubleKind.BLOCKED)]
    assert await states(database) == ["failed"]


async def test_what_is_owed_to_a_group_that_migrated_goes_to_the_new_one(
    delivery: Sender, database: Database, cast: Cast, told: Told, sandbox: Sandbox
) -> None:
    old = sandbox.world.add_chat("Basic", type="group", owner=cast.admin.user)
    cast.admin.add_bot(old)
    new = cast.admin.migrate(old)
    slot = f"card:1042@{old.id}"
    await owe(database, text(old.id, "ping", urgency=Urgency.PING), card(old.id))
    await delivery.idle()
    assert told.migrated == [(old.id, new.id)]
    assert said(new) == [slot.replace(str(old.id), str(new.id)), "ping"]


async def test_a_stale_row_is_dropped(delivery: Sender, database: Database, cast: Cast, rendered: Rendered) -> None:
    rendered.present["ping:1042"] = None
    await owe(database, text(cast.egov.id, "late", slot="ping:1042", perishable=True))
    await delivery.idle()
    assert await states(database) == ["dropped"]


async def test_the_reply_goes_even_if_what_it_replies_to_is_gone(
    delivery: Sender, database: Database, cast: Cast
) -> None:
    await owe(database, text(cast.operator.id, "noted", reply_to=777))
    await delivery.idle()
    assert said(cast.operator.private) == ["noted"]


async def test_to_wait_for_a_file_that_is_being_made_is_no_retry(
    bot: RawBot, database: Database, rendered: Rendered, machine: HandMachine, cast: Cast
) -> None:
    metrics, unmade = Metrics(), [True, True]
    hooks = Hooks(making=lambda _row: bool(unmade) and unmade.pop(), carried=metrics.carried)
    delivery = Sender(bot, database, rendered, machine=machine, hooks=hooks)
    await delivery.start()
    await owe(database, text(cast.operator.id, "Here it is"))
    for _ in range(3):
        await delivery.idle()
        machine.advance(1)
    await until(lambda: ours(cast.operator.private))
    await delivery.idle()
    await delivery.stop()
    assert not unmade
    assert metrics.registry.get_sample_value("helpdesk_send_retries_total", {"lane": "REPLY"}) is None
    sent = {"lane": "REPLY", "result": "sent"}
    assert metrics.registry.get_sample_value("helpdesk_sends_total", sent) == 1
