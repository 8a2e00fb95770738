"""A bug goes to eGov and is an issue of theirs; what is done on one side is so on the other."""

from __future__ import annotations

from tests.journeys.jira.conftest import JiraDesk, jira_desk_on


async def test_a_bug_that_is_escalated_is_an_issue_and_says_nothing_of_who_called(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    assert issue.key == "MUK-1"
    assert issue.values["labels"] == ["muk-1001"]
    assert issue.values["summary"].startswith("MUK-1001: ")
    said = str(issue.values["description"])
    assert "muster roll totals are wrong" in said
    assert "Jatni" in said
    assert "https://t.me/" in said
    await jd.cast.egov_developer.see("MUK-1 http", jd.cast.egov)


async def test_what_is_done_in_jira_is_done_here_and_the_caller_is_asked(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.dev.takes_step(issue.key, "In Progress")
    await jd.read()
    await jd.cast.egov_developer.see("Dev Patnaik (JIRA)", jd.cast.egov)
    jd.dev.comments(issue.key, "I see it, *too*")
    jd.dev.comments(issue.key, "solution: The totals are counted anew each night")
    jd.dev.takes_step(issue.key, "Done", "Done")
    await jd.read()
    await jd.cast.egov_developer.see("I see it, too", jd.cast.egov)
    asked = await jd.cast.operator.see("Does the caller agree")
    assert "The totals are counted anew each night" in asked.text
    before = len(jd.jira.log.entries)
    await jd.read()
    assert not [entry for entry in jd.jira.log.entries[before:] if entry.method == "PUT"]
    assert len(issue.comments) == 2


async def test_what_is_done_here_is_done_in_jira(jd: JiraDesk) -> None:
    card = await jd.bug()
    (issue,) = jd.issues
    developer = jd.cast.egov_developer
    await developer.tap(card, "Claim").answer()
    await jd.settle()
    assert jd.status(issue) == "In Progress"
    developer.reply(card, "Looking, number 9437012345 was busy")
    await jd.settle()
    assert "Looking, number" in issue.comments[-1].body
    await developer.tap(card, "Resolve").answer()
    developer.reply(await developer.see("how was", jd.cast.egov), "Restarted the job")
    await jd.settle()
    assert jd.status(issue) == "Done"
    assert "Restarted the job" in issue.comments[-1].body
    await jd.read()
    assert len(issue.comments) == 2


async def test_a_data_center_goes_both_ways_as_well(desk_url: str) -> None:
    async with jira_desk_on(desk_url, cloud=False) as jd:
        card = await jd.bug()
        (issue,) = jd.issues
        jd.cast.egov_developer.reply(card, "looking")
        await jd.settle()
        assert "looking" in issue.comments[0].body
        jd.dev.takes_step(issue.key, "In Progress")
        jd.dev.comments(issue.key, "solution: The totals are counted anew")
        jd.dev.takes_step(issue.key, "Done", "Done")
        await jd.read()
        told = await jd.cast.operator.see("Does the caller agree")
        assert "The totals are counted anew" in told.text
