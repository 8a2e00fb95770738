"""What goes wrong with JIRA is said once and clearly; the ticket's own life goes on, nothing is lost or doubled."""

from __future__ import annotations

from sandbox.jira.model.seed import BOT, LEAD
from sandbox.people.person import Person
from tests.journeys.jira.conftest import JiraDesk

LOST = 70.0  # seconds: the search knows of everything by then


def told(jd: JiraDesk, person: Person, words: str) -> list[str]:
    """Return the messages in somebody's private chat that say this."""
    return [message.text for message in person.private.messages.values() if words in message.text]


async def test_a_creation_whose_answer_was_lost_makes_one_issue(jd: JiraDesk) -> None:
    jd.jira.faults.lose_reply("POST /issue")
    await jd.bug()
    for _ in range(3):
        jd.wait(LOST)
        await jd.settle()
    (issue,) = jd.issues
    await jd.cast.egov_developer.see(f"{issue.key} http", jd.cast.egov)


async def test_a_comment_whose_answer_was_lost_is_there_once(jd: JiraDesk) -> None:
    card = await jd.bug()
    jd.jira.faults.lose_reply("POST /issue/{issueIdOrKey}/comment")
    jd.cast.egov_developer.reply(card, "Looking into it")
    for _ in range(3):
        await jd.settle()
        jd.wait(LOST)
    await jd.settle()
    (issue,) = jd.issues
    assert len(issue.comments) == 1
    await jd.read()
    assert len(told(jd, jd.cast.egov_developer, "Looking into it")) <= 1


async def test_an_expired_token_is_no_mass_deletion(jd: JiraDesk) -> None:
    card = await jd.bug()
    jd.jira.expire_token(BOT)
    await jd.read()
    await jd.read()
    await jd.cast.admin.see("JIRA does not take our token")
    jd.cast.egov_developer.reply(card, "Written meanwhile")
    await jd.settle()
    (issue,) = jd.issues
    assert issue.comments == []
    jd.jira.renew_token(BOT, jd.jira.token(BOT))
    jd.wait(200)
    await jd.settle()
    assert "Written meanwhile" in issue.comments[0].body
    await jd.read()
    assert not told(jd, jd.cast.admin, "is gone")


async def test_a_deleted_issue_is_told_and_the_ticket_goes_on(jd: JiraDesk) -> None:
    card = await jd.bug()
    (issue,) = jd.issues
    jd.jira.hands(LEAD).deletes(issue.key)
    await jd.read()
    await jd.cast.admin.see("is gone: it was deleted")
    await jd.cast.egov_developer.tap(card, "Claim").answer()
    await jd.settle()
    await jd.cast.egov_developer.see("has it since", jd.cast.egov)


async def test_a_project_that_went_is_one_line(jd: JiraDesk) -> None:
    await jd.bug()
    await jd.bug("9437012346 Sita, Jatni, the muster roll does not save")
    jd.jira.lose_project("MUK")
    await jd.read()
    await jd.read()
    await jd.cast.admin.see("project MUK is gone")
    assert len(told(jd, jd.cast.admin, "is gone")) == 1


async def test_without_a_step_that_fits_it_is_said_once_and_not_tried_for_ever(jd: JiraDesk) -> None:
    card = await jd.bug()
    jd.jira.cut_workflow("MUK", "Done")
    developer = jd.cast.egov_developer
    await developer.tap(card, "Resolve").answer()
    developer.reply(await developer.see("how was", jd.cast.egov), "Restarted the job")
    await jd.cast.operator.see("Does the caller agree")
    await jd.settle()
    await developer.see("no step leads", jd.cast.egov)
    await jd.cast.admin.see("has no step")
    calls = len(jd.jira.log.entries)
    jd.wait(1000)
    await jd.settle()
    assert len(jd.jira.log.entries) == calls


async def test_a_moved_issue_stays_the_tickets(jd: JiraDesk) -> None:
    card = await jd.bug()
    (issue,) = jd.issues
    jd.jira.hands(LEAD).moves_to_project(issue.key, "OPS")
    await jd.read()
    await jd.cast.egov_developer.see("OPS-1 http", jd.cast.egov)
    jd.cast.egov_developer.reply(card, "Still here")
    await jd.settle()
    assert "Still here" in issue.comments[0].body


async def test_jira_is_away_for_a_day_and_then_gets_everything_in_order(jd: JiraDesk) -> None:
    fault = jd.jira.faults.away()
    card = await jd.bug()
    developer = jd.cast.egov_developer
    await developer.tap(card, "Claim").answer()
    for word in ("first", "second", "third"):
        developer.reply(card, word)
    await jd.settle()
    for _ in range(5):
        jd.wait(3600)
        await jd.read()
    jd.cast.admin.say("/doctor")
    await jd.cast.admin.see("wait to go there")
    jd.jira.faults.clear()
    assert fault.hits
    for _ in range(4):
        jd.wait(200)
        await jd.settle()
    (issue,) = jd.issues
    assert [word for each in issue.comments for word in ("first", "second", "third") if word in each.body] == [
        "first", "second", "third",
    ]  # fmt: skip
    assert jd.status(issue) == "In Progress"


async def test_who_is_told_to_wait_waits(jd: JiraDesk) -> None:
    card = await jd.bug()
    jd.jira.faults.quota(600)
    jd.cast.egov_developer.reply(card, "later")
    await jd.settle()
    (issue,) = jd.issues
    assert issue.comments == []
    jd.wait(700)
    await jd.settle()
    assert "later" in issue.comments[0].body
