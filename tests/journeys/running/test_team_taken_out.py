"""A team is taken out of the file while it has open tickets: the start says which, and one command mends it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bot.app import App
from bot.commands.cli import main
from bot.config.load import load
from bot.demo.hurried import Hurried
from bot.demo.settings import people_of
from bot.jobs.preparing import TeamsGone
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.ticket import Status
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press

ROUTES = [{"team": "egov"}]


def without_hudd(desk: Desk) -> dict[str, str]:
    """Return the environment of a desk that knows HUDD Tech no more."""
    teams = [{"key": "egov", "name": "eGov", "chat_id": desk.cast.egov.id}]
    return {
        "HELPDESK_TELEGRAM__TOKEN": desk.sandbox.token,
        "HELPDESK_TELEGRAM__API_URL": desk.sandbox.api_url,
        "HELPDESK_DATABASE__URL": desk.database_url,
        "HELPDESK_HEALTH__LISTEN": "127.0.0.1:0",
        "HELPDESK_TEAMS": json.dumps(teams),
        "HELPDESK_ROUTES": json.dumps(ROUTES),
        "HELPDESK_PEOPLE": json.dumps(people_of(desk.cast)),
        "HELPDESK_CLOCK": desk.clock.now().isoformat(),
    }


async def test_its_open_tickets_are_passed_on_by_a_command_and_then_the_start_goes(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    cast, anil = desk.cast, desk.cast.hudd_engineer
    anil.start()
    await open_ticket(desk)
    await open_ticket(desk, text="9437055555 Mohan, Jatni, site does not open in any office")
    old = await card_in(desk, cast.hudd_tech)
    await press(desk, anil, old, "Claim")
    await desk.settle()
    await desk.app.stop()
    environ = without_hudd(desk)
    stopped = App(load(None, environ), desk.clock, machine=Hurried())
    with pytest.raises(TeamsGone, match="hudd_tech: MUK-1001, MUK-1002") as refused:
        await stopped.start()
    assert "helpdesk pass-on FROM TO" in str(refused.value)
    await stopped.stop()
    assert await asyncio.to_thread(main, ["pass-on", "hudd_tech", "nobody"], environ) == 2
    assert "one of these can: egov" in capsys.readouterr().err
    assert await asyncio.to_thread(main, ["pass-on", "hudd_tech", "egov"], environ) == 0
    assert capsys.readouterr().out == "passed on from hudd_tech to egov: MUK-1001, MUK-1002\n"
    assert await asyncio.to_thread(main, ["pass-on", "hudd_tech", "egov"], environ) == 0
    assert capsys.readouterr().out == "no open ticket is with hudd_tech\n"
    desk.app = App(load(None, environ), desk.clock, machine=Hurried())
    assert await desk.app.start()
    await desk.settle()
    card = await card_in(desk, cast.egov)
    assert "Claim" in str(card.labels)
    assert await card_in(desk, cast.egov, "MUK-1002")
    left = [m for m in anil.messages(cast.hudd_tech) if "MUK-100" in m.text]
    assert left
    assert not any(m.buttons for m in left), "what the former group has of them can't be pressed"
    own = await cast.operator.see(lambda m: "MUK-1001" in m.text and "eGov" in m.text, fresh=False)
    assert "eGov" in own.text
    async with desk.app.database.reading() as store:
        (first, second) = await store.tickets.find(EVERYTHING)
        for ticket in (first, second):
            assert (ticket.team, ticket.status, ticket.claimed_by) == ("egov", Status.ESCALATED, None)
            clocks = await store.timers.clocks(ticket.number)
            assert [(c.team, c.ended_at is None) for c in clocks] == [("hudd_tech", False), ("egov", True)]
