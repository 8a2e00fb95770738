"""The table of commands: name, what `--help` says, and the options; the work is in bot/commands/."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from helpdesk.limits import Language

LESSONS = ("operator", "team", "spoc", "admin")


def nothing(_parser: ArgumentParser) -> None:
    """Take no options of its own."""


@dataclass(frozen=True)
class Command:
    """A command, and the module in bot/commands that does it."""

    name: str
    help: str
    arguments: Callable[[ArgumentParser], None] = nothing

    @property
    def module(self) -> str:
        return f"bot.commands.{self.name.replace('-', '_')}"


def _run(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--rehearsal",
        action="store_true",
        help="allow a clock set by HELPDESK_CLOCK against the real Telegram",
    )
    parser.add_argument(
        "--new",
        action="store_true",
        help="begin a new desk where the database of the former one is gone or empty; its tickets' numbers are not "
        "given again, as far as they are known (without it the start is refused there; a desk that is there goes on)",
    )


def _from_one(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError("a number from 1 on is wanted")
    return int(text)


def _demo(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8765, help="the port of the chat page (default: 8765)")
    begins = parser.add_mutually_exclusive_group()
    begins.add_argument("--empty", action="store_true", help="begin with an empty desk, without the month that was")
    begins.add_argument("--lesson", choices=LESSONS, help="learn what this role does, task by task")
    parser.add_argument(
        "--language",
        choices=get_args(Language),
        default="en",
        help="in which the desk speaks to who has chosen none (default: en)",
    )
    parser.add_argument(
        "--trainees", type=_from_one, default=1, metavar="N",
        help="so many worlds side by side, at the ports from --port on (default: 1)",
    )  # fmt: skip
    parser.add_argument(
        "--public", nargs="+", metavar="NAME",
        help="let others in over the network, with a password: by these names or addresses of this machine",
    )  # fmt: skip
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the password of --public is its first line"
    )


def _due(parser: ArgumentParser) -> None:
    parser.add_argument(
        "at", metavar="WHEN", help="when the ticket reaches the team, like 2026-11-20T16:30 (the desk's time)"
    )
    parser.add_argument("--priority", default=None, help="P1, P2, P3 or P4 (default: that of new tickets)")
    parser.add_argument("--team", default=None, help="the team's key, like egov (default: what holds for every team)")
    parser.add_argument("--json", action="store_true", dest="as_json", help="for programs")


def _file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", nargs="?", help="where to")


def _export(parser: ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--format", dest="form", choices=["xlsx", "csv"], help="(default: by the file's ending)")
    parser.add_argument("--since", metavar="DATE", help="tickets opened on this day or later, like 2026-11-01")
    parser.add_argument("--until", metavar="DATE", help="tickets opened on this day or earlier")
    parser.add_argument("--team", metavar="KEY", help="tickets that are with this team, or were last")
    parser.add_argument("--ulb", metavar="CODE", help="tickets of this ULB")
    parser.add_argument(
        "--with-callers", action="store_true", help="with callers' names and numbers, and all that people wrote"
    )


def _restore(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="COPY", help="what `helpdesk backup` or the nightly copy wrote")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--identity", type=Path, metavar="FILE", help="of a copy that is encrypted: the file with your key"
    )
    parser.add_argument(
        "--next-number",
        type=int,
        metavar="N",
        help="what the next ticket is called at the least (default: above all that the present database has given)",
    )


def _doctor(parser: ArgumentParser) -> None:
    wants = parser.add_mutually_exclusive_group()
    wants.add_argument("--retry", action="store_true", help="owe again what was given up, or may not have arrived")
    wants.add_argument("--explain", metavar="E-12345", help="which row a number means, what for, and what went wrong")


def _target(parser: ArgumentParser) -> None:
    parser.add_argument(
        "target",
        metavar="TO_URL",
        help="the new, empty database, like postgresql+asyncpg://desk@localhost/desk; the password may be left out "
        "and is then taken from PGPASSWORD or ~/.pgpass",
    )


def _pass_on(parser: ArgumentParser) -> None:
    parser.add_argument("origin", metavar="FROM", help="the key of the team that has them, also if it is gone")
    parser.add_argument("team", metavar="TO", help="the key of the team that is to have them")


def _jira(parser: ArgumentParser) -> None:
    parser.add_argument(
        "what", choices=["look", "compare", "send"],
        help="look: is all there that we need? compare: what differs? send: tickets of before JIRA was set up",
    )  # fmt: skip
    parser.add_argument("--since", metavar="DATE", help="of send: only tickets opened on this day or later")


COMMANDS: tuple[Command, ...] = (
    Command("run", "serve until stopped: migrate the database, listen to Telegram, keep the deadlines", _run),
    Command("demo", "the whole helpdesk on this machine, with a look-alike of Telegram in the browser", _demo),
    Command("check", "check the settings, the database and the way to Telegram, and say what is wrong"),
    Command("doctor", "say what is owed and why it waits, and what was given up; have it owed again", _doctor),
    Command("due", "say when a ticket that reaches a team at a given time is to be answered", _due),
    Command("migrate", "bring the database to the present form"),
    Command("export", "write the tickets as a table", _export),
    Command("backup", "copy the database, also while it is in use", _file),
    Command("restore", "put a copy in the place of the database, which is kept under another name", _restore),
    Command("move", "copy everything into another database, such as from SQLite to PostgreSQL", _target),
    Command("pass-on", "pass all open tickets of a team on to another, as when the team was taken out", _pass_on),
    Command("jira", "look at JIRA, compare both sides, or send there the tickets of before", _jira),
    Command("admin-link", "print a new one-time link that makes its presser the admin"),
)
