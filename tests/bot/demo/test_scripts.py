"""The buttons that the demo's scripts name are the desk's: by what they carry, and by what is written on them."""

from __future__ import annotations

import pytest

from handlers.base.callback_data import decode
from handlers.base.catalogue import LANGUAGES, Catalogue
from handlers.routes import BUTTONS
from sandbox.stage.script.buttons import Known, buttons


@pytest.mark.parametrize("name", buttons())
def test_a_button_that_a_script_names_is_one_of_the_desk(name: str) -> None:
    known = buttons()[name]
    carried = known.data.replace("{ticket}", "1250").replace("*", "7")
    press = decode(carried)
    assert press is not None, carried
    assert known.carries(carried, "1250")
    assert not known.carries(carried, "125") or "{ticket}" not in known.data
    label = BUTTONS[press.what].label
    if label and not press.arg:  # with an argument it may say something else
        assert known.says == label


@pytest.mark.parametrize("known", [one for one in buttons().values() if one.says], ids=lambda one: one.says)
def test_what_is_written_on_it_is_known_in_every_language(known: Known) -> None:
    labels = {language: Catalogue().plain(language, known.says) for language in LANGUAGES}
    assert all(Catalogue().has(known.says, language) for language in LANGUAGES)
    assert len(set(labels.values())) == len(LANGUAGES), labels
