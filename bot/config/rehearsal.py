"""The settings of a desk that talks to a Bot API on this machine: the demo's, and the journeys'."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from bot.config.load import load
from bot.config.model import Config
from helpdesk.settings.bodies import body_of


def rehearsal_environ(
    *, api_url: str, token: str, database_url: str, teams: dict[str, int], people: list[dict[str, Any]], **more: str
) -> dict[str, str]:
    """Return the settings as in the environment: the defaults, with these chats for the teams and these people.

    ``teams`` maps a team's key to its chat id; ``more`` are further settings.
    """
    linked = [body_of(team) | _chat(teams, team.key) for team in _defaults(token).teams]
    return {
        "HELPDESK_TELEGRAM__TOKEN": token,
        "HELPDESK_TELEGRAM__API_URL": api_url,
        "HELPDESK_DATABASE__URL": database_url,
        "HELPDESK_TEAMS": json.dumps(linked),
        "HELPDESK_PEOPLE": json.dumps(people),
        "HELPDESK_HEALTH__LISTEN": "127.0.0.1:0",  # any free port: several may run beside each other
        "HELPDESK_BACKUP__DIR": "",  # nothing is left where it runs
        **more,
    }


def rehearsal_config(**said: Any) -> Config:
    """Return the checked config of ``rehearsal_environ``, which says what it is told."""
    return load(None, rehearsal_environ(**said))


@cache
def _defaults(token: str) -> Config:
    return load(None, {"HELPDESK_TELEGRAM__TOKEN": token})


def _chat(teams: dict[str, int], key: str) -> dict[str, int]:
    return {"chat_id": teams[key]} if key in teams else {}
