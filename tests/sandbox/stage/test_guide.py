"""The guide: it ticks itself off by what really happened, points at the next button, and does it for the person."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Any

import httpx
import pytest

from sandbox.cast import GROUPS, PEOPLE, Cast
from sandbox.server import Sandbox
from sandbox.stage.script.buttons import DATA, buttons
from sandbox.stage.script.checklist import Checklist, Mark, Step
from sandbox.stage.script.day import scenes
from sandbox.stage.script.hands import CHATS, Deed
from sandbox.stage.script.watcher import steps_of
from sandbox.stage.stage import Stage
from tests.sandbox.stage.backstages import PaperDesk

SCRIPTS = sorted(path for path in DATA.glob("*.toml") if path.stem != "buttons")
IN_EVERY_LANGUAGE = re.compile(r"\{key\}|MUK-\d+")
PLACE = re.compile(r"\{(\w+)\}")
STEPS = (
    Step("log", "Write to the bot.", Mark(said="operator", has="server"), "operator",
         (Deed("operator", say="the server is down"),)),
    Step("claim", "Press {claim} on {key}.", Mark(fact="claimed", by="hudd_engineer", ticket="{number}"),
         "hudd_engineer", (Deed("hudd_engineer", "hudd_tech", tap="claim", also="second_hudd_engineer"),)),
    Step("late", "Press Next.", Mark(note="restarted"), control="next", do=(Deed(control="bot:kill"),
         Deed(control="bot:start"))),
)  # fmt: skip


def fact(name: str, by: str = "Anil", ticket: int = 7) -> dict[str, Any]:
    return {"seq": 1, "at": 0, "name": name, "by": by, "ticket": ticket, "facts": {}}


@pytest.fixture
async def guided(stage: Stage) -> Stage:
    """A stage at work, with a guide of three steps."""
    stage.guide.list = Checklist(STEPS)
    await stage.start_bot()
    return stage


async def steps(page: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await page.get("/desk/guide")).json()
    return found


async def post(staged: Sandbox, page: httpx.AsyncClient, chat: int, text: str, *buttons: tuple[str, str]) -> int:
    line = [{"text": label, "callback_data": data} for label, data in buttons]
    body = {"chat_id": chat, "text": text, "reply_markup": {"inline_keyboard": [line]}}
    answer = await page.post(f"/bot{staged.token}/sendMessage", json=body)
    return int(answer.json()["result"]["message_id"])


async def card(staged: Sandbox, page: httpx.AsyncClient, cast: Cast, label: str = "✋ Claim") -> int:
    text = "P1 · MUK-7 · Incident"
    return await post(staged, page, cast.hudd_tech.id, text, ("More", "m:7"), (label, "c:7"), ("Other", "c:77"))


async def test_a_step_is_done_when_it_has_happened_whoever_did_it(
    page: httpx.AsyncClient, guided: Stage, cast: Cast
) -> None:
    assert (await steps(page))["at"] == "log"
    cast.operator.say("the weather is fine")
    cast.hudd_engineer.say("the server is down")
    assert (await steps(page))["at"] == "log"
    cast.operator.say("our server is down")
    assert (await steps(page))["at"] == "claim"


async def test_the_journal_ticks_a_step_off_and_names_its_ticket(
    page: httpx.AsyncClient, guided: Stage, cast: Cast, paper: PaperDesk
) -> None:
    cast.operator.say("our server is down")
    paper.facts = [fact("opened", "Sunita"), fact("claimed", "Farhan")]
    cast.operator.say("something, so that it looks")
    async with asyncio.timeout(5):
        while (await steps(page))["steps"][1]["text"] != "Press claim on MUK-7.":  # noqa: ASYNC110 - over HTTP
            await asyncio.sleep(0.05)
    assert (await steps(page))["at"] == "claim"
    paper.facts.append(fact("claimed"))
    cast.operator.say("once more")
    async with asyncio.timeout(5):
        while (await steps(page))["at"] == "claim":  # noqa: ASYNC110 - over HTTP
            await asyncio.sleep(0.05)
    assert (await steps(page))["at"] == "late"


async def test_it_points_at_the_button_to_press_and_before_it_is_there_at_the_chat(
    page: httpx.AsyncClient, staged: Sandbox, guided: Stage, cast: Cast, paper: PaperDesk
) -> None:
    paper.labels = {"button-claim": {"en": "✋ Claim", "or": "✋ ନେବି"}}
    paper.chats = {str(cast.hudd_tech.id): "or"}
    await guided.guide.again()
    first = (await steps(page))["steps"][0]
    assert first["points_at"] == {"person": cast.operator.id, "chat": cast.operator.id}
    assert first["say"] == "the server is down"
    guided.guide.list.hear_fact(fact("opened"), "MUK")
    cast.operator.say("our server is down")
    there = {"person": cast.hudd_engineer.id, "chat": cast.hudd_tech.id}
    claim = (await steps(page))["steps"][1]
    assert (claim["points_at"], claim["text"]) == (there, "Press ✋ ନେବି on MUK-7.")
    message = await card(staged, page, cast, "✋ लूँगा")  # whatever is written on it, it is that button
    claim = (await steps(page))["steps"][1]
    spot = {"message": message, "row": 0, "column": 1, "label": "✋ लूँगा"}
    assert (claim["points_at"], claim["text"]) == (there | spot, "Press ✋ लूँगा on MUK-7.")
    guided.guide.list.hear_fact(fact("claimed"), "MUK")
    assert (await steps(page))["steps"][2]["points_at"] == {"control": "next"}


async def test_it_does_a_step_for_the_person_in_its_order_only(
    page: httpx.AsyncClient, staged: Sandbox, guided: Stage, cast: Cast, paper: PaperDesk
) -> None:
    assert (await page.post("/desk/guide/claim/do", json={})).status_code == 409
    assert (await page.post("/desk/guide/nothing/do", json={})).status_code == 404
    done = (await page.post("/desk/guide/log/do", json={})).json()
    assert (done["ok"], done["at"]) == (True, "claim")
    assert [message.text for message in cast.operator.messages()] == ["the server is down"]
    again = (await page.post("/desk/guide/log/do", json={})).json()
    assert again["at"] == "claim"
    assert len(cast.operator.messages()) == 1


async def test_two_press_at_one_moment_and_both_are_answered(
    page: httpx.AsyncClient, staged: Sandbox, guided: Stage, cast: Cast, paper: PaperDesk
) -> None:
    staged.world.updates.shape_repeats = False
    await page.post("/desk/guide/log/do", json={})
    guided.guide.list.hear_fact(fact("opened"), "MUK")
    doing = asyncio.create_task(page.post("/desk/guide/claim/do", json={}))
    await card(staged, page, cast)
    updates: list[dict[str, Any]] = []
    async with asyncio.timeout(5):
        while len(updates) < 2:
            found = (await page.get(f"/bot{staged.token}/getUpdates", params={"timeout": 1})).json()["result"]
            updates = [update for update in found if "callback_query" in update]
    pressers = [update["callback_query"]["from"]["id"] for update in updates]
    assert pressers == [cast.hudd_engineer.id, cast.second_hudd_engineer.id]
    for update in updates:
        query = {"callback_query_id": update["callback_query"]["id"]}
        await page.post(f"/bot{staged.token}/answerCallbackQuery", json=query)
    paper.facts = [fact("claimed")]
    assert (await doing).json()["at"] == "late"


async def test_kill_and_restart_is_a_step_of_the_page(
    page: httpx.AsyncClient, guided: Stage, cast: Cast, paper: PaperDesk
) -> None:
    guided.guide.list.done |= {"log", "claim"}
    assert (await page.post("/desk/guide/late/do", json={})).json()["at"] is None
    assert paper.state == "running"


async def test_it_can_be_begun_again_and_what_was_before_does_not_count(
    page: httpx.AsyncClient, guided: Stage, cast: Cast, paper: PaperDesk
) -> None:
    cast.operator.say("our server is down")
    paper.facts = [fact("claimed")]
    begun = (await page.post("/desk/guide/again", json={})).json()
    assert [step["done"] for step in begun["steps"]] == [False, False, False]
    cast.operator.say("nothing of it")
    await asyncio.sleep(0)
    assert (await steps(page))["at"] == "log"


async def test_a_reply_points_at_the_question_under_which_its_words_belong(
    page: httpx.AsyncClient, staged: Sandbox, guided: Stage, cast: Cast
) -> None:
    deeds = (
        Deed("hudd_engineer", "hudd_tech", tap="ask", ticket="7"),
        Deed("hudd_engineer", "hudd_tech", under="prompt", of="MUK-7", say="Where?"),
    )
    guided.guide.list = Checklist([Step("ask", "Ask.", Mark(fact="asked"), "hudd_engineer", deeds)])
    group = cast.hudd_tech.id
    await post(staged, page, group, "P1 · MUK-7 · Incident", ("Ask", "a:7"))
    assert (await steps(page))["steps"][0]["say"] is None
    question = await post(staged, page, group, "Anil, what about MUK-7?", ("Cancel", "pc:1"))
    await post(staged, page, group, "Meera, what about MUK-8?", ("Cancel", "pc:2"))
    ask = (await steps(page))["steps"][0]
    assert (ask["say"], ask["points_at"]["message"]) == ("Where?", question)


async def test_a_step_is_done_by_its_own_ticket_by_a_message_with_its_button_and_after_what_it_needs(
    page: httpx.AsyncClient, staged: Sandbox, guided: Stage, cast: Cast
) -> None:
    listed = guided.guide.list = Checklist(
        [
            Step("form", "Log.", Mark(posted="operator", bears=("form", "new_ticket"))),
            Step("claim", "Claim.", Mark(fact="claimed", ticket="7")),
            Step("again", "Claim again.", Mark(fact="claimed"), needs="form"),
        ]
    )
    cast.operator.start()
    listed.hear_fact(fact("claimed", ticket=8), "MUK")
    await post(staged, page, cast.operator.id, "Your tickets", ("Next", "mi:0"))
    assert listed.done == set()
    await post(staged, page, cast.operator.id, "Is it another call?", ("➕", "wn:0"))
    assert listed.done == {"form"}
    listed.hear_fact(fact("claimed"), "MUK")
    assert listed.done == {"form", "claim", "again"}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_every_script_names_people_chats_and_controls_that_there_are(script: Any) -> None:
    rows = script.read_text("utf-8")
    steps = steps_of(script, empty=True) if "[[step]]" in rows else ()
    assert all(not step.see or (step.see in CHATS and step.who) for step in steps)
    deeds = [deed for step in steps for deed in step.do]
    for deed in deeds:
        assert deed.control or deed.who in PEOPLE
        assert not deed.also or deed.also in PEOPLE
        assert not deed.place or deed.place in CHATS
        assert {deed.tap, deed.under} - {""} <= set(buttons())
        assert not deed.of or IN_EVERY_LANGUAGE.fullmatch(deed.of)
        assert bool(deed.control) + bool(deed.tap) + bool(deed.say) == 1
        assert deed.control.partition(":")[0] in ("", "clock", "bot", "day")
    assert set(GROUPS) < set(CHATS)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_text_names_buttons_that_are_pressed_with_it_and_nothing_else_that_it_does_not_know(script: Any) -> None:
    told: list[tuple[str, Sequence[Deed]]]
    if script.stem == "day":
        told = [(scene.caption, scene.do) for scene in scenes()]
    else:
        told = [(text, one.do) for one in steps_of(script, empty=True) for text in (one.text, *one.texts.values())]
    for text, deeds in told:
        assert set(PLACE.findall(text)) <= {"key", "number", *(deed.tap for deed in deeds)}, text
