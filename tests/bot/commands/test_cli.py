"""The command line: help that helps, one clear line on a mistake, exit codes that scripts can rely on."""

import argparse
import os
import subprocess
import sys
import types
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.commands import cli
from bot.commands.cli import main
from bot.commands.table import COMMANDS, Command
from bot.config.load import config_of
from storage.engine import sqlite

ROOT = Path(__file__).parents[3]
Doing = Callable[[argparse.Namespace, Mapping[str, str]], int]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Doing], None]:
    """Plant a command `probe` that does what the test says, in an empty directory."""
    monkeypatch.chdir(tmp_path)

    def plant(doing: Doing) -> None:
        module = types.ModuleType("bot.commands.probe")
        module.__spec__ = types.SimpleNamespace()  # type: ignore[assignment]
        module.main = doing  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(cli, "COMMANDS", (Command("probe", "probe this"),))

    return plant


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    assert not said.out
    (line,) = said.err.splitlines()
    return line


def test_help_names_every_command_that_exists_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"], {}) == 0
    said = capsys.readouterr().out
    for entry in COMMANDS:
        exists = (ROOT / f"{entry.module.replace('.', '/')}.py").exists()
        assert (f"    {entry.name} " in said) == exists


def test_no_command_is_a_mistake_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], {}) == 2
    assert "COMMAND" in one_line(capsys)


def test_an_unknown_command_or_option_is_a_mistake_in_one_line(
    command: Callable[[Doing], None], capsys: pytest.CaptureFixture[str]
) -> None:
    command(lambda _options, _environ: 0)
    for arguments in (["bake"], ["probe", "--sugar"]):
        assert main(arguments, {}) == 2
        assert "--help" in one_line(capsys)


def test_a_red_check_is_1_and_done_is_0(command: Callable[[Doing], None]) -> None:
    for code in (0, 1):
        command(lambda _options, _environ, code=code: code)  # type: ignore[misc]
        assert main(["probe"], {}) == code


@pytest.mark.parametrize("before", [True, False])
def test_config_may_stand_before_the_command_or_after_it(
    command: Callable[[Doing], None], tmp_path: Path, before: bool
) -> None:
    path = tmp_path / "other.toml"
    path.write_text('[desk]\nprefix = "X"\n')
    seen: list[str] = []

    def doing(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
        seen.append(config_of(options, environ).desk.prefix)
        return 0

    command(doing)
    chosen = ["--config", str(path)]
    assert main([*chosen, "probe"] if before else ["probe", *chosen], {}) == 0
    assert seen == ["X"]


def test_every_problem_of_the_config_is_a_line_and_exit_2(
    command: Callable[[Doing], None], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text("[desk]\nprefx = 1\nnme = 2\n")
    command(lambda options, environ: 0 * len(config_of(options, environ).ulbs))
    assert main(["probe"], {}) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "helpdesk: desk.prefx: there is no such key (is prefix meant?)",
        "helpdesk: desk.nme: there is no such key (is name meant?)",
    ]


def test_a_config_that_nobody_named_may_be_missing_where_the_defaults_do(
    command: Callable[[Doing], None], capsys: pytest.CaptureFixture[str]
) -> None:
    command(lambda options, environ: 0 * len(config_of(options, environ, optional=True).ulbs))
    assert main(["probe"], {}) == 0
    assert main(["probe", "--config", "none.toml"], {}) == 2
    assert "copy config.example.toml" in one_line(capsys)


def test_bad_input_is_one_line_without_a_traceback(
    command: Callable[[Doing], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_options: argparse.Namespace, _environ: Mapping[str, str]) -> int:
        raise ValueError("yesterday\nis no date")

    command(refuse)
    assert main(["probe"], {}) == 2
    assert one_line(capsys) == "helpdesk: yesterday is no date"


def test_a_database_that_is_in_use_is_a_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with sqlite.alone(tmp_path / "desk.db"):
        environ = {"HELPDESK_DATABASE__URL": f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"}
        assert main(["migrate"], environ | {"HELPDESK_TELEGRAM__TOKEN": "1:a"}) == 2
    assert "in use by another process" in one_line(capsys)


def test_a_file_that_can_not_be_opened_is_named(
    command: Callable[[Doing], None], capsys: pytest.CaptureFixture[str]
) -> None:
    command(lambda _options, _environ: len(Path("none/at/all").read_text()))
    assert main(["probe"], {}) == 2
    assert one_line(capsys) == "helpdesk: none/at/all: No such file or directory"


def test_what_can_be_warned_about_is_said_on_stderr(
    command: Callable[[Doing], None], capsys: pytest.CaptureFixture[str]
) -> None:
    command(lambda options, environ: 0 * len(config_of(options, environ, optional=True).ulbs))
    assert main(["probe"], {"HELPDESK_DESK__RETENTION_DAYS": "5"}) == 0
    assert one_line(capsys).startswith("warning: desk.retention_days")


def test_an_interruption_ends_without_a_traceback(
    command: Callable[[Doing], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def wait(_options: argparse.Namespace, _environ: Mapping[str, str]) -> int:
        raise KeyboardInterrupt

    command(wait)
    assert main(["probe"], {}) == 130
    assert not capsys.readouterr().err


def test_the_module_is_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--help"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=os.environ,
    )
    assert done.returncode == 0, done.stderr
    assert "usage: helpdesk" in done.stdout
