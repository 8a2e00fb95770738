"""Whence processes are forked that a test kills: a server that has imported everything, one for all kinds of them.

An import of the desk takes longer than most of their lives. What a kind needs beyond that is read by its module here.
"""

from __future__ import annotations

from bot.demo.forked import FORKS, LOADED

FORKS.set_forkserver_preload(
    [
        LOADED,
        "bot.commands.run",
        "tests.journeys.support.running.processes",
        "tests.journeys.support.running.engine_ready",
        "tests.journeys.support.running.jira_ready",
        "tests.torture.process.child",
    ]
)

__all__ = ["FORKS"]
