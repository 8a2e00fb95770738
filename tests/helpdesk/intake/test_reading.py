"""One message may say it all: what it says of caller, place and trouble is read out of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.intake.opening import read_call
from helpdesk.intake.reading import Reading, read
from helpdesk.matching.modules import module_in
from helpdesk.settings.settings import Ulb
from helpdesk.text.muktasoft import find_refs
from helpdesk.text.names import LABELS
from helpdesk.text.words import clean, words
from tests.helpdesk.desk import LISTS

P = "+919437012345"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9437012345 Ramesh, Jatni, muster roll does not open", (P, "Ramesh", "JA", "muster roll does not open")),
        ("+91 94370-12345 Ramesh Sahoo\nJatni\nmuster roll\nstuck", (P, "Ramesh Sahoo", "JA", "muster roll\nstuck")),
        (
            "0674-2391234, Sri R. K. Das, Dhenkanal, bill wrong",
            ("+916742391234", "Sri R. K. Das", "DL", "bill wrong"),
        ),
        ("Ramesh 9437012345 jatni muster roll khulu nahi", (P, "Ramesh", "JA", "muster roll khulu nahi")),
        ("୯୪୩୭୦୧୨୩୪୫ ରମେଶ ସାହୁ, ଜଟଣୀ, ମଷ୍ଟର ଖୋଲୁନାହିଁ", (P, "ରମେଶ ସାହୁ", "JA", "ମଷ୍ଟର ଖୋଲୁନାହିଁ")),
        ("९४३७०१२३४५, रमेश, मस्टर नहीं खुल रहा", (P, "रमेश", None, "मस्टर नहीं खुल रहा")),
        ("୯୪୩୭୦୧୨୩୪୫, ରମେଶ", (P, "ରମେଶ", None, "")),
        ("୯୪୩୭୦୧୨୩୪୫, ଖରାପ ଅଛି ଆଜି", (P, None, None, "ଖରାପ ଅଛି ଆଜି")),
        ("ଜଟଣୀରେ ମଷ୍ଟର ଖୋଲୁନାହିଁ", (None, None, "JA", "ଜଟଣୀରେ ମଷ୍ଟର ଖୋଲୁନାହିଁ")),
        ("roads in Jatni are broken", (None, None, "JA", "roads in Jatni are broken")),
        ("roads in Jatni, Dhenkanal are broken", (None, None, None, "roads in Jatni, Dhenkanal are broken")),
        ("9437012345 Ramesh", (P, "Ramesh", None, "")),
        ("94370 - 12345 Ramesh - otp - stuck", (P, "Ramesh", None, "otp - stuck")),
        ("9437012345", (P, None, None, "")),
        ("9437012345 Jatni", (P, None, "JA", "")),
        ("muster roll does not open", (None, None, None, "muster roll does not open")),
        ("9437012345 muster roll not opening", (P, None, None, "muster roll not opening")),
        ("9437012345, muster roll not opening", (P, None, None, "muster roll not opening")),
        ("9437012345 Ramesh muster roll not opening", (P, "Ramesh", None, "muster roll not opening")),
        ("9437012345 jatni roads are broken", (P, None, "JA", "roads are broken")),
        ("9437012345 roads in Jatni are broken", (P, None, "JA", "roads in Jatni are broken")),
        ("9437012345 Ramesh Puri, Jatni, otp", (P, "Ramesh Puri", "JA", "otp")),
        ("9437012345 Ramesh Jatni", (P, "Ramesh", "JA", "")),
        ("from Sri Patra of Puri 9437012345", (P, "Sri Patra", "PU", "")),
        ("my name is Ramesh 9437012345 from jatni otp stuck", (P, "Ramesh", "JA", "otp stuck")),
        ("Ramesh Jatni, otp", (None, "Ramesh", "JA", "otp")),
        ("Jatni, Ramesh Dhenkanal 9437012345, otp", (P, "Ramesh Dhenkanal", "JA", "otp")),
        ("Ramesh (JE) 9437012345", (P, "Ramesh (JE)", None, "")),
        ("9437012345, ramesh, otp", (P, "ramesh", None, "otp")),
        ("9437012345, ramesh", (P, None, None, "ramesh")),
        ("BH", (None, None, "BH", "")),
        ("bh is slow", (None, None, None, "bh is slow")),
        ("Ramesh, 9437012345, Jatni", (P, "Ramesh", "JA", "")),
        ("ramesh, 9437012345", (P, "ramesh", None, "")),
        ("Ramesh Sahoo, Jatni, otp", (None, "Ramesh Sahoo", "JA", "otp")),
        ("Ramesh Kumar", (None, "Ramesh Kumar", None, "")),
        ("Water", (None, None, None, "Water")),
        ("Server Down", (None, None, None, "Server Down")),
        ("1042", (None, None, None, "1042")),
        (
            "wage seeker with mobile 9437012345 refused",
            (None, None, None, "wage seeker with mobile 9437012345 refused"),
        ),
        ("otp missing, 9437012345", (P, None, None, "otp missing")),
        ("otp missing, 9437012345 is refused", (None, None, None, "otp missing, 9437012345 is refused")),
        ("otp missing, Ramesh 9437012345", (P, "Ramesh", None, "otp missing")),
        ("otp missing\nJatni", (None, None, "JA", "otp missing")),
        ("9437012345, 9437054321, otp", (P, None, None, "9437054321, otp")),
        ("Jatni\nDhenkanal\notp", (None, None, "JA", "Dhenkanal\notp")),
        ("9437012345 Ramesh, Jatni, Dhenkanal otp", (P, "Ramesh", "JA", "Dhenkanal otp")),
        ("Jatni, 9437012345 Puri otp", (P, None, "JA", "Puri otp")),
        ("Ramesh, 9437012345 Sita, otp", (P, "Ramesh", None, "Sita, otp")),
        ("Ramesh, Sita 9437012345 otp", (None, "Ramesh", None, "Sita 9437012345 otp")),
        ("Ph: 9437012345\nName: ramesh sahu\nULB: Jatni\nIssue: otp", (P, "ramesh sahu", "JA", "Issue: otp")),
        ("Name - Mohan Das\nMobile - 9437012345\nULB - Jatni\nIssue - otp", (P, "Mohan Das", "JA", "Issue - otp")),
        ("ସୁନୀତା ରାଉତ, ପୁରୀ, ଲଗଇନ୍ ହେଉନାହିଁ", (None, "ସୁନୀତା ରାଉତ", "PU", "ଲଗଇନ୍ ହେଉନାହିଁ")),
        ("Jatni: Ramesh 9437012345: otp", (P, "Ramesh", "JA", "otp")),
        ("9437012345 Ramesh/Jatni/otp", (P, "Ramesh", "JA", "otp")),
        ("9437012345 ରମେଶ, ଜଟଣି, otp", (P, "ରମେଶ", "JA", "otp")),
        ("9437012345 ରମେଶ, ଜଟଣୀ ନଗରପାଳିକା, otp", (P, "ରମେଶ", "JA", "otp")),
        ("9437012345 କୁନି, ଜଟଣୀ, ମଷ୍ଟର ଆସିନି", (P, "କୁନି", "JA", "ମଷ୍ଟର ଆସିନି")),
        ("ରାସ୍ତା ଖରାପ, ଜଟଣୀ, ଆଜି", (None, None, "JA", "ରାସ୍ତା ଖରାପ, ଜଟଣୀ, ଆଜି")),
        ("JE's number is 9437012345", (None, None, None, "JE's number is 9437012345")),
        ("कृपया 9437012345 पर कॉल करें", (None, None, None, "कृपया 9437012345 पर कॉल करें")),
        ("9437012345 😀", (P, None, None, "😀")),
        ("9437012345 Jatni NAC, otp", (P, None, "JA", "otp")),
        ("9437012345 Das K., Jatni, roll is blank.", (P, "Das K.", "JA", "roll is blank.")),
        ("9437012345 Das K. (Jatni) roll is blank...", (P, "Das K.", "JA", "roll is blank")),
        ("9437012345 Das (JE), otp", (P, "Das (JE)", None, "otp")),
        ("9437012345 (JE), otp", (P, "JE", None, "otp")),
        ("Das K.", (None, "Das K.", None, "")),
        ("9437012345 Das Kumar.", (P, "Das Kumar", None, "")),
        ("Ramesh - (JE), Jatni", (None, "Ramesh, JE", "JA", "")),
        ("9437012345 Maa problem SHG", (P, None, None, "Maa problem SHG")),
        ("Das Kumar A.", (None, "Das Kumar A.", None, "")),
        ("9437012345 SHG", (P, "SHG", None, "")),
        ("9437012345 Maa Mangala Mahila Bikash SHG", (P, "Maa Mangala Mahila Bikash SHG", None, "")),
        ("(...), otp", (None, None, None, "otp")),
        ("943701234567, roll is blank.", (None, None, None, "roll is blank\n943701234567")),
        ("Maa SHG", (None, "Maa SHG", None, "")),
        ("943701234567, otp missing", (None, None, None, "otp missing\n943701234567")),
        ("943701234567 otp missing", (None, None, None, "otp missing\n943701234567")),
        ("bill - 943701234567 - otp", (None, None, None, "bill, otp\n943701234567")),
        ("ph is off, ph 943701234567", (None, None, None, "ph is off\n943701234567")),
        ("the bill 943701234567 is late", (None, None, None, "the bill 943701234567 is late")),
        ("otp missing, a@b.in is refused", (None, None, None, "otp missing, a@b.in is refused")),
        ("otp missing\nBhubneswar", (None, None, None, "otp missing\nBhubneswar")),
        ("9437012345 Bhubneswar", (P, "Bhubneswar", None, "")),
        ("ରମେଶ, Bhubneswar, otp", (None, None, None, "ରମେଶ, Bhubneswar, otp")),
        ("Mohan Bhubneswar, otp", (None, "Mohan Bhubneswar", None, "otp")),
        ("9437012345 Das Kumar otp missing...", (P, "Das Kumar", None, "otp missing")),
        ("9437012345 is blank...", (P, None, None, "is blank")),
        ("Ph 9437012345 / otp / ()", (P, None, None, "otp")),
        ("Jatni: otp 9437012345", (None, None, "JA", "Jatni: otp 9437012345")),
        ("Bhubneswar: Ramesh 9437012345", (None, None, None, "Bhubneswar: Ramesh 9437012345")),
        ("Puri, Jatni: Ramesh 9437012345", (None, None, "PU", "Jatni: Ramesh 9437012345")),
        ("Ramesh, Sita: Jatni 9437012345", (None, "Ramesh", "JA", "Sita: Jatni 9437012345")),
        ("ରମେଶ, ଢେଙ୍କାନାଳ", (None, None, "DL", "ରମେଶ, ଢେଙ୍କାନାଳ")),
        ("9437012345, ରମେଶ ସାହୁ", (P, "ରମେଶ ସାହୁ", None, "")),
        ("9437012345, ରମେଶ ସାହୁ ଦାସ, ଜଟଣୀ", (P, "ରମେଶ ସାହୁ ଦାସ", "JA", "")),
        ("9437012345, ରମେଶ ସାହୁ ଦାସ", (P, None, None, "ରମେଶ ସାହୁ ଦାସ")),
        (", , ,", (None, None, None, "")),
        ("", (None, None, None, "")),
        ("\u202e9437012345\u202c \u200eRamesh\x00", (P, "Ramesh", None, "")),
        (f"9437012345 {'Ab' * 60}", (P, None, None, "Ab" * 60)),
    ],
)
def test_number_name_and_town_are_read_and_the_rest_is_description(
    text: str, expected: tuple[str | None, str | None, str | None, str]
) -> None:
    reading = read(text, LISTS)
    assert (reading.phone, reading.name, reading.ulb, reading.rest) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, 9437012345 Mohan", (P, "Mohan", None, "Hello")),
        ("URGENT: 9437012345 Mohan, Jatni, otp", (P, "Mohan", "JA", "URGENT otp")),
        ("New caller: 9437012345 Mohan", (P, "Mohan", None, "")),
        ("ନୂଆ କଲ୍: 9437012345 ମୋହନ", (P, "ମୋହନ", None, "")),
        ("Fwd: 9437012345 Mohan Jatni otp", (P, "Mohan", "JA", "Fwd otp")),
        ("ok 9437012345 Mohan", (P, "Mohan", None, "ok")),
        ("[29/11, 10:12] Mohan: 9437012345 otp", (P, "Mohan", None, "[29/11, 10:12] otp")),
        ("I am Mohan from Jatni, otp", (None, "Mohan", "JA", "I am Mohan from Jatni, otp")),
        ("Mohan Das (Jatni) otp", (None, "Mohan Das", "JA", "Mohan Das (Jatni) otp")),
        ("mohan, jatni, otp", (None, None, "JA", "mohan, jatni, otp")),
        ("call back on 9437012345", (None, None, None, "call back on 9437012345")),
        ("Hello, otp is missing", (None, None, None, "Hello, otp is missing")),
    ],
)
def test_no_greeting_hides_the_caller_in_a_forms_first_words(
    text: str, expected: tuple[str | None, str | None, str | None, str]
) -> None:
    reading = read_call(text, LISTS)
    assert (reading.phone, reading.name, reading.ulb, reading.rest) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9437012345 Ramesh, JE, Jatni, otp", (P, "Ramesh, JE", "JA", "otp")),
        ("9437012345 Ramesh, DEO, Jatni, otp", (P, "Ramesh, DEO", "JA", "otp")),
        ("DEO, 9437012345, Jatni, otp", (P, "DEO", "JA", "otp")),
        ("Ramesh, Junior Engineer, Jatni, otp", (None, "Ramesh, Junior Engineer", "JA", "otp")),
        ("9437012345 Ramesh, Jeypore, otp", (P, "Ramesh", "JE", "otp")),
    ],
)
def test_a_role_is_part_of_the_name_and_no_code_of_a_town(
    text: str, expected: tuple[str | None, str | None, str | None, str]
) -> None:
    lists = replace(LISTS, ulbs=(*LISTS.ulbs, Ulb("JE", "Jeypore"), Ulb("DEO", "Deogarh")))
    reading = read(text, lists)
    assert (reading.phone, reading.name, reading.ulb, reading.rest) == expected


def test_an_address_is_a_way_to_reach_the_caller() -> None:
    reading = read("Ramesh.S@Example.gov.in Ramesh, Bhubneswar, 9437012345, otp", LISTS)
    assert reading == Reading(
        phone=P, email="ramesh.s@example.gov.in", name="Ramesh", ulb="BH", module="login", rest="otp"
    )
    assert read("the mail to a@b.in bounces", LISTS).email is None
    assert read("ramesh, a@b.in", LISTS).name == "ramesh"


def test_the_digits_of_an_id_are_nobodys_number() -> None:
    reading = read("WO/2023-24/94370123 not opening", LISTS)
    assert (reading.phone, reading.refs) == (None, ("WO/2023-24/94370123",))


@pytest.mark.parametrize(
    ("text", "module"),
    [
        ("Muster rolls are empty", "muster_roll"),
        ("the wage bill", "bill"),
        ("bill for a work order", None),
        ("mustering", None),
        ("roads", None),
    ],
)
def test_a_module_is_read_only_when_one_is_meant(text: str, module: str | None) -> None:
    assert module_in(text, LISTS.modules) == module


def test_without_modules_none_is_read() -> None:
    assert module_in("muster roll", ()) is None


PARTS = st.sampled_from(
    [
        "9437012345", "Ramesh", "ramesh sahoo", "Jatni", "roads", "muster roll", ",", "\n", " - ", "does not open",
        "1042", "WO/2023-24/000339", "ଜଟଣୀ", "ରମେଶ", "😀", "a@b.in", "+91 94370-54321", "BH", "name:", "।", "(", ".",
    ]
)  # fmt: skip


@given(st.lists(PARTS, max_size=12).map(" ".join) | st.text(max_size=200))
def test_no_word_of_a_message_is_lost(text: str) -> None:
    reading = read(text, LISTS)
    town = next((ulb for ulb in LISTS.ulbs if ulb.code == reading.ulb), None)
    names = (town.code, town.name, town.name_or, *town.alias, "ULB") if town else ()
    kept = " ".join(filter(None, (reading.rest, reading.name, reading.email, reading.phone, *names)))
    known = {word.folded for word in words(kept)} | LABELS
    for word in words(clean(text).lower()):
        assert word.folded in known or word.folded.isdecimal() or read(word.text, LISTS).email
    assert reading.refs == find_refs(clean(text))
