"""A question of ours and the passing word at its press say the same: where the answer is to be written."""

from __future__ import annotations

import pytest
from telegram import InlineKeyboardMarkup

from handlers.cards.words import Cards
from handlers.prompts import prompts
from helpdesk.notify.kinds import PromptCard
from helpdesk.outbox import Urgency
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.handlers.saying import CARD, NOW, Saying
from tests.helpdesk.cast import PEOPLE, actor
from tests.helpdesk.office import ticket
from tests.storage.factories import enter


@pytest.fixture
async def chats(unit: UnitOfWork) -> Saying:
    """A desk on which Ravi of eGov has MUK-1004, open in the group and in private."""
    await enter(unit, *PEOPLE.values())
    await unit.tickets.add(ticket(number=1004, status=Status.CLAIMED, team="egov", claimed_by=21, logged_by=11))
    saying = Saying(unit)
    for where in ("egov", "private"):
        await saying.shows(actor("member", where), 1004)
    return saying


@pytest.mark.parametrize("code", ["rs", "a", "rf", "ln"])
@pytest.mark.parametrize(("where", "chat", "is_forced"), [("egov", -1, False), ("private", 21, True)])
async def test_a_prompt_says_where_to_answer_as_its_toast_does(
    chats: Saying, code: str, where: str, chat: int, is_forced: bool
) -> None:
    toast = await chats.press("member", f"{code}:1004", where, CARD + 1004)
    waiting = await chats.unit.prompts.waiting(chat, 21)
    assert waiting is not None
    owed = PromptCard(waiting.id).message_to(chat, Urgency.REPLY, ticket=1004, person=21)
    shown = await prompts.render(owed, chats.unit, Cards(chats.office, "en", NOW))
    assert shown is not None
    assert isinstance(shown.markup, InlineKeyboardMarkup)
    assert ("Reply" in shown.text) == (not is_forced)
    assert ("Reply" in (toast or "")) == (not is_forced)
    assert shown.markup.to_dict().get("force_reply", False) is is_forced
