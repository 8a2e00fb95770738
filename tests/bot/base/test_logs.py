"""The log: no token, no secret and no phone number in it, whatever is logged and however."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.logs import Redactor, about, mark, set_up

Form = Literal["text", "json"]
TOKEN = "123456789:AAF-x_9abcdefghijklmnopqrstuvwxyz01"
SECRET = "hush/ it's+a secret"

tokens = st.from_regex(r"[0-9]{5,12}:[A-Za-z0-9_-]{30,40}", fullmatch=True)
phones = st.builds(
    lambda plus, digits, gaps: plus + "".join(gap + digit for gap, digit in zip(gaps, digits, strict=True)),
    st.sampled_from(["+91", "+91 ", "+91-", "+ 91 "]),
    st.from_regex(r"[6-9][0-9]{9}", fullmatch=True),
    st.lists(st.sampled_from(["", "", " ", "-"]), min_size=10, max_size=10),
)
around = st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=20)


@pytest.fixture(autouse=True)
def the_logging_of_the_tests_comes_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook = hook


def logged(form: Form) -> io.StringIO:
    stream = io.StringIO()
    set_up(form, "DEBUG", [SECRET], stream)
    return stream


@given(before=around, token=tokens, after=around)
def test_no_token_survives(before: str, token: str, after: str) -> None:
    said = Redactor()(f"{before} {token}{after}")
    assert token not in said
    assert token.partition(":")[2][:30] not in said


@given(before=around, phone=phones, after=around)
def test_of_a_phone_number_three_digits_stay(before: str, phone: str, after: str) -> None:
    said = Redactor()(before + phone + after)
    digits = "".join(letter for letter in said if letter in "0123456789")
    assert digits == "91" + "".join(letter for letter in phone if letter.isdigit())[-3:]


@given(before=around, after=around)
def test_no_configured_secret_survives(before: str, after: str) -> None:
    assert SECRET not in Redactor([SECRET])(before + SECRET + after)


def fail() -> None:
    raise RuntimeError(f"{SECRET} {TOKEN} +91-9437012345")


@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_slips_through_arguments_extras_or_tracebacks(form: Form) -> None:
    stream = logged(form)
    log = logging.getLogger("test")
    log.info("call %s for %s", f"https://api.telegram.org/bot{TOKEN}/getMe", "+91 94370 12345")
    log.warning("hook", extra={"action": f"check {SECRET}", "caller": "919437012345", "tries": 3})
    try:
        fail()
    except RuntimeError:
        log.exception("broken", stack_info=True)
    said = stream.getvalue()
    assert "345" in said
    for word in (TOKEN, TOKEN.partition(":")[2], SECRET, "9437012", "94370"):
        assert word not in said
    assert "RuntimeError" in said


def test_a_token_in_an_address_is_found_though_encoded() -> None:
    assert "AAF" not in Redactor()(TOKEN.replace(":", "%3A"))
    assert "hush" not in Redactor([SECRET])("hush%2F%20it%27s%2Ba%20secret")


@pytest.mark.parametrize(
    "said",
    ["9437012345", "Mob9437012345", "9437012345Ramesh", "94370 12345", "୯୪୩୭୦୧୨୩୪୫", "०९४३७०१२३४५", "0674-2391345",
     "119437012345", "x9.4.3.7.0.1.2.3.4.5"],
)  # fmt: skip
def test_a_number_is_struck_without_its_country_glued_or_in_any_script(said: str) -> None:
    struck = Redactor()(f"text {said} of a person")
    assert [c for c in struck if c.isdecimal()][-3:] == ["3", "4", "5"]
    assert len([c for c in struck if c.isdecimal()]) <= 5


def test_an_address_is_struck_and_a_mention_of_a_bot_is_not() -> None:
    assert Redactor()("mail <ramesh.k+x@jatni.example.org>, @helpdesk_bot") == "mail <[e-mail]>, @helpdesk_bot"


def test_ids_that_the_code_puts_on_a_line_stay_whatever_they_look_like() -> None:
    out = logged("json")
    with about(update=9437012345):
        logging.getLogger("desk").warning("person 9437012345", extra={"person": 9437012345})
    said = json.loads(out.getvalue())
    assert (said["update"], said["person"], said["message"]) == (9437012345, "+91•••••••345", "person +91•••••••345")


def test_other_numbers_stay() -> None:
    for text in (
        "MUK-1042 of PJ/2023-24/000180",
        "chat -1001234567890",
        "update 912345678",
        "2026-11-20T16:30",
    ):
        assert Redactor()(text) == text


def test_json_lines_are_json_with_the_extras() -> None:
    stream = logged("json")
    logging.getLogger("test").info("two\nlines", extra={"ticket": 1042})
    said = json.loads(stream.getvalue())
    assert said["message"] == "two\nlines"
    assert said["ticket"] == 1042
    assert said["level"] == "INFO"
    assert said["at"].endswith("Z")


def test_nobodys_text_forges_a_line() -> None:
    stream = logged("text")
    logging.getLogger("test").info("from a person: %s", "hello\n2026-01-01T00:00:00Z ERROR forged")
    assert len(stream.getvalue().splitlines()) == 1


def test_the_http_client_does_not_log_its_addresses() -> None:
    stream = logged("text")
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot...")
    assert not stream.getvalue()


@pytest.mark.parametrize("whose", ["apscheduler.executors.default", "apscheduler.scheduler", "uvicorn.error"])
def test_of_what_goes_as_it_should_in_a_library_nothing_is_told_and_of_what_does_not_all(whose: str) -> None:
    stream = logged("text")
    logging.getLogger(whose).info("Job executed successfully")
    assert not stream.getvalue()
    logging.getLogger(whose).warning("Run time of job was missed")
    assert "was missed" in stream.getvalue()


def test_an_error_that_nothing_caught_is_redacted_too() -> None:
    stream = logged("text")
    error = RuntimeError(TOKEN)
    sys.excepthook(RuntimeError, error, error.__traceback__)
    assert "RuntimeError: [token]" in stream.getvalue()


def test_json_lines_carry_the_ids_of_what_they_are_about() -> None:
    out = logged("json")
    with about(update=17, ticket=None), about(ticket=1042):
        logging.getLogger("desk").warning("said")
    logging.getLogger("desk").warning("after")
    inside, after = (json.loads(line) for line in out.getvalue().splitlines())
    assert (inside["update"], inside["ticket"]) == (17, 1042)
    assert "update" not in after


def test_a_chat_is_found_by_a_mark_from_which_it_can_t_be_read() -> None:
    out = logged("text")
    with about(chat=mark(-1001234567890)):
        logging.getLogger("desk").warning("said")
    assert f"said chat={mark(-1001234567890)}" in out.getvalue()
    assert "1234567890" not in out.getvalue()
    assert mark(-1001234567890) != mark(-1001234567891)
    assert mark(None) is None
    assert all(str(mark(chat)).isalpha() for chat in range(100))


@pytest.mark.parametrize("form", ["text", "json"])
def test_of_a_library_s_line_that_can_t_be_made_nothing_raw_is_shown(form: Form) -> None:
    out = logged(form)
    logging.getLogger("some.library").warning("%d tries with %s", "three", TOKEN)
    assert "a line of some.library (test_logs.py:" in out.getvalue()
    assert TOKEN not in out.getvalue()


def test_a_number_among_the_extras_stays_one_unless_it_is_a_phone_number() -> None:
    out = logged("json")
    logging.getLogger("test").info("said", extra={"tries": 3, "caller": 919437012345, "well": True})
    said = json.loads(out.getvalue())
    assert (said["tries"], said["caller"], said["well"]) == (3, "+91•••••••345", True)
