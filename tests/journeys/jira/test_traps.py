"""Traps of JIRA's, and what the two sides do of which no other story tells."""

from __future__ import annotations

import pytest

from sandbox.base.model import Message
from sandbox.jira.model.issue import Issue
from sandbox.jira.model.seed import BOT, DEV, LEAD
from tests.journeys.jira.conftest import JiraDesk, jira_desk_on

TWO_TEAMS = {"egov": {"component": "Muster roll"}, "hudd_tech": {"project": "OPS"}}


def ours(jd: JiraDesk, label: str) -> Issue:
    """Make an issue by our own account, as a creation does whose answer was lost."""
    return jd.jira.hands(BOT).creates("MUK", "MUK-1001: twice", labels=[label])


async def test_of_two_issues_of_a_ticket_the_younger_is_linked_as_a_duplicate_and_closed(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    double = ours(jd, "muk-1001")
    await jd.read()
    assert jd.status(double) == "Done"
    assert jd.status(issue) == "To Do"
    (link,) = jd.jira.site.links.values()
    assert (link.inward, link.outward) == (double.id, issue.id)
    await jd.read()
    assert len(jd.jira.site.links) == 1


@pytest.mark.parametrize("numbers", [True, False], ids=["a number", "text"])
async def test_a_change_is_read_whether_its_time_is(desk_url: str, numbers: bool) -> None:
    async with jira_desk_on(desk_url) as jd:
        jd.jira.site.numbers_in_changelogs = numbers
        await jd.bug()
        (issue,) = jd.issues
        jd.dev.takes_step(issue.key, "In Progress")
        jd.clock.advance(hours=1)
        await jd.read()
        card = await jd.cast.egov_developer.see("has it since 11:00 am", jd.cast.egov, fresh=False)
        assert "Dev Patnaik (JIRA)" in card.text


async def test_a_project_that_went_hides_nothing_of_the_others(desk_url: str) -> None:
    async with jira_desk_on(desk_url, teams=TWO_TEAMS) as jd:
        await jd.bug()
        (issue,) = jd.issues
        jd.jira.lose_project("OPS")
        jd.dev.comments(issue.key, "still here")
        jd.dev.takes_step(issue.key, "Done", "Done")
        await jd.read()
        await jd.cast.admin.see("project OPS is gone")
        await jd.cast.operator.see("Does the caller agree")


async def test_an_assignee_there_has_it_here(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.dev.takes_step(issue.key, "In Progress")
    await jd.read()
    await jd.cast.egov_developer.see("Dev Patnaik (JIRA) has it", jd.cast.egov, fresh=False)
    jd.dev.assigns(issue.key, LEAD)
    await jd.read()
    await jd.cast.egov_developer.see("Lata Lead (JIRA) has it", jd.cast.egov, fresh=False)


async def test_whoever_it_is_assigned_to_has_it_from_the_first_step(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.dev.assigns(issue.key, LEAD)
    jd.dev.takes_step(issue.key, "In Progress")
    await jd.read()
    await jd.cast.egov_developer.see("Lata Lead (JIRA) has it", jd.cast.egov, fresh=False)


async def test_what_is_withdrawn_here_is_done_there(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    operator = jd.cast.operator
    operator.say("MUK-1001")
    view = await operator.see("muster roll totals")
    for _ in range(2):  # a second press confirms it
        await operator.tap(view, "Withdraw").answer()
    await jd.settle()
    assert jd.status(issue) == "Done"
    assert jd.jira.site.resolutions[issue.values["resolution"]].name == "Won't Do"
    jd.jira.hands(DEV).takes_step(issue.key, "Reopen")
    await jd.read()
    assert not [m for m in jd.cast.egov.messages.values() if "Nobody has it yet" in m.text]


async def test_a_file_above_the_limit_of_the_instance_holds_nothing_up(jd: JiraDesk) -> None:
    card = await jd.bug()
    jd.jira.site.upload_limit = 3
    developer = jd.cast.egov_developer
    developer.send_document(b"lines of a log", "", jd.cast.egov, name="a.txt", reply_to=card)
    developer.reply(card, "see the log")
    await jd.settle()
    (issue,) = jd.issues
    assert issue.attachments == []
    assert "see the log" in issue.comments[-1].body


async def test_without_the_right_to_create_it_waits_with_one_line_and_goes_with_it(jd: JiraDesk) -> None:
    jd.jira.take_rights(BOT, "CREATE_ISSUES")
    card: Message = await jd.bug()
    await jd.cast.admin.see("JIRA refuses what is owed for ticket MUK-1001")
    await jd.cast.egov_developer.tap(card, "Claim").answer()
    jd.jira.give_rights(BOT, "CREATE_ISSUES")
    jd.wait(400)
    await jd.settle()
    (issue,) = jd.issues
    assert jd.status(issue) == "In Progress"


async def test_a_day_that_is_closed_here_moves_the_date_there(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    assert issue.values["duedate"] == "2026-11-23"
    admin = jd.cast.admin
    admin.say("/admin")
    admin.tap(await admin.see("Setting up"), "Closures")
    admin.tap(await admin.see(lambda page: "Closed day" in str(page.labels)), "Closed day")
    await jd.settle()
    admin.say("23 Nov Cyclone")
    admin.tap(await admin.see(lambda page: "Confirm" in str(page.labels)), "Confirm")
    await jd.settle()
    await jd.app.engine.tick("recount")
    await jd.settle()
    assert issue.values["duedate"] == "2026-11-25"  # the day between is a holiday


async def test_both_sides_are_compared_weekly_by_themselves_and_only_what_differs_is_said(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    await jd.app.engine.tick("jira-compare")
    jd.jira.hands(LEAD).changes(issue.key, summary="Something else")
    jd.clock.advance(days=6)
    await jd.app.engine.tick("jira-compare")
    await jd.settle()
    assert not [m for m in jd.cast.admin.private.messages.values() if "One thing differs" in m.text]
    jd.clock.advance(days=1)
    await jd.app.engine.tick("jira-compare")
    await jd.cast.admin.see("One thing differs")
