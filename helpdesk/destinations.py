"""Other systems beside Telegram: what is owed to them, and people whom only they know."""

from __future__ import annotations

from enum import StrEnum

ELSEWHERE = 1 << 52  # from here on people are numbered whom only another system knows: Telegram's ids are below


class Destination(StrEnum):
    """Where a row of the outbox is owed to. Each has a sender of its own, to which the rows of others are nothing.

    In Telegram a row goes to a chat; elsewhere it goes in a lane, in the order in which it was owed.
    """

    TELEGRAM = "telegram"
    JIRA = "jira"  # a lane is a ticket
    MAIL = "mail"  # a lane is an address


def has_chat(person: int) -> bool:
    """Whether somebody can be written to in Telegram, for all that their number says."""
    return person < ELSEWHERE
