"""Who reads what in JIRA, and what of JIRA is asked or said here."""

from __future__ import annotations

from helpdesk.ticket.notes import NoteKind
from sandbox.base.model import Chat, Message
from sandbox.jira.model.issue import Issue
from sandbox.people.person import Person
from tests.journeys.jira.conftest import JiraDesk


async def to_desk_only(jd: JiraDesk, card: Message, words: str) -> Message:
    """The operator writes under their own message, and says that it is the desk's own."""
    operator = jd.cast.operator
    own = await operator.see("MUK-1001", fresh=False)
    operator.reply(own, words)
    return await operator.see("this is for")


def bodies(issue: Issue) -> list[str]:
    return [each.body for each in issue.comments]


async def test_what_becomes_the_desks_own_is_taken_away_and_comes_back_when_it_is_for_teams(
    jd: JiraDesk,
) -> None:
    card = await jd.bug()
    kept = await to_desk_only(jd, card, "a word for teams")
    await jd.settle()
    (issue,) = jd.issues
    assert len(bodies(issue)) == 1
    jd.cast.operator.tap(kept, "helpdesk only")
    await jd.settle()
    assert bodies(issue) == []
    again = await jd.cast.operator.see("the helpdesk only")
    jd.cast.operator.tap(again, "teams")
    await jd.settle()
    assert len(bodies(issue)) == 1


async def test_an_edited_comment_is_edited_there(jd: JiraDesk) -> None:
    card = await jd.bug()
    developer = jd.cast.egov_developer
    said = developer.reply(card, "frist look")
    await jd.settle()
    developer.edit(said, "first look")
    await jd.settle()
    (issue,) = jd.issues
    (body,) = bodies(issue)
    assert "first look" in body


async def test_done_without_a_word_asks_for_the_words_before_anybody_is_told(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    without_screen(jd)
    jd.dev.takes_step(issue.key, "Done")
    await jd.read()
    developer = jd.cast.egov_developer
    asked = await developer.see("How was it solved", jd.cast.egov)
    assert not [m for m in jd.cast.operator.messages() if "Does the caller agree" in m.text]
    await developer.tap(asked, "Resolve").answer()
    developer.reply(await developer.see("how was", jd.cast.egov), "The totals are counted anew")
    told = await jd.cast.operator.see("Does the caller agree")
    assert "The totals are counted anew" in told.text


async def test_a_solution_that_is_said_after_done_is_taken(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    without_screen(jd)
    jd.dev.takes_step(issue.key, "Done")
    await jd.read()
    jd.dev.comments(issue.key, "Solution: counted anew")
    await jd.read()
    told = await jd.cast.operator.see("Does the caller agree")
    assert "counted anew" in told.text


def without_screen(jd: JiraDesk) -> None:
    """Let the workflow go to done without a resolution."""
    for project in jd.jira.site.projects.values():
        for step in project.transitions:
            step.has_screen, step.required, step.screen = False, [], []


async def test_what_is_opened_again_there_is_open_here_and_the_other_way(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.dev.takes_step(issue.key, "Done", "Done")
    await jd.read()
    asked = await jd.cast.operator.see("Does the caller agree")
    jd.dev.takes_step(issue.key, "Reopen")
    await jd.read()
    await jd.cast.egov_developer.see("Nobody has it yet", jd.cast.egov)
    jd.dev.takes_step(issue.key, "Done", "Done")
    await jd.read()
    asked = await jd.cast.operator.see("Does the caller agree")
    jd.cast.operator.tap(asked, "No")
    await jd.settle()
    await jd.read()
    assert jd.status(issue) == "To Do"


async def passed_on(person: Person, card: Message, chat: Chat, to: str) -> None:
    await person.tap(card, "Forward").answer()
    await person.tap(await person.see("where does", chat), to).answer()
    person.reply(await person.see("why does", chat), f"it is for {to}")


async def test_a_ticket_that_goes_to_another_team_is_done_there_and_open_again_when_it_is_back(jd: JiraDesk) -> None:
    card = await jd.bug()
    (issue,) = jd.issues
    developer, engineer = jd.cast.egov_developer, jd.cast.hudd_engineer
    await passed_on(developer, card, jd.cast.egov, "HUDD Tech")
    theirs = await engineer.see("Nobody has it yet", jd.cast.hudd_tech)
    await jd.settle()
    assert jd.status(issue) == "Done"
    assert "it is for HUDD Tech" in bodies(issue)[-1]
    await passed_on(engineer, theirs, jd.cast.hudd_tech, "eGov")
    await developer.see("Nobody has it yet", jd.cast.egov)
    await jd.settle()
    assert len(jd.issues) == 1
    assert jd.status(issue) == "To Do"


async def test_a_priority_there_is_said_and_not_obeyed_and_ours_is_written(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.dev.changes(issue.key, priority={"name": "Highest"})
    await jd.read()
    said = await jd.cast.egov_developer.see("is “Highest” now", jd.cast.egov)
    assert "Here it stays P3" in said.text


async def test_photos_go_there_under_a_name_that_says_nothing(jd: JiraDesk) -> None:
    card = await jd.bug()
    sent = jd.cast.egov_developer.send_document(
        b"lines of a log", "the log of Ramesh", jd.cast.egov, name="Ramesh Sahu.txt", reply_to=card
    )
    assert sent
    await jd.settle()
    (issue,) = jd.issues
    (attached,) = issue.attachments
    assert attached.name == "muk-1001-1.txt"
    assert jd.jira.site.files[attached.file] == b"lines of a log"


async def test_a_file_that_telegram_does_not_hand_out_now_waits_and_holds_nothing_else_up(jd: JiraDesk) -> None:
    card = await jd.bug()
    jd.sandbox.faults.down("getFile", times=2)
    developer = jd.cast.egov_developer
    developer.send_document(b"lines", "", jd.cast.egov, name="a.txt", reply_to=card)
    await jd.settle()
    (issue,) = jd.issues
    assert issue.attachments == []
    for _ in range(3):
        jd.wait(70)
        await jd.settle()
    assert len(issue.attachments) == 1


async def test_a_caller_who_is_erased_here_is_erased_there(jd: JiraDesk) -> None:
    card = await jd.bug()
    jd.cast.egov_developer.reply(card, "called back about the totals")
    await jd.settle()
    (issue,) = jd.issues
    admin = jd.cast.admin
    admin.say("/caller")
    await admin.see("Whose data")
    admin.say("9437012345")
    page = await admin.see("Ramesh")
    admin.tap(page, "Erase")
    admin.tap(await admin.see("Erase"), "Erase")
    await jd.settle()
    assert "totals" not in str(issue.values["description"])
    assert "totals" not in str(issue.values["summary"])
    assert bodies(issue) == []


async def test_of_a_ticket_that_ended_long_ago_nothing_comes_any_more(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.dev.comments(issue.key, "seen, will look")
    jd.dev.takes_step(issue.key, "Done", "Done")
    await jd.read()
    jd.cast.operator.tap(await jd.cast.operator.see("Does the caller agree"), "Yes")
    await jd.settle()
    jd.clock.advance(days=400)
    await jd.app.engine.tick("jira-forget")
    jd.dev.comments(issue.key, "and another thing")
    await jd.read()
    async with jd.app.database.reading() as store:
        said = [note.text for note in await store.texts.notes(1001, frozenset({NoteKind.COMMENT}))]
    assert said == ["seen, will look"]


async def test_a_comment_there_is_the_first_response_at_jiras_time(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.dev.comments(issue.key, "seen, will look")
    jd.clock.advance(hours=2)
    await jd.read()
    await jd.cast.egov_developer.see("Answered in time, 11:00 am", jd.cast.egov)
