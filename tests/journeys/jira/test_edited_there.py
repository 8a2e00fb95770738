"""A comment that is edited or taken away in JIRA is so here, once; what it was stays in the ticket's history."""

from __future__ import annotations

from helpdesk.ticket.facts.words import Reworded
from sandbox.jira.model.issue import Comment, Issue
from sandbox.jira.model.seed import BOT
from tests.journeys.jira.conftest import JiraDesk


async def said(jd: JiraDesk, text: str) -> tuple[Issue, Comment]:
    """Let the developer comment on a new bug; return both."""
    await jd.bug()
    (issue,) = jd.issues
    comment = jd.dev.comments(issue.key, text)
    await jd.read()
    return issue, comment


async def edits(jd: JiraDesk) -> int:
    """Return how many edits stand in the ticket's journal."""
    async with jd.app.database.reading() as store:
        return sum(isinstance(row.fact, Reworded) for row in await store.journal.of(1001))


async def test_an_edited_comment_is_edited_here_once(jd: JiraDesk) -> None:
    issue, comment = await said(jd, "teh totals")
    await jd.cast.egov_developer.see("teh totals", jd.cast.egov)
    jd.jira_clock.more += 60
    jd.dev.edits_comment(issue.key, comment.id, "the totals, *indeed*")
    await jd.read()
    await jd.cast.egov_developer.see("the totals, indeed", jd.cast.egov, fresh=False)
    assert not [each for each in jd.cast.egov.messages.values() if "teh totals" in each.text]
    assert await edits(jd) == 1
    jd.dev.comments(issue.key, "more of it")
    await jd.read()
    assert await edits(jd) == 1
    assert len(issue.comments) == 2


async def test_each_further_edit_is_followed(jd: JiraDesk) -> None:
    issue, comment = await said(jd, "one")
    for word in ("two", "three"):
        jd.jira_clock.more += 60
        jd.dev.edits_comment(issue.key, comment.id, word)
        await jd.read()
    await jd.cast.egov_developer.see("three", jd.cast.egov, fresh=False)
    assert await edits(jd) == 2


async def test_what_was_edited_before_it_was_read_is_no_edit(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    comment = jd.dev.comments(issue.key, "teh totals")
    jd.jira_clock.more += 60
    jd.dev.edits_comment(issue.key, comment.id, "the totals")
    await jd.read()
    await jd.cast.egov_developer.see("the totals", jd.cast.egov)
    assert await edits(jd) == 0


async def test_a_comment_that_is_taken_away_there_goes_here(jd: JiraDesk) -> None:
    issue, comment = await said(jd, "the password is 1234")
    jd.dev.comments(issue.key, "sorry")
    jd.dev.deletes_comment(issue.key, comment.id)
    await jd.read()
    await jd.cast.egov_developer.see("was taken away in JIRA", jd.cast.egov, fresh=False)
    assert not [each for each in jd.cast.egov.messages.values() if "1234" in each.text]
    jd.dev.comments(issue.key, "again")
    await jd.read()
    assert await edits(jd) == 1


async def test_ours_is_changed_here_alone(jd: JiraDesk) -> None:
    card = await jd.bug()
    jd.cast.egov_developer.reply(card, "looking")
    await jd.settle()
    (issue,) = jd.issues
    jd.jira_clock.more += 60
    jd.jira.hands(BOT).edits_comment(issue.key, issue.comments[0].id, "something else")
    await jd.read()
    assert await edits(jd) == 0
    assert not [each for each in jd.cast.egov.messages.values() if "something else" in each.text]


async def test_an_edited_solution_is_told_anew(jd: JiraDesk) -> None:
    issue, comment = await said(jd, "solution: cleared teh cache")
    jd.dev.takes_step(issue.key, "Done", "Done")
    await jd.read()
    asked = await jd.cast.operator.see("Does the caller agree")
    assert "cleared teh cache" in asked.text
    jd.jira_clock.more += 60
    jd.dev.edits_comment(issue.key, comment.id, "solution: cleared the cache")
    await jd.read()
    told = await jd.cast.operator.see("cleared the cache", fresh=False)
    assert "teh cache" not in told.text
    assert [each.author for each in issue.comments] == [comment.author]


async def test_an_edit_may_say_how_it_was_solved(jd: JiraDesk) -> None:
    issue, comment = await said(jd, "cleared the cache")
    for project in jd.jira.site.projects.values():
        for step in project.transitions:
            step.has_screen, step.required, step.screen = False, [], []
    jd.dev.takes_step(issue.key, "Done")
    await jd.read()
    await jd.cast.egov_developer.see("How was it solved", jd.cast.egov)
    jd.jira_clock.more += 60
    jd.dev.edits_comment(issue.key, comment.id, "solution: cleared the cache")
    await jd.read()
    told = await jd.cast.operator.see("Does the caller agree")
    assert "cleared the cache" in told.text
