"""Who leads on PostgreSQL: one, per database; who is followed writes nothing more, whenever it finds out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import make_url, text

from storage.database import Database
from storage.engine.errors import DatabaseAway, DatabaseGone, LeadLost
from storage.engine.leadership import GONE, LEASE, Leadership
from tests.postgres.server import PostgresServer
from tests.waiting import until_told

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)]
OLDER = "UPDATE leadership SET renewed_at = renewed_at - make_interval(secs => {})"  # as if so long had passed
END = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'first'"
NOBODY = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'first' AND datname = current_database()"

UNDER_WAY = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND wait_event = 'ClientRead'"


@pytest.fixture
async def first(migrated_url: str) -> AsyncIterator[Leadership]:
    leadership = Leadership(migrated_url, "first")
    yield leadership
    await leadership.close()


@pytest.fixture
async def second(migrated_url: str) -> AsyncIterator[Leadership]:
    leadership = Leadership(migrated_url, "second")
    yield leadership
    await leadership.close()


@pytest.fixture
async def led(migrated_url: str, first: Leadership) -> AsyncIterator[Database]:
    """A database that the first one leads."""
    database = Database.open(migrated_url)
    database.led_by(first)
    assert await first.take()
    yield database
    await database.close()


async def run(url: str, statement: str) -> object:
    database = Database.open(url, alone=False)
    async with database.writer.begin() as connection:
        found = await connection.execute(text(statement))
        value = found.scalar() if found.returns_rows else None
    await database.close()
    return value


async def number(database: Database) -> int:
    async with database.unit() as unit:
        return await unit.tickets.next_number(1001)


async def test_one_leads_and_who_leaves_is_followed_at_once(first: Leadership, second: Leadership) -> None:
    assert (await first.take(), await second.take()) == (True, False)
    assert (first.led, second.led) == (True, False)
    await first.close()
    assert not first.led
    assert await second.take()
    assert second.term == 2


async def test_many_that_try_at_once_have_one_leader(migrated_url: str) -> None:
    them = [Leadership(migrated_url, f"one of many {n}") for n in range(8)]
    led = await asyncio.gather(*(each.take() for each in them))
    assert sum(led) <= 1
    while not any(led):
        led = [await each.take() for each in them]
    assert sum(led) == 1
    await asyncio.gather(*(each.close() for each in them))


async def test_desks_in_other_databases_of_the_server_do_not_wait(
    first: Leadership, postgres: PostgresServer
) -> None:
    name = postgres.new_database()
    other = Leadership(postgres.url(name), "other")
    assert (await first.take(), await other.take()) == (True, True)
    await other.close()
    postgres.drop_database(name)


@pytest.mark.parametrize(("since", "follows"), [(GONE + 1, False), (LEASE + 1, True)])
async def test_who_is_connected_and_says_nothing_is_followed_after_the_lease(
    first: Leadership, second: Leadership, migrated_url: str, since: float, follows: bool
) -> None:
    assert await first.take()
    await run(migrated_url, OLDER.format(since))
    assert await second.take() is follows


@pytest.mark.parametrize(("since", "follows"), [(-60, False), (GONE + 1, True)])
async def test_whose_connection_is_gone_is_followed_soon_but_not_for_a_moment_s_trouble(
    first: Leadership, second: Leadership, migrated_url: str, since: float, follows: bool
) -> None:
    assert await first.take()
    await run(migrated_url, END)

    async def is_away() -> bool:
        return await run(migrated_url, NOBODY) == 0

    await until_told(is_away)
    await run(migrated_url, OLDER.format(since))
    assert await second.take() is follows


async def test_who_was_followed_can_not_commit_and_knows_it_at_the_next_renewal(
    led: Database, first: Leadership, second: Leadership, migrated_url: str
) -> None:
    assert await number(led) == 1001
    await run(migrated_url, OLDER.format(LEASE + 1))
    assert await second.take()
    with pytest.raises(LeadLost):
        await number(led)
    async with asyncio.timeout(30):
        await first.watch()
    assert not first.led
    with pytest.raises(LeadLost):
        async with led.reading():
            pass


async def test_what_the_leader_has_under_way_is_over_before_another_leads(
    led: Database, second: Leadership, migrated_url: str
) -> None:
    following = None
    async with led.unit() as unit:
        await unit.tickets.next_number(1001)
        await run(migrated_url, OLDER.format(LEASE + 1))
        following = asyncio.create_task(second.take())
        waiting = (
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'second' AND wait_event_type = 'Lock'"
        )
        async with asyncio.timeout(30):
            while await run(migrated_url, waiting) == 0:
                assert not following.done()
    assert await following
    assert await run(migrated_url, "SELECT last FROM ticket_numbers") == 1001


async def hang(led: Database, url: str, follower: Leadership) -> None:
    """Stop between two messages of one statement, until another leads."""
    async with led.unit() as unit:
        await unit.tickets.next_number(1001)
        driver = (await unit.connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.prepare("SELECT last FROM ticket_numbers")
        assert await run(url, UNDER_WAY) == 1, "to the server it is at work: only who is idle is ended"
        await run(url, OLDER.format(LEASE + 1))
        await until_told(follower.take)


async def test_a_leader_that_hangs_within_a_statement_is_followed(
    led: Database, second: Leadership, migrated_url: str
) -> None:
    with pytest.raises(DatabaseAway):
        await hang(led, migrated_url, second)
    assert await run(migrated_url, "SELECT last FROM ticket_numbers") is None


async def test_who_follows_ends_nothing_in_a_copy_of_the_database(
    migrated_url: str, first: Leadership, postgres: PostgresServer
) -> None:
    assert await first.take()
    await first.close()
    template = str(make_url(migrated_url).database)
    urls = [postgres.url(postgres.new_database(template)) for _ in range(2)]
    desks, leaders = [Database.open(url) for url in urls], [Leadership(url, "copy") for url in urls]
    for desk, leader in zip(desks, leaders, strict=True):
        assert await leader.take()
        desk.led_by(leader)
    follower = Leadership(urls[0], "follower")
    async with desks[1].unit() as unit:
        assert await unit.tickets.next_number(1001) == 1001
        with pytest.raises(DatabaseAway):
            await hang(desks[0], urls[0], follower)
        assert await unit.tickets.next_number(1001) == 1002
    for desk in desks:
        await desk.close()
    for leader in (*leaders, follower):
        await leader.close()


async def test_renewing_waits_for_no_transaction_and_holds_up_none(led: Database, first: Leadership) -> None:
    watching = asyncio.create_task(first.watch())
    async with led.unit() as unit:
        before = await age(led)
        async with asyncio.timeout(30):
            while await age(led) >= before:
                before = await age(led)
        await unit.tickets.next_number(1001)
    watching.cancel()


async def age(database: Database) -> float:
    async with database.looking() as connection:
        statement = text("SELECT extract(epoch FROM clock_timestamp() - renewed_at) FROM leadership")
        return float((await connection.execute(statement)).scalar_one())


async def test_a_leader_whose_connection_breaks_goes_on_leading_by_another(
    led: Database, first: Leadership, migrated_url: str
) -> None:
    watching = asyncio.create_task(first.watch())
    await run(migrated_url, END)
    before = await run(migrated_url, "SELECT renewed_at FROM leadership")
    async with asyncio.timeout(30):
        while await run(migrated_url, "SELECT renewed_at FROM leadership") == before:
            pass
    assert not watching.done()
    assert await number(led) == 1001
    watching.cancel()


async def test_a_row_that_goes_with_all_the_others_makes_no_other_lead(
    led: Database, first: Leadership, migrated_url: str
) -> None:
    watching = asyncio.create_task(first.watch())
    await run(migrated_url, "TRUNCATE leadership")
    async with asyncio.timeout(30):
        while await run(migrated_url, "SELECT count(*) FROM leadership") == 0:
            pass
    assert await number(led) == 1001
    assert not watching.done()
    await run(migrated_url, "DROP TABLE leadership")
    with pytest.raises(DatabaseGone):
        await number(led)
    watching.cancel()


async def test_a_transaction_of_a_process_that_hangs_ends_by_itself(led: Database) -> None:
    async with led.writer.connect() as connection:
        told = (await connection.execute(text("SHOW idle_in_transaction_session_timeout"))).scalar_one()
    assert told == "10s"
