"""The admin sees how it stands with JIRA, chooses by buttons, and mends what differs with one tap."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from helpdesk.people.actors import Membership, Person, Role
from sandbox.base.model import Message
from sandbox.jira.model.issue import Issue
from sandbox.jira.model.seed import BOT, LEAD
from tests.journeys.jira.conftest import JiraDesk, jira_desk_on


async def opened(jd: JiraDesk) -> Message:
    admin = jd.cast.admin
    admin.say("/admin")
    admin.tap(await admin.see("Setting up"), "JIRA")
    return await admin.see("Waits to go there")


async def test_a_look_names_what_is_missing(jd: JiraDesk) -> None:
    jd.jira.take_rights(BOT, "ADD_COMMENTS", "TRANSITION_ISSUES")
    page = await opened(jd)
    jd.cast.admin.tap(page, "Look again")
    seen = await jd.cast.admin.see("lacks")
    assert "TRANSITION_ISSUES, ADD_COMMENTS" in seen.text
    assert "we are Helpdesk bot" in seen.text


async def test_a_team_gets_its_project_type_and_component_by_buttons(jd: JiraDesk) -> None:
    admin = jd.cast.admin
    admin.tap(await opened(jd), "Look again")
    admin.tap(await admin.see("its tickets can go to MUK"), "HUDD Tech")
    admin.tap(await admin.see("Its tickets do not go there"), "Project")
    admin.tap(await admin.see("Which project"), "MUK")
    page = await admin.see("Project MUK")
    assert "Not begun: To Do. Under way: In Progress, In Review. Done: Done." in page.text
    admin.tap(page, "Type")
    admin.tap(await admin.see("As which type"), "Task")
    admin.tap(await admin.see("type: Task"), "Component")
    admin.tap(await admin.see("Which component"), "Payments")
    await admin.see("component: Payments")
    await escalated_to_hudd(jd)
    (issue,) = jd.issues
    assert jd.jira.site.types[issue.type].name == "Task"


async def escalated_to_hudd(jd: JiraDesk) -> None:
    operator = jd.cast.operator
    operator.say("9437012345 Ramesh, Jatni, site does not open in any office")
    operator.tap(await operator.see("Who is it?"), "ULB employee")
    operator.tap(await operator.see("What sort"), "Technical: Infrastructure")
    operator.tap(await operator.see("Check and send"), "Escalate")
    await operator.see("Tell the caller the number")
    await jd.settle()


@pytest.mark.parametrize("cloud", [True, False], ids=["Cloud", "Data Center"])
async def test_a_project_that_the_file_does_not_name_is_offered_and_looked_into(desk_url: str, cloud: bool) -> None:
    async with jira_desk_on(desk_url, cloud=cloud) as jd:
        admin = jd.cast.admin
        admin.tap(await opened(jd), "Look again")
        admin.tap(await admin.see("its tickets can go to MUK"), "HUDD Tech")
        admin.tap(await admin.see("Its tickets do not go there"), "Project")
        admin.tap(await admin.see("Which project"), "OPS")
        page = await admin.see("Project OPS")
        page = await admin.see("Not begun:")
        admin.tap(page, "Type")
        admin.tap(await admin.see("As which type"), "Bug")
        await admin.see("type: Bug")
        await escalated_to_hudd(jd)
        (issue,) = jd.issues
        assert issue.key == "OPS-1"


def _other_page(former: str, message: Message) -> bool:
    return "Which project" in message.text and str(message.labels) != former


async def test_many_projects_are_offered_by_pages(jd: JiraDesk) -> None:
    site = jd.jira.site
    one = site.project("OPS")
    assert one is not None
    for n in range(60):
        made = replace(one, id=str(20_000 + n), key=f"P{n:02}", name=f"Project {n:02}")
        site.projects[made.id] = made
    admin = jd.cast.admin
    admin.tap(await opened(jd), "Look again")
    admin.tap(await admin.see("its tickets can go to MUK"), "HUDD Tech")
    admin.tap(await admin.see("Its tickets do not go there"), "Project")
    page = await admin.see("Which project")
    for _ in range(6):
        shown = str(page.labels)
        assert "P59" not in shown
        admin.tap(page, "Next")
        page = await admin.see(partial(_other_page, shown))
    admin.tap(page, "P59")
    await admin.see("Project P59")


async def test_as_which_type_a_kind_goes_is_chosen_by_buttons(jd: JiraDesk) -> None:
    admin = jd.cast.admin
    admin.tap(await opened(jd), "Look again")
    admin.tap(await admin.see("its tickets can go to MUK"), "Types")
    admin.tap(await admin.see("As which type our tickets go"), "Bug Fix")
    admin.tap(await admin.see("What is Bug Fix called there"), "Story")
    await admin.see(lambda page: "Bug Fix → Story" in str(page.labels))
    await jd.bug()
    (issue,) = jd.issues
    assert jd.jira.site.types[issue.type].name == "Story"


async def test_what_the_file_says_is_locked(jd: JiraDesk) -> None:
    admin = jd.cast.admin
    admin.tap(await opened(jd), "eGov")
    page = await admin.see("in the file")
    assert "MUK" in page.text


async def test_what_differs_is_listed_and_one_tap_mends_it(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    lead = jd.jira.hands(LEAD)
    lead.changes(issue.key, priority={"name": "Low"}, summary="Something else", duedate="2027-01-01")
    admin = jd.cast.admin
    admin.tap(await opened(jd), "Compare")
    admin.tap(await admin.see("Nobody has compared"), "Compare now")
    page = await admin.see("Differs: 3")
    assert "the priority: here Medium, there Low" in page.text
    assert "the date: here 2026-11-23, there 2027-01-01" in page.text
    admin.tap(page, "Mend MUK-1001")
    await jd.settle()
    assert jd.jira.site.priorities[issue.values["priority"]].name == "Medium"
    admin.tap(page, "Compare now")
    await admin.see("Both sides are the same")


async def test_a_deleted_issue_is_made_anew_by_one_tap(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.jira.hands(LEAD).deletes(issue.key)
    await jd.read()
    admin = jd.cast.admin
    admin.tap(await opened(jd), "Compare")
    admin.tap(await admin.see("Nobody has compared"), "Compare now")
    admin.tap(await admin.see("the issue is gone"), "Mend MUK-1001")
    await jd.settle()
    (again,) = jd.issues
    assert again.key != issue.key
    assert again.values["labels"] == ["muk-1001"]


async def who_is_dev(jd: JiraDesk, issue: Issue) -> Message:
    """Let Dev say something there, and return the page that asks who that is."""
    jd.dev.comments(issue.key, "I am Dev")
    await jd.read()
    admin = jd.cast.admin
    admin.tap(await opened(jd), "People there")
    admin.tap(await admin.see("who they are here"), "Dev Patnaik")
    return await admin.see("Who is")


async def test_who_somebody_in_jira_is_here_is_chosen_by_a_button(jd: JiraDesk) -> None:
    card = await jd.bug()
    developer = jd.cast.egov_developer
    await developer.tap(card, "Claim").answer()
    await jd.settle()
    (issue,) = jd.issues
    admin = jd.cast.admin
    admin.tap(await who_is_dev(jd, issue), developer.user.first_name)
    await admin.see(lambda page: f"→ {developer.user.first_name}" in str(page.labels))
    jd.dev.comments(issue.key, "It is me again")
    await jd.read()
    told = await developer.see("It is me again", jd.cast.egov, fresh=False)
    assert "(JIRA)" not in told.text


async def test_who_somebody_is_can_be_chosen_from_a_team_of_any_size(jd: JiraDesk) -> None:
    card = await jd.bug()
    await jd.cast.egov_developer.tap(card, "Claim").answer()
    await jd.settle()
    async with jd.app.database.unit() as unit:
        for number in range(9_000, 9_060):
            await unit.people.put(Person(number, f"Zubin {number}"))
            await unit.people.enter(number, Membership(Role.MEMBER, team="egov"))
    (issue,) = jd.issues
    admin = jd.cast.admin
    page = await who_is_dev(jd, issue)
    for _ in range(2):
        admin.tap(page, "Next")
        page = await admin.see("Who is")
    admin.tap(page, "Zubin 9059")
    await admin.see(lambda page: "→ Zubin 9059" in str(page.labels))


async def test_what_jira_refuses_waits_is_told_and_goes_once_it_is_put_right(jd: JiraDesk) -> None:
    project = jd.jira.site.project("MUK")
    assert project is not None
    project.required.append("environment")
    await jd.bug()
    told = await jd.cast.admin.see("JIRA refuses what is owed for ticket MUK-1001")
    assert "environment" in told.text.lower()
    page = await opened(jd)
    assert "MUK-1001 waits, for JIRA says" in page.text
    assert jd.issues == []
    project.required.remove("environment")
    jd.wait(400)
    await jd.settle()
    assert len(jd.issues) == 1
