"""A line that opens like another caller's is asked about at every step; all else is words, as before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.intake.flow import current_step
from helpdesk.intake.form import FormStep
from tests.helpdesk.desk import NOBODY
from tests.helpdesk.intake.callers.two_callers import CALLS, OF_RAMESH, STEPS, WORDS, given_to, line


@pytest.mark.parametrize("text", CALLS)
def test_what_opens_like_another_callers_is_asked_about_and_is_in_no_form(text: str) -> None:
    for step in STEPS:
        form = replace(OF_RAMESH, editing=None if step is FormStep.REVIEW else step)
        heard = given_to(form, line(text))
        assert current_step(heard.form, NOBODY) is FormStep.ANOTHER, step
        assert replace(heard.form, aside=()) == form, step
        assert [one.text for one in heard.form.aside] == [text], step


@pytest.mark.parametrize("text", WORDS)
def test_what_opens_otherwise_is_taken_in_as_before(text: str) -> None:
    for step in STEPS:
        heard = given_to(replace(OF_RAMESH, editing=step), line(text))
        assert not heard.form.aside, step
        assert heard.taken or heard.problem, step
