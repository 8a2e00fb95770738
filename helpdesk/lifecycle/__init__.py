"""What may happen to a ticket: the table of states and actions, and the rules behind it."""
