"""From the configuration to what the desk works with: its settings, its calendar, and whom the file names."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from bot.config.calendar import build_calendar
from bot.config.model import Config
from bot.config.packaged import holidays, known_issues
from helpdesk.people.actors import Membership, Person, Role, Source
from helpdesk.settings.overlay_lists import PARTS
from helpdesk.settings.settings import Settings
from helpdesk.ticket.ticket import Priority


def settings_of(config: Config) -> Settings:
    """Return the whole desk as it is configured."""
    groups = [("desk", config.desk.chat_id), *((team.key, team.chat_id) for team in config.teams)]
    said: dict[str, Any] = {each.name: getattr(config.desk, each.name) for each in fields(config.desk)}
    return Settings(
        **said,
        **{part: getattr(config, part) for part in PARTS},
        sla={Priority(key): policy for key, policy in config.sla.items()},
        calendar=build_calendar(config.calendar, config.desk.timezone),
        known_issues=known_issues(),
        holidays=holidays(),
        mail=config.mail.desk if config.mail else None,
        owned=config.from_file,
        linked_by_file={key: chat_id for key, chat_id in groups if chat_id is not None},
        followers=(config.jira.follower(config.desk.prefix),) if config.jira else (),
    )


def people_of(config: Config) -> dict[int, tuple[Person, frozenset[Membership]]]:
    """Return the people whom the file names, with their memberships; a team's managers are managers."""
    found = {p.telegram_id: (Person(p.telegram_id, p.name, p.language), p.memberships) for p in config.people}
    for team in config.teams:
        for manager in team.managers:
            person, memberships = found.get(manager, (Person(manager, ""), frozenset()))
            role = Membership(Role.MANAGER, team=team.key, source=Source.FILE)
            found[manager] = (person, memberships | {role})
    return found
