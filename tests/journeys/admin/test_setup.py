"""From an empty database to a working desk, from the chat alone: the groups, the desk's own, the towns."""

from __future__ import annotations

import re

import pytest

from tests.journeys.conftest import Desk
from tests.journeys.support.setting_up import (
    become_admin,
    give_role,
    link,
    panel,
    question,
    tap,
    tap_command,
    texts_of_team,
)
from tests.journeys.support.ways import Walk


async def test_a_group_is_linked_by_hand_by_a_link_and_by_a_command_but_only_by_the_admins_yes(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    cast, admin = bare.cast, bare.cast.admin
    assert "Linked to HUDD" in await link(bare, cast.hudd_tech, "HUDD")
    assert "eGov support" in question(admin).text or "HUDD Tech" in question(admin).text
    # by the startgroup link of the panel
    await tap(bare, admin, "Teams")
    await tap(bare, admin, "eGov")
    url = admin.tap(panel(admin), "Link its group").url
    payload = re.search(r"startgroup=(\w+)", url)
    assert payload is not None
    admin.add_bot(cast.egov, payload=payload[1])
    await bare.settle()
    asked = question(admin)
    assert "eGov support" in asked.text
    assert "2 members" in asked.text or "3 members" in asked.text
    assert asked.labels[0][0].startswith("✅")
    await admin.tap(asked, "eGov").answer()
    # by /link of somebody who is nobody here
    cast.master_trainer.say("/link", cast.master_trainers)
    await bare.settle()
    assert not cast.manager.messages(cast.master_trainers)[-1].buttons
    admin.add_bot(cast.master_trainers)
    await bare.settle()
    cast.master_trainer.say("/link", cast.master_trainers)
    await bare.settle()
    await admin.tap(question(admin), "Master").answer()
    await bare.settle()
    await tap_command(bare, admin, "/admin")
    assert "Without a group" not in panel(admin).text


async def test_a_second_yes_and_a_late_no_change_nothing(bare: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    await become_admin(bare, capsys)
    admin, group = bare.cast.admin, bare.cast.hudd_tech
    await link(bare, group, "HUDD")
    asked = question(admin)
    assert "✅ Linked" in asked.text
    assert not asked.buttons
    for data in ("lk:1:egov", "gn:1", "lk:1:hudd_tech"):
        answer = await admin.forge(admin.private, asked.id, data).answer()
        assert "faster" in answer.text
    stranger = bare.cast.stranger
    stranger.start()
    await bare.settle()
    answer = await stranger.forge(stranger.private, stranger.last().id, "lk:1:egov").answer()
    assert "Only admins" in answer.text
    assert "HUDD" in str(await texts_of_team(bare, "hudd_tech"))


async def test_a_public_group_is_not_linked_and_the_answer_says_why(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    bare.cast.egov.username = "egov_all"
    bare.cast.admin.add_bot(bare.cast.egov)
    await bare.settle()
    asked = next(m for m in reversed(bare.cast.admin.messages()) if "egov_all" in m.text)
    assert not asked.buttons
    assert "private" in asked.text
    answer = await bare.cast.admin.forge(bare.cast.admin.private, asked.id, "lk:1:egov").answer()
    assert "public name" in answer.text


async def test_a_channel_is_picked_for_a_summary_and_taken_out_again(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    await tap(bare, admin, "Summaries")
    await tap(bare, admin, "Add a channel")
    admin.share_chat(bare.cast.managers_channel)
    await bare.settle()
    await tap(bare, admin, "The whole helpdesk")
    await tap(bare, admin, "18:00")
    assert "Saved" in await tap(bare, admin, "every business day")
    assert "MUKTA helpdesk: summaries: The whole helpdesk, 18:00, every business day" in panel(admin).text
    late = panel(admin)
    await tap(bare, admin, "🗑 1")
    assert "No summary" in panel(admin).text
    answer = await admin.forge(admin.private, late.id, "do:9:every.day").answer()
    assert "has expired" in answer.text


async def test_115_towns_are_pasted_or_uploaded_seen_first_and_saved(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    lines = [f"T{n},Town {n},ସହର {n}" for n in range(1, 113)]
    text = "\n".join(["code,name,name_or", *lines, "JA,Jatani", "??,Nowhere", "T5,Twice"])
    await tap(bare, admin, "Towns")
    before = panel(admin).text
    await tap(bare, admin, "Paste or upload")
    admin.send_document(text.encode(), name="towns.csv")
    await bare.settle()
    shown = panel(admin)
    assert "112 new, 1 changed" in shown.text
    assert "2 refused" in shown.text
    assert "line 115" in shown.text
    await tap(bare, admin, "Save 113")
    assert panel(admin).text != before
    answer = await admin.forge(admin.private, shown.id, "do:99:savetowns").answer()
    assert "has expired" in answer.text


async def test_a_list_in_another_encoding_is_refused_whole_and_says_which_one_is_read(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    await tap(bare, admin, "Towns")
    await tap(bare, admin, "Paste or upload")
    admin.send_document("code,name\nBS,Bâlasore".encode("cp1252"), name="towns.csv")
    await bare.settle()
    assert "CSV UTF-8" in admin.last().text
    admin.send_document("code\tname\nBS\tBâlasore".encode("utf-16"), name="towns.txt")
    await bare.settle()
    assert "1 new" in panel(admin).text


async def test_a_town_that_is_not_listed_is_added_by_one_tap_and_its_tickets_move(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    cast, admin = bare.cast, bare.cast.admin
    await give_role(bare, cast.operator, "Operator")
    walk = Walk(bare, cast.operator)
    await walk.say("9437012345 Ramesh, site does not open")
    await walk.tap("Not listed")
    await walk.say("Naya Bazar")
    for _ in range(6):
        if "Escalate" in str(walk.card.labels):
            break
        wanted = ("ULB employee", "Bug", "Another, or none", "Done")
        await walk.tap(next(label for label in wanted if label in str(walk.card.labels)))
    await walk.tap("Escalate")
    await tap_command(bare, admin, "/admin")
    await tap(bare, admin, "Towns")
    await tap(bare, admin, "Not listed yet")
    assert "Naya Bazar" in panel(admin).text
    stale, data = panel(admin), panel(admin).buttons[0][0]["callback_data"]
    assert "one ticket moved" in await tap(bare, admin, "Add Naya Bazar")
    assert "on the list" in panel(admin).text
    answer = await admin.forge(admin.private, stale.id, data).answer()
    assert "not there any more" in answer.text


PAGES_TO_SEE = (
    "home", "people", "person", "letgo", "tongue", "roles", "forteam.member", "forteam.manager", "links",
    "spoc", "teams", "team.egov", "team.desk", "team.nobody", "unlink.egov", "list.ulbs", "list.modules",
    "list.answers", "ans", "an.k1", "ant.k1", "anm.k1", "ano.k1", "list.reasons", "item.ulbs.JA",
    "item.modules.nothing", "out.ulbs.JA", "out.teams.egov", "teamtongue.egov", "routes", "route", "times",
    "sla.P1", "sla.P9", "summaries", "summary", "unlisted", "townlist", "changes", "closures",
)  # fmt: skip


async def test_every_page_of_the_panel_can_be_turned_to_at_any_time(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    home = (panel(admin).text, panel(admin).labels)
    for page in PAGES_TO_SEE:
        await admin.forge(admin.private, panel(admin).id, f"pg:99:{page}").answer()
        await admin.forge(admin.private, panel(admin).id, f"pg:0:{page}").answer()
        await bare.settle()
        assert ((panel(admin).text, panel(admin).labels) == home) == (page == "home"), page


async def test_the_desks_own_group_and_a_team_of_appointed_people_are_set_by_buttons(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    assert "Linked to The helpdesk" in await link(bare, bare.cast.egov, "helpdesk's group")
    await tap_command(bare, admin, "/admin")
    await tap(bare, admin, "Teams")
    await tap(bare, admin, "own group")
    assert "eGov support" in panel(admin).text
    await tap(bare, admin, "Back")
    await tap(bare, admin, "HUDD")
    await tap(bare, admin, "Only people on the list")
    assert "only those who were appointed" in panel(admin).text
    await tap(bare, admin, "Language")
    await tap(bare, admin, "ଓଡ଼ିଆ" if "ଓଡ଼ିଆ" in str(panel(admin).labels) else "English")
    await tap(bare, admin, "Rename")
    await tap_command(bare, admin, "HUDD engineers")
    assert "HUDD engineers" in panel(admin).text
