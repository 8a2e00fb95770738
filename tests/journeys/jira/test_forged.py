"""What people in JIRA can do by forging what is ours: nothing more than they may anyhow."""

from __future__ import annotations

from tests.journeys.jira.conftest import JiraDesk


async def test_a_label_ties_no_issue_to_a_ticket_of_another_team(jd: JiraDesk) -> None:
    operator = jd.cast.operator
    operator.say("9437012345 Ramesh, Jatni, site does not open in any office")
    operator.tap(await operator.see("Who is it?"), "ULB employee")
    operator.tap(await operator.see("What sort"), "Technical: Infrastructure")
    operator.tap(await operator.see("Check and send"), "Escalate")
    await operator.see("Tell the caller the number")
    issue = jd.dev.creates("MUK", "mine", labels=["muk-1001"])
    jd.dev.comments(issue.key, "who called?")
    jd.dev.takes_step(issue.key, "Done", "Done")
    await jd.read()
    await jd.read()
    assert [each.key for each in jd.issues] == [issue.key]
    card = await jd.cast.hudd_engineer.see("Nobody has it yet", jd.cast.hudd_tech, fresh=False)
    assert "who called" not in card.text


async def test_a_clone_is_left_alone(jd: JiraDesk) -> None:
    await jd.bug()
    clone = jd.dev.creates("MUK", "a clone", labels=["muk-1001"])
    await jd.read()
    await jd.read()
    assert jd.status(clone) == "To Do"
    assert not list(jd.jira.site.links_of(clone))


async def test_a_mark_of_ours_in_somebodys_words_hides_nothing(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.dev.comments(issue.key, "seen by all (MUK-1001/1)")
    await jd.read()
    await jd.cast.egov_developer.see("seen by all", jd.cast.egov)
