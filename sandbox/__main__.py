"""`python -m sandbox serve`: a look-alike of Telegram on this machine, for any bot; `jira`: of Jira; until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import json
import re
import sys
import time

from sandbox.cast import GROUPS, PEOPLE, build_demo
from sandbox.jira.model.seed import BOT
from sandbox.jira.server import JiraServer
from sandbox.server import Sandbox
from sandbox.world.state import TOKEN, USERNAME
from sandbox.world.world import World

NOT_BEFORE = 1_790_000_000
FIRST_OF_CROWD = 70_001


async def serve(options: argparse.Namespace) -> None:
    # A bot that remembers an earlier run must not meet that run's message ids again.
    ids_from = int(time.time()) - NOT_BEFORE
    world = World(token=options.token, username=options.username, ids_from=ids_from)
    world.privacy_mode = not options.no_privacy
    async with Sandbox(world=world, port=options.port, limits=not options.no_limits) as sandbox:
        cast = build_demo(sandbox.world)
        crowd = [FIRST_OF_CROWD + n for n in range(options.crowd)]
        for n, person in enumerate(crowd, 1):
            world.add_user(person, f"Person {n}")
        if options.json:
            print(json.dumps(where(sandbox) | {"crowd": crowd}), flush=True)  # noqa: T201
        else:
            print(f"A Telegram look-alike with {len(cast.people)} people: open {sandbox.api_url}/")  # noqa: T201
            print(f"For the bot: API server {sandbox.api_url}, token {sandbox.token}")  # noqa: T201 - opens only this
            print("How to use it: sandbox/README.md. Stop with Ctrl-C.", flush=True)  # noqa: T201
        await asyncio.Event().wait()


async def serve_jira(options: argparse.Namespace) -> None:
    async with JiraServer(port=options.port, index_delay=options.index_delay) as jira:
        if options.data_center:
            jira.site.deployment = "Server"
        if options.json:
            print(json.dumps(where_jira(jira)), flush=True)  # noqa: T201
        else:
            print(f"A Jira look-alike with {len(jira.site.accounts)} people: open {jira.base_url}/")  # noqa: T201
            print(f"For a client: {jira.base_url}, user {BOT}, token {jira.token(BOT)}")  # noqa: T201 - opens only this
            print("How to use it: sandbox/README.md. Stop with Ctrl-C.", flush=True)  # noqa: T201
        await asyncio.Event().wait()


def where_jira(jira: JiraServer) -> dict[str, object]:
    """What a program needs that has started this one: the address, and who is who with which token."""
    people = {one.email: {"account": one.id, "token": jira.token(one.email)} for one in jira.site.accounts.values()}
    return {"url": jira.base_url, "people": people, "projects": [one.key for one in jira.site.projects.values()]}


def where(sandbox: Sandbox) -> dict[str, object]:
    """What a program needs that has started this one: the address, the bot's token, and who is who."""
    return {
        "api_url": sandbox.api_url,
        "token": sandbox.token,
        "people": {name: person[0] for name, person in PEOPLE.items()},
        "groups": {name: group[0] for name, group in GROUPS.items()},
    }


def _token(given: str) -> str:
    if not re.fullmatch(r"\d+:[\w-]+", given):
        raise argparse.ArgumentTypeError(f"a token is <number>:<letters>, such as {TOKEN}")
    return given


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    serving = commands.add_parser("serve", help="serve the Bot API and the page with the people")
    serving.add_argument("--port", type=int, default=8090, help="0: any that is free")
    serving.add_argument("--token", type=_token, default=TOKEN, help="the bot's, whatever yours has set")
    serving.add_argument("--username", default=USERNAME, help="the bot's, for links and /command@name")
    serving.add_argument("--no-limits", action="store_true", help="do not keep Telegram's rate limits")
    serving.add_argument("--no-privacy", action="store_true", help="let the bot read all that is said in groups")
    serving.add_argument("--crowd", type=int, default=0, metavar="N", help="so many more people, whom nobody knows")
    serving.add_argument("--json", action="store_true", help="say where it is in one line, for programs")
    serving.set_defaults(run=serve)
    jira = commands.add_parser("jira", help="serve Jira's REST API and the page on which one is the developer")
    jira.add_argument("--port", type=int, default=8091, help="0: any that is free")
    jira.add_argument("--index-delay", type=float, default=5.0, metavar="S", help="seconds until the search knows")
    jira.add_argument("--data-center", action="store_true", help="be a Jira Data Center instead of Jira Cloud")
    jira.add_argument("--json", action="store_true", help="say where it is in one line, for programs")
    jira.set_defaults(run=serve_jira)
    return parser.parse_args()


def main() -> None:
    options = _options()
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(options.run(options))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.exit(f"Port {options.port} is taken on this machine; try --port {options.port + 1}, or 0 for any.")


if __name__ == "__main__":
    main()
