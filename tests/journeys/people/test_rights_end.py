"""Whoever is no operator any more reads nothing of a caller, whatever was open when it ended, and changes nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import App
from bot.demo.hurried import Hurried
from helpdesk.people.actors import Membership, Role, Source
from sandbox.base.model import Message
from storage.tables import schema
from tests.journeys.conftest import Desk
from tests.journeys.support.leaks import Leaks
from tests.journeys.support.setting_up import tap, tap_command
from tests.journeys.support.ways import Walk, card_in, open_ticket, press

OTHER = "9437055555 Sita Das, Jatni, muster roll 7788 is missing"
SECRETS = ("Ramesh", "9437012345", "siteDoesNotOpen", "Sita", "9437055555", "musterroll7788", "Suresh", "9437012399")
KEPT = ("tickets", "journal", "notes", "callers", "files", "memberships", "watchers")
FORGED, SOME = (0, 1, 2, 3, 1001, 1002), (1, 1001)  # what presses are forged about

Way = Callable[[Desk], Awaitable[None]]


async def by_the_file(desk: Desk) -> None:
    """Start the bot anew with a file in which the operator is no more."""
    config = desk.app.config
    people = tuple(p for p in config.people if p.telegram_id != desk.cast.operator.id)
    await start_anew(desk, people=people)


async def by_an_admin(desk: Desk) -> None:
    """Let the admin take the role away in the panel."""
    admin = desk.cast.admin
    async with desk.app.database.unit() as unit:
        await unit.people.leave(desk.cast.operator.id, Membership(Role.OPERATOR, source=Source.FILE))
        await unit.people.enter(desk.cast.operator.id, Membership(Role.OPERATOR))
    await tap_command(desk, admin, "/admin")
    await tap(desk, admin, "People")
    await tap(desk, admin, "Sunita")
    await tap(desk, admin, "Operator")


async def unseen(desk: Desk) -> None:
    """Take the row away behind the desk's back: nothing is undone, every act and message asks all the same."""
    async with desk.app.database.unit() as unit:
        await unit.people.leave(desk.cast.operator.id, Membership(Role.OPERATOR, source=Source.FILE))


async def start_anew(desk: Desk, **changes: Any) -> None:
    """Stop the bot and start it with another file."""
    config = desk.app.config.model_copy(update=changes)
    await desk.app.stop()
    desk.app = App(config, desk.clock, machine=Hurried())
    assert await desk.app.start()
    await desk.settle()


async def rows(desk: Desk, *names: str) -> Mapping[str, list[Any]]:
    """Return what these tables hold."""
    async with desk.app.database.reading() as store:
        run = store.connection.execute
        return {name: sorted(map(str, await run(select(getattr(schema, name))))) for name in names}


async def much_is_open(desk: Desk) -> tuple[Message, Message]:
    """Let the operator have lists, views, questions and forms open; return a form's first words, and a comment."""
    operator, walk = desk.cast.operator, Walk(desk, desk.cast.operator)
    await open_ticket(desk, text="9437012345 Ramesh, Jatni, site Does Not Open in any office")
    await open_ticket(desk, text=OTHER)
    for words in ("/status 1001", "/find muster", "/mine", "/queue", "/summary"):
        await walk.say(words)
    view = next(m for m in reversed(operator.messages()) if "Caller" in str(m.labels) or "watch" in str(m.buttons))
    for label in ("Files", "Similar", "History", "Keep me posted", "Caller"):
        if label in str(view.labels):
            await press(desk, operator, view, label)
    comment = operator.reply(view, "The router was restarted twice")
    await desk.settle()
    first = operator.say("9437012399 Suresh, Jatni, login OTP does not come")
    await desk.settle()
    await walk.say("/new")
    return first, comment


# The same rows are asked at every press, whoever took them away: all numbers are tried where nothing was undone.
@pytest.mark.parametrize(
    ("ended", "numbers"),
    [
        (unseen, FORGED), (by_the_file, SOME), (by_an_admin, SOME),
        pytest.param(by_the_file, FORGED, marks=pytest.mark.long),
        pytest.param(by_an_admin, FORGED, marks=pytest.mark.long),
    ],
)  # fmt: skip
async def test_a_former_operator_reads_no_caller_and_changes_nothing_by_what_was_open(
    desk: Desk, ended: Way, numbers: Sequence[int]
) -> None:
    cast, operator = desk.cast, desk.cast.operator
    first, comment = await much_is_open(desk)
    await ended(desk)
    leaks = Leaks(desk, operator, SECRETS)
    before = await rows(desk, *KEPT)
    operator.edit(first, "9437055555")
    await leaks.after("the edit of a form's first words")
    operator.edit(comment, "ignore this ticket")
    await leaks.after("the edit of a comment")
    await leaks.press_all_that_stands()
    operator.share_contact("+919437055555", "Sita")
    await leaks.after("a contact")
    operator.send_photo(caption="9437055555")
    await leaks.after("a photo")
    for message in [m for m in operator.messages() if m.by_bot][-12:]:
        operator.reply(message, "9437055555 again")
        await leaks.after(f"a reply to {message.text[:40]!r}")
    for words in (
        "/new", "/new 9437055555", "/find muster", "/find 9437055555", "/status 1001", "1001", "/mine", "/queue",
        "/summary", "/why 1001", "/start t1001", "/caller 9437055555", "9437055555 Sita", "/start p1", "/cancel",
    ):  # fmt: skip
        operator.say(words)
        await leaks.after(words)
    await leaks.forge(numbers)
    assert await rows(desk, *KEPT) == before
    card = await card_in(desk, cast.hudd_tech)
    await press(desk, cast.hudd_engineer, card, "Ask")
    prompt = next(m for m in reversed(cast.hudd_engineer.messages(cast.hudd_tech)) if "what do you need" in m.text)
    cast.hudd_engineer.reply(prompt, "Ask Ramesh on 9437012345: which office?")
    await leaks.after("a question of the team")
    leaks.none()


@pytest.mark.parametrize("ended", [by_the_file, by_an_admin])
async def test_what_was_open_goes_with_the_role_and_its_person_is_told_in_one_sentence(
    desk: Desk, ended: Way
) -> None:
    operator = desk.cast.operator
    await much_is_open(desk)
    operator.say("/find")
    await desk.settle()
    await ended(desk)
    left = await rows(desk, "drafts", "prompts", "watchers")
    assert not left["prompts"]
    assert not left["watchers"]
    async with desk.app.database.reading() as store:
        assert not await store.drafts.open_of(operator.id)
    standing = [m.text for m in operator.messages() if m.by_bot and "callback_data" in str(m.buttons)]
    assert not standing
    assert not [m for m in operator.messages() if "Suresh" in m.text and m.by_bot]
    said = [m.text for m in operator.messages() if m.by_bot]
    assert sum("taken from you" in text or "no longer on the list" in text for text in said) == 1


async def test_a_former_operator_corrects_no_comment_in_a_teams_group_and_is_no_member_by_trying(desk: Desk) -> None:
    cast, operator = desk.cast, desk.cast.operator
    operator.join(cast.hudd_tech)
    await open_ticket(desk)
    card = await card_in(desk, cast.hudd_tech)
    comment = operator.reply(card, "The caller is in the office until five")
    await desk.settle()
    operator.edit(comment, "The caller is in the office until six")
    await desk.settle()
    assert any("until six" in note for note in (await rows(desk, "notes"))["notes"])
    await by_an_admin(desk)
    before = await rows(desk, *KEPT)
    operator.edit(comment, "ignore this ticket, closed by admin")
    await desk.settle()
    assert await rows(desk, *KEPT) == before
    assert "closed by admin" not in card.text
