"""A desk on which much is open, and the people who attack it: none of them may see or change what is there."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from handlers.base.callback_data import Button, decode
from helpdesk.people.actors import Membership, Role
from helpdesk.people.actors import Person as PersonRow
from sandbox.base.model import ANONYMOUS_ADMIN_ID, Chat, Json, Member, Message, User
from sandbox.people.person import Person
from sandbox.world import membership
from sandbox.world.payloads import chat_json, user_json
from tests.journeys.conftest import Desk, desk_on
from tests.journeys.support.presses.shown import encoded
from tests.journeys.support.setting_up import panel, tap, tap_command
from tests.journeys.support.ways import card_in, open_ticket, press

CHANNEL_BOT_ID = 136817688  # who Telegram says wrote what was said in a channel's name
SECRETS = (
    "Ramesh", "9437012345", "every office is dark", "Sita", "9437055555", "muster roll 7788", "Suresh", "9437012399",
    "login OTP", "gate code 4711", "Golden answer",
)  # fmt: skip


@dataclass(frozen=True)
class Attacker:
    """Somebody who may see and change nothing of the scene, and the chats in which they can try."""

    name: str
    user: User
    places: tuple[Chat, ...]
    as_chat: Chat | None = None  # in whose name they write

    @property
    def presses(self) -> bool:
        """Whether they can press buttons: Telegram says who really pressed, bots and channels never do."""
        return self.as_chat is None and not self.user.is_bot


@dataclass
class Scene:
    """The desk, who attacks it, and what there is to be attacked."""

    desk: Desk
    attackers: tuple[Attacker, ...]
    secrets: tuple[str, ...]
    tickets: tuple[int, ...] = ()
    payloads: tuple[str, ...] = ()  # what links in the chats of others carry
    seen: dict[Button, list[str]] = field(default_factory=dict)  # data of real buttons, wherever they stand
    messages: dict[int, list[int]] = field(default_factory=dict)  # by chat, those that stood there in the beginning
    numbers: count[int] = field(default_factory=lambda: count(900_000))

    @property
    def groups(self) -> list[Chat]:
        """All groups and channels that there are."""
        return [chat for chat in self.desk.sandbox.world.chats.values() if not chat.is_private]

    def place_of(self, chat: Chat) -> str:
        """Return what a place is: the words of the count."""
        if chat.is_private:
            return "private"
        if chat.id == self.desk.cast.hudd_tech.id:
            return "the team's group"
        return "another team's group" if chat in self.desk.cast.groups else "a group of nobody's"

    def look_round(self) -> None:
        """Note all that stands there now."""
        for chat in self.desk.sandbox.world.chats.values():
            self.messages[chat.id] = list(chat.messages)
            for message in chat.messages.values():
                for data in (encoded(button) for row in message.buttons for button in row):
                    found = decode(data)
                    if found is not None and data not in self.seen.setdefault(found.what, []):
                        self.seen[found.what].append(data)

    def chat(self, chat: Chat) -> Json:
        return chat_json(self.desk.sandbox.world, chat)

    def sender(self, attacker: Attacker) -> Json:
        """Return the fields that say who wrote a message."""
        said: Json = {"from": user_json(attacker.user)}
        return said | ({"sender_chat": self.chat(attacker.as_chat)} if attacker.as_chat is not None else {})


@asynccontextmanager
async def scene_on(url: str) -> AsyncIterator[Scene]:
    """Open a desk, let much be open on it, let two people go, and let everybody be calm."""
    async with desk_on(url) as desk:
        second = await _second_operator(desk)
        await _tickets(desk, second)
        invitation = await _invitation(desk)
        await _questions(desk, second)
        await _letting_go(desk)
        scene = Scene(desk, _attackers(desk), (*SECRETS, invitation))
        await _meeting(scene)
        scene.tickets, scene.payloads = (1001, 1002, 1003, 1004, 9999), _payloads(scene)
        scene.look_round()
        yield scene


async def _second_operator(desk: Desk) -> Person:
    """An operator who stays: what she has open must stay hers."""
    world = desk.sandbox.world
    person = Person(world, world.add_user(2002, "Nirmala"))
    async with desk.app.database.unit() as unit:
        await unit.people.put(PersonRow(person.id, "Nirmala"))
        await unit.people.enter(person.id, Membership(Role.OPERATOR))
    person.start()
    await desk.settle()
    return person


async def _tickets(desk: Desk, second: Person) -> None:
    """One that HUDD has, one that eGov has, one solved, one that the desk keeps for another town."""
    cast = desk.cast
    operator = cast.operator
    operator.start()
    await open_ticket(desk, text="9437012345 Ramesh, Jatni, every office is dark")
    await open_ticket(
        desk, operator=second, text="9437055555 Sita Das, Jatni, muster roll 7788 is blank", nature="Bug"
    )
    await open_ticket(desk, text="9437012345 Ramesh, Khordha, the printer hums")
    solved = await card_in(desk, cast.hudd_tech, "MUK-1003")
    await press(desk, cast.second_hudd_engineer, solved, "Resolve")
    cast.second_hudd_engineer.reply(await cast.second_hudd_engineer.see("how was", cast.hudd_tech), "Golden answer")
    await open_ticket(desk, operator=second, text="9437055555 Sita Das, Jatni, the muster roll hums", nature="Bug")
    await desk.settle()
    card = await card_in(desk, cast.hudd_tech)
    await press(desk, cast.hudd_engineer, card, "Claim")
    cast.second_hudd_engineer.reply(card, "The gate code 4711 opens the server room")
    await desk.settle()


async def _questions(desk: Desk, second: Person) -> None:
    """Prompts in a group and in private, an open form, lists, views, an admin's question."""
    cast = desk.cast
    await press(desk, cast.hudd_engineer, await card_in(desk, cast.hudd_tech), "Ask")
    for person in (cast.operator, second):
        for words in ("/status 1001", "/find muster", "/mine", "/queue", "/summary"):
            await tap_command(desk, person, words)
    cast.spoc_jatni.start("t1001")
    await desk.settle()
    second.say("9437012399 Suresh, Jatni, login OTP does not come")
    cast.operator.say("9437012399 Suresh, Jatni, login OTP is late")
    await desk.settle()
    await tap_command(desk, cast.admin, "/caller 9437012345")
    await tap_command(desk, cast.admin, "/admin")


async def _invitation(desk: Desk) -> str:
    """An invitation that nobody has taken; return its secret."""
    admin = desk.cast.admin
    await tap_command(desk, admin, "/admin")
    for wanted in ("People", "Invite", "Operator"):
        await tap(desk, admin, wanted)
    found = [re.search(r"start=(i[\w-]{10,})", str(message.entities) + message.text) for message in admin.messages()]
    return next(one[1] for one in reversed(found) if one is not None)


async def _letting_go(desk: Desk) -> None:
    """The first operator and the second HUDD engineer are let go; both still sit in the team's group."""
    cast = desk.cast
    cast.operator.join(cast.hudd_tech)
    async with desk.app.database.unit() as unit:
        memberships = [one for one in (await unit.people.get(cast.operator.id)).memberships]  # type: ignore[union-attr]
        for one in memberships:
            await unit.people.leave(cast.operator.id, one)
        await unit.people.enter(cast.operator.id, Membership(Role.OPERATOR))
    await tap_command(desk, cast.admin, "/admin")
    await tap(desk, cast.admin, "People")
    for who in ("Sunita", "Meera"):
        for _ in range(3):
            if who not in str(panel(cast.admin).labels):
                await tap(desk, cast.admin, "Next")
        for wanted in (who, "Remove", "Yes, remove"):
            await tap(desk, cast.admin, wanted)


def _attackers(desk: Desk) -> tuple[Attacker, ...]:
    cast, world = desk.cast, desk.sandbox.world
    eve = cast.stranger
    lunch = world.add_chat("Lunch", owner=eve.user)
    news = world.add_chat("News", type="channel", owner=eve.user)
    bot = world.add_user(7001, "Other helper", is_bot=True)
    for person in (cast.operator, cast.master_trainer, cast.spoc_dhenkanal):
        lunch.members[person.id] = Member(person.id)
    membership.add_bot(world, lunch, eve.user)
    in_team = (cast.hudd_tech,)
    channel = world.users.get(CHANNEL_BOT_ID) or world.add_user(CHANNEL_BOT_ID, "Channel", is_bot=True)
    anonymous = world.users.get(ANONYMOUS_ADMIN_ID) or world.anonymous
    return (
        Attacker("a stranger", eve.user, (eve.private, lunch)),
        Attacker("an operator let go", cast.operator.user, (cast.operator.private, cast.hudd_tech, lunch)),
        Attacker(
            "a member let go", cast.second_hudd_engineer.user, (cast.second_hudd_engineer.private, cast.hudd_tech)
        ),
        Attacker(
            "a member of another team", cast.master_trainer.user,
            (cast.master_trainer.private, cast.master_trainers, lunch),
        ),
        Attacker("the SPOC of another town", cast.spoc_dhenkanal.user, (cast.spoc_dhenkanal.private, lunch)),
        Attacker("an anonymous admin of another group", anonymous, (lunch,), as_chat=lunch),
        Attacker("a foreign channel", channel, in_team, as_chat=news),
        Attacker("another bot", bot, (*in_team, lunch)),
    )  # fmt: skip


async def _meeting(scene: Scene) -> None:
    """Everybody has said what anybody may say once: asked for access, for a language, for a group."""
    desk, cast = scene.desk, scene.desk.cast
    for person in (cast.stranger, cast.master_trainer, cast.spoc_dhenkanal, cast.second_hudd_engineer):
        person.start()
        await desk.settle()
    cast.master_trainer.say("/mine", cast.master_trainers)
    for person in (cast.stranger, cast.operator, cast.second_hudd_engineer):
        await person.forge(person.private, person.last().id, f"{Button.ACCESS}:0").answer()
    await desk.settle()


def _payloads(scene: Scene) -> tuple[str, ...]:
    """Return what deep links in others' chats carry, and such as might work."""
    found: list[str] = []
    for chat in scene.desk.sandbox.world.chats.values():
        for message in chat.messages.values():
            found += _links(message)
    return tuple(dict.fromkeys([*found, "t1001", "t1002", "t9999", "p1", "p2", "p3", "f1", "a", "i", "team_hudd"]))


def _links(message: Message) -> list[str]:
    return re.findall(r"start(?:group)?=([\w-]+)", f"{message.entities} {message.buttons} {message.text}")
