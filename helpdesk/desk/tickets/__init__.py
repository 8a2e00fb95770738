"""Uses of a ticket: claim, ask, answer, resolve, move, promise, link, end."""
