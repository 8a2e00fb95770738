"""A corpus of mails as programs and servers write them, whole and broken: what must come out of each, in a table."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bot.mail.parse import digest_of, part_of, read_mail
from helpdesk.mail.loops import nature_of
from helpdesk.mail.mail import MailKey
from helpdesk.mail.words import new_words
from tests.bot.mail.expected import EXPECTED

CORPUS = Path(__file__).parent / "corpus"
KEY = MailKey("INBOX", 1, 1)
OWN = {"helpdesk@mukta.example"}


def test_every_mail_of_the_corpus_has_its_line_in_the_table() -> None:
    assert {path.stem for path in CORPUS.glob("*.eml")} == set(EXPECTED)
    assert len(EXPECTED) >= 60


@pytest.mark.parametrize("name", EXPECTED)
def test_out_of_a_mail_comes_what_must(name: str) -> None:
    wanted, raw = EXPECTED[name], (CORPUS / f"{name}.eml").read_bytes()
    read = read_mail(raw, KEY)
    said = new_words(read.text)
    if "text_has" in wanted:
        assert wanted["text_has"] in said.text
    else:
        assert said.text == wanted["text"]
    assert read.sender == wanted["sender"] or "any_sender" in wanted
    assert nature_of(read, OWN).value == wanted["nature"]
    assert (read.trouble.value if read.trouble else None) == wanted.get("trouble")
    assert [part.name for part in read.parts] == wanted.get("files", [])
    assert all(part_of(raw, part.part) is not None for part in read.parts)
    assert wanted.get("signature_has", "") in said.signature
    if name != "address-broken":  # Python reads such a line as one address or as two, by its version
        assert read.senders == wanted.get("senders", 1)
    assert list(read.report.message_ids if read.report else ()) == wanted.get("reports", [])
    assert wanted.get("subject_is", read.subject) == read.subject


@pytest.mark.parametrize("name", EXPECTED)
def test_the_same_mail_by_another_way_is_the_same(name: str) -> None:
    raw = (CORPUS / f"{name}.eml").read_bytes()
    by_another = b"Received: from a by b; Fri, 20 Nov 2026 10:51:00 +0530\r\nX-Spam: no\r\n" + raw
    if name not in ("no-header-at-all", "only-cr", "no-body"):  # no line parts what servers write from the rest
        assert digest_of(by_another) == digest_of(raw)
    assert digest_of(raw + b"more") != digest_of(raw)


@pytest.mark.parametrize(
    "text",
    ["On " * 30_000, "> " * 60_000, "From: a\n" * 20_000, "(" * 90_000, "-- \n" * 40_000, "Regards\n" * 20_000,
     "a" * 400_000],
    ids=["on", "quotes", "from", "brackets", "dashes", "regards", "one-word"],
)  # fmt: skip
def test_nobody_can_write_a_mail_that_takes_long_to_read(text: str) -> None:
    began = time.process_time()
    read = read_mail(b"From: a@b.example\nSubject: x\n\n" + text.encode(), KEY)
    new_words(read.text)
    assert time.process_time() - began < 5.0


def test_mails_within_mails_and_parts_without_end_are_read_up_to_a_limit() -> None:
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(300))
    read = read_mail(b"From: a@b.example\n" + deep + b"\nwords", KEY)
    assert read.key == KEY
    many = b'From: a@b.example\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 3000
    assert read_mail(many, KEY).parts_in_all <= 1000
