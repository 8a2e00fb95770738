"""What Telegram does to linked chats: groups move, topics go, the bot and people are put out, and admins are told."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.config.load import load
from sandbox.base.model import Chat
from tests.journeys.conftest import FRIDAY, Desk
from tests.journeys.support.setting_up import become_admin, give_role, link, panel, question, tap, tap_command
from tests.journeys.support.ways import card_in, open_ticket, press


def told(desk: Desk, words: str) -> int:
    """How often the admin was told something."""
    return sum(words in m.text for m in desk.cast.admin.messages())


async def ready(desk: Desk, capsys: pytest.CaptureFixture[str], group: Chat) -> None:
    """Set up an admin, an operator, HUDD's group, and one ticket in it."""
    await become_admin(desk, capsys)
    await link(desk, group, "HUDD")
    await give_role(desk, desk.cast.operator, "Operator")
    await open_ticket(desk)


async def test_a_group_that_becomes_a_supergroup_takes_its_team_and_its_cards_along(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = bare.cast
    small = cast.world.add_chat("HUDD small", type="group", owner=cast.admin.user)
    for person in (cast.hudd_engineer, cast.manager):
        person.join(small)
    small.auto_delete = 7 * 86_400
    await ready(bare, capsys, small)
    assert told(bare, "deletes messages after 7 days") == 1
    old = await card_in(bare, small)
    await press(bare, cast.hudd_engineer, old, "Forward")
    large = cast.admin.migrate(small)
    await bare.settle()
    card = await card_in(bare, large)
    assert "Claim" in str(card.labels)
    question = next(m for m in large.messages.values() if "Cancel" in str(m.labels))
    assert question.reply_to == card.id, "it is asked anew"
    await press(bare, cast.hudd_engineer, question, "Cancel")
    assert question.id not in large.messages
    assert not old.buttons
    assert "continues in the new group" in old.text
    assert told(bare, "new id") == 1
    assert "is yours" in (await press(bare, cast.hudd_engineer, card, "Claim")).text
    await tap_command(bare, cast.admin, "/admin")
    await tap(bare, cast.admin, "Teams")
    await tap(bare, cast.admin, "HUDD")
    assert "HUDD small" in panel(cast.admin).text


async def test_what_the_clock_has_asked_is_asked_anew_in_a_group_that_becomes_a_supergroup(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = bare.cast
    small = cast.world.add_chat("HUDD small", type="group", owner=cast.admin.user)
    cast.hudd_engineer.join(small)
    cast.manager.join(small)
    await ready(bare, capsys, small)
    await press(bare, cast.hudd_engineer, await card_in(bare, small), "Claim")
    bare.clock.set(FRIDAY + timedelta(days=6))
    await bare.app.engine.tick("sweep")
    await bare.settle()
    assert any("Yes" in str(m.labels) for m in small.messages.values())
    large = cast.admin.migrate(small)
    await bare.settle()
    card = await card_in(bare, large)
    question = next(m for m in large.messages.values() if "Yes" in str(m.labels))
    assert question.reply_to == card.id
    assert "Still on it?" in question.text
    await press(bare, cast.hudd_engineer, question, "Release")
    assert "Claim" in str((await card_in(bare, large)).labels)


async def test_the_admins_hear_once_that_the_bot_was_removed_and_that_it_is_back(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = bare.cast
    await ready(bare, capsys, cast.hudd_tech)
    cast.admin.remove_bot(cast.hudd_tech)
    await bare.settle()
    await open_ticket(bare, text="9861012345 Sita, Dhenkanal, network is down")
    assert told(bare, "was removed from") == 1
    cast.admin.add_bot(cast.hudd_tech)
    await bare.settle()
    assert told(bare, "can work in") == 1
    card = await card_in(bare, cast.hudd_tech, "MUK-1002")
    assert "Claim" in str(card.labels)


async def test_who_leaves_the_teams_group_gives_back_what_they_held(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = bare.cast
    await ready(bare, capsys, cast.hudd_tech)
    card = await card_in(bare, cast.hudd_tech)
    await press(bare, cast.hudd_engineer, card, "Claim")
    cast.hudd_engineer.leave(cast.hudd_tech)
    await bare.settle()
    assert told(bare, "has left the group") == 1
    assert "Claim" in str((await card_in(bare, cast.hudd_tech)).labels)


async def test_the_hourly_look_notices_who_left_unseen_and_keeps_who_stayed(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = bare.cast
    await ready(bare, capsys, cast.hudd_tech)
    card = await card_in(bare, cast.hudd_tech)
    await press(bare, cast.hudd_engineer, card, "Claim")
    await bare.app.engine.tick("members")
    assert told(bare, "has left the group") == 0
    del cast.hudd_tech.members[cast.hudd_engineer.id]  # no line, no update: as when the bot was down
    await bare.app.engine.tick("members")
    await bare.settle()
    assert told(bare, "has left the group") == 1
    answer = await press(bare, cast.second_hudd_engineer, await card_in(bare, cast.hudd_tech), "Claim")
    assert "is yours" in answer.text


async def test_unlinking_leaves_no_button_behind_and_linking_again_owes_the_cards(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    cast, admin = bare.cast, bare.cast.admin
    await ready(bare, capsys, cast.hudd_tech)
    old = await card_in(bare, cast.hudd_tech)
    await tap_command(bare, admin, "/admin")
    for label in ("Teams", "HUDD", "Unlink", "Yes, unlink"):
        await tap(bare, admin, label)
    assert not old.buttons
    assert "No group is linked" in panel(admin).text
    cast.master_trainer.say("/link", cast.master_trainers)
    assert "Cards that follow: 1" in await link(bare, cast.egov, "HUDD")
    card = await card_in(bare, cast.egov)
    assert "MUK-1001" in card.text


async def test_the_doctor_names_what_is_wrong_and_what_to_tap(bare: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    cast = bare.cast
    await ready(bare, capsys, cast.hudd_tech)
    await tap_command(bare, cast.admin, "/doctor")
    report = next(m.text for m in reversed(cast.admin.messages()) if "fixing" in m.text or "All is well" in m.text)
    for words in ("database: answers", "messages:", "engine: runs", "clock:", "HUDD", "may not pin", "Master"):
        assert words in report
    cast.admin.remove_bot(cast.hudd_tech)
    await tap_command(bare, cast.admin, "/doctor")
    report = next(m.text for m in reversed(cast.admin.messages()) if "fixing" in m.text)
    assert "🔴 chat HUDD" in report
    cast.stranger.say("/doctor")
    await bare.settle()
    assert "Only admins" in cast.stranger.last().text


async def test_the_doctor_says_that_others_can_read_the_token(
    bare: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'[telegram]\ntoken = "{bare.sandbox.token}"\napi_url = "{bare.sandbox.api_url}"\n')
    path.chmod(0o644)
    bare.app = App(load(path, {"HELPDESK_DATABASE__URL": bare.database_url}), bare.clock)
    await ready(bare, capsys, bare.cast.hudd_tech)
    await tap_command(bare, bare.cast.admin, "/doctor")
    report = next(m.text for m in reversed(bare.cast.admin.messages()) if "fixing" in m.text)
    assert f"chmod 600 {path}" in report
    assert bare.sandbox.token not in report


async def test_a_topic_is_linked_by_a_command_in_it_and_mended_when_it_is_gone(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    cast, world = bare.cast, bare.cast.world
    forum = world.add_chat("Offices", is_forum=True, owner=cast.admin.user)
    for person in (cast.hudd_engineer, cast.manager):
        person.join(forum)
    topic = world.add_topic(forum, "HUDD", cast.admin.user)
    await become_admin(bare, capsys)
    cast.admin.add_bot(forum)
    await bare.settle()
    cast.hudd_engineer.say("/link", forum, topic=topic.id)
    await bare.settle()
    await cast.admin.tap(question(cast.admin), "HUDD").answer()
    await give_role(bare, cast.operator, "Operator")
    await open_ticket(bare)
    assert (await card_in(bare, forum)).thread_id == topic.id
    topic.is_deleted = True
    await open_ticket(bare, text="9861012345 Sita, Dhenkanal, network is down")
    assert not (await card_in(bare, forum, "MUK-1002")).is_topic_message
    assert told(bare, "topic of HUDD") == 1


async def test_a_group_link_for_a_team_that_is_no_more_is_answered_like_a_plain_start(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    cast = bare.cast
    cast.admin.add_bot(cast.egov, payload="gnobody")
    await bare.settle()
    assert "Link" in question(cast.admin).text
    cast.admin.remove_bot(cast.egov)
    await bare.settle()
    answer = await cast.admin.tap(question(cast.admin), "eGov").answer()
    assert "not in that chat" in answer.text


async def test_a_file_without_a_list_and_a_picked_chat_out_of_turn_are_answered(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    await tap(bare, admin, "Towns")
    await tap(bare, admin, "Paste or upload")
    admin.send_document(b"", name="empty.csv", size=300_000)
    await bare.settle()
    assert "too large" in admin.last().text
    admin.send("photo")
    await bare.settle()
    assert "no line in it" in admin.last().text
    await tap_command(bare, admin, "/admin")
    await tap(bare, admin, "Summaries")
    await tap(bare, admin, "Add a channel")
    await tap_command(bare, admin, "never mind")
    assert "No chat was chosen" in admin.last().text
