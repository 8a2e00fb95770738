"""The search: its language, its lateness, its pages, and what is fetched by the hundred."""

from __future__ import annotations

import contextlib

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.base.clock import HandClock
from sandbox.jira.base.errors import Refused
from sandbox.jira.jql.words import parse
from sandbox.jira.model.seed import DEV, DINA
from sandbox.jira.server import JiraServer
from tests.sandbox.jira.conftest import LATE, Client


@pytest.fixture
async def three(jira: JiraServer, bot: Client, clock: HandClock) -> Client:
    """MUK-1 is done since 15:02, MUK-2 under way, OPS-1 new; all known to the search."""
    await bot.makes("It hangs", labels=["muk-1042", "pilot"], components=[{"name": "Login"}])
    clock.advance(60)
    await bot.makes("It is slow", kind="Task", labels=["muk-1043"], priority={"name": "High"})
    clock.advance(60)
    await bot.makes("Disk full", project="OPS", kind="Task")
    jira.hands(DEV).takes_step("MUK-1", "Done", resolution="Done")
    jira.hands(DEV).takes_step("MUK-2", "In Progress")
    jira.hands(DEV).assigns("MUK-2", DEV)
    clock.advance(60)
    return bot


@pytest.mark.parametrize(
    ("jql", "keys"),
    [
        ("project = MUK", ["MUK-2", "MUK-1"]),
        ("project = MUKTASoft ORDER BY created ASC", ["MUK-1", "MUK-2"]),
        ('project in ("MUK", OPS) order by key desc', ["OPS-1", "MUK-2", "MUK-1"]),
        ("labels = muk-1042", ["MUK-1"]),
        ("labels = muk-1", []),
        ("labels = MUK-1042", ["MUK-1"]),
        ("labels in (muk-1042, muk-1043) order by id", ["MUK-1", "MUK-2"]),
        ("project = MUK and labels != pilot", ["MUK-2"]),
        ("labels is EMPTY and project is not empty", ["OPS-1"]),
        ("project = OPS and labels != pilot", []),
        ("key in (MUK-2, 'ops-1') order by id", ["MUK-2", "OPS-1"]),
        ("id in (10001, 10003) order by id", ["MUK-1", "OPS-1"]),
        ("issuekey = MUK-1", ["MUK-1"]),
        ('status = "In Progress"', ["MUK-2"]),
        ("statusCategory = Done OR statusCategory = 'to do' order by id", ["MUK-1", "OPS-1"]),
        ("statusCategory != Done and project = MUK", ["MUK-2"]),
        ("not status = Done and not (project = OPS)", ["MUK-2"]),
        ("resolution = Unresolved and project = MUK", ["MUK-2"]),
        ("resolution = Done", ["MUK-1"]),
        ("assignee is EMPTY and project = MUK", ["MUK-1"]),
        ("assignee = 'Dev Patnaik'", ["MUK-2"]),
        ("reporter = currentUser() order by id", ["MUK-1", "MUK-2", "OPS-1"]),
        ("issuetype = Bug", ["MUK-1"]),
        ("component = Login", ["MUK-1"]),
        ("priority = High && project = MUK", ["MUK-2"]),
        ('summary ~ "slow"', ["MUK-2"]),
        ('created >= "2026-11-30 15:01" and created < "2026/11/30 15:02"', ["MUK-2"]),
        ("created >= -2m order by id", ["MUK-2", "OPS-1"]),
        ("created >= 2026-12-01 or updated > now()", []),
        ("resolved >= 2026-11-30", ["MUK-1"]),
    ],
)
async def test_a_query_finds(three: Client, jql: str, keys: list[str]) -> None:
    assert await three.finds(jql) == keys


@pytest.mark.parametrize(
    ("jql", "why"),
    [
        ("", "Unbounded JQL queries are not allowed here."),
        ("order by created", "Unbounded JQL queries are not allowed here."),
        ("project = NOPE", "The value 'NOPE' does not exist for the field 'project'."),
        ("project in (MUK, NOPE)", "The value 'NOPE' does not exist for the field 'project'."),
        ("project = MUK or status = Nope", "The value 'Nope' does not exist for the field 'status'."),
        ("key in (MUK-1, MUK-99)", "An issue with key 'MUK-99' does not exist for the field 'key'."),
        ("key = nonsense", "The issue key 'nonsense' for field 'key' is invalid."),
        ("id = 99", "A value with ID '99' does not exist for the field 'id'."),
        ("foo = 1", "Field 'foo' does not exist or you do not have permission to view it."),
        ("project = MUK order by foo", "Field 'foo' does not exist or you do not have permission to view it."),
        ("project > MUK", "The operator '>' is not supported by the 'project' field."),
        ("reporter = nobody()", "Unable to find JQL function 'nobody()'."),
        ("updated >= yesterday", "Date value 'yesterday' for field 'updated' is invalid."),
        ("updated >= '2026-11-30T10:00'", "Date value '2026-11-30T10:00' for field 'updated' is invalid."),
        ("project = MUK labels = x", "Expecting either 'OR' or 'AND' but got 'labels'. (line 1, character 15)"),
        ("project MUK", "Expecting operator but got 'MUK'."),
        ("labels = (a", "Expecting either a value, list or function but got '('."),
    ],
)  # fmt: skip
async def test_one_wrong_word_refuses_the_whole_query(three: Client, jql: str, why: str) -> None:
    said = await three("GET /search/jql", params={"jql": jql}, status=400)
    assert why in said["errorMessages"][0]


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
WORDS = st.sampled_from(
    ["project", "=", "(", ")", "and", "or", "not", "in", "order", "by", "MUK", ",", '"', "-5m", "is"]
)


@given(st.one_of(TEXT, st.lists(WORDS, max_size=12).map(" ".join)))
def test_any_text_is_a_query_or_is_refused(text: str) -> None:
    with contextlib.suppress(Refused):
        parse(text)


@given(TEXT)
def test_a_quoted_text_is_that_text(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    where = parse(f'labels = "{quoted}"').where
    assert [one.text for one in getattr(where, "values", ())] == [text]


async def test_the_index_is_late_the_fetch_is_not(jira: JiraServer, bot: Client, clock: HandClock) -> None:
    key = await bot.makes(labels=["muk-7"])
    number = (await bot(f"GET /issue/{key}?fields=id"))["id"]
    assert await bot.finds("labels = muk-7") == []
    clock.advance(LATE - 1)
    assert await bot.finds("labels = muk-7") == []
    fresh = await bot("GET /search/jql", params={"jql": "labels = muk-7", "reconcileIssues": number})
    assert fresh["issues"] == [{"id": number}]
    assert (await bot("POST /issue/bulkfetch", {"issueIdsOrKeys": [key]}))["issues"][0]["id"] == number
    clock.advance(1)
    assert await bot.finds("labels = muk-7") == [key]
    jira.hands(DEV).changes(key, labels=["other"])
    assert await bot.finds("labels = muk-7") == [key]
    clock.advance(LATE)
    assert await bot.finds("labels = muk-7") == []


async def test_a_deleted_issue_is_never_found_again(jira: JiraServer, bot: Client, clock: HandClock) -> None:
    await bot.makes()
    clock.advance(LATE)
    jira.hands(DEV).deletes("MUK-1")
    assert await bot.finds("project = MUK") == []


async def test_a_bare_date_is_in_the_zone_of_whoever_asks_and_to_the_minute(
    jira: JiraServer, bot: Client, clock: HandClock, http: httpx.AsyncClient
) -> None:
    clock.advance(30)  # 15:00:30 in India, 10:30:30 in Berlin
    await bot.makes()
    clock.advance(LATE)
    dina = Client(jira, http, (DINA, jira.token(DINA)))
    for client, minute, found in [
        (bot, "15:00", ["MUK-1"]), (bot, "15:01", []), (dina, "10:30", ["MUK-1"]), (dina, "15:00", []),
    ]:  # fmt: skip
        assert await client.finds(f'updated >= "2026-11-30 {minute}"') == found


async def test_pages_go_on_by_their_token_which_belongs_to_its_query(bot: Client, clock: HandClock) -> None:
    made = [await bot.makes() for _ in range(5)]
    clock.advance(LATE)
    asked = {"jql": "project = MUK order by id", "maxResults": 2, "fields": ["key"]}
    seen, token = [], None
    while True:
        page = await bot("POST /search/jql", asked | ({"nextPageToken": token} if token else {}))
        seen += [one["key"] for one in page["issues"]]
        token = page.get("nextPageToken")
        assert page["isLast"] is (token is None)
        if token is None:
            break
        last = token
    assert seen == made
    for jql, wrong in [("project = OPS", last), ("project = MUK order by id", "nonsense!")]:
        await bot("POST /search/jql", {"jql": jql, "nextPageToken": wrong}, status=400)


async def test_the_old_search_is_gone(bot: Client, http: httpx.AsyncClient) -> None:
    for version in (2, 3):
        reply = await http.get(f"/rest/api/{version}/search?jql=project=MUK")
        assert (reply.status_code, "search/jql" in reply.text) == (410, True)


async def test_without_fields_there_are_only_ids(three: Client) -> None:
    assert (await three("GET /search/jql", params={"jql": "key = MUK-1"}))["issues"] == [{"id": "10001"}]


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("POST /issue/bulkfetch", {"issueIdsOrKeys": []}),
        ("POST /issue/bulkfetch", {"issueIdsOrKeys": [str(n) for n in range(101)]}),
        ("POST /issue/bulkfetch", {"issueIdsOrKeys": ["MUK-1"], "maxResults": 5}),
        ("POST /issue/bulkfetch", {"issueIdsOrKeys": "MUK-1"}),
        ("POST /issue/bulkfetch", {"issueIdsOrKeys": ["MUK-1"], "fields": "summary"}),
        ("POST /changelog/bulkfetch", {"issueIdsOrKeys": []}),
        ("POST /changelog/bulkfetch", {"issueIdsOrKeys": ["MUK-1"], "maxResults": 10_001}),
        ("POST /changelog/bulkfetch", {"issueIdsOrKeys": ["MUK-1"], "fieldIds": [str(n) for n in range(11)]}),
        ("POST /search/jql", {"jql": "project = MUK", "startAt": 0}),
        ("POST /search/jql", {"jql": "project = MUK", "expand": ["names"]}),
    ],
)
async def test_a_body_beside_the_description_is_refused(bot: Client, call: str, body: dict[str, object]) -> None:
    await bot(call, body, status=400)


async def test_changelogs_come_by_their_age_in_pages_with_their_time_as_text_or_number(
    jira: JiraServer, three: Client
) -> None:
    asked = {"issueIdsOrKeys": ["MUK-1", "MUK-2", "OPS-1"]}
    whole = (await three("POST /changelog/bulkfetch", asked))["issueChangeLogs"]
    assert {one["issueId"]: len(one["changeHistories"]) for one in whole} == {"10001": 1, "10002": 2}
    first = await three("POST /changelog/bulkfetch", asked | {"maxResults": 2})
    rest = await three(
        "POST /changelog/bulkfetch", asked | {"maxResults": 2, "nextPageToken": first["nextPageToken"]}
    )
    paged = [c["id"] for page in (first, rest) for one in page["issueChangeLogs"] for c in one["changeHistories"]]
    assert sorted(paged) == sorted(c["id"] for one in whole for c in one["changeHistories"])
    assert "nextPageToken" not in rest
    assert whole[0]["changeHistories"][0]["created"] == "2026-11-30T15:02:00.000+0530"
    jira.site.numbers_in_changelogs = True
    asked |= {"fieldIds": ["assignee"]}
    numbers = (await three("POST /changelog/bulkfetch", asked))["issueChangeLogs"]
    assert [c["created"] for one in numbers for c in one["changeHistories"]] == [1_796_031_120_000]
