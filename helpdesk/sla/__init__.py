"""The clock of a ticket: what starts, stops and moves it, what falls due, and why."""
