"""How the desk deals with mails: `[mail.desk]` of the configuration. The servers are the process's own affair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Interval, MaxLen

from helpdesk.limits import Reads, fits, stripped

Address = Annotated[
    str, Reads(stripped), fits(r"[^\s<>@,;:\"()]{1,64}@[A-Za-z0-9.-]{1,253}", "must be an e-mail address")
]
Signature = Annotated[str, MaxLen(500)]


@dataclass(frozen=True, kw_only=True, slots=True)
class MailSettings:
    """What the desk writes by mail, whom it believes, and how much of either."""

    address: Address
    """The desk's own: what it writes comes from there, and what comes from there is its own."""
    authority: Annotated[str, Reads(stripped), fits(r"[A-Za-z0-9._-]{0,253}", "must be a server's name")] = ""
    """The name by which the receiving server signs ``Authentication-Results``; "": no From line is ever believed."""
    open: Literal["by hand", "at once"] = "by hand"
    """"at once": a mail from a known caller that says all that a form asks becomes a ticket by itself."""
    ack: bool = True
    acks_per_hour: Annotated[int, Interval(ge=1, le=60)] = 3
    most_cards: Annotated[int, Interval(ge=1, le=200)] = 20
    """So many mails are shown at a time; the others wait in their order."""
    most_files: Annotated[int, Interval(ge=0, le=100)] = 20
    signature: Signature = ""
    signature_or: Signature = ""
    signature_hi: Signature = ""
