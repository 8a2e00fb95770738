"""The config: laid over in the right order, checked as a whole, every error named, no secret told."""

import json
from pathlib import Path

import pytest

from bot.config.from_config import settings_of
from bot.config.load import load
from bot.config.model import Config
from bot.config.problems import ConfigError
from helpdesk.settings.routing import FIVE_CASES

TOKEN = "123456789:AAF-x_9abcdefghijklmnopqrstuvwxyz01"


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def problems(path: Path | None = None, **environ: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as raised:
        load(path, environ)
    return raised.value.problems


def test_the_defaults_are_the_sop() -> None:
    config = load(None, {})
    assert [team.name for team in config.teams] == ["Master Trainers", "HUDD Tech", "eGov"]
    taken = [next(r.team for r in config.routes if r.takes(nature, part)) for nature, part in FIVE_CASES]
    assert taken == ["master_trainers", "hudd_tech", "egov", "egov", "egov"]
    promised = {key: (policy.name, policy.target_days, policy.due_days) for key, policy in config.sla.items()}
    assert promised == {
        "P1": ("Critical", 1, 1),
        "P2": ("High", 1, 2),
        "P3": ("Moderate", 1, 2),
        "P4": ("Low", 1, 2),
    }


def test_the_default_towns_are_the_115_with_codes_of_their_own() -> None:
    ulbs = load(None, {}).ulbs
    assert len(ulbs) == len({ulb.code for ulb in ulbs}) == len({ulb.name for ulb in ulbs}) == 115
    by_name = {ulb.name: ulb for ulb in ulbs}
    assert by_name["Jatni"].code == "JA"
    assert by_name["Dhenkanal"].name_or == "ଢେଙ୍କାନାଳ"
    assert "Nabarangpur" in by_name["Nowrangpur"].alias
    assert by_name["Paradeep"].alias == ("Paradip",)
    assert [ulb.name for ulb in ulbs if not (ulb.name_or and ulb.name_hi)] == []


def test_every_default_module_is_recognised_by_words_since_the_form_itself_offers_another_or_none() -> None:
    assert [module.key for module in load(None, {}).modules if not module.words] == []


def test_the_2026_corrections_have_the_names_of_their_holidays() -> None:
    calendar = load(None, {}).calendar
    assert [str(day)[5:] for day in calendar.closed] == [
        "01-14 Makar Sankranti",
        "05-16 Savitri Amavasya",
        "06-15 Raja Sankranti",
        "08-28 Jhulana Purnima",
        "09-15 Nuakhai",
        "09-16 Day after Nuakhai",
    ]
    assert [str(day) for day in calendar.open] == ["2026-03-31"]


def test_the_environment_lies_over_the_file_and_the_file_over_the_defaults(tmp_path: Path) -> None:
    path = write(tmp_path, '[desk]\nprefix = "JAT"\nname = "Jatni desk"\n[sla.P1]\nname = "Red"\n')
    config = load(path, {"HELPDESK_DESK__PREFIX": "ENV", "HELPDESK_SLA__P2__DUE_DAYS": "3"})
    assert (config.desk.prefix, config.desk.name, config.desk.first_number) == ("ENV", "Jatni desk", 1001)
    assert (config.sla["P1"].name, config.sla["P1"].due_days, config.sla["P2"].due_days) == ("Red", 1, 3)
    assert config.from_file == {"desk.prefix", "desk.name", "sla.P1.name", "sla.P2.due_days"}


def test_a_list_of_tables_replaces_the_default_list_whole(tmp_path: Path) -> None:
    path = write(tmp_path, '[[ulbs]]\ncode = "X1"\nname = "Newtown"\n')
    config = load(path, {})
    assert [ulb.name for ulb in config.ulbs] == ["Newtown"]
    assert config.from_file == {"ulbs"}


def test_lists_and_tables_come_from_the_environment_as_json() -> None:
    answer = [{"text": "Done."}]
    config = load(
        None,
        {
            "HELPDESK_CALENDAR__HOURS": '["09:00-17:00"]',
            "HELPDESK_ANSWERS": json.dumps(answer),
            "HELPDESK_SLA__P3": '{"due_days": 4}',
            "HELPDESK_HEALTH__LISTEN": "127.0.0.1:0",
            "HELPDESK_BACKUP__AT": "18:00",
            "HELPDESK_DESK__NAME": "2026",
            "HELPDESK_CLOCK": "read elsewhere",
            "PATH": "/bin",
        },
    )
    assert [str(span) for span in config.calendar.hours] == ["09:00-17:00"]
    assert config.answers[0].text == "Done."
    assert (str(config.health.listen), str(config.backup.at), config.desk.name) == ("127.0.0.1:0", "18:00", "2026")
    assert (config.sla["P3"].due_days, config.sla["P3"].target_days) == (4, 1)


def test_default_answers_of_teams_and_modules_that_were_replaced_fall_away(tmp_path: Path) -> None:
    path = write(tmp_path, '[[teams]]\nkey = "one"\nname = "One"\n[[routes]]\nteam = "one"\n')
    assert load(path, {}).answers == ()


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    (line,) = problems(tmp_path / "config.toml")
    assert "copy config.example.toml" in line


def test_a_token_in_the_environment_is_enough_without_a_file(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml", {"HELPDESK_TELEGRAM__TOKEN": TOKEN}).token() == TOKEN


def test_without_a_token_the_config_loads_but_asking_for_it_says_how_to_set_it() -> None:
    with pytest.raises(ConfigError, match="HELPDESK_TELEGRAM__TOKEN"):
        load(None, {}).token()


def test_a_token_is_read_from_its_file(tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text(TOKEN + "\n")
    secret.chmod(0o600)
    config = load(write(tmp_path, f'[telegram]\ntoken_file = "{secret}"\n'), {})
    assert config.token() == TOKEN
    assert not config.warnings


def test_a_token_and_its_file_exclude_each_other_but_the_environment_wins(tmp_path: Path) -> None:
    path = write(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\ntoken_file = "none"\n')
    assert problems(path) == ("telegram.token_file: set token or token_file, not both",)
    assert load(path, {"HELPDESK_TELEGRAM__TOKEN": "1:a"}).token() == "1:a"


def test_a_token_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (line,) = problems(write(tmp_path, '[telegram]\ntoken_file = "/nowhere/token"\n'))
    assert line.startswith("telegram.token_file: /nowhere/token can't be read")


def test_a_file_with_a_token_that_others_can_read_is_warned_about(tmp_path: Path) -> None:
    path = write(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\n')
    assert load(path, {}).warnings == ()
    path.chmod(0o644)
    (warning,) = load(path, {}).warnings
    assert "chmod 600" in warning


def test_a_file_without_secrets_may_be_open(tmp_path: Path) -> None:
    path = write(tmp_path, '[desk]\nprefix = "A"\n')
    path.chmod(0o644)
    assert load(path, {}).warnings == ()


def test_keeping_data_for_less_than_a_year_is_warned_about() -> None:
    (warning,) = load(None, {"HELPDESK_DESK__RETENTION_DAYS": "30"}).warnings
    assert "retention_days" in warning


def test_no_secret_is_printed(tmp_path: Path) -> None:
    text = f'[telegram]\ntoken = "{TOKEN}"\n[telegram.webhook]\nsecret_token = "hush_hush"\n'
    text += '[database]\nurl = "postgresql+asyncpg://desk:pa55word@db,spare/helpdesk"\n'
    text += 'reader_url = "postgresql+asyncpg://reader:pass2@replica/helpdesk"\n'
    config = load(write(tmp_path, text), {})
    for shown in (repr(config), str(config), repr(config.telegram), config.model_dump_json()):
        for secret in (TOKEN, "hush_hush", "pa55word", "pass2"):
            assert secret not in shown
    assert set(config.secrets) == {TOKEN, "hush_hush", "pa55word", "pass2"}


@pytest.mark.parametrize(
    "text",
    [
        '[telegram]\ntoken = "hush_hush"',
        '[telegram]\ntoken = ["hush_hush"]',
        '[telegram]\ntoken = "hush_hush',
        'telegram = "hush_hush"',
        '[telegram.webhook]\nsecret_token = "hush_hush!"',
        '[database]\nurl = "mysql://root:hush_hush@db"',
        '[database]\nurl = "hush_hush"',
    ],
)
def test_no_error_tells_a_secret(tmp_path: Path, text: str) -> None:
    assert "hush_hush" not in "\n".join(problems(write(tmp_path, text)))


def test_nothing_can_be_changed_later() -> None:
    config: Config = load(None, {})
    with pytest.raises(ValueError, match="frozen"):
        config.log = "X"  # type: ignore[assignment, misc]
    with pytest.raises(AttributeError, match="prefix"):
        config.desk.prefix = "X"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("said", "closes", "reopens"),
    [
        ("", 3, 7),
        ("auto_close_days = 7", 7, 7),
        ("auto_close_days = 10", 10, 10),
        ("auto_close_days = 365", 365, 365),
        ("reopen_within_days = 2", 3, 3),
        ("reopen_within_days = 14", 3, 14),
        ("auto_close_days = 10\nreopen_within_days = 10", 10, 10),
        ("auto_close_days = 1\nreopen_within_days = 5", 1, 5),
    ],
)
def test_the_limit_after_a_solution_that_is_not_given_makes_room_for_the_one_that_is(
    tmp_path: Path, said: str, closes: int, reopens: int
) -> None:
    desk = load(write(tmp_path, f"[desk]\n{said}\n"), {}).desk
    assert (desk.auto_close_days, desk.reopen_within_days) == (closes, reopens)
    assert settings_of(load(write(tmp_path, f"[desk]\n{said}\n"), {})).reopen_within_days == reopens


@pytest.mark.parametrize(("closes", "reopens"), [(10, 7), (3, 2), (365, 364)])
def test_two_limits_that_contradict_each_other_are_refused_with_what_to_do(
    tmp_path: Path, closes: int, reopens: int
) -> None:
    text = f"[desk]\nauto_close_days = {closes}\nreopen_within_days = {reopens}\n"
    (line,) = problems(write(tmp_path, text))
    assert line.startswith(f"desk: reopen_within_days ({reopens}) must not be less than auto_close_days ({closes})")
    assert line.endswith(f"take reopen_within_days out of the file, or make it {closes} or more")
