"""From the configuration to the desk's own words: settings, calendar, people."""

from __future__ import annotations

from bot.config import lists
from bot.config.calendar import CalendarSettings, build_calendar
from bot.config.known_troubles import known_troubles
from bot.config.model import Config
from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy
from helpdesk.people.actors import Membership, Person, Role, Source
from helpdesk.settings.settings import Module, Proof, ReadyAnswer, ReturnReason, Route, Settings, Summary, Team, Ulb
from helpdesk.ticket.ticket import Component, Nature, Priority


def settings_of(config: Config) -> Settings:
    """Return the whole desk as it is configured."""
    desk = config.desk
    return Settings(
        name=desk.name,
        prefix=desk.prefix,
        first_number=desk.first_number,
        timezone=desk.timezone,
        language=desk.language,
        phone_region=desk.phone_region,
        chat_id=desk.chat_id,
        default_priority=Priority(desk.default_priority),
        stale_after_days=desk.stale_after_days,
        late_steps=desk.late_steps,
        teams=tuple(_team(t) for t in config.teams),
        routes=tuple(
            Route(r.team, tuple(Nature(n) for n in r.nature), tuple(Component(c) for c in r.component))
            for r in config.routes
        ),
        ulbs=tuple(Ulb(u.code, u.name, u.name_or, u.alias) for u in config.ulbs),
        modules=tuple(Module(m.key, m.name, m.words) for m in config.modules),
        answers=tuple(ReadyAnswer(a.text, a.team, a.module) for a in config.answers),
        sla={Priority(key): policy_of(key, config) for key in config.sla},
        calendar=calendar_of(config),
        troubles=known_troubles(),
        retention_days=desk.retention_days,
        reasons=tuple(
            ReturnReason(r.key, r.name, r.ask, Proof(r.proof) if r.proof else None) for r in config.reasons
        ),
        auto_close_days=desk.auto_close_days,
        reopen_within_days=desk.reopen_within_days,
        summaries=tuple(Summary(s.chat_id, s.at.at, s.scope, s.every) for s in config.summaries),
        owned=config.from_file,
        linked_by_file=frozenset(t.key for t in config.teams if t.chat_id is not None),
    )


def policy_of(priority: str, config: Config) -> Policy:
    """Return what one priority promises."""
    said = config.sla[priority]
    return Policy(priority, said.name, said.target_days, said.due_days, said.resolve_days)


def calendar_of(config: Config) -> BusinessCalendar:
    """Return the office's calendar."""
    said = config.calendar
    return build_calendar(
        CalendarSettings(
            timezone=config.desk.timezone,
            hours=said.hours,
            closed_weekdays=said.closed_weekdays,
            country=said.country,
            subdivision=said.subdivision,
            closed=said.closed,
            open=said.open,
        )
    )


def people_of(config: Config) -> dict[int, tuple[Person, frozenset[Membership]]]:
    """Return the people whom the file names, with their memberships; a team's managers are managers."""
    found = {p.telegram_id: (Person(p.telegram_id, p.name, p.language), _memberships(p)) for p in config.people}
    for team in config.teams:
        for manager in team.managers:
            person, memberships = found.get(manager, (Person(manager, ""), frozenset()))
            role = Membership(Role.MANAGER, team=team.key, source=Source.FILE)
            found[manager] = (person, memberships | {role})
    return found


def _team(said: lists.Team) -> Team:
    return Team(
        key=said.key,
        name=said.name,
        chat_id=said.chat_id,
        thread_id=said.thread_id,
        language=said.language,
        listed=said.members == "listed",
        managers=said.managers,
    )


def _memberships(said: lists.Person) -> frozenset[Membership]:
    found = set()
    for role in said.roles:
        if role in ("member", "manager"):
            found |= {Membership(Role(role), team=team, source=Source.FILE) for team in said.teams}
        elif role == "spoc":
            found |= {Membership(Role.SPOC, ulb=ulb, source=Source.FILE) for ulb in said.ulbs}
        else:
            found.add(Membership(Role(role), source=Source.FILE))
    if "manager" in said.roles and not said.teams:
        found.add(Membership(Role.MANAGER, source=Source.FILE))  # of the whole desk
    return frozenset(found)
