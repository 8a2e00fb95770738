"""Who is believed, which ticket a mail is about, and what a yes is: without a server, without a database."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.mail.authentication import SenderProof, authentic
from helpdesk.mail.guess import sort_of
from helpdesk.mail.letters import Letter, LetterKind, SentLetter, is_address
from helpdesk.mail.loops import may_acknowledge, nature_of
from helpdesk.mail.mail import MailKey, MailNature, ReadMail
from helpdesk.mail.says import confirmation_in, is_bare
from helpdesk.mail.shown import is_odd, masked_address, shown_address
from helpdesk.mail.threads import Thread, named_in, thread_of
from helpdesk.ticket.ticket import Component, Confirmation, Nature
from tests.helpdesk.office import ticket

OURS, SENDER = "mx.desk.example", "ramesh@jatni.example"
PASSED = f"{OURS}; spf=pass smtp.mailfrom=jatni.example; dkim=pass; dmarc=pass (p=reject) header.from=jatni.example"
KEY = MailKey("INBOX", 1, 1)


def read(**known: object) -> ReadMail:
    headers = {name: (value,) for name, value in dict(known.pop("headers", {})).items()}  # type: ignore[call-overload]
    return ReadMail(key=KEY, digest="d", **{"sender": SENDER, **known}, headers=headers)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headers", "proof"),
    [
        ([PASSED], SenderProof.PASSED),
        ([PASSED.replace(OURS, f"{OURS} 1")], SenderProof.PASSED),
        ([PASSED.replace(OURS, OURS.upper())], SenderProof.PASSED),
        ([PASSED.replace(OURS, "mx.other.example")], SenderProof.UNKNOWN),
        ([PASSED.replace(OURS, f"x{OURS}")], SenderProof.UNKNOWN),
        ([f"{OURS}; dmarc=fail header.from=jatni.example", PASSED], SenderProof.FAILED),  # the topmost is ours
        ([f"{OURS}; none", PASSED], SenderProof.UNKNOWN),
        ([f"{OURS}; spf=pass; dkim=pass"], SenderProof.UNKNOWN),  # who signs is not who is named
        ([PASSED.replace("header.from=jatni", "header.from=other")], SenderProof.UNKNOWN),
        ([f"{OURS} (x; dmarc=pass header.from=jatni.example); spf=none"], SenderProof.UNKNOWN),  # in a comment
        ([f'{OURS}; spf=pass smtp.helo="a\\"; (" ; dmarc=pass header.from=jatni.example'], SenderProof.PASSED),
        ([], SenderProof.UNKNOWN),
    ],
)
def test_only_our_own_server_s_topmost_word_on_the_from_line_is_believed(
    headers: list[str], proof: SenderProof
) -> None:
    assert authentic(headers, OURS, SENDER, 1).proof is proof


def test_without_an_authority_or_with_two_senders_nothing_is_proven() -> None:
    assert authentic([PASSED], "", SENDER, 1).proof is SenderProof.UNKNOWN
    assert authentic([PASSED], OURS, SENDER, 2).proof is SenderProof.UNKNOWN
    assert authentic([PASSED], OURS, SENDER, 1).said == "spf=pass dkim=pass dmarc=pass"


LETTER = SentLetter(
    letter=Letter(id=7, kind=LetterKind.ACK, address=SENDER, ticket=1042), message_id="<secret@desk>",
    owed_at=datetime(2026, 11, 20, tzinfo=UTC),
)  # fmt: skip


def test_an_answer_to_our_letter_acts_whoever_has_it_and_an_id_only_from_its_caller_for_certain() -> None:
    letters = {LETTER.message_id: LETTER}
    answer = read(headers={"in-reply-to": "<other@x> <secret@desk>"})
    assert LETTER.id == 7
    assert thread_of(answer, SenderProof.UNKNOWN, letters, named=None, addresses=()) == Thread(
        1042, LETTER, acts=True
    )
    answer = read(headers={"references": "<a@b> <secret@desk> nonsense"})
    assert thread_of(answer, SenderProof.UNKNOWN, letters, named=9, addresses=()).ticket == 1042
    assert thread_of(read(), SenderProof.PASSED, {}, named=None, addresses={SENDER}) == Thread()
    for proof in SenderProof:
        for addresses in ({SENDER}, {"other@x.example"}):
            acts = thread_of(read(), proof, {}, named=1042, addresses=addresses).acts
            assert acts is (proof is SenderProof.PASSED and SENDER in addresses)
    of_none = SentLetter(letter=Letter(kind=LetterKind.ANSWER, address=SENDER), message_id="<n@desk>",
                         owed_at=LETTER.owed_at)  # fmt: skip
    answer = read(headers={"in-reply-to": "<n@desk>"})
    assert not thread_of(answer, SenderProof.PASSED, {"<n@desk>": of_none}, named=None, addresses=()).acts


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("Re: [MUK-1042] site", 1042), ("muk 1042", 1042), ("MUK–୧୦୪୨", 1042), ("MUK-1042 and MUK-1043", None),
        ("MUK-1042, again MUK-1042", 1042), ("XMUK-1042", None), ("MUK-12345678", None), ("1042", None),
    ],
)  # fmt: skip
def test_a_subject_names_one_ticket_or_none(subject: str, number: int | None) -> None:
    assert named_in(subject, "MUK") == number


@pytest.mark.parametrize(
    ("headers", "more", "nature"),
    [
        ({}, {}, MailNature.PERSON),
        ({"auto-submitted": "no"}, {}, MailNature.PERSON),
        ({"auto-submitted": "auto-generated"}, {}, MailNature.AUTOMATIC),
        ({"auto-submitted": "auto-generated", "in-reply-to": "<a@b>"}, {}, MailNature.REPLIED),
        ({"auto-submitted": "auto-replied; x=y"}, {}, MailNature.REPLIED),
        ({"x-autoreply": "yes"}, {}, MailNature.REPLIED),
        ({"x-autoreply": "no"}, {}, MailNature.PERSON),
        ({}, {"subject": "Automatic reply: site"}, MailNature.REPLIED),
        ({}, {"subject": "स्वचालित उत्तर: साइट"}, MailNature.REPLIED),
        ({"list-unsubscribe": "<x>"}, {}, MailNature.LIST),
        ({"precedence": "bulk"}, {}, MailNature.LIST),
        ({"precedence": "bulk", "in-reply-to": "<a@b>"}, {}, MailNature.REPLIED),
        ({"precedence": "auto_reply"}, {}, MailNature.REPLIED),
        ({"return-path": "< >"}, {}, MailNature.AUTOMATIC),
        ({"return-path": "<>"}, {"subject": "Undelivered Mail Returned"}, MailNature.BOUNCE),
        ({}, {"sender": "mailer-daemon@x.example", "subject": "Returned mail"}, MailNature.BOUNCE),
        ({}, {"content_type": "multipart/report"}, MailNature.BOUNCE),
        ({}, {"sender": "no-reply@x.example"}, MailNature.AUTOMATIC),
        ({}, {"sender": "desk@desk.example"}, MailNature.OURS),
        ({"x-helpdesk-letter": "1"}, {}, MailNature.OURS),
    ],
)
def test_who_has_written_it(headers: dict[str, str], more: dict[str, str], nature: MailNature) -> None:
    mail = read(headers=headers, **more)
    assert nature_of(mail, {"desk@desk.example"}) is nature
    assert may_acknowledge(nature, mail) is (nature is MailNature.PERSON)


def test_who_asks_for_no_automatic_answer_or_has_no_address_gets_none() -> None:
    assert not may_acknowledge(MailNature.PERSON, read(headers={"x-auto-response-suppress": "All"}))
    assert not may_acknowledge(MailNature.PERSON, read(headers={"x-auto-response-suppress": "OOF, DR"}))
    assert may_acknowledge(MailNature.PERSON, read(headers={"x-auto-response-suppress": "RN"}))
    assert not may_acknowledge(MailNature.PERSON, read(sender=""))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("YES", Confirmation.YES), ("*Yes*, thank you sir.", Confirmation.YES), ("ହଁ", Confirmation.YES),
        ("yes\nbut it fails again", None), ("Yes, but it fails", None),
        ("NO", Confirmation.NO), ("no, it fails again", Confirmation.NO), ("\n\nNo\nit is off", Confirmation.NO),
        ("no it still fails", Confirmation.NO), ("नहीं", Confirmation.NO), ("no problem any more", None),
        ("No. 7 of the list", Confirmation.NO), ("It works", None), ("", None), ("no ½", None),
    ],
)  # fmt: skip
def test_what_a_first_line_says(text: str, said: Confirmation | None) -> None:
    assert confirmation_in(text) is said


@given(st.text())
def test_no_text_is_too_odd_to_be_asked_for_a_yes(text: str) -> None:
    for said in (text, f"no {text}", f"yes{text}"):
        confirmation_in(said)
        is_bare(said)


def test_a_bare_word_is_no_note() -> None:
    assert is_bare(" NO! ")
    assert not is_bare("no, it fails")
    assert not is_bare("it")


def test_a_letter_goes_to_one_plain_address_only() -> None:
    assert is_address("a.b+c@x.example")
    for odd in ("a@b, c@d", "a b@c.d", "<a@b.c>", "a@b\nBcc: x@y", "a@", "a" * 300 + "@b.c"):
        assert not is_address(odd)


def test_an_address_is_shown_as_machines_know_it() -> None:
    assert shown_address("ramesh@jаtni.example") == "ramesh@xn--jtni-53d.example"  # a Cyrillic letter
    assert shown_address("nobody") == "nobody"
    assert "\\u" in shown_address("a@" + "ü" * 80 + ".example") or "\\x" in shown_address("a@" + "ü" * 80)
    assert masked_address(SENDER) == "•••@jatni.example"
    assert is_odd("Rаmesh")
    assert is_odd("Ram\u202eesh")
    assert not is_odd("Ramesh रमेश")


def test_the_sort_is_that_of_a_similar_ticket_or_by_the_words_or_nobody_s() -> None:
    assert sort_of("anything", [ticket(nature=Nature.BUG, component=None)]) == (Nature.BUG, None)
    assert sort_of("The site does not open", ()) == (Nature.TECHNICAL, Component.INFRASTRUCTURE)
    assert sort_of("How to add a worker?", ()) == (Nature.FUNCTIONAL, None)
    assert sort_of("Hello", ()) is None
