"""What stops the start: each mistake, and the path by which it is named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.load import load
from bot.config.problems import ConfigError
from tests.bot.config.test_config import problems, write

PERSON = '[[people]]\ntelegram_id = 5\nname = "A"\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[desk]\nprefx = 1", "desk.prefx: there is no such key (is prefix meant?)"),
        ("colour = 1", "colour: there is no such key"),
        ('[Desk]\nprefix = "MU"', "Desk: there is no such key (is desk meant?)"),
        ('[desk]\nprefix = "MU1"', "desk.prefix: must be 1 to 8 capital letters, A to Z"),
        (
            '[desk]\ntimezone = "Asia/Cuttack"',
            "desk.timezone: there is no such time zone; one is Asia/Kolkata",
        ),
        ('[desk]\nlanguage = "fr"', "desk.language: input should be 'en', 'or' or 'hi'"),
        (
            '[desk]\ndefault_priority = "P5"',
            "desk.default_priority: input should be 'P1', 'P2', 'P3' or 'P4'",
        ),
        ("[desk]\nstale_after_days = 0", "desk.stale_after_days: input should be greater than or equal to 1"),
        ('[sla.P5]\nname = "x"', "sla: there is no priority P5; they are P1, P2, P3 and P4"),
        ("[sla.P2]\ndue_days = 0", "sla.P2.due_days: input should be greater than or equal to 1"),
        ("[sla.P2]\ntarget_days = 3", "sla.P2: due_days must not be less than target_days"),
        (
            "[sla.P2.teams.egov]\ntarget_days = 3",
            "sla.P2: teams.egov: due_days must not be less than target_days",
        ),
        (
            "[sla.P2.teams.egv]\ndue_days = 3",
            "sla.P2.teams.egv: there is no team egv; the teams are egov, hudd_tech, master_trainers",
        ),
        ("[sla.P2.teams.egov]\ndue_dys = 3", "sla.P2.teams.egov.due_dys: there is no such key (is due_days meant?)"),
        (
            "[sla.P2.teams.egov]\ndue_days = 0",
            "sla.P2.teams.egov.due_days: input should be greater than or equal to 1",
        ),
        ('[calendar]\nhours = ["9-17"]', 'calendar.hours[0]: hours are written like "10:00-13:30"'),
        ('[calendar]\nhours = ["09:00-24:01"]', "calendar.hours[0]: hours run from 00:00 to 24:00"),
        (
            '[calendar]\nhours = ["17:00-09:00"]',
            "calendar.hours[0]: the closing time must come after the opening time",
        ),
        (
            '[calendar]\nhours = ["14:00-17:30", "10:00-14:01"]',
            "calendar.hours: 10:00-14:01 and 14:00-17:30 overlap",
        ),
        (
            "[calendar]\nhours = []",
            "calendar.hours: tuple should have at least 1 item after validation, not 0",
        ),
        (
            '[calendar]\nclosed_weekdays = ["sun", "sun"]',
            "calendar.closed_weekdays: a weekday stands twice: sun",
        ),
        (
            '[calendar]\nclosed_weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]',
            "calendar.closed_weekdays: the desk must be open on some day of the week",
        ),
        (
            '[calendar]\nclosed = ["2026-02-30 Never"]',
            "calendar.closed[0]: there is no such date; it is written year-month-day",
        ),
        (
            '[calendar]\nopen = ["2026-11-15 10:00-12:00 11:00-13:00"]',
            "calendar.open[0].hours: 10:00-12:00 and 11:00-13:00 overlap",
        ),
        ('[calendar]\nopen = ["2026-01-14"]', "calendar: 2026-01-14 is both closed and open"),
        ('[calendar]\nopen = ["2026-03-31", 2026-03-31]', "calendar: 2026-03-31 stands twice in open"),
        (
            '[calendar]\nsubdivision = "OR"',
            'calendar.subdivision: write "OD": under the old code "OR"',
        ),
        ('[calendar]\nsubdivision = "XX"', "calendar.subdivision: is not a part of IN; empty for none"),
        (
            '[calendar]\ncountry = "India"',
            "calendar.country: no holidays are known for this country",
        ),
        (
            '[telegram]\napi_url = "http://api.telegram.org"',
            "telegram.api_url: must be an https address (plain http only on this machine)",
        ),
        ('[telegram]\nmode = "webhook"', 'telegram: mode = "webhook" needs webhook.url'),
        (
            '[telegram]\nmode = "webhook"\n[telegram.webhook]\nurl = "https://a.example"',
            'telegram: mode = "webhook" needs webhook.secret_token, or anybody could post updates',
        ),
        (
            '[database]\nurl = "sqlite:///a.db"',
            "database.url: must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://",
        ),
        (
            '[database]\nreader_url = "sqlite+aiosqlite:///a.db"',
            "database.reader_url: must begin with postgresql+asyncpg://",
        ),
        ('[health]\nlisten = "8081"', 'health.listen: an address is written like "127.0.0.1:8081"'),
        ("[backup]\nat = 18", 'backup.at: a time of day is written like "18:00"'),
        ('[backup]\nat = "2"', 'backup.at: a time of day is written like "18:00"'),
        (PERSON + 'roles = ["boss"]', "people[0].roles[0]: input should be"),
        (PERSON + 'roles = ["spoc"]', "people[0]: a spoc needs ulbs"),
        (PERSON + 'roles = ["member"]', "people[0]: a member needs teams"),
        (PERSON + 'roles = ["spoc"]\nulbs = ["XXX"]', "people[0].ulbs: there is no ULB XXX"),
        (
            PERSON + 'roles = ["member"]\nteams = ["x"]',
            "people[0].teams: there is no team x; the teams are egov, hudd_tech, master_trainers",
        ),
        (
            (PERSON + 'roles = ["admin"]\n') * 2,
            "people[1].telegram_id: 5 stands twice",
        ),
        (
            '[[summaries]]\nchat_id = 1\nat = "18:00"\nevery = "day"\nscope = "ulb:XXX"',
            "summaries[0].scope: there is no ULB XXX",
        ),
        (
            '[[summaries]]\nchat_id = 1\nat = "10:30"\nevery = "day"\nscope = "all"\n'
            '[[summaries]]\nchat_id = 1\nat = "18:00"\nevery = "day"\nscope = "all"',
            "summaries[1].chat_id: 1 with scope all and every day stands twice",
        ),
        ('[[answers]]\nmodule = "xx"\ntext = "a"', "answers[0].module: there is no module xx"),
        (
            '[[reasons]]\nkey = "a"\nname = "A"\n[[reasons]]\nkey = "a"\nname = "B"',
            "reasons[1].key: a stands twice",
        ),
        (
            '[[ulbs]]\ncode = "A"\nname = "A"\n[[ulbs]]\ncode = "A"\nname = "B"',
            "ulbs[1].code: A stands twice",
        ),
        ('[[modules]]\nkey = "A!"\nname = "A"', "modules[0].key: string should match pattern"),
        ("[desk]\nname = \n", "is not TOML: look there (at"),
    ],
)
def test_a_mistake_is_named_by_its_path(tmp_path: Path, text: str, line: str) -> None:
    said = problems(write(tmp_path, text))
    assert any(line in problem for problem in said), said
    assert not any("\n" in problem for problem in said)


@pytest.mark.parametrize("left_out", range(5))
def test_one_of_the_five_cases_unrouted_stops_the_start(tmp_path: Path, left_out: int) -> None:
    cases = [
        'nature = ["functional"]',
        'nature = ["technical"]\ncomponent = ["infrastructure"]',
        'nature = ["technical"]\ncomponent = ["app"]',
        'nature = ["bug"]',
        'nature = ["enhancement"]',
    ]
    said = ["functional", "technical, infrastructure", "technical, app", "bug", "enhancement"][left_out]
    routes = [f'[[routes]]\n{case}\nteam = "egov"\n' for index, case in enumerate(cases) if index != left_out]
    assert problems(write(tmp_path, "".join(routes))) == (f"routes: no route takes {said}",)


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("HELPDESK_TOKEN", "1:a", "HELPDESK_TOKEN: names no key"),
        ("HELPDESK_TELEGRAM_TOKEN", "1:a", "HELPDESK_TELEGRAM_TOKEN: names no key"),
        ("HELPDESK_TELEGRAM__TOKN", "1:a", "telegram.tokn: there is no such key (is token meant?)"),
        ("HELPDESK_CONFIG", "a.toml", "HELPDESK_CONFIG: names no key"),
        ("HELPDESK_SLA__P9__NAME", "x", "sla: there is no priority P9"),
        ("HELPDESK_TEAMS", "[{", "HELPDESK_TEAMS: lists and tables are written as JSON"),
        ("HELPDESK_JIRA", "[", "HELPDESK_JIRA: lists and tables are written as JSON"),
        ("HELPDESK_SLA__P1", "{", "HELPDESK_SLA__P1: lists and tables are written as JSON"),
        ("HELPDESK_TEAMS", "", "teams: input should be a valid tuple"),
        ("HELPDESK_DESK__PREFIX", "", "desk.prefix: must be"),
    ],
)
def test_a_variable_that_can_not_be_used_stops_the_start(name: str, value: str, line: str) -> None:
    (said,) = problems(None, **{name: value})
    assert said.startswith(line)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, '[desk]\nprefx = "A"\nlanguage = "fr"\n[log]\nlevel = "LOUD"\n')
    said = problems(path, HELPDESK_NONSENSE="1", HELPDESK_CALENDAR__HOURS="ten")
    assert len(said) == 5


@given(name=st.from_regex(r"HELPDESK_[A-Z0-9_]{0,30}", fullmatch=True), value=st.text(max_size=30))
def test_no_variable_of_ours_passes_unnoticed(name: str, value: str) -> None:
    """Whatever it is called, it is used, or it stops the start; it raises nothing else."""
    try:
        config = load(None, {name: value})
    except ConfigError:
        pass
    else:
        assert config.from_file or name == "HELPDESK_CLOCK"
