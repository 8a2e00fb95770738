"""From an empty database to a working desk, from the chat alone."""

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
from tests.journeys.support.ways import Walk, card_in, open_ticket, press


async def test_the_printed_link_makes_its_presser_the_admin_once(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    payload = await become_admin(bare, capsys)
    assert "Setting up" in panel(bare.cast.admin).text
    bare.cast.admin.start(payload)
    await bare.settle()
    assert "already" in bare.cast.admin.last().text
    bare.cast.stranger.start(payload)
    await bare.settle()
    assert "Ask for access" in str(bare.cast.stranger.last().labels)


async def test_an_invitation_makes_an_operator_and_works_once(bare: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    await become_admin(bare, capsys)
    admin, operator = bare.cast.admin, bare.cast.operator
    for label in ("People", "Invite", "Operator"):
        await tap(bare, admin, label)
    link = next(m for m in admin.messages() if "You are invited" in m.text)
    payload = re.search(r"start=(i[\w-]+)", link.text)
    assert payload is not None
    operator.start(payload[1])
    await bare.settle()
    assert any("Welcome" in m.text for m in operator.messages())
    assert any("has taken your invitation" in m.text for m in admin.messages())
    operator.start(payload[1])
    await bare.settle()
    assert "taken this link already" in operator.last().text
    bare.cast.stranger.start(payload[1])
    await bare.settle()
    assert "somebody else" in bare.cast.stranger.last().text


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
    assert "Only administrators" in answer.text
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


async def test_a_stranger_asks_once_and_the_first_admins_answer_counts(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    cast, eve = bare.cast, bare.cast.stranger
    eve.start()
    await bare.settle()
    greeting = eve.last()
    assert "administrators are asked" in (await eve.tap(greeting, "Ask for access").answer()).text
    await bare.settle()
    assert "already" in (await eve.tap(greeting, "Ask for access").answer()).text
    await bare.settle()
    request = next(m for m in cast.admin.messages() if "asks for access" in m.text)
    assert sum("asks for access" in m.text for m in cast.admin.messages()) == 1
    await cast.admin.tap(request, "Operator").answer()
    await bare.settle()
    assert "operator" in eve.last().text
    answer = await cast.admin.forge(cast.admin.private, request.id, f"ar:{eve.id}").answer()
    assert "faster" in answer.text
    bare.clock.advance(days=2)
    assert "on the list already" in (await eve.tap(greeting, "Ask for access").answer()).text


async def test_a_spoc_gets_the_towns_that_were_typed_for(bare: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    await become_admin(bare, capsys)
    admin, spoc = bare.cast.admin, bare.cast.spoc_jatni
    for label in ("People", "Invite", "SPOC"):
        await tap(bare, admin, label)
    await tap_command(bare, admin, "jat")
    await tap(bare, admin, "Jatni")
    await tap_command(bare, admin, "dhenk")
    await tap(bare, admin, "Dhenkanal")
    await tap(bare, admin, "Done (2)")
    link_ = next(m for m in admin.messages() if "You are invited" in m.text)
    payload = re.search(r"start=(i[\w-]+)", link_.text)
    assert payload is not None
    spoc.start(payload[1])
    await bare.settle()
    await tap_command(bare, admin, "/admin")
    await tap(bare, admin, "People")
    await tap(bare, admin, "Lipika")
    assert "Jatni" in panel(admin).text
    assert "Dhenkanal" in panel(admin).text


async def test_somebody_let_go_loses_claims_links_and_the_way_back_by_the_group(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    cast, admin, engineer = bare.cast, bare.cast.admin, bare.cast.hudd_engineer
    await link(bare, cast.hudd_tech, "HUDD")
    cast.operator.start()
    await bare.settle()
    await cast.operator.tap(cast.operator.last(), "Ask for access").answer()
    await bare.settle()
    await admin.tap(next(m for m in reversed(admin.messages()) if "asks for access" in m.text), "Operator").answer()
    await bare.settle()
    await open_ticket(bare)
    card = await card_in(bare, cast.hudd_tech)
    await press(bare, engineer, card, "Claim")
    await tap_command(bare, admin, "/admin")
    await tap(bare, admin, "People")
    await tap(bare, admin, "Anil")
    await tap(bare, admin, "Let go")
    assert "One ticket" in await tap(bare, admin, "Yes, let go")
    card = await card_in(bare, cast.hudd_tech)
    assert "Claim" in str(card.labels)
    assert any("free again" in m.text for m in cast.manager.messages(cast.hudd_tech))
    answer = await press(bare, engineer, card, "Claim")
    assert "Only the team" in answer.text
    answer = await press(bare, cast.second_hudd_engineer, card, "Claim")
    assert "is yours" in answer.text


async def test_a_channel_is_picked_for_a_summary_and_taken_out_again(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    await tap(bare, admin, "Summaries")
    await tap(bare, admin, "Add a channel")
    admin.share_chat(bare.cast.managers_channel)
    await bare.settle()
    await tap(bare, admin, "The whole desk")
    await tap(bare, admin, "18:00")
    assert "Saved" in await tap(bare, admin, "every business day")
    assert "MUKTA helpdesk: summaries: The whole desk, 18:00, every business day" in panel(admin).text
    late = panel(admin)
    await tap(bare, admin, "🗑 1")
    assert "No summary" in panel(admin).text
    answer = await admin.forge(admin.private, late.id, "do:9:every.day").answer()
    assert "too long ago" in answer.text


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
    assert "too long ago" in answer.text


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


async def test_people_are_searched_renamed_in_language_stripped_of_a_role_and_links_revoked(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    cast, admin = bare.cast, bare.cast.admin
    await give_role(bare, cast.operator, "Operator")
    await tap_command(bare, admin, "/admin")
    await tap(bare, admin, "People")
    await tap(bare, admin, "Search")
    await tap_command(bare, admin, "sunit")
    await tap(bare, admin, "Sunita")
    await tap(bare, admin, "Add a role")
    await tap(bare, admin, "Manager")
    await tap(bare, admin, "Of the whole desk")
    assert "Manager" in panel(admin).text
    await tap(bare, admin, "Add a role")
    await tap(bare, admin, "Team member")
    await tap(bare, admin, "eGov")
    assert "Team member: eGov" in panel(admin).text
    assert "eGov" in cast.operator.last().text
    await tap(bare, admin, "Language")
    await tap(bare, admin, "English")
    late = next(b["callback_data"] for row in panel(admin).buttons for b in row if "Manager" in b["text"])
    await tap(bare, admin, "✖️ Manager")
    assert "Manager" not in panel(admin).text
    assert "not so any more" in (await admin.forge(admin.private, panel(admin).id, late).answer()).text
    await tap_command(bare, admin, "/admin")
    for label in ("People", "Invite", "Manager", "HUDD"):
        await tap(bare, admin, label)
    assert "Manager: HUDD" in panel(admin).text
    data = panel(admin).buttons[0][0]["callback_data"]
    await tap(bare, admin, "Revoke 1")
    assert "No invitation is open" in panel(admin).text
    assert "no longer works" in (await admin.forge(admin.private, panel(admin).id, data).answer()).text
    link_ = next(m for m in reversed(admin.messages()) if "You are invited" in m.text)
    payload = re.search(r"start=(i[\w-]+)", link_.text)
    assert payload is not None
    cast.stranger.start(payload[1])
    await bare.settle()
    assert "taken back" in cast.stranger.last().text


async def test_the_last_admin_stays_and_another_may_let_them_go(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    answer = await admin.forge(admin.private, panel(admin).id, f"do:{admin.id}:letgo").answer()
    assert "nobody would be left" in answer.text
    await give_role(bare, bare.cast.manager, "Operator")
    await admin.forge(admin.private, panel(admin).id, f"do:{bare.cast.manager.id}:give.admin").answer()
    await bare.settle()
    other = bare.cast.manager
    await tap_command(bare, other, "/admin")
    await other.forge(other.private, panel(other).id, f"do:{admin.id}:letgo").answer()
    await bare.settle()
    assert "no longer on the list" in admin.last().text
    await tap_command(bare, admin, "/admin")
    assert "Only administrators" in admin.last().text


async def test_an_invitation_too_old_and_a_refused_stranger_are_told_so(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    cast, admin = bare.cast, bare.cast.admin
    for label in ("People", "Invite", "Operator"):
        await tap(bare, admin, label)
    link_ = next(m for m in admin.messages() if "You are invited" in m.text)
    payload = re.search(r"start=(i[\w-]+)", link_.text)
    assert payload is not None
    bare.clock.advance(days=8)
    cast.operator.start(payload[1])
    await bare.settle()
    assert "too old" in cast.operator.last().text
    cast.stranger.start()
    await bare.settle()
    await cast.stranger.tap(cast.stranger.last(), "Ask for access").answer()
    await bare.settle()
    request = next(m for m in reversed(admin.messages()) if "asks for access" in m.text)
    await admin.tap(request, "Refuse").answer()
    await bare.settle()
    assert "not taken you in" in cast.stranger.last().text
    answer = await admin.forge(admin.private, request.id, f"ag:{cast.stranger.id}:member").answer()
    assert "faster" in answer.text


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
    assert "Linked to The desk" in await link(bare, bare.cast.egov, "own group")
    await tap_command(bare, admin, "/admin")
    await tap(bare, admin, "Teams")
    await tap(bare, admin, "own group")
    assert "eGov support" in panel(admin).text
    await tap(bare, admin, "Back")
    await tap(bare, admin, "HUDD")
    await tap(bare, admin, "Only appointed people")
    assert "only those who were appointed" in panel(admin).text
    await tap(bare, admin, "Language")
    await tap(bare, admin, "ଓଡ଼ିଆ" if "ଓଡ଼ିଆ" in str(panel(admin).labels) else "English")
    await tap(bare, admin, "Rename")
    await tap_command(bare, admin, "HUDD engineers")
    assert "HUDD engineers" in panel(admin).text
