"""How a waiting mail moves: one has it, it ends once, and it always has a date while it waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from helpdesk.desk.mail.waiting import written_by
from helpdesk.mail.authentication import SenderProof
from helpdesk.mail.mail import Mail, MailNature, MailState
from helpdesk.mail.waiting import (
    MailOver,
    MailTaken,
    audience,
    back_again,
    ended,
    first_date,
    given_back,
    reminded,
    taken,
    too_soon_after,
)
from tests.helpdesk.office import ANITA, OFFICE, RAVI, at

CAME = at("Mon 16 Nov 11:00")
MAIL = Mail(
    folder="INBOX", validity=1, uid=1, message_id="<a@b>", digest="d", sender="a@b.example", sender_name="",
    subject="", text="", signature="", references="", nature=MailNature.PERSON, proof=SenderProof.UNKNOWN,
    proven_by="", came_at=CAME, next_at=first_date(CAME, OFFICE),
)  # fmt: skip


def test_the_first_date_is_within_the_business_day_after_it_came() -> None:
    assert CAME < first_date(CAME, OFFICE) < at("Tue 17 Nov 17:30")
    assert first_date(at("Sat 14 Nov 23:00"), OFFICE) > at("Mon 16 Nov 10:00")


def test_who_is_first_has_it_and_may_take_it_again() -> None:
    mail = taken(MAIL, RAVI, CAME, OFFICE)
    assert (mail.state, mail.taken_by, mail.version) == (MailState.TAKEN, RAVI, 2)
    assert taken(mail, RAVI, CAME, OFFICE) is mail
    with pytest.raises(MailTaken) as raised:
        taken(mail, ANITA, CAME, OFFICE)
    assert raised.value.by == RAVI
    with pytest.raises(MailTaken):
        ended(mail, MailState.JUNK, ANITA, CAME)
    assert ended(mail, MailState.OPENED, RAVI, CAME, ticket=1001).ticket == 1001
    assert ended(mail, MailState.DOUBLE, None, CAME).state is MailState.DOUBLE


def test_it_ends_once() -> None:
    over = ended(MAIL, MailState.REFUSED, RAVI, CAME, reason="words")
    assert (over.next_at, over.is_unended) == (None, False)
    again: tuple[Callable[[], Mail], ...] = (
        lambda: taken(over, RAVI, CAME, OFFICE),
        lambda: ended(over, MailState.JUNK, ANITA, CAME),
        lambda: back_again(over, CAME, OFFICE),
    )
    for once_more in again:
        with pytest.raises(MailOver) as raised:
            once_more()
        assert raised.value.by == RAVI


def test_what_is_given_back_or_was_no_junk_waits_for_everybody_with_a_date() -> None:
    mail = given_back(taken(MAIL, RAVI, CAME, OFFICE), CAME, OFFICE)
    assert (mail.state, mail.taken_by, mail.next_at) == (MailState.WAITING, None, MAIL.next_at)
    assert given_back(MAIL, CAME, OFFICE) is MAIL
    junk = ended(MAIL, MailState.JUNK, RAVI, CAME)
    mail = back_again(junk, CAME, OFFICE)
    assert (mail.state, mail.ended_by) == (MailState.WAITING, None)
    assert mail.next_at is not None


def test_the_desk_is_reminded_then_the_admins_and_what_lies_in_one_hand_is_freed() -> None:
    mail = taken(MAIL, RAVI, CAME, OFFICE)
    assert audience(mail) == "desk"
    once = reminded(mail, at("Mon 16 Nov 17:00"), OFFICE)
    assert (once.state, audience(once)) == (MailState.TAKEN, "admins")
    twice = reminded(once, at("Tue 17 Nov 17:30"), OFFICE)
    assert (twice.state, twice.taken_by, audience(twice)) == (MailState.WAITING, None, "admins")
    assert twice.next_at is not None
    assert twice.next_at > at("Tue 17 Nov 17:30")
    assert reminded(replace(MAIL, step=5), CAME, OFFICE).state is MailState.WAITING


def test_ten_minutes_must_pass_between_our_letter_and_a_ticket_by_a_mail_alone() -> None:
    assert CAME - too_soon_after(CAME) == timedelta(minutes=10)


@pytest.mark.parametrize(
    ("sent", "came", "now", "said"), [(-9, 0, 9, -9), (9, 0, 9, 0), (-1, 0, -9, -9), (None, 0, 9, 0), (9, 9, 0, 0)]
)
def test_a_mail_was_said_when_it_was_sent_but_never_after_it_came_or_now(
    sent: int | None, came: int, now: int, said: int
) -> None:
    def then(minutes: int) -> datetime:
        return CAME + timedelta(minutes=minutes)

    mail = replace(MAIL, came_at=then(came), sent_at=then(sent) if sent is not None else None)
    assert written_by(mail, then(now)).said_at == then(said)
