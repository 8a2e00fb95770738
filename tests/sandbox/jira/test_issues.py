"""Issues are made, edited, moved and deleted as in Jira, and refused in its words."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.jira.model.seed import BOT, DEV
from sandbox.jira.server import JiraServer
from tests.sandbox.jira.conftest import Client

OFF = "Field '{}' cannot be set. It is not on the appropriate screen, or unknown."
TOO_LONG = "The entered text is too long. It exceeds the allowed limit of 32,767 characters."
NO_ISSUE = "Issue does not exist or you do not have permission to see it."


def body(**fields: Any) -> dict[str, Any]:
    return {"fields": {"project": {"key": "MUK"}, "issuetype": {"name": "Bug"}, "summary": "It hangs"} | fields}


WRONG = [
    ({"customfield_1": 1}, "customfield_1", OFF.format("customfield_1")),
    ({"status": {"name": "Done"}}, "status", OFF.format("status")),
    ({"resolution": {"name": "Done"}}, "resolution", OFF.format("resolution")),
    ({"project": {"key": "NOPE"}}, "project", "valid project is required"),
    ({"project": None}, "project", "valid project is required"),
    ({"issuetype": {"name": "Epic"}}, "issuetype", "Specify a valid issue type"),
    ({"issuetype": None}, "issuetype", "Specify an issue type"),
    ({"summary": ""}, "summary", "You must specify a summary of the issue."),
    ({"summary": "a\nb"}, "summary", "The summary is invalid because it contains newline characters."),
    ({"summary": "a" * 256}, "summary", "Summary can't exceed 255 characters."),
    ({"description": {"type": "doc"}}, "description", "Operation value must be a string"),
    ({"description": "a" * 32_768}, "description", TOO_LONG),
    ({"priority": {"name": "Urgent"}}, "priority", "Priority name 'Urgent' is not valid"),
    ({"priority": {"id": "99"}}, "priority", "Priority id '99' is not valid"),
    ({"priority": "High"}, "priority", "data was not an object"),
    ({"components": [{"name": "Nope"}]}, "components", "Component name 'Nope' is not valid"),
    ({"labels": ["two words"]}, "labels", "The label 'two words' contains spaces which is invalid."),
    ({"labels": "muk-1"}, "labels", "data was not an array"),
    ({"duedate": "30.11.2026"}, "duedate", "Error parsing date string: 30.11.2026"),
    ({"duedate": "20261130"}, "duedate", "Error parsing date string: 20261130"),
    ({"assignee": {"accountId": "nobody"}}, "assignee", "User 'nobody' cannot be assigned issues."),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "field", "why"), WRONG)
async def test_what_an_issue_cannot_have_is_refused_by_its_field(
    jira: JiraServer, bot: Client, fields: dict[str, Any], field: str, why: str
) -> None:
    assert (await bot("POST /issue", body(**fields), status=400))["errors"] == {field: why}
    assert not jira.site.issues


async def test_all_that_is_wrong_is_said_at_once(bot: Client) -> None:
    said = await bot("POST /issue", body(summary=None, foo=1, priority={"name": "x"}), status=400)
    assert set(said["errors"]) == {"summary", "foo", "priority"}


async def test_the_project_says_what_must_be_given(jira: JiraServer, bot: Client) -> None:
    jira.site.projects["10000"].required = ["components"]
    said = await bot("POST /issue", body(), status=400)
    assert said["errors"] == {"components": "Components is required."}
    screen = await bot("GET /issue/createmeta/MUK/issuetypes/10001")
    assert {one["key"] for one in screen["fields"] if one["required"]} == {
        "summary",
        "project",
        "issuetype",
        "components",
    }


async def test_numbers_grow_and_the_id_stays_while_the_key_moves_with_the_project(
    jira: JiraServer, bot: Client
) -> None:
    assert [await bot.makes(), await bot.makes()] == ["MUK-1", "MUK-2"]
    before = await bot("GET /issue/MUK-1")
    jira.hands(DEV).moves_to_project("MUK-1", "OPS")
    for name in ("MUK-1", "OPS-1", before["id"]):
        after = await bot(f"GET /issue/{name}")
        assert (after["id"], after["key"], after["fields"]["project"]["key"]) == (before["id"], "OPS-1", "OPS")
    changed = (await bot("GET /issue/OPS-1?expand=changelog"))["changelog"]["histories"][0]["items"]
    assert {(one["field"], one["fromString"], one["toString"]) for one in changed} >= {("Key", "MUK-1", "OPS-1")}
    jira.hands(DEV).moves_to_project("OPS-1", "MUK")
    assert (await bot("GET /issue/OPS-1"))["key"] == "MUK-3"


async def test_an_edit_is_all_or_nothing_and_goes_into_the_changelog(bot: Client) -> None:
    key = await bot.makes(labels=["a"])
    change: dict[str, Any] = {
        "fields": {"summary": "New"},
        "update": {"labels": [{"add": "b"}, {"remove": "a"}], "nope": [{"set": 1}]},
    }
    assert (await bot(f"PUT /issue/{key}", change, status=400))["errors"] == {"nope": OFF.format("nope")}
    assert (await bot(f"GET /issue/{key}"))["fields"]["summary"] == "It hangs"
    del change["update"]["nope"]
    await bot(f"PUT /issue/{key}", change, status=204)
    found = await bot(f"GET /issue/{key}?expand=changelog")
    assert (found["fields"]["summary"], found["fields"]["labels"]) == ("New", ["b"])
    items = found["changelog"]["histories"][0]["items"]
    assert [(one["field"], one["fromString"], one["toString"]) for one in items] == [
        ("summary", "It hangs", "New"), ("labels", "a", "b"),
    ]  # fmt: skip


async def test_what_changes_nothing_is_in_no_changelog(bot: Client) -> None:
    key = await bot.makes()
    await bot(f"PUT /issue/{key}", {"fields": {"summary": "It hangs"}}, status=204)
    assert (await bot(f"GET /issue/{key}/changelog"))["values"] == []


@pytest.mark.parametrize(
    ("call", "said", "right", "status"),
    [
        ("POST /issue", body(), "CREATE_ISSUES", 403),
        ("PUT /issue/MUK-1", {"fields": {"summary": "x"}}, "EDIT_ISSUES", 403),
        ("PUT /issue/MUK-1/assignee", {"accountId": None}, "ASSIGN_ISSUES", 403),
        ("DELETE /issue/MUK-1", None, "DELETE_ISSUES", 403),
        ("POST /issue/MUK-1/comment", {"body": "x"}, "ADD_COMMENTS", 400),
        ("POST /issue/MUK-1/transitions", {"transition": {"id": "21"}}, "TRANSITION_ISSUES", 400),
        ("POST /issue/MUK-1/remotelink", {"object": {"url": "u", "title": "t"}}, "LINK_ISSUES", 404),
        ("GET /issue/MUK-1", None, "BROWSE_PROJECTS", 404),
        ("GET /project/MUK", None, "BROWSE_PROJECTS", 404),
    ],
)
async def test_what_the_account_may_not_do_is_refused(
    jira: JiraServer, bot: Client, call: str, said: Any, right: str, status: int
) -> None:
    await bot.makes()
    jira.take_rights(BOT, right)
    await bot(call, said, status=status)
    held = (await bot(f"GET /mypermissions?permissions={right}"))["permissions"][right]["havePermission"]
    assert held is False
    jira.give_rights(BOT, right)
    assert (await bot.reply(call, said)).is_success


@pytest.mark.parametrize("call", ["GET /issue/MUK-1", "GET /issue/MUK-1/comment", "GET /issue/MUK-1/transitions"])
async def test_a_deleted_issue_is_not_there(jira: JiraServer, bot: Client, call: str) -> None:
    await bot.makes()
    jira.hands(DEV).deletes("MUK-1")
    assert (await bot(call, status=404))["errorMessages"] == [NO_ISSUE]
    found = await bot("POST /issue/bulkfetch", {"issueIdsOrKeys": ["MUK-1"]})
    assert found["issues"] == []


async def test_a_project_that_went_takes_its_issues_along(jira: JiraServer, bot: Client) -> None:
    await bot.makes()
    jira.lose_project("MUK")
    await bot("GET /project/MUK", status=404)
    await bot("GET /issue/MUK-1", status=404)
    assert (await bot("POST /issue", body(), status=400))["errors"] == {"project": "valid project is required"}


async def test_fields_are_chosen_by_name_by_star_and_by_minus(bot: Client) -> None:
    key = await bot.makes()
    for asked, there, not_there in [
        ("summary,labels", {"summary", "labels"}, {"status"}),
        ("*navigable", {"summary"}, {"comment", "attachment"}),
        ("*all,-comment", {"attachment"}, {"comment"}),
        ("-description", {"comment"}, {"description"}),
    ]:
        names = set((await bot(f"GET /issue/{key}?fields={asked}"))["fields"])
        assert there <= names, asked
        assert not not_there & names, asked


async def test_an_address_is_shown_to_oneself_and_by_those_who_let_it(jira: JiraServer, bot: Client) -> None:
    said = {one["displayName"]: "emailAddress" in one for one in await bot("GET /user/search?query=")}
    assert said == {"Lata Lead": False, "Dev Patnaik": False, "Dina Mohanty": True, "Helpdesk bot": True}
