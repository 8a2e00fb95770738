"""Who a message opens with, whole: by a number or address, or by name and town; and what a form's first words say."""

from __future__ import annotations

from typing import Any

import pytest

from helpdesk.intake.opening import Opening, opening_of, read_call
from helpdesk.intake.reading import Reading
from tests.helpdesk.desk import LISTS

P, Q, MAIL, REF = "+919437012345", "+919437054321", "a@b.in", "MR/2024-25/04/16/000030"
MOHAN: dict[str, Any] = {"name": "Mohan", "ulb": "JA"}


def by(*contacts: str, more: bool = False, **said: Any) -> Opening:
    """Return an opening; ``more``: it goes on to say something."""
    return Opening(contacts=frozenset(contacts), has_more=more, **said)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        # by a number or an address
        ("94370 - 12345 Ramesh - otp - stuck", by(P, name="Ramesh", more=True)),
        ("A@B.in", by(MAIL)),
        ("a@b.in 9437054321", by(MAIL, Q, more=True)),
        ("9437012345 a@b.in 9437054321", by(P, MAIL, Q, more=True)),
        ("9437012345 or mail a@b.in", by(P, more=True)),
        ("9437012345 Jatni", by(P, ulb="JA")),
        ("ramesh, 9437054321", by(Q, name="ramesh", name_first=True)),
        ("Jatni, Maa SHG, A@B.in", by(MAIL, name="Maa SHG", ulb="JA", name_first=True)),
        ("Jatni 94370 1234567, Puri is slow", by("94370 1234567", ulb="JA", more=True)),
        ("from Sri Patra of Puri 9437012345", by(P, name="Sri Patra", ulb="PU", name_first=True)),
        (
            "Jatni, Ramesh Dhenkanal 9437012345, otp",
            by(P, name="Ramesh Dhenkanal", ulb="JA", name_first=True, more=True),
        ),
        ("Mohan Das contact no 9437012345", by(P, name="Mohan Das", name_first=True)),
        ("JE Jatni 9437012345", by(P, name="JE", ulb="JA")),
        ("Mohan, JE, Jatni 9437012345", by(P, **MOHAN, name_first=True, more=True)),
        # whose number that is, is no caller's first word
        ("9437012345, is his second number", None),
        ("9437012345 (WhatsApp)", None),
        ("Mohan from Jatni side 9437012345", None),
        # by name and town
        ("Mohan, Jatni", by(**MOHAN)),
        ("Mohan, Jatni, otp, 9437012345", by(**MOHAN, more=True)),
        ("Mohan, Jatni, 9437012345 is his WhatsApp number", by(**MOHAN, more=True)),
        ("Mohan, Jatni, call 9437012345", by(**MOHAN, more=True)),
        ("Maa SHG, Jatni, WhatsApp a@b.in is blank", by(name="Maa SHG", ulb="JA", more=True)),
        ("12) Mohan, Jatni", by(**MOHAN)),
        ("123) Mohan, Jatni", None),
        ("Mohan here, Jatni", by(**MOHAN)),
        ("Mohan Jatni here", by(**MOHAN)),
        ("Mohan, Jatni here", by(**MOHAN, more=True)),
        ("here, Mohan, Jatni", None),
        ("Mohan (JE), Jatni, otp", by(name="Mohan (JE)", ulb="JA", more=True)),
        ("Mohan (Jatni) otp", by(**MOHAN, more=True)),
        ("Mohan\nJatni is slow", by(**MOHAN, more=True)),
        ("Mohan: Jatni", by(**MOHAN, more=True)),
        ("Mohan Jatni, otp", by(**MOHAN, more=True)),
        ("Mohan of Jatni, otp", by(**MOHAN, more=True)),
        ("Mohan from Jatni NAC, otp", by(**MOHAN, more=True)),
        ("I am Mohan from Jatni", by(**MOHAN, more=True)),
        ("I am Mohan speaking from Jatni otp", by(**MOHAN, more=True)),
        ("I am Mohan Das speaking from Jatni", by(name="Mohan Das", ulb="JA", more=True)),
        ("Ram Puri of Jatni, otp", by(name="Ram Puri", ulb="JA", more=True)),
        ("Mohan of Jatni otp", None),
        ("S Das from Puri, otp", by(name="S Das", ulb="PU", more=True)),
        ("A. Puri, otp", None),
        ("Mohan Bhubneswar, otp", None),
        ("Mohan from Bhubneswar, otp", None),
        ("Mohan at Jatni, otp", by(**MOHAN, more=True)),
        ("Mohan Puri, otp", None),
        ("mohan Jatni, otp", None),
        ("A. K. Das, Jatni, otp", by(name="A. K. Das", ulb="JA", more=True)),
        ("S SHG, Jatni", None),
        ("Jatni, Mohan", None),
        ("Jatni, Mohan, otp", by(**MOHAN, more=True)),
        ("Jatni, Mohan Das", by(name="Mohan Das", ulb="JA")),
        ("Jatni, mohan", None),
        ("Jatni, mohan, otp", None),
        ("1) Maa SHG, 1 Jatni", None),
    ],
)
def test_a_message_opens_with_this_caller_or_with_none(text: str, opening: Opening | None) -> None:
    assert opening_of(text, LISTS) == opening


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Hello, Sri Ramesh Das", Reading(name="Sri Ramesh Das", rest="Hello")),
        (
            f"Hello, 9437012345 Mohan, see {REF}",
            Reading(phone=P, name="Mohan", refs=(REF,), rest=f"Hello see {REF}"),
        ),
        ("URGENT -- 9437012345 Mohan", Reading(phone=P, name="Mohan", rest="URGENT")),
        ("(Jatni) 9437012345", Reading(phone=P, ulb="JA", rest="(Jatni) 9437012345")),
        ("Dhenkanal A@B.in", Reading(email=MAIL, ulb="DL", rest="Dhenkanal A@B.in")),
        ("943701234567", Reading(rest="943701234567")),
        ("I am Mohan from Jatni, Puri is slow", Reading(**MOHAN, rest="I am Mohan from Jatni, Puri is slow")),
    ],
)
def test_a_form_s_first_words_say_this(text: str, reading: Reading) -> None:
    assert read_call(text, LISTS) == reading
