"""What every row of the routes lets happen: each button and command, tried by everybody in every place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import pytest
from telegram import Chat, Message

from bot.config.chat_checks import ChatChecks
from bot.config.load import load
from handlers import talk
from handlers.base.buttons import Exempt, Needed
from handlers.base.callback_data import Button
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office, Turn
from handlers.base.errors import refusal
from handlers.base.incoming import read
from handlers.commands import ChatCommand, Commands, HeardIn, WholeMessage
from handlers.router import ButtonRow, Router, Talk
from handlers.routes import BUTTONS, COMMANDS
from helpdesk.lifecycle.workflow import fits
from helpdesk.mail.mail import mail_slot
from helpdesk.outbox import MessageKind, Posted, card_slot, form_slot
from helpdesk.people.actors import Actor, Person, Place, Where, scope_of
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import HelpdeskError, NotAllowed, NotNow, NotVisible
from helpdesk.ticket.ticket import Status, Ticket
from storage.unit_of_work import UnitOfWork
from tests.handlers.expected import CODES, COMMANDS_OF, OF_A_TICKET
from tests.helpdesk.cast import PEOPLE, PLACES, SETTINGS, actor
from tests.helpdesk.office import OLIVIA, at, ticket
from tests.storage.factories import enter, owed

CHECKS = ChatChecks(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"}))
OFFICE = Office(SETTINGS, Catalogue(), 42, "desk_bot", CHECKS, BUTTONS)
NOW = at("Mon 16 Nov 11:00")
TICKETS = (  # of eGov, Ravi has it; the same, solved; and one that the desk keeps
    ticket(number=1001, status=Status.CLAIMED, team="egov", claimed_by=21),
    ticket(number=1002, status=Status.RESOLVED, team="egov", claimed_by=21),
    ticket(number=1003),
)
FORM_CARD, MAIL_CARD, DONE = 9, 8, "done"  # the row's function ran


@dataclass
class Tried:
    """A function that only says that it was reached."""

    ran: bool = False

    async def press(self, *_: object) -> None:
        self.ran = True


def function_of(handler: Callable[..., Awaitable[None]] | WholeMessage) -> str:
    function = handler.handler if isinstance(handler, WholeMessage) else handler
    return f"{function.__module__}.{function.__qualname__}".removeprefix("handlers.")


def number_of(code: str, about: Ticket) -> int:
    return about.number if code in OF_A_TICKET else 1


async def answered(error: HelpdeskError, turn: Turn, who: Actor) -> str:
    key, facts = await refusal(turn, who, error)
    return turn.plain(who, key, **facts)[:200]


async def expected_of(code: str, who: Actor, about: Ticket, turn: Turn) -> str:
    """Return what a press must come to, by the table of rights and the workflow alone."""
    if (right := CODES[code][1]) is None:
        return DONE
    if code not in OF_A_TICKET:
        return DONE if may(who, right) else await answered(NotAllowed(right.value), turn, who)
    if not scope_of(who).covers(about):
        return await answered(NotVisible(about.number), turn, who)
    if may(who, right, about):
        return DONE
    if not fits(right, about.status):
        return await answered(NotNow(about.number, right.value, about.status.value), turn, who)
    return await answered(NotAllowed(right.value, about.number), turn, who)


async def pressed(row: ButtonRow, who: Actor, about: Ticket, unit: UnitOfWork) -> str:
    """Press a button under the message that it belongs to; return what was answered."""
    tried, turn, code = Tried(), Turn(unit, OFFICE, NOW), row.button.value
    router = Router(
        {row.button: replace(row, handler=tried.press)}, (), Talk(tried.press, tried.press, tried.press, talk.edited)
    )
    cards = {"f": FORM_CARD, "fd": FORM_CARD} | dict.fromkeys(("mo", "ma", "mw", "mn", "mj", "mb"), MAIL_CARD)
    message = cards.get(code, about.number)
    await router.pressed(turn, who, who.place.chat_id, message, f"{code}:{number_of(code, about)}")
    return DONE if tried.ran else turn.answer.text or ""


async def differences(unit: UnitOfWork, row: ButtonRow, people: tuple[str, ...]) -> list[str]:
    """Return where a row lets somebody do what they may not, or the other way round, or answers amiss."""
    found = []
    for name in people:
        for where in PLACES:
            for about in TICKETS:
                who = actor(name, where)
                wanted = await expected_of(row.button.value, who, about, Turn(unit, OFFICE, NOW))
                got = await pressed(row, who, about, unit)
                if got != wanted:
                    found.append(f"{row.button.name} of {about.number} by {name} in {where}: {got!r}, not {wanted!r}")
    return found


@pytest.fixture
async def desk(unit: UnitOfWork) -> UnitOfWork:
    """A desk with everybody and the tickets, each of which stands in every chat, as do a form's card and a mail's."""
    await enter(unit, Person(OLIVIA, "Olivia"), *PEOPLE.values())
    for one in TICKETS:
        await unit.tickets.add(one)
    for chat in {actor(name, where).place.chat_id for name in PEOPLE for where in PLACES}:
        for one in TICKETS:
            slot = card_slot(one.number, chat)
            posted = Posted(chat_id=chat, message_id=one.number, kind=MessageKind.CARD, slot=slot, ticket=one.number)
            await unit.outbox.take_slot(slot, posted)
        form = Posted(chat_id=chat, message_id=FORM_CARD, kind=MessageKind.FORM, slot=form_slot(1))
        await unit.outbox.take_slot(form_slot(1), form)
        mail = Posted(chat_id=chat, message_id=MAIL_CARD, kind=MessageKind.MAIL, slot=mail_slot(1, chat))
        await unit.outbox.take_slot(mail_slot(1, chat), mail)
    return unit


@pytest.mark.parametrize("code", CODES)
def test_a_code_in_a_message_already_posted_means_what_it_meant(code: str) -> None:
    function, right = CODES[code]
    row = BUTTONS[Button(code)]
    assert function_of(row.handler) == function
    assert row.right == right or (right is None and isinstance(row.right, Exempt))
    assert row.is_of_ticket == (code in OF_A_TICKET)


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: f"{row.name} {row.heard.name}")
def test_a_command_asks_for_the_right_that_it_always_asked_for(row: ChatCommand) -> None:
    right = COMMANDS_OF[row.heard][row.name]
    assert row.right == right or (right is None and isinstance(row.right, Exempt))


def test_no_button_or_command_is_without_its_line_in_the_tables_of_this_test() -> None:
    assert {button.value for button in Button} == set(CODES)
    assert {(row.heard, row.name) for row in COMMANDS} == {(h, name) for h in COMMANDS_OF for name in COMMANDS_OF[h]}
    assert len(COMMANDS) == sum(len(names) for names in COMMANDS_OF.values())


def test_whatever_stands_on_a_card_or_in_a_view_has_words_and_every_label_is_in_the_catalogue() -> None:
    assert all(row.label for row in BUTTONS.values() if row.card or row.view is not None)
    assert not {row.label for row in BUTTONS.values() if row.label and not OFFICE.catalogue.has(row.label)}


@pytest.mark.parametrize("who", PEOPLE)
async def test_a_press_runs_its_function_for_those_who_may_and_tells_the_others_why_not(
    desk: UnitOfWork, who: str
) -> None:
    found = [line for row in BUTTONS.values() for line in await differences(desk, row, (who,))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("button", "wrong"),
    [
        (Button.CLAIM, Action.VIEW),
        (Button.CLAIM, Action.ASK),
        (Button.CLAIM, Exempt.EVERYBODY),
        (Button.RESOLVE, Action.COMMENT),
        (Button.RELEASE, Action.PROMISE),
        (Button.HISTORY, Action.WATCH),
        (Button.CALLER, Action.VIEW),
        (Button.MORE, Action.CLAIM),
        (Button.FORM, Action.FIND),
        (Button.PAGE, Action.ERASE),
        (Button.EXPORT, Exempt.OWNER),
        (Button.LANGUAGE, Action.MINE),
        (Button.PROMPT_ANSWER, Action.OPEN),
        (Button.BURST, Action.CLAIM),
        (Button.TAKE_BACK, Action.CLAIM),
        (Button.SEND_AGAIN, Action.SETUP),
    ],
    ids=str,
)
async def test_a_wrong_right_in_the_row_of_a_button_is_noticed(
    desk: UnitOfWork, button: Button, wrong: Needed
) -> None:
    assert await differences(desk, replace(BUTTONS[button], right=wrong), tuple(PEOPLE))


def test_a_row_without_a_right_can_not_be_made() -> None:
    with pytest.raises(TypeError, match="right"):
        ButtonRow(Button.CLAIM, handler=Tried().press)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="right"):
        ChatCommand("queue", HeardIn.TEAM, handler=Tried().press)  # type: ignore[call-arg]


# -- commands


def somebody(name: str, where: str) -> Actor:
    return Actor(PEOPLE[name], Place(Where.FORUM, -3)) if where == "forum" else actor(name, where)


def expected_of_command(row: ChatCommand, who: Actor) -> str:
    if row.heard is HeardIn.TEAM and who.place.where in (Where.ELSEWHERE, Where.FORUM):
        return "group-not-linked" if who.place.where is Where.ELSEWHERE else "which-topic"
    right = COMMANDS_OF[row.heard][row.name]
    return DONE if right is None or may(who, right) else f"not-allowed-{right}"


async def said(row: ChatCommand, who: Actor, unit: UnitOfWork) -> str:
    """Say a command; return the key of what was answered."""
    tried, turn = Tried(), Turn(unit, OFFICE, NOW)
    whole = isinstance(row.handler, WholeMessage)
    row = replace(row, handler=WholeMessage(tried.press) if whole else tried.press)
    chat = Chat(who.place.chat_id, Chat.PRIVATE if who.place.chat_id > 0 else Chat.SUPERGROUP)
    await Commands((row,)).said(row, turn, who, read(Message(5, NOW, chat, text=f"/{row.name}"), OFFICE, NOW))
    return DONE if tried.ran else (await owed(unit))[-1][1]


async def command_differences(unit: UnitOfWork, row: ChatCommand) -> list[str]:
    found = []
    for name in PEOPLE:
        for where in ("private",) if row.heard is HeardIn.PRIVATE else (*PLACES[1:], "forum"):
            who = somebody(name, where)
            if (got := await said(row, who, unit)) != (wanted := expected_of_command(row, who)):
                found.append(f"/{row.name} by {name} in {where}: {got}, not {wanted}")
    return found


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: f"{row.name} {row.heard.name}")
async def test_a_command_runs_its_function_for_those_who_may_and_tells_the_others_why_not(
    unit: UnitOfWork, row: ChatCommand
) -> None:
    found = await command_differences(unit, row)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("name", "heard", "wrong"),
    [
        ("new", HeardIn.PRIVATE, Action.FIND), ("mine", HeardIn.PRIVATE, Action.QUEUE),
        ("status", HeardIn.PRIVATE, Action.VIEW), ("doctor", HeardIn.PRIVATE, Action.SUMMARY),
        ("caller", HeardIn.PRIVATE, Action.SETUP), ("help", HeardIn.PRIVATE, Action.MINE),
        ("queue", HeardIn.TEAM, Action.SETUP), ("summary", HeardIn.TEAM, Exempt.EVERYBODY),
        ("link", HeardIn.GROUP, Action.SETUP),
    ],
)  # fmt: skip
async def test_a_wrong_right_in_the_row_of_a_command_is_noticed(
    unit: UnitOfWork, name: str, heard: HeardIn, wrong: Needed
) -> None:
    (row,) = (row for row in COMMANDS if (row.name, row.heard) == (name, heard))
    assert await command_differences(unit, replace(row, right=wrong))
