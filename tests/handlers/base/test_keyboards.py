"""Which buttons stand under a ticket, in which order: on a team's card by its status, in private by who looks."""

from __future__ import annotations

import pytest
from telegram import InlineKeyboardMarkup

from handlers.base.catalogue import Catalogue
from handlers.base.keyboards import Keyboards
from handlers.routes import BUTTONS
from helpdesk.ticket.ticket import Status
from tests.helpdesk.cast import actor
from tests.helpdesk.office import ticket

KEYBOARDS = Keyboards(Catalogue(), "en", BUTTONS)
# A button that is not named here may be added without a word.
NAMED = (
    "", "c", "rs", "rl", "a", "an", "na", "fw", "es", "ca", "ro", "rf", "ln", "wd", "h", "pr:v", "py:v", "wa:on",
)  # fmt: skip


def read(keyboard: InlineKeyboardMarkup | None) -> str:
    """Return the codes of the buttons, a line each row."""
    rows = keyboard.inline_keyboard if keyboard is not None else ()
    return " / ".join(" ".join(str(button.callback_data).replace(":1001", "") for button in row) for row in rows)


@pytest.mark.parametrize(
    ("status", "codes"),
    [
        (Status.OPEN, ""),
        (Status.ESCALATED, "c rs / a fw / m"),
        (Status.CLAIMED, "rs a / fw rl / ca m"),
        (Status.WAITING, "rs na / fw rl / ca m"),
        (Status.RESOLVED, "ro m"),
        (Status.CLOSED, ""),
    ],
)
def test_a_card_offers_what_fits_its_status(status: Status, codes: str) -> None:
    assert read(KEYBOARDS.card(ticket(status=status, team="egov", claimed_by=21))) == codes


@pytest.mark.parametrize(
    ("who", "status", "codes"),
    [
        ("member", Status.ESCALATED, "c rs a fw rf ln h py:v wa:on"),
        ("member", Status.CLAIMED, "rs rl a fw ca rf ln h pr:v py:v wa:on"),
        ("operator", Status.WAITING, "an fw ca rf ln wd h py:v wa:on"),
        ("operator", Status.OPEN, "rs es rf ln wd h pr:v py:v wa:on"),
        ("spoc", Status.RESOLVED, "ro h"),
        ("admin", Status.ESCALATED, "h py:v wa:on"),
        ("stranger", Status.ESCALATED, ""),
    ],
)
def test_a_view_offers_what_its_reader_may_do_now_in_this_order(who: str, status: Status, codes: str) -> None:
    team = None if status is Status.OPEN else "egov"
    holder = 21 if status in (Status.CLAIMED, Status.WAITING) else None
    shown = ticket(status=status, team=team, claimed_by=holder)
    offered = read(KEYBOARDS.view(shown, actor(who), files=0)).replace(" / ", " ").split(" ")
    assert [code for code in offered if code in NAMED] == codes.split(" ")


def test_only_claim_is_coloured() -> None:
    card = KEYBOARDS.card(ticket(status=Status.ESCALATED, team="egov"))
    assert card is not None
    styles = {str(button.callback_data): button.style for row in card.inline_keyboard for button in row}
    assert {data for data, style in styles.items() if style} == {"c:1001"}
