"""The chat page: served whole, from this machine only, and never by markup that people wrote."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import httpx
import pytest

from sandbox.cast import Cast
from sandbox.server import WEB

FILES = sorted(path.relative_to(WEB).as_posix() for path in WEB.rglob("*") if path.is_file())
FOLDERS = [WEB, *(path for path in WEB.rglob("*") if path.is_dir())]
SCRIPTS = [name for name in FILES if name.endswith(".js")]
PAGES = [name for name in FILES if name.endswith(".html")]
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
BESIDE = ("jira/", "mail/")  # pages of their own
NAMESPACE = "http://www.w3.org/2000/svg"


def text_of(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")


def imported(name: str) -> dict[str, str]:
    """Return what a script imports (the names between the braces) from which file."""
    found = re.findall(r'^import \{([^}]+)\} from "(\.[^"]+)"', text_of(name), re.M)
    folder = Path(name).parent.as_posix()
    return {posixpath.normpath(f"{folder}/{origin}"): names for names, origin in found}


@pytest.mark.parametrize("name", FILES)
async def test_every_file_is_served_with_its_type(people: httpx.AsyncClient, name: str) -> None:
    reply = await people.get(f"/{name}")
    assert reply.status_code == 200
    assert reply.headers["content-type"].split(";")[0] == TYPES[Path(name).suffix]


async def test_the_address_without_a_path_is_the_page(people: httpx.AsyncClient) -> None:
    reply = await people.get("/")
    assert reply.text == text_of("index.html")


async def test_no_other_file_and_no_foreign_host_is_served(people: httpx.AsyncClient) -> None:
    assert (await people.get("/nothing.js")).status_code == 404
    assert (await people.get("/%2e%2e/server.py")).status_code == 404
    assert (await people.get("/", headers={"Host": "helpdesk.example"})).status_code == 403


def test_the_pages_name_only_files_that_are_there() -> None:
    named = set[str]()
    for page in PAGES:
        folder = Path(page).parent.as_posix()
        said = re.findall(r'(?:src|href)="([^"#]+)"', text_of(page))
        named |= {posixpath.normpath(f"{folder}/{one}") for one in said}
    for name in SCRIPTS:
        named |= imported(name).keys()
    assert named <= set(FILES)
    assert {name for name in FILES if name.endswith(".css")} <= named


def test_every_script_is_reached_from_a_page() -> None:
    reached, waiting = set[str](), ["main.js", *(f"{folder}main.js" for folder in BESIDE)]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += imported(name)
    assert reached == set(SCRIPTS)


def test_what_is_imported_is_exported() -> None:
    for name in SCRIPTS:
        for origin, names in imported(name).items():
            exported = re.findall(r"^export (?:async )?(?:function|const|class) (\w+)", text_of(origin), re.M)
            assert {one.strip() for one in names.split(",")} <= set(exported), (name, origin)


@pytest.mark.parametrize("name", FILES)
def test_nothing_comes_from_another_server(name: str) -> None:
    text = text_of(name).replace(NAMESPACE, "")
    loaded = re.findall(r"""(?:src|href|url\(|import|from|fetch\()\s*=?\s*["'(]?\s*(?:https?:)?//""", text)
    assert not loaded
    if not name.endswith(".js"):
        assert "://" not in text


def test_the_browser_is_told_to_load_nothing_from_elsewhere() -> None:
    assert "default-src 'self'" in text_of("index.html")


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_people_write_never_becomes_markup(name: str) -> None:
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "eval("):
        assert way not in text_of(name)


@pytest.mark.parametrize("name", FILES)
def test_the_first_lines_say_what_a_file_is_for(name: str) -> None:
    start = "\n".join(text_of(name).splitlines()[:2])
    assert re.search(r"(?://|/\*|<!--) [A-Z“\"].+", start)


def _folder_of(name: str) -> str:
    """Return the folder of the page beside the chats that a file belongs to, or nothing."""
    return next((folder for folder in BESIDE if name.startswith(folder)), "")


def test_every_element_that_the_scripts_look_for_is_there() -> None:
    for page in PAGES:
        there = set(re.findall(r'id="([\w-]+)"', text_of(page))) | {"text", "tab"}
        its_folder = _folder_of(page)
        for name in SCRIPTS:
            if _folder_of(name) == its_folder:
                assert set(re.findall(r'byId\("([\w-]+)"\)', text_of(name))) <= there


def test_no_folder_is_a_heap_and_no_file_a_scroll() -> None:
    assert all(sum(path.is_file() for path in folder.iterdir()) <= 15 for folder in FOLDERS)
    assert all(len(text_of(name).splitlines()) <= 250 for name in FILES)


async def test_a_page_may_ask_to_be_told_that_something_was_said_elsewhere(
    people: httpx.AsyncClient, cast: Cast
) -> None:
    url = f"/people/{cast.operator.id}/events?elsewhere=1"
    async with people.stream("GET", url) as stream:
        lines = stream.aiter_lines()
        assert await anext(lines) == ": hello"
        cast.egov_developer.say("nothing for the operator", cast.egov)
        told = [await anext(lines) for _ in range(3)]
    assert told[1:] == ["event: elsewhere", "data: {}"]
