"""The names by which the journal's facts are counted in SQL."""

from __future__ import annotations

from helpdesk.ticket.fact import Trait
from helpdesk.ticket.facts.clock import BreachWithdrawn, Responded, ResponseUndone
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.endings import Confirmed, Rated, Reopened, Resolved
from helpdesk.ticket.facts.moves import Returned
from helpdesk.ticket.facts.promises import PromiseKept, PromiseMissed
from helpdesk.ticket.facts.registry import name_of, names_with

BREACH_WITHDRAWN = name_of(BreachWithdrawn)
CONFIRMED = name_of(Confirmed)
RATED = name_of(Rated)
PRIORITY_CHANGED = name_of(PriorityChanged)
PROMISE_KEPT = name_of(PromiseKept)
PROMISE_MISSED = name_of(PromiseMissed)
REOPENED = name_of(Reopened)
RESOLVED = name_of(Resolved)
RESPONDED = name_of(Responded)
RESPONSE_UNDONE = name_of(ResponseUndone)
RETURNED = name_of(Returned)

ENDS = names_with(Trait.ENDS)
TURNS = (REOPENED, *ENDS)  # after which a ticket is open, or is not
COUNTED = names_with(Trait.COUNTED)
