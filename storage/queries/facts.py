"""The names by which the journal's facts are counted in SQL."""

from __future__ import annotations

from helpdesk.ticket.events import (
    BreachWithdrawn,
    PriorityChanged,
    PromiseKept,
    PromiseMissed,
    Resolved,
    Responded,
    name_of,
)
from helpdesk.ticket.events_work import Reopened, Returned, Withdrawn

BREACH_WITHDRAWN = name_of(BreachWithdrawn)
PRIORITY_CHANGED = name_of(PriorityChanged)
PROMISE_KEPT = name_of(PromiseKept)
PROMISE_MISSED = name_of(PromiseMissed)
REOPENED = name_of(Reopened)
RESOLVED = name_of(Resolved)
RESPONDED = name_of(Responded)
RETURNED = name_of(Returned)

ENDS = (RESOLVED, name_of(Withdrawn))
TURNS = (REOPENED, *ENDS)  # after which a ticket is open, or is not
COUNTED = (RESOLVED, REOPENED, RETURNED, PROMISE_KEPT, PROMISE_MISSED, BREACH_WITHDRAWN)
