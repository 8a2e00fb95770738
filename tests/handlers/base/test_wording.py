"""Every refusal has words, every key that the code names has a sentence, and every sentence is used."""

from __future__ import annotations

import ast
import inspect
import re
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import handlers
import helpdesk
from bot.config.from_config import settings_of
from bot.config.load import load
from handlers.base import errors as wording
from handlers.base.catalogue import LANGUAGES, Catalogue
from helpdesk.intake import form as form
from helpdesk.intake.asking import FormProblem, NoticeKind, Taken
from helpdesk.people.rights import Action
from helpdesk.settings.named import in_language
from helpdesk.ticket import errors
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.ticket import Status

SAID = st.lists(st.sampled_from(["a", "<", "{", "0", "1", "\ue000", "\ue001", "\ue0000\ue001"]), max_size=9).map(
    "".join
)
ENGLISH = Catalogue(("en",))
ROOMS = [Path(inspect.getfile(room)).parent for room in (handlers, helpdesk)]
ROOMS.append(ROOMS[0].parent / "bot")
ALL_KEYS = [
    key
    for path in (ROOMS[0] / "locales" / "en").glob("*.ftl")
    for key in re.findall(r"^([a-z][a-z0-9-]*) =", path.read_text(encoding="utf-8"), re.MULTILINE)
]
KEYS = frozenset(ALL_KEYS)
INTERNAL = {  # mistakes of ours or of two processes: the update is tried again, then owned up to with its number
    errors.Stale, errors.UnknownFact, form.FormIncomplete,
}  # fmt: skip
PERSONS = ("operator", "member", "manager", "spoc", "stranger")


def _all_errors() -> list[type[HelpdeskError]]:
    found, left = [], [HelpdeskError]
    while left:
        for one in left.pop().__subclasses__():
            if one.__module__.startswith("helpdesk."):
                found.append(one)
                left.append(one)
    return sorted(set(found), key=lambda one: one.__name__)


def _texts() -> list[str]:
    """Return every literal of the three rooms; what an f-string fills in is a star."""
    found = []
    for room in ROOMS:
        for path in room.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    parts = [str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values]
                    found.append("".join(parts))
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.append(node.value)
    return found


@pytest.mark.parametrize("error", _all_errors(), ids=lambda error: error.__name__)
def test_every_refusal_is_worded_or_a_mistake_of_ours(error: type[HelpdeskError]) -> None:
    asked_back = any(
        f"except {error.__name__}" in path.read_text(encoding="utf-8") for path in ROOMS[0].rglob("*.py")
    )
    worded = error.__name__ in inspect.getsource(wording) or asked_back
    assert worded != (error in INTERNAL)


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_words_for_whoever_may_not(action: Action) -> None:
    assert f"not-allowed-{action}" in KEYS


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_words_for_what_comes_too_late(status: Status) -> None:
    assert f"not-now-{status}" in KEYS
    assert f"status-{status}" in KEYS


@pytest.mark.parametrize("person", PERSONS)
def test_everybody_is_greeted(person: str) -> None:
    assert f"start-{person}" in KEYS


def test_no_key_has_two_sentences() -> None:
    assert not {key for key in KEYS if ALL_KEYS.count(key) > 1}


def test_every_sentence_of_the_catalogue_is_used() -> None:
    texts = frozenset(_texts())
    patterns = [
        re.compile(re.escape(text).replace(r"\*", "[a-z0-9-]+"))
        for text in texts
        if re.fullmatch(r"[a-z][a-z0-9-]*-\*(?:-\*)?[a-z-]*", text)
    ]
    unused = {key for key in KEYS - texts if not any(pattern.fullmatch(key) for pattern in patterns)}
    assert not unused


def test_every_key_in_an_enum_of_sentences_has_its_sentence() -> None:
    enums: tuple[type[StrEnum], ...] = (NoticeKind, FormProblem, Taken)
    assert not {member.value for enum in enums for member in enum} - KEYS


def test_a_text_of_any_length_goes_into_a_sentence_whole() -> None:
    text = "<b>&\ue0000\ue001" * 2000
    said = Catalogue().plain("en", "card-solution", text=text)
    assert said == text


@given(SAID, SAID)
def test_no_text_pulls_another_one_into_its_place(name: str, text: str) -> None:
    said = ENGLISH.plain("en", "card-asked", who=name, when="now", text=text + "x" * 200)
    assert said == f"❓ <b>{name}</b> asked the helpdesk, now: {text}{'x' * 200}"


def test_what_comes_with_the_program_has_names_in_every_language() -> None:
    settings = settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:x"}))
    said = [(item, "name") for item in (*settings.modules, *settings.reasons)]
    said += [(reason, "ask") for reason in settings.reasons if reason.ask]
    said += [(answer, "text") for answer in settings.answers]
    said += [(known, field) for known in settings.known_issues for field in ("trouble", "solution")]
    for item, field in said:
        named = {language: in_language(item, language, field) for language in LANGUAGES}
        assert len(set(named.values())) == len(LANGUAGES) or named["en"] == "SMS", named
    assert [ulb.name for ulb in settings.ulbs if not ulb.name_hi] == []
