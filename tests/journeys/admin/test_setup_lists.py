"""Lists changed in the chat: put in, changed, taken out; and what the file owns stays shut."""

from __future__ import annotations

import pytest

from helpdesk.people.actors import Role
from helpdesk.people.invitations import invitation
from tests.journeys.conftest import Desk
from tests.journeys.support.setting_up import become_admin, give_role, link, panel, tap, tap_command, tap_twice
from tests.journeys.support.ways import Walk, card_in, open_ticket


async def test_a_module_is_added_recognised_renamed_and_taken_out(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    await tap(bare, admin, "Modules")
    await tap(bare, admin, "Add a module")
    await tap_command(bare, admin, "Ferry tickets: ferry, boat")
    assert "ferry, boat" in panel(admin).text
    await give_role(bare, bare.cast.operator, "Operator")
    walk = Walk(bare, bare.cast.operator)
    await walk.say("9437012345 Ramesh, Jatni, the boat does not come")
    assert "Ferry tickets" in walk.card.text
    await tap_command(bare, admin, "/admin")
    await tap(bare, admin, "Modules")
    for _ in range(3):
        if "Ferry" not in str(panel(admin).labels):
            await tap(bare, admin, "Next")
    await tap(bare, admin, "Ferry tickets")
    await tap(bare, admin, "Name")
    await tap_command(bare, admin, "Ferries")
    assert "Ferries" in panel(admin).text
    await tap(bare, admin, "Take out")
    late = panel(admin).buttons[0][0]["callback_data"]
    await tap(bare, admin, "Yes, take out")
    assert "not there any more" in (await admin.forge(admin.private, panel(admin).id, late).answer()).text


@pytest.mark.parametrize("words", ["", "x" * 5000, "😀" * 70, "ନୂଆ ମଡ୍ୟୁଲ୍ " * 30])
async def test_odd_names_are_refused_with_a_reason_and_the_question_stays_open(
    bare: Desk, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    await tap(bare, admin, "Send-back reasons")
    await tap(bare, admin, "Add a reason")
    if words:
        admin.say(words[:4000])
    else:
        admin.send("photo")
    await bare.settle()
    assert "can't be" in admin.last().text
    await tap_command(bare, admin, "Wrong town named")
    assert "Wrong town named" in panel(admin).text


async def test_a_new_team_gets_a_group_a_route_and_its_tickets(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    cast, admin = bare.cast, bare.cast.admin
    await tap(bare, admin, "Teams")
    await tap(bare, admin, "Add a team")
    await tap_command(bare, admin, "Night shift")
    assert "Night shift" in panel(admin).text
    await link(bare, cast.egov, "Night shift")
    await tap_command(bare, admin, "/admin")
    await tap(bare, admin, "Routes")
    await tap(bare, admin, "Bug")
    await tap(bare, admin, "Night shift")
    assert "Bug → Night shift" in str(panel(admin).labels)
    await give_role(bare, cast.operator, "Operator")
    await open_ticket(bare, nature="Bug")
    assert "MUK-1001" in (await card_in(bare, cast.egov)).text
    answer = await admin.forge(admin.private, panel(admin).id, "do:0:out.teams.night_shift").answer()
    assert "route leads to it" in answer.text


async def test_response_times_are_shown_before_they_hold_and_a_forged_policy_is_refused(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    await tap(bare, admin, "Response times")
    await tap(bare, admin, "P3")
    await tap(bare, admin, "Aim 5")
    assert "aim 5, at the latest 5" in panel(admin).text
    assert "Until now: P3 Moderate: aim 1, at the latest 2" in panel(admin).text
    await tap(bare, admin, "Back")
    assert "aim 1, at the latest 2" in panel(admin).text
    await tap(bare, admin, "Aim 5")
    await tap(bare, admin, "Confirm")
    assert "aim 5, at the latest 5" in panel(admin).text
    await tap(bare, admin, "Latest 3")
    await tap(bare, admin, "Confirm")
    assert "aim 3, at the latest 3" in panel(admin).text
    for code in ("P3.0.3.0", "P3.3.2.0", "P9.1.1.0", "P3.1", "P3.1.x.0", "P3.1.9999.0"):
        await admin.forge(admin.private, panel(admin).id, f"do:0:sla.{code}").answer()
        await bare.settle()
        assert "aim 3, at the latest 3" in panel(admin).text
    await tap_command(bare, admin, "/admin")
    await tap(bare, admin, "What was changed")
    assert "P3: aim 5, at the latest 5 business days" in panel(admin).text
    assert "P3: aim 3, at the latest 3 business days" in panel(admin).text
    assert "Rashmi" in panel(admin).text
    assert "sla" not in panel(admin).text


async def test_what_the_file_owns_is_shown_with_a_lock_and_refused(desk: Desk) -> None:
    admin = desk.cast.admin
    admin.start()
    await tap_command(desk, admin, "/admin")
    await tap(desk, admin, "Teams")
    assert "🔒" in panel(admin).text
    await tap(desk, admin, "HUDD")
    assert "🔒" in panel(admin).text
    assert "Unlink" not in str(panel(admin).labels)
    for data in ("do:0:unlink.hudd_tech", "do:0:add.teams", "do:0:out.teams.hudd_tech"):
        answer = await admin.forge(admin.private, panel(admin).id, data).answer()
        assert "🔒" in answer.text
    await tap_command(desk, admin, "/admin")
    await tap(desk, admin, "People")
    await tap(desk, admin, "Sunita")
    assert "🔒" in panel(admin).text
    answer = await admin.forge(admin.private, panel(admin).id, f"do:{desk.cast.operator.id}:letgo").answer()
    assert "🔒" in answer.text


async def test_nobody_but_an_admin_turns_a_page_or_does_anything(desk: Desk) -> None:
    admin = desk.cast.admin
    admin.start()
    await tap_command(desk, admin, "/admin")
    page = panel(admin)
    for person in (desk.cast.operator, desk.cast.manager, desk.cast.spoc_jatni, desk.cast.stranger):
        person.start()
        await desk.settle()
        before = len(person.messages())
        for data in ("pg:0:people", "do:0:give.admin", f"do:{person.id}:give.admin", "lk:1:egov", "ag:2901:operator"):
            answer = await person.forge(person.private, page.id, data).answer()
            assert "Only admins" in answer.text
        await desk.settle()
        assert len(person.messages()) == before
    answer = await admin.forge(desk.cast.egov, page.id, "pg:0:people").answer()
    assert "Only admins" in answer.text


@pytest.mark.parametrize(
    ("language", "said"),
    [("हिन्दी", "नाम: ज़्यादा से ज़्यादा 64 अक्षर"), ("ଓଡ଼ିଆ", "ନାମ: ସର୍ବାଧିକ 64 ଅକ୍ଷର"), ("English", "name: at most 64 letters")],
)
async def test_what_does_not_fit_is_said_in_the_admins_language(
    bare: Desk, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    await tap(bare, admin, "Send-back reasons")
    await tap(bare, admin, "Add a reason")
    await tap_command(bare, admin, "/language")
    await admin.tap(admin.last(), language).answer()
    await bare.settle()
    await tap_command(bare, admin, "x" * 65)
    assert said in admin.last().text


async def test_a_hasty_second_tap_does_not_give_the_team_back_to_its_group(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    for label in ("Teams", "HUDD"):
        await tap(bare, admin, label)
    await tap_twice(bare, admin, "Only people on the list")
    assert "Anyone in the group" in str(panel(admin).labels)
    async with bare.app.database.reading() as store:
        assert [change.what for change in await store.setup.changes()].count("teams-put") == 1


async def test_a_hasty_second_tap_on_what_shows_it_chooses_once(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    await tap(bare, admin, "Send-back reasons")
    await tap(bare, admin, "Add a reason")
    await tap_command(bare, admin, "Wrong town named")
    for shown in ("picture", "ID", "–"):
        await tap_twice(bare, admin, "What counts as given")
        assert shown in panel(admin).text.splitlines()[-1]
    old = panel(admin)
    answer = await admin.forge(admin.private, old.id, "do:0:proof.wrong_town_named").answer()
    assert "not there any more" in answer.text


async def test_a_hasty_second_tap_on_a_town_leaves_it_chosen(bare: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    await become_admin(bare, capsys)
    admin = bare.cast.admin
    for label in ("People", "Invite", "SPOC"):
        await tap(bare, admin, label)
    await tap_command(bare, admin, "jat")
    await tap_twice(bare, admin, "Jatni")
    assert "Done (1)" in str(panel(admin).labels)


async def test_every_open_invitation_can_be_revoked_page_by_page(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    await become_admin(bare, capsys)
    admin, now = bare.cast.admin, bare.clock.now()
    async with bare.app.database.unit() as unit:
        for number in range(19):
            await unit.invitations.add(invitation(f"secret-{number}", Role.SPOC, now, ulbs=("JA",), by=admin.id))
    await tap_command(bare, admin, "/admin")
    for label in ("People", "Open invitations (19)", "Next", "Next"):
        await tap(bare, admin, label)
    assert "Revoke 19" in str(panel(admin).labels)
    for last in ("Revoke 19", "Revoke 18", "Revoke 17"):
        await tap(bare, admin, last)
    assert "Revoke 16" in str(panel(admin).labels)
    assert "Next" not in str(panel(admin).labels)
    async with bare.app.database.reading() as store:
        assert len(await store.invitations.open(now)) == 16
