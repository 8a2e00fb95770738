"""The settings of the demo's desk: the sandbox's cast is known to it, and the channel gets its summary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.config.rehearsal import rehearsal_environ
from sandbox.cast import Cast
from sandbox.jira.jira import Jira
from sandbox.jira.model.seed import BOT
from sandbox.mail.page import AUTHORITY
from sandbox.mail.servers import MailServers

JATNI, DHENKANAL = "JA", "DL"
SUMMARY_AT = "18:00"
FASTER = 10
"""How many times as much as a real one the demo's Telegram takes, and its bot sends: its days pass in minutes."""


def demo_environ(cast: Cast, api_url: str, token: str, database_url: str, **more: str) -> dict[str, str]:
    """Return the settings of a desk with the sandbox's cast, as in the environment."""
    teams = {"master_trainers": cast.master_trainers.id, "hudd_tech": cast.hudd_tech.id, "egov": cast.egov.id}
    return rehearsal_environ(
        api_url=api_url, token=token, database_url=database_url, teams=teams, people=people_of(cast), **more
    )


def whole_environ(cast: Cast, api_url: str, token: str, database_url: str, **more: str) -> dict[str, str]:
    """Return the same where nothing is left to be set up: teams' members are known before they press anything."""
    people = [*people_of(cast), *_members(cast)]
    daily = {"chat_id": cast.managers_channel.id, "at": SUMMARY_AT, "scope": "all", "every": "day"}
    weekly = {**daily, "at": "10:30", "every": "week"}
    said = {
        "HELPDESK_PEOPLE": json.dumps(people),
        "HELPDESK_SUMMARIES": json.dumps([daily, weekly]),
    }
    return demo_environ(cast, api_url, token, database_url, **{**said, **more})


def jira_environ(jira: Jira) -> dict[str, str]:
    """Return the settings by which eGov has a Jira: the bot's own account there, the project MUK."""
    return {
        "HELPDESK_JIRA__URL": jira.base_url,
        "HELPDESK_JIRA__EMAIL": BOT,
        "HELPDESK_JIRA__TOKEN": jira.token(BOT),
        "HELPDESK_JIRA__PROJECT": "MUK",
        "HELPDESK_JIRA__TEAMS": json.dumps({"egov": {}}),
        "HELPDESK_JIRA__POLL": "3s",  # its days pass in minutes
        "HELPDESK_JIRA__SEARCH_DELAY": "10s",
    }


def mail_environ(mail: MailServers, folder: Path) -> dict[str, str]:
    """Return the settings of a desk that has this mailbox; its server's word on senders is believed."""
    said = {"DESK__ADDRESS": mail.address, "DESK__AUTHORITY": AUTHORITY, "DIR": str(folder)}
    for server, port in (("IMAP", mail.imap_port), ("SMTP", mail.smtp_port)):
        said |= {
            f"{server}__HOST": "127.0.0.1", f"{server}__PORT": str(port), f"{server}__TLS": "plain",
            f"{server}__USER": mail.address, f"{server}__PASSWORD": mail.password,
        }  # fmt: skip
    return {f"HELPDESK_MAIL__{key}": value for key, value in said.items()}


def people_of(cast: Cast) -> list[dict[str, Any]]:
    """Return the people whom the desk knows from its file; the teams' members are known by their groups."""
    return [
        {"telegram_id": cast.operator.id, "name": "Sunita", "roles": ["operator"]},
        {"telegram_id": cast.spoc_jatni.id, "name": "Lipika", "roles": ["spoc"], "ulbs": [JATNI]},
        {"telegram_id": cast.spoc_dhenkanal.id, "name": "Bijay", "roles": ["spoc"], "ulbs": [DHENKANAL]},
        {"telegram_id": cast.admin.id, "name": "Rashmi", "roles": ["admin"]},
        {"telegram_id": cast.manager.id, "name": "Debasis", "roles": ["manager"]},
    ]


def _members(cast: Cast) -> list[dict[str, Any]]:
    teams = {
        "master_trainers": (cast.master_trainer,),
        "hudd_tech": (cast.hudd_engineer, cast.second_hudd_engineer),
        "egov": (cast.egov_developer,),
    }
    return [
        {"telegram_id": person.id, "name": person.user.first_name, "roles": ["member"], "teams": [team]}
        for team, members in teams.items()
        for person in members
    ]
