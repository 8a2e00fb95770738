"""A plugin, for `make test DURATIONS=1`: which files of tests cost the most CPU seconds, their processes' included.

What a server costs that a session of tests shares (PostgreSQL; that from which processes are forked, and those) is in
no file's sum. A file has a budget: what takes more is a campaign, and belongs in `make long` or `make kills`, with a
short form here.
"""

import os
from collections import defaultdict
from collections.abc import Generator

import pytest

SHOWN = 25
BUDGET = 30.0  # CPU seconds of a file, on two cores of a server of 2025
CARRIED = "cpu"  # a report takes every field of its own across
_last: list[float] = []
_cpu: dict[str, float] = defaultdict(float)
_wall: dict[str, float] = defaultdict(float)


def _spent() -> float:
    """Return the CPU seconds of this process and of those it started and waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def pytest_collection_finish() -> None:
    """Count from here: what it takes to find the tests is no file's fault."""
    _last[:] = [_spent()]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the report of each phase of a test carry its cost from the worker to where the sums are made."""
    report = yield
    now = _spent()
    report.__dict__[CARRIED] = now - _last[0]
    _last[0] = now
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up."""
    file = report.nodeid.partition("::")[0]
    _cpu[file] += report.__dict__[CARRIED]
    _wall[file] += report.duration


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the dearest, and what all of them cost."""
    say = terminalreporter.write_line
    say(f"{'CPU s':>8} {'wall s':>8}")
    for file in sorted(_cpu, key=_cpu.__getitem__, reverse=True)[:SHOWN]:
        over = "" if _cpu[file] <= BUDGET else f"  OVER ITS BUDGET of {BUDGET:.0f} s"
        say(f"{_cpu[file]:8.1f} {_wall[file]:8.1f} {file}{over}")
    say(f"{sum(_cpu.values()):8.1f} {sum(_wall.values()):8.1f} all {len(_cpu)} files")
