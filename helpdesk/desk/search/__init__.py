"""Uses of those who look for something: tickets, callers, ready answers."""
