"""People come, go and change from the chat alone: invitations, requests, towns, roles, the last admin."""

from __future__ import annotations

import re

import pytest

from tests.journeys.conftest import Desk
from tests.journeys.support.setting_up import (
    become_admin,
    give_role,
    link,
    panel,
    tap,
    tap_command,
)
from tests.journeys.support.ways import card_in, open_ticket, press


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
    assert any("has accepted your invitation" in m.text for m in admin.messages())
    operator.start(payload[1])
    await bare.settle()
    assert "taken this link already" in operator.last().text
    bare.cast.stranger.start(payload[1])
    await bare.settle()
    assert "somebody else" in bare.cast.stranger.last().text


async def test_a_stranger_asks_once_and_the_first_admins_answer_counts(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    cast, eve = bare.cast, bare.cast.stranger
    eve.start()
    await bare.settle()
    greeting = eve.last()
    assert "admins are asked" in (await eve.tap(greeting, "Ask for access").answer()).text
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
    await tap(bare, admin, "Remove")
    assert "One ticket" in await tap(bare, admin, "Yes, remove")
    card = await card_in(bare, cast.hudd_tech)
    assert "Claim" in str(card.labels)
    assert any("free again" in m.text for m in cast.manager.messages(cast.hudd_tech))
    answer = await press(bare, engineer, card, "Claim")
    assert "Only the team" in answer.text
    answer = await press(bare, cast.second_hudd_engineer, card, "Claim")
    assert "is yours" in answer.text


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
    await tap(bare, admin, "Of the whole helpdesk")
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
    assert "changed meanwhile" in (await admin.forge(admin.private, panel(admin).id, late).answer()).text
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
    assert "Only admins" in admin.last().text


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
    assert "did not add you" in cast.stranger.last().text
    answer = await admin.forge(admin.private, request.id, f"ag:{cast.stranger.id}:member").answer()
    assert "faster" in answer.text
