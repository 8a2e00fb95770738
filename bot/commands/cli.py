"""The command line: which commands there are, what they may be told, and how their errors are said."""

import argparse
import gc
import importlib
import logging
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn, Protocol

from bot.base.default_file import DEFAULT_CONFIG
from bot.commands.table import COMMANDS, Command
from bot.config.problems import ConfigError
from storage.engine.errors import StorageError

GOOD, RED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130

_log = logging.getLogger(__name__)


class CommandModule(Protocol):
    """What a module in bot/commands offers."""

    def main(self, options: argparse.Namespace, environ: Mapping[str, str]) -> int:
        """Do it; return 0, or 1 when a check is red. Bad input is a ValueError with one clear line."""
        ...


def main(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command and return its exit code: 0 done, 1 a check is red, 2 bad input (said in a line)."""
    try:
        options = _parser().parse_args(arguments)
        return _module(options.command).main(options, environ)
    except SystemExit as stop:  # argparse: --help, or its own refusal
        return stop.code if isinstance(stop.code, int) else BAD_INPUT
    except ConfigError as error:
        return _refuse(error, *error.problems)
    except (ValueError, StorageError) as error:
        return _refuse(error, " ".join(str(error).split()) or type(error).__name__)
    except OSError as error:
        return _refuse(error, f"{error.filename or 'this machine'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return INTERRUPTED


def _refuse(error: Exception, *lines: str) -> int:
    _log.debug("bad input", exc_info=error)
    for line in lines:
        print(f"helpdesk: {line}", file=sys.stderr)
    return BAD_INPUT


def _module(command: Command) -> CommandModule:
    """Import what the command needs, and nothing else. It stays: to look through it for garbage takes long."""
    gc.disable()
    try:
        module: CommandModule = importlib.import_module(command.module)
    finally:
        gc.freeze()
        gc.enable()
    return module


class _Parser(argparse.ArgumentParser):
    """argparse, but a mistake is one line."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message} (`{self.prog} --help` tells more)", file=sys.stderr)
        raise SystemExit(BAD_INPUT)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="helpdesk",
        description="A Telegram helpdesk: tickets from phones, escalated to teams, answered in time.",
        epilog="`helpdesk COMMAND --help` tells what a command can be told. "
        "Exit codes: 0 done, 1 a check is red, 2 bad input.",
    )
    _add_config(parser)
    chooser = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    for command in COMMANDS:
        if _is_there(command):
            sub = chooser.add_parser(command.name, help=command.help, description=command.help)
            _add_config(sub)
            command.arguments(sub)
            sub.set_defaults(command=command)
    return parser


def _add_config(parser: argparse.ArgumentParser) -> None:
    """Let `--config` stand before the command or after it."""
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        default=argparse.SUPPRESS,
        help=f"the settings (default: {DEFAULT_CONFIG}; config.example.toml explains them)",
    )


def _is_there(command: Command) -> bool:
    """A command is offered once its module is written."""
    return find_spec(command.module) is not None
