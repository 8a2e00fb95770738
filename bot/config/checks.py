"""What must be true of the config as a whole: names that point at each other, and doubles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.config.model import Config
from helpdesk.settings.desk import DeskSettings
from helpdesk.settings.routing import FIVE_CASES
from helpdesk.settings.settings import Route
from helpdesk.ticket.problems import SettingProblem

# How the command line says it; the chat has its own words in the catalogue, under the same keys.
SAID = {
    "twice": "{value} stands twice",
    "no-team": "there is no team {team}; the teams are {known}",
    "no-ulb": "there is no ULB {ulb}",
    "no-module": "there is no module {module}",
    "unrouted": "no route takes {case}",
}


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that does not fit together, and where it stands."""

    path: str
    problem: SettingProblem

    @property
    def line(self) -> str:
        """Return it as the command line says it."""
        return f"{self.path}: {SAID[self.problem.key].format(**self.problem.facts)}"


def problems_of(config: Config) -> list[Misfit]:
    """Return everything that does not fit together."""
    return [
        *_doubles("teams", "key", (team.key for team in config.teams)),
        *_doubles("teams", "chat_id", _places(config)),
        *_doubles("ulbs", "code", (ulb.code for ulb in config.ulbs)),
        *_doubles("modules", "key", (module.key for module in config.modules)),
        *_doubles("reasons", "key", (reason.key for reason in config.reasons)),
        *_doubles("summaries", "chat_id", _plans(config)),
        *_doubles("people", "telegram_id", (str(person.telegram_id) for person in config.people)),
        *_unknown_teams(config),
        *_unknown_ulbs(config),
        *_unknown_modules(config),
        *_unrouted(config.routes),
    ]


def _places(config: Config) -> Iterator[str]:
    for team in config.teams:
        if team.chat_id:
            yield str(team.chat_id) + (f" with thread_id {team.thread_id}" if team.thread_id else "")


def _plans(config: Config) -> Iterator[str]:
    for summary in config.summaries:
        yield f"{summary.chat_id} with scope {summary.scope} and every {summary.every}"


def _doubles(table: str, key: str, values: Iterable[str]) -> Iterator[Misfit]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield Misfit(f"{table}[{index}].{key}", SettingProblem("twice", {"value": value}))
        seen.add(value)


def _unknown_teams(config: Config) -> Iterator[Misfit]:
    known = {team.key for team in config.teams}
    recommended = config.desk.recommended_to
    used: list[tuple[str, str | None]] = [
        # the default names teams of the SOP, which need not be there
        *(("desk.recommended_to", key) for key in recommended if recommended != DeskSettings().recommended_to),
        *((f"routes[{index}].team", route.team) for index, route in enumerate(config.routes)),
        *((f"answers[{index}].team", answer.team) for index, answer in enumerate(config.answers)),
        *((f"people[{index}].teams", key) for index, person in enumerate(config.people) for key in person.teams),
        *((f"summaries[{index}].scope", summary.team) for index, summary in enumerate(config.summaries)),
        *((f"sla.{priority}.teams.{key}", key) for priority, policy in config.sla.items() for key in policy.teams),
    ]
    for path, key in used:
        if key is not None and key not in known:
            listed = ", ".join(sorted(known)) or "none"
            yield Misfit(path, SettingProblem("no-team", {"team": key, "known": listed}))


def _unknown_ulbs(config: Config) -> Iterator[Misfit]:
    known = {ulb.code for ulb in config.ulbs}
    used: list[tuple[str, str | None]] = [
        *((f"people[{index}].ulbs", code) for index, person in enumerate(config.people) for code in person.ulbs),
        *((f"summaries[{index}].scope", summary.ulb) for index, summary in enumerate(config.summaries)),
    ]
    for path, code in used:
        if code is not None and code not in known:
            yield Misfit(path, SettingProblem("no-ulb", {"ulb": code}))


def _unknown_modules(config: Config) -> Iterator[Misfit]:
    known = {module.key for module in config.modules}
    for index, answer in enumerate(config.answers):
        if answer.module is not None and answer.module not in known:
            yield Misfit(f"answers[{index}].module", SettingProblem("no-module", {"module": answer.module}))


def _unrouted(routes: Iterable[Route]) -> Iterator[Misfit]:
    listed = tuple(routes)
    for nature, component in FIVE_CASES:
        if not any(route.takes(nature, component) for route in listed):
            parts = [part.value for part in (nature, component) if part]
            yield Misfit("routes", SettingProblem("unrouted", {"case": ", ".join(parts), "nature": "-".join(parts)}))
