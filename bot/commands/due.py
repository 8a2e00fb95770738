"""`helpdesk due`: by when a ticket is to be answered, to check a calendar before it goes live."""

import argparse
import asyncio
import json
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.commands.cli import GOOD
from bot.config.from_config import settings_of
from bot.config.load import config_of
from bot.config.overlay_loader import overlay_of
from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy, ResponseClock, start_clock
from helpdesk.calendar.rules import Why, WhyCode
from helpdesk.calendar.story import Segment

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = ("", "1st", "2nd", "3rd", "4th", "5th")
PLAIN = {
    WhyCode.OFFICE_HOURS: "office hours",
    WhyCode.SPECIAL_HOURS: "special hours",
    WhyCode.LUNCH: "lunch",
    WhyCode.OUTSIDE_HOURS: "outside office hours",
    WhyCode.EXCEPTION: "closed on this date",
    WhyCode.NO_SUCH_TIME: "the clocks were changed",
}


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Print the answer. It counts what admins declared in the chat, if there is a database that tells."""
    config = config_of(options, environ, optional=True)
    overlay = asyncio.run(overlay_of(config.database.url.get_secret_value()))
    settings = overlay.over(settings_of(config))
    team = settings.team(options.team)
    if options.team is not None and team is None:
        known = ", ".join(each.key for each in settings.teams)
        raise ValueError(f"there is no team {options.team!r}: choose one of {known}")
    policies = {priority.value: policy.of(options.team) for priority, policy in settings.sla.items()}
    chosen = (options.priority or settings.default_priority).upper()
    print(run(options.at, chosen, options.as_json, settings.calendar, policies, settings.timezone))
    if team is not None and settings.recommends_to(team.key) and not options.as_json:
        print(f"The SOP recommends these times to {team.name}, and does not bind it.")
    return GOOD


def run(
    at: str,
    priority: str,
    as_json: bool,
    calendar: BusinessCalendar,
    policies: Mapping[str, Policy],
    timezone: str,
) -> str:
    """Return what the command prints; what can't be read is a ValueError of one line."""
    start, zone = parse_instant(at, timezone), ZoneInfo(timezone)
    policy = policies.get(priority)
    if policy is None:
        raise ValueError(f"there is no priority {priority!r}: choose one of {', '.join(policies)}")
    try:
        clock = start_clock(calendar, policy, start)
        story = calendar.story(clock.started_at, clock.due_at)
    except OverflowError:
        raise ValueError(f"{at!r} is out of the calendar's reach") from None
    return _as_json(clock, story, zone) if as_json else _as_text(clock, story, zone, policy, calendar)


def parse_instant(text: str, timezone: str) -> datetime:
    """Return the instant that `2026-11-20T16:30` writes: the desk's local time if without an offset."""
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"{text!r} is no time: write it as 2026-11-20T16:30") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=ZoneInfo(timezone))


def say_why(segment: Segment) -> str:
    """Return the segment's reason in plain English."""
    words = _reason(segment.why)
    if segment.why.code is WhyCode.SPECIAL_HOURS and not segment.counts:
        words += " (too short to count as a business day)"
    return words + " (estimated)" if segment.why.estimated else words


def _reason(why: Why) -> str:
    match why.code:
        case WhyCode.WEEKDAY:
            return WEEKDAY_NAMES[why.weekday]
        case WhyCode.NTH_WEEKDAY:
            return f"{ORDINALS[why.nth]} {WEEKDAY_NAMES[why.weekday]}"
        case WhyCode.SPECIAL_HOURS if why.name:
            return f"specially open: {why.name}"
        case _:
            return why.name or PLAIN[why.code]


def _as_json(clock: ResponseClock, story: list[Segment], zone: ZoneInfo) -> str:
    def iso(at: datetime) -> str:
        return at.astimezone(zone).isoformat()

    segments = [
        {"from": iso(each.begins), "to": iso(each.ends), "kind": each.kind.value, "why": say_why(each)}
        for each in story
    ]
    known = {
        "start": iso(clock.started_at),
        "target_at": iso(clock.target_at),
        "due_at": iso(clock.due_at),
        "provisional": clock.provisional,
        "story": segments,
    }
    return json.dumps(known, indent=2, ensure_ascii=False)


def _as_text(
    clock: ResponseClock, story: list[Segment], zone: ZoneInfo, policy: Policy, calendar: BusinessCalendar
) -> str:
    def said(at: datetime) -> str:
        return at.astimezone(zone).strftime("%a %d %b %Y %H:%M:%S").removesuffix(":00")

    lines = [
        f"Reaches the team  {said(clock.started_at)}  ({policy.priority} {policy.name})",
        f"Warning at        {said(clock.warn_at)}",
        f"Target            {said(clock.target_at)}",
        f"To be answered by {said(clock.due_at)}",
    ]
    solution = policy.of_solution(None)
    if solution is not None:
        lines.append(f"To be solved by   {said(start_clock(calendar, solution, clock.started_at).due_at)}")
    if clock.provisional:
        lines.append("Provisional: nobody has confirmed the holidays up to then.")
    lines += ["", "How it is counted:"]
    lines += [f"  {said(each.begins)} - {said(each.ends)}  {each.kind:<7}  {say_why(each)}" for each in story]
    return "\n".join(lines)
