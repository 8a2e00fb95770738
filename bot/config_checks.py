"""What must be true of the config as a whole: names that point at each other, and doubles."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bot.config_lists import Route

if TYPE_CHECKING:
    from bot.config import Config

# Every ticket is one of these: nature, component (a technical one has one), and how a person says it.
CASES: tuple[tuple[str, str | None, str], ...] = (
    ("functional", None, "functional"),
    ("technical", "infrastructure", "technical, infrastructure"),
    ("technical", "app", "technical, app"),
    ("bug", None, "bug"),
    ("enhancement", None, "enhancement"),
)


def problems_of(config: "Config") -> list[str]:
    """Return a line for everything that does not fit together, named by its path."""
    return [
        *_doubles("teams", "key", (team.key for team in config.teams)),
        *_doubles("teams", "chat_id", _places(config)),
        *_doubles("ulbs", "code", (ulb.code for ulb in config.ulbs)),
        *_doubles("modules", "key", (module.key for module in config.modules)),
        *_doubles("reasons", "key", (reason.key for reason in config.reasons)),
        *_doubles("people", "telegram_id", (str(person.telegram_id) for person in config.people)),
        *_unknown_teams(config),
        *_unknown_ulbs(config),
        *_unknown_modules(config),
        *_unrouted(config.routes),
    ]


def _places(config: "Config") -> Iterator[str]:
    for team in config.teams:
        if team.chat_id:
            yield str(team.chat_id) + (f" with thread_id {team.thread_id}" if team.thread_id else "")


def _doubles(table: str, key: str, values: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield f"{table}[{index}].{key}: {value} stands twice"
        seen.add(value)


def _unknown_teams(config: "Config") -> Iterator[str]:
    known = {team.key for team in config.teams}
    used: list[tuple[str, str | None]] = [
        *((f"routes[{index}].team", route.team) for index, route in enumerate(config.routes)),
        *((f"answers[{index}].team", answer.team) for index, answer in enumerate(config.answers)),
        *((f"people[{index}].teams", key) for index, person in enumerate(config.people) for key in person.teams),
        *((f"summaries[{index}].scope", summary.team) for index, summary in enumerate(config.summaries)),
    ]
    for path, key in used:
        if key is not None and key not in known:
            yield f"{path}: there is no team {key}; the teams are {', '.join(sorted(known)) or 'none'}"


def _unknown_ulbs(config: "Config") -> Iterator[str]:
    known = {ulb.code for ulb in config.ulbs}
    used: list[tuple[str, str | None]] = [
        *((f"people[{index}].ulbs", code) for index, person in enumerate(config.people) for code in person.ulbs),
        *((f"summaries[{index}].scope", summary.ulb) for index, summary in enumerate(config.summaries)),
    ]
    for path, code in used:
        if code is not None and code not in known:
            yield f"{path}: there is no ULB {code}"


def _unknown_modules(config: "Config") -> Iterator[str]:
    known = {module.key for module in config.modules}
    for index, answer in enumerate(config.answers):
        if answer.module is not None and answer.module not in known:
            yield f"answers[{index}].module: there is no module {answer.module}"


def _unrouted(routes: Iterable[Route]) -> Iterator[str]:
    listed = tuple(routes)
    for nature, component, said in CASES:
        if not any(route.matches(nature, component) for route in listed):
            yield f"routes: no route takes {said}"
