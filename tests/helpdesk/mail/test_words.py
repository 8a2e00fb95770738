"""What is new in a mail, by a table of how programs and people write: in doubt a line stays."""

from __future__ import annotations

import pytest

from helpdesk.mail.words import new_words

SAID = "The site does not open."
FORMER = "From: Helpdesk <h@mukta.example>\nSent: Friday\nTo: Ramesh\nSubject: Site\n\nWhich site?"


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        f"{SAID}\n\nOn Fri, 20 Nov 2026 at 10:12, Helpdesk <h@mukta.example> wrote:\n> Which site?",
        f"> Which site?\n{SAID}",
        f"{SAID}\n\nOn Fri, 20 Nov 2026, Helpdesk\n<h@mukta.example>\nwrote:\nWhich site?",
        f"{SAID}\n\n-----Original Message-----\nWhich site?",
        f"{SAID}\n\n____________\n\n{FORMER}",
        f"{SAID}\n\n{FORMER}",
        f"{SAID}\n\nSent from my iPhone",
        f"{SAID}\n\nRegards\nRamesh\n-- \nJatni NAC",
        f"{SAID}\n\n==========\nDisclaimer: read it not.",
        f"CAUTION: this mail is from outside.\nClick nothing.\n\n{SAID}",
        f"[image: logo]\n{SAID}",
        f"---------- Forwarded message ---------\nFrom: Ramesh\nDate: today\n\n{SAID}",
        f"> On Fri, 20 Nov 2026 at 10:12, Ramesh <r@x.example> wrote:\n> {SAID}",
    ],
)
def test_only_what_is_new_is_left(text: str) -> None:
    assert new_words(text).text == SAID


@pytest.mark.parametrize(
    "text",
    [
        "On Monday I wrote:\n\nNothing came back.",
        "On Monday I wrote\nabout it, and nobody answered:\nthat is why I write\nagain, four lines on.",
        "From: where can I get the form?",
        "Which of these is right?\n__________\nThe first, or the second?",
        "____________",
        "[image: logo]",
        "Disclaimer: I am no engineer.",
        "CAUTION: never click outside.",
        "Thank you\nfor the long talk of yesterday, in which it became clear that nothing of what was tried had "
        "any effect on the site at all.",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert new_words(text).text == text


def test_what_stands_under_the_words_is_kept_apart_and_what_is_added_after_it_is_said() -> None:
    closed = new_words(f"{SAID}\n\nRegards,\nRamesh\n\nPS: only in Firefox.\n-- \nJatni NAC")
    assert closed.text == f"{SAID}\n\nPS: only in Firefox."
    assert closed.signature == "Regards,\nRamesh\n\nJatni NAC"
