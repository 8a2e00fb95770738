"""SPOCs' own addresses: one each, made theirs by a code, forgotten by address, and in time if unconfirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.mail.letters import Letter, LetterKind
from helpdesk.mail.own_address import LIVES, AddressAnswer, answer_to
from helpdesk.people.actors import Membership, Person, Role
from helpdesk.settings.mail import MailSettings
from helpdesk.ticket.errors import NotAllowed
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import SETTINGS, actor
from tests.storage.factories import MONDAY, enter

LIPIKA, BIJAY = 401, 402
OFFICE = "office@jatni.example"
WITH_MAIL = replace(SETTINGS, mail=MailSettings(address="helpdesk@mukta.example"))


async def _spocs(unit: UnitOfWork) -> None:
    for number in (LIPIKA, BIJAY):
        spoc = Membership(Role.SPOC, ulb="JA")
        await enter(unit, Person(number, "A SPOC", memberships=frozenset({spoc})))


async def test_an_office_may_have_two_spocs_and_each_proves_its_address_alone(unit: UnitOfWork) -> None:
    await _spocs(unit)
    book = unit.own_addresses
    for person in (LIPIKA, BIJAY):
        await book.ask(person, OFFICE, MONDAY)
    assert await book.owners(OFFICE) == []
    own = await book.of(LIPIKA)
    assert own is not None
    assert answer_to(own, f" {own.code[:3]} {own.code[3:]}", MONDAY) is AddressAnswer.KNOWN
    await book.confirm(LIPIKA, MONDAY)
    assert await book.owners(OFFICE.upper()) == [LIPIKA]
    assert answer_to(await book.of(LIPIKA), own.code, MONDAY) is AddressAnswer.OVER, "a code opens once"
    assert answer_to(await book.of(BIJAY), "", MONDAY) is AddressAnswer.WRONG
    assert answer_to(await book.of(BIJAY), "1", MONDAY + LIVES + timedelta(seconds=1)) is AddressAnswer.OVER

    await book.forget_unconfirmed(MONDAY + timedelta(seconds=1))
    assert await book.of(BIJAY) is None
    await book.forget(address=OFFICE)
    assert await book.of(LIPIKA) is None
    assert answer_to(await book.of(LIPIKA), own.code, MONDAY) is AddressAnswer.OVER


async def test_to_whom_a_code_went_is_forgotten_when_it_opens_nothing_any_more(unit: UnitOfWork) -> None:
    code = await unit.letters.add(Letter(kind=LetterKind.CODE, address=OFFICE), MONDAY, "mukta.example")
    other = await unit.letters.add(Letter(kind=LetterKind.ANSWER, address=OFFICE), MONDAY, "mukta.example")
    await unit.letters.blank_codes(MONDAY + timedelta(seconds=1))
    left = [await unit.letters.get(number) for number in (code, other)]
    assert [letter.letter.address for letter in left if letter is not None] == ["", OFFICE]


async def test_only_a_spoc_gives_an_address_and_only_where_the_desk_has_one(unit: UnitOfWork) -> None:
    spoc, operator = actor("spoc"), actor("operator")
    for settings, who in ((WITH_MAIL, operator), (SETTINGS, spoc)):
        with pytest.raises(NotAllowed):
            await Desk(unit, settings, MONDAY).own_addresses.give(who, OFFICE)
    desk = Desk(unit, WITH_MAIL, MONDAY).own_addresses
    for odd in ("helpdesk@mukta.example", "a@b, c@d", "nobody"):
        assert await desk.give(spoc, odd) is AddressAnswer.NO_ADDRESS
