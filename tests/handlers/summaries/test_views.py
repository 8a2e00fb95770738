"""What a summary's buttons carry: it can be read back, fits, and is nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.base.callback_data import Button, Press, encode
from handlers.summaries.views import SummaryView, decode
from helpdesk.reports.periods import Period

MENUS = st.from_regex(r"t|u[0-9]{1,2}", fullmatch=True)
VIEWS = st.one_of(
    st.builds(SummaryView, st.sampled_from(Period), team=st.from_regex(r"[a-z][a-z0-9_]{0,23}", fullmatch=True)),
    st.builds(SummaryView, st.sampled_from(Period), ulb=st.from_regex(r"[A-Z0-9]{1,10}", fullmatch=True), menu=MENUS),
    st.builds(SummaryView, st.sampled_from(Period), menu=MENUS),
)
DATES = st.dates(date(2020, 1, 1), date(2099, 12, 31))


@given(VIEWS)
def test_a_view_is_read_back_as_it_was(view: SummaryView) -> None:
    assert decode(view.encode()) == view


@given(st.sampled_from(Period), st.from_regex(r"[a-z][a-z0-9_]{0,23}", fullmatch=True), DATES)
def test_the_days_that_are_shown_fit_beside_the_longest_team(period: Period, team: str, on: date) -> None:
    view = SummaryView(period, team=team, on=on)
    assert encode(Press(Button.EXPORT, 1, view.encode()))
    assert decode(view.encode()) == view


@pytest.mark.parametrize(
    "text", ["", "someday", "today:x", "today:d261320", "today:d20261120", "today:d", "today:mu"]
)
def test_what_is_none_of_ours_is_refused(text: str) -> None:
    assert decode(text) is None
