"""Comments, steps of the workflow, files and links."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from sandbox.base.clock import HandClock
from sandbox.jira.model.seed import DEV, LEAD
from sandbox.jira.server import JiraServer
from tests.sandbox.jira.conftest import Client

DONE = {"transition": {"id": "41"}, "fields": {"resolution": {"name": "Done"}}}
START = {"transition": {"id": "21"}}
SAID = {"comment": [{"add": {"body": "solution: cleared the cache"}}]}


async def history(bot: Client, key: str) -> list[tuple[str, str | None, str | None]]:
    """Return what changed, the oldest first."""
    found = (await bot(f"GET /issue/{key}/changelog"))["values"]
    return [(one["field"], one["fromString"], one["toString"]) for change in found for one in change["items"]]


# -- comments


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Comment body can not be empty!"),
        (" \n", "Comment body can not be empty!"),
        (None, "Comment body can not be empty!"),
        ({"type": "doc", "version": 1, "content": []}, "Operation value must be a string"),
        ("a" * 32_768, "The entered text is too long. It exceeds the allowed limit of 32,767 characters."),
    ],
)
async def test_a_comment_that_cannot_be_is_refused(bot: Client, text: Any, why: str) -> None:
    key = await bot.makes()
    assert (await bot(f"POST /issue/{key}/comment", {"body": text}, status=400))["errors"] == {"comment": why}


async def test_comments_come_in_pages_by_their_age_and_are_in_no_changelog(bot: Client, clock: HandClock) -> None:
    key = await bot.makes()
    for n in range(5):
        clock.advance(1)
        await bot(f"POST /issue/{key}/comment", {"body": str(n)})
    page = await bot(f"GET /issue/{key}/comment?startAt=3&maxResults=10")
    assert ([one["body"] for one in page["comments"]], page["total"], page["startAt"]) == (["3", "4"], 5, 3)
    newest = await bot(f"GET /issue/{key}/comment?maxResults=2&orderBy=-created")
    assert [one["body"] for one in newest["comments"]] == ["4", "3"]
    assert await history(bot, key) == []
    found = (await bot(f"GET /issue/{key}"))["fields"]
    assert found["updated"] > found["created"]


async def test_only_ones_own_comment_can_be_changed_but_by_an_admin(jira: JiraServer, bot: Client) -> None:
    key = await bot.makes()
    other = jira.hands(DEV).comments(key, "mine").id
    await bot(f"PUT /issue/{key}/comment/{other}", {"body": "x"}, status=400)
    await bot(f"DELETE /issue/{key}/comment/{other}", status=400)
    jira.hands(LEAD).edits_comment(key, other, "by the lead")
    found = await bot(f"GET /issue/{key}/comment/{other}")
    assert (found["body"], found["author"]["displayName"]) == ("by the lead", "Dev Patnaik")
    assert found["updateAuthor"]["displayName"] == "Lata Lead"
    await bot(f"GET /issue/{key}/comment/1", status=404)


async def test_times_are_in_the_zone_of_whoever_asks(jira: JiraServer, bot: Client, http: httpx.AsyncClient) -> None:
    key = await bot.makes()
    dina = Client(jira, http, ("dina@jira.example", "token-of-dina"))
    created = [(await one(f"GET /issue/{key}"))["fields"]["created"] for one in (bot, dina)]
    assert created == ["2026-11-30T15:00:00.000+0530", "2026-11-30T10:30:00.000+0100"]


# -- the workflow


async def test_a_step_goes_on_from_its_status_alone(bot: Client) -> None:
    key = await bot.makes()
    steps = (await bot(f"GET /issue/{key}/transitions"))["transitions"]
    assert [(one["name"], one["to"]["statusCategory"]["key"]) for one in steps] == [
        ("Start progress", "indeterminate"), ("Done", "done"),
    ]  # fmt: skip
    refused = await bot(f"POST /issue/{key}/transitions", {"transition": {"id": "51"}}, status=400)
    assert "not valid for the current state" in refused["errorMessages"][0]
    unknown = await bot(f"POST /issue/{key}/transitions", {"transition": {"id": "99"}}, status=400)
    assert unknown["errorMessages"] == ["Transition id '99' is not valid for this issue."]
    await bot(f"POST /issue/{key}/transitions", {}, status=400)


async def test_a_screen_wants_its_fields_and_takes_no_others(bot: Client) -> None:
    key = await bot.makes()
    url = f"POST /issue/{key}/transitions"
    assert (await bot(url, {"transition": {"id": "41"}}, status=400))["errors"] == {
        "resolution": "Resolution is required."
    }
    off = await bot(url, START | {"fields": {"resolution": {"name": "Done"}}}, status=400)
    assert "resolution" in off["errors"]
    screen = (await bot(f"GET /issue/{key}/transitions?expand=transitions.fields&transitionId=41"))["transitions"][0]
    assert {name: one["required"] for name, one in screen["fields"].items()} == {
        "resolution": True,
        "assignee": False,
    }
    await bot(url, DONE, status=204)
    assert await history(bot, key) == [("resolution", None, "Done"), ("status", "To Do", "Done")]


async def test_a_comment_without_a_screen_is_dropped_and_nothing_is_said(bot: Client) -> None:
    key = await bot.makes()
    url = f"POST /issue/{key}/transitions"
    await bot(url, START | {"update": SAID}, status=204)
    assert (await bot(f"GET /issue/{key}/comment"))["total"] == 0
    await bot(url, DONE | {"update": SAID}, status=204)
    assert (await bot(f"GET /issue/{key}/comment"))["comments"][0]["body"] == "solution: cleared the cache"


async def test_what_is_opened_again_has_no_resolution(bot: Client) -> None:
    key = await bot.makes()
    await bot(f"POST /issue/{key}/transitions", DONE)
    done = (await bot(f"GET /issue/{key}"))["fields"]
    await bot(f"POST /issue/{key}/transitions", {"transition": {"id": "51"}})
    again = (await bot(f"GET /issue/{key}"))["fields"]
    assert [(one["resolution"] is None, one["resolutiondate"] is None) for one in (done, again)] == [
        (False, False), (True, True),
    ]  # fmt: skip


async def test_a_workflow_can_be_without_a_fitting_step(jira: JiraServer, bot: Client) -> None:
    key = await bot.makes()
    jira.cut_workflow("MUK", "Done")
    steps = (await bot(f"GET /issue/{key}/transitions"))["transitions"]
    assert "done" not in {one["to"]["statusCategory"]["key"] for one in steps}


# -- files and links


async def test_a_file_needs_the_header_fits_the_limit_and_comes_back_from_elsewhere(
    jira: JiraServer, bot: Client, http: httpx.AsyncClient
) -> None:
    key = await bot.makes()
    url, token = f"POST /issue/{key}/attachments", {"X-Atlassian-Token": "no-check"}
    jira.site.upload_limit = 1000
    files = {"file": ("a.bin", bytes(range(256)), "application/x-thing")}
    refused = await bot.reply(url, files=files)
    assert (refused.status_code, refused.text) == (403, "XSRF check failed")
    assert (await bot.reply(url, files={"other": ("a", b"")}, headers=token)).status_code == 400
    await bot(url, status=413, files={"file": ("big", b"x" * 1001)}, headers=token)
    made = (await bot(url, files=files, headers=token))[0]
    assert (made["filename"], made["size"], made["mimeType"]) == ("a.bin", 256, "application/x-thing")
    assert (await bot("GET /attachment/meta")) == {"enabled": True, "uploadLimit": 1000}
    sent_on = await bot.reply(f"GET /attachment/content/{made['id']}")
    assert sent_on.status_code == 303
    where = sent_on.headers["Location"]
    assert (await http.get(where)).content == bytes(range(256))
    assert (await http.get(where.partition("?")[0])).status_code == 404
    assert await history(bot, key) == [("Attachment", None, "a.bin")]


async def test_a_link_is_seen_from_both_ends_and_made_once(jira: JiraServer, bot: Client) -> None:
    first, second = await bot.makes(), await bot.makes()
    link = {"type": {"name": "Duplicate"}, "inwardIssue": {"key": second}, "outwardIssue": {"key": first}}
    for _ in range(2):
        await bot("POST /issueLink", link, status=201)
    ends = [(await bot(f"GET /issue/{key}"))["fields"]["issuelinks"] for key in (first, second)]
    assert [len(one) for one in ends] == [1, 1]
    assert (ends[0][0]["inwardIssue"]["key"], ends[1][0]["outwardIssue"]["key"]) == (second, first)
    assert await history(bot, second) == [("Link", None, "This issue duplicates MUK-1")]
    await bot("POST /issueLink", link | {"type": {"name": "Nope"}}, status=404)
    jira.hands(DEV).deletes(first)
    assert (await bot(f"GET /issue/{second}"))["fields"]["issuelinks"] == []


async def test_of_a_link_to_elsewhere_with_a_name_there_is_one(bot: Client) -> None:
    key = await bot.makes()
    link = {"globalId": "t=1", "object": {"url": "https://t.me/x", "title": "MUK-1042"}}
    assert (await bot.reply(f"POST /issue/{key}/remotelink", link)).status_code == 201
    assert (await bot.reply(f"POST /issue/{key}/remotelink", link)).status_code == 200
    assert len(await bot(f"GET /issue/{key}/remotelink")) == 1
