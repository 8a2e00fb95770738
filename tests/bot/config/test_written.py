"""A setting is defined once: the same marks decide what the file, the environment and the chat may say."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.load import load
from bot.config.model import Config
from bot.config.written import keys_of
from helpdesk.calendar.rules import ClosedWeekday, Hours
from helpdesk.calendar.written import read_hours, read_weekday
from helpdesk.settings.named import in_language
from helpdesk.settings.overlay_lists import PARTS
from helpdesk.ticket.problems import SettingProblem
from tests.bot.config.test_config import problems, write

SUMMARY = '[[summaries]]\nchat_id = -5\nat = "18:00"\nscope = "all"\nevery = "day"\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (SUMMARY + 'title = "Managers"', "summaries[0].title: there is no such key"),
        ('[sla.P1]\npriority = "P2"', "sla.P1.priority: there is no such key"),
        ("[sla.P1]\ndue_dys = 2", "sla.P1.due_dys: there is no such key (is due_days meant?)"),
        ('[[ulbs]]\ncode = "A"\nname = "A"\nalas = []', "ulbs[0].alas: there is no such key (is alias meant?)"),
        ('[[ulbs]]\ncode = "a"\nname = "A"', "ulbs[0].code: string should match pattern '^[A-Z0-9]{1,10}$'"),
        ('[[ulbs]]\ncode = "A"\nname = "  "', "ulbs[0].name: string should have at least 1 character"),
        ('[[ulbs]]\ncode = "A"', "ulbs[0].name: field required"),
        (SUMMARY.replace("day", "hour"), "summaries[0].every: input should be 'day', 'week' or 'month'"),
        (SUMMARY.replace("18:00", "6 pm"), 'summaries[0].at: a time of day is written like "18:00"'),
        (
            '[[reasons]]\nkey = "a"\nname = "A"\nproof = "smell"',
            "reasons[0].proof: input should be '', 'picture' or 'id'",
        ),
        ('[[teams]]\nkey = "a"\nname = "A"\nchat_id = 5', "teams[0].chat_id: input should be less than 0"),
        ('[[teams]]\nkey = "a"\nname = "A"\nthread_id = 5', "teams[0]: thread_id needs the chat_id of its group"),
        (
            '[[teams]]\nkey = "a"\nname = "A"\nmembers = "all"',
            "teams[0].members: input should be 'group' or 'listed'",
        ),
        ('[[teams]]\nkey = "a"\nname = "A"\nmanagers = [5, 5]', "teams[0].managers: a manager stands twice: 5"),
        ('[[routes]]\nteam = "egov"\nnature = ["bag"]', "routes[0].nature[0]: input should be"),
        ('[[answers]]\ntext = ""', "answers[0].text: string should have at least 1 character"),
        ('[desk]\nlate_steps = ["owner"]', "desk.late_steps[0]: input should be 'group', 'managers' or 'admins'"),
        ('[desk]\nphone_region = "in"', "desk.phone_region: must be a country's two capital letters, like IN"),
        ('[calendar]\nclosed = ["2026-12-13 10:00-12:00"]', "calendar.closed: a closed day has no hours"),
        ("[calendar]\nhours = [10]", "calendar.hours[0]: input should be"),
    ],
)
def test_what_the_marks_of_a_setting_forbid_is_named_by_its_path(tmp_path: Path, text: str, line: str) -> None:
    said = problems(write(tmp_path, text))
    assert any(problem.startswith(line) for problem in said), said


@pytest.mark.parametrize(("part", "key"), [(part, key) for part in PARTS for key in keys_of(PARTS[part].kind)])
def test_the_chat_refuses_every_field_that_the_file_would(part: str, key: str) -> None:
    """A list of lists is no value of any setting."""
    config = load(None, {})
    shape = PARTS[part]
    body: dict[str, Any] = shape.write((*getattr(config, part), *_planned(part))[0]) | {key: [[1]]}
    assert {problem.facts.get("field") for problem in ChatChecks(config).item(part, body)} == {key}


def _planned(part: str) -> tuple[Any, ...]:
    if part != "summaries":
        return ()
    body = {"chat_id": -5, "at": "18:00", "scope": "all", "every": "day"}
    return (PARTS[part].read(body),)


def test_the_chat_keeps_a_chats_name_that_no_file_writes() -> None:
    body = {"chat_id": -5, "at": "18:00", "scope": "all", "every": "day", "title": "Managers"}
    assert ChatChecks(load(None, {})).item("summaries", body) == []


def test_a_key_that_the_chat_does_not_know_is_a_problem_of_that_key() -> None:
    body = {"key": "bill", "name": "Bills", "colour": "red"}
    assert ChatChecks(load(None, {})).item("modules", body) == [SettingProblem("bad", {"field": "colour"})]


def test_names_lose_the_space_around_them_and_texts_do_not(tmp_path: Path) -> None:
    text = '[[ulbs]]\ncode = "A"\nname = " Puri "\nalias = [" Poori"]\n[[answers]]\ntext = " Done. "\n'
    config = load(write(tmp_path, text), {})
    assert (config.ulbs[0].name, config.ulbs[0].alias, config.answers[0].text) == ("Puri", ("Poori",), " Done. ")


def test_a_priority_that_the_file_calls_something_else_is_called_so_in_every_language(tmp_path: Path) -> None:
    text = '[sla.P1]\nname = "Severe"\n[sla.P2]\nname = "High"\n[sla.P3]\nname = "Usual"\nname_hi = "आम"\n'
    sla = load(write(tmp_path, text), {}).sla
    assert [in_language(sla[p], "hi") for p in ("P1", "P2", "P3", "P4")] == ["Severe", "ज़रूरी", "आम", "कम ज़रूरी"]
    assert (in_language(sla["P3"], "or"), in_language(sla["P4"], "or")) == ("Usual", "କମ ଜରୁରୀ")


def test_a_file_without_a_desk_has_the_defaults_of_the_definition() -> None:
    desk = load(None, {}).desk
    assert desk == type(desk)()
    assert {each.name for each in fields(desk)} == set(keys_of(Config.model_fields["desk"].annotation))


def test_the_environment_reaches_every_key_of_a_section() -> None:
    environ = {
        "HELPDESK_DESK__LATE_STEPS": '["admins"]',
        "HELPDESK_DESK__NAME": "[Desk]",
        "HELPDESK_CALENDAR__OPEN": '["2026-12-13 10:00-13:00 Camp"]',
        "HELPDESK_SLA__P1__NAME": "Red",
    }
    config = load(None, environ)
    assert (config.desk.late_steps, config.desk.name) == (("admins",), "[Desk]")
    assert [str(day) for day in config.calendar.open] == ["2026-12-13 10:00-13:00 Camp"]
    assert (config.sla["P1"].name, config.sla["P1"].priority) == ("Red", "P1")
    assert problems(None, HELPDESK_CALENDAR__HOURS="[") == (
        "HELPDESK_CALENDAR__HOURS: lists and tables are written as JSON; this is none",
    )


MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(st.tuples(MINUTES, MINUTES).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Hours(*pair)))
def test_hours_are_read_as_they_are_written(hours: Hours) -> None:
    assert read_hours(str(hours)) == hours


@given(st.builds(ClosedWeekday, st.integers(0, 6), st.integers(0, 5)))
def test_weekdays_are_read_as_they_are_written(weekday: ClosedWeekday) -> None:
    assert read_weekday(str(weekday)) == weekday


def test_a_team_may_have_times_of_its_own_in_the_file_and_the_environment(tmp_path: Path) -> None:
    path = write(tmp_path, "[sla.P3.teams.egov]\ndue_days = 5\n[sla.P3.teams.hudd_tech]\nresolve_days = 9\n")
    config = load(path, {"HELPDESK_SLA__P3__TEAMS__EGOV__TARGET_DAYS": "4"})
    promised = {key: config.sla["P3"].of(key) for key in ("egov", "hudd_tech", "master_trainers")}
    days = {key: (of.target_days, of.due_days, of.resolve_days) for key, of in promised.items()}
    assert days == {"egov": (4, 5, 0), "hudd_tech": (1, 2, 9), "master_trainers": (1, 2, 0)}
    assert "sla.P3.teams.egov.due_days" in config.from_file


def test_the_sop_binds_egov_and_recommends_to_the_others(tmp_path: Path) -> None:
    settings = settings_of(load(None, {}))
    assert [team.key for team in settings.teams if not settings.recommends_to(team.key)] == ["egov"]
    (line,) = problems(write(tmp_path, '[desk]\nrecommended_to = ["egv"]\n'))
    assert line.startswith("desk.recommended_to: there is no team egv")


@pytest.mark.parametrize(
    "url", ["guides", "https://desk.example/", "ftp://desk.example/{guide}", "https://a b/{guide}"]
)
def test_an_address_of_guides_has_a_place_for_the_guide(tmp_path: Path, url: str) -> None:
    (line,) = problems(write(tmp_path, f'[desk]\nguides_url = "{url}"\n'))
    assert line == "desk.guides_url: must be a web address with {guide} in it"
