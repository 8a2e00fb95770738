"""Every call there is answers as Atlassian describes it, and what is not so described is noticed."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.base.clock import HandClock
from sandbox.jira.base.shapes import body_breaches, breaches, published, query_breaches
from sandbox.jira.rest.families import CALLS
from sandbox.jira.server import JiraServer
from tests.sandbox.jira.conftest import Client

UPLOAD: dict[str, Any] = {
    "files": {"file": ("a.txt", b"abc", "text/plain")},
    "headers": {"X-Atlassian-Token": "no-check"},
}
ELSEWHERE = {"globalId": "muk=1042", "object": {"url": "https://t.me/bot?start=1", "title": "MUK-1042"}}
ISSUE = "MUK-1"


async def every_call(bot: Client, clock: HandClock) -> None:
    """Make each call once, in an order in which each can be done."""
    await bot.makes(labels=["muk-1042"], components=[{"name": "Login"}], description="It hangs.")
    await bot.makes("Another")
    lata = bot.jira.account("lata@jira.example").id
    comment = (await bot(f"POST /issue/{ISSUE}/comment", {"body": "Seen."}))["id"]
    await bot(f"PUT /issue/{ISSUE}/comment/{comment}", {"body": "Seen, and noted."})
    await bot(f"GET /issue/{ISSUE}/comment/{comment}")
    await bot(f"GET /issue/{ISSUE}/comment?orderBy=-created&expand=renderedBody")
    await bot(f"PUT /issue/{ISSUE}/assignee", {"accountId": lata})
    await bot(f"PUT /issue/{ISSUE}", {"fields": {"summary": "It hangs again"}, "update": {"labels": [{"add": "x"}]}})
    await bot(f"PUT /issue/{ISSUE}?returnIssue=true", {"fields": {"duedate": "2026-12-24"}})
    file = (await bot(f"POST /issue/{ISSUE}/attachments", **UPLOAD))[0]["id"]
    for path in ("meta", file, f"content/{file}?redirect=false"):
        assert (await bot.reply(f"GET /attachment/{path}")).is_success
    await bot(
        "POST /issueLink",
        {"type": {"name": "Duplicate"}, "inwardIssue": {"key": "MUK-2"}, "outwardIssue": {"key": ISSUE}},
    )
    link = (await bot("GET /issue/MUK-2?fields=issuelinks"))["fields"]["issuelinks"][0]["id"]
    await bot(f"GET /issueLink/{link}")
    remote = (await bot(f"POST /issue/{ISSUE}/remotelink", ELSEWHERE))["id"]
    await bot(f"POST /issue/{ISSUE}/remotelink", ELSEWHERE)
    await bot(f"GET /issue/{ISSUE}/remotelink/{remote}")
    await bot(f"GET /issue/{ISSUE}/remotelink")
    await bot(f"GET /issue/{ISSUE}/remotelink?globalId=muk=1042")
    await bot(f"PUT /issue/{ISSUE}/properties/helpdesk", {"ticket": 1042})
    await bot(f"GET /issue/{ISSUE}/properties/helpdesk")
    await bot(f"GET /issue/{ISSUE}/transitions?expand=transitions.fields")
    await bot(
        f"POST /issue/{ISSUE}/transitions", {"transition": {"id": "41"}, "fields": {"resolution": {"name": "Done"}}}
    )
    everything = "renderedFields,names,schema,transitions,editmeta,changelog"
    await bot(f"GET /issue/{ISSUE}?expand={everything}&properties=*all")
    for path in ("editmeta", "changelog"):
        await bot(f"GET /issue/{ISSUE}/{path}")
    clock.advance(60)
    await bot(
        "POST /issue/bulkfetch", {"issueIdsOrKeys": [ISSUE, "MUK-2"], "fields": ["*all"], "expand": ["changelog"]}
    )
    await bot("POST /changelog/bulkfetch", {"issueIdsOrKeys": [ISSUE], "fieldIds": ["status"]})
    await bot("GET /search/jql", params={"jql": "project = MUK", "fields": "*all", "maxResults": 1})
    await bot("POST /search/jql", {"jql": "project = MUK", "fields": ["*all"], "expand": "names,schema"})
    for path in (
        "/myself", "/serverInfo", "/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER&projectKey=MUK", "/field",
        f"/user?accountId={lata}", "/user/search?query=l", "/user/assignable/search?project=MUK", "/priority",
        "/priority/search", "/resolution", "/status", "/issuetype", "/issueLinkType", "/project", "/project/search",
        "/project/MUK", "/project/MUK/components", "/project/MUK/statuses", "/issue/createmeta/MUK/issuetypes",
        "/issue/createmeta/MUK/issuetypes/10001",
    ):  # fmt: skip
        await bot(f"GET {path}")
    await bot(f"DELETE /issue/{ISSUE}/remotelink/{remote}")
    await bot(f"POST /issue/{ISSUE}/remotelink", ELSEWHERE)
    for path in (
        f"issue/{ISSUE}/remotelink?globalId=muk=1042", f"issueLink/{link}", f"issue/{ISSUE}/properties/helpdesk",
        f"issue/{ISSUE}/comment/{comment}", f"attachment/{file}", "issue/MUK-2",
    ):  # fmt: skip
        await bot(f"DELETE /{path}")


async def test_every_call_is_asked_and_answered_as_it_is_described(
    jira: JiraServer, bot: Client, clock: HandClock
) -> None:
    await every_call(bot, clock)
    jira.assert_clean()
    jira.site.deployment = "Server"  # a Data Center still has the old search
    await bot("GET /search?jql=project=MUK&maxResults=1")
    await bot("POST /search", {"jql": "project = MUK", "fields": ["*all"], "expand": ["names"]})
    jira.assert_clean()
    assert {entry.call for entry in jira.log.entries} == set(CALLS) == set(published()["calls"])


def test_every_shape_leads_to_one_that_is_known() -> None:
    shapes = published()["shapes"]
    plain = {"string", "integer", "boolean", "number", "date-time", "any"}
    used = {
        of.strip("[]{}")
        for shape in shapes.values()
        for of in shape["fields"].values()
        if not of.startswith("one of")
    }
    used |= {of.strip("[]") for call in published()["calls"].values() for of in call.get("answers", {}).values()}
    assert used <= plain | set(shapes)


@pytest.mark.parametrize(
    ("shape", "value", "where"),
    [
        ("Comment", {"body": {"type": "doc"}}, "$.body"),
        ("BulkFetchIssueRequestBean", {"fields": ["id"]}, "$.issueIdsOrKeys"),
        ("BulkFetchIssueRequestBean", {"issueIdsOrKeys": [1]}, "$.issueIdsOrKeys[0]"),
        ("SearchAndReconcileRequestBean", {"jql": "x", "startAt": 0}, "$.startAt"),
        ("SearchAndReconcileRequestBean", {"maxResults": True}, "$.maxResults"),
        ("IssueUpdateDetails", {"fields": []}, "$.fields"),
        ("Comment", {"created": "2026-11-30 10:00"}, "$.created"),
    ],
)
def test_what_is_not_of_a_shape_is_found_at_its_place(shape: str, value: Any, where: str) -> None:
    assert [one.partition(":")[0] for one in breaches(shape, value)] == [where]


async def test_what_a_client_asks_beside_the_description_is_in_the_log(jira: JiraServer, bot: Client) -> None:
    await bot("GET /myself?expands=groups")
    await bot("GET /no/such/thing", status=404)
    assert list(query_breaches("GET /myself", [("expands", "groups")])) == [
        "query.expands: not a parameter of this call"
    ]
    assert not list(body_breaches("POST /issue", {"fields": {"anything": 1}}))
    assert set(jira.log.problems()) == {"not as described", "unknown calls"}
    with pytest.raises(AssertionError, match="expands"):
        jira.assert_clean()
