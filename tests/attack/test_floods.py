"""Whoever floods the desk holds nobody else up: counted in turns that they have before somebody else's one thing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select

from bot.inbound.inbound_queue import BURST
from helpdesk.notify.to_team import card
from helpdesk.outbox import card_urgency
from helpdesk.ticket.ticket import Priority, Status
from sandbox.base.model import Chat, Json, Message
from sandbox.people.person import Person
from sandbox.world.payloads import chat_json, user_json
from storage.tables.transport import updates
from tests.journeys.conftest import Desk, desk_on
from tests.journeys.support.ways import card_in, open_ticket
from tests.storage.factories import after, ticket

FLOOD, MORE = 300, 3_000  # things of one person
# Turns of a flood that may come between: one that acts already, those whose round it is, and such as act while the
# test looks. Without fairness it would be all of a burst, and more.
BETWEEN = 8
MANY = 40  # people
One = Callable[["Scene"], Person]


@dataclass
class Scene:
    """A desk at Telegram's pace, with one ticket's card in a group, and somebody who floods it."""

    desk: Desk
    card: Message
    sent: int = 900_000

    def said(self, who: Person, chat: Chat | None = None, **content: object) -> Json:
        self.sent += 1
        world, chat = self.desk.sandbox.world, chat or who.private
        told = {"message_id": self.sent, "date": int(self.desk.clock.now().timestamp()), "from": user_json(who.user)}
        return told | {"chat": chat_json(world, chat)} | content

    def send(self, kind: str, bodies: Iterable[Json]) -> None:
        queue = self.desk.sandbox.world.updates
        for body in bodies:
            queue.put_raw({"update_id": queue.next_id, kind: body})

    async def acted(self, people: Iterable[int]) -> int:
        """Return how many things of these people have acted."""
        theirs = (updates.c.person_id.in_(list(people)), updates.c.outcome != "stored")
        async with self.desk.app.database.reading() as store:
            return (await store.connection.execute(select(func.count()).where(*theirs))).scalar_one()


@pytest.fixture
async def scene(desk_url: str) -> AsyncIterator[Scene]:
    async with desk_on(desk_url, hurried=False) as desk:
        await open_ticket(desk)
        yield Scene(desk, await card_in(desk, desk.cast.hudd_tech))


def words(scene: Scene, who: Person, count: int = FLOOD) -> None:
    scene.send("message", (scene.said(who, text=f"Hello {n}") for n in range(count)))


def files(scene: Scene, who: Person, count: int = FLOOD) -> None:
    one = {"file_id": "f", "width": 1, "height": 1, "file_size": 9}
    scene.send(
        "message",
        (scene.said(who, photo=[one | {"file_unique_id": f"u{n}"}], caption="MUK-1001") for n in range(count)),
    )


def edits(scene: Scene, who: Person, count: int = FLOOD) -> None:
    scene.send("edited_message", (scene.said(who, text=f"No, {n}", edit_date=1) for n in range(count)))


def presses(scene: Scene, who: Person, count: int = FLOOD) -> None:
    over = {"message_id": 1, "chat": chat_json(scene.desk.sandbox.world, who.private), "date": 0}
    pressed = {"from": user_json(who.user), "message": over, "chat_instance": "1", "data": "c:1001"}
    scene.send("callback_query", (pressed | {"id": f"p{n}"} for n in range(count)))


def in_the_group(scene: Scene, who: Person, count: int = FLOOD) -> None:
    chat = scene.desk.cast.hudd_tech
    scene.send("message", (scene.said(who, chat, text="/status MUK-1001") for n in range(count)))


def inline(scene: Scene, who: Person, count: int = FLOOD) -> None:
    asked = {"from": user_json(who.user), "query": "MUK-1001", "offset": ""}
    scene.send("inline_query", (asked | {"id": f"i{n}"} for n in range(count)))


def a_line(scene: Scene) -> Person:
    """Another operator begins a form."""
    scene.desk.cast.operator.say("9437055555 Sita Das, Jatni, muster roll is blank")
    return scene.desk.cast.operator


def a_press(scene: Scene) -> Person:
    """A member of the team claims."""
    scene.desk.cast.hudd_engineer.tap(scene.card, "Claim")
    return scene.desk.cast.hudd_engineer


async def turns_before(scene: Scene, people: Sequence[Person], one: One) -> int:
    """Return how many turns these people have until somebody else's one thing has acted, once all is taken in."""
    ids = [who.id for who in people]
    await scene.desk.sandbox.world.updates.drained()
    able = [scene.desk.cast.operator, scene.desk.cast.hudd_engineer]  # whose the one thing may be
    so_far = {who.id: await scene.acted([who.id]) for who in able}
    before = await scene.acted(ids)
    who = one(scene)
    await until_acted(scene, [who.id], so_far[who.id] + 1)
    return await scene.acted(ids) - before


async def until_acted(scene: Scene, people: Sequence[int], count: int) -> None:
    async with asyncio.timeout(60):
        while await scene.acted(people) < count:  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.005)


def stranger(scene: Scene) -> Person:
    return scene.desk.cast.stranger


def member(scene: Scene) -> Person:
    return scene.desk.cast.second_hudd_engineer


def spoc(scene: Scene) -> Person:
    return scene.desk.cast.spoc_jatni


FLOODS = [
    (stranger, words), (stranger, files), (stranger, edits), (stranger, presses), (spoc, words), (spoc, presses),
    (member, words), (member, files), (member, edits), (member, presses), (member, in_the_group),
]  # fmt: skip


@pytest.mark.parametrize("one", [a_line, a_press])
@pytest.mark.parametrize(("who", "flood"), FLOODS)
async def test_thousands_of_things_of_one_person_have_a_few_turns_before_another_s_one(
    scene: Scene, who: Callable[[Scene], Person], flood: Callable[[Scene, Person], None], one: One
) -> None:
    flooding = who(scene)
    flood(scene, flooding)
    assert await turns_before(scene, [flooding], one) <= BETWEEN
    assert scene.desk.app.worker.waiting > FLOOD / 2  # it went on all the time
    assert not scene.desk.sandbox.limits.overruns


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("one", [a_line, a_press])
async def test_ten_times_as_many_have_no_more_turns(scene: Scene, one: One) -> None:
    words(scene, scene.desk.cast.stranger, MORE)
    assert await turns_before(scene, [scene.desk.cast.stranger], one) <= BETWEEN
    assert scene.desk.app.worker.waiting > MORE / 2


async def test_an_operator_s_own_flood_holds_no_colleague_up(scene: Scene) -> None:
    words(scene, scene.desk.cast.operator)
    assert await turns_before(scene, [scene.desk.cast.operator], a_press) <= BETWEEN


@pytest.mark.parametrize("one", [a_line, a_press])
async def test_of_forty_who_flood_at_once_each_has_about_one_turn_before_another_s_one(
    scene: Scene, one: One
) -> None:
    world = scene.desk.sandbox.world
    people = [Person(world, world.add_user(70_000 + n, f"Person {n}")) for n in range(MANY)]
    for n in range(BURST + 5):
        scene.send("message", (scene.said(who, text=f"Hello {n}") for who in people))
    assert await turns_before(scene, people, one) <= MANY + BETWEEN


async def test_what_nobody_asked_for_has_no_turn_at_all(scene: Scene) -> None:
    eve = scene.desk.cast.stranger
    inline(scene, eve)
    await scene.desk.settle()
    assert await scene.acted([eve.id]) == 0


async def test_a_member_s_commands_in_the_group_leave_room_for_a_card_of_the_first_priority(scene: Scene) -> None:
    desk, group = scene.desk, scene.desk.cast.hudd_tech
    for _ in range(36):
        member(scene).say("/status MUK-1001", group)
    await until_acted(scene, [member(scene).id], BURST)
    team = next(team for team in desk.app.settings.teams if team.key == "hudd_tech")
    urgent = ticket(
        1002, team="hudd_tech", status=Status.ESCALATED, priority=Priority.P1, target_at=after(days=1),
        due_at=after(days=2),
    )  # fmt: skip
    async with desk.app.database.unit() as unit:
        await unit.tickets.add(urgent)
        await unit.outbox.owe(card(urgent, team, card_urgency(Priority.P1)))
    await desk.cast.manager.see("MUK-1002", group, timeout=20)
    assert not desk.sandbox.limits.overruns
