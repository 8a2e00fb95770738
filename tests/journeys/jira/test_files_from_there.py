"""What is attached in JIRA comes here: as a link, and as the file itself if it is small and can be had."""

from __future__ import annotations

import pytest

from bot.outbound.hooks import NotYetThere
from helpdesk.jira.links import OF_JIRA
from helpdesk.ticket.notes import File, FileKind
from sandbox.base.model import Message
from sandbox.jira.door.faults import CallFault, CallFaults
from sandbox.jira.model.issue import Issue
from sandbox.jira.model.seed import BOT
from tests.journeys.jira.conftest import JiraDesk, jira_desk_on

CONTENT = "/attachment/content/"
LARGE = b"x" * (2 << 20)


def documents(jd: JiraDesk) -> list[Message]:
    """Return the files that stand in the team's group."""
    return [each for each in jd.cast.egov.messages.values() if each.media is not None]


def fetched(jd: JiraDesk) -> int:
    return len([entry for entry in jd.jira.log.entries if CONTENT in entry.path])


async def attach(jd: JiraDesk, name: str = "log.txt", data: bytes = b"lines") -> Issue:
    await jd.bug()
    (issue,) = jd.issues
    jd.dev.attaches(issue.key, name, data)
    return issue


async def test_a_small_attachment_comes_as_a_file_and_a_link_once_and_does_not_go_back(jd: JiraDesk) -> None:
    issue = await attach(jd)
    await jd.read()
    (sent,) = documents(jd)
    assert sent.media is not None
    assert (sent.media.name, sent.media.data) == ("log.txt", b"lines")
    await jd.cast.egov_developer.see("log.txt — http", jd.cast.egov, fresh=False)
    jd.dev.comments(issue.key, "there it is")
    await jd.read()
    assert len(documents(jd)) == 1
    assert len(issue.attachments) == 1


async def test_what_telegram_has_by_then_is_fetched_no_more(jd: JiraDesk) -> None:
    await attach(jd)
    await jd.read()
    before, operator = fetched(jd), jd.cast.operator
    assert before
    operator.say("MUK-1001")
    operator.tap(await operator.see("log.txt"), "Files")
    await jd.settle()
    sent = [each.media for each in operator.private.messages.values() if each.media is not None]
    assert [each.data for each in sent] == [b"lines", b"lines"]
    assert fetched(jd) == before


async def test_one_that_is_too_large_stays_there_and_its_link_says_why(desk_url: str) -> None:
    async with jira_desk_on(desk_url, largest_file_mb=1) as jd:
        await attach(jd, "dump.bin", LARGE)
        await jd.read()
        told = await jd.cast.egov_developer.see("dump.bin stays in JIRA", jd.cast.egov, fresh=False)
        assert "2 MB and at most 1 come here" in told.text
        assert "/browse/MUK-1" in told.text
        assert (documents(jd), fetched(jd)) == ([], 0)


async def test_one_that_jira_does_not_hand_out_is_said_once_and_asked_for_no_more(jd: JiraDesk) -> None:
    issue = await attach(jd)
    jd.jira.faults.down("GET /attachment/content/{id}", status=404, times=9)
    await jd.read()
    told = await jd.cast.egov_developer.see("“log.txt” stays in JIRA", jd.cast.egov, fresh=False)
    assert "/browse/MUK-1" in told.text
    jd.dev.comments(issue.key, "that is it")
    before = fetched(jd)
    await jd.read()
    assert (documents(jd), fetched(jd)) == ([], before)
    assert len([each for each in jd.cast.egov.messages.values() if "stays in JIRA" in each.text]) == 1


async def test_one_that_is_deleted_before_it_was_read_is_a_link_alone(jd: JiraDesk) -> None:
    issue = await attach(jd)
    jd.dev.detaches(issue.key, issue.attachments[0].id)
    await jd.read()
    await jd.cast.egov_developer.see("log.txt — http", jd.cast.egov, fresh=False)
    assert (documents(jd), fetched(jd)) == ([], 0)


async def test_one_that_can_not_be_had_now_waits_and_holds_nothing_else_up(jd: JiraDesk) -> None:
    issue = await attach(jd)
    jd.dev.comments(issue.key, "said meanwhile")
    jd.jira.faults.down("GET /attachment/content/{id}", times=4)
    await jd.read()
    said = await jd.cast.egov_developer.see("said meanwhile", jd.cast.egov, fresh=False)
    (sent,) = documents(jd)
    assert said.id < sent.id


async def test_to_an_expired_token_no_file_is_gone(jd: JiraDesk) -> None:
    issue = await attach(jd)
    jira = jd.app.wiring.jira
    assert jira is not None
    own = f"{OF_JIRA}{issue.attachments[0].id}"
    file = File(ticket=1001, kind=FileKind.DOCUMENT, file_id=own, unique_id=own, name="log.txt")
    jd.jira.expire_token(BOT)
    with pytest.raises(NotYetThere):
        await jira.files.unpacked((file,)).__aenter__()


async def test_whose_answer_was_lost_comes_once(jd: JiraDesk) -> None:
    await attach(jd)
    jd.jira.faults.lose_reply("GET /attachment/content/{id}")
    await jd.read()
    for _ in range(2):
        jd.wait(70)
        await jd.settle()
    assert len(documents(jd)) == 1


async def test_a_data_center_hands_its_files_out_as_well(desk_url: str) -> None:
    async with jira_desk_on(desk_url, cloud=False) as jd:
        await attach(jd)
        await jd.read()
        (sent,) = documents(jd)
        assert sent.media is not None
        assert sent.media.data == b"lines"


class Late(CallFaults):
    """Has the developer attach a file between two calls of one look: the issue was read by then, its changes not."""

    def __init__(self, jd: JiraDesk, key: str) -> None:
        super().__init__()
        self._attach = [lambda: jd.dev.attaches(key, "late.txt", b"lines")]

    def next_for(self, call: str) -> CallFault | None:
        if call == "POST /changelog/bulkfetch" and self._attach:
            self._attach.pop()()
        return super().next_for(call)


async def test_what_is_attached_while_jira_is_read_comes_as_a_file_too(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.dev.comments(issue.key, "see the log")
    jd.jira.faults = jd.jira.door.faults = Late(jd, issue.key)
    await jd.read()
    await jd.read()
    (sent,) = documents(jd)
    assert sent.media is not None
    assert sent.media.name == "late.txt"


async def test_what_somebody_on_our_own_seat_attaches_comes_too(jd: JiraDesk) -> None:
    await jd.bug()
    (issue,) = jd.issues
    jd.jira.hands(BOT).attaches(issue.key, "by-hand.txt", b"lines")
    await jd.read()
    (sent,) = documents(jd)
    assert sent.media is not None
    assert sent.media.name == "by-hand.txt"
