"""A help text leads each person to the guide of their role, where there are guides."""

from dataclasses import replace
from functools import partial

import pytest

from handlers.base.catalogue import LANGUAGES, Catalogue
from handlers.base.greeting import guide
from helpdesk.settings.desk import DeskSettings

WHERE = DeskSettings(guides_url="https://desk.example/{guide}.html?a=1&b=2")
FACTS = {"name": "Rita", "desk": "desk", "example": "MUK-1001", "person": "1"}


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("help-operator", "operator"),
        ("help-member", "team"),
        ("help-group", "team"),
        ("help-spoc", "spoc"),
        ("help-manager", "manager"),
        ("help-admin", "admin"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_help_text_ends_with_the_guide_of_its_role_in_its_language(key: str, name: str, language: str) -> None:
    say = partial(Catalogue().say, language)
    without = say(key, **FACTS, **guide(key, replace(WHERE, guides_url=None), language, say))
    with_guide = say(key, **FACTS, **guide(key, WHERE, language, say))
    assert "📘" not in without
    assert with_guide.startswith(without.strip())
    there = name if language == "en" else f"{language}/{name}"
    assert f'📘 <a href="https://desk.example/{there}.html?a=1&amp;b=2">' in with_guide.splitlines()[-1]


@pytest.mark.parametrize("key", ["helped", "help-guide", "start-operator", "no-ticket"])
def test_other_sentences_have_no_guide(key: str) -> None:
    assert guide(key, WHERE, "en", Catalogue().say) == {}
