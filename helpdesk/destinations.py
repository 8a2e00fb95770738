"""Where a row of the outbox is owed to: each has a sender of its own, to which the rows of others are nothing."""

from __future__ import annotations

from enum import StrEnum


class Destination(StrEnum):
    """In Telegram a row goes to a chat; elsewhere it goes in a lane, in the order in which it was owed."""

    TELEGRAM = "telegram"
    JIRA = "jira"  # a lane is a ticket
