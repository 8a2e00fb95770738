"""What a group has before its eyes: a pinned board where that is allowed, and a queue card during a burst."""

from __future__ import annotations

from helpdesk.desk.desk import Desk as DeskRules
from helpdesk.intake.asking import Filled
from helpdesk.intake.form import Piece
from helpdesk.people.actors import Actor, Membership, Person, Place, Role, Where
from helpdesk.settings.settings import Settings
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Kind, Nature, Priority
from sandbox.base.model import Chat, Message
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press


async def tick(desk: Desk, name: str) -> None:
    """Let one of the bot's ticks come now."""
    await desk.app.engine.tick(name)
    await desk.settle()


async def open_many(desk: Desk, count: int, settings: Settings | None = None) -> None:
    """Let tickets reach HUDD's team faster than cards may follow."""
    operator = Actor(
        Person(desk.cast.operator.id, "Sunita", memberships=frozenset({Membership(Role.OPERATOR)})),
        Place(Where.PRIVATE, desk.cast.operator.id),
    )
    async with desk.app.database.unit() as unit:
        use = DeskRules(unit, settings or desk.app.settings, desk.clock.now())
        for each in range(count):
            await use.intake.escalate_new(_filled(each), operator)


def _filled(each: int) -> Filled:
    return Filled(
        caller=Caller(name=f"Caller {each}", ulb="JAT"), ulb="JAT", ulb_text=None, caller_kind=CallerKind.CBO,
        nature=Nature.TECHNICAL, component=Component.INFRASTRUCTURE, kind=Kind.INCIDENT, priority=Priority.P2,
        module=None, channel=Channel.CALL, description=f"line {each} is down",
        pieces=(Piece(f"line {each} is down", None),), diagnosis=(), solution=(), keep_until=None, files=(), refs=(),
    )  # fmt: skip


def board_in(desk: Desk, group: Chat) -> Message | None:
    """Return the message that is pinned in a group."""
    return group.messages[group.pinned[-1]] if group.pinned else None


async def test_a_board_is_pinned_and_follows_what_happens(desk: Desk) -> None:
    cast = desk.cast
    cast.admin.make_admin(cast.hudd_tech)
    cast.operator.start()
    await tick(desk, "boards")
    assert board_in(desk, cast.hudd_tech) is None  # nothing waits yet
    await open_ticket(desk)
    await tick(desk, "boards")
    board = board_in(desk, cast.hudd_tech)
    assert board is not None
    assert "Nobody has it yet: 1" in board.text
    await press(desk, cast.hudd_engineer, await card_in(desk, cast.hudd_tech), "Claim")
    await tick(desk, "boards")
    assert "Nothing waits" in board.text
    assert cast.hudd_tech.pinned == [board.id]


async def test_without_the_right_to_pin_there_is_no_board_and_the_admin_is_told_once(desk: Desk) -> None:
    cast = desk.cast
    cast.operator.start()
    cast.admin.start()
    await open_ticket(desk)
    for _ in range(3):
        await tick(desk, "boards")
    told = [m for m in cast.admin.messages() if "may not pin" in m.text]
    assert len(told) == 1
    assert not [m for m in cast.manager.messages(cast.hudd_tech) if "Nobody has it yet: 1" in m.text]


async def test_the_board_comes_as_soon_as_the_right_to_pin_is_given(desk: Desk) -> None:
    cast = desk.cast
    cast.operator.start()
    await open_ticket(desk)
    await tick(desk, "boards")
    assert board_in(desk, cast.hudd_tech) is None
    cast.admin.make_admin(cast.hudd_tech)
    await desk.settle()
    await tick(desk, "boards")
    board = board_in(desk, cast.hudd_tech)
    assert board is not None
    assert "Nobody has it yet: 1" in board.text


async def test_during_a_burst_one_card_says_so_and_lets_people_claim_before_the_cards_come(desk: Desk) -> None:
    cast = desk.cast
    cast.operator.start()
    await desk.settle()
    await open_many(desk, 24)
    await desk.app.engine.tick("bursts")
    queue = await cast.hudd_engineer.see("still on the way", cast.hudd_tech)
    assert "MUK-" in queue.text
    label = next(label for row in queue.labels for label in row if "Claim" in label)
    answer = await cast.hudd_engineer.tap(queue, label).answer()
    assert "is yours" in answer.text
    assert answer.text.split()[0] in label
