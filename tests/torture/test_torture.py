"""A few kills and some other troubles on each database; twenty in all, for `.ci/run`: `make kills`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres.server import CAREFUL, PostgresServer, server_or_none
from tests.torture import troubles
from tests.torture.runs import POSTGRES, SQLITE, Where, play_once
from tests.torture.soak import Holding
from tests.torture.troubles import KILLS, planned

FEW, MANY = 3, 10
# At these some of them die, whatever else comes by chance.
POINTS = ("before sendMessage", "after sendMessage", "before commit of an act on a ticket", "after getUpdates")


@pytest.fixture
def careful(postgres: PostgresServer) -> Iterator[PostgresServer | None]:
    """A server of its own, for it is stopped in the middle of all."""
    with server_or_none(CAREFUL, needed=postgres is not None) as server:
        yield server


def _survives(where: Where, kills: int) -> None:
    plan = planned("short", kills, postgres=where.kind == POSTGRES, points=POINTS)
    played = play_once(where, "short", plan)
    assert not played.faults, "\n".join([*played.faults, *played.story])
    assert sum(played.done[kind] for kind in KILLS) >= kills
    assert played.killed_at
    assert played.record.said


@pytest.mark.timeout(600)
@pytest.mark.parametrize("kills", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_a_desk_on_sqlite_survives_kills_and_more(kills: int) -> None:
    _survives(Where(SQLITE), kills)


@pytest.mark.timeout(600)
@pytest.mark.postgres
@pytest.mark.parametrize("kills", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_a_desk_on_postgresql_survives_kills_and_more(careful: PostgresServer, kills: int) -> None:
    _survives(Where(POSTGRES, careful), kills)


def test_a_desk_that_holds_more_and_more_is_told_from_one_that_does_not() -> None:
    calm, growing = Holding(), Holding()
    calm.memory, calm.files = [90.0, *[120.0, 121.0, 119.0, 122.0] * 10], [20, 24, 21, 23] * 10
    growing.memory, growing.files = [100.0 + n for n in range(40)], [20 + n for n in range(40)]
    assert calm.faults() == []
    assert [fault.partition(" ")[0] for fault in growing.faults()] == ["memory", "files"]


def test_the_same_seed_makes_the_same_troubles() -> None:
    plans = [planned("7:0", 50, postgres=True, points=POINTS, processes=2) for _ in range(2)]
    assert plans[0] == plans[1]
    assert plans[0] != planned("8:0", 50, postgres=True, points=POINTS, processes=2)
    assert sum(trouble.kind in KILLS for trouble in plans[0]) == 50
    assert {trouble.kind for trouble in plans[0]} > {troubles.HANG, troubles.CLOCK, troubles.WIRE}
