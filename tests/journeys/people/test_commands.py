"""Every command, said by everybody in every kind of chat: answered by the table of rights, never by a failure."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.demo.hurried import Hurried
from handlers.base.catalogue import Catalogue
from handlers.commands import HeardIn
from handlers.routes import COMMANDS as ROWS
from helpdesk.people.actors import Actor, Place, Where
from helpdesk.people.rights import Action, may
from sandbox.base.clock import RealClock
from sandbox.base.model import Chat
from sandbox.cast import build_demo
from sandbox.people.person import Person
from sandbox.server import Sandbox
from storage.tables.transport import updates
from tests.journeys.conftest import FRIDAY, Desk
from tests.journeys.support.ways import open_ticket

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(400)]
WHO = (
    "operator", "hudd_engineer", "egov_developer", "spoc_jatni", "spoc_dhenkanal", "manager", "admin", "stranger",
)  # fmt: skip
PRIVATE_COMMANDS = {row.name: row.right for row in ROWS if row.heard is HeardIn.PRIVATE}
GROUP_COMMANDS = {row.name for row in ROWS if row.heard is not HeardIn.PRIVATE}
COMMANDS = sorted({*PRIVATE_COMMANDS, *GROUP_COMMANDS})
OF_A_TICKET = {"status": Action.VIEW, "why": Action.VIEW}  # asked of the ticket when it is looked up
# Asked of nobody in groups that are not the desk's: there the bot says nothing, or only that the group is not linked.
LINKED_ONLY = frozenset({"new", "language", "cancel"})
WORDS = Catalogue()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    """A desk with one ticket of Jatni's that HUDD Tech has, and a group that is nobody's."""
    folder: Path = tmp_path_factory.mktemp("commands")
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        url = f"sqlite+aiosqlite:///{folder / 'desk.db'}"
        app = App(demo_config(cast, sandbox, url), HandClock(FRIDAY), machine=Hurried())
        assert await app.start()
        desk = Desk(sandbox, cast, app, HandClock(FRIDAY), url)
        try:
            cast.spoc_jatni.start()
            await desk.settle()
            await open_ticket(desk)
            for person, group in ((cast.hudd_engineer, cast.hudd_tech), (cast.egov_developer, cast.egov)):
                person.say("/mine", group)
            lunch = sandbox.world.add_chat("Lunch", id=LUNCH, owner=cast.admin.user)
            for person in cast.people:
                for group in (cast.hudd_tech, lunch):
                    person.join(group)
            cast.admin.add_bot(lunch)
            await desk.settle()
            yield desk
        finally:
            await app.stop()


LUNCH = -1001500000999


async def said(desk: Desk, person: Person, chat: Chat, command: str) -> list[str]:
    """Say a command; return what the bot has said then, or shown anew."""
    before = max(chat.messages, default=0)
    person.say(f"/{command}" if chat.is_private else f"/{command}@{desk.sandbox.world.bot.username}", chat)
    await desk.settle()
    return [m.text for m in chat.messages.values() if m.by_bot and m.id > before]


async def nothing_failed(desk: Desk) -> None:
    async with desk.app.database.reading() as store:
        query = select(updates.c.error).where(updates.c.outcome == "failed")
        assert not list((await store.connection.execute(query)).scalars())


@pytest.mark.parametrize("who", WHO)
async def test_every_command_in_private_does_its_work_or_says_who_may(desk: Desk, who: str) -> None:
    person: Person = getattr(desk.cast, who)
    for command in (c for c in COMMANDS if c in PRIVATE_COMMANDS):
        texts = await said(desk, person, person.private, command)
        assert texts, f"/{command} of {who} is answered by nothing"
        async with desk.app.database.reading() as store:
            known = await store.people.get(person.id)
        right = OF_A_TICKET.get(command, PRIVATE_COMMANDS[command])
        action = right if isinstance(right, Action) else None
        refused = known is None or (
            action is not None and not may(Actor(known, Place(Where.PRIVATE, person.id)), action)
        )
        key = f"not-allowed-{action}"
        if refused and action not in (None, Action.VIEW):
            assert texts[0] == WORDS.plain("en", key), command
        elif action is not None:
            assert not WORDS.has(key) or WORDS.plain("en", key, id="") not in texts, command
    await nothing_failed(desk)


@pytest.mark.parametrize("who", WHO)
async def test_every_command_in_a_teams_group_is_answered_and_tells_no_caller(desk: Desk, who: str) -> None:
    person: Person = getattr(desk.cast, who)
    for command in COMMANDS:
        texts = await said(desk, person, desk.cast.hudd_tech, command)
        if command in GROUP_COMMANDS:
            assert texts, f"/{command} of {who} is answered by nothing"
        assert "9437012345" not in "".join(texts)
        assert "94370 12345" not in "".join(texts)
    await nothing_failed(desk)


@pytest.mark.parametrize("who", WHO)
async def test_no_command_shows_a_ticket_in_a_group_that_is_nobodys(desk: Desk, who: str) -> None:
    person: Person = getattr(desk.cast, who)
    lunch = desk.sandbox.world.chats[LUNCH]
    for command in COMMANDS:
        texts = await said(desk, person, lunch, f"{command}")
        assert "Jatni" not in "".join(texts)
        if command in GROUP_COMMANDS - LINKED_ONLY:
            assert texts, f"/{command} of {who} is answered by nothing"
    await nothing_failed(desk)
