"""Beside the demo's chats somebody writes mails: the whole way of a mail, from the page to the page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from bot.demo.performance import Performance
from sandbox.cast import OPERATOR_ID
from sandbox.people.person import Person
from tests.waiting import until

PATIENCE = 60.0
OWN = {"X-Sandbox": "1"}
SENDER = "ramesh.sahu@jatni-ulb.gov.in"
OTHER = "sasmita.behera@dhenkanal-ulb.gov.in"
pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(300)]

Mails = list[dict[str, Any]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def performance(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Performance]:
    """One for all stories that leave it as it is: each has a sender of its own."""
    async with Performance(tmp_path_factory.mktemp("demo"), empty=True, mail=True) as playing:
        yield playing


@pytest_asyncio.fixture(loop_scope="module")
async def page(performance: Performance) -> AsyncIterator[httpx.AsyncClient]:
    async with _page_of(performance) as client:
        yield client


def _page_of(performance: Performance) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=performance.sandbox.api_url, timeout=PATIENCE)


async def _got(page: httpx.AsyncClient, count: int, sender: str = SENDER) -> Mails:
    """Return what a sender got from the desk, once it is so many."""
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while True:
        box = (await page.get("/mail/api/box")).json()
        got: Mails = [mail for mail in box["mails"] if mail["to"] == sender]
        if len(got) >= count:
            return got
        assert asyncio.get_running_loop().time() < deadline, f"only {len(got)} letters came"
        await asyncio.sleep(0.2)


async def test_a_mail_of_the_page_becomes_a_ticket_in_two_presses_and_its_number_comes_back(
    performance: Performance, page: httpx.AsyncClient
) -> None:
    world = performance.sandbox.world
    operator = Person(world, world.users[OPERATOR_ID])
    assert (await page.get("/desk")).json()["mail"] is True
    written = {"by": SENDER, "subject": "Site does not open", "text": "The site does not open since nine."}
    photo = {"file": ("screen.jpg", b"\xff\xd8\xff\xe0 a photo", "image/jpeg")}
    (await page.post("/mail/api/send", data=written, files=photo, headers=OWN)).raise_for_status()
    card = await operator.see("The site does not open since nine.", timeout=PATIENCE)
    await operator.tap(card, "Open").answer(PATIENCE)
    form = await operator.see("Check and send", timeout=PATIENCE)
    assert "Jatni" in form.text
    await operator.tap(form, "Escalate").answer(PATIENCE)
    (ack,) = await _got(page, 1)
    assert "MUK-1001" in ack["subject"]
    assert ack["by_machine"]
    box = (await page.get("/mail/api/box")).json()
    mail = next(mail for mail in box["mails"] if mail["from"] == SENDER)
    (file,) = mail["files"]
    saved = await page.get(f"/mail/api/files/{mail['n']}/{file['n']}")
    assert saved.content == photo["file"][1]
    assert saved.headers["content-disposition"].startswith("attachment")


async def test_a_machine_that_answers_the_desk_is_not_answered(
    performance: Performance, page: httpx.AsyncClient
) -> None:
    world = performance.sandbox.world
    operator = Person(world, world.users[OPERATOR_ID])
    (await page.post("/mail/api/away", json={"by": OTHER, "on": True})).raise_for_status()
    (
        await page.post("/mail/api/send", json={"by": OTHER, "subject": "Site", "text": "It is down."})
    ).raise_for_status()
    card = await operator.see("It is down.", timeout=PATIENCE)
    await operator.tap(card, "Answer").answer(PATIENCE)
    asked = await operator.see("Write the answer to the mail", timeout=PATIENCE)
    operator.reply(asked, "Which office is it?")
    (letter,) = await _got(page, 1, OTHER)
    assert "Which office is it?" in letter["text"]
    mails = performance.sandbox.mail
    assert mails is not None
    await until(lambda: any(one.mail["Auto-Submitted"] == "auto-replied" for one in mails.mails), seconds=PATIENCE)
    (await page.post("/desk/clock", json={"by": 300})).raise_for_status()
    assert len(await _got(page, 1, OTHER)) == 1


async def test_what_the_page_cannot_do_is_said(page: httpx.AsyncClient) -> None:
    assert (await page.post("/mail/api/send", json={"by": "nobody@example.org", "text": "?"})).status_code == 404
    assert (await page.post("/mail/api/send", json={"by": SENDER, "text": " "})).status_code == 422
    assert (await page.get("/mail/api/files/7/0")).status_code == 404


async def test_a_world_is_kept_with_its_mails_on_both_sides_and_another_has_none_of_them(tmp_path: Path) -> None:
    async with Performance(tmp_path, empty=True, mail=True) as performance, _page_of(performance) as page:
        await _a_world_is_kept(performance, page)


async def _a_world_is_kept(performance: Performance, page: httpx.AsyncClient) -> None:
    world = performance.sandbox.world
    operator = Person(world, world.users[OPERATOR_ID])
    written = {"by": SENDER, "subject": "Site", "text": "The site does not open since nine."}
    photo = {"file": ("screen.jpg", b"\xff\xd8\xff\xe0 a photo", "image/jpeg")}
    (await page.post("/mail/api/send", data=written, files=photo, headers=OWN)).raise_for_status()
    card = await operator.see("The site does not open since nine.", timeout=PATIENCE)
    await operator.tap(card, "Answer").answer(PATIENCE)
    operator.reply(await operator.see("Write the answer to the mail", timeout=PATIENCE), "Which office is it?")
    await _got(page, 1)
    before = (await page.get("/mail/api/box")).json()
    (await page.post("/desk/worlds", json={"save": "with mails"})).raise_for_status()
    (await page.post("/desk/reset", json={})).raise_for_status()
    assert (await page.get("/mail/api/box")).json()["mails"] == []

    (await page.post("/desk/worlds", json={"load": "with mails"})).raise_for_status()
    assert (await page.get("/mail/api/box")).json() == before
    assert (await page.get("/mail/api/files/0/0")).content == photo["file"][1]
    reply = {"by": SENDER, "subject": "Re: Site", "text": "It is Jatni.", "answers": str(before["mails"][-1]["n"])}
    (await page.post("/mail/api/send", json=reply)).raise_for_status()
    person = Person(world, world.users[OPERATOR_ID])
    await person.see("It is Jatni.", timeout=PATIENCE)
    cards = [message for message in person.messages() if message.text.startswith("✉️ Mail from")]
    assert len(cards) == 2, "what the desk has read already is nothing new to it"
