"""What is remembered of a conversation: a form in progress, a question of ours that waits. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

CUT_TEXT = 2_000  # letters: apps cut a text of more than 4,096 at the best place in its second half
REST_WITHIN = timedelta(seconds=3)
FORWARDED_WITHIN = timedelta(seconds=1)


def goes_on(letters: int, gap: timedelta, *, forwarded: bool) -> bool:
    """Whether what somebody said ``gap`` after a message of so many ``letters`` is the same act in one more message.

    The rest of a text that was too long for one comes at once, and so does what is forwarded together, or with words.
    """
    if forwarded:
        return gap <= FORWARDED_WITHIN
    return letters >= CUT_TEXT and gap <= REST_WITHIN


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A form in progress. ``body`` is the form as JSON; ``id`` 0 is not stored yet."""

    id: int = 0
    person: int
    chat_id: int
    body: str
    version: int = 1
    focused: bool = True  # the one that the person's next words go to
    heard: int | None = None  # the person's latest message in it: the form's card must stand below
    changed_at: datetime
    phone: str | None = None  # the caller's, as far as the form knows it: ``with_phone`` looks for it
    held: bool = False  # no form yet: words whose person is asked what they are for


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    """A question of ours that waits for somebody's words; ``id`` 0 is not stored yet."""

    id: int = 0
    chat_id: int
    person: int  # who was asked
    action: str  # what the words are for
    ticket: int
    facts: Mapping[str, str | int | bool | None]
    asked_at: datetime
