"""The developer's page over HTTP: people see and do what Jira lets them, and what they do is what the API tells."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from sandbox.base.clock import StageClock
from sandbox.jira.jira import Jira
from sandbox.jira.model.seed import BOT, DEV
from sandbox.jira.server import JiraServer
from sandbox.people.login import Public
from sandbox.server import Sandbox
from tests.sandbox.jira.conftest import NOON, Client
from tests.sandbox.stage.backstages import PaperDesk

API = "/jira/api"


class Person:
    """Somebody at the page."""

    def __init__(self, jira: Jira, http: httpx.AsyncClient, email: str) -> None:
        self.id = jira.account(email).id
        self.http = http

    async def does(self, key: str, what: str, status: int = 200, **how: Any) -> Any:
        reply = await self.http.post(f"{API}/issues/{key}/{what}", json={"by": self.id, **how})
        assert reply.status_code == status, reply.text
        return reply.json()

    async def sees(self, key: str) -> Any:
        return (await self.http.get(f"{API}/issues/{key}", params={"by": self.id})).json()


@pytest.fixture
def dev(jira: JiraServer, http: httpx.AsyncClient) -> Person:
    return Person(jira, http, DEV)


async def test_a_person_works_on_an_issue_and_the_api_tells_of_it(bot: Client, dev: Person) -> None:
    key = await bot.makes(labels=["muk-1042"], description="It hangs.")
    await dev.does(key, "assign", to=dev.id)
    start = next(one for one in (await dev.sees(key))["steps"] if one["to"]["category"] == "indeterminate")
    await dev.does(key, "step", id=start["id"])
    await dev.does(key, "comment", text="Seen it.")
    await dev.does(key, "edit", fields={"priority": "1"})
    done = next(one for one in (await dev.sees(key))["steps"] if one["to"]["category"] == "done")
    asked = {one["field"]: one for one in done["screen"]}
    assert asked["resolution"]["required"]
    chosen = {"resolution": asked["resolution"]["options"][0]["id"], "assignee": ""}
    shown = await dev.does(key, "step", id=done["id"], fields=chosen, text="solution: cleared the cache")
    assert (shown["status"]["category"], shown["assignee_name"]) == ("done", "Dev Patnaik")
    told = await bot(f"GET /issue/{key}?expand=changelog")
    fields = told["fields"]
    assert [one["body"] for one in fields["comment"]["comments"]] == ["Seen it.", "solution: cleared the cache"]
    assert (fields["priority"]["name"], fields["resolution"]["name"]) == ("Highest", "Done")
    assert {one["author"]["displayName"] for one in told["changelog"]["histories"]} == {"Dev Patnaik"}


async def test_the_board_has_the_issues_of_a_project_the_latest_first(
    jira: JiraServer, bot: Client, http: httpx.AsyncClient
) -> None:
    first, second = await bot.makes("First"), await bot.makes("Second")
    await bot.makes(project="OPS", kind="Task")
    site = (await http.get(f"{API}/site")).json()
    assert [one["key"] for one in site["projects"]] == ["MUK", "OPS"]
    assert site["chats"] is False
    cards = (await http.get(f"{API}/issues", params={"project": "MUK"})).json()["issues"]
    assert [one["key"] for one in cards] == [second, first]
    assert (await http.get(f"{API}/issues?project=NO")).status_code == 404


async def test_an_issue_is_made_moved_and_deleted_by_hand(
    jira: JiraServer, bot: Client, http: httpx.AsyncClient, dev: Person
) -> None:
    new = {"by": dev.id, "project": "MUK", "kind": "10002", "summary": "By hand"}
    made = (await http.post(f"{API}/issues", json=new)).json()
    assert (made["key"], made["reporter"]) == ("MUK-1", "Dev Patnaik")
    moved = await dev.does("MUK-1", "move", to="OPS")
    assert (moved["key"], moved["id"]) == ("OPS-1", made["id"])
    assert await dev.does("OPS-1", "delete") == {}
    await bot("GET /issue/OPS-1", status=404)
    assert (await http.get(f"{API}/issues/OPS-1?by={dev.id}")).status_code == 404


async def test_what_one_said_can_be_changed_and_taken_away_by_whoever_said_it(bot: Client, dev: Person) -> None:
    key = await bot.makes()
    (said,) = (await dev.does(key, "comment", text="teh totals"))["said"]
    (changed,) = (await dev.does(key, "reword", comment=said["id"], text="the totals"))["said"]
    assert (changed["id"], changed["text"]) == (said["id"], "the totals")
    assert (await dev.does(key, "unsay", comment=said["id"]))["said"] == []


async def test_a_file_that_is_attached_by_hand_comes_back_whole(
    bot: Client, http: httpx.AsyncClient, dev: Person
) -> None:
    key = await bot.makes()
    files = {"file": ("ଲଗ୍.txt", b"abc", "text/html")}
    headers = {"X-Sandbox": "1"}
    made = await http.post(f"{API}/issues/{key}/attach", data={"by": dev.id}, files=files, headers=headers)
    file = made.json()["files"][0]
    assert (file["name"], file["size"]) == ("ଲଗ୍.txt", 3)
    back = await http.get(f"{API}/files/{file['id']}")
    assert back.content == b"abc"
    assert back.headers["content-disposition"].startswith("attachment")
    assert (await http.get(f"{API}/files/1")).status_code == 404


@pytest.mark.parametrize(
    ("what", "how", "status", "why"),
    [
        ("comment", {"text": " "}, 400, "Comment body can not be empty!"),
        ("step", {"id": "41"}, 400, "Resolution is required."),
        ("step", {"id": "51"}, 400, "not valid for the current state"),
        ("edit", {"fields": {"nonsense": 1}}, 400, "There is no field nonsense."),
        ("edit", {"fields": {"summary": ""}}, 400, "You must specify a summary"),
        ("edit", {"fields": "x"}, 422, "an object is wanted"),
        ("assign", {"to": "nobody"}, 400, "cannot be assigned"),
        ("move", {"to": "NO"}, 404, "No project could be found"),
        ("dance", {}, 404, "nothing of that name"),
        ("comment", {"by": "nobody", "text": "x"}, 422, "who does this?"),
    ],
)
async def test_what_jira_refuses_is_refused_in_its_words(
    bot: Client, dev: Person, what: str, how: dict[str, Any], status: int, why: str
) -> None:
    key = await bot.makes()
    assert why in (await dev.does(key, what, status, **how))["error"]


async def test_who_may_not_sees_no_way(jira: JiraServer, bot: Client, dev: Person) -> None:
    key = await bot.makes()
    jira.take_rights(DEV, "TRANSITION_ISSUES", "DELETE_ISSUES", "ADD_COMMENTS")
    shown = await dev.sees(key)
    assert (shown["steps"], shown["may"]["delete"], shown["may"]["comment"]) == ([], False, False)
    assert (shown["may"]["assign"], shown["may"]["move"]) == (True, True)
    await dev.does(key, "delete", 403)


async def test_a_foreign_page_can_do_nothing(bot: Client, http: httpx.AsyncClient, dev: Person) -> None:
    key = await bot.makes()
    url = f"{API}/issues/{key}/delete"
    refused = [
        await http.post(url, content=b'{"by": "x"}', headers={"Content-Type": "text/plain"}),
        await http.post(url, json={"by": dev.id}, headers={"Origin": "http://evil.example"}),
        await http.get("/jira/api/site", headers={"Host": "evil.example"}),
    ]
    assert [one.status_code for one in refused] == [403, 403, 403]


async def test_an_open_page_is_told_at_once(jira: JiraServer, bot: Client, http: httpx.AsyncClient) -> None:
    async with http.stream("GET", f"{API}/events") as stream:
        lines = stream.aiter_lines()
        assert await anext(lines) == ": hello"
        key = await bot.makes()
        told = []
        async with asyncio.timeout(5):
            async for line in lines:
                told.append(line)
                if line.startswith("data:"):
                    break
    assert told[-2:] == ["event: issue", f'data: {{"id": "10001", "key": "{key}", "kind": "jira:issue_created"}}']


async def test_the_address_of_an_issue_leads_to_its_page(http: httpx.AsyncClient) -> None:
    assert (await http.get("/browse/MUK-1")).headers["location"] == "/jira/#MUK-1"
    page = await http.get("/", follow_redirects=True)
    assert page.url.path == "/jira/"
    assert (await http.get("/style/page.css")).status_code == 200


# -- beside the chats


async def test_a_jira_beside_the_chats_is_served_saved_and_loaded_with_them(tmp_path: Path) -> None:
    clock = StageClock(NOON)
    jira = Jira(clock)
    async with Sandbox(clock=clock, backstage=PaperDesk(now=NOON), jira=jira) as sandbox:
        assert sandbox.stage is not None
        sandbox.stage.worlds.folder = tmp_path
        async with httpx.AsyncClient(base_url=sandbox.api_url, timeout=20) as http:
            assert (await http.get("/desk")).json()["jira"] is True
            bot = Client(jira, http, (BOT, jira.token(BOT)))
            key = await bot.makes()
            made = await bot(f"GET /issue/{key}")
            assert made["self"].startswith(sandbox.api_url)
            assert (await http.get(f"{API}/site")).json()["chats"] is True
            jira.hands(DEV).attaches(key, "a.txt", b"abc")
            await sandbox.stage.save("with an issue")
            sandbox.stage.worlds.besides = {}
            await sandbox.stage.save("of before")  # by a demo without Jira
            sandbox.stage.worlds.besides = {"jira": jira}
            jira.hands(DEV).deletes(key)
            await sandbox.stage.show("with an issue")
            back = await bot(f"GET /issue/{key}")
            assert (back["id"], jira.contents()) == (made["id"], {"file-10001": b"abc"})
            await sandbox.stage.show("of before")
            await bot(f"GET /issue/{key}", status=404)
            assert await bot.makes() == "MUK-1"


async def test_without_a_jira_nothing_of_it_is_there() -> None:
    async with (
        Sandbox(clock=StageClock(NOON), backstage=PaperDesk(now=NOON)) as sandbox,
        httpx.AsyncClient(base_url=sandbox.api_url, timeout=20) as http,
    ):
        assert (await http.get("/desk")).json()["jira"] is False
        assert (await http.get(f"{API}/site")).status_code == 404
        assert (await http.get("/rest/api/2/myself")).status_code == 404


async def test_behind_a_password_the_api_is_open_to_tokens_alone() -> None:
    clock = StageClock(NOON)
    jira = Jira(clock)
    known = jira.token(BOT)
    public = Public(frozenset({"demo.example"}), "a long password")
    async with (
        Sandbox(clock=clock, jira=jira, public=public) as sandbox,
        httpx.AsyncClient(base_url=sandbox.api_url, timeout=20) as http,
    ):
        assert (await http.get(f"{API}/site")).status_code == 401
        statuses = [
            (await http.get("/rest/api/2/myself", auth=httpx.BasicAuth(BOT, secret))).status_code
            for secret in (known, jira.token(BOT))
        ]
    assert statuses == [401, 200]
